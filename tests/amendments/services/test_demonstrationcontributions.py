from dataclasses import replace
from pathlib import Path

import pytest

from amendments.models import Contribution
from amendments.services.demonstrationcontributions import load_contributions, read_contributions
from resolutions.services.accounts import system_user
from resolutions.services.problems import ImportProblem
from tests.amendments.contributed import store_base
from tests.amendments.services.test_demonstration import MANIFEST


def test_every_contribution_in_the_folder_is_listed_once() -> None:
    listed = [one.path for one in read_contributions(MANIFEST)]
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


@pytest.mark.django_db
def test_a_real_text_is_not_amended_by_a_demonstration() -> None:
    real = store_base()
    edition = {"resolution": f"pp/{real.resolution.number}", "base": str(real.year)}
    listed = [replace(one, **edition) for one in read_contributions(MANIFEST)]
    assert load_contributions(user=system_user(), listed=listed) == 0
    assert not Contribution.objects.exists()
