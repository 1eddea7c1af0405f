"""Desks: opened, what comes to them and goes, where the meeting looks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.desk.plans import Sitting, on_desk, sit, with_names
from amendments.languages import speak, translated_into
from amendments.models import (
    ContributionState,
    Desk,
    DeskProposal,
    DeskProposalState,
    Pointer,
    Proposal,
    Ruling,
    provisional,
)
from amendments.redline.decisions import Choice, Decision
from amendments.redline.identities import inherit
from amendments.redline.rebasing import rebase
from amendments.redline.revising import Reopened, Revised, Upset, revise
from amendments.redline.suppression import SUPPRESS
from amendments.submissions.starts import BRINGING_NOTHING
from amendments.submitted import read_contribution
from meetings.models import Meeting
from resolutions import queries
from resolutions.models import LANGUAGES, Body, Resolution, Version
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

ON_THE_TABLE = (ContributionState.PUBLISHED, ContributionState.CONSIDERED)
"""The states in which a contribution is before the meeting; what is not public never is."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What has changed on the table since somebody last looked: it waits to come to the desk.

    `foreign` are proposals that are not there in the desk's language.
    """

    coming: tuple[Proposal, ...] = ()
    leaving: tuple[DeskProposal, ...] = ()
    foreign: tuple[Proposal, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything waits."""
        return bool(self.coming or self.leaving)


@transaction.atomic
def open_desk(
    *,
    user: User,
    meeting: Meeting,
    language: str,
    resolution: Resolution | None = None,
    body: Body | None = None,
    number: str = "",
) -> Desk:
    """The desk for this resolution at this meeting, with everything that is on the table.

    Without a resolution, for a new one of the body with this provisional number. One that is open
    already is that desk. Raise ImportProblem if there is nothing to start from.
    """
    permissions.require(permissions.may_open_desk(user, meeting))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if language not in dict(LANGUAGES):
        raise ImportProblem("language", _("Choose the language in which the text is made."))
    there = Desk.objects.filter(meeting=meeting, language=language, resolution=resolution)
    number = provisional(number)
    if resolution is None:
        there = there.filter(body=body, number__in=_spellings(number))
    known = there.first()
    if known is not None:
        return known
    base = _base(resolution, language) if resolution else None
    of = resolution.body if resolution else body
    if of is None or not (resolution or number):
        raise ImportProblem("number", _("Say which resolution the desk is for."))
    desk = Desk(
        meeting=meeting,
        body=of,
        resolution=resolution,
        base=base,
        number="" if resolution else number,
        language=language,
        opened_by=user,
    )
    signed(desk, user).save()
    Pointer.objects.create(desk=desk)
    bring(user=user, desk=desk)
    return desk


def _base(resolution: Resolution, language: str) -> Version:
    """The published version that is there in the language, the latest one."""
    published = resolution.versions.filter(state="published").order_by("-year", "-correction")
    for version in published.select_related("resolution__body"):
        if language in queries.languages(version):
            return version
    raise ImportProblem("no-base", _("No published text of it is here in this language."))


@transaction.atomic
def bring(*, user: User, desk: Desk) -> Revised | None:
    """What waits on the table comes to the desk, and what was withdrawn or revised goes.

    What is decided stands where it can; the rest is open again, with the reason. Answers what
    became of the decisions; None if nothing waited.
    """
    desk = lock(user, desk)
    waiting = arrivals(desk)
    if not waiting.any:
        return None
    before = sit(desk)
    for entry in waiting.leaving:
        entry.state = _left_as(entry)
        signed(entry, user).save(update_fields=["state"])
    taken = {entry.source for entry in before.entries}
    for proposal in waiting.coming:
        entry = _entry(desk, proposal, before.base, taken)
        taken.add(entry.source)
        signed(entry, user).save()
    if not before.entries:
        return Revised((), ())
    return carry_over(user, before, sit(desk))


def carry_over(user: User, before: Sitting, after: Sitting) -> Revised:
    """Write down what becomes of the decisions when what is proposed has changed: one save.

    What is to be decided instead of what was upset bears the reason as well.
    """
    desk = before.desk
    ends = bool(before.suppressing) and not after.suppressing and SUPPRESS in before.rulings
    before, after = before.without_suppression, after.without_suppression
    decided = [one for one in before.decisions if one.about in before.rulings]
    revised = revise(before.plan, after.plan, decided)
    if ends:
        gone = Reopened(Decision(SUPPRESS, Choice.LATER), Upset.WITHDRAWN)
        revised = Revised(revised.standing, (*revised.reopened, gone))
    number = next_save(desk)
    known = {one.about for one in decided}
    upset = {one.decision.about: one.reason for one in revised.reopened}
    for one in revised.reopened:
        upset |= {about: one.reason for about in one.now if about not in upset}
    for decision in revised.standing:
        upset.pop(decision.about, None)
    rows = [
        Ruling(desk=desk, save_number=number, about=about, reason=reason, by=user)
        for about, reason in upset.items()
    ]
    rows += [
        Ruling(desk=desk, save_number=number, about=one.about, choice=one.choice, by=user)
        for one in revised.standing
        if one.about not in known
    ]
    Ruling.objects.bulk_create(rows)
    return revised


