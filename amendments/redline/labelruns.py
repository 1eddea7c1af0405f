"""Label runs: which labels of a fused text are two labels, and which clauses came or went.

The list before the changes and the list after them must each run on. Where `d)` is followed by
`e)`, `ef)`, `fg)`, the clause `e)` is new and the two behind it were renumbered; `iii)` is one
label or `i` and `ii`, whichever lets both lists run on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from amendments.redline.diff import Op
from amendments.redline.fusedlabels import Cut, Entry, clean, cuts, whole_labels
from amendments.redline.recovery import Reason
from resolutions.text.labels import Reading, Style

_SHIFTED = 0.15
"""What a clause that came or went costs; the other costs are weighed against it."""
_FUSED = 0.3
_BROKEN = {(True, True): 0.0, (True, False): 2.0, (False, True): 3.0, (False, False): 5.0}
"""What it costs that the list before and the list after run on or not.

What was adopted counts right; a draft may slip.
"""
_JUMP = 0.7
_NESTED = 0.2
_RESTART = 1.2
_MIDWAY = 0.8
_NO_LABEL = 2.4
_UNSIGNED = 6.0
_CONTRADICTED = 4.0
_BEAM = 32
_LONGEST = 300
"""No section has so many clauses; what looks like one is not searched."""
_RUNS_ON = 0.4
"""A text without a fused label costs no more: less than any reading with one."""
_HOPELESS = 8.0
_TIES = 3
_TIE = 0.01
_SWAPPED = 0.05
"""What it costs that an insertion stands before the deletion of the same label."""
_AMBIGUOUS = 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """How a label was read: what became of its clause, and how deep its list stands.

    A label that was replaced is `KEEP` with `deleted` and `inserted`, at `start` of its paragraph.
    """

    op: Op
    depth: int
    start: int = 0
    deleted: str = ""
    inserted: str = ""
    confidence: float = 1.0
    reason: Reason = Reason.LABELS


@dataclass(frozen=True, slots=True)
class _Level:
    """A list while it is read: where it stands before and after, and whether a sign was seen."""

    style: Style
    form: str
    before: Reading | None
    after: Reading | None
    signed: bool = False
    shifted: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """A reading of everything so far; `previous` leads back to the first line.

    Steps are in order of their cost.
    """

    cost: float
    levels: tuple[_Level, ...] = ()
    choice: Choice | None = None
    previous: _Step | None = None

    def __lt__(self, other: _Step) -> bool:
        return self.cost < other.cost


def read(entries: Sequence[Entry | None]) -> list[Choice | None]:
    """Read the labels of one section in their order; None where there is none or none is sure.

    Without a label that can only be two, every clause is kept. Where all labels run on as they
    are, nothing else is tried.
    """
    clean = _search(entries, (Op.KEEP,))
    labels = [item for item in entries if item]
    fusable = len(labels) <= _LONGEST and any(cuts(item.raw) for item in labels)
    if clean[0].cost <= _RUNS_ON or not fusable:
        return _choices(clean[0])
    final = _search(entries, tuple(Op))
    return _agreed([_choices(step) for step in final if step.cost <= final[0].cost + _TIE])


def _search(entries: Sequence[Entry | None], ops: tuple[Op, ...]) -> list[_Step]:
    """Readings of all labels, the cheapest first; with `KEEP` alone, no label is taken for two."""
    beam = [_Step(0.0)]
    for item in entries:
        if item is None:
            beam = [_Step(step.cost, step.levels, None, step) for step in beam]
        else:
            beam = _best(following for step in beam for following in _readings(step, item, ops))
    return sorted(
        replace(step, cost=step.cost + sum(map(_closing_cost, step.levels))) for step in beam
    )


def _best(steps: Iterable[_Step]) -> list[_Step]:
    """The cheapest steps; of those that lead to the same place a few, so that ties are seen."""
    kept: dict[tuple[_Level, ...], int] = {}
    found: list[_Step] = []
    least = 0.0
    for step in sorted(steps):
        least = least if found else step.cost
        if len(found) == _BEAM or step.cost > least + _HOPELESS:
            break
        if kept.get(step.levels, 0) < _TIES:
            kept[step.levels] = kept.get(step.levels, 0) + 1
            found.append(step)
    return found


def _choices(step: _Step) -> list[Choice | None]:
    """What was chosen for each line on the way to a step."""
    choices: list[Choice | None] = []
    while step.previous:
        choices.append(step.choice)
        step = step.previous
    return choices[::-1]


def _agreed(readings: Sequence[list[Choice | None]]) -> list[Choice | None]:
    """The first reading, unsure wherever another one that is as good says something else."""
    agreed: list[Choice | None] = []
    for choice, *others in zip(*readings, strict=True):
        rivals = {(other.op, other.deleted, other.inserted) for other in others if other}
        if choice and rivals - {(choice.op, choice.deleted, choice.inserted)}:
            choice = replace(choice, confidence=_AMBIGUOUS, reason=Reason.LABELS_AMBIGUOUS)
        agreed.append(choice)
    return agreed


def _closing_cost(level: _Level) -> float:
    """Clauses come and go in a list only if a fused label says so."""
    return _UNSIGNED if level.shifted and not level.signed else 0.0


def _readings(step: _Step, item: Entry, ops: tuple[Op, ...]) -> Iterator[_Step]:
    """Every way to read one more label."""
    for depth in range(len(step.levels), 0, -1):
        dropped = sum(map(_closing_cost, step.levels[depth:]))
        yield from _continue(step, item, ops, depth, step.cost + dropped)
    yield from _begin(step, item, ops)
    single = clean(item.raw)
    if not single or not item.trusted:
        cost = _NO_LABEL * (2 if whole_labels(item.raw) else 0.5 if single else 1)
        yield _Step(step.cost + cost, step.levels, None, step)


def _continue(
    step: _Step, item: Entry, ops: tuple[Op, ...], depth: int, cost: float
) -> Iterator[_Step]:
    """The label continues the list at a depth."""
    level = step.levels[depth - 1]
    outer = step.levels[: depth - 1]
    for reading in clean(item.raw):
        if (reading.style, reading.form) != (level.style, level.form):
            continue
        for op in ops:
            price, following = _advance(level, op, reading, item.changed)
            if op is Op.DELETE and level.after == reading and _inserted(step):
                price += _SWAPPED
            yield _Step(cost + price, (*outer, following), _kept_choice(op, depth), step)
    for cut in cuts(item.raw) if len(ops) > 1 else ():
        if (cut.before.style, cut.before.form) == (level.style, level.form):
            runs = (_runs_on(cut.before, level.before), _runs_on(cut.after, level.after))
            following = replace(level, before=cut.before, after=cut.after, signed=True)
            choice = _fused_choice(item, cut, depth, all(runs))
            price = _FUSED + _BROKEN[runs]
            yield _Step(cost + price, (*outer, following), choice, step)


def _advance(level: _Level, op: Op, reading: Reading, changed: bool) -> tuple[float, _Level]:
    """What it costs that a clause was kept, inserted or deleted, and the list after it."""
    runs = (_runs_on(reading, level.before), _runs_on(reading, level.after))
    if op is Op.KEEP:
        jumps = level.before == level.after and not all(runs)
        price = _JUMP if jumps else _BROKEN[runs]
        return price, replace(level, before=reading, after=reading)
    price = _SHIFTED + (_CONTRADICTED if changed else 0.0)
    if op is Op.INSERT:
        return price + _BROKEN[True, runs[1]], replace(level, after=reading, shifted=True)
    return price + _BROKEN[runs[0], True], replace(level, before=reading, shifted=True)


def _begin(step: _Step, item: Entry, ops: tuple[Op, ...]) -> Iterator[_Step]:
    """The label begins a list of its own, below the others or in place of them."""
    for reading in clean(item.raw):
        kinds = [(level.style, level.form) for level in step.levels]
        again = (reading.style, reading.form) in kinds
        outer = step.levels[: kinds.index((reading.style, reading.form))] if again else step.levels
        dropped = sum(map(_closing_cost, step.levels[len(outer) :]))
        cost = step.cost + dropped + (_RESTART if again else _NESTED if outer else 0.0)
        empty = _Level(reading.style, reading.form, None, None)
        for op in ops:
            price, level = _advance(empty, op, reading, item.changed)
            yield _Step(cost + price, (*outer, level), _kept_choice(op, len(outer) + 1), step)
    for cut in cuts(item.raw) if len(ops) > 1 else ():
        distance = abs(cut.before.rank - cut.after.rank)
        price = _FUSED + (_MIDWAY if distance == 1 or cut.whole else _NO_LABEL)
        style, form = cut.before.style, cut.before.form
        again = any((level.style, level.form) == (style, form) for level in step.levels)
        price += _BROKEN[True, False] + _RESTART if again else _RESTART if step.levels else 0.0
        level = _Level(style, form, cut.before, cut.after, signed=True)
        choice = _fused_choice(item, cut, len(step.levels) + 1, False)
        yield _Step(step.cost + price, (*step.levels, level), choice, step)


def _inserted(step: _Step) -> bool:
    return bool(step.choice and step.choice.op is Op.INSERT)


def _kept_choice(op: Op, depth: int) -> Choice:
    if op is Op.KEEP:
        return Choice(op, depth)
    reason = Reason.INSERTED_CLAUSE if op is Op.INSERT else Reason.DELETED_CLAUSE
    return Choice(op, depth, confidence=0.9, reason=reason)


def _fused_choice(item: Entry, cut: Cut, depth: int, runs: bool) -> Choice:
    """A replaced label, as sure as both lists and the label itself make it."""
    neighbours = abs(cut.before.rank - cut.after.rank) == 1
    if runs:
        valid = bool(clean(item.raw))
        confidence, reason = (0.92, Reason.LABELS_VALID) if valid else (0.97, Reason.LABELS)
    elif cut.whole:
        confidence, reason = 0.88, Reason.LABELS_WHOLE
    elif neighbours and item.trusted and not clean(item.raw):
        confidence, reason = 0.85, Reason.LABELS_NEIGHBOURS
    else:
        confidence, reason = 0.6, Reason.LABELS_UNSURE
    start = item.start + cut.start
    return Choice(Op.KEEP, depth, start, cut.deleted, cut.inserted, confidence, reason)


def _runs_on(reading: Reading, last: Reading | None) -> bool:
    """Whether a label is the next one of its list, or its first."""
    return reading.follows(last) if last else reading.first
