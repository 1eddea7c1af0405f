"""Contributions as they go out, read by LibreOffice: rejected the base, accepted the proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from amendments.services.contributions import plan_contribution
from amendments.submissions.labels import LANGUAGES
from amendments.submissions.layout import Marks, Paper, lay_out_contribution
from resolutions.services.sources import read_source
from resolutions.text.clauses import ResolutionText
from resolutions.word.canonical import canonical
from resolutions.word.inspection import side
from resolutions.word.layout import lay_out
from resolutions.word.marks import Document, View
from tests.amendments.papers import DATE, as_file, item, paper
from tests.resolutions.word.oracle import ask
from tests.resolutions.word.samples import Chance, sample
from tests.shared_texts import ROOT, SHARED
from tests.trees import secretary

TREES = 200
SHARE = 20  # in one file
# LibreOffice 7.4 leaves an empty paragraph around some tables and notes that come or go;
# docs/word.md says which. So many in the 460 texts.
EMPTY_MORE = 60
FIXTURES = ROOT / "fixtures" / "texts"
SEEDS = ("council-1332-contribution-zh.txt", "wtsa-75-atu-proposal-zh.txt")
Sides = tuple[ResolutionText | None, ResolutionText | None]


def demonstration() -> Iterator[tuple[str, str, list[Sides]]]:
    """The editions of each demonstration text, one after the other."""
    for language in ("en", "zh"):
        pairs: list[Sides] = []
        for stem in ("council-1332-2019 council-1332-2023", "pp-140-2018 pp-140-2022"):
            files = [FIXTURES / f"{name}-{language}.md" for name in stem.split()]
            before, after = (read_source(file.read_bytes()).text for file in files)
            pairs += [(before, after), (after, before), (None, after), (before, None)]
        yield f"demonstration {language}", language, pairs


def seeds() -> Iterator[tuple[str, str, list[Sides]]]:
    """The proposals that stand fused in the real texts."""
    for name in SEEDS:
        path = SHARED / "seeds" / name
        if path.exists():
            plan = plan_contribution(path.read_bytes(), name, user=secretary())
            yield name, "zh", [(one.before, one.after) for one in plan.proposals]


def generated() -> Iterator[tuple[str, str, list[Sides]]]:
    """Trees and what became of them by chance, many in one contribution."""
    found: dict[str, list[Sides]] = {}
    for seed in range(TREES):
        chance = Chance(seed)
        before = chance.text()
        found.setdefault(before.language, []).append((before, chance.changed(before)))
    for language, pairs in found.items():
        for start in range(0, len(pairs), SHARE):
            yield f"chance {language} {start}", language, pairs[start : start + SHARE]


def languages() -> Iterator[tuple[str, str, list[Sides]]]:
    """A text in each of the six languages, changed."""
    for language in LANGUAGES:
        text = sample(language)
        kept = (*text.clauses[:3], *reversed(text.clauses[3:-2]), *text.clauses[-2:])
        yield f"sample {language}", language, [(text, replace(text, clauses=kept)), (text, None)]


def contribution(language: str, pairs: list[Sides]) -> Paper:
    return replace(paper(*(item(*pair) for pair in pairs)), language=language)


def wanted(one: Paper, pairs: list[Sides], view: View) -> list[str]:
    """The paragraphs that a view should have: the frame, and in it the texts as printed."""
    bare = replace(one, items=tuple(replace(each, changes=()) for each in one.items))
    frame = list(side(canonical(laid_out(bare)), view).body)
    reasons = len(one.items[0].reasons)
    head = len(frame) - len(pairs) * (1 + reasons)
    found = frame[:head]
    for order, pair in enumerate(pairs):
        start = head + order * (1 + reasons)
        found.append(frame[start])
        text = pair[0] if view is View.BEFORE else pair[1]
        found += side(canonical(lay_out(text)), View.AFTER).body if text else ()
        found += frame[start + 1 : start + 1 + reasons]
    return found


def laid_out(one: Paper) -> Document:
    return lay_out_contribution(one, marks=Marks.TRACKED, author="Canada", date=DATE)


@pytest.mark.django_db
@pytest.mark.once
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_libreoffice_rejects_to_the_base_and_accepts_to_the_proposal(tmp_path: Path) -> None:
    cases = [*demonstration(), *seeds(), *generated(), *languages()]
    papers = [contribution(language, pairs) for _name, language, pairs in cases]
    files = [tmp_path / f"{order}.docx" for order in range(len(cases))]
    for file, one in zip(files, papers, strict=True):
        file.write_bytes(as_file(one))
    more = 0
    for (name, _language, pairs), one, verdict in zip(cases, papers, ask(files), strict=True):
        for view, theirs in ((View.BEFORE, verdict.before), (View.AFTER, verdict.after)):
            mine = wanted(one, pairs, view)
            assert [text for text in theirs if text] == [text for text in mine if text], name
            more += abs(len(theirs) - len(mine))
    assert more <= EMPTY_MORE, more
