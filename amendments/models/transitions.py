"""What became of a contribution: every step from one state to the next."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from amendments.models.contributions import Contribution, ContributionState
from meetings.models import Delegation
from resolutions import permissions
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


_State = ContributionState
BEFORE: dict[Step, tuple[ContributionState, ...]] = {
    Step.SUBMITTED: (_State.DRAFT,),
    Step.RETURNED: (_State.SUBMITTED,),
    Step.PUBLISHED: (_State.SUBMITTED,),
    Step.CONSIDERED: (_State.PUBLISHED,),
    Step.WITHDRAWN: (_State.DRAFT, _State.SUBMITTED, _State.PUBLISHED),
    Step.SUPERSEDED: (_State.PUBLISHED, _State.CONSIDERED),
}
"""From which states a step leads; what the secretariat took in, it publishes as a draft too."""
AFTER: dict[Step, ContributionState] = {
    Step.BEGUN: _State.DRAFT,
    Step.SUBMITTED: _State.SUBMITTED,
    Step.RETURNED: _State.DRAFT,
    Step.PUBLISHED: _State.PUBLISHED,
    Step.CONSIDERED: _State.CONSIDERED,
    Step.WITHDRAWN: _State.WITHDRAWN,
    Step.SUPERSEDED: _State.SUPERSEDED,
}
"""To which state a step leads."""


def leads_on(contribution: Contribution, step: Step) -> bool:
    """Whether the step can be taken from the state in which the contribution is."""
    if step == Step.PUBLISHED and contribution.delegation_id is None:
        return contribution.state in (_State.DRAFT, _State.SUBMITTED)
    return contribution.state in BEFORE.get(step, ())


IN_PUBLIC = (Step.PUBLISHED, Step.CONSIDERED, Step.SUPERSEDED)
IN_OFFICE = (*IN_PUBLIC, Step.SUBMITTED, Step.RETURNED, Step.WITHDRAWN)


class TransitionQuerySet(models.QuerySet["Transition"]):
    """Transitions."""

    def visible_to(self, user: AnyUser) -> Self:
        """Of the contributions that the user may see, the steps that were taken before his eyes.

        Its sponsors see all. When a draft was begun, and what was sent back with which note, stays
        with them and, from its submission on, with the secretariat, even when it is public.
        """
        own = Contribution.objects.remembered_for(user)
        withdrawn = models.Q(step=Step.WITHDRAWN, contribution__published_at__isnull=False)
        seen = models.Q(step__in=IN_PUBLIC) | withdrawn
        if permissions.is_secretariat(user):
            seen = models.Q(step__in=IN_OFFICE)
        visible = models.Q(contribution__in=Contribution.objects.visible_to(user))
        return self.filter(models.Q(contribution__in=own) | (visible & seen))


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
