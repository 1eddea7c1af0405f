"""Readings: what a desk came to, frozen; and its adoption."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from amendments.models.desks import Desk
from resolutions.models import Version
from resolutions.permissions import AnyUser
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText


class ReadingQuerySet(models.QuerySet["Reading"]):
    """Readings."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those that were released to the meeting, and all of the desks that the user sees."""
        desks = Desk.objects.visible_to(user)
        return self.filter(models.Q(release__isnull=False) | models.Q(desk__in=desks))


class Reading(models.Model):
    """A numbered snapshot of a desk. Written once.

    Meetings know it as the temporary document `DT/<document> Rev. <revision>`. `save_number` is the
    state of the desk that it holds; `attribution` where each word comes from, `removals` by whom a
    clause of the base was removed, `outcomes` what became of every change, and `authors` whose each
    source is, all as they were (see `amendments.redline.snapshots`). `brackets` counts the places
    in brackets, `undecided` what was open.
    """

    append_only: ClassVar[bool] = True  # so says resolutions.append_only to the database

    desk = models.ForeignKey(
        Desk, models.PROTECT, related_name="readings", verbose_name=_("consolidation desk")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    document = models.PositiveIntegerField(_("number of the temporary document"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=0)
    save_number = models.PositiveIntegerField(_("number of the save"))
    text = models.JSONField(_("text"))
    snapshot: Any = models.JSONField(_("where the words come from"), default=dict)
    brackets = models.PositiveIntegerField(_("places in brackets"), default=0)
    undecided = models.PositiveIntegerField(_("open places"), default=0)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="readings", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["desk", "number"]
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            models.UniqueConstraint(fields=["desk", "number"], name="one_reading_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.symbol})"

    @property
    def symbol(self) -> str:
        """`DT/1`, `DT/1 Rev. 2`."""
        revised = f" Rev. {self.revision}" if self.revision else ""
        return f"DT/{self.document}{revised}"

    @property
    def name(self) -> str:
        """`First reading`, and by number from the fourth on."""
        names = {
            1: pgettext("of a text", "First reading"),
            2: pgettext("of a text", "Second reading"),
            3: pgettext("of a text", "Third reading"),
        }
        return names.get(self.number) or gettext("Reading %(number)d") % {"number": self.number}

    @property
    def frozen(self) -> ResolutionText:
        """The text as it was."""
        return serial.from_json(self.text)

    @property
    def is_released(self) -> bool:
        """Whether everybody may read it."""
        return hasattr(self, "release")


class Release(models.Model):
    """That a reading was released to the meeting, by whom and when. Written once."""

    append_only: ClassVar[bool] = True  # so says resolutions.append_only to the database

    reading = models.OneToOneField(
        Reading, models.PROTECT, related_name="release", verbose_name=_("reading")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="releases", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("release of a reading")
        verbose_name_plural = _("releases of readings")

    def __str__(self) -> str:
        return str(self.reading)


class Adoption(models.Model):
    """That a desk's text was adopted: once, by whom, and as which version. Written once.

    The desks of a meeting in several languages are adopted as one version. Without a `version` the
    resolution was suppressed. `snapshot` says where each word came from and what became of every
    change, as that of a reading.
    """

    append_only: ClassVar[bool] = True  # so says resolutions.append_only to the database

    desk = models.OneToOneField(
        Desk, models.PROTECT, related_name="adoption", verbose_name=_("consolidation desk")
    )
    version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="adoptions",
        verbose_name=_("version"),
    )
    snapshot: Any = models.JSONField(_("where the words come from"), default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="adoptions", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")

    def __str__(self) -> str:
        return str(self.version or self.desk)
