import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import DjangoAssertNumQueries

from amendments.drafting.operations import Reword
from amendments.drafting.translating import BLOCK, REASONS, TITLE, Progress, Standing
from amendments.languages import (
    SpokenContribution,
    further_languages,
    progress_by_proposal,
    speak,
    translated_into,
)
from amendments.models import Contribution, Proposal
from amendments.services.drafting import set_head, set_reasons
from amendments.submissions.labels import BlockKind
from amendments.submitted import read_contribution
from tests.amendments.drafts import clause, drafter
from tests.amendments.translated import bilingual, change, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return drafter()


@pytest.fixture
def proposal(user: User) -> Proposal:
    return bilingual(user)


def stored(proposal: Proposal) -> Contribution:
    return Contribution.objects.select_related("document").get(pk=proposal.contribution_id)


def french(proposal: Proposal) -> SpokenContribution:
    return speak(read_contribution(stored(proposal)), "fr")


def standing(proposal: Proposal, address: str = "recalling/a") -> Standing:
    return french(proposal).proposals[0].standings[clause(proposal, address).uid]


def test_a_clause_is_missing_up_to_date_stale_and_up_to_date_again(
    user: User, proposal: Proposal
) -> None:
    uid = clause(proposal, "recalling/a").uid
    assert standing(proposal) is Standing.MISSING
    say(user, proposal, "le nouveau plan")
    assert standing(proposal) is Standing.CURRENT
    change(user, proposal, Reword(uid, "the newest plan;"))
    assert standing(proposal) is Standing.STALE
    say(user, proposal, "le plan le plus récent")
    assert standing(proposal) is Standing.CURRENT
    change(user, proposal, Reword(uid, "the new plan;"))
    (spoken,) = french(proposal).proposals
    assert spoken.standings[uid] is Standing.CURRENT  # what was said of these words counts again
    assert spoken.after and spoken.after.by_address()["recalling/a"].text == "le nouveau plan"
    assert spoken.before and spoken.before.language == "fr"


def test_what_is_not_changed_says_what_the_base_says(proposal: Proposal) -> None:
    (spoken,) = french(proposal).proposals
    assert spoken.after
    assert spoken.after.by_address()["recalling/b"].text.startswith("fr ")
    assert not spoken.lacks_base


def test_the_head_and_the_reasons_are_translated_too(user: User, proposal: Proposal) -> None:
    said = {BlockKind.SUMMARY: "What it is.\nAnd why."}
    set_head(user=user, contribution=proposal.contribution, title="A title", said=said)
    set_reasons(user=user, proposal=proposal, reasons="It is old.")
    for uid, source, words in (
        (TITLE, "A title", "Un titre"),
        (f"{BLOCK}summary", "What it is.\nAnd why.", "Ce que c'est.\nEt pourquoi."),
        (REASONS, "It is old.", "C'est vieux."),
    ):
        say(user, proposal, words, uid=uid, source=("", source), seen="")
    spoken = french(proposal)
    assert (spoken.title, spoken.proposals[0].reasons) == ("Un titre", "C'est vieux.")
    (block,) = spoken.blocks
    assert (block.label, block.text) == ("Résumé", "Ce que c'est.\nEt pourquoi.")
    assert spoken.progress_of(spoken.proposals[0]) == Progress(current=3, missing=1)


def test_its_own_language_needs_no_translation(
    proposal: Proposal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submitted = read_contribution(stored(proposal))
    with django_assert_num_queries(0):
        spoken = speak(submitted, "en")
    assert spoken.proposals[0].after == proposal.after
    assert spoken.proposals[0].standings == {}


def test_the_languages_are_those_in_which_anything_is_said(user: User, proposal: Proposal) -> None:
    contribution = proposal.contribution
    assert translated_into(contribution) == ()
    say(user, proposal, "le plan")
    say(user, proposal, "计划", language="zh")
    assert translated_into(contribution) == ("fr", "zh")
    say(user, proposal, "", language="zh")
    assert translated_into(contribution) == ("fr",)
    assert further_languages(contribution, ["fr"]) == ("ar", "zh", "ru", "es")


def test_progress_costs_two_queries_and_one_for_each_language(
    user: User, proposal: Proposal, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address in ("recalling/a", "recalling/b", "recalling/c"):
        change(user, proposal, Reword(clause(proposal, address).uid, f"new {address}"))
        for language in ("fr", "zh"):
            say(user, proposal, "neuf", address=address, language=language)
        change(user, proposal, Reword(clause(proposal, address).uid, f"newer {address}"))
    submitted = read_contribution(stored(proposal))
    with django_assert_num_queries(4):
        found = progress_by_proposal(submitted, ["fr", "zh"])
    (in_french, in_chinese) = found[proposal.pk]
    assert in_french.progress == Progress(stale=3, missing=1)
    assert in_chinese.progress.missing > 1  # the base is not there in Chinese
