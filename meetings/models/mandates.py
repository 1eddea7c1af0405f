"""Mandates: what an operative clause tells somebody to do, and how far that is done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models import LANGUAGES, Clause, Version
from resolutions.permissions import AnyUser
from resolutions.text import mandates


class MandateAction(models.TextChoices):
    """How somebody is told to act."""

    INSTRUCTS = mandates.Action.INSTRUCTS.value, _("instructs")
    REQUESTS = mandates.Action.REQUESTS.value, _("requests")
    URGES = mandates.Action.URGES.value, _("urges")
    INVITES = mandates.Action.INVITES.value, _("invites")
    ENCOURAGES = mandates.Action.ENCOURAGES.value, _("encourages")


class MandateState(models.TextChoices):
    """How far it is done."""

    OPEN = "open", _("no evidence yet")
    REPORTED = "reported", _("reported on")
    DONE = "done", _("done")
    OVERDUE = "overdue", _("overdue")
    DROPPED = "dropped", _("dropped")


SAID_STATES = ((MandateState.DONE.value, _("done")), (MandateState.DROPPED.value, _("dropped")))
"""What a person may say of it; everything else follows from evidence and dates."""


def pack_keys(keys: Iterable[str]) -> str:
    """Keys as a column keeps them: each between blanks, so that one can be searched for."""
    some = " ".join(keys)
    return f" {some} " if some else ""


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those of versions that the user may see."""
        return self.filter(clause__version__in=Version.objects.visible_to(user).values("pk"))

    def in_force(self) -> Self:
        """Those that count: of the last published text of a resolution in force, not dismissed."""
        last = Version.objects.in_force().order_by()
        return self.filter(is_dismissed=False, clause__version__in=last.values("pk"))


class Mandate(models.Model):
    """What a published clause tells somebody to do; `order` counts those of one clause.

    `actors` act, `helpers` together with them, `recipients` are reported to: keys of the lexicon,
    each between blanks. `due` is a year, a month or a day as ISO 8601 writes them, and `due_on`
    its last day; `recurrence` a period of ISO 8601, `each` meeting of `due_body`, its `next`, or
    `regularly`.
    `corrected` names the fields that a person set; no building changes them. It `is_upset` if the
    clause reads otherwise since then, until a person has looked at it again. `rule`, `confidence`
    and `language` say how the rest was read; one that a person added has the rule `hand`.
    """

    clause = models.ForeignKey(
        Clause, models.PROTECT, related_name="mandates", verbose_name=_("clause")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    action = models.CharField(_("action"), max_length=20, choices=MandateAction)
    actors = models.TextField(_("actors"))
    helpers = models.TextField(_("together with"), blank=True)
    recipients = models.TextField(_("to be reported to"), blank=True)
    due = models.CharField(
        _("due"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^\d{4}(-\d{2}(-\d{2})?)?$")],
    )
    due_on = models.DateField(_("due on"), null=True, blank=True, editable=False)
    recurrence = models.CharField(
        _("recurrence"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^(each|next|regularly|P\d+[YMWD])$")],
    )
    due_body = models.CharField(_("at whose meeting"), max_length=20, blank=True)
    said_state = models.CharField(
        _("state as a person says"), max_length=20, choices=SAID_STATES, blank=True
    )
    is_dismissed = models.BooleanField(_("no mandate"), default=False)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    rule = models.CharField(_("rule"), max_length=20)
    confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    corrected = models.JSONField(_("set by a person"), default=list, blank=True)
    is_upset = models.BooleanField(_("to be looked at again"), default=False)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mandates_corrected",
        verbose_name=_("corrected by"),
    )
    corrected_at = models.DateTimeField(_("corrected at"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["clause__version_id", "clause__position", "order"]
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        constraints = [
            models.UniqueConstraint(fields=["clause", "order"], name="one_mandate_of_an_order")
        ]
        indexes = [models.Index(fields=["due_on"], name="mandates_by_due")]

    def __str__(self) -> str:
        return f"{self.clause} {self.action}{self.actors}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the last day of what is due."""
        self.due_on = mandates.last_day(self.due)
        super().save(*args, **kwargs)

    @property
    def actor_keys(self) -> tuple[str, ...]:
        """Who acts."""
        return tuple(self.actors.split())

    @property
    def helper_keys(self) -> tuple[str, ...]:
        """Who acts together with them."""
        return tuple(self.helpers.split())

    @property
    def recipient_keys(self) -> tuple[str, ...]:
        """Who is to be reported to."""
        return tuple(self.recipients.split())
