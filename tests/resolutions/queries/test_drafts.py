import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import ClauseText, Version
from resolutions.queries import draft_moments, draft_text_at, version_text
from resolutions.services.drafts import edit_text
from resolutions.services.versions import store_version
from resolutions.text.clauses import Span, SpanKind
from tests.trees import RECALLING, make_text, secretary

pytestmark = pytest.mark.django_db


def edited() -> Version:
    """A draft of which a clause was reworded twice, and another once."""
    version = store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    for address, words in (("recalling/a", "A,"), ("recalling/b", "B,"), ("recalling/a", "C,")):
        row = ClauseText.objects.get(clause__version=version, clause__address=address)
        edit_text(
            user=secretary("editor"), clause_text=row, label=row.label, heading="", text=words,
            spans=[Span(0, 1, SpanKind.BOLD)],
        )  # fmt: skip
    return Version.objects.select_related("resolution__body").get(pk=version.pk)


def test_every_edit_is_a_moment_and_the_text_came_in_at_one() -> None:
    version = edited()
    moments = draft_moments(version, "en")
    assert [(m.before, m.after) for m in moments] == [
        ("", ""),
        (f"a) {RECALLING[0]}", "a) A,"),
        (f"b) {RECALLING[1]}", "b) B,"),
        ("a) A,", "a) C,"),
    ]
    assert [m.by for m in moments] == [secretary(), *[secretary("editor")] * 3]
    assert moments[1].uid == moments[3].uid != moments[2].uid
    assert draft_moments(version, "zh") == ()


def test_the_text_is_given_back_as_it_was_at_each_moment() -> None:
    version = edited()
    found = []
    for moment in draft_moments(version, "en"):
        text = draft_text_at(version, "en", moment.number)
        clauses = text.by_address()
        found.append((clauses["recalling/a"].text, clauses["recalling/b"].text))
    assert found == [RECALLING, ("A,", RECALLING[1]), ("A,", "B,"), ("C,", "B,")]
    assert text == version_text(version, "en")


def test_more_moments_cost_no_more_queries() -> None:
    version = edited()
    with CaptureQueriesContext(connection) as queries:
        draft_moments(version, "en")
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        draft_text_at(version, "en", 1)
    assert len(queries) == 2
