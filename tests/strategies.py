"""Texts and trees for property tests: any Unicode, and resolutions as the grammar would make them."""

from __future__ import annotations

from hypothesis import strategies as st

from resolutions.text.addresses import assign
from resolutions.text.clauses import Action, Clause, Edition, Kind, ResolutionText

PIECES = st.sampled_from(
    """the Council resolves report 2018 2022 2015-2019 0.1% 1.2.1 C2 A/70/125 C23/68 WSIS ITU's
    l'Union Secretary-General Dubai Бухарест Женева Ginebra المراجَع القرار العـــربية é ñ ё 👍🏽 👨‍👩‍👧
    第 号 决 议 年 和 的 国 际 电 联 ( ) （ ） [ ] « » “ ” , ; . ： ； ， 。 、 - – / & + \u0301 \u200d
    \u200f \ufe0f \ud800 \U0001f1e8""".split()
    + [" "] * 12
    + ["\u00a0", "\n", "\t", "\r\n", "  "]
)

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

_SENTENCES = st.sampled_from(
    [
        "to report every year on what has been done;",
        "to report every second year on what has been done and what remains to be done;",
        "that the group shall meet twice a year in Geneva,",
        "关于能力建设的第5号决议（2018年，迪拜）；",
        "关于能力建设的第5号决议（2022年，布加勒斯特）；",
        "Резолюцию 7 о развитии электросвязи,",
        "",
        "see",
    ]
)
words = st.one_of(_SENTENCES, any_text.map(str.strip))
_labels = st.sampled_from(["a)", "b)", "c)", "1", "2", "i)", "–", ""])
_keys = st.sampled_from(["recalling", "considering", "resolves", "invites-member-states"])


def _clauses(depth: int) -> st.SearchStrategy[tuple[Clause, ...]]:
    below = _clauses(depth - 1) if depth else st.just(())
    clause = st.builds(
        Clause,
        kind=st.sampled_from([Kind.CLAUSE, Kind.CLAUSE, Kind.DASH, Kind.PARAGRAPH]),
        label=_labels,
        text=words,
        children=below,
    )
    return st.lists(clause, max_size=4).map(tuple)


_cells = st.lists(st.builds(Clause, kind=st.just(Kind.CELL), text=words), min_size=1, max_size=3)
_rows = st.builds(Clause, kind=st.just(Kind.ROW), children=_cells.map(tuple))
_tables = st.builds(
    Clause, kind=st.just(Kind.TABLE), children=st.lists(_rows, max_size=3).map(tuple)
)
_footnotes = st.builds(
    Clause, kind=st.just(Kind.FOOTNOTE), label=st.sampled_from("123*"), text=words
)


@st.composite
def _sections(draw: st.DrawFn) -> Clause:
    key = draw(_keys)
    kind = draw(st.sampled_from([Kind.PREAMBLE, Kind.OPERATIVE, Kind.ANNEX]))
    more = draw(st.lists(st.one_of(_tables, _footnotes), max_size=1))
    children = draw(_clauses(1)) + tuple(more)
    text = draw(st.one_of(st.just(""), words))
    return Clause(kind, heading=key.replace("-", " "), key=key, text=text, children=children)


@st.composite
def resolution_texts(draw: st.DrawFn) -> ResolutionText:
    """A tree of every kind of clause, with valid addresses."""
    front = [
        Clause(kind, text=draw(words))
        for kind in (Kind.NUMBER, Kind.TITLE, Kind.OPENING)
        if draw(st.booleans())
    ]
    sections = draw(st.lists(_sections(), max_size=4))
    notes = draw(st.lists(_footnotes, max_size=2))
    edition = Edition(2018, "Dubai", Action.REVISED)
    clauses = (*front, *sections, *notes)
    return assign(ResolutionText("en", "pp", "resolution", "1", edition, clauses))


@st.composite
def versions(draw: st.DrawFn) -> tuple[ResolutionText, ResolutionText]:
    """Two versions of a resolution: sections and clauses moved, deleted, added and reworded."""
    before, other = draw(resolution_texts()), draw(resolution_texts())
    if draw(st.booleans()):
        return before, other
    mixed = draw(st.permutations([*before.clauses, *other.clauses[:2]]))
    clauses = tuple(
        Clause(
            c.kind,
            label=c.label,
            heading=draw(st.sampled_from([c.heading, "noting"])),
            key=c.key,
            text=draw(st.one_of(st.just(c.text), words)),
            children=tuple(draw(st.permutations(c.children))),
        )
        for c in mixed[: draw(st.integers(0, len(mixed)))]
    )
    after = ResolutionText("en", "pp", "resolution", "1", before.edition, clauses)
    return before, assign(after)
