"""Files of documents: taken in as they come or refused in a sentence; handed out as attachments."""

import unicodedata

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from meetings.models import Document, DocumentFile, Link, Recommendation, Relation
from meetings.services.files import attach_file, harmless_name
from meetings.services.suggestions import suggest_from_files
from resolutions.services.problems import ImportProblem
from tests.amendments.editions import store
from tests.amendments.owned import everybody, owned
from tests.hostile_site import BACKEND
from tests.meetings.held import meeting, recommendation
from tests.meetings.people import person
from tests.trees import make_text, secretary

PDF = b"%PDF-1.7 the words of a paper"


def paper(**said: object) -> Document:
    """A document of the secretariat."""
    values = {"symbol": "WG-40/1", "meeting": meeting(), "is_public": True} | said
    return Document.objects.create(**values)


@pytest.mark.django_db
def test_a_file_is_kept_as_it_came() -> None:
    row = paper()
    file = attach_file(user=secretary(), document=row, data=PDF, name="a/b\\Paper.PDF")
    assert (file.name, file.size, bytes(file.content)) == ("Paper.pdf", len(PDF), PDF)
    assert file.history.get().history_user == secretary()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b"x" * (10 * 1024 * 1024 + 1), "a.txt", "10 MB"),
        (b"words", "a.exe", ".docx, .pdf, .txt or .md"),
        (b"words", "a.html", ".docx, .pdf, .txt or .md"),
        (b"words", "", ".docx, .pdf"),
        (b"words", "\u202e.txt", ".docx, .pdf"),
        (b"words", "a.pdf", "PDF"),
        (b"words", "a.docx", ""),
        (b"PK\x03\x04 no words", "a.docx", "damaged"),
        (b"<html><script>1</script>", "a.txt", "HTML"),
        (b"\x00\x01\x02", "a.md", "neither"),
    ],
)
def test_what_is_no_file_of_a_document_is_refused_in_words(
    data: bytes, name: str, words: str
) -> None:
    with pytest.raises(ImportProblem) as caught:
        attach_file(user=secretary(), document=paper(), data=data, name=name)
    assert words in caught.value.message
    assert not DocumentFile.objects.exists()


@pytest.mark.django_db
def test_a_file_that_is_here_already_is_told_only_of_what_one_sees() -> None:
    attach_file(user=secretary(), document=paper(), data=PDF, name="a.pdf")
    second = paper(symbol="WG-40/2")
    with pytest.raises(ImportProblem, match="WG-40/1"):
        attach_file(user=secretary(), document=second, data=PDF, name="b.pdf")


@pytest.mark.django_db
def test_only_the_secretariat_attaches_and_only_to_its_own_documents() -> None:
    with pytest.raises(PermissionDenied):
        attach_file(user=person("nobody"), document=paper(), data=PDF, name="a.pdf")
    with pytest.raises(PermissionDenied):
        attach_file(user=secretary(), document=owned().document, data=PDF, name="a.pdf")


@pytest.mark.django_db
def test_a_file_is_handed_out_to_those_who_see_its_document() -> None:
    people = everybody()
    for symbol, is_public, seen_by in (
        ("WG-40/1", True, {"public", "other", "secretariat"}),
        ("WG-40/2", False, {"secretariat"}),
    ):
        row = paper(symbol=symbol, is_public=is_public)
        file = attach_file(
            user=secretary(), document=row, data=PDF + symbol.encode(), name="提案 ü.pdf"
        )
        for name in ("public", "other", "secretariat"):
            client = Client()
            if people[name].is_authenticated:
                client.force_login(people[name], BACKEND)  # type: ignore[arg-type]
            answer = client.get(f"/documents/{row.pk}/files/{file.pk}")
            assert (answer.status_code == 200) == (name in seen_by), (symbol, name)
            shown = client.get(f"/documents/{row.pk}/").content.decode()
            assert ("提案 ü.pdf" in shown) == (name in seen_by)
            if answer.status_code == 200:
                assert answer.content == PDF + symbol.encode()
                assert answer["Content-Type"] == "application/pdf"
                assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
                assert answer["X-Content-Type-Options"] == "nosniff"
                assert "sandbox" in answer["Content-Security-Policy"]
        assert Client().get(f"/documents/{row.pk + 1000}/files/{file.pk}").status_code == 404


@pytest.mark.django_db
def test_files_come_by_the_register_and_what_is_wrong_is_said_there() -> None:
    client, row = Client(), paper()
    client.force_login(secretary(), BACKEND)
    address = f"/register/documents/{row.pk}/files"
    wrong = client.post(address, {"file-file": SimpleUploadedFile("a.zip", b"PK\x03\x04")})
    assert ".docx, .pdf, .txt or .md" in wrong.content.decode()
    good = {"file-file": SimpleUploadedFile("a.pdf", PDF), "file-language": "fr"}
    assert client.post(address, good).status_code == 302
    assert row.files.get().language == "fr"
    assert "a.pdf" in client.get(f"/register/documents/{row.pk}/").content.decode()
    assert suggest_from_files(user=secretary(), document=row) == 0


@pytest.mark.django_db
def test_a_recommendation_is_linked_by_hand() -> None:
    version = store(make_text())
    row: Recommendation = recommendation(meeting())
    client = Client()
    client.force_login(secretary(), BACKEND)
    address = f"/register/recommendations/{row.pk}/"
    said = {
        "resolution": str(version.resolution_id),
        "address": "recalling/a",
        "relation": Relation.IMPLEMENTS.value,
        "passage": "as it asks",
    }
    assert client.post(f"{address}links", said | {"address": "resolves/99"}).status_code == 200
    assert not Link.objects.exists()
    assert client.post(f"{address}links", said).status_code == 302
    link = row.links.get()
    assert (link.relation, link.passage, link.state) == ("implements", "as it asks", "confirmed")
    assert link.provision == version.clauses.get(address="recalling/a").provision
    page = client.get(address).content.decode()
    assert "as it asks" in page
    assert f'value="dismiss-{link.pk}"' in page


@given(st.text(max_size=400))
def test_a_kept_name_has_no_folder_and_no_sign_that_nobody_sees(name: str) -> None:
    try:
        kept = harmless_name(f"{name}.txt")
    except ImportProblem:
        return
    assert kept.endswith(".txt")
    assert len(kept) <= 255
    assert "/" not in kept
    assert "\\" not in kept
    assert all(unicodedata.category(sign)[0] != "C" for sign in kept)
    assert harmless_name(kept) == kept
