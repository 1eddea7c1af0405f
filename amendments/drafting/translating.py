"""A proposed text in another language than the one it is drafted in, and how far it has come.

What the proposal leaves as it is says what the base says in that language; what it changes or adds
says its translation, or, where there is none, the words of the source until somebody translates
them. Laws: of a proposal that changes nothing this is the base in that language; every clause that
is changed or added is in it, in the order of the source, and nothing of the base is that the
source deleted; what was once translated counts again when the source says the same again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from amendments.drafting.labelling import Labelling
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span
from resolutions.text.places import place_in

TITLE = "title"
REASONS = "reasons"
BLOCK = "block:"
"""What a contribution says outside of its clauses, by the identity under which it is translated."""

Source = tuple[str, str]
"""The heading and the text of a clause as it was drafted."""

DIFFERING = frozenset({Kind.TITLE, Kind.HISTORY, Kind.FOOTNOTE})
"""Of these an edition may have more in one language than in another."""


class Standing(StrEnum):
    """How the translation of a clause stands to what the clause says now."""

    UNCHANGED = "unchanged"
    CURRENT = "up to date"
    STALE = "stale"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Translated:
    """What somebody made of a clause in another language, and of which words."""

    heading: str
    text: str
    spans: tuple[Span, ...]
    source: Source

    @property
    def says(self) -> bool:
        """Whether there is anything in it; one that was emptied counts as none."""
        return bool(self.heading or self.text)


Kept = Mapping[str, Sequence[Translated]]
"""Under each identity what it was translated as, the latest first."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the clauses that need a translation have one."""

    current: int = 0
    stale: int = 0
    missing: int = 0

    @property
    def needed(self) -> int:
        """All that need one."""
        return self.current + self.stale + self.missing

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.current == self.needed


@dataclass(frozen=True, slots=True)
class Rendering:
    """The two texts of a proposal in one language, and the standing of each of its clauses.

    `before` is the base in that language; the text after where the base is not there in it, so
    that nothing looks changed. `used` has the translations that stand in the text.
    """

    before: ResolutionText | None
    after: ResolutionText | None
    standings: Mapping[str, Standing] = field(default_factory=dict)
    used: Mapping[str, Translated] = field(default_factory=dict)


def source_of(clause: Clause) -> Source:
    """What of a clause is translated."""
    return clause.heading, clause.text


def judge(source: Source, kept: Sequence[Translated]) -> tuple[Standing, Translated | None]:
    """How a translation stands to these words, and the one that counts: one of the same words,
    however old, before the latest one.
    """
    same = (one for one in kept if one.source == source)
    chosen = next(same, kept[0] if kept else None)
    if chosen is None or not chosen.says:
        return Standing.MISSING, None
    said = (chosen.heading, chosen.text)
    if any(words and not translated for words, translated in zip(source, said, strict=True)):
        return Standing.MISSING, chosen
    return (Standing.CURRENT if chosen.source == source else Standing.STALE), chosen


def count(standings: Iterable[Standing]) -> Progress:
    """How far a translation has come."""
    found = Counter(standings)
    return Progress(found[Standing.CURRENT], found[Standing.STALE], found[Standing.MISSING])


def translate(
    base: ResolutionText | None,
    proposed: ResolutionText | None,
    there: ResolutionText | None,
    kept: Kept,
    language: str,
) -> Rendering:
    """The proposal in that language; `there` is its base in it, None where that is missing.

    Without a proposed text, the base stands in its own language where it is not there in the other.
    """
    if proposed is None:
        return Rendering(there or base, None)
    work = _Translating(base, proposed, there, kept, language)
    after = work.text()
    before = None if base is None else there or after
    return Rendering(before, after, work.standings, work.used)


class _Translating:
    """The three texts by identity, and what comes of each clause."""

    def __init__(
        self,
        base: ResolutionText | None,
        proposed: ResolutionText,
        there: ResolutionText | None,
        kept: Kept,
        language: str,
    ) -> None:
        self.base, self.proposed, self.there = base, proposed, there
        self.kept = kept
        self.language = language
        self.was = {clause.uid: clause for clause in base.walk()} if base else {}
        self.own = {clause.uid: clause for clause in there.walk()} if there else {}
        self.labels = Labelling(base, proposed, there, language)
        known = {*self.was, *(clause.uid for clause in proposed.walk())}
        self.alone = {uid for uid in self.own if uid not in known}
        self.standings: dict[str, Standing] = {}
        self.used: dict[str, Translated] = {}

    def text(self) -> ResolutionText:
        """The whole text; its addresses are those of the source, as long as each is unique."""
        top = self.there.clauses if self.there else ()
        clauses = tuple(self._with_own(self._all(self.proposed.clauses, ""), top))
        made = replace(self.proposed, language=self.language, clauses=clauses)
        if self.base and self.there and self.base.edition == made.edition:
            made = replace(made, edition=self.there.edition)
        else:
            place = place_in(made.edition.place, self.language)
            made = replace(made, edition=replace(made.edition, place=place))
        addresses = [clause.address for clause in made.walk()]
        return made if len(set(addresses)) == len(addresses) else assign(made)

    def _all(self, siblings: Iterable[Clause], parent: str) -> Iterator[Clause]:
        for clause in siblings:
            own = self.own.get(clause.uid)
            children = self._all(clause.children, clause.uid)
            inner = tuple(self._with_own(children, own.children if own else ()))
            if self._is_foreign(clause, own):
                self.standings[clause.uid] = Standing.UNCHANGED
                continue
            label = self.labels.label(clause, parent)
            yield replace(self._said(clause, own), label=label, children=inner)

    def _is_foreign(self, clause: Clause, own: Clause | None) -> bool:
        """Whether the base has the clause, as it still is, in the language of the source alone."""
        kind_may = clause.kind in DIFFERING and self.there is not None
        return kind_may and own is None and self._is_unchanged(clause)

    def _is_unchanged(self, clause: Clause) -> bool:
        was = self.was.get(clause.uid)
        return was is not None and source_of(was) == source_of(clause)

    def _said(self, clause: Clause, own: Clause | None) -> Clause:
        """The clause as it reads in the other language, its label and what is under it apart."""
        silent = not any(source_of(clause))
        if self._is_unchanged(clause) and (own or silent):
            self.standings[clause.uid] = Standing.UNCHANGED
            if own is None:
                return clause
            return replace(clause, heading=own.heading, text=own.text, spans=own.spans, key=own.key)
        if silent:
            self.standings[clause.uid] = Standing.UNCHANGED
            return clause
        standing, chosen = judge(source_of(clause), self.kept.get(clause.uid, ()))
        self.standings[clause.uid] = standing
        if chosen is None:
            return clause
        self.used[clause.uid] = chosen
        heading = chosen.heading or clause.heading
        words = (chosen.text, chosen.spans) if chosen.text else (clause.text, clause.spans)
        return replace(clause, heading=heading, text=words[0], spans=words[1])

    def _with_own(self, made: Iterable[Clause], siblings: Iterable[Clause]) -> list[Clause]:
        """The clauses, and behind their neighbours what the base has in this language alone."""
        found = list(made)
        place = -1
        for sibling in siblings:
            ranks = [rank for rank, clause in enumerate(found) if clause.uid == sibling.uid]
            if ranks:
                place = ranks[0]
            elif sibling.uid in self.alone:
                place += 1
                found.insert(place, sibling)
        return found
