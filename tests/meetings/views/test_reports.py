import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings.models import Document, DocumentFile, Link, Recommendation
from resolutions.models import SourceFile
from tests.amendments.contributed import store_base
from tests.meetings.held import REPORT
from tests.meetings.people import administrator, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/register/reports/import/"


@pytest.fixture
def office(client: Client) -> Client:
    store_base()
    client.force_login(secretary())
    return client


def upload(client: Client, data: bytes = REPORT.encode(), name: str = "report.txt") -> str:
    answer = client.post(URL, {"file": SimpleUploadedFile(name, data)})
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_report_is_looked_at_and_then_saved(office: Client) -> None:
    address = upload(office)
    page = office.get(address).content.decode()
    for words in ("12 people", "CWG-WSIS&amp;SDG-40/INF/4", "2.2.1", "<mark>Resolution 140"):
        assert words in page
    assert "<bdi>resolves 1</bdi>" in page and "resolves/1" not in page  # as a reader names it
    assert not Document.objects.exists() and not Link.objects.exists()
    answer = office.post(f"{address}confirm", {"publish": "on"})
    report = Document.objects.get(kind="report")
    assert answer["Location"] == f"/register/documents/{report.pk}/"
    assert report.is_public and Recommendation.objects.count() == 4
    assert bytes(DocumentFile.objects.get().content) == REPORT.encode()
    assert not SourceFile.objects.reports_of(secretary()).exists()
    assert office.get(address).status_code == 404


def test_an_upload_that_waits_is_its_uploaders(office: Client) -> None:
    address = upload(office)
    assert upload(office) == address
    assert "report.txt" in office.get(URL).content.decode()
    office.force_login(administrator())
    assert office.get(address).status_code == 404
    assert office.post(f"{address}confirm").status_code == 404
    office.force_login(person())
    assert office.get(address).status_code == 403


def test_what_is_cancelled_is_gone(office: Client) -> None:
    address = upload(office)
    assert office.post(f"{address}cancel")["Location"] == URL
    assert not SourceFile.objects.exists() and not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [("r.txt", b""), ("r.docx", b"words"), ("r.txt", b"PK\x03\x04"), ("r.txt", b"%PDF-1.7")],
)
def test_a_hostile_file_is_refused_in_a_sentence(office: Client, name: str, data: bytes) -> None:
    page = office.post(URL, {"file": SimpleUploadedFile(name, data)})
    assert page.status_code == 200
    assert page.content.decode().count('class="field-errors"') == 1
    assert not SourceFile.objects.exists()


def test_what_the_file_does_not_say_a_person_does(office: Client) -> None:
    address = upload(office, b"Gardens are green and trees are tall in all of them.")
    assert "Say which group" in office.get(address).content.decode()
    answer = office.post(f"{address}confirm", {"group": "tsag", "meeting": "3"})
    assert Document.objects.get().meeting.group.code == "tsag"
    assert answer.status_code == 302


def test_a_preview_that_is_no_longer_true_is_shown_again(office: Client) -> None:
    address = upload(office)
    answer = office.post(f"{address}confirm", {"fingerprint": "of something else"})
    assert answer["Location"] == address
    assert not Document.objects.exists()
