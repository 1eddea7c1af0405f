import json
import re

import pytest

from amendments.exports import change_values, export_redline, redline_text
from amendments.redline.changes import Change, compare
from resolutions.exports import demonstration_notice
from resolutions.services.sources import read_source
from resolutions.text.clauses import OddityKind, ResolutionText
from resolutions.word import reader, views
from resolutions.word.marks import paragraphs
from tests.trees import markdown

BEFORE = read_source(
    markdown(year=2014, recalling=["the plan;", "the <b>report</b>;", "a budget,"])
)
AFTER = read_source(
    markdown(recalling=["a budget;", "the report;", "the plan,"], more="3 to end.\n")
)


@pytest.fixture
def changes() -> tuple[Change, ...]:
    return compare(BEFORE.text, AFTER.text)


def printed(text: ResolutionText) -> str:
    return "".join(f"{clause.words}\n" for clause in text.walk() if clause.words)


def test_the_spans_joined_are_the_two_texts(changes: tuple[Change, ...]) -> None:
    values = json.loads(export_redline(BEFORE.text, AFTER.text, changes, "json").content)
    spans = [span for change in values for span in change["spans"]]
    before = "".join(text for op, text in spans if op != "insert")
    after = "".join(text for op, text in spans if op != "delete")
    assert (before, after) == (printed(BEFORE.text), printed(AFTER.text))


def test_the_plain_redline_holds_both_texts(changes: tuple[Change, ...]) -> None:
    shown = redline_text(changes)
    after = re.sub(r"\[-.*?-\]\n?", lambda m: "", shown)
    assert "{+3 to end.+}\n" in shown
    for line in printed(AFTER.text).splitlines():
        assert line in re.sub(r"\{\+|\+\}", "", after)


def test_the_page_stands_alone_and_escapes(changes: tuple[Change, ...]) -> None:
    download = export_redline(BEFORE.text, AFTER.text, changes, "html")
    page = download.content.decode()
    assert "&lt;b&gt;" in page and "<b>report" not in page
    assert not re.search(r"<(script|link|img)|style=|url\(", page)
    assert "<ins>" in page and "<del>" in page
    assert download.name == "pp-140-2014-2018-redline-en.html"


def test_the_json_is_the_same_as_the_values(changes: tuple[Change, ...]) -> None:
    content = export_redline(BEFORE.text, AFTER.text, changes, "json").content
    assert json.loads(content) == [change_values(change) for change in changes]


def test_the_word_file_carries_revision_marks(changes: tuple[Change, ...]) -> None:
    content = export_redline(BEFORE.text, AFTER.text, changes, "docx").content
    document = reader.read(content)
    for side, text in ((views.before(document), BEFORE.text), (views.after(document), AFTER.text)):
        shown = " ".join(
            "".join(run.text for run in paragraph.runs) for paragraph in paragraphs(side.blocks)
        )
        for clause in text.walk():
            assert clause.text in shown


def test_a_redline_that_comes_back_is_read_as_accepted_and_says_so(
    changes: tuple[Change, ...],
) -> None:
    content = export_redline(BEFORE.text, AFTER.text, changes, "docx").content
    parsed = read_source(content)
    assert parsed.text == AFTER.text
    assert parsed.oddities[0].kind is OddityKind.REVISIONS_ACCEPTED


def test_a_redline_of_a_demonstration_text_says_so_in_every_form(
    changes: tuple[Change, ...],
) -> None:
    notice = demonstration_notice("en")
    files = {
        form: export_redline(BEFORE.text, AFTER.text, changes, form, is_demonstration=True).content
        for form in ("docx", "html", "txt", "json")
    }
    assert notice in files["html"].decode()
    assert files["txt"].decode() == f"<!-- {notice} -->\n\n{redline_text(changes)}"
    assert {change["demonstration"] for change in json.loads(files["json"])} == {notice}
    assert reader.read(files["docx"]).properties.notice == notice
    assert read_source(files["docx"]).text == AFTER.text
