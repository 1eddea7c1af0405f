import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from amendments.models import Contribution, Proposal
from resolutions.models import Version
from tests.amendments.papers import as_file, paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "contribution.docx"
    path.write_bytes(as_file(paper()))
    return path


def test_a_dry_run_says_it_and_saves_nothing(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_contribution", file, "--dry-run")
    said = capsys.readouterr().out
    assert said.startswith("Would import PP22/68: tracked, en")
    assert "MOD CAN/68/1: pp resolution 140, no base" in said
    assert not Contribution.objects.exists()


def test_it_comes_in_with_its_base(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--symbol", "C23/7", "--resolution", "pp/140", "--base", "2018", "--source", "Chad")
    call_command("import_contribution", file, *options, "--import-base")
    said = capsys.readouterr().out
    assert "symbol: the file says PP22/68, taken as C23/7" in said
    assert "pp resolution 140, from 2018, same" in said and "not stored" not in said
    document = Contribution.objects.get().document
    assert (document.symbol, document.source) == ("C23/7", "Chad")
    assert (document.prefix, document.number) == ("C23", 7)
    assert Proposal.objects.get().base == Version.objects.get()


def test_one_json_document_is_printed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_contribution", file, "--json", "--dry-run")
    values = json.loads(capsys.readouterr().out)
    (proposal,) = values["proposals"]
    assert (proposal["action"], proposal["base_state"]) == ("MOD", "none")
    assert {change["state"] for change in proposal["changes"]} == {"confirmed"}
    assert [block["kind"] for block in values["blocks"]] == ["summary", "action-required"]


@pytest.mark.parametrize(
    "options", [("--resolution", "140"), ("--base", "x"), ("--language", "tlh")]
)
def test_what_is_wrong_is_one_line(file: Path, options: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as caught:
        call_command("import_contribution", file, *options)
    assert "\n" not in str(caught.value)
    assert not Contribution.objects.exists()


def test_a_file_comes_in_once(file: Path) -> None:
    call_command("import_contribution", file)
    with pytest.raises(CommandError, match="imported already"):
        call_command("import_contribution", file)
