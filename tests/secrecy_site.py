"""A small site with a contribution full of canaries in it, and everybody around it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import AnonymousUser, Group, Permission, User
from django.utils import timezone

from amendments.addresses import name_document
from amendments.drafting.operations import Reword
from amendments.models import (
    Audience,
    Comment,
    Contribution,
    ContributionState,
    Proposal,
    ProposedAction,
    Sponsorship,
    SponsorState,
    Step,
    Transition,
    Translation,
)
from amendments.services.contributions import Said
from amendments.services.desks import open_desk
from amendments.services.drafting import add_proposal, begin, set_head, set_reasons
from amendments.services.editing import save
from amendments.services.freezing import freeze
from amendments.services.imports import carry_out as import_text
from amendments.services.imports import plan_import
from amendments.services.imports import start_preview as preview_text
from amendments.services.presence import note_presence
from amendments.services.previews import start_preview as preview_contribution
from amendments.services.proposalplans import plan_changes
from amendments.services.records import move, store_changes
from amendments.submissions.labels import BlockKind
from meetings.models import (
    AgendaItem,
    Conclusion,
    DocumentFile,
    Invitation,
    Link,
    LinkState,
    Meeting,
    Recommendation,
    Relation,
    Role,
)
from meetings.models import Group as MeetingGroup
from meetings.services.invitations import invite
from meetings.services.mandatecorrections import add as add_mandate
from meetings.services.reportpreviews import start_preview as preview_report
from meetings.services.reports import Said as ReportSaid
from resolutions.models import Body, Version
from resolutions.services.history import signed
from tests.amendments.contributed import tracked
from tests.amendments.editions import store
from tests.amendments.owned import everybody
from tests.kept import kept
from tests.meetings.held import REPORT
from tests.meetings.people import delegation, member, person
from tests.trees import make_text, markdown, secretary

CANARY = "zkanari"
"""Begins every word of the draft that nobody else may read: `zkanarititle`, `zkanarireasons` …"""
SYMBOL = "PP22/90417"
FILE = tracked(symbol=SYMBOL)
"""The symbol of the contribution: one that was sent back keeps what it was given."""

SPONSORING = {
    "sponsor": ("france", SponsorState.ACCEPTED, Role.HEAD),
    "sponsor-reader": ("france", SponsorState.ACCEPTED, Role.READER),
    "invited": ("ghana", SponsorState.INVITED, Role.HEAD),
    "declined": ("italy", SponsorState.DECLINED, Role.HEAD),
    "withdrawn": ("japan", SponsorState.WITHDRAWN, Role.HEAD),
}
"""The roles of those who were asked to co-sponsor: delegation, answer, role in it."""
DRAFTERS = ("head", "drafter", "elsewhere", "other", "sponsor", "invited", "declined", "withdrawn")
"""Who may write for a delegation of members, whichever."""


class Stage(Enum):
    """Every state of a contribution; what is withdrawn remembers how far it had come."""

    DRAFT = (ContributionState.DRAFT, "")
    SENT_BACK = (ContributionState.DRAFT, "submitted")
    SUBMITTED = (ContributionState.SUBMITTED, "submitted")
    PUBLISHED = (ContributionState.PUBLISHED, "published")
    CONSIDERED = (ContributionState.CONSIDERED, "published")
    SUPERSEDED = (ContributionState.SUPERSEDED, "published")
    WITHDRAWN_DRAFT = (ContributionState.WITHDRAWN, "")
    WITHDRAWN_SUBMITTED = (ContributionState.WITHDRAWN, "submitted")
    WITHDRAWN_PUBLISHED = (ContributionState.WITHDRAWN, "published")


class Blind(StrEnum):
    """Who must not learn of a draft, beside the roles of the table."""

    STAFF = "staff"


@dataclass(slots=True)
class Site:
    """What there is, and one person of each role; `contribution` may not be there yet."""

    people: dict[str, User | AnonymousUser]
    version: Version
    drafted: Version
    uploads: tuple[int, int, int]
    invitation: Invitation
    token: str
    meeting: int
    desk: int
    contribution: Contribution | None = None

    @property
    def name(self) -> str:
        """The contribution's name in addresses."""
        assert self.contribution is not None
        return name_document(self.contribution.document)

    @property
    def proposal(self) -> Proposal:
        """The contribution's proposal."""
        assert self.contribution is not None
        return self.contribution.proposals.get()


@kept
def build_site() -> Site:
    """The site without the contribution: everything that anybody may find is there."""
    people = {**everybody(), **_sponsors(), Blind.STAFF: _staff()}
    clerk = secretary()
    version = store(make_text(year=2022))
    store(make_text(year=2018, number="141", resolves="to carry on as A/RES/70/125 asks"))
    drafted = store(make_text(year=2022, number="141"), publish=False)
    plan = plan_import(user=clerk, data=markdown(number="143"), name="imported.md")
    import_text(user=clerk, plan=plan)
    Body.objects.get(pk="council").save()  # what migrations made has no history
    uploads = (
        preview_text(user=clerk, data=markdown(number="142"), name="text.md").pk,
        preview_contribution(
            user=clerk, data=tracked(symbol="PP22/69"), name="paper.docx", said=Said()
        ).pk,
        preview_report(user=clerk, data=REPORT.encode(), name="report.txt", said=ReportSaid()).pk,
    )
    tokens: list[str] = []
    invitation = invite(
        user=people["head"],  # type: ignore[arg-type]
        delegation=delegation(),
        email="new@example.org",
        role=Role.READER,
        link=lambda token: tokens.append(token) or "/",  # type: ignore[func-returns-value]
    )
    meeting = Meeting.objects.create(
        group=MeetingGroup.objects.create(code="group", name="A group"), title="A meeting"
    )
    _surround_meeting(meeting, version)
    desk = _run_desk(meeting, version)
    Group.objects.create(name="A group of users")
    SocialAccount.objects.create(user=person("reader"), provider="sso", uid="1")
    assert EmailAddress.objects.exists()
    return Site(people, version, drafted, uploads, invitation, tokens[0], meeting.pk, desk)


