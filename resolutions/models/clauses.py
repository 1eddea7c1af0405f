"""Provisions and clauses: what keeps its identity, and its state in one version."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.immutability import Guarded, GuardedQuerySet, Permit
from resolutions.models.instruments import Resolution, Version
from resolutions.text import clauses as values

# In the order in which the United Nations list them; each named in itself.
LANGUAGES = (
    ("ar", "العربية"),
    ("zh", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
)


class Provision(models.Model):
    """The identity of a clause: outlives renumbering, moving, rewording and translation."""

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="provisions", verbose_name=_("resolution")
    )

    class Meta:
        verbose_name = _("provision")
        verbose_name_plural = _("provisions")

    def __str__(self) -> str:
        return str(self.uid)


class PairingState(models.TextChoices):
    """Who is sure that a clause is a state of its provision."""

    CERTAIN = "certain", _("certain")
    SUGGESTED = "suggested", _("suggested, waits for a person")
    CONFIRMED = "confirmed", _("confirmed by a person")
    CORRECTED = "corrected", _("corrected by a person")


class Kind(models.TextChoices):
    """What a clause is; the same words as the values."""

    NUMBER = values.Kind.NUMBER.value, _("number")
    TITLE = values.Kind.TITLE.value, _("title")
    HISTORY = values.Kind.HISTORY.value, _("history")
    OPENING = values.Kind.OPENING.value, _("opening")
    PREAMBLE = values.Kind.PREAMBLE.value, _("preamble section")
    OPERATIVE = values.Kind.OPERATIVE.value, _("operative section")
    ANNEX = values.Kind.ANNEX.value, _("annex")
    HEADING = values.Kind.HEADING.value, _("heading")
    CLAUSE = values.Kind.CLAUSE.value, _("clause")
    DASH = values.Kind.DASH.value, _("dash")
    PARAGRAPH = values.Kind.PARAGRAPH.value, _("paragraph")
    FOOTNOTE = values.Kind.FOOTNOTE.value, _("footnote")
    TABLE = values.Kind.TABLE.value, _("table")
    ROW = values.Kind.ROW.value, _("row")
    CELL = values.Kind.CELL.value, _("cell")


class Clause(Guarded):
    """One node of a version's tree, the same in every language.

    `position` orders a version's clauses as a reader meets them; it has gaps. The pairing says
    how sure it is that the clause is a state of `provision`, and why.
    """

    changeable = {
        Permit.PAIRING: frozenset(
            {
                "provision",
                "provision_id",
                "pairing_confidence",
                "pairing_reason",
                "pairing_state",
            }
        )
    }

    version = models.ForeignKey(Version, models.CASCADE, related_name="clauses")
    provision = models.ForeignKey(Provision, models.PROTECT, related_name="clauses")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    position = models.PositiveIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    key = models.CharField(_("key"), max_length=500, blank=True)
    address = models.CharField(_("address"), max_length=1000)
    pairing_confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    pairing_reason = models.CharField(_("reason"), max_length=50, blank=True)
    pairing_state = models.CharField(
        _("pairing"), max_length=20, choices=PairingState, default=PairingState.CERTAIN
    )

    objects = GuardedQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["version", "position"]
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        constraints = [
            models.UniqueConstraint(fields=["version", "address"], name="one_address"),
            models.UniqueConstraint(fields=["version", "position"], name="one_position"),
            models.UniqueConstraint(fields=["version", "provision"], name="one_state"),
        ]

    def __str__(self) -> str:
        return self.address

    def belongs_to(self) -> Version:
        """The version that this clause is part of."""
        return self.version


class ClauseTextQuerySet(GuardedQuerySet["ClauseText"]):
    """Texts of clauses."""


class ClauseText(Guarded):
    """A clause in one language; `source_text` is the text that it translates, if it does."""

    version_path = "clause__version__"
    anchors = frozenset({"clause", "clause_id"})

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    label = models.CharField(_("label"), max_length=100, blank=True)
    heading = models.TextField(_("heading"), blank=True)
    text = models.TextField(_("text"), blank=True)
    spans = models.JSONField(_("spans"), default=list, blank=True)
    source_text = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="translations"
    )

    objects = ClauseTextQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("text of a clause")
        verbose_name_plural = _("texts of clauses")
        constraints = [
            models.UniqueConstraint(fields=["clause", "language"], name="one_text_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.clause_id} {self.language}"

    def belongs_to(self) -> Version:
        """The version that this text is part of."""
        return self.clause.version


def pack_spans(spans: tuple[values.Span, ...]) -> list[list[Any]]:
    """Spans as JSON keeps them: `[start, end, kind, target]`."""
    return [[span.start, span.end, span.kind.value, span.target] for span in spans]


def unpack_spans(packed: object) -> tuple[values.Span, ...]:
    """The spans that `pack_spans` packed."""
    return tuple(
        values.Span(start, end, values.SpanKind(kind), target)
        for start, end, kind, target in cast("list[tuple[int, int, str, str]]", packed)
    )
