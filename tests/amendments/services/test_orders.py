"""Three editions give the same provisions in whichever order they come in."""

from collections import defaultdict
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from django.db import transaction

from amendments.queries import compare_versions
from amendments.redline.alignment import align
from amendments.services.imports import carry_out, plan_import
from resolutions.models import Clause, PairingState, Version
from resolutions.queries import pairings, version_text
from resolutions.services.pairings import confirm_suggested
from resolutions.services.sources import read_source
from resolutions.services.storage import Identity
from resolutions.services.versions import store_version
from resolutions.text.clauses import ResolutionText, transform_text
from tests.shared_texts import shared_files
from tests.trees import markdown, secretary

pytestmark = pytest.mark.django_db

OPENING = "the plan that the first conference adopted for the development of its members;"
FUND = (
    "that the Sector, in view of its experience and of its presence in the regions, manages the "
    "fund which the members set up to bring networks to the villages;"
)
FUND_SINCE = FUND.replace("the villages", "every village")
FORUM = (
    "that a forum of all parties meets each spring, so that those who wrote the agreed outcomes "
    "may hear from others what has become of them;"
)
FORUM_SINCE = FORUM.replace("each spring", "each May")
TEXTS = {
    2006: markdown(year=2006, place="Doha", recalling=[OPENING, FUND]),
    2010: markdown(year=2010, place="Hyderabad", recalling=[OPENING, FORUM, FUND_SINCE]),
    2014: markdown(year=2014, place="Dubai", recalling=[OPENING, FORUM_SINCE]),
}
ORDERS = list(permutations(TEXTS))
FILES = {path.stem: path for path in shared_files("texts/wtdc-30-*-en.txt")}


def take_in(data: bytes, name: str = "file.md") -> Version:
    plan = plan_import(user=secretary(), data=data, name=name)
    return carry_out(user=secretary(), plan=plan)


def partition() -> set[frozenset[tuple[int, str]]]:
    """The clauses of each provision, by year and address."""
    found = defaultdict(set)
    for clause in Clause.objects.select_related("version"):
        found[clause.provision_id].add((clause.version.year, clause.address))
    return {frozenset(clauses) for clauses in found.values()}


def check_reasons() -> None:
    """What waits is shown with the clause it is paired with, and the reason is that pair's."""
    for version in Version.objects.all():
        for pairing in pairings(version, secretary(), "en"):
            if pairing.state != PairingState.SUGGESTED or pairing.before is None:
                continue
            assert pairing.before.version == version.predecessor
            found = [
                (pair.confidence, pair.reason)
                for pair in align(
                    without_identities(version.predecessor), without_identities(version)
                )
                if pair.after and pair.after.address == pairing.address
            ]
            assert (pairing.confidence, pairing.reason) in found


def without_identities(version: Version) -> ResolutionText:
    """The text as a file has it."""
    return transform_text(version_text(version, "en"), lambda clause: replace(clause, uid=""))


@pytest.mark.parametrize("order", ORDERS)
def test_a_guess_gives_way_to_what_is_sure_in_any_order(order: tuple[int, ...]) -> None:
    for year in order:
        take_in(TEXTS[year])
    found = partition()
    assert {(2006, "recalling/b"), (2010, "recalling/c")} in found
    assert {(2010, "recalling/b"), (2014, "recalling/b")} in found
    assert {(year, "recalling/a") for year in TEXTS} in found
    assert not Clause.objects.filter(pairing_state=PairingState.SUGGESTED)
    check_reasons()


def partition_of(names: tuple[str, ...]) -> set[frozenset[tuple[int, str]]]:
    """What the files come to in this order; nothing of it stays."""
    with transaction.atomic():
        for name in names:
            take_in(FILES[name].read_bytes(), FILES[name].name)
        check_reasons()
        found = partition()
        transaction.set_rollback(True)
    return found


@pytest.mark.once
def test_real_editions_come_to_the_same_in_any_order(shared: Path) -> None:
    found = [partition_of(order) for order in permutations(sorted(FILES))]
    assert len(found) == 6 and all(other == found[0] for other in found)
    assert {(2010, "recognizing/b"), (2014, "recognizing/b")} in found[0]


def test_what_a_person_confirmed_does_not_give_way() -> None:
    take_in(TEXTS[2006])
    last = take_in(TEXTS[2014])
    held = Clause.objects.get(version=last, address="recalling/b")
    assert held.pairing_state == PairingState.SUGGESTED
    confirm_suggested(user=secretary(), version=last)
    take_in(TEXTS[2010])
    again = Clause.objects.get(pk=held.pk)
    assert (again.provision, again.pairing_state) == (held.provision, PairingState.CONFIRMED)


def test_a_clause_that_is_paired_anew_has_it_in_its_history() -> None:
    take_in(TEXTS[2006])
    last = take_in(TEXTS[2014])
    take_in(TEXTS[2010])
    clause = Clause.objects.get(version=last, address="recalling/b")
    assert (clause.pairing_state, clause.pairing_reason) == ("certain", "similar-text")
    said = [row.pairing_state for row in clause.history.order_by("history_id")]
    assert (said[0], said[-1]) == ("suggested", "certain")
    assert clause.history.latest().history_user == secretary()


def test_a_draft_leads_nobody() -> None:
    take_in(TEXTS[2006])
    last = take_in(TEXTS[2014])
    before = list(Clause.objects.filter(version=last).values_list("provision", "pairing_state"))
    plan = plan_import(user=secretary(), data=TEXTS[2010], name="file.md")
    carry_out(user=secretary(), plan=plan, publish=False)
    now = list(Clause.objects.filter(version=last).values_list("provision", "pairing_state"))
    assert now == before


def test_a_comparison_believes_words_more_than_a_guess() -> None:
    first = take_in(TEXTS[2006])
    moved = markdown(year=2014, recalling=[OPENING, FORUM, FUND_SINCE])
    text = read_source(moved).text
    uids = {c.address: c.uid for c in version_text(first, "en").walk()}
    known = {address: Identity(uids[address]) for address in text.by_address() if address in uids}
    known["recalling/b"] = Identity(uids["recalling/b"], 0.4, "label", PairingState.SUGGESTED)
    last = store_version(user=secretary(), text=text, identities=known)
    changes = compare_versions(first, last, "en")
    pairs = {c.after.address: c.before for c in changes if c.after and c.before}
    assert pairs["recalling/c"].text == FUND and "recalling/b" not in pairs
    confirm_suggested(user=secretary(), version=last)
    changes = compare_versions(first, last, "en")
    pairs = {c.after.address: c.before for c in changes if c.after and c.before}
    assert pairs["recalling/b"].text == FUND
