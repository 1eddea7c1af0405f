"""What drafting a proposal needs: its other languages, and who is at it now."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.models.proposals import Proposal
from resolutions.models import LANGUAGES


class Translation(models.Model):
    """What one clause of a proposed text says in another language than it was drafted in.

    `source` is the heading and the text that were translated; where the clause says something
    else by now, the translation is stale.
    """

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="translations", verbose_name=_("proposal")
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    uid = models.CharField(_("clause"), max_length=36)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), blank=True)
    spans = models.JSONField(_("spans"), default=list, blank=True)
    source = models.JSONField(_("what was translated"), default=list)

    history = HistoricalRecords()

    class Meta:
        ordering = ["proposal", "language", "pk"]
        verbose_name = _("translation of a clause")
        verbose_name_plural = _("translations of clauses")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "language", "uid"], name="one_translation_of_a_clause"
            )
        ]

    def __str__(self) -> str:
        return f"{self.uid} {self.language}"


class Presence(models.Model):
    """Who looks at a draft, and which clause is open in their editor; forgotten when they go."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences")
    uid = models.CharField(max_length=36, blank=True)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        constraints = [models.UniqueConstraint(fields=["proposal", "user"], name="present_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.proposal}"


class Visit(models.Model):
    """When a person last looked at what had happened, and in which language of the interface.

    That is the language in which messages are written to this person.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="visit")
    seen_at = models.DateTimeField()
    language = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self) -> str:
        return f"{self.user} · {self.seen_at}"
