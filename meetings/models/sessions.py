"""Groups, and the meetings that they hold."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models import Body


class Group(models.Model):
    """Who meets: a conference, the Council, a working group such as CWG-WSIS&SDG."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "code"]
        verbose_name = _("group")
        verbose_name_plural = _("groups")

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """One meeting of a group, and until when contributions to it are in time.

    `number` is which of the group's meetings it is; `body` the one that adopts there, if any.
    """

    group = models.ForeignKey(
        Group, models.PROTECT, related_name="meetings", verbose_name=_("group")
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    title = models.CharField(_("title"), max_length=300)
    begins_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
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
        ordering = ["-begins_on", "group", "number"]
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
        return self.title
