import pytest
from django.test import Client

from resolutions.queries import draft_moments
from tests.resolutions.queries.test_drafts import edited
from tests.trees import RECALLING, secretary

pytestmark = pytest.mark.django_db
PAGE = "/resolutions/pp/140/2018/draft/history/"


def test_every_edit_is_listed_and_any_two_moments_compared(client: Client) -> None:
    first, *_between, last = draft_moments(edited(), "en")
    client.force_login(secretary())
    page = client.get(PAGE).content.decode()
    assert page.count("editor") >= 3
    assert "The text came in" in page
    assert "recalling a)" in page
    for view in ("inline", "side", "changes"):
        compared = f"{PAGE}?before={first.number}&after={last.number}&view={view}"
        page = client.get(compared).content.decode()
        assert RECALLING[0] in page.replace("<del>", "")
        assert 'href="#recalling/a"' in page
    assert client.get(f"{PAGE}?before=1&after=999999").status_code == 404


def test_it_is_the_secretariats_and_goes_with_the_draft(client: Client) -> None:
    version = edited()
    assert client.get(PAGE).status_code == 302
    client.force_login(secretary())
    assert PAGE in client.get("/resolutions/pp/140/2018/draft/").content.decode()
    version.state = "published"
    version.save()
    assert client.get(PAGE).status_code == 404
