"""What is no text, and what is too large, gets a page in words on either database."""

from __future__ import annotations

import logging

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.trees import secretary

pytestmark = pytest.mark.django_db
NO_TEXT = "a\x00b"
EDGE = "an-edge"


@pytest.fixture
def clerk(client: Client, caplog: pytest.LogCaptureFixture) -> Client:
    caplog.set_level(logging.CRITICAL, "django")
    client.force_login(secretary())
    return client


def part(name: str, value: str) -> str:
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"'
    return f"{head}\r\n\r\n{value}\r\n--{EDGE}--\r\n"


@pytest.mark.parametrize("address", ["/resolutions/", "/contributions/", "/jump/", "/healthz"])
def test_a_question_that_is_no_text_is_answered_in_words(clerk: Client, address: str) -> None:
    for asked in ({"q": NO_TEXT}, {NO_TEXT: "x"}):
        answer = clerk.get(address, asked)
        assert answer.status_code == 400
        assert "a sign that is no text" in answer.content.decode()
        assert "Log out" in answer.content.decode()


def test_the_answer_is_in_the_language_of_the_person(client: Client) -> None:
    answer = client.get("/resolutions/", {"q": NO_TEXT}, headers={"Accept-Language": "zh-hans"})
    assert "您发送的内容" in answer.content.decode()


def test_a_field_that_is_no_text_reaches_no_view(clerk: Client) -> None:
    for said in ({"code": "x", "name": NO_TEXT}, {"code": NO_TEXT, "name": "x"}):
        assert clerk.post("/delegations/", said | {"kind": "sector-member"}).status_code == 400


@pytest.mark.parametrize("address", ["/resolutions/pp/%00/", "/invitations/%00/", "/%00"])
def test_an_address_that_is_no_text_names_nothing(clerk: Client, address: str) -> None:
    assert clerk.get(address).status_code == 404


@pytest.mark.parametrize("key", ["aaaaaaaaaaaa\x00", '"aaaaaaaaaaaa\\000"'])
def test_a_session_that_is_no_text_is_none(client: Client, key: str) -> None:
    client.cookies[django_settings.SESSION_COOKIE_NAME] = key
    assert client.get("/activity/").status_code == 302


@pytest.mark.parametrize("charset", ["unicode-escape", "utf-16", "latin-1", "rot13", "utf-7"])
def test_forms_come_in_one_encoding(clerk: Client, charset: str) -> None:
    """Otherwise half a character could be written into one: `\\ud800`."""
    kind = f"multipart/form-data; boundary={EDGE}; charset={charset}"
    for body in (part("name", "\\ud800"), part("name", "plain")):
        sent = clerk.generic("POST", "/delegations/", body.encode(), content_type=kind)
        assert sent.status_code == 400


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", f"multipart/form-data; boundary={'x' * 300}"]
)
def test_a_form_that_cannot_be_read_is_said_to_be_so(clerk: Client, kind: str) -> None:
    answer = clerk.post("/delegations/", "nothing", content_type=kind)
    assert answer.status_code == 400
    assert "could not be read" in answer.content.decode()


def test_too_many_fields_or_files_are_not_read(clerk: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1
    many = {str(number): "x" for number in range(5)}
    assert clerk.post("/import/", many).status_code == 400
    files = {name: SimpleUploadedFile(name, b"x") for name in ("file", "other")}
    assert clerk.post("/import/", files).status_code == 400


@pytest.mark.parametrize("limit", ["BODY_MAX_BYTES", "DATA_UPLOAD_MAX_MEMORY_SIZE"])
def test_what_is_too_large_is_answered_in_words(
    clerk: Client, settings: Settings, limit: str
) -> None:
    setattr(settings, limit, 1000)
    answer = clerk.post("/delegations/", {"name": "x" * 2000})
    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_a_file_that_is_too_large_is_refused_by_its_form(clerk: Client, settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100
    for address in ("/import/", "/contributions/import/"):
        page = clerk.post(address, {"file": SimpleUploadedFile("a.md", b"x" * 101)})
        assert page.status_code == 200
        assert "larger than" in page.content.decode()


def test_limits_leave_room_for_a_file_and_its_form() -> None:
    limits = django_settings
    assert limits.UPLOAD_MAX_BYTES < limits.BODY_MAX_BYTES < limits.BODY_READ_OFF_BYTES
    assert limits.DATA_UPLOAD_MAX_MEMORY_SIZE <= limits.BODY_MAX_BYTES
