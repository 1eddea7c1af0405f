"""Consolidation over real texts, read where they lie."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from amendments.redline import diff
from amendments.redline.changes import compare, printed
from amendments.redline.collisions import CollisionKind, collide
from amendments.redline.consolidation import settle
from amendments.redline.edits import Proposed
from amendments.redline.gathering import gather
from amendments.redline.identities import inherit
from amendments.redline.matrix import lay_matrix
from amendments.redline.provenance import trace
from amendments.redline.relabelling import relabel
from amendments.redline.structure import Outcome
from resolutions.text.addresses import assign
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text
from resolutions.text.grammar import parse
from resolutions.text.sources import read_text
from tests.amendments.redline.consolidating import identified, take, take_all
from tests.shared_texts import shared_files

YEARS = (2010, 2014, 2018)


def read(file: Path) -> ResolutionText:
    """A real text as a tree."""
    return assign(parse(read_text(file.read_text(encoding="utf-8"))).text)


@pytest.fixture
def editions(shared: Path) -> list[ResolutionText]:
    """Three editions of one resolution, the later with the identities of the first."""
    files = [shared / "texts" / f"pp-140-{year}-en.txt" for year in YEARS]
    base, *others = map(read, files)
    base = identified(base)
    return [base, *(inherit(base, other) for other in others)]


def test_an_edition_as_a_proposal_is_that_edition(editions: list[ResolutionText]) -> None:
    base = editions[0]
    for edition in editions:
        found = take(base, [Proposed("A/1", "", "MOD", edition)])
        assert found.text == edition
        assert not found.not_taken


def test_two_editions_as_proposals(editions: list[ResolutionText]) -> None:
    base, *others = editions
    proposals = [Proposed(f"{n}/1", "", "MOD", each) for n, each in enumerate(others)]
    plan = gather(base, proposals)
    found = settle(plan, take_all(plan), relabel)
    again = settle(gather(base, proposals[::-1]), take_all(plan), relabel)
    assert (again.text, again.collisions) == (found.text, found.collisions)
    marks = [mark for change in compare(base, found.text) for mark in change.marks]
    assert diff.before(marks) == printed(base)
    outcomes = Counter(found.outcomes.values())
    assert outcomes[Outcome.TAKEN] > 100
    assert outcomes[Outcome.OPEN] == 0
    contested = {key for collision in collide(plan) for key in collision.edits}
    agreed = {key for key, edit in plan.edits.items() if len(edit.sources) == 2}
    assert agreed and contested
    matrix = lay_matrix(plan)
    assert sum(len(run) for run in matrix.folded()) == len(matrix.rows)
    assert any(row.contested for row in matrix.rows)
    assert any(row.near for row in matrix.rows)


def test_the_words_of_the_last_edition_know_their_age(editions: list[ResolutionText]) -> None:
    ages: Counter[int] = Counter()
    for aged, clause in zip(trace(editions), editions[-1].walk(), strict=True):
        assert sum(age.end - age.start for age in aged.text) == len(clause.text)
        for age in aged.text:
            ages[age.version] += age.end - age.start
    assert set(ages) == {0, 1, 2}
    assert min(ages.values()) > 100


@pytest.mark.parametrize("file", shared_files("texts/pp-1[0-4]*-2018-en.txt"), ids=lambda f: f.stem)
def test_proposals_on_a_whole_text(file: Path) -> None:
    base = identified(read(file))
    proposals = [Proposed(f"{n}/1", "", "MOD", changed(base, n)) for n in range(4)]
    for one in proposals:
        assert take(base, [one]).text == one.text
    found = take(base, proposals)
    reverse = take(base, proposals[::-1])
    assert (found.text, found.attribution) == (reverse.text, reverse.attribution)
    assert found.merged
    assert {each.kind for each in found.collisions} >= {
        CollisionKind.SAME_WORDS,
        CollisionKind.DELETED_AND_CHANGED,
    }


def changed(base: ResolutionText, seed: int) -> ResolutionText:
    """A text with words of its clauses doubled or left out, a few clauses gone and a few moved."""
    chance = Random(seed)

    def edit(clause: Clause) -> Clause:
        words = clause.text.split(" ")
        if clause.kind is Kind.CLAUSE and len(words) > 8:
            place = chance.randrange(len(words))
            words[place : place + chance.randint(0, 1)] = chance.sample(words, 2)
        text = " ".join(words)
        children = [child for child in clause.children if chance.random() > 0.1]
        if children and chance.random() < 0.3:
            children.append(children.pop(0))
        spans = clause.spans if text == clause.text else ()
        return replace(clause, text=text, spans=spans, children=tuple(children))

    return assign(transform_text(base, edit))
