"""Contributions: submitted documents that propose to amend resolutions."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models import Delegation, Document, Meeting, Membership
from resolutions import permissions
from resolutions.models import LANGUAGES
from resolutions.permissions import AnyUser


class ContributionState(models.TextChoices):
    """Who may see a contribution."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    PUBLISHED = "published", _("published")


HANDED_IN_STATES = (ContributionState.SUBMITTED,)
"""The states in which the secretariat sees what belongs to a delegation."""
PUBLIC_STATES = (ContributionState.PUBLISHED,)
"""The states in which everybody sees a contribution. A state that stands in neither is secret."""


class Form(models.TextChoices):
    """How the file shows what was deleted and what was inserted."""

    TRACKED = "tracked", _("tracked changes")
    BY_HAND = "by-hand", _("strike-through and underline made by hand")
    FLATTENED = "flattened", _("text in which deletions and insertions stand fused")
    UNMARKED = "unmarked", _("no revision marks")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions."""

    def visible_to(self, user: AnyUser) -> Self:
        """The public ones, and those of the delegation for which the user acts.

        The secretariat sees besides what it took in itself and what was handed in. A delegation's
        draft is seen by nobody else: neither the secretariat nor an administrator.
        """
        acting = Membership.objects.acting(user)
        public = models.Q(state__in=PUBLIC_STATES)
        seen = public | models.Q(delegation__in=acting.values("delegation"))
        if permissions.is_secretariat(user):
            seen |= models.Q(delegation=None) | models.Q(state__in=HANDED_IN_STATES)
        return self.filter(seen)

    def remembered_for(self, user: AnyUser) -> Self:
        """Those of which the user may see the history.

        How a draft came about stays with its delegation even when everybody may read the outcome.
        """
        acting = Membership.objects.acting(user)
        own = models.Q(delegation=None) | models.Q(delegation__in=acting.values("delegation"))
        return self.visible_to(user).filter(own)


class Contribution(models.Model):
    """What a document proposes, in the language in which it came.

    `head` holds everything that stands before the first proposal; the file itself is the
    document's. `oddities` are what was odd in it: a line (0: the whole file), a sentence, its
    detail. `delegation` is whose it is; none, where the secretariat took it in.
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
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("meeting"),
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
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

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
        return self.state in PUBLIC_STATES

    @property
    def is_handed_in(self) -> bool:
        """Whether the secretariat may see it, whosever it is."""
        return self.is_published or self.state in HANDED_IN_STATES
