"""Words in a spreadsheet stay words."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook

from resolutions.cells import LONGEST, safe_cell
from tests.hostile import STRINGS


@pytest.mark.parametrize(
    "typed", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1", "\u200b=1", "＝1", "|x", "\r=1", "%x"]
)
def test_what_begins_as_a_formula_begins_with_an_apostrophe(typed: str) -> None:
    assert safe_cell(typed) == f"'{typed}"


@pytest.mark.parametrize("typed", ["", "words", "1 + 1", "a=b", "决议", "'=1", "مرحبا"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert safe_cell(typed) == typed


def test_what_no_cell_holds_goes() -> None:
    assert safe_cell("a\x00b\x1fc\ud800\ufffe\nd") == "abc\nd"
    assert len(safe_cell("x" * 40_000)) == LONGEST
    emoji = safe_cell("😀" * 20_000)
    assert set(emoji) == {"😀"}
    assert len(emoji) == LONGEST // 2


def test_every_hostile_text_is_words_in_both_formats() -> None:
    book = Workbook()
    sheet = book.active
    text = StringIO()
    for row, typed in enumerate(STRINGS, start=1):
        sheet.cell(row, 1, safe_cell(typed))
        csv.writer(text).writerow([safe_cell(typed), "next"])
    saved = BytesIO()
    book.save(saved)
    cells = [row[0] for row in load_workbook(BytesIO(saved.getvalue())).active.iter_rows()]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    rows = list(csv.reader(StringIO(text.getvalue(), newline="")))
    assert [len(row) for row in rows] == [2] * len(STRINGS)
    assert not any(row[0].lstrip().startswith(("=", "+", "-", "@")) for row in rows)
