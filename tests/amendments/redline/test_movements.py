"""Each end of a moved clause names the other end."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from amendments.redline.changes import ChangeKind, compare
from amendments.redline.layout import lay_out_changes
from amendments.redline.movements import PHRASES
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText
from resolutions.text.lexicon import LANGUAGES
from resolutions.word.canonical import canonical
from resolutions.word.inspection import side
from resolutions.word.layout import lay_out
from resolutions.word.marks import Document, View, paragraphs
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.resolutions.word.samples import clause, resolution

DATE = datetime(2026, 1, 31, 9, tzinfo=UTC)
PLAN = "the plan that the first conference adopted for the development of its members;"
REPORT = "the report which the secretariat wrote on the tasks of the study groups;"
BUDGET = "the budget, whose limits leave no room for work that is done a second time;"


def section(key: str, *texts: str) -> Clause:
    children = (clause(text, f"{label})") for label, text in zip("abc", texts, strict=False))
    return Clause(Kind.PREAMBLE, heading=key, key=key, children=tuple(children))


def text(*sections: Clause, language: str = "en") -> ResolutionText:
    return assign(resolution(*sections, language=language))


def redline(before: ResolutionText, after: ResolutionText) -> Document:
    return lay_out_changes(compare(before, after), author="ATU", date=DATE, language=after.language)


def covered(document: Document) -> dict[str, str]:
    """What each comment says, and the words that it stands on."""
    said = {comment.key: comment.text for comment in document.comments}
    found = dict.fromkeys(said, "")
    for paragraph in paragraphs(document.blocks):
        for run in paragraph.runs:
            for key in run.comments:
                found[key] += run.text
    return {said[key]: words for key, words in found.items()}


BEFORE = text(section("recalling", PLAN, REPORT), section("noting", BUDGET))
AFTER = text(section("recalling", REPORT), section("noting", BUDGET, PLAN))


def test_both_ends_of_a_moved_clause_name_each_other() -> None:
    document = redline(BEFORE, AFTER)
    assert covered(document) == {
        "Moved to: noting b)": f"a)\t{PLAN}",
        "Moved from: recalling a)": f"b)\t{PLAN}",
    }
    assert {(comment.author, comment.date) for comment in document.comments} == {("ATU", DATE)}


def test_comments_survive_the_file_and_change_no_word_of_either_side() -> None:
    document = redline(BEFORE, AFTER)
    assert document.comments
    data = write(document)
    assert read(data) == document
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    for mark in ("del", "ins"):  # what anchors a comment comes and goes with its words
        assert re.search(
            f'<w:{mark} [^>]*><w:r><w:commentReference w:id="[12]"/></w:r></w:{mark}>', xml
        )
    for view, wanted in zip(View, (BEFORE, AFTER), strict=True):
        assert side(document, view) == side(canonical(lay_out(wanted)), View.AFTER)


def test_what_moves_along_with_its_section_has_no_comment_of_its_own() -> None:
    sections = [section(key, f"{key} {PLAN}", f"{key} {REPORT}") for key in ("one", "two", "three")]
    before, after = text(*sections), text(*sections[1:], sections[0])
    moved = [c for c in compare(before, after) if ChangeKind.MOVED in c.kinds]
    assert len(moved) == 6
    assert covered(redline(before, after)) == {"Moved to: one": "one", "Moved from: one": "one"}


def test_nothing_moved_nothing_said() -> None:
    assert redline(BEFORE, BEFORE).comments == ()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_its_phrases(language: str) -> None:
    sides = (replace(side, language=language) for side in (BEFORE, AFTER))
    expected = [phrase.partition("{}")[0] for phrase in PHRASES[language]]
    found = [comment.text for comment in redline(*sides).comments]
    assert all(text.startswith(words) for text, words in zip(found, expected, strict=True))
    assert found[0].endswith("noting b)")
