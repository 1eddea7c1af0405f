import json
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from amendments.matrix.exports import export_matrix
from amendments.matrix.table import Laid, lay
from amendments.models import ContributionState
from amendments.redline.cells import cell_marks
from amendments.redline.diff import Op
from amendments.services.records import move
from resolutions import queries
from resolutions.permissions import AnyUser
from tests.amendments import desked
from tests.amendments.sponsored import meeting
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def laid(user: AnyUser | None = None) -> Laid:
    found = lay(user or AnonymousUser(), desked.base().resolution, "en", meeting=meeting())
    assert found is not None
    return found


def test_who_agrees_stands_together_and_a_deletion_has_no_text() -> None:
    desked.six(desked.base())
    rows = {row.clause.address: row for row in laid().matrix.rows if row.clause}
    assert [group.sources for group in rows["recalling/b"].groups] == [
        ("CAN/1/1", "KEN/1/1"),
        ("FRA/1/1",),
    ]
    gone = rows["recalling/c"].of("GHA/1/1")
    assert gone is not None and gone.after is None


def test_what_is_not_public_is_in_no_column_and_no_count() -> None:
    made = desked.six(desked.base())
    move(secretary(), made[0], ContributionState.DRAFT)
    found = laid()
    assert "CAN/1/1" not in found.authors
    for form in ("json", "xlsx"):
        assert b"canada" not in export_matrix(found, form).content.lower()
    seen = laid(secretary()).authors
    assert "CAN/1/1" not in seen and len(seen) == 5


def test_what_is_stored_anew_is_laid_anew() -> None:
    """Remembered is what the very same rows came to, and nothing else."""
    made = desked.six(desked.base())
    first, again = laid(), laid()
    assert first.digest == again.digest and first.plan is again.plan
    row = made[0].proposals.get()
    row.proposed_text = row.base_text
    row.save()
    changed = laid()
    assert changed.plan is not first.plan
    assert all("CAN/1/1" not in edit.sources for edit in changed.plan.edits.values())
    row.changes.create(position=0, kind="modified", kinds=["modified"])
    assert laid().digest != changed.digest


def test_as_many_queries_for_many_as_for_few() -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    desked.contribution("canada", version, desked.revised(text, recalling__a="a brief plan;"))
    with CaptureQueriesContext(connection) as few:
        laid()
    desked.six(version)
    with CaptureQueriesContext(connection) as many:
        laid()
    assert len(few) == len(many)


def test_the_marks_of_a_cell_give_both_texts() -> None:
    desked.six(desked.base())
    for row in laid().matrix.rows:
        for group in row.groups:
            marks = cell_marks(row, group)
            before = "".join(mark.text for mark in marks if mark.op is not Op.INSERT)
            after = "".join(mark.text for mark in marks if mark.op is not Op.DELETE)
            assert before == (row.clause.words if row.clause else "")
            assert after == (group.after.words if group.after else "")


def test_no_cell_of_the_sheet_is_a_formula() -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    desked.contribution("canada", version, text, identifier="=1+1")
    book = load_workbook(BytesIO(export_matrix(laid(), "xlsx").content))
    cells = [cell for line in book.active.iter_rows() for cell in line]
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_the_command_writes_what_the_form_asks_for(tmp_path: Path) -> None:
    desked.six(desked.base())
    path = tmp_path / "matrix.json"
    arguments = ["export_matrix", "pp", "140", "--meeting", str(meeting().pk)]
    call_command(*arguments, "--output", str(path))
    values = json.loads(path.read_text(encoding="utf-8"))
    assert len(values["proposals"]) == 6
    call_command(*arguments, "--contribution", "PP26/11", "--output", str(path))
    assert len(json.loads(path.read_text(encoding="utf-8"))["proposals"]) == 1
    chosen = ["--contribution", "PP26/11", "--contribution", "PP26/99"]
    broken_ways = (
        ["--output", "m.txt"],
        ["--meeting", "0", "--output", str(path)],
        [*chosen, "--output", str(path)],
    )
    for broken in broken_ways:
        with pytest.raises(CommandError):
            call_command("export_matrix", "pp", "140", *broken)


def test_who_would_suppress_the_resolution_is_named_and_touches_no_clause() -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    made = desked.contribution("chile", version, text, action="SUP")
    made.proposals.update(proposed_text=None)
    alone = laid()
    assert [str(one) for one in alone.suppressing] == ["CHI/1/1"] and not alone.proposals
    for form in ("docx", "xlsx", "json"):
        assert export_matrix(alone, form).content
    desked.six(version)
    found = laid()
    assert "CHI/1/1" not in found.authors and len(found.proposals) == 6
    told = json.loads(export_matrix(found, "json").content)["suppressing"]
    assert [(one["source"], one["author"]) for one in told] == [("CHI/1/1", "Chile")]
    said = Client().get("/resolutions/pp/140/matrix/").content.decode()
    assert "Would suppress the whole resolution:" in said
