import re

import pytest
from django.test import Client
from django.urls import reverse

from amendments.models import BaseState, Contribution, Proposal
from amendments.services.contributions import Said
from amendments.services.previews import start_preview
from resolutions.models import SourceFile, Version
from tests.amendments.contributed import OWN, URL, fused, store_base, tracked
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def upload(client: Client, data: bytes) -> str:
    """The address of the preview; the secretary is logged in."""
    client.force_login(secretary())
    name = "paper.docx" if data.startswith(b"PK") else "paper.txt"
    source = start_preview(user=secretary(), data=data, name=name, said=Said())
    return f"/contributions/import/{source.pk}/"


def confirm(client: Client, path: str, **posted: str) -> str:
    page = client.get(path).content.decode()
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found
    answer = client.post(f"{path}confirm", {"fingerprint": found[1], **posted}, follow=True)
    return answer.content.decode()


def test_head_redline_and_reasons_are_shown_and_nothing_is_saved(client: Client) -> None:
    store_base()
    page = client.get(upload(client, tracked())).content.decode()
    for words in ("PP22/68(Add.1)", "Canada", "CAN/68A1/1", "Nobody had time to read it."):
        assert words in page
    assert ">inserted: </span>very long " in page
    assert "The contribution starts from another text here" not in page
    assert not Contribution.objects.exists()


def test_where_it_starts_from_another_text_comes_first(client: Client) -> None:
    store_base()
    page = client.get(upload(client, tracked(OWN))).content.decode()
    difference = page.index("The contribution starts from another text here")
    assert difference < page.index(">inserted: </span>some other") < page.index("very long")
    assert 'name="base-1" value="stored"' in page


@pytest.mark.parametrize(
    ("said", "state"), [("stored", BaseState.SAME), ("own", BaseState.ACCEPTED)]
)
def test_the_decision_is_carried_out(client: Client, said: str, state: BaseState) -> None:
    store_base()
    page = confirm(client, upload(client, tracked(OWN)), **{"base-1": said})
    assert "PP22/68(Add.1) was imported." in page
    assert Proposal.objects.get().base_state == state


def test_without_a_decision_it_waits_on_the_review_page(client: Client) -> None:
    store_base()
    page = confirm(client, upload(client, tracked(OWN)), **{"base-x": "own", "base-1": "other"})
    assert "Use the stored text" in page
    assert Proposal.objects.get().base_state == BaseState.DIFFERS


@pytest.mark.parametrize("wanted", [True, False])
def test_a_base_that_is_not_stored_is_imported_when_it_is_said(
    client: Client, wanted: bool
) -> None:
    path = upload(client, tracked(number="150"))
    assert "is not stored here" in client.get(path).content.decode()
    confirm(client, path, **({"import_base": "on"} if wanted else {}))
    assert Version.objects.filter(resolution__number="150", state="draft").exists() == wanted
    assert (Proposal.objects.get().base is not None) == wanted


def test_recovered_marks_are_announced(client: Client) -> None:
    store_base()
    page = client.get(upload(client, fused())).content.decode()
    assert "text in which deletions and insertions stand fused" in page
    assert "The head names no document symbol." in page


def test_what_the_person_says_holds_and_is_kept_till_the_end(client: Client) -> None:
    store_base()
    path = upload(client, tracked())
    page = client.get(f"{path}?symbol=C23/5").content.decode()
    assert "you say “C23/5”" in page
    found = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert found
    client.post(f"{path}confirm", {"symbol": "C23/5", "fingerprint": found[1]})
    assert client.get("/contributions/C23/5/").status_code == 200


def test_what_changed_meanwhile_is_previewed_once_more(client: Client) -> None:
    path = upload(client, tracked())
    page = client.post(f"{path}confirm", {"fingerprint": "0"}, follow=True).content.decode()
    assert "look at the preview once more" in page
    assert not Contribution.objects.exists()


def test_a_cancelled_upload_is_gone(client: Client) -> None:
    path = upload(client, tracked())
    page = client.post(f"{path}cancel", follow=True).content.decode()
    assert "Nothing of paper.docx was saved." in page
    assert not SourceFile.objects.exists()


def test_nobody_else_sees_an_upload(client: Client) -> None:
    path = upload(client, tracked())
    client.force_login(secretary("another"))
    assert client.get(path).status_code == 404
    assert client.post(f"{path}confirm").status_code == 404
    client.logout()
    assert client.get(path)["Location"].startswith(reverse("account_login"))
    assert client.get(URL).status_code == 404
