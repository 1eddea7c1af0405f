"""Real files: what LibreOffice says of them, and what the reader says."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest

from resolutions.word.inspection import Side, inspect
from resolutions.word.reader import read
from tests.shared_texts import IN_CI, SHARED

CORPUS = SHARED / "docx-corpus"
UNSEEN = {ord(character): None for character in "\u200b\u200d\ufeff"}

# Consistent files whose words differ from LibreOffice's, and why; docs/word.md says more.
KNOWN = {
    "JSv4__Docxodus__003-DeletedFieldCode.docx": "a date computed anew",
    "JSv4__Docxodus__008-InsertedFieldCode.docx": "a date computed anew",
    "JSv4__Docxodus__RP020-Inserted-Field-Code.docx": "a date computed anew",
    "iho-ohi__S-127-Product-Specification-Development__S-127-1.0.1_App_E_Validation_Checks.docx": (
        "a date computed anew"
    ),
    "JSv4__Docxodus__HC031-Complicated-Document.docx": "a date computed anew, a formula",
    "JSv4__Docxodus__011-InsertedMathChar.docx": "a formula",
    "JSv4__Docxodus__012-DeletedMathChar.docx": "a formula",
    "JSv4__Docxodus__RP013-Deleted-Math-Control-Char.docx": "a formula",
    "JSv4__Docxodus__RP014-Inserted-Math-Control-Char.docx": "a formula",
    "JSv4__Docxodus__WC012-Math-After.docx": "a formula",
    "telekom__3gpp-meeting-tools__S2-1911962_SA2-136-Agenda_v7.docx": "a merge not made",
}


def files() -> list[dict[str, object]]:
    path = CORPUS / "manifest.json"
    if not path.exists():
        if IN_CI:
            raise FileNotFoundError(path)
        return []
    found = json.loads(path.read_text(encoding="utf-8"))["files"]
    return [entry for entry in found if entry["consistent"]]


def fold(texts: Iterable[str]) -> list[str]:
    """The paragraphs as they read: blanks folded, the invisible left out."""
    return [" ".join(text.translate(UNSEEN).split()) for text in texts]


def words(texts: Iterable[str]) -> list[str]:
    """The paragraphs that say something."""
    return [text for text in fold(texts) if text]


def sides(entry: dict[str, object]) -> tuple[tuple[Side, list[str]], tuple[Side, list[str]]]:
    found = inspect(read((CORPUS / str(entry["file"])).read_bytes()))
    return (found.before, list(entry["reject"])), (found.after, list(entry["accept"]))


@pytest.mark.parametrize("entry", files(), ids=lambda entry: str(entry["file"])[5:])
def test_the_words_of_both_sides(entry: dict[str, object]) -> None:
    same = all(words(mine.body) == words(theirs) for mine, theirs in sides(entry))
    name = str(entry["file"]).removeprefix("open/")
    assert same != (name in KNOWN), "differs" if not same else "no longer differs"


def test_paragraphs_even_the_empty_ones() -> None:
    entries = files()
    if not entries:
        pytest.skip("the corpus is not there")
    exact = sum(
        all(fold(mine.body) == fold(theirs) for mine, theirs in sides(entry)) for entry in entries
    )
    assert exact >= 116, f"{exact} of {len(entries)}"
