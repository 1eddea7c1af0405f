import json
from dataclasses import replace

import pytest
from hypothesis import given

from resolutions.text.addresses import assign
from resolutions.text.clauses import (
    Clause,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
    transform_text,
)
from resolutions.text.serial import Sharing, from_json, to_json
from tests.strategies import resolution_texts
from tests.trees import make_text


def everything(text: ResolutionText) -> str:
    """All of a text, what does not count when texts are compared included."""
    return repr(text)


@given(resolution_texts)
def test_a_text_comes_back(text: ResolutionText) -> None:
    assert everything(from_json(to_json(text))) == everything(text)


def test_uids_lines_and_spans_come_back_through_a_file() -> None:
    clause = Clause(
        Kind.CLAUSE,
        label="a)",
        text="words1",
        spans=(Span(5, 6, SpanKind.FOOTNOTE, "1"),),
        address="recalling/a",
        uid="1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
        line=7,
    )
    text = make_text()
    text = ResolutionText("en", "pp", "resolution", "140", text.edition, (*text.clauses, clause))
    again = from_json(json.loads(json.dumps(to_json(text))))
    assert everything(again) == everything(text)
    assert again.clauses[-1].uid == clause.uid


@given(resolution_texts, resolution_texts)
def test_a_shared_clause_is_the_base_s_own_and_no_other_is(
    one: ResolutionText, two: ResolutionText
) -> None:
    base = assign(one)
    sharing = Sharing(base)
    elsewhere = transform_text(base, lambda clause: replace(clause, line=clause.line + 1))
    for text in (one, two, assign(two), elsewhere):
        assert everything(sharing.from_json(to_json(text))) == everything(text)
    again = sharing.from_json(json.loads(json.dumps(to_json(base))))
    assert all(mine is its for mine, its in zip(again.walk(), base.walk(), strict=True))


def test_other_values_are_refused() -> None:
    with pytest.raises(KeyError):
        from_json({})
    with pytest.raises(ValueError):
        from_json({**to_json(make_text()), "clauses": [{"kind": "poem"}]})
