"""A desk with contributions on it: what a meeting has before it, and who runs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import User

from amendments.desk.plans import Sitting, sit, with_names
from amendments.models import Contribution, ContributionState, Desk
from amendments.redline.telling import tell
from amendments.services.desks import open_desk
from amendments.services.records import move
from meetings.models import Delegation, DelegationKind, Meeting, Membership, Role
from resolutions import queries
from resolutions.models import Version
from resolutions.services.history import signed
from resolutions.text import serial
from resolutions.text.clauses import Clause, Kind, ResolutionText
from tests.amendments.editions import store
from tests.amendments.redline.consolidating import adding, reworded, without
from tests.amendments.sponsored import add_proposal, begun, meeting
from tests.kept import kept
from tests.meetings.people import delegation, member
from tests.trees import make_text, secretary

RECALLING = (
    "the plan of the first conference;",
    "the report of the second conference;",
    "the letter of the third conference,",
)


def base() -> Version:
    """The edition that the meeting revises."""
    known = Version.objects.filter(resolution__number="140").first()
    return known or store(make_text(year=2022, recalling=RECALLING))


def chair_of(at: Meeting, name: str = "chair") -> User:
    """Somebody who acts as the chair of the meeting's group."""
    code = f"chair-{at.group.code}"
    chair = delegation(code, DelegationKind.CHAIR)
    if chair.chairs_id is None:
        chair.chairs = at.group
        signed(chair, secretary()).save()
    known = Membership.objects.filter(user__email=f"{name}@example.org").first()
    return known.user if known else member(name, Delegation.objects.get(code=code), Role.HEAD)


def contribution(
    by: str, version: Version, after: ResolutionText, *, identifier: str = "", action: str = "MOD"
) -> Contribution:
    """That delegation's contribution, published, which proposes this text of the version."""
    made = begun(by=by, at=meeting())
    add_proposal(
        made,
        version,
        identifier=identifier or f"{by.upper()[:3]}/1/1",
        action=action,
        proposed_text=serial.to_json(after),
        reasons="",
    )
    made.document.symbol = f"PP26/{Contribution.objects.count() + 10}"
    made.document.save()
    move(secretary(), made, ContributionState.PUBLISHED)
    return made


def revised(text: ResolutionText, **said: str) -> ResolutionText:
    """The text with other words at some addresses, `recalling__a="…"`."""
    for address, words in said.items():
        text = reworded(text, address.replace("__", "/"), words)
    return text


def six(version: Version) -> list[Contribution]:
    """Agreement, different words of one clause, collisions, an addition and a deletion."""
    text = queries.version_text(version, "en")
    long = revised(text, recalling__b="the long report of the second conference;")
    return [
        contribution("canada", version, long),
        contribution("kenya", version, long),
        contribution(
            "france",
            version,
            revised(text, recalling__b="the brief report of the second conference;"),
        ),
        contribution("ghana", version, without(text, "recalling/c")),
        contribution(
            "italy", version, revised(text, recalling__c="the kind letter of the third conference,")
        ),
        contribution(
            "japan",
            version,
            adding(text, "recalling", 3, _clause("d)", "the vote of the fourth conference,")),
        ),
    ]


def _clause(label: str, words: str) -> Clause:
    return Clause(Kind.CLAUSE, label=label, text=words, address=f"recalling/{label[0]}")


def opened(made: Sequence[Contribution] | None = None) -> tuple[Desk, User]:
    """A desk with the six contributions, or with those that were made, and its chair."""
    return _with_the_six() if made is None else _open()


@kept
def _with_the_six() -> tuple[Desk, User]:
    six(base())
    return _open()


def _open() -> tuple[Desk, User]:
    version, at = base(), meeting()
    chair = chair_of(at)
    return (
        open_desk(user=chair, meeting=at, language="en", resolution=version.resolution),
        chair,
    )


def now(desk: Desk) -> Sitting:
    """The desk as it stands now."""
    return sit(with_names().get(pk=desk.pk))


def key_of(desk: Desk, words: str) -> str:
    """The key of the change that puts these words in, or takes them out."""
    plan = now(desk).plan
    found = [
        key
        for key, edit in plan.edits.items()
        if any(words in mark.text for mark in tell(plan, edit) if mark.op != "keep")
    ]
    assert len(found) == 1, found
    return found[0]


def bare(text: ResolutionText) -> list[str]:
    """What each clause says."""
    return [replace(clause, children=()).words for clause in text.walk()]
