"""What a form of the editor asks for, as operations."""

import json
import uuid
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.drafting.operations import (
    Add,
    AddNote,
    Delete,
    Indent,
    Merge,
    Move,
    Operation,
    Outdent,
    Relabel,
    Reword,
    Split,
)
from amendments.drafting.packing import pack
from amendments.drafting.refusals import CannotEdit, Flaw, Malformed, Reason
from amendments.drafting.trees import Place, Side
from amendments.edits import Asked, Chosen, read_choice, read_edit
from resolutions.text.clauses import Clause, ResolutionText, Span, SpanKind, transform_text
from tests.trees import make_text

NEW = str(uuid.UUID(int=7))


def identified(clause: Clause) -> Clause:
    return replace(clause, uid=clause.address)


TEXT = transform_text(make_text(recalling=("the plan;", "the report;", "the letter,")), identified)


def ask(on: ResolutionText = TEXT, **fields: str) -> Asked:
    return read_edit({"clause": "recalling/b", "added": NEW, **fields}, on, TEXT)


def only(asked: Asked) -> Operation:
    (operation,) = asked.operations
    return operation


def test_words_are_saved_with_their_marks() -> None:
    asked = ask(do="save", text="the *long*\n report;", label="b)")
    assert only(asked) == Reword("recalling/b", "the long report;", (Span(4, 8, SpanKind.ITALIC),))
    assert asked.opened == "recalling/b"


def test_what_says_the_same_is_no_edit() -> None:
    assert ask(do="save", text="the report;", label="b)").operations == ()


def test_a_label_that_is_typed_is_one_by_hand() -> None:
    assert only(ask(do="save", label="x)")) == Relabel("recalling/b", "x)", by_hand=True)


@pytest.mark.parametrize(
    ("do", "operation"),
    [
        ("add-before", Add(NEW, Place(Side.BEFORE, "recalling/b"))),
        ("add-after", Add(NEW, Place(Side.AFTER, "recalling/b"))),
        ("add-inside", Add(NEW, Place(Side.LAST, "recalling/b"))),
        ("delete", Delete("recalling/b")),
        ("up", Move("recalling/b", Place(Side.BEFORE, "recalling/a"))),
        ("down", Move("recalling/b", Place(Side.AFTER, "recalling/c"))),
        ("indent", Indent("recalling/b")),
        ("outdent", Outdent("recalling/b")),
        ("merge", Merge("recalling/b")),
    ],
)
def test_each_button_is_an_operation(do: str, operation: Operation) -> None:
    assert only(ask(do=do)) == operation


def test_what_was_typed_goes_along_with_any_button() -> None:
    asked = ask(do="delete", text="something else;")
    assert asked.operations == (Reword("recalling/b", "something else;"), Delete("recalling/b"))


def test_a_clause_is_dragged_beside_another() -> None:
    asked = ask(do="move", target="resolves", side="before")
    assert only(asked) == Move("recalling/b", Place(Side.BEFORE, "resolves"))


def test_the_caret_counts_words_and_not_marks() -> None:
    asked = ask(do="split", text="the *re*port;", offset="8")
    assert asked.operations[-1] == Split("recalling/b", 6, NEW)
    assert asked.opened == NEW


def test_a_footnote_stands_at_the_caret() -> None:
    asked = ask(do="add-note", offset="3", new_text="A *note*.")
    note = AddNote(NEW, "recalling/b", 3, "A note.", (Span(2, 6, SpanKind.ITALIC),))
    assert only(asked) == note


def test_what_was_deleted_comes_back() -> None:
    section = TEXT.by_address()["recalling"]
    left = replace(section, children=(section.children[0], section.children[2]))
    text = replace(
        TEXT, clauses=tuple(left if clause == section else clause for clause in TEXT.clauses)
    )
    (operation,) = ask(text, do="restore").operations
    assert operation.clause.text == "the report;"  # type: ignore[union-attr]


def test_operations_are_played_as_they_were_packed() -> None:
    operations = [Delete("recalling/a"), Reword("recalling/b", "x")]
    packed = json.dumps([pack(operation) for operation in operations])
    assert list(ask(do="play", operations=packed).operations) == operations


@pytest.mark.parametrize("operations", ["", "{", "{}", "[1]", '[{"do": "explode"}]', "[" * 9999])
def test_what_is_no_operation_is_refused(operations: str) -> None:
    with pytest.raises(Malformed):
        ask(do="play", operations=operations)


def test_an_unknown_button_is_refused() -> None:
    with pytest.raises(Malformed) as refused:
        ask(do="explode")
    assert refused.value.flaw is Flaw.UNKNOWN


def test_the_first_clause_does_not_go_up() -> None:
    with pytest.raises(CannotEdit) as refused:
        ask(do="up", clause="recalling/a")
    assert refused.value.reason is Reason.NOTHING_ABOVE


@given(
    st.dictionaries(st.sampled_from("do clause text label heading offset added".split()), st.text())
)
def test_whatever_is_sent_ends_in_operations_or_a_refusal(fields: dict[str, str]) -> None:
    try:
        asked = read_edit(fields, TEXT, TEXT)
    except (CannotEdit, Malformed):
        return
    assert isinstance(asked.operations, tuple)


def test_a_choice_names_what_it_was_made_against() -> None:
    assert read_choice({"choice": "mine", "against": "4"}) == Chosen("mine", 4)  # type: ignore[arg-type]
    assert read_choice({"choice": "nobody's", "against": "4"}) is None
