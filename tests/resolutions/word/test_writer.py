"""The writer's laws: what is written is read again, and equal documents give equal bytes."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx as python_docx
import pytest
from hypothesis import given, settings
from lxml import etree

from resolutions.word.canonical import canonical
from resolutions.word.inspection import texts
from resolutions.word.layout import lay_out
from resolutions.word.marks import (
    Document,
    Paragraph,
    Properties,
    Revision,
    RevisionKind,
    Run,
    View,
)
from resolutions.word.reader import read
from resolutions.word.views import resolve_blocks
from resolutions.word.writer import write
from tests.resolutions.word.documents import documents
from tests.resolutions.word.samples import sample

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DATE = datetime(2026, 1, 31, 9, tzinfo=UTC)
INSERTION = Revision(RevisionKind.INSERTION, "Ann", DATE)
DELETION = Revision(RevisionKind.DELETION, "Ann", DATE)

# The order in which the schema wants the children that we write.
PARAGRAPH_ORDER = ["pStyle", "pageBreakBefore", "bidi", "ind", "outlineLvl", "rPr", "pPrChange"]
NUMBERED = "ins del rPrChange pPrChange cellIns cellDel comment bookmarkStart".split()
RUN_ORDER = [
    *("ins", "del", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "strike", "vanish", "u"),
    *("vertAlign", "rtl", "rPrChange"),
]


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


@settings(max_examples=80, deadline=None)
@given(documents())
def test_what_is_written_is_read_again(document: Document) -> None:
    form = canonical(document)
    assert canonical(form) == form
    assert replace(read(write(form)), warnings=()) == form
    assert write(document) == write(form)


@settings(max_examples=30, deadline=None)
@given(documents())
def test_children_stand_in_the_schemas_order_and_ids_are_unique(document: Document) -> None:
    data = write(document)
    ids, names = list[str](), list[str]()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paths = [path for path in archive.namelist() if path.startswith("word/")]
        roots = [etree.fromstring(archive.read(path)) for path in paths if "rels" not in path]
    for root in roots:
        for tag, order in (("pPr", PARAGRAPH_ORDER), ("rPr", RUN_ORDER)):
            for element in root.iter(W + tag):
                if element.getparent().tag in (W + "style", W + "rPrDefault"):
                    continue
                places = [order.index(child.tag.replace(W, "")) for child in element]
                assert places == sorted(places)
        for name in NUMBERED:
            ids += [element.get(W + "id") for element in root.iter(W + name)]
        names += [element.get(W + "name") for element in root.iter(W + "bookmarkStart")]
        for text in root.iter(W + "t"):
            assert not any(above.tag == W + "del" for above in text.iterancestors())
        for text in root.iter(W + "delText"):
            assert any(above.tag == W + "del" for above in text.iterancestors())
    assert len(ids) == len(set(ids))
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 and name.startswith("_") for name in names)


@settings(max_examples=50, deadline=None)
@given(documents())
def test_the_canonical_form_says_the_same_on_both_sides(document: Document) -> None:
    form = canonical(document)
    for view in View:
        before = "".join("".join(texts(resolve_blocks(document.blocks, view))).split())
        after = "".join("".join(texts(resolve_blocks(form.blocks, view))).split())
        strip = re.compile("[\x07\x0b]|[ab]\\)")  # labels became text, controls went
        assert strip.sub("", after) == strip.sub("", before)


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_equal_documents_give_equal_bytes_without_traces(language: str) -> None:
    first, second = (write(lay_out(sample(language))) for _ in range(2))
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"rsid" not in everything
    assert b"python" not in everything.lower()


def test_python_docx_opens_it_and_reads_the_same() -> None:
    document = lay_out(sample("en"))
    opened = python_docx.Document(io.BytesIO(write(document)))
    found = [paragraph.text for paragraph in opened.paragraphs]
    body = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert found == [block.text for block in body]
    assert opened.paragraphs[0].style.name == "Res_No"


def test_properties_and_tracking() -> None:
    properties = Properties("ATU & co", "Title", "en", DATE, tracking=True, landscape=True)
    data = write(Document((Paragraph((Run("a"),)),), properties=properties))
    assert read(data).properties == properties
    core = part(data, "docProps/core.xml").decode()
    assert "2026-01-31T09:00:00Z" in core
    assert core.count("ATU &amp; co") == 2


def test_right_to_left_and_chinese_markup() -> None:
    arabic = part(write(lay_out(sample("ar"))), "word/document.xml").decode()
    assert "<w:bidi/>" in arabic
    assert "<w:rtl/>" in arabic
    assert "<w:bidiVisual/>" in arabic
    latin = re.search("<w:r>(?:(?!</w:r>).)*<w:t[^>]*>WSIS", arabic)
    assert latin and "rtl" not in latin.group()
    chinese = part(write(lay_out(sample("zh"))), "word/document.xml").decode()
    assert 'w:hint="eastAsia"' in chinese
    assert "zh-CN" in part(write(lay_out(sample("zh"))), "word/styles.xml").decode()


@pytest.mark.parametrize(
    ("blocks", "before", "after"),
    [
        # At the end, the mark goes on the paragraph before.
        ([("one", None), ("two", INSERTION)], ["one"], ["one", "two"]),
        ([("one", None), ("two", DELETION)], ["one", "two"], ["one"]),
        ([("one", None), ("x", DELETION), ("y", INSERTION)], ["one", "x"], ["one", "y"]),
        (
            [("one", None), ("x", DELETION), ("y", DELETION), ("z", INSERTION)],
            ["one", "x", "y"],
            ["one", "z"],
        ),
        ([("one", DELETION)], ["one"], [""]),
    ],
)
def test_what_ends_a_document_comes_and_goes_whole(
    blocks: list[tuple[str, Revision | None]], before: list[str], after: list[str]
) -> None:
    marked = [(text, (mark,) if mark else ()) for text, mark in blocks]
    paragraphs = tuple(
        Paragraph((Run(text, revisions=marks),), revisions=marks) for text, marks in marked
    )
    found = read(write(Document(paragraphs))).blocks
    assert list(texts(resolve_blocks(found, View.BEFORE))) == before
    assert list(texts(resolve_blocks(found, View.AFTER))) == after
    assert isinstance(found[-1], Paragraph)
    assert found[-1].revisions == ()
