"""The matrix by wording as a Word file: each wording once, with all who want it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.core.management.base import CommandError

from amendments.matrix.exports import BY_WORDING, export_matrix
from amendments.matrix.table import Laid, lay
from amendments.redline.telling import element_name
from resolutions import queries
from resolutions.text.clauses import Clause, transform_text
from resolutions.word.marks import Cell, Document, Table, View, paragraphs
from resolutions.word.reader import read
from resolutions.word.views import resolve
from tests.amendments import desked
from tests.amendments.sponsored import meeting

pytestmark = pytest.mark.django_db


def laid() -> Laid:
    found = lay(AnonymousUser(), desked.base().resolution, "en", meeting=meeting())
    assert found is not None
    return found


def words(cell: Cell) -> list[str]:
    """What each paragraph of a cell says."""
    return [paragraph.text for paragraph in paragraphs(cell.blocks)]


def compiled(document: Document) -> dict[str, list[tuple[str, str]]]:
    """Who wants what of each clause, by its name."""
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    found: dict[str, list[tuple[str, str]]] = {}
    name = ""
    for row in table.rows[1:]:
        if len(row.cells) == 1:
            name = words(row.cells[0])[0]
        else:
            who, said = row.cells
            found.setdefault(name, []).append((" ".join(words(who)), "".join(words(said))))
    return found


def test_every_wording_stands_once_beside_all_who_want_it() -> None:
    desked.six(desked.base())
    found = laid()
    document = read(export_matrix(found, BY_WORDING).content)
    before, after = (compiled(resolve(document, view)) for view in (View.BEFORE, View.AFTER))
    touched = [row for row in found.matrix.rows if row.groups]
    assert len(before) == len(touched) == 3
    for row in touched:
        name = element_name(found.plan, row.element)
        assert [said for _who, said in before[name]] == [
            row.clause.words if row.clause else "" for _group in row.groups
        ]
        assert [said for _who, said in after[name]] == [
            group.after.words if group.after else "" for group in row.groups
        ]
    assert [who for who, _said in after["recalling b)"]] == [
        "Canada CAN/1/1, Kenya KEN/1/1",
        "France FRA/1/1",
    ]
    authors = {
        mark.author
        for paragraph in paragraphs(document.blocks)
        for run in paragraph.runs
        for mark in run.revisions
    }
    assert {"Canada, Kenya", "France"} < authors


def test_where_a_clause_moves_stands_below_the_names() -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    children = text.by_address()["recalling"].children

    def order(clause: Clause) -> Clause:
        front = (children[2], *children[:2])
        return replace(clause, children=front) if clause.key == "recalling" else clause

    desked.contribution("canada", version, transform_text(text, order))
    found = compiled(read(export_matrix(laid(), BY_WORDING).content))
    told = [who for wordings in found.values() for who, _said in wordings]
    assert any(who.endswith("moved to the front of recalling") for who in told), told


def test_the_command_writes_it_as_word_alone(tmp_path: Path) -> None:
    desked.six(desked.base())
    path = tmp_path / "compilation.docx"
    call_command("export_matrix", "pp", "140", by_wording=True, output=path)
    assert len(compiled(read(path.read_bytes()))) == 3
    with pytest.raises(CommandError, match=r"must end in \.docx"):
        call_command("export_matrix", "pp", "140", by_wording=True, output=tmp_path / "m.json")
