from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection

from resolutions.models import Citation, Recall
from resolutions.services.citations import build, build_all, settle
from resolutions.services.problems import ImportProblem
from resolutions.services.translations import add_language
from resolutions.services.versions import publish
from tests.amendments.editions import store
from tests.meetings.people import person
from tests.resolutions.citing import (
    CHINESE,
    HISTORICAL,
    OLD,
    cites,
    clause_at,
    in_chinese,
    store_cited,
    store_citing,
)
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def test_what_is_published_has_its_citations() -> None:
    cited = store_cited(2018)[0]
    (citation,) = cites(store_citing(f"see {OLD}"))
    assert citation.text.text[citation.start : citation.end] == "Resolution 140 (Rev. Dubai, 2018)"
    said = (citation.kind, citation.body, citation.number, citation.place, citation.status)
    assert said == ("resolution", "PP", "140", "Dubai", "revised")
    assert (citation.edition_year, citation.cited) == (2018, cited.resolution)


def test_the_line_that_names_a_text_itself_cites_nothing() -> None:
    version = store_cited(2018)[0]
    assert cites(version, "number") == []


def test_a_draft_has_none_until_it_is_published() -> None:
    version = store_citing(publish=False)
    assert build(secretary(), version) == 0
    assert not Citation.objects.exists()
    publish(user=secretary(), version=version)
    assert len(cites(version)) == 1


def test_a_draft_of_what_is_cited_is_not_told() -> None:
    citing = store_citing()
    draft = store_cited(2018, publish=False)[0]
    build(secretary(), citing)
    assert [one.cited for one in cites(citing)] == [None]
    publish(user=secretary(), version=draft)
    assert [one.cited for one in cites(citing)] == [draft.resolution]


def test_a_language_that_is_added_has_its_citations() -> None:
    version = store_citing()
    add_language(user=secretary(), version=version, text=in_chinese(version, CHINESE))
    assert {one.text.language: one.year for one in cites(version)} == {"en": "2018", "zh": "2018"}


def test_reading_again_changes_nothing(django_assert_num_queries: Any) -> None:
    store_cited(2018)
    version = store_citing(OLD, HISTORICAL)
    before = list(Citation.objects.values_list("pk", flat=True))
    user = secretary()
    with django_assert_num_queries(7):  # two of them the savepoint's
        assert build(user, version) == 2
    assert list(Citation.objects.values_list("pk", flat=True)) == before
    assert build_all(user=secretary()) == 1  # the cited text cites nothing, so it is read again


def test_many_citations_cost_as_many_queries_as_few(django_assert_num_queries: Any) -> None:
    few = store_citing(OLD, number="7")
    many = store_citing(*[OLD] * 8, number="8")
    user = secretary()
    for version in (few, many):
        Citation.objects.update(number="0")
        with django_assert_num_queries(9):
            build(user, version)


def test_the_command_reads_what_has_none(capsys: Any) -> None:
    version = store_citing()
    Citation.objects.all().delete()
    call_command("build_citations")
    assert "1 versions read" in capsys.readouterr().out
    assert len(cites(version)) == 1


def test_words_that_recall_the_past_are_noted() -> None:
    (citation,) = cites(store_citing(HISTORICAL))
    assert (citation.recall, citation.recall_confidence) == ("decided then", 0.7)


def test_a_person_says_that_a_citation_is_rightly_past_and_takes_it_back() -> None:
    cited = store_cited(2018, 2022)[0].resolution
    provision = clause_at(store_citing()).provision
    said: dict[str, Any] = {"provision": provision, "cited": cited, "year": 2018}
    row = settle(user=secretary(), is_past=True, reason=" as it  was ", **said)
    assert (row.reason, row.by) == ("as it was", secretary())
    assert settle(user=secretary(), is_past=True, reason="as it was", **said) == row
    settle(user=secretary("other"), is_past=False, **said)
    history = row.history.order_by("history_id").values_list("is_past", "history_user__username")
    assert list(history) == [(True, "secretary"), (False, "other")]


def test_only_the_secretariat_says_so_and_only_of_what_is_cited() -> None:
    cited = store_cited(2018, 2022)[0].resolution
    version = store_citing()
    said: dict[str, Any] = {"cited": cited, "year": 2018, "is_past": True}
    with pytest.raises(PermissionDenied):
        settle(user=person("somebody"), provision=clause_at(version).provision, **said)
    other = clause_at(version, "resolves").provision
    with pytest.raises(ImportProblem, match="does not cite"):
        settle(user=secretary(), provision=other, **said)
    with pytest.raises(ImportProblem, match="too long"):
        provision = clause_at(version).provision
        settle(user=secretary(), provision=provision, reason="x" * 2001, **said)
    assert not Recall.objects.exists()


def test_what_a_draft_alone_cites_is_not_settled() -> None:
    cited = store_cited(2018)[0].resolution
    draft = store(make_text(number="8", recalling=(OLD,)), publish=False)
    with pytest.raises(ImportProblem):
        provision = clause_at(draft).provision
        settle(user=secretary(), provision=provision, cited=cited, year=2018, is_past=True)


@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer, and in tests one connection"
)
@pytest.mark.django_db(transaction=True)
def test_two_who_say_it_first_at_the_same_moment_are_both_heard() -> None:
    cited, version = store_cited(2018, 2022)[0].resolution, store_citing(OLD)
    provision, start = clause_at(version).provision, Barrier(2)
    users = [secretary(), secretary("another")]

    def say(user: User) -> None:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            settle(
                user=user,
                provision=provision,
                cited=cited,
                year=2018,
                is_past=True,
                reason=user.username,
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(say, users))
    assert Recall.objects.get().history.count() == 2
