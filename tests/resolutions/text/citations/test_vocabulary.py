import re

import pytest

from resolutions.text.citations.common import common
from resolutions.text.citations.vocabulary import known, trie, vocabulary
from resolutions.text.lexicon import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_knows_the_same(language: str) -> None:
    words, english = vocabulary(language), vocabulary("en")
    assert set(english.parts) - set(words.parts) == set()
    assert set(words.scan.groupindex) == set(english.scan.groupindex)
    assert {kind for kind, _ in words.heads.values()} == {k for k, _ in english.heads.values()}
    assert len(set(words.months.values())) == 12
    assert set(words.instruments.values()) == set(common().instruments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_the_bodies_of_the_union(language: str) -> None:
    named = set(vocabulary(language).bodies.values())
    assert {"PP", "Council", "WTSA", "WTDC", "WRC", "RA", "UNGA", "ECOSOC", "this"} <= named


def test_a_trie_takes_the_longest_form() -> None:
    pattern = re.compile(trie(["council", "council of itu", "conference"]))
    assert pattern.match("council of  itu").group() == "council of  itu"  # type: ignore[union-attr]
    assert pattern.match("council of rome").group() == "council"  # type: ignore[union-attr]
    assert pattern.match("con") is None


def test_a_form_is_known_with_what_is_written_onto_it() -> None:
    assert known({"المجلس": "Council"}, "والمجلس") == "Council"
    assert known({"council": "Council"}, "senate") == ""


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError):
        vocabulary("de")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_may_begin_a_citation(language: str) -> None:
    words = vocabulary(language)
    names = [*words.bodies, *words.instruments]
    assert [name for name in names if not words.scan.match(name)] == []
