"""The lock files: everything pinned, everything with its hashes, no place to download from."""

import re

import pytest

from tests.shared_texts import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")


def pins(content: str) -> dict[str, str]:
    """Each package with its version."""
    return dict(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", content, re.M))


def read(name: str) -> str:
    return (ROOT / "config" / name).read_text()


@pytest.mark.parametrize("name", FILES)
def test_every_package_has_hashes(name: str) -> None:
    entries = [entry for entry in re.split(r"\n(?=\S)", read(name)) if not entry.startswith("#")]
    assert len(entries) == len(pins(read(name))) > 5
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_a_place_to_download_from(name: str) -> None:
    assert "://" not in read(name)
    assert not re.search(r"^-", read(name), re.M)


def test_the_checks_run_on_the_versions_of_the_product() -> None:
    product, checks = (pins(read(name)) for name in FILES)
    assert product.items() <= checks.items()
