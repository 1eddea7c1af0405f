"""Contributions: submitted documents that propose to amend resolutions."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models import Document
from resolutions import permissions
from resolutions.models import LANGUAGES
from resolutions.permissions import AnyUser


class ContributionState(models.TextChoices):
    """Who may see a contribution."""

    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    PUBLISHED = "published", _("published")


class Form(models.TextChoices):
    """How the file shows what was deleted and what was inserted."""

    TRACKED = "tracked", _("tracked changes")
    BY_HAND = "by-hand", _("strike-through and underline made by hand")
    FLATTENED = "flattened", _("text in which deletions and insertions stand fused")
    UNMARKED = "unmarked", _("no revision marks")


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions."""

    def visible_to(self, user: AnyUser) -> Self:
        """The published ones; the others for the secretariat alone."""
        if permissions.is_secretariat(user):
            return self
        return self.filter(state=ContributionState.PUBLISHED)


class Contribution(models.Model):
    """What a document proposes, in the language in which it came.

    `head` holds everything that stands before the first proposal; the file itself is the
    document's. `oddities` are what was odd in it: a line (0: the whole file), a sentence, its
    detail.
    """

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="contribution", verbose_name=_("document")
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
        return self.state == ContributionState.PUBLISHED
