"""The matrix as a Word file: what is marked in each cell, and by whom."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.contrib.auth.models import AnonymousUser
from docx.enum.section import WD_ORIENT

from amendments.matrix.exports import BY_WORDING, export_matrix
from amendments.matrix.table import Laid, lay
from amendments.redline.matrix import Row as Line
from amendments.redline.telling import element_name
from resolutions.word.marks import Document, Table, View, paragraphs
from resolutions.word.reader import read
from resolutions.word.views import resolve
from tests.amendments import desked
from tests.amendments.sponsored import meeting
from tests.resolutions.word import oracle

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid() -> Laid:
    desked.six(desked.base())
    found = lay(AnonymousUser(), desked.base().resolution, "en", meeting=meeting())
    assert found is not None
    return found


def cells(document: Document) -> dict[tuple[str, str], str]:
    """The words of every cell, by the name of its clause and by its column's source."""
    found = {}
    for table in document.blocks:
        if isinstance(table, Table):
            heads = [_words(cell.blocks[1:]).partition(" ")[0] for cell in table.rows[0].cells]
            for row in table.rows[1:]:
                name = _words(row.cells[0].blocks[:1])
                for head, cell in zip(heads[1:], row.cells[1:], strict=False):
                    found[name, head] = _words(cell.blocks)
    return found


def _words(blocks: tuple[object, ...]) -> str:
    return "".join(paragraph.text for paragraph in paragraphs(blocks))  # type: ignore[arg-type]


def wanted(laid: Laid, line: Line, source: str) -> str:
    """What a proposal makes of a clause."""
    reduced = next(one for one in laid.plan.reduced if one.proposal.source == source)
    if line.clause is None:
        return next(e.additions[0].clause.words for e in reduced.edits if e.additions)
    state = reduced.states.get(line.element)
    return state.words if state else ""


def test_rejected_the_base_and_accepted_the_proposal_in_every_cell(laid: Laid) -> None:
    document = read(export_matrix(laid, "docx").content)
    before, after = (cells(resolve(document, view)) for view in (View.BEFORE, View.AFTER))
    seen = 0
    for line in laid.matrix.rows:
        for group in line.groups:
            for source in group.sources:
                place = element_name(laid.plan, line.element), source
                assert before[place] == (line.clause.words if line.clause else "")
                assert after[place] == wanted(laid, line, source)
                seen += 1
    assert seen == 6 and sum(map(bool, after.values())) == 5


def test_each_mark_is_its_own_authors(laid: Laid) -> None:
    document = read(export_matrix(laid, "docx").content)
    found: dict[str, set[str]] = {}
    for table in document.blocks:
        if isinstance(table, Table):
            for row in table.rows[1:]:
                for head, cell in zip(table.rows[0].cells[1:], row.cells[1:], strict=False):
                    marks = {
                        mark.author
                        for paragraph in paragraphs(cell.blocks)
                        for run in paragraph.runs
                        for mark in run.revisions
                    }
                    found.setdefault(_words(head.blocks[:1]), set()).update(marks)
    assert len(found) == 6
    assert all(authors == {name} for name, authors in found.items())


def test_pages_lie_and_heads_are_repeated(laid: Laid) -> None:
    data = export_matrix(laid, "docx").content
    opened = docx.Document(BytesIO(data))
    section = opened.sections[-1]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width is not None and section.page_height is not None
    assert section.page_width > section.page_height
    assert [len(table.columns) for table in opened.tables] == [5, 3]
    read_back = [block for block in read(data).blocks if isinstance(block, Table)]
    assert [table.rows[0].header for table in read_back] == [True, True]
    assert export_matrix(laid, "docx").content == data


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("form", ["docx", BY_WORDING])
def test_libreoffice_rejects_and_accepts_the_same(laid: Laid, tmp_path: Path, form: str) -> None:
    data = export_matrix(laid, form).content
    path = tmp_path / "matrix.docx"
    path.write_bytes(data)
    (verdict,) = oracle.ask([path])
    document = read(data)
    for view, found in ((View.BEFORE, verdict.before), (View.AFTER, verdict.after)):
        said = [paragraph.text for paragraph in paragraphs(resolve(document, view).blocks)]
        assert [words for words in found if words] == [words for words in said if words]
