import pytest

from amendments.drafting.applying import apply
from amendments.drafting.operations import Add, Delete, Move, Operation, Reword
from amendments.drafting.references import (
    Reference,
    Standing,
    stale_references,
    written_references,
)
from amendments.drafting.renumbering import edit
from amendments.drafting.trees import Place, Side
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind
from tests.amendments.drafting.drafted import clause, section, text_of


def referring(
    words: str,
    *more: Clause,
    heading: str = "resolves",
    key: str = "resolves",
    language: str = "en",
    spans: tuple[Span, ...] = (),
) -> ResolutionText:
    """A text that resolves 1, 2 and 3, and in another section `r` refers to it."""
    items = (clause(f"u{n}", f"to do thing {'abc'[n - 1]};", str(n)) for n in (1, 2, 3))
    return text_of(
        Clause(Kind.OPERATIVE, heading=heading, key=key, uid="s", children=tuple(items)),
        section("t", "invites Member States", clause("r", words, "1", spans=spans)),
        *more,
        language=language,
    )


def stale(text: ResolutionText, *operations: Operation) -> tuple[Reference, ...]:
    """The references left behind by operations, renumbered."""
    after = text
    for operation in operations:
        after, _ = edit(after, operation)
    return stale_references(text, after)


NEW = Add("new", Place(Side.AFTER, "u1"), "to do more;")


@pytest.mark.parametrize(
    ("language", "heading", "words", "now"),
    [
        ("en", "resolves", "to act on resolves 2 above,", "resolves 3 above"),
        ("en", "resolves", "as set out in resolves 2 and 3 above,", "resolves 3 and 4 above"),
        ("en", "resolves", "as set out in resolves 1 and 3 above,", "resolves 1 and 4 above"),
        ("fr", "décide", "visé au point 2 du décide ci-dessus,", "point 3 du décide ci-dessus"),
        ("es", "resuelve", "conforme al resuelve 2 anterior,", "resuelve 3 anterior"),
        ("ru", "решает", "указанных в пункте 2 раздела решает,", "пункте 3 раздела решает"),
        ("zh", "做出决议", "根据上述做出决议2，", "做出决议3"),
        ("ar", "يقرر", "وفقاً للفقرة 2 من يقرر أعلاه", "للفقرة 3 من يقرر أعلاه"),
    ],
)
def test_a_reference_follows_its_clause(language: str, heading: str, words: str, now: str) -> None:
    text = referring(words, heading=heading, language=language)
    (found,) = stale(text, NEW)
    assert (found.uid, found.standing, found.now) == ("r", Standing.RENUMBERED, now)
    assert words[found.start : found.end] == found.words
    assert found.fix is not None
    assert found.fix.text == words.replace(found.words, now)


def test_the_fix_keeps_the_italics_of_the_heading() -> None:
    italic = (Span(10, 18, SpanKind.ITALIC),)
    text = referring("to act on resolves 2 above,", spans=italic)
    (found,) = stale(text, NEW)
    assert found.fix == Reword("r", "to act on resolves 3 above,", italic)
    after, _ = edit(text, NEW)
    assert stale_references(text, apply(after, found.fix)) == ()


def test_a_reference_to_what_stayed_is_not_reported() -> None:
    assert stale(referring("to act on resolves 1 above,"), NEW) == ()
    assert stale(referring("to act on resolves 2 above,"), Reword("u2", "to do it")) == ()


def test_what_was_deleted_is_told_and_not_mended() -> None:
    (found,) = stale(referring("to act on resolves 2 above,"), Delete("u2"))
    assert (found.standing, found.targets, found.fix) == (Standing.DELETED, ("u2",), None)


def test_what_moved_to_another_section_is_named_there() -> None:
    text = referring(
        "to act on resolves 2 above,", section("v", "requests", clause("v1", "x", "1"))
    )
    (found,) = stale(text, Move("u2", Place(Side.LAST, "v")))
    assert (found.standing, found.now) == (Standing.MOVED, "requests 2 above")
    assert found.fix == Reword("r", "to act on requests 2 above,")


def test_two_sections_with_one_heading_are_ambiguous() -> None:
    second = section("s2", "resolves", clause("w1", "x", "1"), clause("w2", "x", "2"))
    (found,) = stale(referring("to act on resolves 2 above,", second), NEW)
    assert (found.standing, found.targets) == (Standing.AMBIGUOUS, ("u2", "w2"))
    assert found.fix is None