def arrivals(desk: Desk) -> Arrivals:
    """What is on the table and not on the desk, and what is on it and no more on the table."""
    table = {proposal.pk: proposal for proposal in _on_the_table(desk)}
    entries = {
        entry.proposal_id: entry for entry in on_desk(desk).defer("text", "misfits").order_by("pk")
    }
    standing = DeskProposalState.STANDING
    coming = [proposal for pk, proposal in table.items() if pk not in entries]
    spoken = [proposal for proposal in coming if _speaks(proposal, desk.language)]
    return Arrivals(
        tuple(spoken),
        tuple(e for pk, e in entries.items() if e.state == standing and pk not in table),
        tuple(proposal for proposal in coming if proposal not in spoken),
    )


def _spellings(number: str) -> tuple[str, str]:
    """How the number of a new resolution may be stored: a document sets it in brackets."""
    return number, f"[{number}]"


def _on_the_table(desk: Desk) -> Iterable[Proposal]:
    """What the meeting has before it; the texts are read of those that come to the desk alone."""
    rows = Proposal.objects.filter(
        contribution__document__meeting=desk.meeting_id, contribution__state__in=ON_THE_TABLE
    ).exclude(action__in=BRINGING_NOTHING)
    if desk.resolution_id is not None:
        rows = rows.filter(resolution=desk.resolution_id)
    else:
        said = _spellings(provisional(desk.number))
        rows = rows.filter(resolution=None, said_body=desk.body_id, said_number__in=said)
    related = ("contribution__document", "contribution__delegation", "base")
    own = ("base_text", "proposed_text", "introduction", "doubts", "references")
    return rows.select_related(*related).defer(*own).order_by("contribution", "position")


def _speaks(proposal: Proposal, language: str) -> bool:
    contribution = proposal.contribution
    return language in (contribution.language, *translated_into(contribution))


def _left_as(entry: DeskProposal) -> DeskProposalState:
    state = entry.proposal.contribution.state
    superseded = state == ContributionState.SUPERSEDED
    return DeskProposalState.SUPERSEDED if superseded else DeskProposalState.WITHDRAWN


def _entry(
    desk: Desk, proposal: Proposal, base: ResolutionText, taken: Iterable[str]
) -> DeskProposal:
    """The proposal on the desk's base: rebased where it starts from another text."""
    before, after = _texts(proposal, desk.language)
    misfits: list[list[str]] = []
    if after is not None:
        if before is not None and before != base:
            rebased = rebase(before, after, base)
            after = rebased.text
            misfits = [
                [one.before.words if one.before else "", one.after.words if one.after else ""]
                for one in rebased.misfits
            ]
        after = inherit(base, after)
    contribution = proposal.contribution
    delegation = contribution.delegation
    name = delegation.name_in(desk.language) if delegation else contribution.document.source
    source = next(_sources(proposal, set(taken)))
    return DeskProposal(
        desk=desk,
        proposal=proposal,
        source=source,
        author=(name or str(contribution.document))[:300],
        action=proposal.action,
        text=None if after is None else serial.to_json(after),
        misfits=misfits,
    )


def _sources(proposal: Proposal, taken: set[str]) -> Iterator[str]:
    """Names for the proposal that nothing on the desk has yet, the best one first."""
    name = proposal.identifier or f"{proposal.contribution.document}/{proposal.position}"
    number = 0
    while True:
        source = f"{name} Rev. {number}" if number else name
        if source not in taken:
            yield source
        number += 1


def _texts(
    proposal: Proposal, language: str
) -> tuple[ResolutionText | None, ResolutionText | None]:
    """The text that it starts from and the one that it proposes, in this language."""
    contribution = proposal.contribution
    if language == contribution.language:
        return proposal.before, proposal.after
    spoken = speak(read_contribution(contribution), language)
    one = next(one for one in spoken.proposals if one.proposal.pk == proposal.pk)
    return one.before, one.after


@transaction.atomic
def show(*, user: User, desk: Desk, is_shown: bool) -> Desk:
    """Everybody may see the meeting's screen from now on, or no longer."""
    desk = lock(user, desk)
    if desk.is_shown != is_shown:
        desk.is_shown = is_shown
        signed(desk, user).save(update_fields=["is_shown"])
    return desk


@transaction.atomic
def point(*, user: User, desk: Desk, element: str) -> None:
    """The meeting looks at this clause from now on. What it says of the text is nothing."""
    permissions.require(permissions.may_chair(user, desk))
    rows = Pointer.objects.filter(desk=desk).exclude(element=element)
    rows.update(element=element[:100], moves=F("moves") + 1)


def lock(user: User, desk: Desk) -> Desk:
    """The desk as it is now, its row locked. PermissionDenied unless it is the user's to run.

    Raise ImportProblem if its text is adopted.
    """
    found: Desk = with_names().select_for_update(of=("self",)).get(pk=desk.pk)
    permissions.require(permissions.may_chair(user, found))
    if not found.is_open:
        raise ImportProblem("adopted", _("The text of this desk is adopted; nothing changes it."))
    return found


def next_save(desk: Desk) -> int:
    """The number of the save that is made now, on a locked desk.

    It is counted without a row of history: the rulings that bear the number are the record.
    """
    Desk.objects.filter(pk=desk.pk).update(saves=F("saves") + 1)
    desk.saves += 1
    return desk.saves
