"""What is remembered of pages: by all that it shows, and by nothing else."""

from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.utils.translation import override

from resolutions.models import Body
from resolutions.reading import Piece, Row
from resolutions.templatetags.remembered import remembered, remembered_each
from resolutions.text.clauses import Kind

PIECES = "resolutions/_pieces.html"
NOTE = (Piece("1", raised=True, note="footnote1"),)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    caches["fragments"].clear()
    yield
    caches["fragments"].clear()


def kept() -> dict[str, object]:
    """All that is remembered, by its keys."""
    return dict(caches["fragments"]._cache)  # type: ignore[attr-defined]


def test_the_same_values_are_set_once() -> None:
    first = remembered(PIECES, pieces=(Piece("a < b"),))
    (before,) = kept().items()
    assert remembered(PIECES, pieces=(Piece("a < b"),)) == first
    assert (before,) == tuple(kept().items())
    assert first.strip() == "a &lt; b"
    key = before[0].rpartition(":")[2]
    caches["fragments"].set(key, "what is remembered")
    assert remembered(PIECES, pieces=(Piece("a < b"),)) == "what is remembered"


def test_whatever_differs_is_set_by_itself() -> None:
    remembered(PIECES, pieces=NOTE, note_word="Footnote")
    shown = remembered(PIECES, pieces=NOTE, note_word="Fussnote")
    assert 'aria-label="Fussnote 1"' in shown
    assert "<b>" in remembered(PIECES, pieces=(Piece("1", bold=True),), note_word="Footnote")
    assert len(kept()) == 3
    with override("zh-hans"):
        remembered(PIECES, pieces=NOTE, note_word="Footnote")
    remembered("resolutions/_words.html", pieces=NOTE, note_word="Footnote")
    assert len(kept()) == 5


def test_each_row_has_its_own_part_and_they_are_remembered_together() -> None:
    said = {"one": "a < b", "two": "c"}
    rows = [Row(Kind.HISTORY, at, "", "", "", "", (Piece(words),)) for at, words in said.items()]
    for _time in range(2):
        parts = remembered_each("resolutions/_row.html", rows)
        assert [row for row, _part in parts] == rows
        first, second = (part.strip() for _row, part in parts)
        assert first.startswith('<p class="history" id="one">a &lt; b')
        assert second.startswith('<p class="history" id="two">c')
        assert len(kept()) == 1
    assert [row for row, _part in remembered_each("resolutions/_row.html", rows[1:])] == rows[1:]
    assert len(kept()) == 2


def test_rows_of_the_database_are_refused() -> None:
    with pytest.raises(TypeError, match="Body is a row of the database"):
        remembered(PIECES, pieces=NOTE, deep={"in": (Body(code="pp"),)})
    with pytest.raises(TypeError, match="QuerySet is a row of the database"):
        remembered(PIECES, pieces=Body.objects.all())
    assert not kept()
