"""Labels carried over from one language of a text into another.

A label that the source left as it was is that of the base in the other language. One that came or
changed is the label of the same rank, `bis` included, in the way in which the list counts there:
as its base does, else as another list does that counts alike in the source, else as is usual.
"""

from __future__ import annotations

from collections.abc import Iterable

from amendments.drafting.sequences import Counting, counting_of, usual
from amendments.drafting.sides import State
from resolutions.text.clauses import Clause, Kind, ResolutionText
from resolutions.text.labels import Style

_LETTERS = frozenset({Style.LETTER, Style.CYRILLIC, Style.ARABIC})


class Labelling:
    """What is known of the lists of a text in two languages."""

    def __init__(
        self,
        base: ResolutionText | None,
        proposed: ResolutionText,
        there: ResolutionText | None,
        language: str,
    ) -> None:
        self.language = language
        self.was = State(base) if base else None
        self.now = State(proposed)
        self.own = State(there) if there else None
        dashes = (clause for clause in there.walk() if clause.kind is Kind.DASH) if there else ()
        self.dash = next((clause.label for clause in dashes if clause.label), "")
        self.cousins: dict[Style, Counting] = {}
        for parent in self.was.children if self.was else ():
            here, other = _counting(self.was, parent), _counting(self.own, parent)
            if here and other:
                self.cousins.setdefault(here.reading.style, other)

    def label(self, clause: Clause, parent: str) -> str:
        """The label of a clause of the proposed text, which stands under `parent` there."""
        own = self._kept(clause, parent)
        if own is not None:
            return own
        match clause.kind:
            case Kind.DASH:
                return self.dash or clause.label
            case Kind.CLAUSE:
                return self._by_rule(clause.label, parent)
            case _:
                return clause.label

    def _kept(self, clause: Clause, parent: str) -> str | None:
        """The label that the base has in the other language, if nothing happened to it."""
        if self.was is None or self.own is None:
            return None
        was, own = self.was.clauses.get(clause.uid), self.own.clauses.get(clause.uid)
        if was is None or own is None:
            return None
        same = (was.label, was.kind, self.was.parents[clause.uid]) == (
            clause.label,
            clause.kind,
            parent,
        )
        return own.label if same else None

    def _by_rule(self, label: str, parent: str) -> str:
        for here in (_counting(self.was, parent), _counting(self.now, parent)):
            reading = here.read(label) if here else None
            if here and reading:
                other = self._there(parent, here)
                return other.under(reading.form).label(reading.rank, reading.step)
        return label

    def _there(self, parent: str, here: Counting) -> Counting:
        """How the same list counts in the other language."""
        found = _counting(self.own, parent) or self.cousins.get(here.reading.style)
        if found:
            return found
        letters = usual(Kind.PREAMBLE, None, self.language)
        is_letter = here.reading.style in _LETTERS
        return letters if is_letter and here.reading.style is not letters.reading.style else here


def _counting(text: State | None, parent: str) -> Counting | None:
    """How the list under a clause counts; None without such a list."""
    if text is None or parent not in text.children:
        return None
    clauses = (text.clauses[uid] for uid in text.children[parent])
    return counting_of(_labels(clauses))


def _labels(clauses: Iterable[Clause]) -> list[str]:
    return [clause.label for clause in clauses if clause.kind is Kind.CLAUSE]
