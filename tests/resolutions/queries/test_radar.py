from typing import Any

import pytest

from resolutions.queries.radar import Narrowing, outdated, stale_languages, went_stale_through
from resolutions.services.citations import settle
from resolutions.services.versions import set_in_force
from resolutions.text.citations.standing import Standing
from tests.amendments.editions import store_next
from tests.resolutions.citing import HISTORICAL, NEW, OLD, clause_at, store_cited, store_citing
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def stale() -> list[tuple[int, int | None]]:
    return [(one.clause, one.year) for one in outdated() if one.is_stale]


def test_a_past_edition_is_stale_once_a_later_one_is_public() -> None:
    store_cited(2018)
    citing = store_citing(OLD, NEW)
    assert stale() == []
    latest = store_next(make_text(year=2022))
    (found,) = outdated()
    assert (found.clause, found.standing) == (clause_at(citing).pk, Standing.SUPERSEDED)
    assert found.latest is not None and found.latest.year == latest.year
    assert [one.clause for one in went_stale_through(latest)] == [found.clause]
    assert stale_languages([found]) == ("en",)


def test_a_draft_makes_nothing_stale() -> None:
    store_cited(2018)
    store_citing(OLD)
    store_next(make_text(year=2022), publish=False)
    assert stale() == []


def test_only_texts_in_force_count() -> None:
    store_cited(2018, 2022)
    first = store_citing(OLD)
    assert len(stale()) == 1
    store_citing(NEW, year=2022)
    assert stale() == []
    later = store_citing(OLD, number="8")
    assert [clause for clause, _year in stale()] == [clause_at(later).pk]
    set_in_force(user=secretary(), resolution=later.resolution, in_force=False)
    assert stale() == []
    assert first.resolution.in_force


def test_what_is_no_longer_in_force_is_abrogated() -> None:
    cited = store_cited(2018)[0].resolution
    store_citing(OLD)
    set_in_force(user=secretary(), resolution=cited, in_force=False)
    (found,) = outdated()
    assert (found.standing, found.is_stale) == (Standing.ABROGATED, True)


def test_what_recalls_the_past_is_listed_but_not_stale() -> None:
    cited = store_cited(2018, 2022)[0].resolution
    provision = clause_at(store_citing(HISTORICAL)).provision
    (found,) = outdated()
    assert (found.standing, found.is_stale, found.is_settled) == (Standing.HISTORICAL, False, False)
    said: dict[str, Any] = {"provision": provision, "cited": cited, "year": 2018}
    settle(user=secretary(), is_past=False, **said)
    (found,) = outdated()
    assert (found.standing, found.is_settled) == (Standing.SUPERSEDED, True)


def test_the_word_of_a_person_goes_on_to_later_versions() -> None:
    cited = store_cited(2018, 2022)[0].resolution
    provision = clause_at(store_citing(OLD)).provision
    settle(user=secretary(), provision=provision, cited=cited, year=2018, is_past=True)
    later = store_citing(f"the clause and {OLD}", year=2022)
    (found,) = outdated()
    assert (found.version, found.is_stale, found.is_settled) == (later.pk, False, True)


def test_the_radar_narrows_and_costs_four_queries(django_assert_num_queries: Any) -> None:
    cited = store_cited(2018, 2022)[0].resolution_id
    citing = store_citing(OLD, HISTORICAL).resolution_id
    store_citing(OLD, OLD, OLD, number="8")
    with django_assert_num_queries(4):
        assert len(outdated()) == 5
    with django_assert_num_queries(4):
        assert len(outdated(Narrowing(cited=cited, citing=citing, body="pp", language="en"))) == 2
    assert outdated(Narrowing(language="zh")) == ()
    assert outdated(Narrowing(body="wtsa")) == ()
