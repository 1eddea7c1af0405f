"""What somebody sees when something is not there, not allowed or broken."""

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.views.defaults import server_error


@pytest.mark.django_db
def test_what_is_missing_leads_to_the_list(client: Client) -> None:
    response = client.get("/nothing/here/")
    assert response.status_code == 404
    assert reverse("resolutions:resolution_list") in response.content.decode()


def test_a_failure_is_told_without_a_database() -> None:
    response = server_error(HttpRequest())
    assert response.status_code == 500
    assert "Nothing was changed." in response.content.decode()


@pytest.mark.django_db
def test_a_wrong_password_gets_a_sentence(client: Client) -> None:
    page = client.post(
        reverse("account_login"), {"username": "x", "password": "y"}
    ).content.decode()
    assert 'role="alert"' in page


@pytest.mark.django_db
def test_logging_in_leads_back_to_where_one_was(client: Client) -> None:
    page = client.get(reverse("account_login"), {"next": "/import/"}).content.decode()
    assert '<input type="hidden" name="next" value="/import/">' in page
