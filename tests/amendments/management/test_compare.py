import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from resolutions.exports import MEDIA_TYPES
from tests.trees import markdown


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    before, after = tmp_path / "before.md", tmp_path / "after.md"
    before.write_bytes(markdown(year=2014, place="Busan"))
    after.write_bytes(markdown(resolves=["to carry on with the work that has ended;"]))
    return before, after


def test_the_redline_is_printed_without_a_database(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("compare", *files)
    lines = capsys.readouterr().out.splitlines()
    assert "1 to carry on with the work that has [-begun-]{+ended+};" in lines
    assert "[-2 to report on it,-]" in lines


def test_the_json_is_a_list_of_changes(
    files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("compare", *files, "--json")
    changes = json.loads(capsys.readouterr().out)
    change = next(c for c in changes if c["address_after"] == "resolves/1")
    assert (change["address_before"], change["kind"]) == ("resolves/1", "modified")
    assert ["insert", "ended"] in change["spans"]


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_every_form_is_written(form: str, files: tuple[Path, Path], tmp_path: Path) -> None:
    call_command("compare", *files, "--output", str(tmp_path / f"out.{form}"))
    assert (tmp_path / f"out.{form}").stat().st_size > 100


@pytest.mark.parametrize("output", ["out.exe", "out", "no/such/folder/out.txt"])
def test_an_output_that_cannot_be_is_one_line(
    output: str, files: tuple[Path, Path], tmp_path: Path
) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("compare", *files, "--output", str(tmp_path / output))
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_one_line(files: tuple[Path, Path]) -> None:
    with pytest.raises(CommandError, match="no such file"):
        call_command("compare", files[0], "nowhere.md")
