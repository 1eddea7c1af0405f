"""Hypothesis strategies for documents, canonical or not."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from resolutions.word.marks import (
    Cell,
    Comment,
    Document,
    Formatting,
    Label,
    Merge,
    Note,
    NoteKind,
    Paragraph,
    Properties,
    Reformatting,
    Reshaping,
    Revision,
    RevisionKind,
    Row,
    Run,
    Shape,
    Table,
)

DATES = st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
NAMES = st.sampled_from(["", "Ann", "代表团", "Zoë & Co <x>"])
TEXTS = st.text(st.sampled_from("ab  \t\n\u2011\u00ad中ب1“(é😀\x0b\x07&<\u200b"), max_size=8)
KINDS = st.sampled_from(list(RevisionKind))
REVISIONS = st.lists(st.builds(Revision, KINDS, NAMES, DATES), max_size=2).map(tuple)
FORMATTING = st.builds(
    Formatting, *[st.booleans()] * 4, st.just(False), st.booleans(), st.booleans()
)
SHAPES = st.builds(
    Shape,
    st.sampled_from(["", "Call", "enumlev2", "heading 3", "Somebody's style"]),
    st.none() | st.integers(0, 8),
    st.integers(0, 2000),
    st.integers(-500, 500),
    st.booleans(),
    st.booleans(),
)
PROVISIONS = ("0f0e0d0c-0b0a-4908-8706-050403020100", "ffffffff-eeee-4ddd-8ccc-bbbbbbbbbbbb")
RUNS = st.builds(
    Run,
    TEXTS,
    FORMATTING,
    REVISIONS,
    link=st.sampled_from(["", "", "https://example.org/?a=1&b=ü", "#place"]),
    reformatting=st.none() | st.builds(Reformatting, FORMATTING, NAMES, DATES),
    provision=st.sampled_from(["", "", *PROVISIONS, "no identity"]),
)
PARAGRAPHS = st.builds(
    Paragraph,
    st.lists(RUNS, max_size=4).map(tuple),
    SHAPES,
    REVISIONS,
    st.builds(Label, st.sampled_from(["", "a)"]), st.sampled_from(["", "b)"])),
    st.none() | st.builds(Reshaping, SHAPES, NAMES, DATES),
)
CELLS = st.builds(
    Cell,
    st.lists(PARAGRAPHS, max_size=2).map(tuple),
    st.integers(1, 2),
    st.sampled_from(list(Merge)),
    REVISIONS.map(lambda revisions: revisions[:1]),
)
ROWS = st.builds(Row, st.lists(CELLS, min_size=1, max_size=2).map(tuple), REVISIONS, st.booleans())
TABLES = st.builds(Table, st.lists(ROWS, min_size=1, max_size=2).map(tuple), st.booleans())
BLOCKS = st.lists(PARAGRAPHS | TABLES, max_size=4).map(tuple)
PROPERTIES = st.builds(
    Properties,
    NAMES,
    st.sampled_from(["", "A title"]),
    st.sampled_from(["", "en", "zh", "ar", "ru"]),
    DATES,
    st.booleans(),
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document: notes may lack anchors, anchors notes, and comments text."""
    blocks = draw(BLOCKS)
    keys = draw(st.lists(st.sampled_from(["n1", "n2", "n3"]), unique=True))
    anchors = [
        Paragraph(
            (
                Run("x", comments=(f"c{order}",) if order < 3 else ()),
                Run(note=key, revisions=draw(REVISIONS)),
            )
        )
        for order, key in enumerate(keys)
    ]
    notes = [
        Note(
            key,
            draw(BLOCKS) or (Paragraph(),),
            draw(st.sampled_from(list(NoteKind))),
            draw(st.sampled_from(["", "*"])),
        )
        for key in draw(st.permutations(["n1", "n2", "n4"]))
    ]
    comments = [Comment(key, draw(TEXTS), draw(NAMES), draw(DATES)) for key in ("c1", "c2", "c3")]
    return Document(
        blocks=(*anchors, *blocks),
        notes=tuple(notes),
        comments=tuple(comments),
        properties=draw(PROPERTIES),
    )
