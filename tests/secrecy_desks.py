"""The rows of the matrix and of the desks: who runs one, and who sees what came of it."""

from __future__ import annotations

from typing import Any

from tests.secrecy import (
    ALLOWED,
    FORBIDDEN,
    INVISIBLE,
    MISSING,
    NOBODY,
    POST,
    SECRETARIAT,
    Answer,
    Row,
    everybody,
    members,
    passed_on,
    secretariat,
)
from tests.secrecy_site import Site, Stage


def chairs(role: str, stage: Stage) -> Answer:
    """The chair of the meeting's group, and the secretariat; whoever else is logged in, nothing."""
    if role == "public":
        return FORBIDDEN
    return ALLOWED if role in (*SECRETARIAT, "chair") else INVISIBLE


def watchers(role: str, stage: Stage) -> Answer:
    """The same of what everybody sees once it is released or shown; it is not."""
    return ALLOWED if role in (*SECRETARIAT, "chair") else INVISIBLE


def _desk(site: Site) -> tuple[Any, ...]:
    return (site.desk,)


def _clause(site: Site) -> tuple[Any, ...]:
    return (site.desk, f"at-{site.version.clauses.get(address='resolves').provision.uid}")


def _no_clause(site: Site) -> tuple[Any, ...]:
    return (NOBODY, "at-nothing")


def _reading(site: Site) -> tuple[Any, ...]:
    return (site.desk, 1)


def _no_reading(site: Site) -> tuple[Any, ...]:
    return (NOBODY, 1)


DESKS = (
    Row("amendments:matrix", everybody, lambda site: ("pp", "140")),
    *(
        Row(
            "amendments:matrix_download",
            passed_on,
            lambda site, form=form: ("pp", "140", form),  # type: ignore[misc]
            lambda site, form=form: ("pp", "999", form),  # type: ignore[misc]
        )
        for form in ("docx", "wording.docx", "xlsx", "json")
    ),
    Row("amendments:desk_list", members),
    Row("amendments:desk", chairs, _desk, MISSING),
    Row("amendments:desk_clause", chairs, _clause, _no_clause),
    Row("amendments:desk_history", chairs, _desk, MISSING),
    Row("amendments:adoption", chairs, _desk, MISSING),
    Row(
        "amendments:desk_rule",
        chairs,
        _desk,
        MISSING,
        POST,
        {"about": "nothing", "choice": "take"},
    ),
    *(
        Row(f"amendments:desk_{name}", chairs, _desk, MISSING, POST)
        for name in ("rule_all", "take_back", "bring", "amend", "point", "freeze")
    ),
    *(
        Row(f"amendments:{name}", watchers, _desk, MISSING)
        for name in ("screen", "screen_part", "reading_list")
    ),
    *(
        Row(f"amendments:{name}", watchers, _reading, _no_reading)
        for name in ("reading", "reading_download")
    ),
    Row("amendments:reading_release", chairs, _reading, _no_reading, POST),
    Row(
        "meetings:delegation_chairs",
        secretariat,
        lambda site: ("canada",),
        lambda site: ("nowhere",),
        POST,
    ),
)
