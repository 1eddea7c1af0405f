"""Groups, the meetings that they hold, and what these take up."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models import Body


class Titled(models.Model):
    """Something whose title is English in `title`; `titles` holds the others by language."""

    titles = models.JSONField(_("titles in other languages"), default=dict, blank=True)

    class Meta:
        abstract = True

    def title_in(self, language: str) -> str:
        """The title in this language (`zh`, `zh-hans`); the one in `title` where it has none."""
        return str(self.titles.get(language[:2]) or getattr(self, "title", ""))

    @property
    def title_here(self) -> str:
        """The title in the language of the interface."""
        return self.title_in(get_language() or "en")


class Group(Titled):
    """Who meets: a conference, the Council, a working group such as CWG-WSIS&SDG.

    `name` is how symbols and citations call it; `title` what it is called in full.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    title = models.CharField(_("full name in English"), max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "code"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self) -> str:
        return self.name


class Mode(models.TextChoices):
    """How people take part in a meeting."""

    IN_PERSON = "in-person", _("in person")
    VIRTUAL = "virtual", _("virtual")
    HYBRID = "hybrid", _("in person and virtual")


class Meeting(Titled):
    """One meeting of a group, and until when contributions to it are in time.

    `number` is which of the group's meetings it is; `year` the one that names it where nobody
    counts (the Council of 2023), and in which it was held where nothing tells the days. `body` is
    the one that adopts there, if any. `title` may be empty: then it is told by group and number.
    """

    group = models.ForeignKey(
        Group, models.PROTECT, related_name="meetings", verbose_name=_("group")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1865), MaxValueValidator(2999)],
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    begins_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    mode = models.CharField(_("mode"), max_length=20, choices=Mode, blank=True)
    attendance = models.PositiveIntegerField(_("attendance"), null=True, blank=True)
    chair = models.CharField(_("chair"), max_length=200, blank=True)
    submission_deadline = models.DateTimeField(
        _("deadline for contributions"), null=True, blank=True
    )
    body = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("body"),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = [models.F("begins_on").desc(nulls_last=True), "group", "-number", "-year"]
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        constraints = [
            models.UniqueConstraint(fields=["group", "number"], name="one_meeting_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on"))
                | models.Q(ends_on=None)
                | models.Q(begins_on=None),
                name="a_meeting_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        if self.title_here:
            return self.title_here
        if self.number is None:
            return f"{self.group} {self.held_in or ''}".strip()
        words = gettext("%(group)s, meeting %(number)d")
        return words % {"group": self.group, "number": self.number}

    @property
    def held_in(self) -> int | None:
        """The year in which it was held, as far as is known."""
        return self.begins_on.year if self.begins_on else self.year


class AgendaItem(Titled):
    """An item of a meeting's agenda; `order` is its place among all items of the meeting."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="agenda", verbose_name=_("meeting")
    )
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    number = models.CharField(_("number"), max_length=20)
    title = models.TextField(_("title"), blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "order", "pk"]
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_item_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title_here}".strip()
