import json
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError

from resolutions.models import Resolution, SourceFile, Version
from tests.trees import RECALLING, chinese, markdown, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2014.md").write_bytes(markdown(year=2014))
    (tmp_path / "2018.md").write_bytes(markdown(year=2018))
    (tmp_path / "2018-zh.txt").write_bytes(chinese(year=2018))
    return tmp_path


def test_a_dry_run_says_it_and_saves_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_resolution", folder / "2014.md", "--dry-run")
    assert capsys.readouterr().out.startswith("Would import pp resolution 140 (2014), en")
    assert not (Resolution.objects.exists() or User.objects.exists())


def test_versions_and_languages_come_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("2014.md", "2018.md", "2018-zh.txt"):
        call_command("import_resolution", folder / name)
    said = capsys.readouterr().out
    assert "a further edition" in said and "another language" in said
    assert "9 paired, 0 new, 0 gone" in said
    assert [version.year for version in Version.objects.all()] == [2014, 2018]
    source = SourceFile.objects.first()
    assert source and source.uploaded_by.username == "system"
    assert not source.uploaded_by.has_usable_password()


def test_options_say_what_the_file_does_not(folder: Path) -> None:
    options = ("--number", "141", "--year", "2022", "--place", "Bucharest", "--draft")
    call_command("import_resolution", folder / "2018.md", *options)
    version = Version.objects.get()
    assert (version.resolution.number, version.year, version.place) == ("141", 2022, "Bucharest")
    assert not version.is_published


def test_one_json_document_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_resolution", folder / "2014.md")
    capsys.readouterr()
    call_command("import_resolution", folder / "2018.md", "--dry-run", "--json")
    values = json.loads(capsys.readouterr().out)
    assert (values["step"], values["predecessor"]) == ("version", "2014")
    pair = next(pair for pair in values["pairs"] if pair["address"] == "recalling/b")
    assert (pair["address_before"], pair["state"]) == ("recalling/b", "certain")


def test_a_named_user_acts_with_their_own_rights(folder: Path) -> None:
    secretary("editor")
    call_command("import_resolution", folder / "2014.md", "--user", "editor")
    assert Version.history.first().history_user.username == "editor"
    User.objects.create(username="reader")
    for user in ("reader", "nobody"):
        with pytest.raises(CommandError):
            call_command("import_resolution", folder / "2018.md", "--user", user)


@pytest.mark.parametrize("content", [None, b"", b"\0", b"PK\x03\x04", b"Dear colleagues,\n"])
def test_what_cannot_be_imported_is_one_line(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "file"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError) as caught:
        call_command("import_resolution", path)
    assert "\n" not in str(caught.value)
    assert not (Resolution.objects.exists() or SourceFile.objects.exists())


def test_importing_twice_says_so(folder: Path) -> None:
    call_command("import_resolution", folder / "2014.md")
    with pytest.raises(CommandError, match="imported already"):
        call_command("import_resolution", folder / "2014.md")


def test_another_text_of_an_edition_takes_the_option(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_resolution", folder / "2018.md")
    call_command("import_resolution", folder / "2018-zh.txt")
    other = folder / "corrected.md"
    other.write_bytes(markdown(recalling=[RECALLING[0], "the long report of the conference,"]))
    with pytest.raises(CommandError, match="--correction") as caught:
        call_command("import_resolution", other)
    assert "\n" not in str(caught.value)
    capsys.readouterr()
    call_command("import_resolution", other, "--dry-run")
    said = capsys.readouterr().out
    assert "importing it takes --correction" in said and "its text in zh comes along" in said
    assert Version.objects.count() == 1
    call_command("import_resolution", other, "--correction", "--json")
    values = json.loads(capsys.readouterr().out)
    assert (values["step"], values["corrects"]) == ("correction", "2018")
    assert [version.edition for version in Version.objects.all()] == ["2018", "2018-1"]


def test_the_same_text_in_another_file_changes_nothing(folder: Path) -> None:
    call_command("import_resolution", folder / "2018.md")
    (folder / "again.md").write_bytes(markdown(year=2018) + b"\n")
    for option in ((), ("--correction",)):
        with pytest.raises(CommandError, match="exactly this text"):
            call_command("import_resolution", folder / "again.md", *option)
    assert Version.objects.count() == 1
