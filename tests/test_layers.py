"""The shape of the code: which layer may import which, and how long things may grow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared_texts import ROOT

APPS = ("resolutions", "meetings", "amendments")  # each may import those before it
PURE = (
    "resolutions.text",
    "resolutions.word",
    "amendments.redline",
    "amendments.submissions",
    "amendments.drafting",
    "meetings.reports",
)
# Within an app: a layer may import those before it, never one after it.
LAYERS = ("models", "queries", "services", "views")
OUTERMOST = ("admin", "api", "forms", "management", "templatetags", "urls", "views")
NO_FRAMEWORK = ("django", "simple_history", "django_htmx", "environ", "psycopg", "whitenoise")

MODULE_LINES = 320
TEST_MODULE_LINES = 500
FUNCTION_LINES = 60
TEMPLATE_LINES = 130


def python_files(*folders: str) -> list[Path]:
    """The project's own Python files below these folders, migrations apart."""
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [path for path in files if "migrations" not in path.parts]


def module_name(path: Path, root: Path = ROOT) -> str:
    """`resolutions.text.clauses` for that file."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(source: str, module: str, *, is_package: bool = False) -> Iterator[str]:
    """Every module that the source imports, anywhere in it, by its full name.

    `from a import b` counts as `a.b`: b may be a module.
    """
    parts = module.split(".")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = node.level - (1 if is_package else 0)
            base = parts[: len(parts) - up] if node.level else []
            origin = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def within(module: str, folder: str) -> bool:
    """Whether the module is that package or stands in it."""
    return module == folder or module.startswith(f"{folder}.")


def layer(module: str) -> str:
    """The part of an app that a module belongs to: `services` for resolutions.services.storing."""
    return [*module.split("."), ""][1]


def refusal(module: str, imported: str) -> str | None:
    """Why `module` may not import `imported`; None if it may."""
    app, other = module.split(".")[0], imported.split(".")[0]
    if any(within(module, folder) for folder in PURE):
        if other in NO_FRAMEWORK or other == "config":
            return "a pure folder knows no framework"
        if other in APPS and not any(within(imported, folder) for folder in PURE):
            return "a pure folder knows pure folders only"
    if app in APPS and other in APPS and APPS.index(other) > APPS.index(app):
        return f"{app} stands below {other}"
    if app in APPS and other in APPS:
        mine, theirs = layer(module), layer(imported)
        if mine in LAYERS and theirs in LAYERS and LAYERS.index(theirs) > LAYERS.index(mine):
            return f"{mine} stand below {theirs}"
        if mine not in OUTERMOST and theirs in OUTERMOST:
            return f"nothing inward knows {theirs}"
    return None


@pytest.mark.parametrize("path", python_files(*APPS), ids=module_name)
def test_each_module_imports_inward_only(path: Path) -> None:
    module = module_name(path)
    found = imports(path.read_text(), module, is_package=path.name == "__init__.py")
    refused = [f"{name}: {why}" for name in found if (why := refusal(module, name))]
    assert refused == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("resolutions.text.grammar", "from django.utils import text"),
        ("resolutions.text.grammar", "from resolutions.models import Version"),
        ("amendments.drafting.checks", "from amendments.models import Proposal"),
        ("amendments.redline.diff", "def late():\n    import meetings.models"),
        ("resolutions.models", "from amendments.redline import diff"),
        ("resolutions.models.clauses", "from .. import services"),
        ("resolutions.queries", "from resolutions.services.storing import store_version"),
        ("meetings.services", "from meetings.views import page"),
        ("resolutions.services.storing", "from .. import views"),
        ("resolutions.reading", "import resolutions.views.text"),
    ],
)
def test_a_wrong_import_is_found(module: str, source: str) -> None:
    assert any(refusal(module, name) for name in imports(source, module))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("amendments.redline.diff", "from resolutions.text.clauses import Clause"),
        ("resolutions.word.lines", "from ..text import lines"),
        ("amendments.services", "from resolutions.models import Version"),
        ("resolutions.views.text", "from resolutions import queries, services"),
        ("resolutions.management.commands.parse", "from resolutions.services import store"),
    ],
)
def test_a_right_import_is_let_through(module: str, source: str) -> None:
    assert [name for name in imports(source, module) if refusal(module, name)] == []


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file with its number of lines, the decorators not counted."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_function_outgrows_a_screen() -> None:
    files = [*python_files(*APPS, "config", "tests", "bench"), ROOT / "manage.py"]
    found = [
        f"{path.relative_to(ROOT)}: {name} has {lines} lines"
        for path in files
        for name, lines in functions(path)
        if lines > FUNCTION_LINES
    ]
    assert found == []


def test_no_file_outgrows_its_limit() -> None:
    limits = [
        *((path, MODULE_LINES) for path in python_files(*APPS, "config", "bench")),
        *((path, TEST_MODULE_LINES) for path in python_files("tests")),
        *((path, TEMPLATE_LINES) for path in sorted((ROOT / "templates").rglob("*.html"))),
    ]
    lengths = [(path, len(path.read_text().splitlines()), limit) for path, limit in limits]
    assert [
        f"{path.relative_to(ROOT)}: {length} lines, at most {limit}"
        for path, length, limit in lengths
        if length > limit
    ] == []


def test_the_top_level_holds_what_it_should() -> None:
    allowed = set(
        "manage.py resolutions amendments meetings templates static fixtures tests pyproject.toml "
        "README.md config docs bench locale Makefile CHANGELOG.md LICENSE .ci .gitignore".split()
    )
    untracked = {".git", ".venv", "var", "__pycache__"}
    hidden_caches = {path.name for path in ROOT.glob(".*_cache")} | {".hypothesis"}
    found = {path.name for path in ROOT.iterdir()} - untracked - hidden_caches
    assert found - allowed == set()
