"""Proposals: what a contribution proposes for one resolution, and each change in it."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.models.contributions import Contribution
from resolutions.models import Provision, Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText


class ProposedAction(models.TextChoices):
    """What is proposed; the symbols are Latin in every language."""

    ADD = "ADD", "ADD"
    MOD = "MOD", "MOD"
    MOD_EDITORIAL = "(MOD)", "(MOD)"
    SUP = "SUP", "SUP"
    ADD_MOVED = "ADD*", "ADD*"
    SUP_MOVED = "SUP*", "SUP*"
    NOC = "NOC", "NOC"
    NOC_KEEP = "NOC underlined", _("NOC (underlined)")
    OTHER = "OTHER", "OTHER"


class BaseState(models.TextChoices):
    """How the text that a proposal starts from stands to the stored one."""

    SAME = "same", _("starts from the stored text")
    DIFFERS = "differs", _("starts from another text than the stored one")
    ACCEPTED = "accepted", _("starts from a text of its own, which a person accepted")
    NONE = "none", _("no stored text to compare with")


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """Proposals."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those of the contributions that the user may see."""
        return self.filter(contribution__in=Contribution.objects.visible_to(user))

    def remembered_for(self, user: AnyUser) -> Self:
        """Those of the contributions whose history the user may see."""
        return self.filter(contribution__in=Contribution.objects.remembered_for(user))


def provisional(number: str) -> str:
    """The number of a new resolution, without the brackets in which a document may set it."""
    return number.strip("[]")


class Proposal(models.Model):
    """What is proposed for one resolution; its changes follow from its two texts.

    `said_body`, `said_kind` and `said_number` are what the document calls the resolution, which
    need not be stored. A new resolution has no base text, a suppressed one no proposed text, and a
    document that reproduces no text neither.
    `introduction` has the blocks that stand between the proposal before and this one, packed as
    those of the head. `doubts` are the places of a fused text that nobody could tell apart: what
    stands there, why it is doubtful, and what it might be split into. `saves` counts the states of
    its proposed text while it is drafted: each is a row of its history. `kept_labels` are the
    identities of clauses whose label somebody set by hand, which no rule changes; `references`,
    what the references that were written into it point at (`amendments.drafting.references`).
    """

    contribution = models.ForeignKey(
        Contribution, models.CASCADE, related_name="proposals", verbose_name=_("contribution")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    identifier = models.CharField(_("identifier"), max_length=120, blank=True)
    action = models.CharField(_("action"), max_length=20, choices=ProposedAction)
    written = models.TextField(_("symbol line as written"), blank=True)
    provision_said = models.CharField(_("provision of a treaty"), max_length=60, blank=True)
    resolution = models.ForeignKey(
        Resolution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("resolution"),
    )
    said_body = models.CharField(_("body as said"), max_length=20, blank=True)
    said_kind = models.CharField(_("kind as said"), max_length=20, blank=True)
    said_number = models.CharField(_("number as said"), max_length=60, blank=True)
    base = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("base version"),
    )
    base_state = models.CharField(
        _("base text"), max_length=20, choices=BaseState, default=BaseState.NONE
    )
    base_text = models.JSONField(_("text that it starts from"), null=True, blank=True)
    proposed_text = models.JSONField(_("proposed text"), null=True, blank=True)
    introduction = models.JSONField(_("what stands before it"), default=list, blank=True)
    reasons_label = models.CharField(_("label of the reasons"), max_length=200, blank=True)
    reasons = models.TextField(_("reasons"), blank=True)
    doubts = models.JSONField(_("doubtful places"), default=list, blank=True)
    saves = models.PositiveIntegerField(_("number of saves"), default=0, editable=False)
    kept_labels = models.JSONField(_("labels set by hand"), default=list, blank=True)
    references = models.JSONField(
        _("what its references point at"), default=dict, blank=True, editable=False
    )

    objects = ProposalQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["contribution", "position"]
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "position"], name="one_proposal_at_a_place"
            )
        ]

    def __str__(self) -> str:
        return self.identifier or gettext("%(action)s %(number)s") % {
            "action": self.action,
            "number": self.said_number,
        }

    @property
    def before(self) -> ResolutionText | None:
        """The text that the proposal starts from, with the provisions' uids where known."""
        return None if self.base_text is None else serial.from_json(self.base_text)

    @property
    def after(self) -> ResolutionText | None:
        """The text that is proposed."""
        return None if self.proposed_text is None else serial.from_json(self.proposed_text)


class ChangeState(models.TextChoices):
    """Whether a person has looked at what was inferred."""

    SUGGESTED = "suggested", _("suggested, waits for a person")
    CONFIRMED = "confirmed", _("confirmed")
    DISMISSED = "dismissed", _("dismissed")


class ChangeQuerySet(models.QuerySet["Change"]):
    """Changes."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those of the contributions that the user may see."""
        return self.filter(proposal__contribution__in=Contribution.objects.visible_to(user))

    def remembered_for(self, user: AnyUser) -> Self:
        """Those of the contributions whose history the user may see."""
        return self.filter(proposal__contribution__in=Contribution.objects.remembered_for(user))

    def waiting(self) -> Self:
        """Those at which a person has to look."""
        return self.filter(state=ChangeState.SUGGESTED)


class Change(models.Model):
    """What a proposal does to one clause.

    `position` is its place in the redline, unchanged clauses counted. `kinds`, the addresses,
    `marks`, `confidence` and `reason` are those of the redline's value; `provision` is the clause
    of the base that is meant. What was recovered from a fused text has its `rule`, how sure that
    is, and `recovered`: each mark's rule, reason, confidence, what was deleted and inserted.
    """

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="changes", verbose_name=_("proposal")
    )
    position = models.PositiveIntegerField(_("position"))
    provision = models.ForeignKey(
        Provision,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="changes",
        verbose_name=_("provision"),
    )
    kind = models.CharField(_("kind"), max_length=20)
    kinds = models.JSONField(_("kinds"), default=list)
    address_before = models.CharField(_("address before"), max_length=1000, blank=True)
    address_after = models.CharField(_("address after"), max_length=1000, blank=True)
    elsewhere = models.CharField(_("other place"), max_length=1000, blank=True)
    marks = models.JSONField(_("marks"), default=dict)
    confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    reason = models.CharField(_("reason"), max_length=50, blank=True)
    rule = models.CharField(_("rule of recovery"), max_length=40, blank=True)
    rule_confidence = models.FloatField(
        _("confidence of recovery"),
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    recovered = models.JSONField(_("recovered marks"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=ChangeState, default=ChangeState.CONFIRMED
    )

    objects = ChangeQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["proposal", "position"]
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "position"], name="one_change_at_a_place")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.address_after or self.address_before}"
