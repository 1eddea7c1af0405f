"""What decisions make of edits and collisions, and how they are kept."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from amendments.redline.collisions import CollisionKind, collide
from amendments.redline.consolidation import Consolidated, settle
from amendments.redline.decisions import (
    Choice,
    Decision,
    Unfit,
    decide,
    editorial,
    of_source,
    pack,
    uncontested,
    unpack,
)
from amendments.redline.edits import EditKind
from amendments.redline.gathering import Plan, gather
from amendments.redline.pieces import Hand, stretches
from amendments.redline.structure import Outcome
from resolutions.text.clauses import (
    Clause,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
    transform_text,
)
from tests.amendments.redline.consolidating import (
    adding,
    proposal,
    reworded,
    section,
    text,
    without,
    words,
)

BASE = text(section("resolves", "to report every year on all that was done;", "to meet often,"))
NEW = Clause(Kind.CLAUSE, label="3", text="to thank the host country for its welcome;")


def first(words: str) -> ResolutionText:
    return reworded(BASE, "resolves/1", words)


MONTHLY = first("to report every month on all that was done;")
WEEKLY = first("to report every week on all that was done;")
DELETED = without(BASE, "resolves/1")


def plan_of(*after: ResolutionText) -> Plan:
    return gather(BASE, [proposal(f"{'ABC'[n]}/1", one) for n, one in enumerate(after)])


def only(plan: Plan, kind: EditKind) -> str:
    (key,) = [key for key, edit in plan.edits.items() if edit.kind is kind]
    return key


def said(found: Consolidated, rank: int = 1) -> list[tuple[str, str]]:
    """The words of a clause's text, each stretch with whose it is."""
    clause = list(found.text.walk())[rank]
    pieces = found.attribution[rank].text
    return [
        (clause.text[start:end], "+".join(origin.sources) or origin.author or origin.hand.value)
        for start, end, origin in stretches(pieces)
    ]


def test_words_are_taken_with_other_words() -> None:
    plan = plan_of(MONTHLY)
    key = only(plan, EditKind.WORDS)
    found = settle(plan, [Decision(key, Choice.REWORD, "two months", author="the chair")])
    assert said(found) == [
        ("to report every ", "base"),
        ("two months", "the chair"),
        (" on all that was done;", "base"),
    ]
    assert found.outcomes[key] is Outcome.REWORDED


def test_what_is_typed_over_an_addition_keeps_the_credit_of_its_words() -> None:
    plan = plan_of(adding(BASE, "resolves", 2, NEW))
    words = "to thank warmly the host country for its welcome;"
    found = settle(plan, [Decision(only(plan, EditKind.ADD), Choice.REWORD, words, author="C.")])
    assert said(found, 3) == [
        ("to thank ", "A/1"),
        ("warmly ", "C."),
        ("the host country for its welcome;", "A/1"),
    ]


@pytest.mark.parametrize(
    ("after", "kind", "line"),
    [
        (MONTHLY, EditKind.WORDS, "1 to report every [month] on all that was done;"),
        (
            first("to report on all that was done;"),
            EditKind.WORDS,
            "1 to report [every year] on all that was done;",
        ),
        (DELETED, EditKind.DELETE, "1 [to report every year on all that was done;]"),
        (adding(BASE, "resolves", 0, NEW), EditKind.ADD, f"3 [{NEW.text}]"),
    ],
)
def test_brackets_stand_around_what_is_not_agreed(
    after: ResolutionText, kind: EditKind, line: str
) -> None:
    plan = plan_of(after)
    key = only(plan, kind)
    found = settle(plan, [Decision(key, Choice.BRACKET)])
    assert words(found)[1] == line
    assert found.outcomes[key] is Outcome.BRACKETED


