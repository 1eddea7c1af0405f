"""The signs of footnotes stand high where a desk or a provenance sets the words of a clause."""

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from amendments.desk.rows import DeskPiece
from amendments.desk.signs import raise_signs
from amendments.services.rulings import rule_all
from resolutions.text.clauses import ResolutionText, Span, SpanKind, transform_text
from tests.amendments.desked import RECALLING, contribution, opened, revised
from tests.amendments.editions import store
from tests.trees import make_text

PIECES = st.lists(
    st.builds(DeskPiece, st.text(max_size=6), st.sampled_from(["", "insert", "delete"]))
)
SPANS = st.lists(
    st.builds(
        lambda start, length, kind: Span(start, start + length, kind),
        st.integers(0, 12),
        st.integers(1, 4),
        st.sampled_from([SpanKind.FOOTNOTE, SpanKind.ITALIC]),
    ),
    max_size=4,
)


@given(PIECES, SPANS)
def test_the_words_stay_and_the_signs_are_those_of_the_text(
    pieces: list[DeskPiece], spans: list[Span]
) -> None:
    found = tuple(raise_signs(pieces, spans))
    for gone in (True, False):
        before, after = (
            "".join(one.text for one in some if (one.mark == "delete") == gone)
            for some in (pieces, found)
        )
        assert before == after
    standing = [one for one in found if one.mark != "delete"]
    high = [one.is_raised for one in standing for _letter in one.text]
    signs = [span for span in spans if span.kind is SpanKind.FOOTNOTE and span.end <= len(high)]
    assert all(high[at] for span in signs for at in range(span.start, span.end))


def noted(text: ResolutionText) -> ResolutionText:
    """The text with the sign of a footnote behind the word *plan* of its first clause."""
    span = Span(8, 9, SpanKind.FOOTNOTE, "1")
    return transform_text(
        text,
        lambda one: (
            replace(one, text="the plan1 of the first conference;", spans=(span,))
            if one.address == "recalling/a"
            else one
        ),
    )


@pytest.mark.django_db
def test_on_the_desk_and_in_the_provenance_a_sign_stands_high(client: Client) -> None:
    version = store(noted(make_text(year=2022, recalling=RECALLING)))
    desk, chair = opened([])
    client.force_login(chair)
    assert "the plan<sup>1</sup> of the first" in client.get(f"/desks/{desk.pk}/").content.decode()
    text = noted(make_text(year=2022, recalling=RECALLING))
    contribution("canada", version, revised(text, recalling__b="the long report;"))
    client.post(f"/desks/{desk.pk}/bring")
    rule_all(user=chair, desk=desk, scope="uncontested")
    assert "the plan<sup>1</sup> of the first" in client.get(f"/desks/{desk.pk}/").content.decode()
    page = client.get("/resolutions/pp/140/2022/provenance/").content.decode()
    assert '<sup class="note-mark">1</sup>' in page