def _run_desk(meeting: Meeting, version: Version) -> int:
    """A desk of the meeting, which the chair runs, with a reading that was not released."""
    chair = delegation("chair")
    chair.chairs = meeting.group
    signed(chair, secretary()).save()
    desk = open_desk(
        user=secretary(), meeting=meeting, language="en", resolution=version.resolution
    )
    freeze(user=secretary(), desk=desk)
    return desk.pk


def _surround_meeting(meeting: Meeting, version: Version) -> None:
    """What a meeting has that everybody may see: an agenda, outcomes, a link."""
    said: dict[str, Any] = {"meeting": meeting, "language": "en", "texts": {"en": "Words."}}
    AgendaItem.objects.create(meeting=meeting, number="1", title="Opening")
    add_mandate(
        user=secretary(),
        clause=version.clauses.get(address="resolves"),
        said={"action": "invites", "actors": " the-council "},
    )
    Conclusion.objects.create(**said)
    Link.objects.create(
        recommendation=Recommendation.objects.create(number="1", **said),
        resolution=version.resolution,
        relation=Relation.CITES,
        state=LinkState.CONFIRMED,
        rule="citation",
        made_by=secretary(),
    )


def _sponsors() -> dict[str, User | AnonymousUser]:
    return {
        role: member(role, delegation(code), rank)
        for role, (code, _state, rank) in SPONSORING.items()
    }


def _staff() -> User:
    """Somebody who may look at every table of the admin, and is not of the secretariat."""
    user = person(Blind.STAFF)
    user.is_staff = True
    user.save()
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return user


def add_contribution(site: Site, stage: Stage) -> None:
    """A delegation's contribution comes to that stage, a canary in every field that it has."""
    head: Any = site.people["head"]
    contribution = begin(user=head, language="en")
    proposal = add_proposal(
        user=head, contribution=contribution, version=site.version, action=ProposedAction.MOD
    )
    _write(head, contribution, proposal)
    _surround(head, contribution, proposal)
    state, reached = stage.value
    contribution.handed_in_at = timezone.now() if reached else None
    contribution.published_at = timezone.now() if reached == "published" else None
    signed(contribution, head).save()
    move(head, contribution, state)
    if reached:
        contribution.document.refresh_from_db()
        contribution.document.symbol = SYMBOL
        signed(contribution.document, head).save()
    site.contribution = Contribution.objects.select_related("document").get(pk=contribution.pk)


def _write(head: User, contribution: Contribution, proposal: Proposal) -> None:
    """The text of the draft: its head, reasons, clauses."""
    set_head(
        user=head,
        contribution=contribution,
        title=f"{CANARY}title",
        said={kind: f"{CANARY}{kind.value}" for kind in BlockKind},
        agenda_item=f"{CANARY}item",
    )
    set_reasons(user=head, proposal=proposal, reasons=f"{CANARY}reasons")
    after = proposal.after
    assert after is not None
    for number, words in enumerate(("first", "second")):
        uid = after.by_address()["recalling/a"].uid
        operation = Reword(uid, f"{CANARY}{words};", ())
        save(user=head, proposal=proposal, operations=[operation], seen=number)
    proposal.refresh_from_db()
    assert proposal.before is not None and proposal.after is not None
    store_changes(head, proposal, plan_changes(proposal.before, proposal.after))


def _surround(head: User, contribution: Contribution, proposal: Proposal) -> None:
    """What stands around the text: sponsors, a translation, comments, a note, a file, presence."""
    for code, state in {(code, state) for code, state, _rank in SPONSORING.values()}:
        sponsor = Sponsorship(
            contribution=contribution, delegation=delegation(code), state=state, invited_by=head
        )
        signed(sponsor, head).save()
    words = Translation(
        proposal=proposal, language="fr", uid="1", heading=f"{CANARY}heading", text=f"{CANARY}word"
    )
    signed(words, head).save()
    for audience in Audience:
        comment = Comment(
            contribution=contribution,
            proposal=proposal,
            audience=audience,
            author=head,
            delegation=contribution.delegation,
            text=f"{CANARY}comment{audience.value}",
        )
        signed(comment, head).save()
    Transition.objects.create(
        contribution=contribution,
        step=Step.RETURNED,
        state=ContributionState.DRAFT,
        by=head,
        delegation=contribution.delegation,
        note=f"{CANARY}note",
    )
    note_presence(user=head, proposal=proposal)
    _attach(head, contribution)


def _attach(head: User, contribution: Contribution) -> None:
    kept = DocumentFile(
        document=contribution.document,
        name=f"{CANARY}file.docx",
        sha256=hashlib.sha256(FILE).hexdigest(),
        content=FILE,
        size=len(FILE),
        uploaded_by=head,
    )
    signed(kept, head).save()
