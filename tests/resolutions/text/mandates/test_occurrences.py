from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.text.mandates import Duty, Shown, Sitting, State, coming, falls_in, past, state

ADOPTED = date(2018, 11, 16)
SITTINGS = (
    Sitting("council", 2018, date(2018, 4, 27)),
    Sitting("council", 2019, date(2019, 6, 20)),
    Sitting("pp", 2022, date(2022, 10, 14)),
    Sitting("council", 2020, date(2020, 12, 31)),
)
ONCE = Duty(ADOPTED, due="2019-05")
YEARLY = Duty(ADOPTED, recurrence="P1Y")
EACH = Duty(ADOPTED, recurrence="each", body="council")


@pytest.mark.parametrize(
    ("duty", "today", "days"),
    [
        (ONCE, date(2019, 5, 31), [date(2019, 5, 31)]),
        (ONCE, date(2019, 6, 1), []),
        (YEARLY, date(2018, 12, 1), [date(2019, 12, 31), date(2020, 12, 31)]),
        (
            replace(YEARLY, recurrence="P6M"),
            date(2019, 1, 1),
            [date(2019, 6, 30), date(2019, 12, 31)],
        ),
        (replace(YEARLY, due="2020-02"), date(2018, 12, 1), [date(2021, 2, 28), date(2022, 2, 28)]),
        (EACH, date(2018, 1, 1), [date(2019, 6, 20), date(2020, 12, 31)]),
        (replace(EACH, recurrence="next"), date(2018, 1, 1), [date(2019, 6, 20)]),
        (replace(EACH, body="wtsa"), date(2018, 1, 1), []),
        (Duty(ADOPTED, due="2022", body="pp"), date(2018, 1, 1), [date(2022, 10, 14)]),
        (Duty(ADOPTED, recurrence="P99999999Y"), date(2018, 1, 1), []),
        (Duty(ADOPTED, recurrence="P0D"), date(2018, 1, 1), []),
        (Duty(ADOPTED), date(2018, 1, 1), []),
    ],
)
def test_the_next_days(duty: Duty, today: date, days: list[date]) -> None:
    assert list(coming(duty, SITTINGS, today, most=2)) == days


@given(
    number=st.integers(1, 40),
    unit=st.sampled_from("YMWD"),
    apart=st.integers(-800, 8000),
)
def test_no_day_of_a_period_is_left_out(number: int, unit: str, apart: int) -> None:
    """However far one looks ahead at once, the days are those that one meets going on."""
    duty, today = Duty(ADOPTED, recurrence=f"P{number}{unit}"), ADOPTED + timedelta(apart)
    one = coming(duty, (), today, most=1)[0]
    assert one >= max(today, ADOPTED)
    following = coming(duty, (), today, most=2)[1]
    assert coming(duty, (), one + timedelta(1), most=1) == (following,)
    assert falls_in(duty, (), one.year)


@pytest.mark.parametrize(
    ("duty", "shown", "today", "wanted"),
    [
        (ONCE, [], date(2019, 5, 31), State.OPEN),
        (ONCE, [], date(2019, 6, 1), State.OVERDUE),
        (ONCE, [Shown(date(2019, 1, 1))], date(2022, 6, 1), State.REPORTED),
        (ONCE, [Shown(None)], date(2022, 6, 1), State.REPORTED),
        (ONCE, [Shown(date(2017, 12, 31))], date(2022, 6, 1), State.OVERDUE),
        (ONCE, [Shown(date(2018, 1, 1), is_done=True)], date(2022, 6, 1), State.DONE),
        (Duty(ADOPTED), [], date(2099, 1, 1), State.OPEN),
        (YEARLY, [], date(2019, 12, 31), State.OPEN),
        (YEARLY, [], date(2020, 1, 1), State.OVERDUE),
        (YEARLY, [Shown(date(2019, 3, 1))], date(2019, 12, 31), State.REPORTED),
        (YEARLY, [Shown(date(2019, 3, 1))], date(2020, 12, 31), State.REPORTED),
        (YEARLY, [Shown(date(2019, 3, 1))], date(2021, 1, 1), State.OVERDUE),
        (YEARLY, [Shown(None)], date(2021, 1, 1), State.OVERDUE),
        (EACH, [], date(2019, 6, 20), State.OPEN),
        (EACH, [], date(2019, 6, 21), State.OVERDUE),
        (EACH, [Shown(date(2019, 6, 1))], date(2020, 1, 1), State.REPORTED),
        (EACH, [Shown(date(2019, 6, 1))], date(2021, 1, 1), State.OVERDUE),
        (replace(EACH, body="wtsa"), [], date(2099, 1, 1), State.OPEN),
    ],
)
def test_the_state_of_a_day(duty: Duty, shown: list[Shown], today: date, wanted: State) -> None:
    assert state(duty, past(duty, SITTINGS, today), shown) == wanted


def test_it_falls_in_a_year() -> None:
    assert [year for year in range(2015, 2030) if falls_in(ONCE, SITTINGS, year)] == [2019]
    assert [year for year in range(2015, 2030) if falls_in(EACH, SITTINGS, year)] == [2019, 2020]
    four = replace(YEARLY, recurrence="P4Y")
    assert [year for year in range(2015, 2030) if falls_in(four, SITTINGS, year)] == [2022, 2026]
