import pytest
from django.contrib.auth.models import AnonymousUser
from pytest_django import DjangoAssertNumQueries

from resolutions.models import PairingState, Provision, Version
from resolutions.queries import (
    get_provision,
    pairings,
    provision_history,
    timeline,
    version_text,
)
from resolutions.services.storage import Identity
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


@pytest.fixture
def versions() -> list[Version]:
    """Three versions of the same provisions, the last of them a draft."""
    stored: list[Version] = []
    identities: dict[str, Identity] = {}
    for year in (2014, 2018, 2022):
        text = make_text(year=year, resolves=f"to carry on in {year}")
        version = store_version(
            user=secretary(), text=text, identities=identities, publish=year < 2022
        )
        identities = {
            clause.address: Identity(clause.uid, 0.5, "text", PairingState.SUGGESTED)
            for clause in version_text(version, "en").walk()
        }
        stored.append(version)
    return stored


def test_the_timeline_has_the_latest_first(
    versions: list[Version], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        entries = timeline(versions[0].resolution, ANYBODY)
    assert [entry.edition for entry in entries] == ["2018", "2014"]
    assert entries[0].languages == ("en",)
    assert entries[0].clause_count == 7
    assert [entry.suggested for entry in entries] == [7, 0]
    assert entries[0].version.predecessor == versions[0]


def test_the_secretariat_sees_drafts_in_the_timeline(versions: list[Version]) -> None:
    entries = timeline(versions[0].resolution, secretary())
    assert [entry.edition for entry in entries] == ["2022", "2018", "2014"]


def test_a_provision_is_told_oldest_first(
    versions: list[Version], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    uid = version_text(versions[0], "en").by_address()["resolves"].uid
    provision = get_provision(versions[0].resolution, uid)
    with django_assert_num_queries(1):
        states = provision_history(provision, ANYBODY, "fr")
    assert [(s.edition, s.text) for s in states] == [
        ("2014", "to carry on in 2014"),
        ("2018", "to carry on in 2018"),
    ]
    assert {state.language for state in states} == {"en"}
    assert len(provision_history(provision, secretary(), "en")) == 3


@pytest.mark.parametrize("uid", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_provision_that_is_not_there_is_not_found(versions: list[Version], uid: str) -> None:
    with pytest.raises(Provision.DoesNotExist):
        get_provision(versions[0].resolution, uid)


def test_pairings_show_the_state_before(
    versions: list[Version], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = secretary()
    with django_assert_num_queries(4):
        rows = {row.address: row for row in pairings(versions[1], user, "en")}
    row = rows["resolves"]
    assert row.before and row.before.edition == "2014"
    assert (row.confidence, row.reason, row.state) == (0.5, "text", "suggested")
    assert row.words == "resolves to carry on in 2018"
    earliest = {row.address: row for row in pairings(versions[0], user, "en")}
    assert earliest["resolves"].before and earliest["resolves"].before.edition == "2018"


def test_a_correction_stands_after_what_it_corrects(versions: list[Version]) -> None:
    held = versions[1]
    identities = {
        clause.address: Identity(clause.uid) for clause in version_text(held, "en").walk()
    }
    text = make_text(year=2018, resolves="to carry on as corrected")
    corrected = store_version(user=secretary(), text=text, identities=identities, corrects=held)
    entries = timeline(held.resolution, ANYBODY)
    assert [entry.edition for entry in entries] == ["2018-1", "2018", "2014"]
    assert entries[0].version.predecessor == held
    uid = version_text(held, "en").by_address()["resolves"].uid
    states = provision_history(get_provision(held.resolution, uid), ANYBODY, "en")
    assert [state.edition for state in states] == ["2014", "2018", "2018-1"]
    before = {row.address: row.before for row in pairings(corrected, secretary(), "en")}
    assert before["resolves"] and before["resolves"].edition == "2018"
