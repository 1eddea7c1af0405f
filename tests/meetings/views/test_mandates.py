from io import BytesIO

import pytest
from django.test import Client
from icalendar import Calendar
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from tests.meetings.mandated import SECTION, TASKS, store_mandated, store_mandated_next

pytestmark = pytest.mark.django_db
URL = "/mandates/"


def get(query: str = "") -> str:
    answer = Client().get(f"{URL}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_line_says_who_must_do_what_by_when() -> None:
    store_mandated()
    page = get()
    assert "the Secretary-General of ITU · instructs" in page
    assert TASKS[0] in page
    assert f"{SECTION}/1" in page
    assert "every year" in page
    assert "overdue" in page


def test_the_address_narrows_it() -> None:
    store_mandated()
    for query, number in (
        ("actor=the-secretary-general", 3),
        ("actor=the-council", 0),
        ("recipient=the-council", 2),
        ("body=pp", 3),
        ("body=wtsa", 0),
        ("state=overdue", 1),
        ("due=2019", 1),
        ("search=gardens", 1),
        ("group=nowhere", 0),
        ("actor=the-secretary-general&recipient=the-council&report=2020", 1),
        ("due=soon&state=lost&report=x", 3),
    ):
        assert f"{number} mandate" in get(query), query


def test_a_question_is_the_title() -> None:
    store_mandated()
    page = get("actor=the-secretary-general&recipient=the-council&report=2019")
    assert "What the Secretary-General of ITU must report to the ITU Council in 2019" in page


def test_only_the_text_in_force_counts_and_says_what_changed() -> None:
    store_mandated()
    store_mandated_next(tasks=("to report to the Council in some other way;", *TASKS[1:]))
    page = get()
    assert "3 mandates" in page
    assert page.count("changed since") == 1


def test_as_many_queries_for_many_as_for_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    store_mandated()
    get()
    for number in ("141", "142", "143"):
        store_mandated(number=number)
    with django_assert_max_num_queries(12):
        get()


def test_the_files_hold_the_same() -> None:
    store_mandated(tasks=("=1+1 to report to the Council at its 2019 session;", *TASKS[1:]))
    reader = Client()
    sheet = load_workbook(BytesIO(reader.get(f"{URL}download.xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == 4
    assert str(sheet.cell(2, 11).value).startswith("'=1+1")
    text = reader.get(f"{URL}download.csv?search=gardens").content
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\r\n") == 2
    calendar = Calendar.from_ical(reader.get(f"{URL}download.ics").content)
    (event,) = calendar.walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == "2019-12-31"
    assert reader.get(f"{URL}download.pdf").status_code == 404
