import pytest
from django.test import Client
from django.urls import reverse

from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

HOME = reverse("resolutions:home")
JUMP = reverse("resolutions:jump")


def test_without_resolutions_the_start_page_says_what_to_do(client: Client) -> None:
    page = client.get(HOME).content.decode()
    assert "There are no resolutions here yet." in page
    assert reverse("account_login") in page


def test_the_latest_editions_are_linked(client: Client) -> None:
    store_version(user=secretary(), text=make_text(), identities={})
    assert 'href="/resolutions/pp/140/"' in client.get(HOME).content.decode()


def test_demonstration_texts_are_called_that(client: Client) -> None:
    store_version(user=secretary(), text=make_text(), identities={}, is_demonstration=True)
    assert "not the official wording" in client.get(HOME).content.decode()


def test_some_of_several_are_called_some(client: Client) -> None:
    store_version(user=secretary(), text=make_text(), identities={}, is_demonstration=True)
    store_version(user=secretary(), text=make_text(number="7"), identities={})
    assert "Some of these are demonstration texts" in client.get(HOME).content.decode()


def test_real_texts_are_not_called_demonstration(client: Client) -> None:
    store_version(user=secretary(), text=make_text(), identities={})
    assert "not the official wording" not in client.get(HOME).content.decode()


def test_a_jump_leads_to_the_resolution(client: Client) -> None:
    store_version(user=secretary(), text=make_text(), identities={})
    response = client.get(JUMP, {"body": "pp", "number": " 140 "})
    assert response["Location"] == "/resolutions/pp/140/"


def test_a_jump_to_nothing_leads_to_the_narrowed_list(client: Client) -> None:
    response = client.get(JUMP, {"body": "pp", "number": "9&x"})
    assert response["Location"] == "/resolutions/?q=9%26x&body=pp"


def test_a_jump_to_a_draft_is_a_jump_to_nothing(client: Client) -> None:
    store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    response = client.get(JUMP, {"body": "pp", "number": "140"})
    assert response["Location"] == "/resolutions/?q=140&body=pp"
