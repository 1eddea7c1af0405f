import json

from hypothesis import given, settings

from amendments.redline import diff
from amendments.redline.changes import Change, ChangeKind, change_values, compare, count, printed
from amendments.redline.diff import Mark, Op
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText, Span, SpanKind
from tests.strategies import resolution_texts, versions

RULES = (
    "to report every year on the work that was done for small islands;",
    "to invite the regional offices to hold a workshop on emergency radio;",
    "to publish the list of all stations that answered the questionnaire;",
    "to study which frequencies schools in the mountains could share,",
)


def text(*sections: Clause) -> ResolutionText:
    """A text of these sections, addressed."""
    return assign(ResolutionText("en", "pp", "resolution", "1", Edition(), sections))


def section(key: str, *texts: str, kind: Kind = Kind.OPERATIVE) -> Clause:
    """A section of numbered clauses."""
    clauses = (Clause(Kind.CLAUSE, label=str(n), text=t) for n, t in enumerate(texts, start=1))
    return Clause(kind, heading=key, key=key, children=tuple(clauses))


def kinds(changes: tuple[Change, ...]) -> list[str]:
    """The kinds of all changes, those of one joined."""
    return ["+".join(change.kinds) for change in changes]


@given(versions)
@settings(max_examples=400)
def test_the_stream_prints_both_texts(pair: tuple[ResolutionText, ResolutionText]) -> None:
    before, after = pair
    marks = [mark for change in compare(before, after) for mark in change.marks]
    assert diff.before(marks) == printed(before)
    assert diff.after(marks) == printed(after)


@given(versions)
def test_the_way_back_prints_both_texts(pair: tuple[ResolutionText, ResolutionText]) -> None:
    marks = [mark for change in compare(*pair) for mark in change.marks]
    assert diff.after(diff.invert(marks)) == printed(pair[0])


@given(resolution_texts)
def test_nothing_happened_to_an_equal_text(same: ResolutionText) -> None:
    assert {change.kinds for change in compare(same, same)} <= {(ChangeKind.SAME,)}


@given(versions)
def test_inner_marks_lead_from_the_origin_to_the_destination(
    pair: tuple[ResolutionText, ResolutionText],
) -> None:
    origins = pair[0].by_address()
    for change in compare(*pair):
        if change.inner is not None:
            assert change.after is not None
            origin = origins[change.elsewhere]
            assert diff.before(change.inner.stream) == f"{origin.words}\n"
            assert diff.after(change.inner.stream) == f"{change.after.words}\n"


@given(versions)
def test_changes_can_be_written_as_json(pair: tuple[ResolutionText, ResolutionText]) -> None:
    changes = compare(*pair)
    written = json.loads(json.dumps([change_values(change) for change in changes]))
    kept = "".join(t for entry in written for op, t in entry["spans"] if op != "insert")
    assert kept == printed(pair[0])
    assert all(entry["kind"] == entry["kinds"][0] for entry in written)


def test_printed_leaves_empty_parts_out() -> None:
    whole = Clause(Kind.OPERATIVE, "1", "resolves", "to act")
    assert printed(text(whole, Clause(Kind.CLAUSE, text="now"))) == "1 resolves to act\nnow\n"


def test_a_clause_at_the_top_renumbers_those_below() -> None:
    before = text(section("resolves", *RULES))
    after = text(section("resolves", "to thank all who took part;", *RULES))
    assert kinds(compare(before, after)) == ["same", "added", *["renumbered"] * 4]


def test_one_clause_moves_and_the_others_stay() -> None:
    before = text(section("resolves", *RULES))
    after = text(section("resolves", RULES[3], *RULES[:3]))
    changes = compare(before, after)
    assert kinds(changes) == ["same", "moved+renumbered", *["renumbered"] * 3, "moved+renumbered"]
    destination, origin = changes[1], changes[-1]
    assert (destination.before, origin.after) == (None, None)
    assert (destination.elsewhere, origin.elsewhere) == ("resolves/4", "resolves/1")
    assert count(changes)[ChangeKind.MOVED] == 1


def test_a_moved_clause_shows_what_changed_within() -> None:
    before = text(section("resolves", *RULES), section("invites", "to help;"))
    moved = RULES[1].replace("radio", "calls")
    after = text(section("resolves", RULES[0], *RULES[2:]), section("invites", "to help;", moved))
    change = next(c for c in compare(before, after) if c.inner)
    assert change.kinds == (ChangeKind.MOVED, ChangeKind.MODIFIED)
    assert change.inner is not None
    assert Mark(Op.DELETE, "radio") in change.inner.text
    assert {mark.op for mark in change.marks} == {Op.INSERT}


def test_a_heading_changes_over_the_same_clauses() -> None:
    before = text(section("considering", *RULES[:2]), section("recalling", *RULES[2:]))
    after = text(section("recalling", *RULES[:2]), section("noting", *RULES[2:]))
    same = ["same", "same"]
    assert kinds(compare(before, after)) == ["heading", *same, "heading", *same]


def test_a_year_changes_alone() -> None:
    before = text(section("resolves", "to meet in 2018"))
    changes = compare(before, text(section("resolves", "to meet in 2022")))
    assert [mark.text for mark in changes[1].marks] == ["1 to meet in ", "2018", "2022", "\n"]


def test_a_label_of_another_shape_is_no_renumbering() -> None:
    lone = Clause(
        Kind.OPERATIVE,
        heading="resolves",
        key="resolves",
        children=(Clause(Kind.PARAGRAPH, text=RULES[0]),),
    )
    changes = compare(text(lone), text(section("resolves", RULES[0])))
    assert kinds(changes) == ["same", "label"]
    assert [mark.op for mark in changes[1].marks] == [Op.INSERT, Op.KEEP]


def test_a_clause_that_was_split() -> None:
    whole = f"{RULES[0]} {RULES[1]}"
    changes = compare(text(section("resolves", whole)), text(section("resolves", *RULES[:2])))
    assert kinds(changes) == ["same", "split+modified", "split"]
    assert changes[2].elsewhere == "resolves/1"


def test_clauses_that_were_merged() -> None:
    whole = f"{RULES[0]} {RULES[1]}"
    changes = compare(text(section("resolves", *RULES[:2])), text(section("resolves", whole)))
    assert kinds(changes) == ["same", "merged+modified", "merged"]


def test_the_anchor_of_a_note_changes_alone() -> None:
    def with_note(label: str) -> ResolutionText:
        spans = (Span(13, 14, SpanKind.FOOTNOTE, label),)
        return text(Clause(Kind.OPERATIVE, text=f"all countries{label} agree", spans=spans))

    marks = compare(with_note("1"), with_note("2"))[0].parts.text
    assert marks[0] == Mark(Op.KEEP, "all countries")


def test_tables_change_by_cell() -> None:
    def table(*rows: tuple[str, ...]) -> ResolutionText:
        made = (
            Clause(Kind.ROW, children=tuple(Clause(Kind.CELL, text=t) for t in row)) for row in rows
        )
        return text(Clause(Kind.ANNEX, children=(Clause(Kind.TABLE, children=tuple(made)),)))

    before = table(("Region", "Share of schools"), ("Africa", "12%"), ("Europe", "40%"))
    after = table(
        ("Region", "Share of schools"), ("Asia", "9%"), ("Africa", "14%"), ("Europe", "40%")
    )
    changes = compare(before, after)
    assert [c.after.text for c in changes if c.kind is ChangeKind.ADDED and c.after] == [
        "",
        "Asia",
        "9%",
    ]
    assert [c.after.text for c in changes if c.kind is ChangeKind.MODIFIED and c.after] == ["14%"]
