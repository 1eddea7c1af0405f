import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from amendments.queries import change_counts, compare_versions
from amendments.redline.changes import ChangeKind
from amendments.services.imports import carry_out, plan_import
from resolutions.models import Clause, Version
from resolutions.queries import visible_versions
from resolutions.services.pairings import correct_pairing
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forget() -> None:
    caches["redlines"].clear()


def take_in(year: int, *, publish: bool = True) -> Version:
    user = secretary()
    resolves = [f"to meet in {year};", "to report on it,"]
    plan = plan_import(user=user, data=markdown(year=year, resolves=resolves), name="x.md")
    return carry_out(user=user, plan=plan, publish=publish)


def test_changes_are_those_between_the_two_texts() -> None:
    changes = compare_versions(take_in(2014), take_in(2018), "en")
    kinds = {change.after.address: change.kinds[0] for change in changes if change.after}
    assert kinds["resolves/1"] is ChangeKind.MODIFIED
    assert kinds["recalling/a"] is ChangeKind.SAME


@pytest.mark.parametrize("count", [2, 5])
def test_counting_costs_the_same_however_many_versions(count: int) -> None:
    for year in range(2000, 2000 + count):
        resolution = take_in(year).resolution
    versions = list(visible_versions(secretary(), resolution))
    for queries in (3, 2):  # first computed, then remembered
        with CaptureQueriesContext(connection) as caught:
            counts = change_counts(versions, "en")
        assert len(caught) == queries, caught.captured_queries
    assert len(counts) == count - 1
    assert all(counted[ChangeKind.MODIFIED] >= 1 for counted in counts.values())


def test_a_missing_language_counts_nothing() -> None:
    take_in(2014)
    resolution = take_in(2018).resolution
    counts = change_counts(list(visible_versions(secretary(), resolution)), "fr")
    assert [sum(counted.values()) for counted in counts.values()] == [0]


def test_a_corrected_pairing_is_seen_at_once() -> None:
    before, after = take_in(2014), take_in(2018)
    assert len(compare_versions(before, after, "en")) == 9
    clause = Clause.objects.get(version=after, address="recalling/a")
    correct_pairing(user=secretary(), clause=clause, provision_uid=None)
    uid = str(Clause.objects.get(pk=clause.pk).provision.uid)
    seen = {c.after.uid for c in compare_versions(before, after, "en") if c.after}
    assert uid in seen


def test_a_draft_is_not_remembered() -> None:
    take_in(2014)
    resolution = take_in(2018, publish=False).resolution
    before, draft = visible_versions(secretary(), resolution)
    for _again in range(2):
        with CaptureQueriesContext(connection) as caught:
            compare_versions(before, draft, "en")
        assert len(caught) == 3
