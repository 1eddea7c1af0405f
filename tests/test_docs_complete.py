"""What a user can run, set or open is named in the documentation, and nothing else is."""

import ast
import re

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.shared_texts import ROOT

DOCS = ROOT / "docs"
# Django's own programs, with pages of their own that Django documents.
FOREIGN = ("admin/",)


def documented(page: str) -> set[str]:
    """Whatever stands in backticks on a page of the documentation."""
    return set(re.findall(r"`([^`\n]+)`", (DOCS / page).read_text()))


def headings_and_rows(page: str) -> set[str]:
    """The backticked names that begin a table's row or a heading: what the page describes."""
    lines = (DOCS / page).read_text().splitlines()
    begun = (re.match(r"(?:\| *|#+ *)`([^`]+)`", line) for line in lines)
    return {match[1] for match in begun if match}


def commands() -> set[str]:
    """The management commands of this project."""
    found = ROOT.glob("*/management/commands/*.py")
    return {path.stem for path in found if not path.stem.startswith("_")}


def variables() -> set[str]:
    """The environment variables that the settings read."""
    tree = ast.parse((ROOT / "config" / "settings.py").read_text())
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        str(call.args[0].value)
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "env"
        and isinstance(call.args[0], ast.Constant)
    }


def routes(patterns: list[URLPattern | URLResolver], before: str = "/") -> set[str]:
    """Every address of the site, its converters left out: `/resolutions/<body>/`."""
    found: set[str] = set()
    for pattern in patterns:
        route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(pattern.pattern).strip("^$"))
        if isinstance(pattern, URLPattern):
            found.add(re.sub(r"<\w+:", "<", before + route))
        elif route in FOREIGN:
            found.add(before + route)
        else:
            found |= routes(pattern.url_patterns, before + route)
    return found


def test_every_command_is_documented() -> None:
    assert commands() - documented("commands.md") == set()


def test_no_command_is_documented_that_is_gone() -> None:
    named = {name.split()[0] for name in headings_and_rows("commands.md")}
    assert named - commands() == set()


def test_every_setting_is_documented() -> None:
    assert variables() - documented("settings.md") == set()


def test_no_setting_is_documented_that_is_gone() -> None:
    assert headings_and_rows("settings.md") - variables() == set()


def test_every_page_is_documented() -> None:
    assert routes(get_resolver().url_patterns) - documented("pages.md") == set()


@pytest.mark.parametrize(
    ("kind", "known"),
    [("settings", "DATABASE_URL"), ("routes", "/healthz"), ("routes", "/admin/")],
)
def test_the_search_finds_what_is_there(kind: str, known: str) -> None:
    found = variables() if kind == "settings" else routes(get_resolver().url_patterns)
    assert known in found
