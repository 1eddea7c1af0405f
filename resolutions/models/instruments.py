"""Bodies, the resolutions they adopt, and the versions of a resolution."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Self

from django.contrib.auth.models import AnonymousUser, User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext, gettext_noop
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions import permissions
from resolutions.addresses import KEPT, address
from resolutions.editions import name_edition
from resolutions.models.immutability import PUBLISHED, Guarded, GuardedQuerySet, Permit
from resolutions.text import clauses as values
from resolutions.text.places import place_in

# The bodies that exist from the first migration on, in the order in which lists show them.
STANDING_BODIES = (
    ("pp", gettext_noop("Plenipotentiary Conference")),
    ("council", gettext_noop("Council")),
    ("wtsa", gettext_noop("World Telecommunication Standardization Assembly")),
    ("wtdc", gettext_noop("World Telecommunication Development Conference")),
    ("ra", gettext_noop("Radiocommunication Assembly")),
    ("wrc", gettext_noop("World Radiocommunication Conference")),
    ("un", gettext_noop("United Nations General Assembly")),
)


class Body(models.Model):
    """Who adopts: a conference, an assembly, the Council."""

    code = models.SlugField(_("code"), primary_key=True, max_length=20)
    name = models.CharField(_("name"), max_length=200)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["order", "code"]
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The body's name in the language of the interface, where that is known."""
        return gettext(self.name)


class InstrumentKind(models.TextChoices):
    """What a body adopts."""

    RESOLUTION = "resolution", _("Resolution")
    DECISION = "decision", _("Decision")
    RECOMMENDATION = "recommendation", _("Recommendation")
    OPINION = "opinion", _("Opinion")


def designation(kind: str, number: str) -> str:
    """How an address names an instrument: `1332`, or `decision-5` if it is no resolution."""
    return number if kind == InstrumentKind.RESOLUTION else f"{kind}-{number}"


@lru_cache(maxsize=KEPT)
def named(_language: str | None, kind: str, number: str) -> str:
    """`Resolution 1332`, in the language that is active; a list names hundreds, so it is kept."""
    return gettext("%(kind)s %(number)s") % {"kind": InstrumentKind(kind).label, "number": number}


@lru_cache(maxsize=KEPT)
def named_in_full(language: str | None, kind: str, number: str, body: str) -> str:
    """The same with the body that has this name, in the language that is active."""
    words = {"resolution": named(language, kind, number), "body": gettext(body)}
    return gettext("%(resolution)s (%(body)s)") % words


class ResolutionQuerySet(models.QuerySet["Resolution"]):
    """Resolutions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Those of which the user may see a version."""
        if permissions.is_secretariat(user):
            return self
        return self.filter(
            models.Exists(Version.objects.filter(resolution=models.OuterRef("pk"), state=PUBLISHED))
        )

    def designated(self, body: str, designator: str) -> Self:
        """The one (or none) that the address `<body>/<designator>` names."""
        kind, _dash, number = designator.partition("-")
        if kind not in InstrumentKind.values or kind == InstrumentKind.RESOLUTION:
            kind, number = InstrumentKind.RESOLUTION, designator
        return self.filter(body=body, kind=kind, number=number)


class Resolution(models.Model):
    """An instrument: a number of a body, which stays while its text is revised."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="resolutions", verbose_name=_("body")
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=InstrumentKind, default=InstrumentKind.RESOLUTION
    )
    number = models.CharField(_("number"), max_length=30)
    number_order = models.PositiveIntegerField(editable=False, default=0)
    in_force = models.BooleanField(_("in force"), default=True)

    objects = ResolutionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["body__order", "kind", "number_order", "number"]
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [
            models.UniqueConstraint(fields=["body", "kind", "number"], name="one_resolution")
        ]

    def __str__(self) -> str:
        return named_in_full(get_language(), self.kind, self.number, self.body.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the number's leading digits kept for sorting."""
        digits = re.match(r"\d{1,9}", self.number)
        self.number_order = int(digits[0]) if digits else 0
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """The page of the text in force."""
        return address("resolutions:resolution", self.body_id, self.designator)

    @property
    def name(self) -> str:
        """How a person names it: `Resolution 1332`."""
        return named(get_language(), self.kind, self.number)

    @property
    def designator(self) -> str:
        """How addresses name it: `1332` or `decision-5`."""
        return designation(self.kind, self.number)


class VersionState(models.TextChoices):
    """Whether the world may see a version, and whether it may still change."""

    DRAFT = "draft", _("draft")
    PUBLISHED = PUBLISHED, _("published")


class Action(models.TextChoices):
    """How an edition came about."""

    NEW = values.Action.NEW.value, _("adopted")
    REVISED = values.Action.REVISED.value, _("revised")
    MODIFIED = values.Action.MODIFIED.value, _("modified")


def place_here(place: str) -> str:
    """What the language of the interface calls a place."""
    return place_in(place, (get_language() or "en").split("-")[0])


