"""A contribution that was taken in comes in another language too, as a file of its own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.drafting.translating import BLOCK, REASONS, TITLE, Source
from amendments.languages import sources
from amendments.models import Proposal, Translation
from amendments.redline.alignment import Reason, align
from amendments.services.translation import Difference, match_language
from amendments.submitted import read_contribution
from resolutions import queries
from resolutions.models.clauses import pack_spans
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import Clause, ResolutionText, Span, transform_text


@dataclass(frozen=True, slots=True)
class InOtherWords:
    """What a file says of a proposal in its language; empty where it says nothing.

    `text` is None where it proposes none, as a suppression does. `blocks` are those of the head, by
    what each is about.
    """

    text: ResolutionText | None
    reasons: str = ""
    title: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    language: str = ""

    @property
    def spoken(self) -> str:
        """Its language."""
        return self.language or (self.text.language if self.text else "")


@dataclass(frozen=True, slots=True)
class Compared:
    """A proposal beside what a file says of it in another language.

    `own` is what is proposed, every clause with an identity; `said` the same in the other language,
    with these identities. `differences` are the clauses that only one of the two has.
    """

    own: ResolutionText | None
    said: ResolutionText | None
    differences: tuple[Difference, ...] = ()


def compare_languages(proposal: Proposal, said: InOtherWords) -> Compared:
    """Which clauses say the same; nothing is saved.

    Raise ImportProblem if it was drafted in that language, or if only one of the two proposes a
    text.
    """
    if said.spoken in ("", proposal.contribution.language):
        raise ImportProblem("language", _("Choose a language other than that of the draft."))
    after = proposal.after
    if after is None and said.text is None:
        return Compared(None, None)
    if after is None or said.text is None:
        raise ImportProblem("clauses", _("Only one of the two languages proposes a text."))
    own = _identified(proposal.before, after)
    named, differences = match_language(own, said.text)
    return Compared(own, named, differences)


@transaction.atomic
def take_language(*, user: User, proposal: Proposal, said: InOtherWords) -> int:
    """The proposal is there in the other language too; how many of its parts are.

    Clauses of one address are the same one. What the base says in that language needs no
    translation; what was translated before gives way, and stays in the history. Raise ImportProblem
    as `compare_languages` does, and if either text has a clause more than the other.
    """
    rows = Proposal.objects.select_for_update(of=("self",))
    proposal = rows.select_related("contribution__document", "base").get(pk=proposal.pk)
    permissions.require(permissions.may_settle(user, proposal.contribution))
    compared = compare_languages(proposal, said)
    if compared.differences:
        raise ImportProblem("clauses", _("The two languages do not have the same clauses."))
    if compared.own is not None and not _is_identified(proposal.after):
        proposal.proposed_text = serial.to_json(compared.own)
        signed(proposal, user).save(update_fields=["proposed_text"])
    source = sources(read_contribution(proposal.contribution), proposal)
    found = {uid: row for uid, row in _rows(proposal, said, compared.said) if uid in source}
    there = {row.uid: row for row in proposal.translations.filter(language=said.spoken)}
    for uid, row in found.items():
        _store(user, there.get(uid), row, uid, source[uid])
    return len(found)


def _identified(before: ResolutionText | None, after: ResolutionText) -> ResolutionText:
    """The text in which every clause has an identity, by which it is translated.

    It is that of the base's clause with which it is compared, else a new one.
    """
    if _is_identified(after):
        return after
    taken = {clause.uid for clause in after.walk() if clause.uid}
    paired = {
        pair.after.address: pair.before.uid
        for pair in (align(before, after) if before is not None else ())
        if pair.before is not None and pair.after is not None
        if pair.reason not in (Reason.SPLIT, Reason.MERGED) and pair.before.uid not in taken
    }
    return transform_text(
        after,
        lambda one: replace(one, uid=one.uid or paired.get(one.address) or str(uuid.uuid4())),
    )


def _is_identified(text: ResolutionText | None) -> bool:
    return text is not None and all(clause.uid for clause in text.walk())


def _rows(
    proposal: Proposal, said: InOtherWords, named: ResolutionText | None
) -> Iterator[tuple[str, Translation]]:
    """What is said in other words than those that the base has in the language."""
    blocks = tuple((f"{BLOCK}{kind}", words) for kind, words in said.blocks)
    for uid, words in ((TITLE, said.title), (REASONS, said.reasons), *blocks):
        if words:
            yield uid, _row(proposal, said.spoken, ("", words, ()))
    if named is None:
        return
    base = queries.version_text(proposal.base, said.spoken) if proposal.base else None
    there = {clause.uid: _words(clause) for clause in base.walk()} if base else {}
    for clause in named.walk():
        if there.get(clause.uid) != _words(clause):
            row = _row(proposal, said.spoken, (clause.heading, clause.text, clause.spans))
            yield clause.uid, row


def _words(clause: Clause) -> tuple[object, ...]:
    return clause.heading, clause.text, clause.spans


def _row(proposal: Proposal, language: str, said: tuple[str, str, tuple[Span, ...]]) -> Translation:
    heading, text, spans = said
    return Translation(
        proposal=proposal, language=language, heading=heading, text=text, spans=pack_spans(spans)
    )


def _store(user: User, there: Translation | None, row: Translation, uid: str, of: Source) -> None:
    """The row is kept, as a new state of the one that is there."""
    row.uid, row.source = uid, list(of)
    if there is not None:
        row.pk = there.pk
        row._state.adding = False
    signed(row, user).save()
