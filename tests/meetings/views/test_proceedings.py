from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from meetings.models import Document
from tests.meetings.held import group, meeting, recommendation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_the_list_names_groups_and_their_meetings(client: Client) -> None:
    held = meeting(40, place="Geneva", begins_on=date(2026, 5, 12), attendance=150)
    page = client.get("/meetings/").content.decode()
    assert f'href="/meetings/{held.pk}/"' in page and f'href="/groups/{group().code}/"' in page
    assert "Geneva" in page and "150" in page and "Register of meetings" not in page
    client.force_login(secretary())
    assert "Register of meetings" in client.get("/meetings/").content.decode()


def test_a_group_says_when_nothing_is_linked(client: Client) -> None:
    meeting(40)
    page = client.get(f"/groups/{group().code}/").content.decode()
    assert "is linked to a clause yet" in page
    assert client.get("/groups/nowhere/").status_code == 404


def test_a_recommendation_of_a_hidden_report_is_not_there(client: Client) -> None:
    report = Document.objects.create(symbol="X-40/1", meeting=meeting(40))
    said = recommendation(meeting(40), "3.1", document=report, deadline="2026-06")
    assert client.get(f"/recommendations/{said.pk}/").status_code == 404
    report.is_public = True
    report.save()
    page = client.get(f"/recommendations/{said.pk}/").content.decode()
    assert "Recommendation 3.1" in page and "June 2026" in page and "X-40/1" in page


@pytest.mark.parametrize("address", ["/meetings/calendar.ics", "/groups/cwg-wsis-sdg/calendar.ics"])
def test_a_calendar_leads_back_to_the_pages(client: Client, address: str) -> None:
    held = meeting(40, begins_on=date(2026, 5, 12))
    answer = client.get(address)
    assert answer["Content-Type"].startswith("text/calendar")
    (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(entry["url"]) == f"http://testserver/meetings/{held.pk}/"


def test_a_calendar_program_that_has_it_is_told_so_until_something_is_written(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    one = meeting(40, begins_on=date(2026, 5, 12))
    url = "/meetings/calendar.ics"
    first = client.get(url)
    with django_assert_max_num_queries(2):
        again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    one.place = "Geneva"
    one.save()
    changed = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and b"LOCATION:Geneva" in changed.content
    assert b"http://testserver/meetings/" in changed.content
    assert b"http://localhost/" in client.get(url, headers={"Host": "localhost"}).content
