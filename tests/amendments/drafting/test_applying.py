import json

import pytest
from hypothesis import given, settings

from amendments.drafting.applying import apply
from amendments.drafting.operations import (
    Add,
    AddNote,
    Delete,
    Indent,
    Insert,
    Merge,
    Move,
    Operation,
    Outdent,
    Recast,
    Rehead,
    Relabel,
    Reword,
    Split,
)
from amendments.drafting.packing import pack, unpack
from amendments.drafting.refusals import CannotEdit, Reason
from amendments.drafting.renumbering import edit
from amendments.drafting.trees import Place, Side
from amendments.redline import diff
from amendments.redline.changes import compare, printed
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind
from resolutions.text.grammar import parse
from resolutions.text.printing import print_text
from resolutions.text.serial import to_json
from resolutions.text.sources import read_text
from tests.amendments.drafting.drafted import (
    Drafter,
    bases,
    clause,
    identified,
    labels,
    section,
    seeds,
    text_of,
    uids,
)
from tests.shared_texts import shared_files


def small() -> ResolutionText:
    return text_of(
        Clause(Kind.NUMBER, text="RESOLUTION 1 (DUBAI, 2018)", uid="n"),
        section("p", "recalling", clause("a", "one;", "a)"), kind=Kind.PREAMBLE),
        section(
            "s",
            "resolves",
            clause("1", "to do this and that;", "1", spans=(Span(3, 10, SpanKind.ITALIC),)),
            clause("2", "to act:", "2", clause("2a", "here;", "a)"), clause("2b", "there;", "b)")),
            clause("3", "to end1", "3", spans=(Span(6, 7, SpanKind.FOOTNOTE, "1"),)),
        ),
        Clause(Kind.ANNEX, heading="ANNEX 1", key="annex-1", uid="x"),
        Clause(
            Kind.TABLE,
            uid="t",
            children=(
                Clause(
                    Kind.ROW,
                    uid="r",
                    children=(Clause(Kind.CELL, uid="c1"), Clause(Kind.CELL, uid="c2")),
                ),
            ),
        ),
        Clause(Kind.FOOTNOTE, "1", text="a note", uid="f"),
    )


def found(text: ResolutionText, uid: str) -> Clause:
    return next(clause for clause in text.walk() if clause.uid == uid)


@given(bases, seeds)
@settings(max_examples=50)
def test_rejecting_all_is_always_the_base(base: ResolutionText, seed: int) -> None:
    text, _ = Drafter(seed).draft(base, 6)
    marks = [mark for change in compare(base, text) for mark in change.marks]
    assert diff.before(marks) == printed(base)
    assert diff.after(marks) == printed(text)


@given(bases, seeds)
@settings(max_examples=50)
def test_every_operation_addresses_anew_and_doubles_no_identity(
    base: ResolutionText, seed: int
) -> None:
    text, _ = Drafter(seed).draft(base, 6)
    assert assign(text) == text
    identities = [clause.uid for clause in text.walk()]
    assert len(set(identities)) == len(identities)


@pytest.mark.parametrize("path", shared_files("texts/*.txt")[::6], ids=lambda path: path.stem)
def test_real_texts_are_edited_printed_and_read_again(path: object) -> None:
    source = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    base = identified(parse(read_text(source)).text)
    drafter = Drafter(len(source))
    text, made = base, 0
    for _ in range(60):
        operation = drafter.think(text)
        try:
            text, whole = edit(text, operation)
        except CannotEdit:
            continue
        made += 1
        assert [unpack(json.loads(json.dumps(pack(each)))) for each in whole] == list(whole)
    assert made > 5
    marks = [mark for change in compare(base, text) for mark in change.marks]
    assert (diff.before(marks), diff.after(marks)) == (printed(base), printed(text))


