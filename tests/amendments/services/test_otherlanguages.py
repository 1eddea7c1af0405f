"""A contribution that was taken in is there in another language too, as its other file says it."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from amendments.desk.lists import openable
from amendments.drafting.translating import REASONS, TITLE
from amendments.languages import speak, translated_into
from amendments.models import Proposal, Translation
from amendments.services.otherlanguages import InOtherWords, take_language
from amendments.submitted import read_contribution
from resolutions import queries
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import Clause, Kind, ResolutionText
from tests.amendments.desked import base, chair_of, contribution, revised
from tests.amendments.redline.consolidating import adding, without
from tests.amendments.sponsored import head, meeting
from tests.amendments.translated import in_french
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db
VOTE = Clause(Kind.CLAUSE, label="d)", text="the vote of the fourth conference,", address="")


@pytest.fixture
def proposal() -> Proposal:
    """What the secretariat took in: a clause with other words, and one that is new."""
    version = base()
    in_french(version)
    text = revised(queries.version_text(version, "en"), recalling__b="the brief report;")
    made = contribution("canada", version, adding(text, "recalling", 3, VOTE))
    made.delegation = None
    made.save()
    return made.proposals.get()


def in_other_words(proposal: Proposal) -> ResolutionText:
    """The same text in French, as a file has it: without identities."""
    french = queries.version_text(proposal.base, "fr")  # type: ignore[arg-type]
    text = revised(french, recalling__b="le bref rapport;")
    text = adding(text, "recalling", 3, replace(VOTE, text="le vote de la quatrième conférence,"))
    return serial.from_json(serial.to_json(text))


def test_it_says_what_its_other_file_says(proposal: Proposal) -> None:
    text = in_other_words(proposal)
    said = InOtherWords(text, "Parce que.", "Un titre")
    take_language(user=secretary(), proposal=proposal, said=said)
    proposal.refresh_from_db()
    assert translated_into(proposal.contribution) == ("fr",)
    spoken = speak(read_contribution(proposal.contribution), "fr").proposals[0]
    assert spoken.after is not None
    assert [one.text for one in spoken.after.walk()] == [one.text for one in text.walk()]
    kept = set(Translation.objects.values_list("uid", flat=True))
    assert len(kept) == 3 and TITLE in kept and REASONS not in kept  # no reasons were given


def test_a_desk_may_be_opened_in_either_language(proposal: Proposal) -> None:
    chair = chair_of(meeting())
    assert [one.language for one in openable(chair)] == ["en"]
    said = InOtherWords(in_other_words(proposal))
    take_language(user=secretary(), proposal=proposal, said=said)
    assert {(one.language, one.proposals) for one in openable(chair)} == {("en", 1), ("fr", 1)}


def test_a_file_with_other_clauses_is_refused_and_nothing_is_kept(proposal: Proposal) -> None:
    before = proposal.proposed_text
    text = without(in_other_words(proposal), "recalling/a")
    with pytest.raises(ImportProblem):
        take_language(user=secretary(), proposal=proposal, said=InOtherWords(text))
    proposal.refresh_from_db()
    assert proposal.proposed_text == before and not Translation.objects.exists()


def test_nobody_else_says_it_for_a_delegation(proposal: Proposal) -> None:
    said = InOtherWords(in_other_words(proposal))
    with pytest.raises(PermissionDenied):
        take_language(user=head(delegation("kenya")), proposal=proposal, said=said)
