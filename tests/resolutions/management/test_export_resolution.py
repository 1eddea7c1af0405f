from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from resolutions.exports import MEDIA_TYPES
from resolutions.models import Version
from resolutions.services.sources import read_source
from resolutions.services.versions import store_version
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stored() -> None:
    for year in (2014, 2018):
        text = read_source(markdown(year=year)).text
        store_version(user=secretary(), text=text, identities={})


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_every_form_is_written(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"out.{form}"
    call_command("export_resolution", "pp", "140", output=path)
    assert path.stat().st_size > 100


def test_the_edition_is_the_latest_or_the_one_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    for arguments, year in (([], 2018), (["--edition", "2014"], 2014)):
        call_command("export_resolution", "pp", "140", *arguments, "--output", str(path))
        assert read_source(path.read_bytes()).text.edition.year == year


@pytest.mark.parametrize(
    "arguments",
    [
        ["pp", "141"],
        ["council", "140"],
        ["pp", "140", "--edition", "1999"],
        ["pp", "140", "--edition", "x"],
        ["pp", "140", "--language", "fr"],
    ],
)
def test_what_is_not_there_is_one_line(arguments: list[str], tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    with pytest.raises(CommandError) as caught:
        call_command("export_resolution", *arguments, "--output", str(path))
    assert "\n" not in str(caught.value) and not path.exists()


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("export_resolution", "pp", "140", output=tmp_path / "no" / "out.txt")


def test_a_correction_is_written_by_its_name(tmp_path: Path) -> None:
    text = read_source(markdown(recalling=["a corrected clause,"])).text
    held = Version.objects.get(year=2018)
    store_version(user=secretary(), text=text, identities={}, corrects=held)
    path = tmp_path / "out.txt"
    said = []
    for edition in ("2018", "2018-1"):
        call_command("export_resolution", "pp", "140", "--edition", edition, output=path)
        said.append("a corrected clause" in path.read_text())
    assert said == [False, True]


def test_the_body_may_be_written_in_capitals_and_an_unknown_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    call_command("export_resolution", "PP", "140", output=path)
    assert path.exists()
    with pytest.raises(CommandError, match="There is no such body: itu"):
        call_command("export_resolution", "ITU", "140", output=path)
