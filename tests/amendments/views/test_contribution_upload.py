import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from amendments.models import Contribution
from resolutions.models import SourceFile
from tests.amendments.contributed import store_base, tracked
from tests.trees import secretary

pytestmark = pytest.mark.django_db

URL = "/contributions/import/"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 ...", "This is a PDF file"),
        (b"PK\x03\x04 torn", "The file is damaged and cannot be opened."),
        (b"\x00\x01\x02", "This is neither a Word file (.docx) nor a text file."),
    ],
)
def test_a_bad_file_gets_one_sentence_and_nothing_is_saved(
    client: Client, data: bytes, sentence: str
) -> None:
    client.force_login(secretary())
    page = client.post(URL, {"file": SimpleUploadedFile("a.docx", data)}).content.decode()
    assert sentence in page
    assert page.count('class="field-errors"') == 1
    assert not SourceFile.objects.exists()


def test_without_a_file_there_is_a_sentence(client: Client) -> None:
    client.force_login(secretary())
    assert "Choose a file first." in client.post(URL, {}).content.decode()


def test_a_file_leads_to_its_preview_with_what_was_said(client: Client) -> None:
    store_base()
    client.force_login(secretary())
    posted = {"file": SimpleUploadedFile("a.docx", tracked()), "symbol": "C23/1"}
    answer = client.post(URL, posted)
    source = SourceFile.objects.get()
    assert answer["Location"] == f"/contributions/import/{source.pk}/?symbol=C23%2F1"
    assert not Contribution.objects.exists()
    assert "a.docx" in client.get(URL).content.decode()


def test_the_public_logs_in_first(client: Client) -> None:
    assert client.get(URL)["Location"].startswith(reverse("account_login"))
