"""Delegations, and the people who act for them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.permissions import AnyUser


class DelegationKind(models.TextChoices):
    """What a delegation is in the Union."""

    MEMBER_STATE = "member-state", _("Member State")
    SECTOR_MEMBER = "sector-member", _("Sector Member")
    REGIONAL_GROUP = "regional-group", _("regional group")
    SECRETARIAT = "secretariat", _("secretariat")
    CHAIR = "chair", _("chair or rapporteur of a group")


class Role(models.TextChoices):
    """What a person may do in a delegation: everything, write, or read."""

    HEAD = "head", _("head of delegation")
    DRAFTER = "drafter", _("drafter")
    READER = "reader", _("reader")


DRAFTING = (Role.HEAD, Role.DRAFTER)
"""The roles that write for their delegation."""


class Delegation(models.Model):
    """Who submits contributions, or runs the meetings: a member, a group of them, an office.

    `name` is English; `names` holds the others by language (`{"zh": "…"}`). A chair `chairs` one
    group.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name in English"), max_length=200)
    names = models.JSONField(_("names in other languages"), default=dict, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=DelegationKind)
    chairs = models.ForeignKey(
        "meetings.Group",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="chairs",
        verbose_name=_("chairs the group"),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["name", "code"]
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")

    def __str__(self) -> str:
        return self.name_in(get_language() or "en")

    def name_in(self, language: str) -> str:
        """The name in this language (`zh`, `zh-hans`); the English one where it has none."""
        return str(self.names.get(language[:2]) or self.name)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Memberships."""

    def acting(self, user: AnyUser) -> Self:
        """The membership in which the user acts now: one row, or none."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self.filter(user=user, is_acting=True)


class Membership(models.Model):
    """A person in a delegation. Of all a person's memberships at most one is the acting one."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="memberships",
        verbose_name=_("person"),
    )
    delegation = models.ForeignKey(
        Delegation, models.PROTECT, related_name="memberships", verbose_name=_("delegation")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.READER)
    is_acting = models.BooleanField(_("acts for it now"), default=False)

    objects = MembershipQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["delegation", "pk"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["user", "delegation"], name="once_in_a_delegation"),
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(is_acting=True), name="acts_for_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.delegation}"

    @property
    def is_drafting(self) -> bool:
        """Whether the role lets the person write for the delegation."""
        return self.role in DRAFTING
