import pytest
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
def test_the_page_says_that_nothing_here_is_official(client: Client) -> None:
    page = client.get(reverse("resolutions:about")).content.decode()
    assert "It is not an official publication." in page
