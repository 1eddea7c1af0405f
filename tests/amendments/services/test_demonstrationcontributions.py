from dataclasses import replace
from pathlib import Path

import pytest

from amendments.models import Contribution
from amendments.redline.collisions import CollisionKind, collide
from amendments.redline.consolidation import settle
from amendments.redline.decisions import Choice, Decision, decide, editorial, uncontested
from amendments.redline.edits import Proposed
from amendments.redline.gathering import gather
from amendments.redline.identities import inherit
from amendments.services.demonstrationcontributions import load_contributions, read_contributions
from resolutions.services.accounts import system_user
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import read_source
from resolutions.text.clauses import ResolutionText, transform_text
from tests.amendments.contributed import store_base
from tests.amendments.services.test_demonstration import MANIFEST


def test_every_contribution_in_the_folder_is_listed_once() -> None:
    found = read_contributions(MANIFEST)
    listed = [path for one in found for path in (one.path, *one.translations.values())]
    assert sorted(listed) == sorted((MANIFEST.parent / "contributions").glob("*.md"))


def test_what_revises_another_stands_after_it() -> None:
    known: set[str] = set()
    for one in read_contributions(MANIFEST):
        assert not one.revises or one.revises in known
        known.add(one.symbol)


def test_a_contribution_that_lacks_something_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text("[[contribution]]\ngroup = 'pp'\n", encoding="utf-8")
    with pytest.raises(ImportProblem):
        read_contributions(path)


def test_the_demonstration_has_everything_that_a_chair_meets() -> None:
    base = _text("texts/pp-140-2022-en.md")
    base = transform_text(base, lambda clause: replace(clause, uid=f"uid:{clause.address}"))
    listed = [one for one in read_contributions(MANIFEST) if not one.revises]
    proposals = [
        Proposed(
            one.symbol, one.source, "MOD", inherit(base, _text(f"contributions/{one.path.name}"))
        )
        for one in listed
    ]
    plan = gather(base, proposals)
    collisions = {one.provisions: one for one in collide(plan)}
    assert {one.kind for one in collisions.values()} == {
        CollisionKind.EDITION,
        CollisionKind.SAME_WORDS,
        CollisionKind.DELETED_AND_CHANGED,
        CollisionKind.MOVED_AND_SPLIT,
    }
    assert any(len(edit.sources) >= 4 for edit in plan.edits.values())  # agreement
    assert any(len(added) > 1 for added in plan.gaps.values())  # additions at one place
    assert any(map(editorial(plan), plan.edits.values()))
    taken = decide(plan, uncontested(collisions.values()))
    found = settle(plan, taken)
    assert found.merged  # different words of one clause
    shown = {one.kind for one in found.collisions}
    assert {CollisionKind.LABEL_TWICE, CollisionKind.REFERENCE} <= shown
    divided = collisions["uid:instructs-the-directors-of-the-bureaux/2",]
    gone = next(one for one in divided.sides if any(plan.edits[k].removes for k in one.edits))
    side = Decision(divided.key, Choice.SIDE, edits=gone.edits)
    shown = {one.kind for one in settle(plan, [*taken, side]).collisions}
    assert CollisionKind.EMPTY_HEADING in shown


def _text(name: str) -> ResolutionText:
    """A demonstration text, or what a contribution proposes: without its symbol and reasons."""
    said = (MANIFEST.parent / name).read_text(encoding="utf-8")
    if name.startswith("contributions"):
        said = said.partition("\n")[2].partition("**Reasons:**")[0]
    return read_source(said.encode()).text


@pytest.mark.django_db
def test_a_real_text_is_not_amended_by_a_demonstration() -> None:
    real = store_base()
    edition = {"resolution": f"pp/{real.resolution.number}", "base": str(real.year)}
    listed = [replace(one, **edition) for one in read_contributions(MANIFEST)]
    assert load_contributions(user=system_user(), listed=listed) == 0
    assert not Contribution.objects.exists()
