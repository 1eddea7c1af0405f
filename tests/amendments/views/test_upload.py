import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from resolutions.models import SourceFile, Version
from resolutions.text.printing import print_text
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

URL = reverse("amendments:upload")
TEXT = print_text(make_text()).encode()


def send(client: Client, data: bytes, name: str = "text.md") -> str:
    response = client.post(URL, {"file": SimpleUploadedFile(name, data)}, follow=True)
    return response.content.decode()


def test_a_file_that_can_be_read_leads_to_its_preview(client: Client) -> None:
    client.force_login(secretary())
    response = client.post(URL, {"file": SimpleUploadedFile("text.md", TEXT)})
    source = SourceFile.objects.get()
    assert response["Location"] == reverse("amendments:preview", args=[source.pk])
    assert Version.objects.count() == 0


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"%PDF-1.7 and so on", "This is a PDF file"),
        (b"PK\x03\x04 cut off", "The file is damaged"),
        (b"\x00\x01\x02\x03" * 9, "This is neither a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "This is an old Word file"),
    ],
    ids=["empty", "pdf", "broken", "binary", "old"],
)
def test_a_file_that_cannot_be_read_gets_one_sentence(
    client: Client, data: bytes, sentence: str
) -> None:
    client.force_login(secretary())
    page = send(client, data)
    assert page.count('<ul class="field-errors"') == 1
    assert sentence in page
    assert SourceFile.objects.count() == 0


def test_a_file_that_is_not_what_it_says_is_not_kept(client: Client) -> None:
    client.force_login(secretary())
    response = client.post(URL, {"file": SimpleUploadedFile("text.docx", TEXT)}, follow=True)
    assert "the file holds plain text" in response.content.decode()
    assert not SourceFile.objects.exists()


def test_a_file_that_is_too_large_gets_one_sentence(client: Client) -> None:
    client.force_login(secretary())
    assert "larger than 10 MB" in send(client, b"x" * (10 * 1024 * 1024 + 1))
    assert SourceFile.objects.count() == 0


def test_no_file_is_asked_for_again(client: Client) -> None:
    client.force_login(secretary())
    assert "Choose a file first." in client.post(URL).content.decode()


def test_what_waits_is_listed_for_its_uploader_alone(client: Client) -> None:
    client.force_login(secretary())
    send(client, TEXT, "mine.md")
    assert "mine.md" in client.get(URL).content.decode()
    client.force_login(secretary("another"))
    assert "mine.md" not in client.get(URL).content.decode()


def test_without_an_account_one_logs_in_first(client: Client) -> None:
    assert client.get(URL)["Location"] == f"{reverse('account_login')}?next={URL}"


def test_without_the_right_it_is_refused(client: Client, django_user_model: type) -> None:
    client.force_login(django_user_model.objects.create_user("reader"))  # type: ignore[attr-defined]
    response = client.get(URL)
    assert response.status_code == 403
    assert "This is not yours to do" in response.content.decode()
