import pytest
from django.contrib.auth.models import AnonymousUser

from amendments.models import (
    Change,
    Contribution,
    ContributionState,
    Proposal,
    Transition,
)
from amendments.services import publication
from amendments.services.contributions import carry_out, plan_contribution
from amendments.services.decisions import keep_own_base
from amendments.services.submission import submit
from meetings.models import Document
from resolutions.services.problems import ImportProblem
from tests.amendments.contributed import contribute, store_base
from tests.amendments.papers import as_file, paper
from tests.amendments.services.test_decisions import bring
from tests.amendments.services.test_submission import hand_in
from tests.amendments.sponsored import draft, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_numbered_and_published_at_once() -> None:
    contribution = draft()
    sponsor(contribution, "kenya")
    hand_in(contribution)
    found = publication.publish(
        user=secretary(), contribution=contribution, symbol=" PP26/14-E ", source="CAN/KEN"
    )
    document = Document.objects.get()
    assert (document.symbol, document.prefix, document.number) == ("PP26/14", "PP26", 14)
    assert Proposal.objects.get().identifier == "CAN/KEN/14/1"
    assert found.published_at and document.is_public
    for rows in (Contribution.objects, Proposal.objects, Change.objects, Document.objects):
        assert rows.visible_to(AnonymousUser()).exists()
    again = publication.publish(user=secretary(), contribution=contribution, symbol="PP26/15")
    assert again.document.symbol == "PP26/14" and Transition.objects.count() == 2


def test_registered_first_and_given_another_symbol_until_it_is_public() -> None:
    contribution = draft()
    hand_in(contribution)
    for symbol in ("PP26/3", "PP26/4(Add.2)"):
        publication.register(user=secretary(), contribution=contribution, symbol=symbol)
    assert Proposal.objects.get().identifier == "CAN/4A2/1"
    assert not Contribution.objects.visible_to(AnonymousUser()).exists()
    publication.publish(user=secretary(), contribution=contribution)
    assert Document.objects.get().symbol == "PP26/4(Add.2)"
    with pytest.raises(ImportProblem) as caught:
        publication.register(user=secretary(), contribution=contribution, symbol="PP26/9")
    assert caught.value.code == "state"


@pytest.mark.parametrize("symbol", ["", "  "])
def test_a_delegations_contribution_is_not_published_without_a_symbol(symbol: str) -> None:
    contribution = draft()
    hand_in(contribution)
    with pytest.raises(ImportProblem) as caught:
        publication.publish(user=secretary(), contribution=contribution, symbol=symbol)
    assert caught.value.code == "no-symbol"
    assert not Contribution.objects.get().is_published


def test_it_goes_back_with_a_note_and_never_without() -> None:
    contribution = draft()
    hand_in(contribution)
    with pytest.raises(ImportProblem) as caught:
        publication.send_back(user=secretary(), contribution=contribution, note=" ")
    assert caught.value.code == "no-note"
    publication.send_back(user=secretary(), contribution=contribution, note="Say more.")
    assert Contribution.objects.get().state == ContributionState.DRAFT
    assert Transition.objects.get(step="returned").note == "Say more."


def test_what_was_considered_stays_so() -> None:
    contribution = draft()
    hand_in(contribution)
    publication.publish(user=secretary(), contribution=contribution, symbol="PP26/1")
    for note in ("Noted.", "Noted again."):
        publication.consider(user=secretary(), contribution=contribution, note=note)
    assert Contribution.objects.get().state == ContributionState.CONSIDERED
    assert Transition.objects.get(step="considered").note == "Noted."


def test_publishing_waits_for_decisions_and_shows_it_to_everybody() -> None:
    proposal = bring(more="3 to meet once more,\n")
    contribution = proposal.contribution
    submit(user=secretary(), contribution=contribution)
    with pytest.raises(ImportProblem) as caught:
        publication.publish(user=secretary(), contribution=contribution)
    assert caught.value.code == "differs"
    visible = Contribution.objects.visible_to(AnonymousUser())
    assert not visible.exists()
    keep_own_base(user=secretary(), proposal=proposal)
    publication.publish(user=secretary(), contribution=contribution)
    assert visible.get().document.is_public
    for rows in (Proposal.objects, Change.objects):
        assert rows.visible_to(AnonymousUser()).exists()


def test_a_base_that_is_a_draft_is_not_shown() -> None:
    plan = plan_contribution(as_file(paper()), "a.docx", user=secretary())
    contribution = carry_out(user=secretary(), plan=plan, import_base=True)
    with pytest.raises(ImportProblem) as caught:
        publication.publish(user=secretary(), contribution=contribution)
    assert caught.value.code == "draft-base"


def test_what_came_from_a_file_keeps_its_symbol_and_identifiers() -> None:
    store_base()
    contribution = contribute(is_published=True)
    assert contribution.document.symbol == "PP22/68(Add.1)"
    assert Proposal.objects.get().identifier == "CAN/68A1/1"
    assert delegation().contributions.count() == 0
