import io
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from meetings.models import Document, Meeting
from tests.amendments.contributed import store_base
from tests.meetings.held import REPORT

pytestmark = pytest.mark.django_db


def run(path: Path, *options: str) -> str:
    out = StringIO()
    call_command("import_report", str(path), *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    store_base()
    made = tmp_path / "report.txt"
    made.write_text(REPORT, encoding="utf-8")
    return made


def test_the_json_is_one_document_of_four_lists(path: Path) -> None:
    said = json.loads(run(path, "--json", "--dry-run"))
    assert list(said) == ["meetings", "documents", "recommendations", "citations"]
    assert said["meetings"] == [
        {"number": 39, "year": None, "attendance": 12},
        {"number": 40, "year": None, "attendance": 15},
    ]
    assert said["documents"] == [{"symbol": "CWG-WSIS&SDG-40/INF/4", "meeting": 40}]
    assert said["recommendations"][0] == {
        "number": "2.1",
        "text": "The secretariat is invited to follow Resolution 140 by June 2026.",
        "addressee": "the-secretariat",
        "deadline": "2026-06",
    }
    for one in said["citations"]:
        assert REPORT[one["start"] : one["end"]] == one["text"]
    assert not Meeting.objects.exists()


def test_it_is_taken_in_and_told(path: Path) -> None:
    told = run(path, "--group", "cwg-wsis-sdg", "--symbol", "C24/8", "--publish")
    assert "meeting 39, 12 people: new" in told
    assert "link: text mandated by PP resolution 140, 0.90" in told
    report = Document.objects.get(symbol="C24/8")
    assert report.is_public
    assert report.meeting.group.code == "cwg-wsis-sdg"
    assert "meeting 39, 12 people: known" in run(path, "--symbol", "C24/8")


def test_a_file_that_cannot_be_read_is_told_in_a_line(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(CommandError) as refused:
        run(path)
    assert "\n" not in str(refused.value)


def test_what_stands_in_the_way_is_told(path: Path) -> None:
    path.write_text("Gardens are green and trees are tall.", encoding="utf-8")
    with pytest.raises(CommandError, match="Say which group"):
        run(path)


def test_a_report_may_come_on_standard_input(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(path.read_bytes())))
    assert "meeting 39, 12 people: new" in run(Path("-"), "--symbol", "C24/8")
    (kept,) = Document.objects.get(symbol="C24/8").files.all()
    assert kept.name == "standard-input.txt"
