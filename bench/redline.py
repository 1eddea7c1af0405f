"""What a redline costs, in milliseconds of processor time: the least of several runs.

Budgets: 200 clauses all touched 60 ms, a text of 103,000 characters 500 ms, a keystroke 2 ms.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time

from amendments.redline.changes import compare
from amendments.redline.diff import diff
from amendments.redline.tokens import sort, tokenize, weight
from resolutions.text.clauses import Clause, Edition, Kind, ResolutionText

ROOT = Path(__file__).resolve().parents[1]

SHARED = Path(os.environ.get("RESOLUTION_TEXTS") or ROOT.parent / "shared")
WORDS = """Union members shall consider report annually spectrum capacity building resilience access
broadband satellite numbering emergency telecommunication development inclusive digital standards
the of and in to for with on by a that its at as""".split()
CHINESE = "国际电联成员应当考虑报告频谱能力建设宽带卫星编号应急电信发展包容数字标准的和在与及"


def least(work: Callable[[], object], runs: int = 7) -> float:
    """Milliseconds of the fastest run, each with empty caches."""
    best = float("inf")
    for _ in range(runs):
        for cached in (sort, weight):
            cached.cache_clear()
        start = process_time()
        work()
        best = min(best, process_time() - start)
    return 1000 * best


def sentence(chance: random.Random, length: int, chinese: bool = False) -> str:
    """A clause of so many words or characters, with a citation."""
    words = [chance.choice(CHINESE if chinese else WORDS) for _ in range(length)]
    words.insert(length // 2, f"第{chance.randrange(200)}号" if chinese else "(Dubai, 2018)")
    return ("" if chinese else " ").join(words) + ("；" if chinese else ";")


def touch(text: str, chance: random.Random, changes: int) -> str:
    """A text with so many words replaced, deleted or inserted."""
    tokens = tokenize(text)
    for _ in range(changes):
        place = chance.randrange(len(tokens))
        edit = chance.choice((["amended"], [], [tokens[place], " further"]))
        tokens[place : place + 1] = edit
    return "".join(tokens)


def resolution(texts: list[str], per_section: int = 20) -> ResolutionText:
    """Sections of numbered clauses."""
    sections = []
    for number, start in enumerate(range(0, len(texts), per_section)):
        clauses = tuple(
            Clause(Kind.CLAUSE, label=str(label), text=text, address=f"s{number}/{label}")
            for label, text in enumerate(texts[start : start + per_section], start=1)
        )
        name = f"resolves {number}"
        sections.append(
            Clause(Kind.OPERATIVE, heading=name, key=name, address=f"s{number}", children=clauses)
        )
    return ResolutionText("en", "pp", "resolution", "1", Edition(), tuple(sections))


def report(name: str, before: list[str], after: list[str], budget: float) -> None:
    """Print what one comparison of two texts costs."""
    sides = resolution(before), resolution(after)
    print(f"{name:<52}{least(lambda: compare(*sides)):8.1f} ms  budget {budget:.0f}")


def long_texts(chance: random.Random) -> list[str]:
    """A text of 103,000 characters: one clause of 35,000, the others of a few hundred."""
    file = SHARED / "texts" / "pp-71-2018-en.txt"
    if file.exists():
        lines = [line for line in file.read_text().split("\n") if line.strip()]
    else:
        lines = [sentence(chance, 60) for _ in range(300)]
    size = place = 0
    while size < 35_000:
        size, place = size + len(lines[place]) + 1, place + 1
    return [" ".join(lines[:place]), *lines[place:]]


def main() -> None:
    """Print all figures."""
    chance = random.Random(140)
    for chinese in (False, True):
        name = "Chinese" if chinese else "English"
        before = [sentence(chance, 60 if chinese else 25, chinese) for _ in range(200)]
        report(
            f"200 clauses, {name}, one change in each",
            before,
            [touch(text, chance, 1) for text in before],
            60,
        )
        report(
            f"200 clauses, {name}, four changes in each",
            before,
            [touch(text, chance, 4) for text in before],
            60,
        )
        report(
            f"200 clauses, {name}, 40 touched",
            before,
            [touch(t, chance, 2) if n % 5 == 0 else t for n, t in enumerate(before)],
            60,
        )
        report(
            f"200 clauses, {name}, one added at the top",
            before,
            [sentence(chance, 25, chinese), *before],
            60,
        )
    before = long_texts(chance)
    for rate in (20, 5):
        after = [touch(text, chance, 1 + len(text) // (rate * 20)) for text in before]
        name = f"{sum(map(len, before)):,} characters, a change every {rate * 20}"
        report(name, before, after, 500)
    before = [sentence(chance, 25) for _ in range(4000)]
    for clauses in (500, 1000, 2000, 4000):
        some = before[:clauses]
        report(
            f"{clauses} clauses, two changes in each",
            some,
            [touch(text, chance, 2) for text in some],
            60 * clauses / 200,
        )
    text = " ".join(sentence(chance, 25) for _ in range(4))[:600]
    typed = f"{text[:300]}x{text[300:]}"
    print(
        f"{'a keystroke in 600 characters':<52}{least(lambda: diff(text, typed)):8.2f} ms  budget 2"
    )


if __name__ == "__main__":
    main()
