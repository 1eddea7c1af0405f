"""Citations: what a published clause cites, and what people say of citing a past edition."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.clauses import ClauseText, Provision
from resolutions.models.instruments import Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text import citations as values
from resolutions.text.citations.values import ACTS, TIMES

STORED = tuple(kind for kind in values.CitationKind if kind not in TIMES)
"""The kinds of citations that are kept: dates, periods and deadlines cite nothing."""
CITED_KINDS = tuple(kind.value for kind in values.CitationKind if kind in ACTS)
"""The kinds that cite what a body adopts under a number."""
LONGEST = 200
"""So long a field of a citation is kept; no number, place or paragraph of a real text is."""
LONGEST_REASON = 2000


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations; those of drafts are never stored."""

    def of_acts(self) -> Self:
        """Those of resolutions, decisions, recommendations and opinions."""
        return self.filter(kind__in=CITED_KINDS)

    def in_force(self) -> Self:
        """Those that count: of the last published text of a resolution in force."""
        standing = Version.objects.in_force().order_by().values("pk")
        return self.filter(text__clause__version__in=standing)

    def visible_to(self, user: AnyUser) -> Self:
        """Those of texts that the user may see."""
        seen = Version.objects.visible_to(user).order_by().values("pk")
        return self.filter(text__clause__version__in=seen)


class Citation(models.Model):
    """What a clause of a published text cites at `[start, end)` of its words.

    The fields are those of the recogniser's value, `edition_year` the year as a number. `cited` is
    the resolution with that body, kind and number, once one is public here. `recall` is the rule by
    which its words point to the past, if they do. Rows are derived from the text, written by
    `services.citations` alone and never changed by people: what people say is a `Recall`.
    """

    text = models.ForeignKey(ClauseText, models.CASCADE, related_name="citations")
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    kind = models.CharField(_("kind"), max_length=30)
    body = models.CharField(_("body"), max_length=LONGEST, blank=True)
    number = models.CharField(_("number"), max_length=LONGEST, blank=True)
    year = models.CharField(_("year"), max_length=LONGEST, blank=True)
    place = models.CharField(_("place"), max_length=LONGEST, blank=True)
    status = models.CharField(_("status"), max_length=LONGEST, blank=True)
    paragraph = models.CharField(_("paragraph"), max_length=LONGEST, blank=True)
    confidence = models.FloatField(
        _("confidence"), validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    edition_year = models.PositiveSmallIntegerField(_("edition"), null=True)
    recall = models.CharField(_("recalls the past"), max_length=50, blank=True)
    recall_confidence = models.FloatField(_("confidence of the recall"), default=0)
    cited = models.ForeignKey(
        Resolution, models.SET_NULL, null=True, related_name="incoming", verbose_name=_("cited")
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["text", "start", "end"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        indexes = [
            models.Index(fields=["cited", "edition_year"], name="citations_by_edition"),
            models.Index(fields=["body", "kind", "number"], name="citations_by_number"),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.kind} {self.number} {self.year}".strip()


class Recall(models.Model):
    """What a person says of a citation of a past edition, wherever the provision has it.

    It is told by the provision, what is cited and the year, so that it holds in every language and
    goes on to later versions as long as the citation stands there. `is_past`: it rightly points to
    the past; else it is to be brought up to date, whatever its words suggest.
    """

    provision = models.ForeignKey(
        Provision, models.PROTECT, related_name="recalls", verbose_name=_("provision")
    )
    cited = models.ForeignKey(
        Resolution, models.PROTECT, related_name="recalls", verbose_name=_("cited")
    )
    year = models.PositiveSmallIntegerField(_("edition"))
    is_past = models.BooleanField(_("rightly past"), default=True)
    reason = models.TextField(_("reason"), max_length=LONGEST_REASON, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="recalls", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = _("rightly past citation")
        verbose_name_plural = _("rightly past citations")
        constraints = [
            models.UniqueConstraint(fields=["provision", "cited", "year"], name="one_recall")
        ]

    def __str__(self) -> str:
        return f"{self.provision} {self.cited} {self.year}"