def test_a_part_of_another_resolution_is_not_ours() -> None:
    words = "to act on resolves 2 of Resolution 71 (Rev. Dubai, 2018),"
    assert stale(referring(words), NEW) == ()


def test_what_may_be_a_part_of_another_resolution_is_ambiguous() -> None:
    words = "recalling Resolution 71 (Rev. Dubai, 2018), to act on resolves 2,"
    (found,) = stale(referring(words), NEW)
    assert (found.standing, found.fix) == (Standing.AMBIGUOUS, None)


def test_a_reference_that_was_written_since_means_what_it_says_now() -> None:
    text = referring("to act;")
    assert stale(text, NEW, Reword("r", "to act on resolves 2 above;")) == ()


def test_a_letter_in_a_preamble() -> None:
    text = text_of(
        section(
            "p", "considering", clause("a", "x", "a)"), clause("b", "y", "b)"), kind=Kind.PREAMBLE
        ),
        section("t", "resolves", clause("r", "to take account of considering b) above,", "1")),
    )
    (found,) = stale(text, Add("new", Place(Side.FIRST, "p"), "z"))
    assert found.now == "considering c) above"


def test_a_paragraph_without_a_heading_means_its_own_section() -> None:
    text = text_of(
        section("s", "resolves", clause("1", "x", "1"), clause("2", "see paragraph 1 above;", "2")),
        section("t", "invites", clause("3", "x", "1")),
    )
    (found,) = stale(text, Add("new", Place(Side.FIRST, "s"), "z"))
    assert (found.targets, found.now) == (("1",), "paragraph 2 above")


def test_an_annex_that_goes_is_told() -> None:
    annex = Clause(Kind.ANNEX, heading="ANNEX 1", key="annex-1", uid="x")
    text = referring("as contained in Annex 1 to this resolution,", annex)
    (found,) = stale(text, Delete("x"))
    assert (found.standing, found.targets) == (Standing.DELETED, ("x",))


def test_a_mended_reference_is_followed_when_its_clause_is_renumbered_again() -> None:
    base = referring("to act on resolves 2 above,")
    (found,) = stale(base, NEW)
    assert found.fix is not None
    once, _ = edit(base, NEW)
    mended, _ = edit(once, found.fix)
    written = written_references(base, mended, {})
    assert written == {"r": {"resolves 3 above": [["u2"]]}}
    twice, _ = edit(mended, Add("newer", Place(Side.BEFORE, "u1"), "to do it first;"))
    (again,) = stale_references(base, twice, written)
    assert (again.words, again.now, again.targets) == (
        "resolves 3 above", "resolves 4 above", ("u2",),
    )  # fmt: skip
    assert again.fix is not None
    last, _ = edit(twice, again.fix)
    written = written_references(base, last, written)
    assert written == {"r": {"resolves 4 above": [["u2"]]}}
    assert stale_references(base, last, written) == ()
    gone, _ = edit(last, Delete("u2"))
    (lost,) = stale_references(base, gone, written_references(base, gone, written))
    assert (lost.standing, lost.fix) == (Standing.DELETED, None)


def test_a_reference_written_into_a_new_text_is_followed() -> None:
    text = referring("to act on resolves 2 and 3 above,")
    written = written_references(None, text, {})
    after, _ = edit(text, NEW)
    (found,) = stale_references(None, after, written)
    assert (found.standing, found.now) == (Standing.RENUMBERED, "resolves 3 and 4 above")
    moved = text_of(*text.clauses, section("v", "requests", clause("v1", "x", "1")))
    away, _ = edit(moved, Move("u2", Place(Side.LAST, "v")))
    (found,) = stale_references(None, away, written)
    assert (found.standing, found.fix) == (Standing.MOVED, None)


def test_what_is_rewritten_on_purpose_points_where_it_says() -> None:
    base = referring("to act on resolves 2 above,")
    after, _ = edit(base, Reword("r", "to act on resolves 1 above,"))
    written = written_references(base, after, {})
    assert written == {"r": {"resolves 1 above": [["u1"]]}}
    assert stale_references(base, after, written) == ()
    assert written_references(base, base, written) == {}
