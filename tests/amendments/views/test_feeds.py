from xml.etree import ElementTree

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.models import Contribution, ContributionState
from meetings.models import Document, Group, Meeting
from tests.amendments.contributed import contribute, tracked
from tests.amendments.owned import CANARY, everybody, owned
from tests.trees import secretary

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ALL, OF_RESOLUTION = "/contributions/feed/", "/resolutions/pp/140/feed/"
HOSTILE = "]]></title><script>alert(1)</script>&<b>\x0b\x1f"


def to_meeting(contribution: Contribution) -> str:
    group = Group.objects.create(code="council", name="Council")
    meeting = Meeting.objects.create(group=group, title=f"The first {HOSTILE}")
    Document.objects.filter(pk=contribution.document_id).update(meeting=meeting)
    return f"/meetings/{meeting.pk}/feed/"


@pytest.mark.parametrize("state", list(ContributionState))
def test_a_feed_holds_what_is_public_whoever_asks(client: Client, state: ContributionState) -> None:
    contribution = owned(state)
    paths = (ALL, OF_RESOLUTION, to_meeting(contribution))
    for who, user in everybody().items():
        client.logout()
        if isinstance(user, User):
            client.force_login(user)
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200
            assert answer["Content-Type"].startswith("application/atom+xml")
            entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
            assert len(entries) == contribution.is_published, (who, path)
            assert (CANARY in answer.content.decode()) == contribution.is_published


def test_an_entry_says_what_who_and_where(client: Client) -> None:
    owned(ContributionState.PUBLISHED)
    entry = ElementTree.fromstring(client.get(ALL).content).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == f"PP22/68(Add.1): {CANARY}"
    assert entry.findtext(f"{ATOM}summary") == "MOD Resolution 140"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Canada"
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "http://testserver/contributions/PP22/68(Add.1)/"


def test_hostile_words_make_no_other_feed(client: Client) -> None:
    contribution = owned(ContributionState.PUBLISHED)
    Document.objects.update(title=HOSTILE, source=HOSTILE)
    shown = HOSTILE.rstrip("\x0b\x1f")
    for path in (ALL, OF_RESOLUTION, to_meeting(contribution)):
        feed = ElementTree.fromstring(client.get(path).content)
        assert feed.findtext(f"{ATOM}entry/{ATOM}title") == f"PP22/68(Add.1): {shown}"
        assert not feed.findall(".//script")


def test_a_feed_of_nothing_that_is_there_is_none(client: Client) -> None:
    client.force_login(secretary())
    owned(ContributionState.PUBLISHED)
    for path in ("/resolutions/pp/999/feed/", "/resolutions/xx/140/feed/", "/meetings/9/feed/"):
        assert client.get(path).status_code == 404


def test_the_pages_lead_to_the_feeds(client: Client) -> None:
    path = to_meeting(owned(ContributionState.PUBLISHED))
    for page, feeds in (
        ("/contributions/", [ALL]),
        ("/contributions/?resolution=pp/140", [ALL, OF_RESOLUTION]),
        ("/resolutions/pp/140/", [OF_RESOLUTION]),
        ("/contributions/PP22/68(Add.1)/", [ALL, path]),
    ):
        shown = client.get(page).content.decode()
        for feed in feeds:
            assert f'href="{feed}"' in shown, (page, feed)


def test_a_longer_feed_costs_no_more_queries(client: Client) -> None:
    owned(ContributionState.PUBLISHED)
    counted = []
    for number in (1, 2):
        with CaptureQueriesContext(connection) as queries:
            client.get(ALL)
        counted.append(len(queries))
        contribute(tracked(symbol=f"PP22/9{number}"), is_published=True)
    assert counted[0] == counted[1]
