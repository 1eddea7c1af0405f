"""Word files, timed: a redline of 200 clauses written, and the corpus read.

Run as `python -m bench.word`. Beside each figure stands python-docx doing the nearest that it can:
writing the same paragraphs without any mark, and opening the same files to read their text.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx

from amendments.redline.changes import Change, compare
from amendments.redline.layout import lay_out_changes
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText
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


def main() -> None:
    """Print the figures."""
    changes = compare(text("before"), text("after"))
    document = redline(changes)
    figures = [
        ("redline of 200 clauses: lay out", best(lambda: redline(changes)), "s"),
        ("redline of 200 clauses: write", best(lambda: write(document)), "s"),
        ("the same by python-docx, no marks", best(lambda: write_plainly(document)), "s"),
    ]
    files = [path.read_bytes() for path in sorted(CORPUS.glob("*.docx"))]
    if files:
        ours, theirs = best(lambda: read_all(files)), best(lambda: open_plainly(files))
        figures += [
            (f"{len(files)} files: read", ours, "s"),
            ("the same opened by python-docx", theirs, "s"),
            ("reading / opening", ours / theirs, "times"),
        ]
    for name, figure, unit in figures:
        sys.stdout.write(f"{name:40} {figure:8.3f} {unit}\n")


if __name__ == "__main__":
    main()
