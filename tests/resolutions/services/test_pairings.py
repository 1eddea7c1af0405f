import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from resolutions.models import Clause, PairingState, Version
from resolutions.queries import version_text
from resolutions.services.pairings import confirm_pairing, confirm_suggested, correct_pairing
from resolutions.services.problems import ImportProblem
from resolutions.services.storage import Identity
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def uid(version: Version, address: str) -> str:
    return version_text(version, "en").by_address()[address].uid


def clause_at(version: Version, address: str) -> Clause:
    return Clause.objects.get(version=version, address=address)


def carried(version: Version, *, swap: bool = False) -> dict[str, Identity]:
    """Identities for the next version: the same provisions, the first two maybe swapped."""
    found = {clause.address: clause.uid for clause in version_text(version, "en").walk()}
    if swap:
        a, b = found["recalling/a"], found["recalling/b"]
        found["recalling/a"], found["recalling/b"] = b, a
    return {
        address: Identity(provision, 0.5, "text", PairingState.SUGGESTED)
        for address, provision in found.items()
    }


@pytest.fixture
def three() -> tuple[Version, Version, Version]:
    """Three versions; in the second and third, `a` and `b` are paired the wrong way round."""
    first = store_version(user=secretary(), text=make_text(year=2014), identities={})
    second = store_version(
        user=secretary(), text=make_text(year=2018), identities=carried(first, swap=True)
    )
    third = store_version(user=secretary(), text=make_text(year=2022), identities=carried(second))
    return first, second, third


Three = tuple[Version, Version, Version]


def test_a_confirmed_pairing_waits_no_more_and_says_who_confirmed(three: Three) -> None:
    clause = confirm_pairing(user=secretary("judge"), clause=clause_at(three[1], "recalling/a"))
    assert clause.pairing_state == PairingState.CONFIRMED
    assert clause.history.first().history_user == secretary("judge")


def test_all_that_wait_are_confirmed_at_once(three: Three) -> None:
    second = three[1]
    judge = secretary("judge")
    assert confirm_suggested(user=judge, version=second) == second.clauses.count()
    assert set(second.clauses.values_list("pairing_state", flat=True)) == {"confirmed"}
    assert clause_at(second, "title").history.first().history_user == judge
    assert three[2].clauses.filter(pairing_state="suggested").exists()
    assert confirm_suggested(user=judge, version=second) == 0


def test_a_corrected_clause_takes_its_later_states_along(three: Three) -> None:
    first, second, third = three
    wanted = uid(first, "recalling/a")
    clause = clause_at(second, "recalling/a")
    corrected = correct_pairing(user=secretary(), clause=clause, provision_uid=wanted)
    assert corrected.pairing_state == PairingState.CORRECTED
    assert uid(second, "recalling/a") == uid(third, "recalling/a") == wanted
    spare = clause_at(second, "recalling/b")
    assert spare.pairing_state == PairingState.SUGGESTED
    assert uid(second, "recalling/b") == uid(third, "recalling/b")
    assert uid(second, "recalling/b") not in {
        clause.uid for clause in version_text(first, "en").walk()
    }


def test_a_swap_is_put_right_in_two_steps(three: Three) -> None:
    first, second, third = three
    for address in ("recalling/a", "recalling/b"):
        clause = clause_at(second, address)
        correct_pairing(user=secretary(), clause=clause, provision_uid=uid(first, address))
    for address in ("recalling/a", "recalling/b"):
        assert uid(first, address) == uid(second, address) == uid(third, address)


def test_a_new_provision_cuts_the_clause_from_the_versions_before(three: Three) -> None:
    first, second, third = three
    before = uid(second, "resolves")
    correct_pairing(user=secretary(), clause=clause_at(second, "resolves"), provision_uid=None)
    assert uid(first, "resolves") == before != uid(second, "resolves")
    assert uid(third, "resolves") == uid(second, "resolves")


def test_correcting_the_earliest_state_leaves_the_later_ones(three: Three) -> None:
    first, second, third = three
    wanted = uid(second, "recalling/a")
    later = [uid(version, "recalling/a") for version in (second, third)]
    clause = clause_at(first, "recalling/a")
    correct_pairing(user=secretary(), clause=clause, provision_uid=wanted)
    assert uid(first, "recalling/a") == wanted
    assert [uid(version, "recalling/a") for version in (second, third)] == later


def test_correcting_to_what_is_there_confirms(three: Three) -> None:
    clause = clause_at(three[1], "resolves")
    corrected = correct_pairing(
        user=secretary(), clause=clause, provision_uid=uid(three[1], "resolves")
    )
    assert corrected.pairing_state == PairingState.CONFIRMED


def test_a_provision_of_another_resolution_is_refused(three: Three) -> None:
    other = store_version(user=secretary(), text=make_text(number="30"), identities={})
    for strange in (uid(other, "title"), "no uid at all"):
        with pytest.raises(ImportProblem) as caught:
            correct_pairing(
                user=secretary(), clause=clause_at(three[1], "title"), provision_uid=strange
            )
        assert caught.value.code == "no-provision"


def test_pairings_are_the_secretariats(three: Three) -> None:
    reader = User.objects.create(username="reader")
    clause = clause_at(three[1], "title")
    with pytest.raises(PermissionDenied):
        confirm_pairing(user=reader, clause=clause)
    with pytest.raises(PermissionDenied):
        correct_pairing(user=reader, clause=clause, provision_uid=None)
    with pytest.raises(PermissionDenied):
        confirm_suggested(user=reader, version=three[1])


def test_a_correction_of_the_text_is_later_than_what_it_corrects() -> None:
    first = store_version(user=secretary(), text=make_text(year=2018), identities={})
    second = store_version(
        user=secretary(), text=make_text(), identities=carried(first, swap=True), corrects=first
    )
    third = store_version(user=secretary(), text=make_text(year=2022), identities=carried(second))
    wanted = uid(first, "recalling/a")
    clause = clause_at(second, "recalling/a")
    correct_pairing(user=secretary(), clause=clause, provision_uid=wanted)
    assert [uid(version, "recalling/a") for version in (first, second, third)] == [wanted] * 3
