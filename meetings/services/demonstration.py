"""Demonstration: delegations with the names of real ones, and invented people to look as."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from meetings.models import Delegation, DelegationKind, Group, Membership, Role
from meetings.services.accounts import confirm_address, find_person, open_account
from meetings.services.delegations import enter, set_chair
from resolutions.services.history import signed

DOMAIN = "example.org"

DELEGATIONS = (
    ("secretariat", "Secretariat", "秘书处", DelegationKind.SECRETARIAT),
    ("canada", "Canada", "加拿大", DelegationKind.MEMBER_STATE),
    ("kenya", "Kenya", "肯尼亚", DelegationKind.MEMBER_STATE),
    (
        "atu",
        "African Telecommunications Union (ATU)",
        "非洲电信联盟（ATU）",
        DelegationKind.REGIONAL_GROUP,
    ),
    (
        "cept",
        "European Conference of Postal and Telecommunications Administrations (CEPT)",
        "欧洲邮电主管部门会议（CEPT）",
        DelegationKind.REGIONAL_GROUP,
    ),
    (
        "citel",
        "Inter-American Telecommunication Commission (CITEL)",
        "美洲国家电信委员会（CITEL）",
        DelegationKind.REGIONAL_GROUP,
    ),
    (
        "rcc",
        "Regional Commonwealth in the field of Communications (RCC)",
        "区域通信联合体（RCC）",
        DelegationKind.REGIONAL_GROUP,
    ),
    (
        "chair-pp",
        "Chair of the Plenipotentiary Conference",
        "全权代表大会主席",
        DelegationKind.CHAIR,
    ),
    (
        "chair-cwg-wsis-sdg",
        "Chair of CWG-WSIS&SDG",
        "CWG-WSIS&SDG主席",
        DelegationKind.CHAIR,
    ),
)


@dataclass(frozen=True, slots=True)
class DemonstrationPerson:
    """An account, and the memberships it has, the first of them acting."""

    account: str
    name: str
    memberships: tuple[tuple[str, Role], ...] = ()

    @property
    def email(self) -> str:
        return f"{self.account}@{DOMAIN}"


CHAIRED = {"chair-cwg-wsis-sdg": "cwg-wsis-sdg", "chair-pp": "pp"}
"""Which group each chair chairs, by their codes."""
PEOPLE = (
    DemonstrationPerson("secretariat", "Sasha Secretary", (("secretariat", Role.HEAD),)),
    DemonstrationPerson("delegate", "Dana Delegate", (("canada", Role.HEAD),)),
    DemonstrationPerson("cosponsor", "Kofi Cosponsor", (("atu", Role.DRAFTER),)),
    DemonstrationPerson("other", "Olu Other", (("kenya", Role.HEAD), ("atu", Role.READER))),
    DemonstrationPerson(
        "chair", "Chris Chair", (("chair-pp", Role.HEAD), ("chair-cwg-wsis-sdg", Role.HEAD))
    ),
    DemonstrationPerson("reader", "Robin Reader"),
)


@transaction.atomic
def load_people(*, user: User, password: str) -> tuple[DemonstrationPerson, ...]:
    """The delegations and an account for each role are there; the accounts that had to be made.

    An account that is there keeps its password, a delegation its name.
    """
    for code, name, chinese, kind in DELEGATIONS:
        if not Delegation.objects.filter(code=code).exists():
            added = Delegation(code=code, name=name, names={"zh": chinese}, kind=kind)
            signed(added, user).save()
    return tuple(one for one in PEOPLE if _load_person(user, one, password))


def _load_person(user: User, listed: DemonstrationPerson, password: str) -> bool:
    """The account is there with its memberships; whether it had to be made."""
    known = find_person(listed.email)
    person = known or open_account(email=listed.email, password=password, name=listed.name)
    confirm_address(person)
    for code, role in listed.memberships:
        delegation = Delegation.objects.get(code=code)
        if not Membership.objects.filter(user=person, delegation=delegation).exists():
            enter(user=user, person=person, delegation=delegation, role=role)
    return known is None


@transaction.atomic
def appoint_chairs(*, user: User) -> None:
    """The chairs of the demonstration chair their groups, where both are there."""
    for code, group in CHAIRED.items():
        chair = Delegation.objects.filter(code=code, chairs=None).first()
        chaired = Group.objects.filter(code=group).first()
        if chair is not None and chaired is not None:
            set_chair(user=user, delegation=chair, group=chaired)
