"""The editorial proposal that brings the editions which a text cites up to date, for a person to
finish: begun, edited and translated through the services that people use.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.drafting.operations import Reword
from amendments.drafting.renewing import Renewal, renew
from amendments.drafting.translating import TITLE, source_of
from amendments.models import Contribution, Proposal, ProposedAction
from amendments.services.drafting import add_proposal, write_draft
from amendments.services.editing import save
from amendments.services.translating import set_translation
from meetings.queries import acting_delegation
from resolutions import queries
from resolutions.models import LANGUAGES, Version
from resolutions.queries.radar import editions_by_number, settled_by_clause
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Renewed:
    """The proposal, how many citations it renews in its own language, and how many wait.

    `languages` are the others in which it says the same; `elsewhere` has for some of them the
    addresses of clauses that are stale in that language alone, and that the draft therefore leaves.
    `was_there`: the delegation had begun such a draft already, and nothing was done.
    """

    proposal: Proposal
    renewed: int = 0
    left: int = 0
    languages: tuple[str, ...] = ()
    elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    was_there: bool = False


@transaction.atomic
def renew_citations(*, user: User, version: Version, language: str) -> Renewed:
    """A draft of the delegation for which the user acts, or of the secretariat, with one (MOD).

    It changes the editions that the version cites, in every language that the version has. Raise
    ImportProblem if nothing can be renewed in that language.
    """
    permissions.require(permissions.may_renew(user))
    begun = _begun(user, version)
    if begun is not None:
        return Renewed(begun, was_there=True)
    spoken = queries.languages(version)
    if language not in spoken:
        raise ImportProblem("language", _("This edition is not here in the language of the draft."))
    editions, said = editions_by_number(), settled_by_clause([version.resolution_id])
    texts = {code: queries.version_text(version, code) for code in spoken}
    renewals = {code: renew(text, editions, said) for code, text in texts.items()}
    own = renewals[language]
    if not own.rewordings:
        raise ImportProblem("nothing", _nothing(renewals))
    proposal = _draft(user, version, language)
    saved = save(user=user, proposal=proposal, operations=own.rewordings, seen=proposal.saves)
    proposal = saved.proposal
    others = tuple(code for code in spoken if code != language)
    for code in others:
        _translate(user, proposal, code, saved.text, own, texts[code], renewals[code])
        _translate_title(user, proposal, code, version)
    elsewhere = {
        code: missed for code in others if (missed := _missed(texts[code], own, renewals[code]))
    }
    return Renewed(proposal, own.renewed, own.left, others, elsewhere)


def _nothing(renewals: Mapping[str, Renewal]) -> str:
    """Why there is nothing to draft, and in which language there would be."""
    stale = [code for code, renewal in renewals.items() if renewal.rewordings]
    if not stale:
        return _("No citation of this text can be brought up to date.")
    words = _("In this language nothing can be brought up to date, but in %(languages)s.")
    return words % {"languages": ", ".join(dict(LANGUAGES)[code] for code in stale)}


def _missed(there: ResolutionText, own: Renewal, renewal: Renewal) -> tuple[str, ...]:
    """The addresses of the clauses that are stale in the other language, not in the draft's own."""
    changed = {operation.uid for operation in own.rewordings}
    stale = {operation.uid for operation in renewal.rewordings} - changed
    return tuple(clause.address for clause in there.walk() if clause.uid in stale)


def _begun(user: User, version: Version) -> Proposal | None:
    """The draft of the same kind that the delegation has begun already."""
    drafts = Contribution.objects.drafted_by(user).filter(delegation=acting_delegation(user))
    return Proposal.objects.filter(
        contribution__in=drafts, base=version, action=ProposedAction.MOD_EDITORIAL
    ).first()


def _draft(user: User, version: Version, language: str) -> Proposal:
    """The draft with the proposal, which changes nothing yet."""
    title = _title(version, language) or _title(version, queries.FALLBACK_LANGUAGE)
    contribution = write_draft(user=user, language=language, title=title)
    action = ProposedAction.MOD_EDITORIAL
    return add_proposal(user=user, contribution=contribution, version=version, action=action)


def _title(version: Version, language: str) -> str:
    """The draft's title in a language of the interface; empty in any other."""
    known = {code.split("-")[0]: code for code, _name in settings.LANGUAGES}
    if language not in known:
        return ""
    with translation.override(known[language]):
        return _("Editions cited in %(resolution)s") % {"resolution": version.resolution}


def _translate_title(user: User, proposal: Proposal, language: str, version: Version) -> None:
    """The title in the other language too, where the interface speaks it."""
    if title := _title(version, language):
        set_translation(
            user=user,
            proposal=proposal,
            language=language,
            uid=TITLE,
            heading="",
            text=title,
            source=("", proposal.contribution.document.title),
            seen="",
        )


def _translate(
    user: User,
    proposal: Proposal,
    language: str,
    after: ResolutionText,
    own: Renewal,
    there: ResolutionText,
    renewal: Renewal,
) -> None:
    """Every clause that the draft changes says the same in the other language."""
    changed = {operation.uid for operation in own.rewordings}
    words: Mapping[str, Reword] = {one.uid: one for one in renewal.rewordings}
    sources = {clause.uid: source_of(clause) for clause in after.walk()}
    for clause in there.walk():
        if clause.uid not in changed:
            continue
        said = words.get(clause.uid, Reword(clause.uid, clause.text, clause.spans))
        set_translation(
            user=user,
            proposal=proposal,
            language=language,
            uid=clause.uid,
            heading=clause.heading,
            text=said.text,
            spans=said.spans,
            source=sources[clause.uid],
            seen="",
        )
