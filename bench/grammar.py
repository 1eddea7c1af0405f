"""How long the grammar takes, and whether its cost grows with the text and no faster.

Prints milliseconds of CPU time, the best of five runs.
"""

from __future__ import annotations

import time
from pathlib import Path

from resolutions.text.grammar import parse
from resolutions.text.printing import print_text
from resolutions.text.sources import read_text

LONGEST = Path(__file__).resolve().parents[2] / "shared/texts/pp-71-2018-en.txt"
RUNS = 5


def best(source: str) -> float:
    """Milliseconds to read and parse a source."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        parse(read_text(source))
        times.append(time.process_time() - start)
    return min(times) * 1000


def resolution(clauses: int) -> str:
    """A resolution of so many clauses, five lines of text each."""
    words = "to continue the work on telecommunications for development in every region " * 5
    lines = [f"{rank} {words};" for rank in range(1, clauses + 1)]
    return "\n".join(["RESOLUTION 1 (DUBAI, 2018)", "Title", "The Council,", "resolves", *lines])


def main() -> None:
    """Print the figures."""
    if LONGEST.is_file():
        text = LONGEST.read_text(encoding="utf-8")
        print(f"grammar: longest real text, {len(text):,} characters: {best(text):.0f} ms")
    base = None
    for clauses in (100, 200, 400, 800):
        source = resolution(clauses)
        took = best(source)
        base = base or took / len(source)
        ratio = took / len(source) / base
        size = f"{clauses} clauses, {len(source):,} characters"
        print(f"grammar: {size}: {took:.0f} ms, {ratio:.2f} of the cost per character")
    tree = parse(read_text(resolution(200))).text
    start = time.process_time()
    print_text(tree)
    print(f"grammar: printing 200 clauses: {(time.process_time() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
