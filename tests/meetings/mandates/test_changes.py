import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from meetings.mandates.changes import Verdict, read_mandate_changes
from tests.amendments.editions import store_next
from tests.meetings.mandated import SECTION, TASKS, mandated, store_mandated, store_mandated_next
from tests.trees import secretary

pytestmark = pytest.mark.django_db
PUBLIC = AnonymousUser()


def told(version: object, user: object = PUBLIC) -> list[tuple[str, str]]:
    changes = read_mandate_changes(user, version, "en")  # type: ignore[arg-type]
    return [(one.verdict.value, one.mandate.clause.address) for one in changes]


def test_what_a_version_did_to_the_mandates_of_the_one_before() -> None:
    assert told(store_mandated()) == []
    tasks = ("to report otherwise to the Council;", "to report annually to the Council,")
    assert told(store_mandated_next(tasks=tasks)) == [
        ("changed", f"{SECTION}/1"),
        ("gone", f"{SECTION}/3"),
    ]


def test_both_wordings_are_there() -> None:
    store_mandated()
    version = store_mandated_next(tasks=("to report otherwise;", *TASKS[1:], "to add this,"))
    changed, added = read_mandate_changes(PUBLIC, version, "en")
    assert (changed.verdict, added.verdict) == (Verdict.CHANGED, Verdict.ADDED)
    assert changed.before is not None and changed.after is not None
    assert (changed.before.text, changed.after.text) == (TASKS[0], "to report otherwise;")
    assert changed.after.name == "instructs the Secretary-General 1"
    assert added.before is None


def test_a_draft_has_changed_nothing() -> None:
    store_mandated()
    draft = store_next(mandated(year=2022, tasks=TASKS[:1]), publish=False)
    assert told(draft) == []


def test_as_many_queries_for_many_as_for_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    store_mandated()
    version = store_mandated_next(tasks=tuple(f"to do {n} things;" for n in range(9)))
    with django_assert_max_num_queries(9):
        assert len(told(version)) == 9
    assert told(version, secretary()) == told(version)
