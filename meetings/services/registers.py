"""What the secretariat enters by hand: groups, meetings, agendas, documents, recommendations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from meetings import permissions
from meetings.models import (
    AgendaEntry,
    AgendaItem,
    Document,
    Group,
    Meeting,
    Recommendation,
)
from meetings.reports.symbols import split_symbol, without_language
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem

Entered = TypeVar("Entered", Group, Meeting, AgendaItem, Recommendation)


@transaction.atomic
def enter_row(*, user: User, row: Entered) -> Entered:
    """The row is in its register as it was filled in. Raise ImportProblem if it cannot be."""
    permissions.require(permissions.may_manage_meetings(user))
    _check(row)
    signed(row, user).save()
    return row


@transaction.atomic
def remove_item(*, user: User, item: AgendaItem) -> None:
    """The agenda has this item no more, nor its parts; the documents stay."""
    permissions.require(permissions.may_manage_meetings(user))
    for part in (*item.children.all(), item):
        for entry in part.entries.all():
            signed(entry, user).delete()
        signed(part, user).delete()


@transaction.atomic
def register_document(
    *, user: User, document: Document, items: Iterable[AgendaItem] = ()
) -> Document:
    """The document is in the register, under these items of its meeting's agenda.

    Its symbol is kept without the suffix of a language and taken apart. Raise ImportProblem if the
    symbol is another document's, or an item another meeting's, or if nothing names it.
    """
    permissions.require(permissions.may_register(user, document))
    document.symbol = without_language(document.symbol)
    if not (document.symbol or document.title_here):
        raise ImportProblem("nameless", _("Give the document a symbol or a title."))
    parts = split_symbol(document.symbol)
    document.prefix, document.series = parts.prefix[:60], parts.series[:20]
    document.number = parts.number
    others = Document.objects.exclude(pk=document.pk)
    if document.symbol and others.filter(symbol__iexact=document.symbol).exists():
        raise ImportProblem("symbol", _("The symbol %s cannot be given.") % document.symbol)
    _check(document)
    signed(document, user).save()
    _place(user, document, list(items))
    return document


def _place(user: User, document: Document, items: list[AgendaItem]) -> None:
    """The document stands under these items, and under no others."""
    if any(item.meeting_id != document.meeting_id for item in items):
        message = _("An agenda item of another meeting was chosen.")
        raise ImportProblem("agenda-item", message)
    entries = {entry.item_id: entry for entry in document.entries.all()}
    for item in items:
        if entries.pop(item.pk, None) is None:
            signed(AgendaEntry(document=document, item=item), user).save()
    for entry in entries.values():
        signed(entry, user).delete()


def _check(row: Entered | Document) -> None:
    """Raise ImportProblem with the first sentence of what the row breaks."""
    try:
        row.full_clean()
    except ValidationError as error:
        raise ImportProblem("invalid", error.messages[0]) from error
