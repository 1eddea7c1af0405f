import re
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from resolutions.models import SourceFile, Version
from resolutions.text.clauses import Clause, Kind, ResolutionText
from resolutions.text.printing import print_text
from tests.amendments.editions import AFTER, BEFORE, store
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

FIELDS = {
    "body": "pp",
    "kind": "resolution",
    "number": "140",
    "year": "2018",
    "place": "Dubai",
    "language": "en",
}


def rev(year: int, recalling: tuple[str, ...]) -> ResolutionText:
    text = make_text(year=year, recalling=recalling)
    number = Clause(Kind.NUMBER, text=f"RESOLUTION 140 (REV. DUBAI, {year})", address="number")
    union = "the International Telecommunication Union"
    words = f"The Plenipotentiary Conference of {union} (Dubai, {year}),"
    opening = Clause(Kind.OPENING, text=words, address="opening")
    return replace(text, clauses=(number, text.clauses[1], opening, *text.clauses[3:]))


def upload(client: Client, text: ResolutionText | None = None) -> SourceFile:
    client.force_login(secretary())
    data = print_text(text or rev(2018, AFTER)).encode()
    upload_url = reverse("amendments:upload")
    client.post(upload_url, {"file": SimpleUploadedFile("text.md", data)})
    return SourceFile.objects.latest("pk")


def look(client: Client, source: SourceFile, **asked: str) -> str:
    return client.get(reverse("amendments:preview", args=[source.pk]), asked).content.decode()


def fingerprint(page: str) -> str:
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found
    return found[1]


def confirm(client: Client, source: SourceFile, page: str, **changed: str) -> str:
    posted = {**FIELDS, "fingerprint": fingerprint(page), "publish": "on", **changed}
    url = reverse("amendments:confirm", args=[source.pk])
    return client.post(url, posted, follow=True).content.decode()


def test_the_preview_shows_the_tree_and_saves_nothing(client: Client) -> None:
    page = look(client, upload(client))
    assert "a declaration that nobody had heard of before;" in page
    assert "a resolution that is not here yet" in page
    assert Version.objects.count() == 0


def test_each_clause_says_what_it_was_paired_with_how_surely_and_why(client: Client) -> None:
    store(rev(2014, BEFORE))
    page = look(client, upload(client))
    assert "It is paired with Rev. Dubai, 2014." in page
    assert re.search(r"almost certain \(\d+%\)", page)
    assert "both say the same" in page


def test_oddities_are_shown_with_their_line(client: Client) -> None:
    source = upload(client)
    data = print_text(rev(2018, AFTER)).replace("b) the", "d) the").encode()
    upload_url = reverse("amendments:upload")
    client.post(upload_url, {"file": SimpleUploadedFile("odd.md", data)})
    page = look(client, SourceFile.objects.exclude(pk=source.pk).get())
    assert re.search(r'<span class="chip quiet">line \d+</span>', page)


def test_confirming_saves_and_leads_to_the_text(client: Client) -> None:
    source = upload(client)
    page = confirm(client, source, look(client, source))
    assert Version.objects.get().is_published
    assert "was imported." in page
    assert 'class="sheet words"' in page


def test_without_publishing_it_is_a_draft(client: Client) -> None:
    source = upload(client)
    url = reverse("amendments:confirm", args=[source.pk])
    client.post(url, {**FIELDS, "fingerprint": fingerprint(look(client, source))})
    assert not Version.objects.get().is_published


def test_what_the_person_says_about_the_file_is_in_the_address(client: Client) -> None:
    source = upload(client)
    url = reverse("amendments:preview", args=[source.pk])
    response = client.post(url, {**FIELDS, "year": "2019"})
    assert "year=2019" in response["Location"]
    page = client.get(response["Location"]).content.decode()
    assert "you say “2019”" in page


def test_what_was_not_previewed_is_not_saved(client: Client) -> None:
    source = upload(client)
    page = confirm(client, source, look(client, source), year="2019")
    assert "look at the preview once more" in page
    assert Version.objects.count() == 0


def test_a_missing_number_is_asked_for(client: Client) -> None:
    source = upload(client)
    page = confirm(client, source, look(client, source), number="")
    assert "field-errors" in page
    assert Version.objects.count() == 0


def test_a_problem_is_said_and_cannot_be_confirmed(client: Client) -> None:
    store(rev(2018, AFTER))
    page = look(client, upload(client))
    assert "This edition is here already in this language, with exactly this text." in page
    assert '<button class="btn btn-primary" disabled>' in page
    assert 'name="correction"' not in page


