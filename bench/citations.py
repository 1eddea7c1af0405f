"""How fast citations are recognised: a megabyte of real text, and texts made to be slow.

Prints seconds of CPU time; the second part fails if the cost grows faster than the length.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from resolutions.text.citations import find
from resolutions.text.lexicon import LANGUAGES

ROOT = Path(__file__).resolve().parents[1]

SHARED = ROOT.parent / "shared"
MEGABYTE = 1_000_000
LIMIT = 2.0
HOSTILE = {
    "numbers": "Resolutions " + "101, " * 40_000,
    "heads": "Resolution " * 20_000,
    "brackets": "Resolution 1 (Rev. (" * 10_000,
    "Chinese numbers": "第" + "1332、" * 40_000 + "号决议",
    "years": "2018年，" * 33_000,
    "digits": "1" * 200_000,
    "blanks": "Resolution" + " " * 200_000 + "1",
    "action lines": "C2、" * 60_000,
    "meetings": "第39次会议" * 33_000,
    "verbs": "考虑到" * 60_000,
}


def took(text: str, language: str) -> float:
    """Seconds to recognise the citations of a text."""
    start = time.process_time()
    find(text, language=language)
    return time.process_time() - start


def real(pattern: str) -> str:
    """A megabyte of the real texts whose names match, one after the other, again and again."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SHARED.glob(pattern)))
    size = len(text.encode())
    whole = (text + "\n") * (MEGABYTE // size + 1) if size else ""
    return whole.encode()[:MEGABYTE].decode(errors="ignore")


def main() -> int:
    """Print the figures; 1 if one of them is over its limit."""
    slow = 0
    for language, pattern in (("en", "texts/*-en.txt"), ("zh", "seeds/*-zh.*")):
        find("", language=language)
        if text := real(pattern):
            seconds = took(text, language)
            slow += seconds > LIMIT
            print(f"citations: 1 MB of real text, {language}: {seconds:.2f} s")
    for name, text in HOSTILE.items():
        worst = max(took(text, language) for language in LANGUAGES)
        slow += worst > LIMIT
        print(f"citations: hostile, {name}, {len(text):,} characters: {worst:.2f} s at most")
    return min(slow, 1)


if __name__ == "__main__":
    sys.exit(main())
