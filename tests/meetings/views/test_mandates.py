import re
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from icalendar import Calendar
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from meetings.mandates import reports as mandatereports
from meetings.models import Group, Mandate, Meeting
from meetings.services.mandatecorrections import correct
from tests.meetings.mandated import SECTION, TASKS, store_mandated, store_mandated_next
from tests.trees import secretary

pytestmark = pytest.mark.django_db
URL = "/mandates/"
ASKED = "actor=the-secretary-general&recipient=the-council"


def get(query: str = "", page: str = "") -> str:
    answer = Client().get(f"{URL}{page}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_line_says_who_must_do_what_by_when() -> None:
    store_mandated()
    page = get()
    assert "the Secretary-General of ITU" in page
    assert "instructed" in page
    assert TASKS[0] in page
    assert "instructs the Secretary-General 1" in page
    assert "every year" in page
    assert "2 overdue" in page


def test_the_address_narrows_it() -> None:
    store_mandated()
    for query, number in (
        ("actor=the-secretary-general", 3),
        ("actor=the-council", 0),
        ("recipient=the-council", 2),
        (ASKED, 2),
        ("body=pp", 3),
        ("body=wtsa", 0),
        ("state=overdue", 2),
        ("due=2019", 1),
        ("search=gardens", 1),
        ("search=water+gardens", 1),
        ("search=gardens+nowhere", 0),
        ("group=nowhere", 0),
        ("look=upset", 0),
        ("due=soon&state=lost&look=x", 3),
    ):
        assert f"{number} mandate" in get(query), query


def test_what_was_corrected_and_reads_otherwise_is_found() -> None:
    version = store_mandated()
    mandate = Mandate.objects.filter(clause__version=version).earliest("pk")
    correct(user=secretary(), mandate=mandate, said={"due": "2024"})
    store_mandated_next(tasks=("to report to the Council in some other way;", *TASKS[1:]))
    assert "1 mandate" in get("look=upset")


@pytest.mark.parametrize(
    ("year", "parts"),
    [
        ("2017", []),
        ("2018", []),
        ("2019", ["Due in 2019", "Recurring"]),
        ("2021", ["Recurring", "Due before"]),
    ],
)
def test_what_must_be_reported_in_a_year_is_told_by_when(year: str, parts: list[str]) -> None:
    store_mandated()
    page = get(f"{ASKED}&year={year}", "reports/")
    assert f"What the Secretary-General of ITU must report to the ITU Council in {year}" in page
    assert [one for one in ("Due in", "Recurring", "Due before", "No date") if one in page] == [
        part.removesuffix(f" {year}") for part in parts
    ]
    assert ("asks for such a report" in page) == (not parts)
    rows = Client().get(f"{URL}download.csv?{ASKED}&year={year}").content.count(b"\r\n") - 1
    assert rows == page.count('<th scope="row">')


def test_reports_stand_page_by_page_and_the_parts_lead_to_their_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in ("140", "141", "142"):
        store_mandated(number=number)
    whole = get(f"{ASKED}&year=2019", "reports/")
    assert "mandate-counts" not in whole and "6 mandates" in whole
    monkeypatch.setattr(mandatereports, "ON_A_PAGE", 2)
    pages = [get(f"{ASKED}&year=2019&page={number}", "reports/") for number in (1, 2, 3, 9)]
    heads = [re.findall(r'<h2 id="part-(\w+)">', page) for page in pages]
    assert heads == [["due"], ["due", "again"], ["again"], ["again"]]
    assert [page.count('<th scope="row">') for page in pages] == [2, 2, 2, 2]
    assert all("6 mandates" in page for page in pages)
    for link in ("page=1#part-due", "page=2#part-again"):
        assert all(link in page for page in pages)


def test_a_year_alone_is_a_year_in_chinese_too() -> None:
    store_mandated()
    Mandate.objects.filter(due="2019").update(due_body="")
    reader = Client()
    reader.cookies["django_language"] = "zh-hans"
    page = reader.get(f"{URL}?due=2019").content.decode()
    assert re.search(r'<td data-label="期限">2019年</td>', page)
    assert re.search(r"下次：\d{4}年", reader.get(URL).content.decode())


def test_a_report_without_a_date_belongs_to_every_later_year() -> None:
    store_mandated(tasks=("to report to the Council on this;",))
    assert "No date is told" in get(f"{ASKED}&year=2025", "reports/")


def test_half_a_question_is_answered_with_the_form() -> None:
    store_mandated()
    for query in ("", "actor=the-secretary-general", f"{ASKED}&year=soon", f"{ASKED}&year=20260"):
        assert "Choose who reports" in get(query, "reports/")


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
    for page in ("", "reports/"):
        with django_assert_max_num_queries(31):
            get(f"{ASKED}&year=2020&state=overdue", page)


def test_the_files_hold_the_same() -> None:
    store_mandated(tasks=("=1+1 to report to the Council at its 2019 session;", *TASKS[1:]))
    mandate = Mandate.objects.earliest("pk")
    correct(user=secretary(), mandate=mandate, said={"note": "=2+2"})
    reader = Client()
    sheet = load_workbook(BytesIO(reader.get(f"{URL}download.xlsx").content)).active
    assert sheet is not None
    assert sheet.max_row == 4
    cells = [str(cell.value) for cell in sheet[2]]
    assert [cell[:5] for cell in cells if "=" in cell] == ["'=1+1", "'=2+2"]
    assert SECTION not in cells[2]
    text = reader.get(f"{URL}download.csv?search=gardens").content
    assert text.startswith(b"\xef\xbb\xbf")
    assert text.count(b"\r\n") == 2
    assert reader.get(f"{URL}download.pdf").status_code == 404


def test_the_calendar_has_what_has_a_date() -> None:
    store_mandated()
    calendar = Calendar.from_ical(Client().get(f"{URL}download.ics").content)
    days = [event["dtstart"].dt.isoformat() for event in calendar.walk("VEVENT")]
    assert days[0] == "2019-12-31"
    assert len(days) == len(set(days)) == 4


def test_what_was_due_at_a_meeting_stands_on_its_last_day() -> None:
    store_mandated()
    council = Group.objects.create(code="council", name="Council")
    Meeting.objects.create(
        group=council,
        body_id="council",
        year=2019,
        begins_on=date(2019, 6, 10),
        ends_on=date(2019, 6, 20),
    )
    assert "Council 2019" in Client().get(URL).content.decode()
    calendar = Calendar.from_ical(Client().get(f"{URL}download.ics").content)
    assert date(2019, 6, 20) in {event["dtstart"].dt for event in calendar.walk("VEVENT")}
