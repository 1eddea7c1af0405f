import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.trees import chinese, markdown


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.md"
    path.write_bytes(markdown())
    return path


def test_the_tree_is_printed_with_its_addresses(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("parse", source)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "pp · resolution · 140 · revised · Dubai · 2018 · en"
    assert any(line.split(maxsplit=1)[0] == "resolves/2" for line in lines if line)


def test_one_json_document_is_printed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("parse", source, "--json")
    values = json.loads(capsys.readouterr().out)
    assert set(values) == {
        *("language", "body", "kind", "number", "edition", "title", "clauses", "warnings"),
    }
    assert values["clauses"][3]["children"][0]["label"] == "a)"


def test_the_language_is_found_or_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "anything"
    path.write_bytes(chinese())
    for arguments in ([], ["--language", "zh"]):
        call_command("parse", path, "--json", *arguments)
        assert json.loads(capsys.readouterr().out)["language"] == "zh"


def test_a_command_needs_no_database(source: Path) -> None:
    call_command("parse", source)  # without the mark django_db any query fails


@pytest.mark.parametrize("content", [None, b"", b"\0\1\2", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as caught:
        call_command("parse", path)
    assert "\n" not in str(caught.value)
