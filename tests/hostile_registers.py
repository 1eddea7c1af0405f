"""Hostile words in the fields of the registers, of mandates and of citations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from meetings.models import Document, Group, Mandate, Meeting, Recommendation
from meetings.services.mandatecorrections import state_number
from tests.hostile_site import TAKEN, whole
from tests.meetings.held import REPORT
from tests.meetings.mandated import store_mandated
from tests.resolutions.citing import clause_at, store_cited, store_citing


def attach_and_link(client: Client, document: str, texts: list[str]) -> None:
    """Files under such names, and links of every recommendation with such evidence."""
    for number, text in enumerate(texts):
        file = SimpleUploadedFile(f"{text[:90]}.txt", f"The words of {number}.".encode())
        said = {"file-file": file, "file-language": text[:20] if number % 2 else "en"}
        assert client.post(f"{document}files", said).status_code in (200, 302)
    for one in Recommendation.objects.all():
        said = {"resolution": "1", "relation": "cites", "address": "", "passage": one.text}
        address = f"/register/recommendations/{one.pk}/links"
        assert client.post(address, said).status_code in (200, 302)


def recommend(client: Client, held: Meeting, said: dict[str, str]) -> bytes:
    """A recommendation that no report says, and the page that refuses it a second time."""
    address = f"/register/meetings/{held.pk}/recommendations/add/"
    said |= {"language": "en", "status": "open"}
    assert client.post(address, said).status_code == 302
    return client.post(address, said | dict.fromkeys(("number", "deadline"), said["text"])).content


def register_pages(client: Client, texts: list[str]) -> Iterator[bytes]:
    """Each text in each field of the registers and in a report; the pages that show them."""
    named = {"name": texts[0], "title": texts[-1]}
    group = Group.objects.update_or_create(code="group", defaults=named)[0]
    held = Meeting.objects.create(group=group, number=3)
    rows = dict.fromkeys(("code", "name", "title", "title_fr"), texts[0][:60])
    assert client.post("/register/groups/add/", rows).status_code in (200, 302)
    for order, text in enumerate(texts):
        said = dict.fromkeys(("title", "title_zh", "place", "chair", "source"), text[:100])
        client.post(f"/register/meetings/{held.pk}/", said | {"group": group.pk, "number": 3})
        item = {"number": str(order), "title": text, "order": order}
        assert client.post(f"/register/meetings/{held.pk}/items/add/", item).status_code == 302
        client.post(f"/register/meetings/{held.pk}/items/add/", item | {"number": text[:30]})
        yield recommend(client, held, {"text": text, "addressees": text, "number": f"{order}"})
        paper = said | {"kind": "other", "meeting": held.pk, "symbol": text[:99], "passage": text}
        assert client.post("/register/documents/add/", paper).status_code in (200, 302)
        wrong = {"addressees": text, "deadline": text, "follows_symbol": text, "address": text}
        yield client.post("/register/documents/add/", paper | wrong).content
        asked = dict.fromkeys(("resolution", "group", "relation", "sure", "state", "page"), text)
        yield client.get("/register/links/", asked).content
    lines = [f"2.{number}\tThe secretariat is invited {one}" for number, one in enumerate(texts, 1)]
    report = "\n".join((*REPORT.splitlines()[:5], "2\tIt recommends the following:", *lines))
    file = SimpleUploadedFile(f"{texts[0][:90]}.txt", report.encode())
    told = dict.fromkeys(("group", "meeting", "symbol"), texts[0][:40])
    place = client.post("/register/reports/import/", {"file": file})["Location"]
    yield client.get(place).content
    document = client.post(f"{place}confirm")["Location"]
    attach_and_link(client, document, texts)
    other = SimpleUploadedFile("other.txt", f"{report}\n".encode())
    yield client.post("/register/reports/import/", {**told, "file": other}).content
    other.seek(0)
    place = client.post("/register/reports/import/", {"file": other})["Location"]
    yield client.post(f"{place}confirm", told, follow=True).content
    wrong = {"relation": texts[0], "address": texts[0], "passage": texts[0]}
    yield client.post(f"{document}links", wrong, follow=True).content
    for one in Recommendation.objects.all():
        address = f"/register/recommendations/{one.pk}/"
        client.post(address, {"addressees": one.text[:400], "status": "open"})
        yield client.post(address, {"addressees": "x", "deadline": one.text}).content
        yield client.get(address).content
    last = Recommendation.objects.latest("pk").meeting_id
    for address in ("", f"meetings/{held.pk}/", f"meetings/{last}/", "groups/group/", "links/"):
        yield client.get(f"/register/{address}").content
    yield client.get(document).content


def mandate_pages(client: Client, texts: list[str]) -> Iterator[bytes]:
    """Each text in each field of a mandate and of its evidence; the pages that show it."""
    version = store_mandated()
    paper = Document.objects.create(symbol="C19/1", is_public=True, date=date(2019, 5, 1))
    mandate = Mandate.objects.filter(clause__version=version).earliest("pk")
    place, one = f"/register/mandates/{mandate.pk}/", f"/mandates/{mandate.pk}/"
    for text in texts:
        said = {"actors": "Council", "action": "invites", "verdict": "dropped", "note": text}
        assert client.post(place, said | {"seen": state_number(mandate)}).status_code == 302
        for odd in ("actors", "helpers", "recipients", "due", "recurrence", "due_body", "seen"):
            yield client.post(place, said | {odd: text}).content
        added = {"resolution": version.resolution_id, "address": text}
        yield client.post("/register/mandates/add/", said | added).content
        shown = {"relation": "reports on", "passage": text}
        assert client.post(f"{one}evidence", shown | {"source": "C19/1"}).status_code == 302
        yield client.post(f"{one}evidence", shown | {"source": text}).content
        for address in (one, "/mandates/"):
            yield client.get(address).content
        asked = dict.fromkeys(
            ("actor", "recipient", "year", "state", "due", "search", "page"), text
        )
        for address in ("/mandates/", "/mandates/reports/", "/register/mandates/add/"):
            yield client.get(address, asked).content
    assert paper.links.count() == 1


def recall_pages(client: Client, texts: list[str]) -> Iterator[bytes]:
    """Each text as the reason for which a citation is rightly past, and in the radar's address."""
    store_cited(2018, 2022)
    uid = str(clause_at(store_citing()).provision.uid)
    said = {"provision": uid, "cited": "pp/140", "year": "2018", "do": "past"}
    for text in texts:
        for field in ("reason", "provision", "cited", "year", "do"):
            answer = client.post("/resolutions/pp/7/stale/settle", said | {field: whole(text)})
            assert answer.status_code in (*TAKEN, 404)
        asked = dict.fromkeys(("cited", "body", "in", "page"), whole(text))
        yield client.get("/citations/stale/", asked).content
    yield client.get("/resolutions/pp/7/stale/").content