def test_a_correction_is_explained_and_chosen_by_a_person(client: Client) -> None:
    held = store(rev(2018, BEFORE))
    source = upload(client)
    page = look(client, source)
    assert "Import this file as a corrected version of it?" in page
    assert "what is published never changes" in page
    assert 'name="correction" id="correction" aria-required="true"' in page
    assert '<span class="chip moved">reworded</span>' in page
    assert "say that the file is to be a version of its own" in confirm(client, source, page)
    assert Version.objects.get() == held
    page = confirm(client, source, page, correction="on")
    assert "Rev. Dubai, 2018, correction 1 was imported." in page
    assert [version.edition for version in Version.objects.all()] == ["2018", "2018-1"]


def test_beside_a_draft_another_text_is_offered_too(client: Client) -> None:
    store(rev(2018, BEFORE), publish=False)
    page = look(client, upload(client))
    assert "as a draft. The draft stays as it is." in page
    assert "what is published never changes" not in page


def test_a_text_in_the_place_of_a_demonstration_is_called_no_correction(client: Client) -> None:
    store(rev(2018, BEFORE), is_demonstration=True)
    source = upload(client)
    page = look(client, source)
    assert "Import this file as the text of that edition?" in page
    assert "correct" not in page.replace('"correction"', "")
    page = confirm(client, source, page, correction="on")
    assert "Rev. Dubai, 2018 was imported." in page


def test_cancelling_saves_nothing(client: Client) -> None:
    source = upload(client)
    url = reverse("amendments:cancel", args=[source.pk])
    page = client.post(url, follow=True).content.decode()
    assert "Nothing of text.md was saved." in page
    assert SourceFile.objects.count() == Version.objects.count() == 0


@pytest.mark.parametrize("name", ["preview", "confirm", "cancel"])
def test_an_upload_of_somebody_else_is_not_found(client: Client, name: str) -> None:
    source = upload(client)
    client.force_login(secretary("another"))
    url = reverse(f"amendments:{name}", args=[source.pk])
    assert client.post(url, FIELDS)["Location"] == reverse("amendments:upload")
    assert SourceFile.objects.filter(pk=source.pk).exists()


@pytest.mark.parametrize("name", ["confirm", "cancel"])
def test_nothing_is_saved_or_lost_by_a_link(client: Client, name: str) -> None:
    source = upload(client)
    assert client.get(reverse(f"amendments:{name}", args=[source.pk])).status_code == 405


def test_the_counterpart_stands_beside_the_clause_with_a_link(client: Client) -> None:
    store(make_text(year=2014, recalling=BEFORE))
    page = look(client, upload(client))
    assert 'href="/resolutions/pp/140/2014/#recalling/a"' in page
    assert page.count("Its text") > 3


@pytest.mark.parametrize(
    "data",
    [
        b"MOD\n\n" + print_text(rev(2018, AFTER)).encode(),
        print_text(rev(2018, AFTER))
        .replace("REV. DUBAI, 2018", "REV. BUSAN, 2014REV. DUBAI, 2018")
        .encode(),
    ],
)
def test_what_looks_like_a_contribution_is_called_one(client: Client, data: bytes) -> None:
    client.force_login(secretary())
    client.post(reverse("amendments:upload"), {"file": SimpleUploadedFile("text.md", data)})
    page = look(client, SourceFile.objects.latest("pk"), **FIELDS)
    assert "This looks like a contribution" in page
    assert reverse("amendments:contribution_upload") in page
    assert 'id="publish">' in page


def test_an_adopted_text_is_not(client: Client) -> None:
    page = look(client, upload(client))
    assert "looks like a contribution" not in page and 'id="publish" checked>' in page


def test_the_address_leads_on_once_it_is_confirmed_or_cancelled(client: Client) -> None:
    source = upload(client)
    confirm(client, source, look(client, source))
    url = reverse("amendments:preview", args=[source.pk])
    assert client.get(url)["Location"] == "/resolutions/pp/140/2018/"
    other = upload(client, rev(2022, AFTER))
    client.post(reverse("amendments:cancel", args=[other.pk]))
    page = client.get(reverse("amendments:preview", args=[other.pk]), follow=True)
    assert page.redirect_chain[0][0] == reverse("amendments:upload")
    assert "no longer here" in page.content.decode()
