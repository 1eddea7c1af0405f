"""Bases with provisions, and proposals on them, for the tests of consolidation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from amendments.redline.collisions import collide
from amendments.redline.consolidation import Consolidated, consolidate
from amendments.redline.decisions import Choice, Decision, decide
from amendments.redline.edits import Proposed
from amendments.redline.gathering import Plan, gather
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text
from tests.resolutions.text.generated import resolutions
from tests.strategies import EDITION, SENTENCES, Grower

SOURCES = ("ATU/35A18/1", "RCC/9/1", "RCC/12/1", "CAN/4/2")


def identified(text: ResolutionText) -> ResolutionText:
    """The text with a uid on every clause, made of its address."""
    return transform_text(text, lambda clause: replace(clause, uid=f"uid:{clause.address}"))


def proposal(source: str, text: ResolutionText | None, action: str = "MOD") -> Proposed:
    """A proposal under its source, addresses made anew."""
    return Proposed(source, source, action, text and assign(text))


def section(key: str, *texts: str, kind: Kind = Kind.OPERATIVE) -> Clause:
    """A section of numbered clauses."""
    clauses = (Clause(Kind.CLAUSE, label=str(n), text=t) for n, t in enumerate(texts, start=1))
    return Clause(kind, heading=key, key=key, children=tuple(clauses))


def text(*sections: Clause) -> ResolutionText:
    """A text of these sections, with addresses and uids."""
    return identified(assign(ResolutionText("en", "pp", "resolution", "1", EDITION, sections)))


def reworded(base: ResolutionText, address: str, words: str) -> ResolutionText:
    """The base with another text of one clause."""
    return transform_text(base, lambda c: replace(c, text=words) if c.address == address else c)


def without(base: ResolutionText, *addresses: str) -> ResolutionText:
    """The base without some clauses and what is under them."""

    def keep(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
        left = (clause for clause in clauses if clause.address not in addresses)
        return tuple(replace(clause, children=keep(clause.children)) for clause in left)

    return replace(base, clauses=keep(base.clauses))


def adding(base: ResolutionText, parent: str, rank: int, *clauses: Clause) -> ResolutionText:
    """The base with clauses more under one."""

    def put(clause: Clause) -> Clause:
        if clause.address != parent:
            return clause
        children = (*clause.children[:rank], *clauses, *clause.children[rank:])
        return replace(clause, children=children)

    return transform_text(base, put)


def words(consolidated: Consolidated) -> list[str]:
    """What each clause of the result says."""
    return [clause.words for clause in consolidated.text.walk()]


def take_all(plan: Plan) -> tuple[Decision, ...]:
    """Everything taken, whatever collides."""
    return decide(plan, lambda edit: True)


def take(base: ResolutionText, proposals: Sequence[Proposed]) -> Consolidated:
    """The consolidation with everything taken."""
    return consolidate(base, proposals, take_all(gather(base, proposals)))


def _scattered(seed: int, size: int, count: int) -> tuple[ResolutionText, tuple[Proposed, ...]]:
    """A generated base and a few revisions of it: moved, reworded, deleted, added, unrelated."""
    grower = Grower(seed, size)
    base = identified(grower.text())
    found = []
    for source in SOURCES[:count]:
        after = replace(base, clauses=grower.revised(base.clauses))
        if grower.chance.random() < 0.1:
            after = grower.text()
        if grower.chance.random() < 0.1:
            after = replace(after, edition=replace(EDITION, year=grower.chance.randint(2019, 2022)))
        found.append(proposal(source, after))
    return base, tuple(found)


scattered = st.builds(
    _scattered, st.integers(0, 2**32 - 1), st.integers(0, 4), st.integers(0, len(SOURCES))
)


def _tidy(
    base: ResolutionText, seed: int, count: int
) -> tuple[ResolutionText, tuple[Proposed, ...]]:
    """A base that a source could have and a few proposals that change words and lists of it."""
    grower = Grower(seed, 2)
    base = identified(base)

    def edit(clause: Clause) -> Clause:
        chance = grower.chance
        said = clause.text.split(" ")
        if clause.text and chance.random() < 0.3:
            at = chance.randint(0, len(said))
            put = chance.choice(([], ["further"], ["further", "relevant"]))
            said[at : at + chance.randint(0, 2)] = put
        children = [child for child in clause.children if chance.random() < 0.9]
        if clause.children and chance.random() < 0.2:
            added = Clause(Kind.CLAUSE, label="z)", text=chance.choice(SENTENCES))
            children.insert(chance.randint(0, len(children)), added)
        if chance.random() < 0.1:
            chance.shuffle(children)
        joined = " ".join(said)
        spans = clause.spans if joined == clause.text and chance.random() < 0.8 else ()
        return replace(clause, text=joined, spans=spans, children=tuple(children))

    found = [proposal(source, transform_text(base, edit)) for source in SOURCES[:count]]
    return base, tuple(found)


tidy = st.builds(_tidy, resolutions(), st.integers(0, 2**32 - 1), st.integers(0, len(SOURCES)))
proposed = st.one_of(scattered, tidy)
"""A base and up to four proposals on it."""


@st.composite
def decided(draw: st.DrawFn) -> tuple[ResolutionText, tuple[Proposed, ...], tuple[Decision, ...]]:
    """The same with any decisions, foolish ones included."""
    base, proposals = draw(proposed)
    plan = gather(base, proposals)
    chance = Grower(draw(st.integers(0, 2**32 - 1)), 1).chance
    found = [
        Decision(key, chance.choice(list(Choice)), chance.choice(("", "other words")), (), "chair")
        for key in plan.edits
        if chance.random() < 0.8
    ]
    for collision in collide(plan):
        if chance.random() < 0.6:
            edits = chance.choice(collision.sides).edits
            choice = chance.choice(list(Choice))
            found.append(Decision(collision.key, choice, "a compromise", edits, "chair"))
    return base, proposals, tuple(found)
