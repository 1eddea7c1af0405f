"""How fast a report of a meeting is read and its mandates and links are found: a megabyte of each.

Prints seconds of CPU time; fails if the real report takes more than two. Those of our own have
twenty thousand short lines to the megabyte and cite something in most of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from meetings.reports import read
from meetings.reports.links import KnownClause, of_report
from resolutions.text.grammar import parse
from resolutions.text.mandates import mandates
from resolutions.text.sources import read_text

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "meetings" / "reports" / "samples"
SHARED = Path(__file__).resolve().parents[2] / "shared"
MEGABYTE = 1_000_000
LIMIT = 2.0
KNOWN = {
    (body, "resolution", number): [
        KnownClause(f"{number}-{n}", f"resolves/{n}", str(n), "resolves") for n in range(1, 20)
    ]
    for body in ("PP", "Council")
    for number in ("140", "1332", "1334")
}


def took(work: Callable[[], object]) -> float:
    """Seconds that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def megabyte(text: str) -> str:
    """The text again and again, up to a megabyte."""
    return (text + "\n") * (MEGABYTE // len(text.encode()) + 1)


def main() -> int:
    """Print the figures; 1 if reading a report is over its limit."""
    slow = 0
    for path in (*sorted(SHARED.glob("seeds/*report-zh.txt")), *sorted(SAMPLES.glob("*.txt"))):
        lines = read_text(megabyte(path.read_text(encoding="utf-8"))).lines
        read(lines[:50])
        seconds = took(lambda lines=lines: read(lines))  # type: ignore[misc]
        slow += seconds > LIMIT and path.parent != SAMPLES
        report = read(lines)
        links = took(lambda report=report: of_report(report, KNOWN))  # type: ignore[misc]
        print(f"reports: 1 MB, {path.stem}: {seconds:.2f} s; its links: {links:.2f} s")
    texts = [
        parse(read_text(path.read_text(encoding="utf-8"))).text
        for path in sorted(SHARED.glob("texts/pp-*-en.txt"))
    ]
    if texts:
        seconds = took(lambda: [mandates(text) for text in texts])
        print(f"mandates: {len(texts)} resolutions: {seconds:.2f} s")
    return min(slow, 1)


if __name__ == "__main__":
    sys.exit(main())
