import io
import json
import re
import zipfile

import pytest

from resolutions.exports import (
    MEDIA_TYPES,
    demonstration_notice,
    export_text,
    file_name,
    text_values,
)
from resolutions.services.sources import read_source
from resolutions.text.clauses import Oddity, OddityKind, ResolutionText
from resolutions.word import reader
from tests.trees import markdown


@pytest.fixture
def text() -> ResolutionText:
    note = "\n[^1]: What the note says.\n"
    return read_source(
        markdown(resolves=["to <b>carry</b> on[^1];", "to *report*,"], more=note)
    ).text


def test_the_text_file_can_be_imported_again(text: ResolutionText) -> None:
    assert read_source(export_text(text, "txt").content).text == text


def test_the_json_holds_every_clause(text: ResolutionText) -> None:
    values = json.loads(export_text(text, "json").content)
    assert values == text_values(text)
    assert values["edition"] == {"year": 2018, "place": "Dubai", "action": "revised"}
    assert values["title"] == "The role of the Union"
    clause = values["clauses"][4]["children"][1]
    assert (clause["address"], clause["label"], clause["text"]) == ("resolves/2", "2", "to report,")
    assert clause["spans"] == [{"start": 3, "end": 9, "kind": "italic", "target": ""}]


def test_what_was_odd_is_in_the_values(text: ResolutionText) -> None:
    odd = text_values(text, (Oddity(3, OddityKind.LABEL_ORDER, "c)"),))
    assert odd["warnings"] == [
        {"line": 3, "message": "The label c) does not follow the one before it."}
    ]


def test_the_page_stands_alone_and_escapes(text: ResolutionText) -> None:
    page = export_text(text, "html").content.decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "&lt;b&gt;carry&lt;/b&gt; on" in page
    assert "What the note says." in page and "<i>report</i>" in page
    assert not re.search(r"<(script|link|img)|style=|url\(", page)


def test_a_note_without_an_anchor_leads_nowhere() -> None:
    parsed = read_source(
        markdown(resolves=["to carry on[^1];"], more="\n[^1]: One.\n\n[^2]: Two.\n")
    )
    page = export_text(parsed.text, "html").content.decode()
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert "Two." in page and targets == {"footnote-1", "from-footnote-1"}
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


@pytest.mark.parametrize("form", ["html", "txt", "json"])
def test_a_demonstration_says_so(text: ResolutionText, form: str) -> None:
    notice = "Demonstration text, written for this software: not the official wording."
    assert notice in export_text(text, form, is_demonstration=True).content.decode()
    assert notice not in export_text(text, form).content.decode()


def test_a_word_file_says_it_in_footer_and_properties(text: ResolutionText) -> None:
    content = export_text(text, "docx", is_demonstration=True).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert demonstration_notice("en") in archive.read("word/footer.xml").decode()
        assert demonstration_notice("en") in archive.read("docProps/core.xml").decode()
        assert demonstration_notice("en") not in archive.read("word/document.xml").decode()
    document = reader.read(content)
    assert document.properties.notice == demonstration_notice("en") and not document.headers


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_what_it_says_is_left_out_again(text: ResolutionText, form: str) -> None:
    assert read_source(export_text(text, form, is_demonstration=True).content).text == text


def test_it_is_said_in_the_language_of_the_text_where_we_have_it() -> None:
    assert demonstration_notice("zh") == "演示文本，为本软件编写，并非正式案文。"
    assert demonstration_notice("ar") == demonstration_notice("en")


def test_the_word_file_is_a_word_file(text: ResolutionText) -> None:
    download = export_text(text, "docx")
    assert download.content.startswith(b"PK") and download.name == "pp-140-2018-en.docx"
    assert download.media_type == MEDIA_TYPES["docx"]


def test_another_form_is_refused(text: ResolutionText) -> None:
    with pytest.raises(KeyError):
        export_text(text, "exe")


def test_a_name_has_nothing_dangerous_in_it(text: ResolutionText) -> None:
    from dataclasses import replace

    assert file_name(replace(text, number='1/..\\"\n', kind="decision"), "txt") == (
        "pp-decision-1-..----2018-en.txt"
    )


def test_a_version_that_is_named_is_named_in_its_file(text: ResolutionText) -> None:
    file = export_text(text, "json", edition="2018-1")
    assert file.name == "pp-140-2018-1-en.json"
    assert json.loads(file.content)["version"] == "2018-1"
