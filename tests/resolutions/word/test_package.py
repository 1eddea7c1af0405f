"""Files that nobody should trust: one sentence, quickly, or a document."""

import io
import tracemalloc
import zipfile

import pytest

from resolutions.word import package as limits
from resolutions.word.inspection import inspect
from resolutions.word.layout import lay_out
from resolutions.word.lines import lines
from resolutions.word.marks import View
from resolutions.word.package import FAULTS, PackageError, open_package
from resolutions.word.reader import read
from resolutions.word.writer import write
from tests.resolutions.word.packages import docx, mutated, parts, zipped
from tests.resolutions.word.samples import sample

TEXT = "<w:p><w:r><w:t>Hello</w:t></w:r></w:p>"


def fault_of(data: bytes) -> str:
    with pytest.raises(PackageError) as caught:
        read(data)
    return caught.value.fault.code


def stored(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_every_fault_is_one_sentence() -> None:
    for fault in FAULTS.values():
        assert fault.message.endswith(".")
        assert len(fault.message) < 90


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-zip"),
        (b"Hello", "not-zip"),
        (b"%PDF-1.7", "not-zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "legacy"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
        ),
        (b"PK" + bytes(limits.MAX_FILE), "too-large"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (b"PK\x01\x02" * 20_000, "too-many-parts"),
    ],
)
def test_what_is_no_word_file_is_named(data: bytes, code: str) -> None:
    assert fault_of(data) == code


def test_too_many_entries() -> None:
    files = parts(TEXT) | {f"x{number}": "" for number in range(limits.MAX_ENTRIES)}
    assert fault_of(zipped(files)) == "too-many-parts"


@pytest.mark.parametrize("name", ["../evil.xml", "/etc/x", "word\\x.xml", "C:x", "a/../../b"])
def test_unsafe_names(name: str) -> None:
    assert fault_of(zipped(parts(TEXT) | {name: "x"})) == "unsafe-name"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "WORD/Document.XML"])
def test_duplicate_names(name: str) -> None:
    stream = io.BytesIO(docx(TEXT))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, "<x/>")
    assert fault_of(stream.getvalue()) == "duplicate-name"


def test_a_bomb_is_refused_from_its_directory() -> None:
    bomb = docx("<w:p><w:r><w:t>" + "x" * 15_000_000 + "</w:t></w:r></w:p>")
    assert len(bomb) < 50_000
    assert fault_of(bomb) == "too-big-inside"


def test_an_entry_that_lies_about_its_size() -> None:
    data = bytearray(docx(TEXT * 3000))
    name = b"word/document.xml"
    at = data.rindex(name) - 46  # the directory's entry; its size stands 24 bytes in
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    assert fault_of(bytes(data)) in {"too-big-inside", "damaged"}


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 145_000,
        "<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 24_000,
        "<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 48_000 + "</w:tr></w:tbl>",
        "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 40_000 + "</w:p>",
        "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000,
        '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>x</w:t></w:r></w:p>' * 24_000,
        "<w:p>" + '<w:r><w:br w:type="page"/><w:t>x</w:t></w:r>' * 24_000 + "</w:p>",
    ],
)
def test_excess_takes_little_memory(body: str) -> None:
    data = stored(parts(body))
    tracemalloc.start()
    code = outcome(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code in {"too-complex", "damaged", "read"}
    assert peak < 200_000_000


def outcome(data: bytes) -> str:
    try:
        read(data)
    except PackageError as error:
        return error.fault.code
    return "read"


def test_nothing_outside_is_read_and_entities_are_refused() -> None:
    files = parts(TEXT)
    doctype = '<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    files["word/document.xml"] = doctype + files["word/document.xml"]
    assert fault_of(zipped(files)) == "dtd"
    wide = (doctype + parts(TEXT)["word/document.xml"]).encode("utf-16")
    assert fault_of(zipped(parts(TEXT) | {"word/document.xml": wide})) == "dtd"


def test_other_office_files_and_empty_packages() -> None:
    files = parts(TEXT)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace("wordprocessing", "sheet")
    assert fault_of(zipped(files)) == "not-word"
    assert fault_of(zipped({"a.txt": "x"})) == "no-document"
    assert fault_of(zipped(parts(TEXT) | {"word/document.xml": "<x/>"})) == "no-document"


def test_strict_documents_and_macros() -> None:
    files = parts(TEXT)
    for old, new in (
        (
            "schemas.openxmlformats.org/wordprocessingml/2006",
            "purl.oclc.org/ooxml/wordprocessingml",
        ),
        (
            "schemas.openxmlformats.org/officeDocument/2006/relationships",
            "purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    ):
        files = {name: content.replace(old, new) for name, content in files.items()}
    document = read(zipped(files | {"word/vbaProject.bin": "x", "word/embeddings/a.xlsx": "x"}))
    assert inspect(document).after.body == ("Hello",)
    assert {remark.code for remark in document.warnings} == {"macros", "embedded"}


def test_relations_are_resolved_inside_the_package() -> None:
    package = open_package(docx(TEXT, styles=""))
    relations = package.relations("word/document.xml")
    assert relations["rstyles"].target == "word/styles.xml"
    assert relations["web"].external
    assert package.main_part() == "word/document.xml"


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_damaged_files_give_a_document_or_one_sentence(start: int) -> None:
    whole = write(lay_out(sample("en")))
    read_well = 0
    for seed in range(start, start + 100):
        try:
            document = read(mutated(whole, seed), by_hand=seed % 2 == 0)
        except PackageError:
            continue
        read_well += 1
        inspect(document)
        lines(document, View.AFTER)
        write(document)
    assert read_well < 100  # damage was done
