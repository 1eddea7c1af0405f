import pytest

from amendments.models import BaseState, Proposal, SponsorState
from amendments.services import checks
from amendments.services.checks import Found, check_contribution, warnings
from tests.amendments.contributed import BEFORE, store_base
from tests.amendments.editions import store
from tests.amendments.sponsored import add_proposal, draft, sponsor
from tests.trees import make_text

pytestmark = pytest.mark.django_db


def found(**how: object) -> dict[str, Found]:
    return {one.sentence: one for one in check_contribution(draft(**how))}


def test_a_contribution_that_proposes_nothing_is_stopped() -> None:
    contribution = draft()
    contribution.proposals.all().delete()
    (first, *_rest) = check_contribution(contribution)
    assert first.sentence == checks.NOTHING and first.is_error


@pytest.mark.parametrize(
    ("how", "sentence", "is_error"),
    [
        ({"title": " "}, checks.NO_TITLE, False),
        ({"reasons": ""}, "This proposal gives no reasons.", False),
        ({"after": BEFORE}, "This proposal changes nothing.", True),
    ],
)
def test_what_is_wrong_is_found(how: dict[str, object], sentence: str, is_error: bool) -> None:
    assert found(**how)[sentence].is_error is is_error


def test_errors_come_first_and_each_names_its_proposal() -> None:
    base = store_base()
    contribution = draft(base=base)
    add_proposal(contribution, base, after=BEFORE, reasons="")
    rows = check_contribution(contribution)
    assert [one.is_error for one in rows] == sorted((one.is_error for one in rows), reverse=True)
    assert rows[0].position == 2
    assert len({one.key for one in rows}) == len(rows)
    assert warnings(rows) == {one.key for one in rows if not one.is_error}


def test_a_delegation_that_has_not_answered_is_named() -> None:
    contribution = draft()
    sponsor(contribution, "kenya", SponsorState.INVITED)
    sponsor(contribution, "chile", SponsorState.DECLINED)
    rows = [one for one in check_contribution(contribution) if one.sentence == checks.UNANSWERED]
    assert [dict(one.values)["name"] for one in rows] == ["Kenya"]


def test_a_base_that_is_not_the_edition_in_force_is_found() -> None:
    base = store_base()
    contribution = draft(base=base)
    assert checks.OLD_BASE not in {one.sentence for one in check_contribution(contribution)}
    store(make_text(year=2022))
    (one,) = [one for one in check_contribution(contribution) if one.sentence == checks.OLD_BASE]
    assert dict(one.values) == {"edition": "2018", "year": "2022"} and not one.is_error


def test_a_citation_of_an_edition_that_was_revised_is_found() -> None:
    base = store_base()
    store(make_text(year=2018, number="71"))
    store(make_text(year=2022, number="71"))
    cited = (BEFORE[0], "Resolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference,")
    rows = check_contribution(draft(base=base, after=cited))
    (one,) = [one for one in rows if "has been revised since" in one.sentence]
    assert dict(one.values)["year"] == "2022"
    assert (one.address, one.clause) == ("recalling/b", "recalling b)")


@pytest.mark.parametrize("state", ["differs", "draft", "unknown"])
def test_a_base_that_cannot_be_built_on_stops(state: str) -> None:
    base = store(make_text(year=2022), publish=False) if state == "draft" else store_base()
    contribution = draft(base=base)
    sentence = {"differs": checks.OTHER_BASE, "draft": checks.DRAFT_BASE}.get(
        state, "The text that this proposal starts from is not known."
    )
    if state == "differs":
        Proposal.objects.update(base_state=BaseState.DIFFERS)
    if state == "unknown":
        Proposal.objects.update(base=None)
    errors = {one.sentence for one in check_contribution(contribution) if one.is_error}
    assert sentence in errors
