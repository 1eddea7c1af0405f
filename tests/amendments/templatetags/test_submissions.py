import pytest

from amendments.drafting.checks import Problem
from amendments.models import Relation, Step
from amendments.services import checks
from amendments.services.checks import Found
from amendments.services.notices import Event
from amendments.templatetags import submissions


def test_every_sentence_of_the_checks_is_named_to_the_catalogues() -> None:
    assert set(submissions.SENTENCES) == {*checks.SENTENCES, *(one.value for one in Problem)}


def test_every_step_and_event_has_its_words() -> None:
    assert {*map(str, Step), *map(str, Event)} <= set(submissions.EVENTS)
    for table in (submissions.FOLLOWERS, submissions.FORMER, submissions.BEGINNINGS):
        assert set(table) == set(Relation)


@pytest.mark.parametrize("value", ["{year}", "<b>", "2019"])
def test_values_are_put_in_once_and_not_taken_apart(value: str) -> None:
    found = Found(checks.OLD_BASE, False, values=(("edition", value), ("year", "2022")))
    said = submissions.finding_words(found)
    assert said == f"It starts from the edition of {value}; the one in force is of 2022."
