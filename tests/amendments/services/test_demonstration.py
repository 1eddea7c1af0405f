from pathlib import Path

import pytest
from django.conf import settings

from amendments.services.demonstration import read_manifest
from resolutions.services.problems import ImportProblem

MANIFEST = settings.BASE_DIR / "fixtures" / "manifest.toml"


def test_every_text_in_the_folder_is_listed_once() -> None:
    listed = [text.path for text in read_manifest(MANIFEST)]
    assert sorted(listed) == sorted((MANIFEST.parent / "texts").glob("*.md"))
    for text in read_manifest(MANIFEST):
        said = text.overrides
        name = f"{said.body}-{said.number}-{said.year}-{said.language}.md"
        assert text.path.name == name


@pytest.mark.parametrize("content", ["", "not toml at all", "[[resolution]]\nbody = 'pp'\n"])
def test_a_broken_manifest_is_a_problem(content: str, tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ImportProblem):
        read_manifest(path)
