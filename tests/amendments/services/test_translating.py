from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from amendments.drafting.translating import REASONS, TITLE
from amendments.languages import state_of
from amendments.models import Contribution, ContributionState, Translation
from amendments.services.drafting import add_resolution, remove_proposal
from amendments.services.translating import TranslatedMeanwhile
from meetings.models import Role
from resolutions.models import Body
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Span, SpanKind
from tests.amendments.drafts import drafter
from tests.amendments.translated import bilingual, say
from tests.meetings.people import administrator
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_a_translation_is_kept_with_what_was_translated_and_who_did() -> None:
    user = drafter()
    proposal = bilingual(user)
    row = say(user, proposal, "le plan", spans=(Span(3, 7, SpanKind.ITALIC),))
    row.refresh_from_db()
    assert (row.text, row.source, row.spans) == (
        "le plan",
        ["", "the new plan;"],
        [[3, 7, "italic", ""]],
    )
    assert row.history.get().history_user == user


def test_two_who_translate_one_clause_see_each_other_and_nothing_is_lost() -> None:
    user, other = drafter(), drafter("otto")
    proposal = bilingual(user)
    say(user, proposal, "le plan")
    with pytest.raises(TranslatedMeanwhile) as meanwhile:
        say(other, proposal, "le projet", seen="")
    assert meanwhile.value.theirs.text == "le plan"
    assert Translation.objects.get().text == "le plan"
    say(other, proposal, "le projet", seen=state_of(meanwhile.value.theirs))
    assert [row.text for row in Translation.history.order_by("history_id")] == [
        "le plan",
        "le projet",
    ]


def test_what_is_sent_twice_is_saved_once() -> None:
    user = drafter()
    proposal = bilingual(user)
    for _ in range(2):
        say(user, proposal, "le plan", seen="")
    assert Translation.history.count() == 1


def test_what_is_emptied_stays_in_the_history() -> None:
    user = drafter()
    proposal = bilingual(user)
    say(user, proposal, "le plan")
    say(user, proposal, "")
    assert Translation.objects.get().text == ""
    assert Translation.history.earliest("history_id").text == "le plan"


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        ("language", {"language": "en"}),
        ("language", {"language": "tlh"}),
        ("no-clause", {"uid": "nobody"}),
        ("too-long", {"heading": "x" * 501}),
        ("too-long", {"source": ("", "x" * 100_001)}),
        ("spans", {"spans": (Span(0, 99, SpanKind.BOLD),)}),
    ],
)
def test_what_cannot_be_kept_is_refused(code: str, wrong: dict[str, Any]) -> None:
    user = drafter()
    proposal = bilingual(user)
    with pytest.raises(ImportProblem) as problem:
        say(user, proposal, "le plan", **wrong)
    assert problem.value.code == code
    assert not Translation.objects.exists()


def test_nobody_else_translates_and_nothing_after_submission() -> None:
    user = drafter()
    proposal = bilingual(user)
    others = (
        secretary(),
        administrator(),
        drafter("kim", "kenya"),
        drafter("rae", "canada", Role.READER),
    )
    for other in others:
        with pytest.raises(PermissionDenied):
            say(other, proposal, "le plan")
    Contribution.objects.update(state=ContributionState.SUBMITTED)
    with pytest.raises(PermissionDenied):
        say(user, proposal, "le plan")


def test_the_translated_head_goes_to_the_next_proposal() -> None:
    user = drafter()
    first = bilingual(user)
    body = Body.objects.get(code="pp")
    contribution = first.contribution
    add = {"user": user, "contribution": contribution, "body": body}
    second = add_resolution(**add, number="X-1", title="Another")  # type: ignore[arg-type]
    say(user, first, "le plan")
    say(user, first, "Une proposition", uid=TITLE, source=("", "A modest proposal"), seen="")
    with pytest.raises(ImportProblem):
        say(user, first, "pourquoi", uid=REASONS)  # there are none in the source
    remove_proposal(user=user, proposal=first)
    assert [(row.uid, row.text) for row in second.translations.all()] == [
        (TITLE, "Une proposition")
    ]
