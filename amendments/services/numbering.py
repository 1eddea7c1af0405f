"""Symbols and identifiers: proposed by rule, given by the secretariat, never twice."""

from __future__ import annotations

import re
from dataclasses import replace

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from amendments.addresses import name_document
from amendments.models import Contribution, Relation
from amendments.submissions.numbering import identify, later_symbol, name_meeting, next_symbol
from amendments.submissions.symbols import DocumentSymbol, LaterKind, parse_symbol
from meetings.models import Delegation, Document, Meeting
from resolutions.models import Body
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem

LATER = {
    Relation.REVISION: LaterKind.REVISION,
    Relation.CORRIGENDUM: LaterKind.CORRIGENDUM,
    Relation.ADDENDUM: LaterKind.ADDENDUM,
}
_SHORT = 5


def propose_symbol(contribution: Contribution) -> str:
    """The next free symbol for it: that of the meeting, or of what it follows. Empty if unknown.

    Three queries at most.
    """
    if contribution.document.symbol:
        return contribution.document.symbol
    if contribution.follows is not None:
        former = _parsed(contribution.follows.document.symbol)
        if former is not None:
            kind = LATER[Relation(contribution.relation)]
            return str(later_symbol(former, kind, _taken(former.meeting)))
    meeting = meeting_prefix(contribution.document.meeting) if contribution.document.meeting else ""
    return str(next_symbol(meeting, _taken(meeting))) if meeting else ""


def meeting_prefix(meeting: Meeting) -> str:
    """How symbols of the meeting's documents begin: as those do that are there, else by rule."""
    known = Document.objects.filter(meeting=meeting).exclude(prefix="")
    used = known.order_by("-pk").values_list("prefix", flat=True).first()
    year = meeting.held_in
    return used or name_meeting(meeting.body_id or "", year, meeting.group.name, meeting.number)


def propose_source(contribution: Contribution) -> str:
    """What the identifiers of its proposals begin with: `ATU`, `CAN/USA`.

    By rule, for the secretariat to look at: no table says how a member is abbreviated.
    """
    owner = contribution.delegation
    standing = contribution.sponsorships.standing().select_related("delegation")
    sponsors = [one.delegation for one in standing]
    return "/".join(sorted(abbreviate(one) for one in (owner, *sponsors) if one is not None))


def abbreviate(delegation: Delegation) -> str:
    """The abbreviation in the brackets of its name, its code if that is short, else three letters.

    >>> abbreviate(Delegation(code="atu", name="African Telecommunications Union (ATU)"))
    'ATU'
    """
    bracketed = re.search(r"\(([A-Z][A-Z0-9-]{1,9})\)", delegation.name)
    if bracketed:
        return bracketed[1]
    plain = re.sub(r"[^A-Z0-9]", "", delegation.code.upper()).lstrip("0123456789") or "X"
    return plain if len(plain) <= _SHORT else plain[:3]


def hold_symbols() -> None:
    """Until the transaction ends nobody else gives a symbol: imports and registrations queue up."""
    list(Body.objects.select_for_update())


def number(*, user: User, contribution: Contribution, symbol: str, source: str) -> None:
    """The document has this symbol, its proposals their identifiers; symbols are held.

    A part of the secretariat's services. What came from a file keeps the identifiers that it has.
    Raise ImportProblem if it is no symbol, or taken.
    """
    said = _said(symbol)
    document = contribution.document
    _require_free(contribution, said)
    changed = (str(said), said.meeting[:60], said.series[:20], said.number)
    if (document.symbol, document.prefix, document.series, document.number) != changed:
        document.symbol, document.prefix, document.series, document.number = changed
        try:
            with transaction.atomic():
                signed(document, user).save(update_fields=["symbol", "prefix", "series", "number"])
        except IntegrityError:
            raise _taken_problem(contribution, said) from None
    if contribution.delegation_id is not None:
        _identify(user, contribution, said, source or propose_source(contribution))


def _said(written: str) -> DocumentSymbol:
    """The symbol without the suffix of a language."""
    found = _parsed(written.strip())
    if found is not None:
        plain = replace(found, language="")
        if name_document(Document(symbol=str(plain), pk=0)) == str(plain):
            return plain
    message = _("“%s” is not the symbol of a document; write it as C26/14.")
    raise ImportProblem("no-symbol", message % written[:60])


def _parsed(written: str) -> DocumentSymbol | None:
    """The symbol of a meeting's document that this is; None if it is none."""
    try:
        found = parse_symbol(written)
    except ValueError:
        return None
    return found if isinstance(found, DocumentSymbol) and found.meeting else None


def _taken(meeting: str) -> list[DocumentSymbol]:
    """The symbols of the meeting's documents, with a hyphen before its year or without."""
    plain = meeting.replace("-", "").upper()
    spellings = Document.objects.exclude(prefix="").order_by().values_list("prefix", flat=True)
    named = [one for one in spellings.distinct() if one.replace("-", "").upper() == plain]
    symbols = Document.objects.filter(prefix__in=named).values_list("symbol", flat=True)
    return [found for one in symbols if (found := _parsed(one))]


def _require_free(contribution: Contribution, said: DocumentSymbol) -> None:
    others = Document.objects.filter(number=said.number).exclude(pk=contribution.document_id)
    for symbol in others.values_list("symbol", flat=True):
        other = _parsed(symbol)
        if other is not None and other.is_same_document(said):
            raise _taken_problem(contribution, said)


def _taken_problem(contribution: Contribution, said: DocumentSymbol) -> ImportProblem:
    contribution.document.refresh_from_db()
    values = {"symbol": said, "next": propose_symbol(contribution)}
    message = _("There is a document %(symbol)s already; the next free symbol is %(next)s.")
    if not values["next"] or values["next"] == str(said):
        message = _("There is a document %(symbol)s already.")
    return ImportProblem("symbol", message % values)


def _identify(user: User, contribution: Contribution, symbol: DocumentSymbol, source: str) -> None:
    for serial, proposal in enumerate(contribution.proposals.order_by("position"), start=1):
        try:
            identifier = str(identify(symbol, source.strip(), serial))
        except ValueError:
            message = _("“%s” cannot stand in an identifier; write it as ATU or CAN/USA.")
            raise ImportProblem("source", message % source[:60]) from None
        if proposal.identifier != identifier:
            proposal.identifier = identifier[:120]
            signed(proposal, user).save(update_fields=["identifier"])
