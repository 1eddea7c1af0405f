"""Texts and trees for property tests: any Unicode, and resolutions as a grammar makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import strategies as st

from resolutions.text.addresses import assign
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText

POOL = (
    """the Council resolves report 2018 2022 2015-2019 0.1% 1.2.1 C2 A/70/125 C23/68 WSIS ITU's
    l'Union Secretary-General Dubai Бухарест Женева Ginebra المراجَع القرار العـــربية é ñ ё
    第 号 决 议 年 和 的 国 际 电 联 ( ) （ ） [ ] « » “ ” , ; . ： ； ， 。 、 - – / & +""".split()
    + ["\u0301", "\u200d", "\u200f", "\ufe0f", "\ud800", "\U0001f1e8", "\U0001f44d\U0001f3fd"]
    + [" "] * 12
    + ["\u00a0", "\n", "\t", "\r\n", "  "]
)

PIECES = st.sampled_from(POOL)
pieced = st.lists(PIECES, max_size=40).map("".join)
any_text = st.one_of(st.text(max_size=60), pieced)


@st.composite
def altered(draw: st.DrawFn) -> tuple[str, str]:
    """A text and one made of it by a few edits, as two versions of a clause are."""
    pieces = draw(st.lists(PIECES, max_size=60))
    before = "".join(pieces)
    for _ in range(draw(st.integers(0, 5))):
        place = draw(st.integers(0, len(pieces)))
        length = draw(st.integers(0, 4))
        pieces[place : place + length] = draw(st.lists(PIECES, max_size=4))
    return before, "".join(pieces)


pairs_of_texts = st.one_of(altered(), st.tuples(any_text, any_text))

SENTENCES = (
    "to report every year on what has been done;",
    "to report every second year on what has been done and what remains to be done;",
    "that the group shall meet twice a year in Geneva,",
    "关于能力建设的第5号决议（2018年，迪拜）；",
    "关于能力建设的第5号决议（2022年，布加勒斯特）；",
    "Резолюцию 7 о развитии электросвязи,",
)
KEYS = ("recalling", "considering", "resolves", "invites-member-states")
EDITION = Edition(2018, "Dubai", Action.REVISED)


class Grower:
    """Grows trees from a seed: drawing every leaf from hypothesis takes a hundred times as long.

    `size` bounds the number of children, so that a failing example still shrinks.
    """

    def __init__(self, seed: int, size: int) -> None:
        self.chance = Random(seed)
        self.size = size

    def many(self, make: Callable[[], Clause]) -> tuple[Clause, ...]:
        """A few clauses, maybe none."""
        return tuple(make() for _ in range(self.chance.randint(0, self.size)))

    def words(self) -> str:
        """A sentence, one with a few pieces changed, or any Unicode."""
        kind = self.chance.random()
        if kind < 0.1:
            return ""
        if kind < 0.6:
            return self.chance.choice(SENTENCES)
        if kind < 0.8:
            first, second = self.chance.sample(SENTENCES, 2)
            return first[: self.chance.randint(1, len(first))] + second
        if kind < 0.9:
            return "".join(self.chance.choices(POOL, k=8)).strip()
        return "".join(chr(self.chance.randrange(0x110000)) for _ in range(5)).strip()

    def clause(self, depth: int = 1) -> Clause:
        """A lettered, numbered, dashed or unlabelled clause."""
        return Clause(
            self.chance.choice((Kind.CLAUSE, Kind.CLAUSE, Kind.DASH, Kind.PARAGRAPH)),
            label=self.chance.choice(("a)", "b)", "c)", "1", "2", "i)", "–", "")),
            text=self.words(),
            children=self.many(lambda: self.clause(depth - 1)) if depth else (),
        )

    def table(self) -> Clause:
        """A table, the rows of which need not have equally many cells."""
        rows = self.many(
            lambda: Clause(
                Kind.ROW, children=self.many(lambda: Clause(Kind.CELL, text=self.words()))
            )
        )
        return Clause(Kind.TABLE, children=rows)

    def footnote(self) -> Clause:
        """A footnote; labels may repeat."""
        return Clause(Kind.FOOTNOTE, label=self.chance.choice("123*"), text=self.words())

    def section(self) -> Clause:
        """A section or an annex with clauses and maybe a table or a footnote."""
        key = self.chance.choice(KEYS)
        more = self.chance.choice(((), (self.table(),), (self.footnote(),)))
        return Clause(
            self.chance.choice((Kind.PREAMBLE, Kind.OPERATIVE, Kind.ANNEX)),
            heading=key.replace("-", " "),
            key=key,
            text=self.words() if self.chance.random() < 0.3 else "",
            children=(*self.many(self.clause), *more),
        )

    def text(self) -> ResolutionText:
        """A whole text, with valid addresses."""
        front = (Clause(kind, text=self.words()) for kind in (Kind.NUMBER, Kind.TITLE))
        clauses = (*front, *self.many(self.section), *self.many(self.footnote))
        return assign(ResolutionText("en", "pp", "resolution", "1", EDITION, clauses))

    def revised(self, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        """The clauses as a next version may have them: moved, deleted, added, reworded."""
        kept = [clause for clause in clauses if self.chance.random() < 0.85]
        if self.chance.random() < 0.3:
            self.chance.shuffle(kept)
        if self.chance.random() < 0.3:
            kept.insert(self.chance.randint(0, len(kept)), self.clause())
        return tuple(
            replace(
                clause,
                text=self.words() if self.chance.random() < 0.2 else clause.text,
                heading="noting" if self.chance.random() < 0.1 else clause.heading,
                children=self.revised(clause.children),
            )
            for clause in kept
        )


_seeds = st.integers(0, 2**32 - 1)
_growers = st.builds(Grower, seed=_seeds, size=st.integers(0, 4))
resolution_texts = _growers.map(lambda grower: grower.text())


def _versions(grower: Grower) -> tuple[ResolutionText, ResolutionText]:
    before = grower.text()
    if grower.chance.random() < 0.2:
        return before, grower.text()
    return before, assign(replace(before, clauses=grower.revised(before.clauses)))


versions = _growers.map(_versions)
"""Two versions of one resolution, or now and then two texts that have nothing to do."""
