"""The numbers of recommendations: as short as they can be, none of them given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from meetings.reports.values import Paragraph, Recommendation

_PLAIN = re.compile(r"\d+(?:\.\d+)*")
_BRACKETED = re.compile(r"\d+\)")


@dataclass(slots=True)
class Names:
    """The recommendations that have a number, by it.

    `given` are the numbers of recommendations by those of their paragraphs, where they differ.
    """

    found: dict[str, Recommendation] = field(default_factory=dict)
    given: dict[str, str] = field(default_factory=dict)

    def give(self, paragraph: Paragraph, own: str, root: str | None) -> str:
        """The number of the recommendation that a paragraph is.

        `own` is the one that its words give it: what has labels below it is a part of it. In a list
        under the number `root` it is `a)` for `3 a)`, if no other has that; None is outside a list.
        """
        written = paragraph.number
        if own:
            self.given[written or paragraph.under] = own
            return own
        above, _blank, label = written.rpartition(" ")
        if not written or root is None:
            return written
        if above in self.given and "." not in label:
            return f"{self.given[above]} {label}"
        short = written.removeprefix(f"{root} ") if root else written
        if _BRACKETED.fullmatch(short):
            short = short.rstrip(")")
        if short == written or (short in self.found and " " not in short):
            return written
        self.given[written] = short
        return short

    def add(self, one: Recommendation) -> bool:
        """Take one in by its number; whether it has one, and no other has it."""
        if not one.number or one.number in self.found:
            return False
        self.found[one.number] = one
        return True

    def others(self, rest: Iterable[Recommendation]) -> Iterator[Recommendation]:
        """Those outside every list, without a number that another has.

        Their numbers go on from section to section: `2` for `II 2`.
        """
        taken = set(self.found)
        for one in rest:
            short = one.number.rpartition(" ")[2]
            numbers = (short if _PLAIN.fullmatch(short) else "", one.number)
            number = next((name for name in numbers if name and name not in taken), "")
            taken.add(number)
            yield replace(one, number=number)


def parent_of(number: str) -> str:
    """The number of what a number is a part of: `3.15.1` of `3.15`, `3.2 a)` of `3.2`."""
    return number.rpartition(" ")[0] if " " in number else number.rpartition(".")[0]
