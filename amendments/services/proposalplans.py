"""What one proposal of a document would become, worked out with nothing saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from amendments.models import BaseState, ChangeState
from amendments.redline.changes import Change, ChangeKind
from amendments.redline.flattened import Doubt, Recovery, Split
from amendments.redline.identities import SURE, inherit
from amendments.redline.proposed import base_differences, propose
from amendments.services.pairing import QUOTED, UNMARKED
from amendments.services.proposalviews import read_views
from amendments.services.readings import Reading
from amendments.services.targets import Target
from amendments.submissions.pairing import ProposalPair
from amendments.submissions.remarks import (
    EMPTY_TEXT,
    NO_EDITION,
    NO_LANGUAGE,
    NOT_STORED,
    OTHER_BASE,
    Remark,
)
from amendments.submissions.starts import SUPPRESSING, UNCHANGED, Action
from amendments.submissions.values import ProposalText
from resolutions.text.clauses import OddityKind, ResolutionText, transform_text
from resolutions.text.lines import Line

NEW = frozenset({Action.ADD, Action.ADD_MOVED})


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """A change, its place in the redline, and the recovered marks that it comes from.

    `is_inferred` is true of every change of a text that was fused.
    """

    position: int
    change: Change
    recovered: tuple[Split, ...] = ()
    is_inferred: bool = False

    @property
    def state(self) -> ChangeState:
        """What was recovered or paired without being sure waits for a person."""
        unsure = self.is_inferred or self.change.confidence < SURE
        return ChangeState.SUGGESTED if unsure else ChangeState.CONFIRMED


@dataclass(frozen=True, slots=True)
class PlannedDoubt:
    """A place of a fused line at which a person should look; `text` is what stands there."""

    line: int
    text: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class ProposalPlan:
    """What a proposal would become.

    `text` is the proposal as it stands in the document. `before` and `after` are the texts that
    it starts from and proposes, with the uids of the stored base where that is known. With
    `differences` it starts from another text than the stored one: they lead from there to
    `before`. `recovered` tells whether the two views were recovered from fused lines.
    """

    text: ProposalText
    target: Target
    base_state: BaseState
    before: ResolutionText | None
    after: ResolutionText | None
    recovered: bool = False
    differences: tuple[Change, ...] = ()
    changes: tuple[PlannedChange, ...] = ()
    doubts: tuple[PlannedDoubt, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def action(self) -> Action:
        return self.text.action

    @property
    def identifier(self) -> str:
        return str(self.text.identifier or "")

    @property
    def reasons(self) -> str:
        """The reasons, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.text.reasons)


def plan_proposal(reading: Reading, pair: ProposalPair, target: Target) -> ProposalPlan:
    """What the proposal would become, its changes included."""
    text = pair.after or pair.before
    assert text is not None  # a pair has a side at least
    views = read_views(reading, pair, target)
    before, after = views.before, views.after
    if text.action in NEW:
        before = None
    state, differences = BaseState.NONE, tuple[Change, ...]()
    stored = None if text.action in NEW else target.stored
    if stored is not None:
        state = BaseState.SAME
        if before is None or not views.is_marked:
            before = stored
        else:
            differences = base_differences(stored, before)
            before = inherit(stored, before)
            state = BaseState.DIFFERS if differences else BaseState.SAME
    if text.action in SUPPRESSING:
        after = None
    if text.action in UNCHANGED:
        after = before
    if before is not None and after is not None:
        after = inherit(before, after)
    plan = ProposalPlan(
        text, target, state, before, after, bool(views.recovered), differences=differences
    )
    plan = replace(plan, changes=plan_changes(before, after, views.recovered))
    doubts = tuple(
        PlannedDoubt(line.number, line.text[doubt.start : doubt.end], doubt)
        for line, recovery in views.recovered
        for doubt in recovery.doubts
    )
    came = views.before if views.is_marked else None
    lost = _lost_identities((came, before), (views.after, after))
    remarks = (*_remarks(plan), *views.remarks, *lost)
    return replace(plan, doubts=doubts, remarks=remarks)


def _lost_identities(
    *sides: tuple[ResolutionText | None, ResolutionText | None],
) -> Iterator[Remark]:
    """The clauses that came without their identity and were paired by what they say.

    Each side is the text as it came and as it is now. A text most of whose clauses came without
    has lost none.
    """
    seen = set[str]()
    for came, now in sides:
        if came is None or now is None:
            continue
        there = now.by_address()
        clauses = [clause for clause in came.walk() if clause.kind not in UNMARKED]
        if sum(bool(clause.uid) for clause in clauses) * 2 <= len(clauses):
            continue
        for clause in clauses:
            uid = there[clause.address].uid if clause.address in there else ""
            if uid and not clause.uid and uid not in seen:
                seen.add(uid)
                words = clause.words[:QUOTED]
                yield Remark(clause.line, OddityKind.IDENTITY_LOST.value, words)


def plan_changes(
    before: ResolutionText | None,
    after: ResolutionText | None,
    recovered: Sequence[tuple[Line, Recovery]] = (),
    *,
    is_drafted: bool = False,
) -> tuple[PlannedChange, ...]:
    """The changes between the two texts, with the reasons that held before they shared uids.

    Of texts that were drafted here the uids are no inference, and are the reason themselves.
    """
    unnamed = after and transform_text(after, lambda clause: replace(clause, uid=""))
    why = {} if is_drafted else {_place(change): change for change in propose(before, unnamed)}
    splits = _splits_by_line(before, after, recovered)
    planned = []
    for position, change in enumerate(propose(before, after), start=1):
        if first := why.get(_place(change)):
            change = replace(change, confidence=first.confidence, reason=first.reason)
        if change.kind is not ChangeKind.SAME:
            found = _splits_of(change, splits)
            planned.append(PlannedChange(position, change, found, bool(recovered)))
    return tuple(planned)


def _splits_by_line(
    before: ResolutionText | None,
    after: ResolutionText | None,
    recovered: Sequence[tuple[Line, Recovery]],
) -> dict[int, list[Split]]:
    """The recovered marks by the line where a clause begins: its further lines are counted in."""
    begins = {clause.line for text in (before, after) if text for clause in text.walk()}
    found: dict[int, list[Split]] = {}
    here = 0
    for line, recovery in recovered:
        here = line.number if line.number in begins else here
        found.setdefault(here, []).extend(recovery.splits)
    return found


def _place(change: Change) -> tuple[str, ...]:
    """What tells a change from the others of its redline."""
    sides = (change.before, change.after)
    return (*(clause.address if clause else "" for clause in sides), change.elsewhere)


def _splits_of(change: Change, splits: dict[int, list[Split]]) -> tuple[Split, ...]:
    """The recovered marks in the lines where the change's clause began on either side."""
    lines = {clause.line for clause in (change.before, change.after) if clause is not None}
    return tuple(split for line in sorted(lines) for split in splits.get(line, ()))


def _remarks(plan: ProposalPlan) -> Iterable[Remark]:
    target, line = plan.target, plan.text.line
    if plan.before is None and plan.after is None:
        yield Remark(line, EMPTY_TEXT, plan.text.written or plan.action.value)
    if plan.action in NEW or not target.number:
        return
    if target.resolution is None:
        yield Remark(line, NOT_STORED, f"{target.body} {target.number}".strip())
    elif target.base is None:
        yield Remark(line, NO_EDITION, str(target.resolution))
    elif target.stored is None:
        yield Remark(line, NO_LANGUAGE, str(target.base))
    elif plan.differences:
        yield Remark(line, OTHER_BASE, str(target.base))
