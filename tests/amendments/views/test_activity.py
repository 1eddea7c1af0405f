import pytest
from django.test import Client
from django.urls import reverse

from tests.amendments.services.test_submission import hand_in
from tests.amendments.sponsored import draft, drafter, head
from tests.meetings.people import delegation, person

pytestmark = pytest.mark.django_db

URL = "/activity/"


def test_one_logs_in_first(client: Client) -> None:
    for path in (URL, f"{URL}seen"):
        assert client.get(path)["Location"].startswith(reverse("account_login"))


def test_what_happened_is_shown_until_it_is_marked_as_seen(client: Client) -> None:
    hand_in(draft(title="Something <b>new</b>"))
    client.force_login(drafter(delegation()))
    page = client.get(URL)
    said = page.content.decode()
    assert "Something &lt;b&gt;new&lt;/b&gt;" in said and "submitted it" in said
    until = page.context["activity"].until.isoformat()
    after = client.post(f"{URL}seen", {"until": until}, follow=True).content.decode()
    assert "marked as seen" in after and "Something" not in after
    assert "Something" in client.get(f"{URL}?since=month").content.decode()


def test_others_see_nothing_of_it(client: Client) -> None:
    hand_in(draft(title="canary"))
    for user in (head(delegation("kenya")), person("nobody")):
        client.force_login(user)
        for query in ("", "?since=month"):
            assert "canary" not in client.get(f"{URL}{query}").content.decode()


@pytest.mark.parametrize("until", ["", "x", "2026-13-45T00:00:00Z", "2026-01-01T00:00:00"])
def test_a_moment_that_is_none_is_refused(client: Client, until: str) -> None:
    client.force_login(person())
    assert client.post(f"{URL}seen", {"until": until}).status_code == 400


def test_it_is_marked_by_post_alone(client: Client) -> None:
    client.force_login(person())
    assert client.get(f"{URL}seen").status_code == 405
