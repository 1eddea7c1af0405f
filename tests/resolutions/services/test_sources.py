import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from resolutions.exports import export_text
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import FAULTS, decode, left_out, open_source, read_source
from resolutions.text.clauses import Oddity, OddityKind
from resolutions.word import package
from resolutions.word.layout import lay_out
from resolutions.word.marks import Paragraph, Run
from tests.trees import chinese, make_text, markdown

CHINESE = chinese().decode()
OLE_WITH_PASSWORD = package.OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 4096


def code_of(data: bytes) -> str:
    with pytest.raises(ImportProblem) as caught:
        read_source(data)
    assert "\n" not in caught.value.message
    return caught.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert decode(CHINESE.encode(encoding)) == CHINESE


def test_western_bytes_are_not_taken_for_chinese() -> None:
    western = "RÉSOLUTION 1 (Rév. Genève, 2012) — décide d'étudier".encode("cp1252")
    assert code_of(western) == "encoding"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        (b"%PDF-1.7\n...", "pdf"),
        (rb"{\rtf1\ansi RESOLUTION 140}", "rtf"),
        (b"<!DOCTYPE html>\n<p>RESOLUTION 140", "html"),
        (b"\xef\xbb\xbf \n<html lang=en><p>RESOLUTION 140", "html"),
        (b"<?xml version='1.0'?><!-- saved --><html>", "html"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"text with a \0 in it", "binary"),
        (b"\x1f\x8b\x08" + b"\x91" * 20, "binary"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (package.OLE + b"\0" * 4096, "legacy"),
        (OLE_WITH_PASSWORD, "encrypted"),
    ],
)
def test_what_is_no_text_is_said_in_one_sentence(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert code_of(packed.getvalue()) in {"no-document", "not-word", "damaged"}


def test_a_huge_file_is_refused_before_it_is_read(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100
    assert code_of(b"x" * 101) == "too-large"


def test_a_file_on_disk_is_not_read_beyond_what_is_allowed(
    tmp_path: Path, settings: Settings
) -> None:
    settings.UPLOAD_MAX_BYTES = 100
    (tmp_path / "huge").write_bytes(b"x" * 1000)
    for name, code in (("huge", "too-large"), ("missing", "missing"), ("", "unreadable")):
        with pytest.raises(ImportProblem) as caught:
            open_source(tmp_path / name)
        assert caught.value.code == code


def test_every_fault_of_a_package_has_its_sentence_here() -> None:
    for code, fault in package.FAULTS.items():
        if code != "not-zip":  # told apart before: such bytes are read as text
            assert str(FAULTS[code]) == fault.message


def test_the_name_does_not_matter_to_what_is_read() -> None:
    text = read_source(markdown()).text
    assert (text.body, text.number, text.edition.year, text.language) == ("pp", "140", 2018, "en")
    assert [clause.address for clause in text.walk()] == [
        *("number", "title", "opening", "recalling", "recalling/a", "recalling/b"),
        *("resolves", "resolves/1", "resolves/2"),
    ]
    assert text.by_address()["recalling/a"].text == make_text().by_address()["recalling/a"].text


def test_a_word_file_is_read_as_its_text_is() -> None:
    text = read_source(markdown()).text
    assert read_source(export_text(text, "docx").content).text == text


def test_what_is_left_out_of_a_word_file_is_shown() -> None:
    laid_out = lay_out(read_source(markdown()).text)
    box = (Paragraph(runs=(Run("Draft of May"),)),)
    document = replace(laid_out, boxes=(box,))
    oddities = [oddity for oddity in left_out(document) if oddity.line == 0]
    assert oddities == [Oddity(0, OddityKind.BOX_LEFT_OUT, "Draft of May")]


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (markdown(), "text.docx", "named-word"),
        (rb"{\rtf1\ansi RESOLUTION 140}", "text.docx", "rtf"),
        (b"<html><p>RESOLUTION 140", "text.doc", "html"),
        (b"%PDF-1.7", "text.DOCX", "pdf"),
        (b"", "text.docx", "empty"),
        (export_text(make_text(), "docx").content, "text.txt", "named-text"),
        (export_text(make_text(), "docx").content, "text.MD", "named-text"),
        (package.OLE + b"\0" * 4096, "text.txt", "legacy"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    tmp_path: Path, data: bytes, name: str, code: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ImportProblem) as caught:
        open_source(tmp_path / name)
    assert caught.value.code == code and "\n" not in caught.value.message


@pytest.mark.parametrize("name", ["text.md", "text.txt", "text", "text.2018"])
def test_a_text_may_have_any_other_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(markdown())
    assert open_source(tmp_path / name) == markdown()
