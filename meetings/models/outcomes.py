"""What meetings recommend and conclude."""

from __future__ import annotations

from typing import Self

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models.documents import Document
from meetings.models.sessions import Meeting
from resolutions.models import LANGUAGES
from resolutions.permissions import AnyUser


def _reported_to(user: AnyUser) -> models.Q:
    """What stands in a report that the user may see, or in none."""
    return models.Q(document=None) | models.Q(document__in=Document.objects.visible_to(user))


class Outcome(models.Model):
    """What a meeting said, as the report `document` has it.

    `texts` holds it by language, `language` is the one it came in. `order` is its place among those
    of its meeting; `number` is empty where the report gives none.
    """

    number = models.CharField(_("number"), max_length=30, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    texts = models.JSONField(_("texts by language"), default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number or self.text[:80]

    @property
    def text(self) -> str:
        """What it says, in the language it came in."""
        return str(self.texts.get(self.language, ""))

    @property
    def language_here(self) -> str:
        """The language in which a page shows it: that of the interface, else its own."""
        wanted = (get_language() or "en")[:2]
        return wanted if self.texts.get(wanted) else self.language

    @property
    def text_here(self) -> str:
        """What it says in `language_here`."""
        return str(self.texts.get(self.language_here, ""))


class RecommendationStatus(models.TextChoices):
    """What became of a recommendation."""

    OPEN = "open", _("open")
    UNDER_WAY = "under-way", _("under way")
    DONE = "done", _("done")
    OVERTAKEN = "overtaken", _("overtaken by events")


class RecommendationQuerySet(models.QuerySet["Recommendation"]):
    """Recommendations."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those whose report the user may see, and those of no report: everybody sees these."""
        return self.filter(_reported_to(user))


class Recommendation(Outcome):
    """Something that a meeting asks of somebody; `3.15.1` is a part of its parent `3.15`.

    `addressees` are keys of the lexicon (`secretary-general`), or words where it has none;
    `deadline` is a day, a month or a year as ISO 8601 writes them, empty if none is told.
    """

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="recommendations", verbose_name=_("meeting")
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
        verbose_name=_("report"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    addressees = models.JSONField(_("addressees"), default=list, blank=True)
    deadline = models.CharField(
        _("deadline"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{4}(-\d{2}(-\d{2})?)?$")],
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=RecommendationStatus,
        default=RecommendationStatus.OPEN,
    )

    objects = RecommendationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Outcome.Meta):
        abstract = False
        ordering = ["meeting", "order", "pk"]
        verbose_name = _("recommendation")
        verbose_name_plural = _("recommendations")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                condition=~models.Q(number=""),
                name="one_recommendation_of_a_number",
            )
        ]


class ConclusionQuerySet(models.QuerySet["Conclusion"]):
    """Conclusions."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those whose report the user may see, and those of no report: everybody sees these."""
        return self.filter(_reported_to(user))


class Conclusion(Outcome):
    """Something that a meeting concluded or agreed."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="conclusions", verbose_name=_("meeting")
    )
    document = models.ForeignKey(
        Document,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conclusions",
        verbose_name=_("report"),
    )

    objects = ConclusionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Outcome.Meta):
        abstract = False
        ordering = ["meeting", "order", "pk"]
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
