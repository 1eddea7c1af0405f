"""Labels by rule: what is numbered follows what happens to its list.

Which labels are by rule is told by the text before: one that follows the label before it (or,
where that was set by hand, the last one by rule) is; one that does not, in a list with a gap say,
is kept as it stands, and the list counts on from it. A label set by hand is kept as well: `kept`
are the identities of those clauses, which `kept_labels` finds in a log of operations.

Only lists in which a clause came, went or changed its place are renumbered, and lists of numbers
such as `2.1` whose clause above was. The result depends on the text before and on where the clauses
stand, so renumbering once more changes nothing. A clause among clauses without labels gets none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from amendments.drafting.applying import alter
from amendments.drafting.operations import Add, Delete, Operation, Relabel
from amendments.drafting.sequences import Counting, counting_of, usual
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText
from resolutions.text.labels import Reading, Style


class _Rule(Enum):
    """How a clause's label came about before."""

    FOLLOWS = "follows the one before it"
    SKIPS = "follows the last one by rule, over what was set by hand"
    NONE = "by no rule"


@dataclass(frozen=True, slots=True)
class _List:
    """A list as it was before: its clauses in order, how it counts, and the rule of each.

    `occupying` are those whose label was set by hand instead of a number, which the list skips.
    """

    uids: tuple[str, ...]
    counting: Counting | None
    rules: Mapping[str, _Rule]
    labels: Mapping[str, str]
    occupying: frozenset[str]


def kept_labels(log: Iterable[Operation], before: Collection[str] = ()) -> frozenset[str]:
    """The clauses whose labels were set by hand, as a log of operations tells, and not undone.

    `before` are those of which that held when the log began.
    """
    kept = set(before)
    for operation in log:
        match operation:
            case Relabel(uid=uid, by_hand=True, label=label) if label:
                kept.add(uid)
            case Relabel(uid=uid) | Delete(uid=uid):
                kept.discard(uid)
            case Add(uid=uid, label=label) if label:
                kept.add(uid)
    return frozenset(kept)


def edit(
    text: ResolutionText,
    operation: Operation,
    *,
    kept: Collection[str] = (),
    adverb: bool = False,
) -> tuple[ResolutionText, tuple[Operation, ...]]:
    """What a drafter's operation leads to: the next text, renumbered, and the whole change.

    The operations are the given one and those that set labels; played again, they give the same.
    `adverb`: what the operation adds gets a `bis`, and what follows keeps its number.
    """
    after = alter(text, operation)
    before = {clause.uid for clause in text.walk()}
    added = {clause.uid for clause in after.walk()} - before if adverb else set()
    kept = {*kept_labels([operation]), *kept}
    numbered = renumber(text, after, kept=kept, adverbs=added)
    relabelled = (
        Relabel(clause.uid, clause.label, by_hand=False)
        for was, clause in zip(after.walk(), numbered.walk(), strict=True)
        if was.label != clause.label
    )
    return numbered, (operation, *relabelled)


def renumber(
    before: ResolutionText,
    after: ResolutionText,
    *,
    kept: Collection[str] = (),
    adverbs: Collection[str] = (),
) -> ResolutionText:
    """The text after, with the labels by rule renumbered; `adverbs` get a `bis`, a `ter` …"""
    work = _Renumbering(before, after, frozenset(kept), frozenset(adverbs))
    clauses = work.children(after.clauses, "", None, None)
    return assign(replace(after, clauses=clauses))


