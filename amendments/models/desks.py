"""Desks: where a meeting makes one text of many proposals, and what is decided there."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from amendments.models.proposals import Proposal, ProposedAction, provisional
from meetings.models import DRAFTING, DelegationKind, Meeting, Membership
from resolutions import permissions
from resolutions.models import LANGUAGES, Body, Resolution, Version
from resolutions.permissions import AnyUser
from resolutions.text import serial
from resolutions.text.clauses import Edition, ResolutionText


def chaired_by(user: AnyUser) -> models.QuerySet[Membership]:
    """The membership in which the user acts as a chair now, if it is one: one row, or none."""
    acting = Membership.objects.acting(user)
    return acting.filter(delegation__kind=DelegationKind.CHAIR, role__in=DRAFTING)


class DeskState(models.TextChoices):
    """Whether a desk is at work."""

    OPEN = "open", _("at work")
    ADOPTED = "adopted", _("adopted")


class DeskQuerySet(models.QuerySet["Desk"]):
    """Desks."""

    def visible_to(self, user: AnyUser) -> Self:
        """Those of the meetings of the group whose chair the user acts as; the secretariat all."""
        if permissions.is_secretariat(user):
            return self
        return self.filter(meeting__group__in=chaired_by(user).values("delegation__chairs"))

    def shown(self) -> Self:
        """Those whose screen everybody may see."""
        return self.filter(is_shown=True)


class Desk(models.Model):
    """The working text of one resolution at one meeting, in one language.

    It starts as the text of `base`; without a base it is that of a new resolution, which the body
    knows by its provisional `number`. `saves` counts what was done on it: each ruling bears the
    number of the save that it came with. `own_text` is the base with the chair's own edits, None
    while there are none. `is_shown` lets everybody see the meeting's screen.
    """

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="desks", verbose_name=_("meeting")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="desks", verbose_name=_("body"))
    resolution = models.ForeignKey(
        Resolution,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="desks",
        verbose_name=_("resolution"),
    )
    base = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="desks",
        verbose_name=_("base version"),
    )
    number = models.CharField(_("provisional number"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES)
    state = models.CharField(_("state"), max_length=20, choices=DeskState, default=DeskState.OPEN)
    saves = models.PositiveIntegerField(_("number of saves"), default=0, editable=False)
    own_text = models.JSONField(_("the chair's own edits"), null=True, blank=True)
    is_shown = models.BooleanField(_("shown on the meeting's screen"), default=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="desks",
        verbose_name=_("opened by"),
    )
    opened_at = models.DateTimeField(_("opened at"), auto_now_add=True)

    objects = DeskQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("consolidation desk")
        verbose_name_plural = _("consolidation desks")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "resolution", "language"],
                condition=models.Q(resolution__isnull=False),
                name="one_desk_for_a_resolution",
            ),
            models.UniqueConstraint(
                fields=["meeting", "body", "number", "language"],
                condition=models.Q(resolution__isnull=True),
                name="one_desk_for_a_new_resolution",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(resolution)s at %(meeting)s") % {
            "resolution": self.name,
            "meeting": self.meeting,
        }

    @property
    def name(self) -> str:
        """How a person names what the desk is about."""
        if self.resolution is not None:
            return self.resolution.name
        return gettext("New resolution [%(number)s]") % {"number": provisional(self.number)}

    @property
    def is_open(self) -> bool:
        """Whether anything can be decided on it."""
        return self.state == DeskState.OPEN

    @property
    def empty(self) -> ResolutionText:
        """What a new resolution starts from: nothing said yet."""
        return ResolutionText(self.language, self.body_id, "resolution", self.number, Edition(), ())


class DeskProposalState(models.TextChoices):
    """Whether a proposal is still on the desk."""

    STANDING = "standing", _("on the desk")
    SUPERSEDED = "superseded", _("superseded by a revision")
    WITHDRAWN = "withdrawn", _("withdrawn")


class DeskProposal(models.Model):
    """A proposal on a desk, as it was when it came there, made to fit the desk's base.

    `source` names it on the desk (`ATU/35A18/1`), `author` whose it is. `text` is what it proposes,
    None where it suppresses the resolution. `misfits` are the clauses whose change does not fit the
    base, as `[what it said, what was proposed]`.
    """

    desk = models.ForeignKey(
        Desk, models.CASCADE, related_name="entries", verbose_name=_("consolidation desk")
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, related_name="entries", verbose_name=_("proposal")
    )
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=DeskProposalState,
        default=DeskProposalState.STANDING,
    )
    source = models.CharField(_("source"), max_length=200)
    author = models.CharField(_("author"), max_length=300)
    action = models.CharField(_("action"), max_length=20, choices=ProposedAction)
    text = models.JSONField(_("proposed text"), null=True, blank=True)
    misfits = models.JSONField(_("what does not fit the base"), default=list, blank=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["desk", "pk"]
        verbose_name = _("proposal on a desk")
        verbose_name_plural = _("proposals on desks")
        constraints = [
            models.UniqueConstraint(fields=["desk", "proposal"], name="once_on_a_desk"),
            models.UniqueConstraint(fields=["desk", "source"], name="one_source_on_a_desk"),
        ]

    def __str__(self) -> str:
        return self.source

    @property
    def proposed(self) -> ResolutionText | None:
        """The text that it proposes on the desk's base."""
        return None if self.text is None else serial.from_json(self.text)


class Ruling(models.Model):
    """What somebody decided about one change or collision, when and why. Written once.

    `about` is its key. Of several rulings about one thing the last one counts; one without a
    choice opens it again, `reason` saying why if a revised proposal upset what was decided.
    """

    append_only: ClassVar[bool] = True  # so says resolutions.append_only to the database

    desk = models.ForeignKey(
        Desk, models.CASCADE, related_name="rulings", verbose_name=_("consolidation desk")
    )
    save_number = models.PositiveIntegerField(_("number of the save"))
    about = models.CharField(_("what it is about"), max_length=60)
    choice = models.CharField(_("choice"), max_length=20, blank=True)
    words = models.TextField(_("words typed"), blank=True)
    edits = models.JSONField(_("changes taken of it"), default=list, blank=True)
    reason = models.CharField(_("reason"), max_length=20, blank=True)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="rulings", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        ordering = ["desk", "pk"]
        verbose_name = _("decision on a desk")
        verbose_name_plural = _("decisions on desks")

    def __str__(self) -> str:
        return f"{self.choice} {self.about}"


class Pointer(models.Model):
    """Which clause a meeting looks at: the screen follows it. It says nothing of the text."""

    desk = models.OneToOneField(Desk, models.CASCADE, related_name="pointer")
    element = models.CharField(max_length=100, blank=True)
    moves = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("place that a meeting looks at")
        verbose_name_plural = _("places that meetings look at")

    def __str__(self) -> str:
        return f"{self.desk_id} {self.element}"
