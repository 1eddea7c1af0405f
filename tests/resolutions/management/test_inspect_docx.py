import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from resolutions.word.marks import (
    Cell,
    Document,
    Formatting,
    Paragraph,
    Reformatting,
    Revision,
    RevisionKind,
    Row,
    Run,
    Table,
)
from resolutions.word.writer import write

DATE = datetime(2026, 1, 31, 9, tzinfo=UTC)
GONE = Revision(RevisionKind.DELETION, "Ana", DATE)
NEW = Revision(RevisionKind.INSERTION, "Ana", DATE)
DOCUMENT = Document(
    (
        Table((Row((Cell((Paragraph((Run("in a cell"),)),)),)),)),
        Paragraph((Run("kept "), Run("old", revisions=(GONE,)), Run("new", revisions=(NEW,)))),
        Paragraph((Run("bold", Formatting(bold=True), reformatting=Reformatting(Formatting())),)),
    )
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tracked.docx"
    path.write_bytes(write(DOCUMENT))
    return path


def test_both_sides_and_what_lies_between(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("inspect_docx", file, "--json")  # no mark django_db: no query either
    values = json.loads(capsys.readouterr().out)
    assert values["before"] == ["in a cell", "kept old", "bold"]
    assert values["after"] == ["in a cell", "kept new", "bold"]
    assert values["revisions"][0] == {
        "kind": "deletion",
        "author": "Ana",
        "date": "2026-01-31T09:00:00+00:00",
        "text": "old",
        "of": "text",
        "paragraph": 2,
    }
    assert [one["text"] for one in values["formatting"]] == ["bold"]
    assert (values["comments"], values["warnings"]) == ([], [])


def test_revisions_are_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("inspect_docx", file)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "3 paragraphs before, 3 after, 2 revisions"
    assert "2: insertion of text (Ana 2026-01-31T09:00:00+00:00): 'new'" in lines


def test_a_redline_by_hand_is_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    runs = (Run("old", Formatting(strike=True)), Run("new", Formatting(underline=True)))
    (tmp_path / "a.docx").write_bytes(write(Document((Paragraph(runs),))))
    call_command("inspect_docx", tmp_path / "a.docx", "--json")
    assert len(json.loads(capsys.readouterr().out)["warnings"]) == 1


@pytest.mark.parametrize("content", [None, b"", b"text", b"PK\x03\x04"])
def test_what_is_no_word_file_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "a.docx").write_bytes(content)
    with pytest.raises(CommandError) as caught:
        call_command("inspect_docx", tmp_path / "a.docx")
    assert "\n" not in str(caught.value)
