from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from amendments.drafting.history import play
from amendments.drafting.operations import Add, Delete, Move, Reword
from amendments.drafting.renumbering import edit
from amendments.drafting.translating import (
    Progress,
    Rendering,
    Standing,
    Translated,
    count,
    judge,
    source_of,
    translate,
)
from amendments.drafting.trees import Place, Side
from amendments.redline.changes import compare, printed
from amendments.redline.diff import Op
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text
from tests.amendments.drafting.drafted import Drafter, bases, clause, labels, section, text_of

Texts = tuple[ResolutionText, ResolutionText, ResolutionText]


def in_french(text: ResolutionText) -> ResolutionText:
    """The text in another language: the same clauses with other words."""

    def said(one: Clause) -> Clause:
        heading, words = one.heading and f"fr {one.heading}", one.text and f"fr {one.text}"
        return replace(one, heading=heading, text=words, spans=())

    return replace(transform_text(text, said), language="fr")


def translated(one: Clause) -> Translated:
    heading, text = source_of(one)
    return Translated(heading and f"le {heading}", text and f"le {text}", (), (heading, text))


def kept_of(text: ResolutionText) -> dict[str, list[Translated]]:
    return {one.uid: [translated(one)] for one in text.walk() if any(source_of(one))}


def edited(base: ResolutionText, seed: int) -> ResolutionText:
    return Drafter(seed).draft(base, 6)[0]


texts = st.builds(
    lambda base, seed: (base, edited(base, seed), in_french(base)), bases, st.integers(0, 999_999)
)


@given(bases)
def test_what_changes_nothing_is_the_base_in_the_other_language(base: ResolutionText) -> None:
    there = in_french(base)
    made = translate(base, base, there, kept_of(base), "fr")
    assert (made.before, made.after) == (there, there)
    assert set(made.standings.values()) <= {Standing.UNCHANGED}


@given(texts)
def test_the_redline_leads_from_the_base_to_what_is_proposed(three: Texts) -> None:
    base, proposed, there = three
    made = translate(base, proposed, there, kept_of(proposed), "fr")
    assert made.before == there and made.after
    streams = [change.parts.stream for change in compare(there, made.after)]
    marks = [mark for stream in streams for mark in stream]
    assert "".join(m.text for m in marks if m.op is not Op.INSERT) == printed(there)
    assert "".join(m.text for m in marks if m.op is not Op.DELETE) == printed(made.after)


@given(texts)
def test_the_clauses_are_those_of_the_source_in_its_order(three: Texts) -> None:
    base, proposed, there = three
    made = translate(base, proposed, there, {}, "fr")
    assert made.after
    assert [one.uid for one in made.after.walk()] == [one.uid for one in proposed.walk()]
    assert made.standings.keys() == {one.uid for one in proposed.walk()}


@given(texts)
def test_every_clause_says_its_own_its_translation_or_its_source(three: Texts) -> None:
    base, proposed, there = three
    some = {uid: kept for uid, kept in kept_of(proposed).items() if len(uid) % 2}
    made = translate(base, proposed, there, some, "fr")
    own = {one.uid: one for one in there.walk()}
    says = {one.uid: source_of(one) for one in made.after.walk()} if made.after else {}
    for one in proposed.walk():
        match made.standings[one.uid]:
            case Standing.UNCHANGED:
                silent = not any(source_of(one))
                assert silent or says[one.uid] == source_of(own[one.uid])
            case Standing.CURRENT:
                assert says[one.uid] == (some[one.uid][0].heading, some[one.uid][0].text)
            case standing:
                assert standing is Standing.MISSING
                assert says[one.uid] == source_of(one)


@given(texts, st.integers(0, 999_999))
def test_nothing_translated_is_lost_when_the_source_changes_back(three: Texts, seed: int) -> None:
    base, proposed, there = three
    kept = kept_of(proposed)
    other = edited(proposed, seed)
    between = translate(base, other, there, kept, "fr")
    assert between.after
    again = translate(base, proposed, there, kept, "fr")
    assert set(again.standings.values()) <= {Standing.UNCHANGED, Standing.CURRENT}
    newer = kept_of(other)
    both = {uid: [*newer.get(uid, ()), *kept.get(uid, ())] for uid in {*newer, *kept}}
    assert translate(base, proposed, there, both, "fr") == again


@given(texts, st.randoms(use_true_random=False))
def test_a_clause_that_is_reworded_is_stale_and_no_other(three: Texts, chance: Random) -> None:
    base, proposed, there = three
    kept = kept_of(proposed)
    changeable = [one for one in proposed.walk() if one.text and one.uid]
    if not changeable:
        return
    uid = chance.choice(changeable).uid
    reworded = play(proposed, [Reword(uid, "other words, never said before")])
    made = translate(base, reworded, there, kept, "fr")
    stale = {uid for uid, standing in made.standings.items() if standing is Standing.STALE}
    assert stale == {uid}


BASE = text_of(
    section(
        "s",
        "recalling",
        clause("1", "one;", "a)"),
        clause("2", "two;", "b)"),
        clause("3", "three;", "c)"),
    )
)
ADDED = edit(BASE, Add("new", Place(Side.AFTER, "1"), "a word;"))[0]


def after(made: Rendering) -> ResolutionText:
    assert made.after
    return made.after


def test_a_new_resolution_counts_as_is_usual_there() -> None:
    made = translate(None, BASE, None, kept_of(BASE), "ru")
    assert labels(after(made), "s") == ["а)", "б)", "в)"]
    assert made.before is None
    assert count(made.standings.values()) == Progress(current=4)


def test_without_the_base_in_that_language_everything_waits_and_nothing_looks_changed() -> None:
    made = translate(BASE, ADDED, None, {}, "fr")
    assert made.before == made.after
    assert count(made.standings.values()) == Progress(missing=5)


def test_what_only_one_language_has_stays_there() -> None:
    note = Clause(Kind.FOOTNOTE, label="1", text="note", address="n", uid="n")
    line = Clause(Kind.HISTORY, text="histoire", address="h", uid="h")
    base = replace(BASE, clauses=(*BASE.clauses, note))
    there = in_french(BASE)
    there = replace(there, clauses=(line, *there.clauses))
    assert after(translate(base, base, there, {}, "fr")) == there
    moved = play(base, [Delete("2"), Move("3", Place(Side.BEFORE, "1"))])
    made = after(translate(base, moved, there, {}, "fr"))
    assert [one.uid for one in made.walk()] == ["h", "s", "3", "1"]


def test_a_suppressed_text_stands_in_the_other_language() -> None:
    there = in_french(BASE)
    assert translate(BASE, None, there, {}, "fr") == Rendering(there, None)
    assert translate(BASE, None, None, {}, "fr").before == BASE


def test_a_translation_of_half_of_a_clause_is_missing_the_rest() -> None:
    half = Translated("", "deux", (), ("two", "words"))
    assert judge(("two", "words"), [half]) == (Standing.MISSING, half)
    assert judge(("two", "words"), [replace(half, text="")]) == (Standing.MISSING, None)
    whole = replace(half, heading="un")
    assert judge(("two", "words"), [whole])[0] is Standing.CURRENT
    assert judge(("two", "other"), [whole])[0] is Standing.STALE
    assert not Progress(current=1, stale=1).is_done
