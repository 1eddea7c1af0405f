"""Comments on contributions, each for the people it is meant for."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.models.contributions import Contribution, Sponsorship
from amendments.models.proposals import Proposal
from meetings.models import Delegation, Membership
from resolutions import permissions
from resolutions.permissions import AnyUser


class Audience(models.TextChoices):
    """For whom a comment is."""

    DELEGATION = "delegation", _("my delegation")
    SPONSORS = "sponsors", _("the sponsors")
    SECRETARIAT = "secretariat", _("my delegation and the secretariat")
    ALL = "all", _("everybody")


class CommentQuerySet(models.QuerySet["Comment"]):
    """Comments."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those meant for the user, on contributions that the user may see.

        What is for a delegation is seen by those who act for it; what is for the sponsors, by those
        who act for the contribution's delegation or for a co-sponsor that has accepted. An answer
        is seen by those who see what it answers. What the secretariat says to the sponsors, and
        what they answer, the secretariat sees too.
        """
        acting = Membership.objects.acting(user).values("delegation")
        own = Q(parent=None, delegation__in=acting) | Q(parent__delegation__in=acting)
        sponsored = Sponsorship.objects.standing().filter(delegation__in=acting)
        theirs = Q(contribution__delegation__in=acting) | Q(
            contribution__in=sponsored.values("contribution")
        )
        meant = (
            Q(audience=Audience.ALL)
            | (Q(audience__in=(Audience.DELEGATION, Audience.SECRETARIAT)) & own)
            | (Q(audience=Audience.SPONSORS) & theirs)
        )
        if permissions.is_secretariat(user):
            begun = Q(parent=None, delegation=None) | Q(parent__isnull=False)
            begun &= Q(parent__delegation=None)
            meant |= Q(audience=Audience.SECRETARIAT) | (Q(audience=Audience.SPONSORS) & begun)
        return self.filter(meant, contribution__in=Contribution.objects.visible_to(user))

    def said_to_all(self, user: AnyUser) -> Self:
        """Those meant for everybody, of the contributions that the user may see."""
        seen = Contribution.objects.visible_to(user)
        return self.filter(audience=Audience.ALL, contribution__in=seen)


class Comment(models.Model):
    """What somebody says of a contribution, a proposal or a clause, or in answer to a comment.

    `uid` is the identity of the clause, empty for the whole; of a clause without one, what
    `amendments.places` makes of its address. An answer has the audience of the
    comment that it answers. `delegation` is for whom its author acted, none for the secretariat.
    `mentions` are those named in it with an @: the key of each and the name as it stands there.
    A comment is never deleted: its author can word it anew, and a thread can be resolved.
    """

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="comments", verbose_name=_("contribution")
    )
    proposal = models.ForeignKey(
        Proposal,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("proposal"),
    )
    uid = models.CharField(_("clause"), max_length=36, blank=True)
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answers"),
    )
    audience = models.CharField(_("for"), max_length=20, choices=Audience)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="comments",
        verbose_name=_("author"),
    )
    delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments",
        verbose_name=_("delegation"),
    )
    text = models.TextField(_("text"))
    mentions = models.JSONField(_("who is mentioned"), default=list, blank=True)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="comments_resolved",
        verbose_name=_("resolved by"),
    )

    objects = CommentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["contribution", "pk"]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return f"{self.author} · {self.contribution}"
