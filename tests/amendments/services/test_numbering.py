"""Symbols proposed and given; two who give the same one at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from amendments.models import Contribution, ContributionState, Relation
from amendments.services import records
from amendments.services.numbering import abbreviate, propose_source, propose_symbol
from amendments.services.publication import publish, register
from meetings.models import Delegation, Document
from resolutions.models import Body
from resolutions.services.problems import ImportProblem
from tests.amendments.contributed import store_base
from tests.amendments.sponsored import draft, sponsor
from tests.trees import secretary

Act = Callable[..., object]


def handed_in(**how: object) -> Contribution:
    contribution = draft(**how)
    records.move(secretary(), contribution, ContributionState.SUBMITTED)
    return contribution


@pytest.mark.django_db
def test_the_next_free_symbol_of_the_meeting_is_proposed() -> None:
    base = store_base()
    contribution = handed_in(base=base)
    assert propose_symbol(contribution) == "PP26/1"
    Document.objects.create(symbol="PP-26/7", prefix="PP-26", number=7)
    assert propose_symbol(contribution) == "PP26/8"
    register(user=secretary(), contribution=contribution, symbol="PP26/8")
    contribution.document.refresh_from_db()
    assert propose_symbol(contribution) == "PP26/8"
    assert propose_symbol(handed_in(base=base)) == "PP26/9"


@pytest.mark.django_db
def test_a_meeting_is_named_as_its_documents_are() -> None:
    base = store_base()
    register(user=secretary(), contribution=handed_in(base=base), symbol="PP-26/3")
    assert propose_symbol(handed_in(base=base)) == "PP-26/4"


@pytest.mark.django_db
def test_without_a_meeting_nothing_is_proposed() -> None:
    contribution = handed_in()
    contribution.document.meeting = None
    assert propose_symbol(contribution) == ""


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("relation", "symbol"),
    [
        (Relation.REVISION, "PP26/1(Rev.1)"),
        (Relation.CORRIGENDUM, "PP26/1(Corr.1)"),
        (Relation.ADDENDUM, "PP26/1(Add.1)"),
    ],
)
def test_what_follows_has_the_symbol_of_what_it_follows(relation: Relation, symbol: str) -> None:
    base = store_base()
    former = handed_in(base=base)
    publish(user=secretary(), contribution=former, symbol="PP26/1")
    for number in ("1", "2"):
        follower = handed_in(base=base)
        Contribution.objects.filter(pk=follower.pk).update(follows=former, relation=relation)
        follower.refresh_from_db()
        proposed = propose_symbol(follower)
        assert proposed == symbol.replace(".1)", f".{number})")
        register(user=secretary(), contribution=follower, symbol=proposed)


@pytest.mark.django_db
@pytest.mark.parametrize("symbol", ["14", "C26", "A/78/L.49", "S18-PP-C-0062!A1!MSW-E", "c26/14"])
def test_what_is_no_symbol_of_a_meetings_document_is_refused(symbol: str) -> None:
    with pytest.raises(ImportProblem) as caught:
        register(user=secretary(), contribution=handed_in(), symbol=symbol)
    assert caught.value.code == "no-symbol" and Document.objects.get().symbol == ""


@pytest.mark.django_db
@pytest.mark.parametrize("taken", ["PP26/14", "PP-26/14"])
def test_a_symbol_that_is_taken_is_refused_and_the_next_one_named(taken: str) -> None:
    Document.objects.create(symbol=taken, prefix=taken.partition("/")[0], number=14)
    contribution = handed_in()
    with pytest.raises(ImportProblem, match="next free symbol is PP26/15") as caught:
        register(user=secretary(), contribution=contribution, symbol="PP26/14")
    assert caught.value.code == "symbol"


@pytest.mark.django_db
def test_a_symbol_that_another_process_took_meanwhile_is_refused() -> None:
    """The row is not seen by the look-up, only by the constraint."""
    Document.objects.create(symbol="PP26/14", prefix="", number=None)
    with pytest.raises(ImportProblem) as caught:
        register(user=secretary(), contribution=handed_in(), symbol="PP26/14")
    assert caught.value.code == "symbol"


@pytest.mark.django_db
def test_a_source_that_cannot_stand_in_an_identifier_saves_nothing() -> None:
    contribution = handed_in()
    with pytest.raises(ImportProblem) as caught:
        register(user=secretary(), contribution=contribution, symbol="PP26/1", source="Canada")
    assert caught.value.code == "source" and Document.objects.get().symbol == ""


@pytest.mark.parametrize(
    ("code", "name", "short"),
    [
        ("atu", "African Telecommunications Union (ATU)", "ATU"),
        ("canada", "Canada", "CAN"),
        ("usa", "United States", "USA"),
        ("cept-com-itu", "Conference (CEPT)", "CEPT"),
        ("3-com", "A company", "COM"),
    ],
)
def test_an_abbreviation_is_proposed(code: str, name: str, short: str) -> None:
    assert abbreviate(Delegation(code=code, name=name)) == short


@pytest.mark.django_db
def test_the_sponsors_stand_in_the_identifiers_in_alphabetical_order() -> None:
    contribution = draft()
    sponsor(contribution, "brazil")
    assert propose_source(contribution) == "BRA/CAN"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", [register, publish])
def test_of_several_who_give_one_symbol_one_wins_and_the_others_are_told(act: Act) -> None:
    Body.objects.get_or_create(code="pp", defaults={"name": "Plenipotentiary Conference"})
    base, user = store_base(), secretary()
    with transaction.atomic():
        contributions = [handed_in(base=base) for _ in range(4)]
    if connection.vendor == "sqlite":  # it has one writer, and in tests one connection
        outcomes = [give(act, user, one) for one in contributions]
    else:
        outcomes = at_once(act, user, contributions)
    assert sorted(outcomes) == ["done", "symbol", "symbol", "symbol"]
    assert list(Document.objects.exclude(symbol="").values_list("symbol", flat=True)) == ["PP26/14"]


def at_once(act: Act, user: User, contributions: list[Contribution]) -> list[str]:
    start = Barrier(len(contributions))

    def give_with_others(contribution: Contribution) -> str:
        try:
            start.wait(timeout=30)
            return give(act, user, contribution)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(contributions)) as threads:
        return list(threads.map(give_with_others, contributions))


def give(act: Act, user: User, contribution: Contribution) -> str:
    try:
        act(user=user, contribution=contribution, symbol="PP26/14")
    except ImportProblem as problem:
        assert "PP26/15" in problem.message
        return problem.code
    return "done"
