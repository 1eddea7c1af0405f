"""Another language of a version: the same clauses, said again."""

from __future__ import annotations

import uuid

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from simple_history.utils import bulk_create_with_history

from resolutions import permissions
from resolutions.models import Clause as ClauseRow
from resolutions.models import (
    ClauseText,
    Permit,
    Provision,
    SourceFile,
    Version,
    permitted,
)
from resolutions.queries import FALLBACK_LANGUAGE
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.services.publications import announce_language
from resolutions.services.storage import STEP, text_row
from resolutions.services.versions import keep_source
from resolutions.text.clauses import FRONT_MATTER, Clause, Kind, ResolutionText
from resolutions.text.names import cite, cite_one

# What one language may have and another lack: a second title line, a history line, a
# translator's note. Whatever else differs is a mistake in one of the two.
MAY_DIFFER = FRONT_MATTER | {Kind.FOOTNOTE}


@transaction.atomic
def add_language(
    *, user: User, version: Version, text: ResolutionText, source: SourceFile | None = None
) -> None:
    """The version says the same in one more language; what it said before is untouched.

    A clause of `text` that carries the uid of a clause of the version is a text of that clause.
    Any other is a clause of its own, which only this language has, and must be front matter or a
    footnote; a uid that it carries is that of its provision in other versions. Raise ImportProblem
    if the language is there already or a clause of its own is neither.
    """
    permissions.require(permissions.may_import(user))
    write_language(user=user, version=version, text=text, source=source)


def write_language(
    *, user: User, version: Version, text: ResolutionText, source: SourceFile | None = None
) -> None:
    """The same for a service that has asked for permission itself, within its transaction."""
    if ClauseText.objects.filter(clause__version=version, language=text.language).exists():
        raise ImportProblem("exists", _("This edition is already there in that language."))
    rows = {
        str(row.provision.uid): row
        for row in ClauseRow.objects.filter(version=version).select_related("provision", "version")
    }
    sources = _sources(version)
    with permitted(Permit.LANGUAGE):
        texts = []
        for clause, row in _matched(user, version, text, rows):
            texts.append(text_row(row, clause, text.language, sources.get(row.pk)))
        bulk_create_with_history(texts, ClauseText, default_user=user)
    if source is not None:
        keep_source(user=user, source=source, version=version, language=text.language)
    if version.is_published:
        announce_language(user, version)


def _sources(version: Version) -> dict[int, ClauseText]:
    """What each clause is translated from: English if it is there, else what was there first."""
    texts = ClauseText.objects.filter(clause__version=version).order_by("pk")
    found: dict[int, ClauseText] = {}
    for text in texts:
        if text.language == FALLBACK_LANGUAGE or text.clause_id not in found:
            found[text.clause_id] = text
    return found


def _matched(
    user: User, version: Version, text: ResolutionText, rows: dict[str, ClauseRow]
) -> list[tuple[Clause, ClauseRow]]:
    """Every clause of the text with its row, in document order; rows that lack are created."""
    taken = sorted(row.position for row in rows.values())
    parents = {child.address: clause for clause in text.walk() for child in clause.children}
    found: list[tuple[Clause, ClauseRow]] = []
    by_address: dict[str, ClauseRow] = {}
    position = 0
    for clause in text.walk():
        row = rows.get(clause.uid)
        if row is None:
            if clause.kind not in MAY_DIFFER:
                raise ImportProblem(
                    "shape",
                    _("The clause %(address)s is not in this edition's other languages.")
                    % {"address": cite_one(clause, cite(text.clauses))},
                )
            parent = parents.get(clause.address)
            above = by_address.get(parent.address) if parent else None
            position = _between(position, taken)
            row = _own_clause(user, version, clause, text.language, position, above)
        position = row.position
        by_address[clause.address] = row
        found.append((clause, row))
    return found


def _between(position: int, taken: list[int]) -> int:
    """A free position after `position` and before the next one taken; it is then taken."""
    later = [other for other in taken if other > position]
    place = position + (later[0] - position) // 2 if later else position + STEP
    if place in taken or place == position:
        raise ImportProblem("shape", _("The languages of this edition differ too much."))
    taken.append(place)
    taken.sort()
    return place


def _own_provision(version: Version, clause: Clause) -> Provision:
    """The provision of a clause that only one language has: the one it carries, or a new one."""
    uid = clause.uid or uuid.uuid4()
    return Provision.objects.get_or_create(uid=uid, resolution=version.resolution)[0]


def _own_clause(
    user: User,
    version: Version,
    clause: Clause,
    language: str,
    position: int,
    parent: ClauseRow | None,
) -> ClauseRow:
    provision = _own_provision(version, clause)
    taken = ClauseRow.objects.filter(version=version, address=clause.address).exists()
    row = ClauseRow(
        version=version,
        provision=provision,
        parent=parent,
        position=position,
        kind=clause.kind.value,
        key=clause.key,
        address=f"{clause.address}-{language}" if taken else clause.address,
        pairing_reason="one-language",
    )
    signed(row, user).save()
    return row
