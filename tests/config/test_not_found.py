"""What a person sees at an address where nothing is."""

import pytest
from django.test import Client
from pytest_django import Settings


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("address", ["/no/such/page/", "/resolutions/pp/9999/"])
def test_nothing_is_there_in_words_for_people(
    client: Client, settings: Settings, address: str, debug: bool
) -> None:
    settings.DEBUG = debug
    page = client.get(address)
    assert page.status_code == 404
    assert "urlpatterns" not in page.content.decode().lower()
    assert "<main" in page.content.decode()
