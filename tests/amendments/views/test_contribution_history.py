import pytest
from django.test import Client

from amendments.models import ContributionState, Transition
from amendments.services.attributing import attribute
from resolutions.services.history import signed
from tests.amendments.contributed import URL
from tests.amendments.owned import owned
from tests.amendments.saved import drafted
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db
PAGE = f"{URL}history/"


def test_steps_with_their_notes_and_the_head_are_shown_inert(client: Client) -> None:
    contribution, _proposal, writer = drafted()
    Transition.objects.create(
        contribution=contribution, step="returned", state="draft", by=secretary(), note="<b>No</b>"
    )
    contribution.refresh_from_db()
    contribution.head = {"title": "<i>Other</i> title"}
    signed(contribution, writer).save()
    client.force_login(writer)
    page = client.get(PAGE).content.decode()
    assert "Sent back" in page
    assert "&lt;b&gt;No&lt;/b&gt;" in page
    assert "&lt;i&gt;Other&lt;/i&gt;" in page
    assert f"{URL}proposals/1/history/" in page
    assert "3 saves" in page


def test_the_page_of_the_contribution_leads_here_for_those_who_may(client: Client) -> None:
    _contribution, _proposal, writer = drafted()
    client.force_login(writer)
    assert f'href="{PAGE}"' in client.get(URL).content.decode()


def test_what_the_secretariat_took_in_it_remembers_alone(client: Client) -> None:
    owned(ContributionState.PUBLISHED, by="")
    assert client.get(PAGE).status_code == 404
    assert PAGE not in client.get(URL).content.decode()
    client.force_login(secretary())
    assert "took this contribution in" in client.get(PAGE).content.decode()


def test_who_said_whose_it_is_and_took_it_back_is_told(client: Client) -> None:
    contribution = owned(ContributionState.PUBLISHED, by="")
    kenya = delegation("kenya")
    for whose in (kenya, None):
        attribute(user=secretary(), contribution=contribution, delegation=whose)
    client.force_login(secretary())
    page = client.get(PAGE).content.decode()
    taken, given = page.index("of no delegation here"), page.index("It was said to be of Kenya")
    assert taken < given  # the latest first
    assert page.count("<bdi>secretary</bdi>") >= 2