@pytest.mark.parametrize("path", shared_files("texts/*.txt")[::9], ids=lambda path: path.stem)
def test_what_a_careful_drafter_makes_of_a_real_text_can_be_printed(path: object) -> None:
    source = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    base = identified(parse(read_text(source)).text)
    lists = [
        c
        for c in base.walk()
        if c.kind in {Kind.PREAMBLE, Kind.OPERATIVE}
        and len(c.children) > 2
        and all(child.kind is Kind.CLAUSE and not child.children for child in c.children)
    ]
    if not lists:
        pytest.skip("no plain list in this text")
    items = lists[0].children
    text, _ = edit(base, Add("new", Place(Side.AFTER, items[0].uid), "the work that was done;"))
    text, _ = edit(text, Move(items[-1].uid, Place(Side.BEFORE, items[0].uid)))
    text, _ = edit(text, Delete(items[1].uid))
    printed_text = print_text(text)
    assert parse(read_text(printed_text), language=text.language, body=text.body).text == text


def test_words_label_and_heading() -> None:
    text = apply(small(), Reword("1", "to go;", (Span(0, 2, SpanKind.BOLD),)))
    text = apply(text, Relabel("1", "7"))
    assert (found(text, "1").label, found(text, "1").text) == ("7", "to go;")
    assert found(text, "1").address == "resolves/7"
    text = apply(text, Rehead("p", "instructs the Secretary-General"))
    assert (found(text, "p").key, found(text, "p").kind) == (
        "instructs-the-secretary-general",
        Kind.OPERATIVE,
    )
    assert found(apply(text, Rehead("x", "ANNEX 2")), "x").key == "annex-2"
    assert found(apply(text, Recast("2a", Kind.DASH)), "2a").label == "–"


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (Place(Side.AFTER, "1"), Kind.CLAUSE),
        (Place(Side.FIRST, "2"), Kind.CLAUSE),
        (Place(Side.LAST, "1"), Kind.CLAUSE),
        (Place(Side.LAST, "x"), Kind.PARAGRAPH),
        (Place(Side.LAST, "t"), Kind.ROW),
        (Place(Side.AFTER, "r"), Kind.ROW),
        (Place(Side.LAST, "r"), Kind.CELL),
        (Place(Side.AFTER, "n"), Kind.TITLE),
        (Place(Side.AFTER, "f"), Kind.FOOTNOTE),
    ],
)
def test_a_new_clause_is_what_its_neighbours_are(place: Place, kind: Kind) -> None:
    assert found(apply(small(), Add("new", place)), "new").kind is kind


def test_a_new_row_has_the_cells_of_its_neighbour() -> None:
    row = found(apply(small(), Add("new", Place(Side.AFTER, "r"))), "new")
    again = found(apply(small(), Add("new", Place(Side.AFTER, "r"))), "new")
    assert [cell.kind for cell in row.children] == [Kind.CELL, Kind.CELL]
    assert to_json(text_of(row)) == to_json(text_of(again))


def test_new_sections_annexes_and_notes() -> None:
    section_ = Add("new", Place(Side.BEFORE, "x"), heading="invites Member States")
    text = apply(small(), Add("new", Place(Side.AFTER, "s"), heading="requests"))
    assert (found(text, "new").kind, found(text, "new").key) == (Kind.OPERATIVE, "requests")
    annex = Add("new", Place(Side.AFTER, "x"), heading="ANNEX 2")
    assert found(apply(small(), annex), "new").key == "annex-2"
    assert found(apply(small(), section_), "new").kind is Kind.ANNEX
    text = apply(small(), AddNote("new", "1", 10, "another note"))
    assert found(text, "1").text == "to do this2 and that;"
    assert Span(10, 11, SpanKind.FOOTNOTE, "2") in found(text, "1").spans
    assert [c.label for c in text.walk() if c.kind is Kind.FOOTNOTE] == ["1", "2"]


def test_deleting_takes_what_is_below_and_the_anchors_of_a_note() -> None:
    text = apply(small(), Delete("2"))
    assert uids(text, "s") == ["1", "3"]
    text = apply(small(), Delete("f"))
    assert (found(text, "3").text, found(text, "3").spans) == ("to end", ())


def test_indenting_and_outdenting_keep_the_order_of_reading() -> None:
    order = [clause.uid for clause in small().walk()]
    text = apply(small(), Indent("3"))
    assert uids(text, "2") == ["2a", "2b", "3"]
    assert [clause.uid for clause in text.walk()] == order
    text = apply(small(), Outdent("2a"))
    assert (uids(text, "s"), uids(text, "2a")) == (["1", "2", "2a", "3"], ["2b"])
    assert [clause.uid for clause in text.walk()] == order


