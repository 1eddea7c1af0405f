from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from resolutions.word.inspection import inspect
from resolutions.word.reader import read
from tests.amendments.papers import as_file, paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in.docx").write_bytes(as_file(paper()))
    call_command("import_contribution", tmp_path / "in.docx")
    return tmp_path


def test_each_form_is_written(folder: Path) -> None:
    revisions = {}
    for marks in ("tracked", "formatted", "clean"):
        path = folder / f"{marks}.docx"
        call_command("export_contribution", "PP22/68", "--output", path, "--marks", marks)
        revisions[marks] = len(inspect(read(path.read_bytes())).revisions)
    assert revisions["tracked"] and not (revisions["formatted"] or revisions["clean"])


@pytest.mark.parametrize(
    ("symbol", "name"), [("PP22/1", "a.docx"), ("PP22/68", "a.pdf"), ("PP22/68", "no/a.docx")]
)
def test_what_is_wrong_is_one_line(folder: Path, symbol: str, name: str) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("export_contribution", symbol, "--output", folder / name)
    assert "\n" not in str(caught.value)
