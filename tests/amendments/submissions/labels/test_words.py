"""What is printed with a language's words is read with its labels."""

from datetime import date

import pytest

from amendments.submissions.labels import LANGUAGES, BlockKind, load
from amendments.submissions.labels.words import load_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_is_read(language: str) -> None:
    words, labels = load_words(language), load(language)
    for month in range(1, 13):
        day = date(2024, month, 9)
        assert labels.calendar.read(words.print_date(day)) == (day, len(words.print_date(day)))
    for code in LANGUAGES:
        assert labels.originals.read(words.print_original([code])) == (code,)
    assert labels.originals.read(words.print_original(["en", "fr"])) == ("en", "fr")
    for kind, label in words.blocks.items():
        found = labels.block(label)
        assert found and found.kind == BlockKind(kind)
    assert labels.reasons.match(words.reasons + words.colon + "x")
    for label in (words.source, words.title):
        assert labels.front_label(label + words.colon + "x")