def test_what_is_left_or_for_later_is_not_in_the_text() -> None:
    plan = plan_of(MONTHLY)
    key = only(plan, EditKind.WORDS)
    for choice, outcome in ((Choice.LEAVE, Outcome.LEFT), (Choice.LATER, Outcome.OPEN)):
        found = settle(plan, [Decision(key, Choice.TAKE), Decision(key, choice)])
        assert found.text == BASE
        assert found.not_taken == (key,)
        assert found.outcomes[key] is outcome
    assert settle(plan, []).undecided == (key,)


@pytest.mark.parametrize(
    ("decide_it", "line"),
    [
        (lambda c: Decision(c.key, Choice.SIDE, edits=c.sides[1].edits), "every week on"),
        (lambda c: Decision(c.key, Choice.COMPROMISE, "fortnight"), "every fortnight on"),
        (lambda c: Decision(c.key, Choice.ALTERNATIVES), "every [month] [A/1] / [week] [B/1] on"),
        (lambda c: Decision(c.key, Choice.LEAVE), "every year on"),
    ],
)
def test_a_collision_is_settled(decide_it: Callable[..., Decision], line: str) -> None:
    plan = plan_of(MONTHLY, WEEKLY)
    (collision,) = collide(plan)
    found = settle(plan, [decide_it(collision)])
    assert line in words(found)[1]
    assert found.collisions == ()


def test_alternatives_name_their_sources() -> None:
    plan = plan_of(MONTHLY, WEEKLY, MONTHLY)
    (collision,) = collide(plan)
    found = settle(plan, [Decision(collision.key, Choice.ALTERNATIVES, author="chair")])
    assert "every [month] [A/1, C/1] / [week] [B/1] on" in words(found)[1]
    assert ("month", "A/1+C/1") in said(found)
    assert ("week", "B/1") in said(found)


def test_a_deletion_is_an_alternative_to_words() -> None:
    plan = plan_of(MONTHLY, DELETED)
    (collision,) = collide(plan)
    found = settle(plan, [Decision(collision.key, Choice.ALTERNATIVES)])
    assert words(found)[1] == "1 [to report every month on all that was done;] [A/1] / [–] [B/1]"


def test_both_sides_taken_stay_out_and_the_collision_open() -> None:
    plan = plan_of(MONTHLY, WEEKLY)
    found = settle(plan, decide(plan, lambda edit: True))
    assert found.text == BASE
    assert set(found.outcomes.values()) == {Outcome.COLLIDES}
    assert [each.kind for each in found.collisions] == [CollisionKind.SAME_WORDS]


def test_one_side_taken_is_in_the_text_and_the_other_still_has_to_be_left() -> None:
    plan = plan_of(MONTHLY, WEEKLY)
    month, week = collide(plan)[0].edits
    found = settle(plan, [Decision(month, Choice.TAKE)])
    assert "every month" in words(found)[1]
    assert len(found.collisions) == 1
    found = settle(plan, [Decision(month, Choice.TAKE), Decision(week, Choice.LEAVE)])
    assert found.collisions == ()


def test_an_accepted_consequence_is_open_no_more() -> None:
    plan = plan_of(without(BASE, "resolves/1", "resolves/2"))
    taken = decide(plan, lambda edit: True)
    (shown,) = settle(plan, taken).collisions
    assert shown.kind is CollisionKind.EMPTY_HEADING
    assert settle(plan, [*taken, Decision(shown.key, Choice.LEAVE)]).collisions == ()


def test_decisions_that_say_nothing_are_told_and_do_no_harm() -> None:
    plan = plan_of(MONTHLY, WEEKLY)
    (collision,) = collide(plan)
    foolish = [
        Decision("nothing", Choice.TAKE),
        Decision(collision.key, Choice.SIDE, edits=collision.edits),
        Decision(collision.edits[0], Choice.COMPROMISE, "x"),
    ]
    found = settle(plan, foolish)
    assert found.text == BASE
    assert {unfit for _decision, unfit in found.unfit} == {
        Unfit.UNKNOWN,
        Unfit.COLLIDING_EDITS,
        Unfit.NOT_FOR_THIS,
    }


