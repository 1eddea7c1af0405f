"""What became of a contribution: every step from one state to the next."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from amendments.models.contributions import Contribution, ContributionState
from meetings.models import Delegation
from resolutions.permissions import AnyUser


class Step(models.TextChoices):
    """What somebody did with a contribution."""

    BEGUN = "begun", _("begun")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("sent back")
    PUBLISHED = "published", _("published")
    CONSIDERED = "considered", _("considered")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SUPERSEDED = "superseded", _("superseded")


class TransitionQuerySet(models.QuerySet["Transition"]):
    """Transitions."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those of the contributions that the user may see."""
        return self.filter(contribution__in=Contribution.objects.visible_to(user))


class Transition(models.Model):
    """One step of a contribution, who took it, for whom, and what was said with it.

    A row is written once and never changes: it is a record of its own.
    """

    append_only: ClassVar[bool] = True  # so says resolutions.append_only to the database

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="transitions", verbose_name=_("contribution")
    )
    step = models.CharField(_("step"), max_length=20, choices=Step)
    state = models.CharField(_("state after it"), max_length=20, choices=ContributionState)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="transitions",
        verbose_name=_("by"),
    )
    delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="transitions",
        verbose_name=_("for"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    note = models.TextField(_("note"), blank=True)

    objects = TransitionQuerySet.as_manager()

    class Meta:
        ordering = ["contribution", "pk"]
        verbose_name = _("step of a contribution")
        verbose_name_plural = _("steps of contributions")

    def __str__(self) -> str:
        return f"{self.get_step_display()} · {self.contribution}"
