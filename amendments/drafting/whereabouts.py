"""Where the clauses of a text stand, by identity: what a reference points at, and as what."""

from __future__ import annotations

from collections.abc import Iterator

from resolutions.text.clauses import SECTIONS, Clause, Kind, ResolutionText


class Labels:
    """The clauses of a text by identity, and where each stands: its section and its labels."""

    def __init__(self, text: ResolutionText) -> None:
        self.clauses: dict[str, Clause] = {}
        self.paths: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.sections = [c for c in text.clauses if c.kind in SECTIONS | {Kind.ANNEX}]
        for top in text.clauses:
            for path, clause in _paths(top, ()):
                if clause.uid:
                    self.clauses[clause.uid] = clause
                    self.paths[clause.uid] = (top.uid, path)

    def same_as(self, other: Labels) -> bool:
        """Whether every clause has its number and place, so that no reference can be stale."""
        heads = [clause.key for clause in self.sections]
        return self.paths == other.paths and heads == [c.key for c in other.sections]

    def key(self, section: str) -> str:
        """The key of a section."""
        return self.clauses[section].key if section in self.clauses else ""

    def heading(self, section: str) -> str:
        """The heading of a section as a reference says it."""
        words = self.clauses[section].heading if section in self.clauses else ""
        return words.strip(" ,:،，：*_")

    def pointed_at(self, key: str, labels: tuple[str, ...], within: str) -> list[str]:
        """The clauses that a section's key and labels can mean; `§` means any section's.

        In several sections with one key, or in any, each that has such labels counts.
        """
        if key == "annex":
            key = "-".join((key, *labels))
            return [c.uid for c in self.sections if c.kind is Kind.ANNEX and c.key == key]
        named = self.sections
        if not key.startswith("§"):
            named = [c for c in named if c.key == key] or [
                c for c in named if c.key.startswith(f"{key}-")
            ]
        elif any(c.uid == within for c in named):
            own = [c for c in named if c.uid == within]
            named = own if _below(own[0], labels) else named
        return [found.uid for section in named if (found := _below(section, labels))]


def _paths(clause: Clause, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Clause]]:
    path = (*path, clause.label) if clause.kind is Kind.CLAUSE else path
    yield path, clause
    for child in clause.children:
        yield from _paths(child, path)


def _below(clause: Clause, labels: tuple[str, ...]) -> Clause | None:
    """The clause under one that labels lead to; None if there is none, or more than one."""
    for label in labels:
        there = [c for c in clause.children if c.label and core(c.label) == core(label)]
        if len(there) != 1:
            return None
        clause = there[0]
    return clause


def bare(label: str) -> str:
    """A label without brackets, stops and blanks: `a` of `a)`."""
    return label.strip(" .()（）")


def core(label: str) -> str:
    """A label as it is compared: bare, and in small letters."""
    return bare(label).casefold()