def test_what_stands_under_an_addition_needs_it() -> None:
    below = Clause(Kind.DASH, label="–", text="in all six languages;")
    whole = Clause(Kind.CLAUSE, label="3", text=NEW.text, children=(below,))
    plan = plan_of(adding(BASE, "resolves", 2, whole))
    parent, child = plan.edits
    found = settle(plan, [Decision(child, Choice.TAKE)])
    assert found.text == BASE
    assert found.outcomes == {parent: Outcome.OPEN, child: Outcome.WITHOUT_PLACE}


def test_the_deletion_of_what_holds_others_waits_for_them() -> None:
    plan = plan_of(without(BASE, "resolves"))
    above = next(key for key, edit in plan.edits.items() if edit.provision == "uid:resolves")
    found = settle(plan, [Decision(above, Choice.TAKE)])
    assert found.text == BASE
    assert found.outcomes[above] is Outcome.HOLDS_OTHERS


def test_bulk_selectors() -> None:
    added = adding(reworded(MONTHLY, "resolves/2", "to meet often."), "resolves", 2, NEW)
    plan = plan_of(added, WEEKLY)
    mine = [plan.edits[each.about] for each in decide(plan, of_source("A/1"))]
    assert [edit.kind for edit in mine] == [EditKind.WORDS, EditKind.WORDS, EditKind.ADD]
    free = [plan.edits[each.about] for each in decide(plan, uncontested(collide(plan)))]
    assert free == mine[1:]
    plain = [plan.edits[each.about] for each in decide(plan, editorial(plan))]
    assert plain == mine[1:2]
    marked = gather(BASE, [proposal("A/1", MONTHLY, "(MOD)")])
    assert len(decide(marked, editorial(marked))) == 1


def test_decisions_are_kept_as_json() -> None:
    decisions = (
        Decision("words-1", Choice.REWORD, "other words", author="chair"),
        Decision("same-words-2", Choice.SIDE, edits=("words-1", "words-2")),
    )
    assert unpack(json.loads(json.dumps(pack(decisions)))) == decisions
    with pytest.raises(ValueError, match="maybe"):
        unpack([{"about": "words-1", "choice": "maybe"}])
    with pytest.raises(KeyError):
        unpack([{"choice": "take"}])


def set_in(base: ResolutionText, *spans: Span) -> ResolutionText:
    """The base with its first clause set in some way."""
    return transform_text(
        base, lambda c: replace(c, spans=spans) if c.address == "resolves/1" else c
    )


def spans_of(found: Consolidated) -> tuple[Span, ...]:
    return list(found.text.walk())[1].spans


def test_how_words_are_set_is_an_edit_too() -> None:
    bold = Span(0, 9, SpanKind.BOLD)
    plan = plan_of(set_in(BASE, bold))
    assert [edit.kind for edit in plan.edits.values()] == [EditKind.SETTING]
    taken = decide(plan, editorial(plan))
    assert spans_of(settle(plan, taken)) == (bold,)
    assert spans_of(settle(plan)) == ()
    both = plan_of(set_in(BASE, bold), MONTHLY)
    assert spans_of(settle(both, decide(both, lambda edit: True))) == (bold,)


def test_a_span_over_words_of_several_hands_stays_one() -> None:
    text = BASE.clauses[0].children[0].text
    base = set_in(BASE, Span(0, len(text), SpanKind.ITALIC))
    proposals = []
    for source, before, after in (("A/1", "year", "month"), ("B/1", "done", "achieved")):
        words = text.replace(before, after)
        changed = reworded(base, "resolves/1", words)
        italic = Span(0, len(words), SpanKind.ITALIC)
        proposals.append(proposal(source, set_in(changed, italic)))
    plan = gather(base, proposals)
    found = settle(plan, decide(plan, lambda edit: True))
    length = len(list(found.text.walk())[1].text)
    assert spans_of(found) == (Span(0, length, SpanKind.ITALIC),)


def test_the_base_is_by_no_hand() -> None:
    found = settle(plan_of(), [])
    assert {p.origin.hand for each in found.attribution for p in each.text} == {Hand.BASE}
