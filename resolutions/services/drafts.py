"""Drafts: change what a version says before it is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _
from simple_history.utils import bulk_update_with_history

from resolutions import permissions
from resolutions.models import Clause, ClauseText, Version
from resolutions.models.clauses import pack_spans
from resolutions.queries import version_text
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text.addresses import assign
from resolutions.text.clauses import SECTIONS, ResolutionText, Span
from resolutions.text.headings import UNKNOWN
from resolutions.text.lexicon import load

# What must never stand in an address, so that a row in waiting takes nobody's.
_WAITING = Value("~")


def seen(clause_text: ClauseText) -> str:
    """What names the state of a clause's text: it differs after every change of it."""
    latest = clause_text.history.first()
    return str(latest.history_id) if latest else ""


@transaction.atomic
def edit_text(
    *,
    user: User,
    clause_text: ClauseText,
    label: str,
    heading: str,
    text: str,
    spans: Sequence[Span] = (),
    state: str | None = None,
) -> ClauseText:
    """The clause of a draft reads so in this language; a history row says who changed it.

    With `state`, only if that is still what `seen` says of it. The addresses of the version follow
    the labels and headings of the language that came first. Raise ImportProblem (`changed`) if
    somebody else changed the clause meanwhile, (`empty`) if it would say nothing, and
    ImmutableVersion if the version is published.
    """
    permissions.require(permissions.may_edit(user))
    version = Version.objects.select_for_update().get(pk=clause_text.clause.version_id)
    clause_text = ClauseText.objects.select_related("clause__version").get(pk=clause_text.pk)
    if state is not None and state != seen(clause_text):
        raise ImportProblem("changed", _("Somebody changed this clause meanwhile."))
    if not (label or heading or text):
        raise ImportProblem("empty", _("A clause has to say something."))
    before = (clause_text.label, clause_text.heading, clause_text.text, clause_text.spans)
    after = (label, heading, text, pack_spans(tuple(spans)))
    if before == after:
        return clause_text
    clause_text.label, clause_text.heading, clause_text.text, clause_text.spans = after
    signed(clause_text, user).save()
    if before[:2] != after[:2]:
        _readdress(user, version, clause_text)
    return clause_text


def _readdress(user: User, version: Version, edited: ClauseText) -> None:
    """The version's addresses are those of its text in the language that came first."""
    first = ClauseText.objects.filter(clause__version=version).order_by("pk")[0].language
    if edited.language != first:
        return
    text = _with_key(version_text(version, first), edited)
    wanted = {clause.uid: (clause.address, clause.key) for clause in assign(text).walk()}
    rows = {str(row.provision.uid): row for row in version.clauses.select_related("provision")}
    others = {row.address for uid, row in rows.items() if uid not in wanted}
    changed = []
    for uid, (free, key) in wanted.items():
        row = rows[uid]
        address = f"{free}-{first}" if free in others else free
        if (row.address, row.key) != (address, key):
            row.address, row.key = address, key
            changed.append(row)
    # One address is free only once its clause has left it: all of them step aside first.
    waiting = Clause.objects.filter(pk__in=[row.pk for row in changed])
    waiting.update(address=Concat(_WAITING, "address"))
    bulk_update_with_history(changed, Clause, ["address", "key"], default_user=user)


def _with_key(text: ResolutionText, edited: ClauseText) -> ResolutionText:
    """The text in which the edited clause, if it is a section, has the key of its heading."""
    uid = str(edited.clause.provision.uid)
    found = load(text.language).heading(edited.heading)
    key = found.key if found else UNKNOWN
    return replace(
        text,
        clauses=tuple(
            replace(clause, key=key) if clause.uid == uid and clause.kind in SECTIONS else clause
            for clause in text.clauses
        ),
    )