class _Renumbering:
    """What is known of the lists before, and the lists after as they are renumbered."""

    def __init__(
        self,
        before: ResolutionText,
        after: ResolutionText,
        kept: frozenset[str],
        adverbs: frozenset[str],
    ) -> None:
        self.language = after.language
        self.kept = kept
        self.adverbs = adverbs
        self.lists = {"": _list_of(before.clauses, kept)}
        self.lists |= {c.uid: _list_of(c.children, kept) for c in before.walk() if c.uid}
        self.numbers = {clause.uid: clause.label for clause in before.walk()}
        self.cousins: dict[tuple[Kind, str], Counting] = {}
        self._note_cousins(before.clauses, "", None, "")

    def _note_cousins(
        self, siblings: tuple[Clause, ...], parent: str, section: Kind | None, above: str
    ) -> None:
        """Note how the first list of each sort counts: in a section, below a style of numbers."""
        counting = self.lists[parent].counting
        if counting and section:
            self.cousins.setdefault((section, above), counting)
        for clause in siblings:
            if clause.children and clause.uid:
                items = clause.kind is Kind.CLAUSE
                inner = _style(counting) if items and counting else above
                self._note_cousins(clause.children, clause.uid, section or clause.kind, inner)

    def children(
        self,
        siblings: tuple[Clause, ...],
        parent: str,
        section: Kind | None,
        above: Counting | None,
        form: str = "",
    ) -> tuple[Clause, ...]:
        """The clauses under one, renumbered; `form` is the bare number of that one."""
        was = self.lists.get(parent)
        counting = self._counting(siblings, parent, section, above, form)
        labels = self._labels(siblings, was, counting)
        made = []
        for clause in siblings:
            label = labels.get(clause.uid, clause.label)
            below = clause.kind if section is None else section
            inner = counting if clause.kind is Kind.CLAUSE else above
            bare = _bare(label) if clause.kind is Kind.CLAUSE else form
            children = clause.children and self.children(
                clause.children, clause.uid, below, inner, bare
            )
            made.append(replace(clause, label=label, children=children))
        return tuple(made)

    def _counting(
        self,
        siblings: tuple[Clause, ...],
        parent: str,
        section: Kind | None,
        above: Counting | None,
        form: str,
    ) -> Counting | None:
        """How a list counts; None if it has no labels."""
        was = self.lists.get(parent)
        counting = was.counting if was and was.uids else None
        if counting is None and not (was and was.uids):
            come = [c.label for c in siblings if c.kind is Kind.CLAUSE and c.label]
            own = counting_of(come) if was is None else None
            cousin = self.cousins.get((section, _style(above))) if section else None
            counting = own or cousin or usual(section, above, self.language)
        if counting and form and (not (was and was.uids) or self._led(parent, counting)):
            return counting.under(form)
        return counting

    def _led(self, parent: str, counting: Counting) -> bool:
        """Whether the numbers of a list began with that of the clause above it."""
        return _bare(self.numbers.get(parent, "")) == counting.reading.form

    def _labels(
        self, siblings: tuple[Clause, ...], was: _List | None, counting: Counting | None
    ) -> dict[str, str]:
        """The labels that change in a list."""
        items = [clause for clause in siblings if clause.kind is Kind.CLAUSE and clause.uid]
        dashes = (clause for clause in siblings if clause.kind is Kind.DASH)
        bare = [c.uid for c in dashes if not c.label and c.uid not in self.numbers]
        found: dict[str, str] = dict.fromkeys(bare, _dash(siblings))
        if counting is None:
            new = [c for c in items if was is None or c.uid not in was.uids]
            return found | {c.uid: "" for c in new if c.uid not in self.kept}
        if not self._touched(items, was, counting):
            return found
        arrived = was is not None
        by_rule = {
            clause.uid
            for clause in items
            if clause.uid not in self.kept
            and self._rule(was, clause.uid) is not _Rule.NONE
            and (arrived or not clause.label)
        }
        before: Reading | None = None
        last: Reading | None = None
        for rank, clause in enumerate(items):
            uid = clause.uid
            if uid not in by_rule:
                before = counting.read(clause.label) or before
                if uid not in self.kept:
                    last = before
                elif was and uid in was.occupying:
                    last = counting.next(last)
                continue
            ahead = (self._rule(was, c.uid) for c in items[rank:] if c.uid in by_rule)
            skips = next((rule for rule in ahead if rule), None) is _Rule.SKIPS
            adverb = uid in self.adverbs or _has_adverb(was, counting, uid)
            before = last = counting.next(last if skips else before, step=2 if adverb else 0)
            found[uid] = counting.label(before.rank, before.step)
        return found

    def _rule(self, was: _List | None, uid: str) -> _Rule | None:
        """By what rule a clause had its label in this list; None if it was not there."""
        return was.rules.get(uid) if was else None

    def _touched(self, items: list[Clause], was: _List | None, counting: Counting) -> bool:
        """Whether something happened to a list, or to the number that it counts below."""
        if was is None:
            return any(not clause.label for clause in items)
        if was.uids != tuple(clause.uid for clause in items):
            return True
        path = counting.reading.style is Style.PATH
        return path and was.counting is not None and was.counting != counting


def _has_adverb(was: _List | None, counting: Counting, uid: str) -> bool:
    """Whether a clause had a `bis` or the like in its list before."""
    reading = counting.read(was.labels.get(uid, "")) if was else None
    return reading is not None and reading.step > 0


def _list_of(siblings: tuple[Clause, ...], kept: frozenset[str]) -> _List:
    """What a list before was, its rules included."""
    items = [clause for clause in siblings if clause.kind is Kind.CLAUSE]
    counting = counting_of(clause.label for clause in items)
    rules: dict[str, _Rule] = {}
    occupying: set[str] = set()
    pending: list[str] = []
    before: Reading | None = None
    last: Reading | None = None
    for clause in items:
        reading = counting.read(clause.label) if counting else None
        rule = _Rule.NONE
        if counting and reading and clause.uid not in kept:
            rule, count = _rule_of(counting, reading, before, last, len(pending))
            occupying.update(pending[:count])
        rules[clause.uid] = rule
        before = reading or before
        if clause.uid in kept:
            pending.append(clause.uid)
        else:
            last, pending = before, []
    labels = {clause.uid: clause.label for clause in items}
    return _List(
        tuple(clause.uid for clause in items), counting, rules, labels, frozenset(occupying)
    )


def _rule_of(
    counting: Counting,
    reading: Reading,
    before: Reading | None,
    last: Reading | None,
    pending: int,
) -> tuple[_Rule, int]:
    """The rule of a label, and how many numbers those set by hand before it stand for."""
    if reading.follows(before) if before else reading.first:
        return _Rule.FOLLOWS, 0
    for count in range(pending + 1):
        if reading.follows(last) if last else reading.first:
            return _Rule.SKIPS, count
        last = counting.next(last)
    return _Rule.NONE, 0


def _style(above: Counting | None) -> str:
    return above.reading.style.value if above else ""


def _bare(label: str) -> str:
    """A number without its stop and brackets, as what counts below it begins."""
    return label.strip(" .()（）")


def _dash(siblings: tuple[Clause, ...]) -> str:
    dashes = [c.label for c in siblings if c.kind is Kind.DASH and c.label]
    return dashes[0] if dashes else "–"