def test_a_split_and_a_merge_keep_the_words_and_the_spans() -> None:
    text = apply(small(), Split("1", 6, "new"))
    first, second = found(text, "1"), found(text, "new")
    assert (first.text, first.spans) == ("to do", (Span(3, 5, SpanKind.ITALIC),))
    assert (second.text, second.spans) == ("this and that;", (Span(0, 4, SpanKind.ITALIC),))
    whole = found(apply(text, Merge("1")), "1")
    assert (whole.text, whole.uid) == ("to do this and that;", "1")
    merged = apply(small(), Merge("1"))
    assert (found(merged, "1").text, uids(merged, "1")) == (
        "to do this and that; to act:",
        ["2a", "2b"],
    )
    chinese = text_of(section("s", "做出决议", clause("1", "报告；"), clause("2", "公布；")))
    assert found(apply(chinese, Merge("1")), "1").text == "报告；公布；"


def test_what_stood_below_a_split_clause_follows_its_last_words() -> None:
    text = apply(small(), Split("2", 3, "new"))
    assert (uids(text, "2"), uids(text, "new")) == ([], ["2a", "2b"])
    assert labels(text, "s") == ["1", "2", "", "3"]


@pytest.mark.parametrize(
    ("operation", "reason"),
    [
        (Reword("nobody", "x"), Reason.NO_SUCH_CLAUSE),
        (Reword("", "x"), Reason.NO_SUCH_CLAUSE),
        (Reword("1", "x", (Span(0, 9, SpanKind.BOLD),)), Reason.BAD_SPANS),
        (Reword("t", "x"), Reason.NO_WORDS),
        (Rehead("1", "x"), Reason.NO_HEADING),
        (Rehead("s", ""), Reason.NEEDS_HEADING),
        (Relabel("s", "1"), Reason.NO_LABEL),
        (Recast("1", Kind.ROW), Reason.OTHER_SORT),
        (Recast("s", Kind.ANNEX), Reason.OTHER_SORT),
        (Add("", Place(Side.LAST)), Reason.NO_IDENTITY),
        (Add("1", Place(Side.AFTER, "2")), Reason.TAKEN),
        (Add("new", Place(Side.BEFORE)), Reason.NO_SUCH_CLAUSE),
        (Add("new", Place(Side.LAST, "s"), kind=Kind.ANNEX, heading="x"), Reason.NOT_THERE),
        (Add("new", Place(Side.AFTER, "s")), Reason.NEEDS_HEADING),
        (Add("new", Place(Side.LAST, "f"), kind=Kind.CLAUSE), Reason.NOT_THERE),
        (AddNote("new", "1", 99, "x"), Reason.OUTSIDE),
        (AddNote("new", "f", 1, "x"), Reason.NO_WORDS),
        (Insert(Place(Side.LAST, "s"), clause("2a", "x")), Reason.TAKEN),
        (Insert(Place(Side.LAST, "s"), Clause(Kind.CELL, uid="new")), Reason.NOT_THERE),
        (Delete("nobody"), Reason.NO_SUCH_CLAUSE),
        (Move("2", Place(Side.LAST, "2a")), Reason.INSIDE_ITSELF),
        (Move("2", Place(Side.AFTER, "2")), Reason.INSIDE_ITSELF),
        (Move("r", Place(Side.LAST, "s")), Reason.NOT_THERE),
        (Indent("1"), Reason.NOTHING_ABOVE),
        (Outdent("1"), Reason.OUTERMOST),
        (Split("1", 0, "new"), Reason.NO_SPLITTING),
        (Split("1", 3, "2"), Reason.TAKEN),
        (Split("s", 1, "new"), Reason.NO_SPLITTING),
        (Merge("3"), Reason.NOTHING_BEHIND),
        (Merge("p"), Reason.NO_MERGING),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(operation: Operation, reason: Reason) -> None:
    with pytest.raises(CannotEdit) as refused:
        apply(small(), operation)
    assert refused.value.reason is reason


def test_an_identity_that_two_clauses_have_is_refused() -> None:
    text = text_of(clause("1", "x"), clause("1", "y"))
    with pytest.raises(CannotEdit) as refused:
        apply(text, Delete("1"))
    assert refused.value.reason is Reason.DOUBLED
