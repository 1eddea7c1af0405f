"""Word files, timed: a redline of 200 clauses written, the corpus read, hostile files refused.

Run as `python -m bench.word`. Beside each figure stands what others do with the same: python-docx
writing the paragraphs without any mark, python-docx opening the files to read their text,
LibreOffice comparing the two texts (where it and the tool that asks it are there).

Budgets: 0.25 s and twice python-docx to write, three times python-docx to read, memory that grows
with the file, 1 s and 200 MB for a hostile file.
"""

from __future__ import annotations

import importlib.util
import io
import shutil
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import docx

from amendments.redline.changes import Change, compare
from amendments.redline.layout import lay_out_changes
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText
from resolutions.word.layout import lay_out
from resolutions.word.marks import Document
from resolutions.word.package import PackageError
from resolutions.word.reader import read
from resolutions.word.writer import write

ROUNDS = 5
CLAUSES = 200
WORDS = "that the member states of the union should be invited to report every year on what they do"
CORPUS = Path(__file__).resolve().parent.parent.parent / "shared" / "docx-corpus" / "open"
DATE = datetime(2026, 1, 31, tzinfo=UTC)


def text(word: str) -> ResolutionText:
    """A text of many clauses; the word makes every third of them different."""
    clauses = tuple(
        Clause(
            Kind.CLAUSE,
            label=str(number),
            text=f"{WORDS} {number} {word if number % 3 == 0 else ''} {WORDS};".replace("  ", " "),
        )
        for number in range(1, CLAUSES + 1)
    )
    section = Clause(Kind.OPERATIVE, heading="resolves", key="resolves", children=clauses)
    return ResolutionText("en", "pp", "resolution", "1", Edition(2022), (section,))


def best(work: Callable[[], object]) -> float:
    """The shortest of several rounds, in seconds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return min(spent)


def redline(changes: tuple[Change, ...]) -> Document:
    """The changes laid out with marks."""
    return lay_out_changes(changes, author="ATU", date=DATE, language="en")


def write_plainly(document: Document) -> None:
    """The same paragraphs by python-docx, run by run, without marks."""
    opened = docx.Document()
    for paragraph in document.walk():
        added = opened.add_paragraph()
        for run in paragraph.runs:
            added.add_run(run.text).italic = run.formatting.italic
    opened.save(io.BytesIO())


def open_plainly(files: list[bytes]) -> None:
    """Open files by python-docx and read the text of paragraphs and cells."""
    for data in files:
        try:
            opened = docx.Document(io.BytesIO(data))
        except (ValueError, KeyError):
            continue
        for paragraph in opened.paragraphs:
            len(paragraph.text)
        for table in opened.tables:
            for row in table._tbl.tr_lst:
                len("".join(row.itertext()))


def read_all(files: list[bytes]) -> None:
    """Read files with all their revisions, notes, labels and looks."""
    for data in files:
        try:
            read(data)
        except PackageError:
            continue


def compare_by_libreoffice(before: bytes, after: bytes) -> float | None:
    """Seconds that LibreOffice takes to compare two files; None without it."""
    tool = CORPUS.parent.parent / "tools" / "docx_oracle.py"
    if not tool.exists() or shutil.which("soffice") is None:
        return None
    spec = importlib.util.spec_from_file_location("docx_oracle", tool)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with tempfile.TemporaryDirectory() as folder, module.Oracle(timeout=120) as oracle:
        files = [Path(folder) / name for name in ("before.docx", "after.docx", "out.docx")]
        for file, data in zip(files, (before, after), strict=False):
            file.write_bytes(data)
        answers = [oracle.compare(str(files[1]), str(files[0]), str(files[2])) for _ in range(3)]
    return min((float(one["seconds"]) for one in answers if one["ok"]), default=None)


def peak(work: Callable[[], object]) -> float:
    """The most memory that some work holds at once, in megabytes."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def hostile() -> Iterator[tuple[str, bytes]]:
    """Files made to cost much: as many paragraphs, runs, cells and fields as pass the door."""
    run = "<w:r><w:t>x</w:t></w:r>"
    yield "24,000 paragraphs", docx_of(f"<w:p>{run}</w:p>" * 24_000)
    yield "36,000 runs", docx_of(f"<w:p>{run * 36_000}</w:p>")
    yield (
        "48,000 cells",
        docx_of("<w:tbl><w:tr>" + "<w:tc><w:p/></w:tc>" * 48_000 + "</w:tr></w:tbl>"),
    )
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    yield "40,000 open fields", docx_of(f"<w:p>{begin * 40_000}</w:p>")
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 5_000
    yield "5,000 tables in each other", docx_of(deep)
    comment = '<w:commentRangeStart w:id="1"/>'
    yield "24,000 comments", docx_of(f"<w:p>{comment}{run}</w:p>" * 24_000)
    page = '<w:r><w:br w:type="page"/><w:t>x</w:t></w:r>'
    yield "24,000 page breaks", docx_of(f"<w:p>{page * 24_000}</w:p>")
    bomb = "<w:p><w:r><w:t>" + "x" * 15_000_000 + "</w:t></w:r></w:p>"
    yield "a bomb of 15 MB", docx_of(bomb, zipfile.ZIP_DEFLATED)


