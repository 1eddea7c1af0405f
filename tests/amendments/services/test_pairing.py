from collections.abc import Sequence
from dataclasses import replace

from amendments.redline.alignment import Reason
from amendments.services.pairing import SURE, Neighbour, PlannedPair, pair
from resolutions.models import PairingState
from resolutions.services.sources import read_source
from resolutions.text.clauses import ResolutionText, transform_text
from tests.trees import chinese, markdown

PLAN = "the plan that the first conference adopted for the development of its members;"
REPORT = "the report which the secretariat wrote on the tasks of the study groups;"
BUDGET = "the budget, whose limits leave no room for work that is done a second time;"


def neighbour(data: bytes, *, is_later: bool = False, mark: str = "p") -> Neighbour:
    """A stored version: each clause's uid tells its address there."""
    text = read_source(data).text
    stored = transform_text(text, lambda c: replace(c, uid=f"{mark}:{c.address}"))
    return Neighbour(str(text.edition.year), stored, is_later)


def paired(
    recalling: Sequence[str], *neighbours: Neighbour
) -> tuple[ResolutionText, dict[str, PlannedPair]]:
    text = read_source(markdown(year=2018, recalling=recalling)).text
    return text, {planned.clause.address: planned for planned in pair(text, neighbours)}


def test_without_neighbours_every_clause_is_new_and_certain() -> None:
    text, found = paired([PLAN])
    assert len(found) == len(list(text.walk()))
    for planned in found.values():
        assert (planned.identity.uid, planned.identity.reason) == ("", "new")
        assert planned.identity.state == PairingState.CERTAIN and planned.before is None


def test_a_moved_and_renumbered_clause_keeps_its_provision() -> None:
    before = neighbour(markdown(year=2014, recalling=[PLAN, REPORT]))
    _text, found = paired([BUDGET, REPORT, PLAN], before)
    assert found["recalling/c"].identity.uid == "p:recalling/a"
    assert found["recalling/b"].identity.uid == "p:recalling/b"
    assert found["recalling/a"].identity.uid == ""
    assert found["recalling/c"].edition == "2014"


def test_no_provision_is_given_twice() -> None:
    before = neighbour(markdown(year=2014, recalling=[PLAN, REPORT]))
    after = neighbour(markdown(year=2022, recalling=[REPORT, PLAN]), is_later=True)
    _text, found = paired([PLAN, PLAN, REPORT, REPORT], before, after)
    uids = [planned.identity.uid for planned in found.values() if planned.identity.uid]
    assert len(uids) == len(set(uids))


def test_what_is_unsure_is_suggested() -> None:
    before = neighbour(markdown(year=2014, recalling=[PLAN, REPORT]))
    other = "that gender equality concerns everybody's work;"
    _text, found = paired([other, REPORT], before)
    planned = found["recalling/a"]
    assert planned.identity.confidence < SURE and planned.is_suggested
    assert not found["recalling/b"].is_suggested


def test_the_halves_of_a_split_clause_one_keeps_and_one_gets_its_own() -> None:
    whole = PLAN.rstrip(";") + ", and " + REPORT
    before = neighbour(markdown(year=2014, recalling=[whole, BUDGET]))
    _text, found = paired([PLAN, REPORT, BUDGET], before)
    halves = [found["recalling/a"].identity, found["recalling/b"].identity]
    assert sorted(half.uid for half in halves) == ["", "p:recalling/a"]
    assert {half.reason for half in halves} == {Reason.SPLIT.value}


def test_a_merged_clause_keeps_the_larger_ones_provision() -> None:
    long = PLAN.rstrip(";") + ", and of all the regions in which these members live and work;"
    merged = REPORT.rstrip(";") + ", and " + long
    before = neighbour(markdown(year=2014, recalling=[REPORT, long, BUDGET]))
    _text, found = paired([merged, BUDGET], before)
    assert found["recalling/a"].identity.uid == "p:recalling/b"
    assert found["recalling/a"].identity.reason == Reason.MERGED.value


def test_between_two_versions_the_earlier_counts_first_and_the_later_fills_in() -> None:
    before = neighbour(markdown(year=2014, recalling=[PLAN]), mark="p")
    after = neighbour(markdown(year=2022, recalling=[PLAN, BUDGET]), is_later=True, mark="q")
    _text, found = paired([PLAN, BUDGET], before, after)
    assert found["recalling/a"].identity.uid == "p:recalling/a"
    assert found["recalling/b"].identity.uid == "q:recalling/b"
    assert found["recalling/b"].edition == "2022"


def test_another_language_is_compared_by_structure_and_never_sure() -> None:
    before = neighbour(chinese(year=2014))
    text, found = paired(["the first plan;", "the second report,"], before)
    assert found["recalling/b"].identity.uid == "p:recalling/b"
    suggested = [planned for planned in found.values() if planned.is_suggested]
    assert len(suggested) == len(list(text.walk()))
