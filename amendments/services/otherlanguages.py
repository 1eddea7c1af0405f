"""A contribution that was taken in comes in another language too, as a file of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.drafting.translating import REASONS, TITLE, Source
from amendments.languages import sources
from amendments.models import Proposal, Translation
from amendments.redline.alignment import Reason, align
from amendments.services.translation import match_language
from amendments.submitted import read_contribution
from resolutions import queries
from resolutions.models.clauses import pack_spans
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import Clause, ResolutionText, Span, transform_text


@dataclass(frozen=True, slots=True)
class InOtherWords:
    """What a file says of a proposal in its language; empty where it says nothing."""

    text: ResolutionText
    reasons: str = ""
    title: str = ""


@transaction.atomic
def take_language(*, user: User, proposal: Proposal, said: InOtherWords) -> int:
    """The proposal is there in the text's language too; how many of its parts are.

    Clauses of one address are the same one. What the base says in that language needs no
    translation. Raise ImportProblem if nothing is proposed, if it was drafted in that language, or
    if either text has a clause more than the other.
    """
    rows = Proposal.objects.select_for_update(of=("self",))
    proposal = rows.select_related("contribution__document", "base").get(pk=proposal.pk)
    permissions.require(permissions.may_settle(user, proposal.contribution))
    language = said.text.language
    if proposal.after is None or language == proposal.contribution.language:
        raise ImportProblem("language", _("Choose a language other than that of the draft."))
    _identify(user, proposal)
    named, differences = match_language(proposal.after, said.text)
    if differences:
        raise ImportProblem("clauses", _("The two languages do not have the same clauses."))
    source = sources(read_contribution(proposal.contribution), proposal)
    found = {uid: row for uid, row in _rows(proposal, said, named) if uid in source}
    for uid, row in found.items():
        _store(user, row, uid, source[uid])
    return len(found)


def _identify(user: User, proposal: Proposal) -> None:
    """Every clause that is proposed has an identity, by which it is translated.

    It is that of the base's clause with which it is compared, else a new one.
    """
    after, before = proposal.after, proposal.before
    if after is None or all(clause.uid for clause in after.walk()):
        return
    taken = {clause.uid for clause in after.walk() if clause.uid}
    paired = {
        pair.after.address: pair.before.uid
        for pair in (align(before, after) if before is not None else ())
        if pair.before is not None and pair.after is not None
        if pair.reason not in (Reason.SPLIT, Reason.MERGED) and pair.before.uid not in taken
    }
    named = transform_text(
        after,
        lambda one: replace(one, uid=one.uid or paired.get(one.address) or str(uuid.uuid4())),
    )
    proposal.proposed_text = serial.to_json(named)
    signed(proposal, user).save(update_fields=["proposed_text"])


def _rows(
    proposal: Proposal, said: InOtherWords, named: ResolutionText
) -> Iterator[tuple[str, Translation]]:
    """What is said in other words than those that the base has in the language."""
    base = queries.version_text(proposal.base, named.language) if proposal.base else None
    there = {clause.uid: _words(clause) for clause in base.walk()} if base else {}
    for uid, words in ((TITLE, said.title), (REASONS, said.reasons)):
        if words:
            yield uid, _row(proposal, named.language, ("", words, ()))
    for clause in named.walk():
        if there.get(clause.uid) != _words(clause):
            row = _row(proposal, named.language, (clause.heading, clause.text, clause.spans))
            yield clause.uid, row


def _words(clause: Clause) -> tuple[object, ...]:
    return clause.heading, clause.text, clause.spans


def _row(proposal: Proposal, language: str, said: tuple[str, str, tuple[Span, ...]]) -> Translation:
    heading, text, spans = said
    return Translation(
        proposal=proposal, language=language, heading=heading, text=text, spans=pack_spans(spans)
    )


def _store(user: User, row: Translation, uid: str, source: Source) -> None:
    row.uid, row.source = uid, list(source)
    signed(row, user).save()
