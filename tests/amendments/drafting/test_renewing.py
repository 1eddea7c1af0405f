from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amendments.drafting.applying import apply
from amendments.drafting.renewing import Renewal, renew
from resolutions.text.addresses import assign
from resolutions.text.citations.standing import Key, KnownEdition
from resolutions.text.clauses import (
    Action,
    Clause,
    Edition,
    Kind,
    ResolutionText,
    Span,
    SpanKind,
)

EDITIONS: dict[Key, list[KnownEdition]] = {
    ("pp", "resolution", "140"): [
        KnownEdition(2018, "Dubai", Action.REVISED),
        KnownEdition(2022, "Bucharest", Action.REVISED),
    ],
    ("pp", "resolution", "102"): [KnownEdition(2022, "Bucharest", Action.REVISED)],
    ("pp", "resolution", "9"): [KnownEdition(2014, "Busan", Action.REVISED, in_force=False)],
    ("wtdc", "resolution", "7"): [KnownEdition(2026, "Baku", Action.REVISED)],
}
SENTENCES = (
    "Resolution 140 (Rev. Dubai, 2018) on the work,",
    "Resolution 140 (Rev. Bucharest, 2022) on the work,",
    "Resolutions 102 and 140 (Rev. Dubai, 2018) on both,",
    "the fund established by Resolution 140 (Rev. Dubai, 2018),",
    "Resolution 9 (Rev. Busan, 2014) on nothing,",
    "Resolution 7 (Rev. Kigali, 2022) of WTDC, which is this one,",
    "words that cite nothing in 2018,",
)


def text_of(*sentences: str, language: str = "en") -> ResolutionText:
    clauses = tuple(
        Clause(Kind.PARAGRAPH, text=words, uid=str(rank)) for rank, words in enumerate(sentences)
    )
    number = Clause(Kind.NUMBER, text="RESOLUTION 140 (Rev. Dubai, 2018)", uid="number")
    edition = Edition(2022, "Kigali", Action.REVISED)
    return assign(ResolutionText(language, "wtdc", "resolution", "7", edition, (number, *clauses)))


def renewed(text: ResolutionText, done: Renewal) -> ResolutionText:
    for operation in done.rewordings:
        text = apply(text, operation)
    return text


@given(st.lists(st.sampled_from(SENTENCES), max_size=5))
def test_nothing_is_left_to_renew_and_nothing_else_changes(sentences: list[str]) -> None:
    text = text_of(*sentences)
    done = renew(text, EDITIONS, {})
    after = renewed(text, done)
    assert renew(after, EDITIONS, {}) == Renewal((), 0, done.left)
    for was, now in zip(text.walk(), after.walk(), strict=True):
        same = was.text.replace("Rev. Dubai, 2018", "Rev. Bucharest, 2022")
        assert now.text in (was.text, same)
        assert replace(now, text="") == replace(was, text="")


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        (SENTENCES[0], (1, 0)),
        (SENTENCES[1], (0, 0)),
        (SENTENCES[2], (2, 0)),
        (SENTENCES[3], (0, 0)),
        (SENTENCES[4], (0, 1)),
        (SENTENCES[5], (0, 0)),
    ],
)
def test_what_is_renewed_and_what_is_left(sentence: str, numbers: tuple[int, int]) -> None:
    done = renew(text_of(sentence), EDITIONS, {})
    assert (done.renewed, done.left) == numbers


def test_what_a_person_said_holds() -> None:
    key: Key = ("pp", "resolution", "140")
    text = text_of(SENTENCES[0], SENTENCES[3])
    said = {"0": {key: {"2018": True}}, "1": {key: {"2018": False}}}
    assert [one.uid for one in renew(text, EDITIONS, said).rewordings] == ["1"]


def test_what_is_set_around_the_edition_stays_set() -> None:
    text = text_of(SENTENCES[0])
    span = Span(0, 33, SpanKind.ITALIC)
    clauses = tuple(replace(c, spans=(span,)) if c.uid == "0" else c for c in text.clauses)
    (operation,) = renew(replace(text, clauses=clauses), EDITIONS, {}).rewordings
    assert operation.text[operation.spans[0].start : operation.spans[0].end] == (
        "Resolution 140 (Rev. Bucharest, 2022)"
    )
