from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.models import ContributionState
from amendments.services.records import move
from tests.amendments.contributed import URL
from tests.amendments.owned import everybody
from tests.amendments.saved import WORDS, drafted, save, says
from tests.trees import secretary

pytestmark = pytest.mark.django_db
PAGE = f"{URL}proposals/1/history/"
SAVE = f"{URL}proposals/1/saves/"
RESTORE = f"{URL}proposals/1/restore"


def open_to(client: Client, path: str, people: dict[str, Any]) -> set[str]:
    found = set()
    for who, user in people.items():
        client.logout()
        if isinstance(user, User):
            client.force_login(user)
        status = client.get(path).status_code
        assert status in (200, 404)
        found |= {who} if status == 200 else set()
    return found


@pytest.mark.parametrize("state", list(ContributionState))
def test_only_the_sponsors_see_how_a_proposal_came_about(
    client: Client, state: ContributionState
) -> None:
    contribution, _proposal, _writer = drafted()
    move(secretary(), contribution, state)
    people = everybody()
    own = {"head", "drafter", "member-reader"}
    for path in (PAGE, f"{SAVE}1/", f"{PAGE}?before=0&after=2", f"{URL}history/"):
        assert open_to(client, path, people) == own, path


def test_the_saves_are_listed_and_any_two_compared(client: Client) -> None:
    _contribution, _proposal, writer = drafted()
    client.force_login(writer)
    page = client.get(PAGE).content.decode()
    assert page.count("1 reworded") == 3
    assert "Save 3" in page
    assert "As it began" in page
    for view in ("inline", "side", "changes", "nonsense"):
        page = client.get(f"{PAGE}?before=1&after=3&view={view}").content.decode()
        assert "third and last" in page, view
        assert 'href="#recalling/b"' in page, view
    assert "Nothing differs" in client.get(f"{PAGE}?before=2&after=2").content.decode()
    for asked in ("before=9&after=1", "before=x&after=1", "before=-1", "before=1&after=²"):
        assert client.get(f"{PAGE}?{asked}").status_code == 404, asked
    assert client.get(f"{URL}proposals/2/history/").status_code == 404


def test_a_state_is_read_as_a_whole_and_restored(client: Client) -> None:
    _contribution, proposal, writer = drafted()
    client.force_login(writer)
    page = client.get(f"{SAVE}1/").content.decode()
    assert WORDS[0] in page
    assert WORDS[2] not in page
    assert f'action="{RESTORE}"' in page
    assert RESTORE not in client.get(f"{SAVE}3/").content.decode()
    assert client.get(RESTORE).status_code == 405
    assert client.post(RESTORE, {"number": "1"})["Location"] == PAGE
    assert says(proposal) == WORDS[0]
    assert "There is no such state" in client.post(
        RESTORE, {"number": "99"}, follow=True
    ).content.decode()  # fmt: skip
    assert client.post(RESTORE, {"number": "x"}).status_code == 404
    assert client.get(f"{SAVE}99/").status_code == 404


def test_who_may_only_read_is_offered_no_restoring(client: Client) -> None:
    drafted()
    people: dict[str, Any] = everybody()
    client.force_login(people["member-reader"])
    assert RESTORE not in client.get(f"{SAVE}1/").content.decode()
    assert client.post(RESTORE, {"number": "1"}).status_code == 404
    client.force_login(people["other"])
    assert client.post(RESTORE, {"number": "1"}).status_code == 404


def test_more_saves_cost_no_more_queries(client: Client) -> None:
    _contribution, proposal, writer = drafted()
    client.force_login(writer)
    counted = []
    for turn in range(3):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{PAGE}?before=0&after=1")
        counted.append(len(queries))
        save(proposal, writer, f"{turn} of them,")
    assert counted[1] == counted[2]
