"""Contributions: submitted documents that propose to amend resolutions."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models import DRAFTING, Delegation, Document, Membership
from resolutions import permissions
from resolutions.models import LANGUAGES
from resolutions.permissions import AnyUser


class ContributionState(models.TextChoices):
    """Where a contribution stands, and so who may see it."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    PUBLISHED = "published", _("published")
    CONSIDERED = "considered", _("considered")
    SUPERSEDED = "superseded", _("superseded")
    WITHDRAWN = "withdrawn", _("withdrawn")


HANDED_IN_STATES = (ContributionState.SUBMITTED,)
"""The states in which the secretariat sees what belongs to a delegation."""
PUBLIC_STATES = (
    ContributionState.PUBLISHED,
    ContributionState.CONSIDERED,
    ContributionState.SUPERSEDED,
)
"""The states in which everybody sees a contribution. A state that stands in neither is secret.

What is withdrawn stays with those who saw it before: `handed_in_at` and `published_at` tell.
"""
GONE_STATES = (ContributionState.SUPERSEDED, ContributionState.WITHDRAWN)
"""The states in which nothing that a contribution proposes is wanted any more."""


class Relation(models.TextChoices):
    """What a contribution is to the one that it follows."""

    REVISION = "revision", _("revision")
    CORRIGENDUM = "corrigendum", _("corrigendum")
    ADDENDUM = "addendum", _("addendum")


class Form(models.TextChoices):
    """How the file shows what was deleted and what was inserted."""

    TRACKED = "tracked", _("tracked changes")
    BY_HAND = "by-hand", _("strike-through and underline made by hand")
    FLATTENED = "flattened", _("text in which deletions and insertions stand fused")
    UNMARKED = "unmarked", _("no revision marks")
    DRAFTED = "drafted", _("drafted here")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions."""

    def visible_to(self, user: AnyUser) -> Self:
        """The public ones, and those of the delegation for which the user acts or that it sponsors.

        The secretariat sees besides what it took in itself and what was handed in. A delegation's
        draft is seen by nobody else: neither the secretariat nor an administrator.
        """
        seen = PUBLIC | _own(user)
        if permissions.is_secretariat(user):
            seen |= models.Q(delegation=None) | HANDED_IN
        return self.filter(seen)

    def sponsored_by(self, user: AnyUser) -> Self:
        """Those for whose delegation, or for a co-sponsor that has accepted, the user writes."""
        acting = Membership.objects.acting(user).filter(role__in=DRAFTING).values("delegation")
        sponsored = Sponsorship.objects.standing().filter(delegation__in=acting)
        theirs = models.Q(delegation__in=acting) | models.Q(pk__in=sponsored.values("contribution"))
        return self.filter(theirs)

    def drafted_by(self, user: AnyUser) -> Self:
        """The drafts that the user may write in."""
        return self.sponsored_by(user).filter(state=ContributionState.DRAFT)

    def remembered_for(self, user: AnyUser) -> Self:
        """Those of which the user may see the history.

        How a draft came about stays with its sponsors even when everybody may read the outcome.
        """
        own = _own(user)
        if permissions.is_secretariat(user):
            own |= models.Q(delegation=None)
        return self.visible_to(user).filter(own)


PUBLIC = models.Q(state__in=PUBLIC_STATES) | models.Q(
    state=ContributionState.WITHDRAWN, published_at__isnull=False
)
HANDED_IN = models.Q(state__in=HANDED_IN_STATES) | models.Q(
    state=ContributionState.WITHDRAWN, handed_in_at__isnull=False
)


def _own(user: AnyUser) -> models.Q:
    """Those of the delegation for which the user acts, or that it sponsors or is asked to.

    A subquery, so that a contribution with several sponsors is found once.
    """
    acting = Membership.objects.acting(user).values("delegation")
    sponsored = Sponsorship.objects.filter(delegation__in=acting, state__in=SEEING)
    return models.Q(delegation__in=acting) | models.Q(pk__in=sponsored.values("contribution"))


class Contribution(models.Model):
    """What a document proposes, in the language in which it came.

    `head` holds everything that stands before the first proposal; the file itself is the
    document's. `oddities` are what was odd in it: a line (0: the whole file), a sentence, its
    detail. `delegation` is whose it is; none, where the secretariat took it in. `handed_in_at` is
    when it was submitted, none again once it was sent back; `is_late` whether that was after the
    deadline of the document's meeting. `follows` is the contribution that it revises, corrects or
    adds to.
    """

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="contribution", verbose_name=_("document")
    )
    delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("delegation"),
    )
    state = models.CharField(
        _("state"), max_length=20, choices=ContributionState, default=ContributionState.DRAFT
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    form = models.CharField(_("form"), max_length=20, choices=Form, default=Form.UNMARKED)
    head = models.JSONField(_("head"), default=dict, blank=True)
    oddities = models.JSONField(_("what was odd in it"), default=list, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="contributions",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    handed_in_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    is_late = models.BooleanField(_("late"), default=False)
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("follows"),
    )
    relation = models.CharField(_("relation"), max_length=20, choices=Relation, blank=True)

    objects = ContributionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_published(self) -> bool:
        """Whether everybody may see it."""
        withdrawn = self.state == ContributionState.WITHDRAWN and self.published_at is not None
        return withdrawn or self.state in PUBLIC_STATES

    @property
    def is_handed_in(self) -> bool:
        """Whether the secretariat may see it, whosever it is."""
        withdrawn = self.state == ContributionState.WITHDRAWN and self.handed_in_at is not None
        return withdrawn or self.is_published or self.state in HANDED_IN_STATES

    @property
    def was_taken_in(self) -> bool:
        """Whether it came on paper or as a file, whosever it is by now; one query."""
        found: bool = self.history.filter(delegation=None).exists()
        return found


class SponsorState(models.TextChoices):
    """What a delegation that was asked has answered."""

    INVITED = "invited", _("invited")
    ACCEPTED = "accepted", _("co-sponsor")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


SEEING = (SponsorState.INVITED, SponsorState.ACCEPTED)
"""The states in which a delegation sees the draft: from the invitation on, until it goes."""


class SponsorshipQuerySet(models.QuerySet["Sponsorship"]):
    """Sponsorships."""

    def standing(self) -> Self:
        """Those of delegations that have accepted and not withdrawn."""
        return self.filter(state=SponsorState.ACCEPTED)


class Sponsorship(models.Model):
    """A delegation that was asked to co-sponsor a contribution, and what it said."""

    contribution = models.ForeignKey(
        Contribution,
        models.CASCADE,
        related_name="sponsorships",
        verbose_name=_("contribution"),
    )
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, related_name="sponsorships", verbose_name=_("delegation")
    )
    state = models.CharField(
        _("state"), max_length=20, choices=SponsorState, default=SponsorState.INVITED
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="sponsorships_invited",
        verbose_name=_("invited by"),
    )
    invited_at = models.DateTimeField(_("invited at"), auto_now_add=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    objects = SponsorshipQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["contribution", "pk"]
        verbose_name = _("co-sponsor")
        verbose_name_plural = _("co-sponsors")
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "delegation"], name="asked_once_to_sponsor"
            )
        ]

    def __str__(self) -> str:
        return f"{self.delegation} · {self.contribution}"