def year_here(year: int | str) -> str:
    """A year that stands alone, as the language of the interface writes it."""
    return gettext("%(year)s") % {"year": year}


# How a person names an edition: without and with its place.
EDITION_WORDS = {
    Action.NEW: (gettext_noop("%(year)s"), gettext_noop("%(place)s, %(year)s")),
    Action.REVISED: (gettext_noop("Rev. %(year)s"), gettext_noop("Rev. %(place)s, %(year)s")),
    Action.MODIFIED: (gettext_noop("Mod. %(year)s"), gettext_noop("Mod. %(place)s, %(year)s")),
}


class VersionQuerySet(GuardedQuerySet["Version"]):
    """Versions."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The published ones; drafts for the secretariat alone."""
        return self if permissions.is_secretariat(user) else self.filter(state=PUBLISHED)

    def in_force(self) -> Self:
        """The texts that count: the last published one of every resolution in force."""
        later = Version.objects.filter(
            models.Q(year__gt=models.OuterRef("year"))
            | models.Q(year=models.OuterRef("year"), correction__gt=models.OuterRef("correction")),
            resolution=models.OuterRef("resolution"),
            state=PUBLISHED,
        )
        return self.filter(~models.Exists(later), state=PUBLISHED, resolution__in_force=True)

    def drafts(self) -> Self:
        """Those that are not published yet, each with its resolution."""
        drafts = self.filter(state=VersionState.DRAFT)
        return drafts.select_related("resolution__body").order_by("resolution", "year")


class Version(Guarded):
    """The text of a resolution as adopted, or as drafted, in one year.

    A text that corrects another one of the same year has a `correction` from 1. Where the first
    text of the year was written for demonstration, `after_demonstration` says so of those that
    follow, and the first of them is the edition itself, not a correction.
    """

    version_path = ""
    anchors = frozenset({"resolution", "resolution_id"})
    changeable = {Permit.PAIRING: frozenset({"predecessor", "predecessor_id"})}

    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="versions", verbose_name=_("resolution")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1865), MaxValueValidator(2999)]
    )
    correction = models.PositiveSmallIntegerField(_("correction"), default=0)
    place = models.CharField(_("place"), max_length=100, blank=True)
    action = models.CharField(_("action"), max_length=20, choices=Action, default=Action.NEW)
    state = models.CharField(
        _("state"), max_length=20, choices=VersionState, default=VersionState.DRAFT
    )
    predecessor = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="successors"
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration text"), default=False)
    after_demonstration = models.BooleanField(
        _("takes the place of a demonstration text"), default=False
    )

    objects = VersionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["year", "correction"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        constraints = [
            models.UniqueConstraint(fields=["resolution", "year", "correction"], name="one_edition")
        ]

    def __str__(self) -> str:
        return gettext("%(resolution)s %(edition)s") % {
            "resolution": self.resolution,
            "edition": self.edition_text,
        }

    @classmethod
    def refuse_joining(cls, rows: Any) -> None:
        """A version joins nothing but its resolution: any may be created."""

    def get_absolute_url(self) -> str:
        """The page of this version's text."""
        one = self.resolution
        return address("resolutions:version", one.body_id, one.designator, self.edition)

    @property
    def edition(self) -> str:
        """How addresses name it: `2022`, and `2022-1` for its first correction."""
        return name_edition(self.year, self.correction)

    @property
    def order(self) -> tuple[int, int]:
        """Sorts the versions of one resolution: by year, a correction after what it corrects."""
        return self.year, self.correction

    @property
    def as_edition(self) -> values.Edition:
        """Its year, place and action as a value."""
        return values.Edition(self.year, self.place, values.Action(self.action))

    @property
    def edition_text(self) -> str:
        """How a person names it: `Rev. Dubai, 2018`, `2016`, `Rev. Dubai, 2018, correction 1`."""
        number = self.correction - self.after_demonstration
        correction = gettext("correction %(number)d") % {"number": number}
        return self._remarked(correction if number else "")

    @property
    def edition_label(self) -> str:
        """How a list names it, where a demonstration text may stand beside a real one."""
        if self.is_demonstration:
            return self._remarked(gettext("demonstration"))
        return self.edition_text

    def _remarked(self, remark: str) -> str:
        words = EDITION_WORDS[Action(self.action)][bool(self.place)]
        edition = gettext(words) % {"place": self.place_text, "year": self.year}
        if not remark:
            return edition
        return gettext("%(edition)s, %(remark)s") % {"edition": edition, "remark": remark}

    @property
    def place_text(self) -> str:
        """The place as the language of the interface calls it."""
        return place_here(self.place)

    @property
    def session_text(self) -> str:
        """Where and when it was adopted: `Dubai, 2018`."""
        words = EDITION_WORDS[Action.NEW][bool(self.place)]
        return gettext(words) % {"place": self.place_text, "year": self.year}

    @property
    def is_published(self) -> bool:
        """Whether everybody may see it and nobody change it."""
        return self.state == VersionState.PUBLISHED