def docx_of(body: str, packing: int = zipfile.ZIP_STORED) -> bytes:
    """A Word file with this body, in place of that of an empty document."""
    made, source = io.BytesIO(), io.BytesIO(write(Document(())))
    with (
        zipfile.ZipFile(source) as empty,
        zipfile.ZipFile(made, "w", packing) as whole,
    ):
        for name in empty.namelist():
            data = empty.read(name)
            if name == "word/document.xml":
                space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                data = (
                    f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()
                )
            whole.writestr(name, data)
    return made.getvalue()


def long(count: int) -> bytes:
    """A file of so many marked paragraphs."""
    paragraph = (
        '<w:p><w:r><w:t>kept words</w:t></w:r><w:ins w:id="1" w:author="A"><w:r><w:t>new</w:t>'
        "</w:r></w:ins></w:p>"
    )
    return docx_of(paragraph * count)


def main() -> None:
    """Print the figures."""
    changes = compare(text("before"), text("after"))
    document = redline(changes)
    figures = [
        ("redline of 200 clauses: lay out", best(lambda: redline(changes)), "s"),
        ("redline of 200 clauses: write", ours := best(lambda: write(document)), "s"),
        ("the same by python-docx, no marks", theirs := best(lambda: write_plainly(document)), "s"),
        ("writing / python-docx", ours / theirs, "times"),
        (
            "the two texts: compare, lay out, write",
            best(lambda: write(redline(compare(text("before"), text("after"))))),
            "s",
        ),
    ]
    sides = [write(lay_out(text(word))) for word in ("before", "after")]
    libreoffice = compare_by_libreoffice(sides[0], sides[1])
    if libreoffice is not None:
        figures.append(("the two texts compared by LibreOffice", libreoffice, "s"))
    for count in (1_000, 2_000, 4_000, 8_000):
        data = long(count)
        figures.append((f"{count:,} marked paragraphs: memory", peak(partial(read, data)), "MB"))
    for name, data in hostile():
        figures.append((f"hostile, {name}", best(partial(read_all, [data])), "s"))
        figures.append((f"hostile, {name}", peak(partial(read_all, [data])), "MB"))
    files = [path.read_bytes() for path in sorted(CORPUS.glob("*.docx"))]
    if files:
        ours, theirs = best(lambda: read_all(files)), best(lambda: open_plainly(files))
        figures += [
            (f"{len(files)} files: read", ours, "s"),
            ("the same opened by python-docx", theirs, "s"),
            ("reading / opening", ours / theirs, "times"),
        ]
    for name, figure, unit in figures:
        sys.stdout.write(f"{name:42} {figure:8.3f} {unit}\n")


if __name__ == "__main__":
    main()
