import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

TEXT = "\ufeffIn short,\nCouncil Resolution 1332 (C11, last amended C23) counts."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_json_list_is_printed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("citations", source, "--json")
    (found,) = json.loads(capsys.readouterr().out)
    assert set(found) == {
        *("start", "end", "text", "kind", "body", "number", "year", "place", "status"),
        *("paragraph", "confidence"),
    }
    assert (found["body"], found["number"], found["year"]) == ("Council", "1332", "2023")
    assert TEXT.removeprefix("\ufeff")[found["start"] : found["end"]] == found["text"]


def test_a_person_reads_one_line_each(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("citations", source)
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("2: resolution: Council Resolution 1332")


def test_the_language_may_be_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "short"
    path.write_text("第9号决议", encoding="utf-8")
    call_command("citations", path, "--json", "--language", "zh")
    assert json.loads(capsys.readouterr().out)[0]["number"] == "9"


@pytest.mark.parametrize("content", [None, b"", b"\0\1\2", b"PK\x03\x04broken"])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "broken"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as caught:
        call_command("citations", path)
    assert "\n" not in str(caught.value)


def test_standard_input_is_read_for_a_dash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    call_command("citations", "-", "--json")
    (found,) = json.loads(capsys.readouterr().out)
    assert found["number"] == "1332"


def test_nothing_on_standard_input_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    with pytest.raises(CommandError, match="empty"):
        call_command("citations", "-")
