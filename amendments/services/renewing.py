"""The editorial proposal that brings the editions which a text cites up to date, for a person to
finish: begun, edited and translated through the services that people use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

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
from resolutions.models import Version
from resolutions.queries.radar import editions_by_number, settled_by_clause
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import ResolutionText


@dataclass(frozen=True, slots=True)
class Renewed:
    """The proposal, how many citations it renews in its own language, and how many wait.

    `languages` are the others in which it says the same. `further` are proposals in drafts of
    their own, each in the language in which alone its clauses are stale. `was_there`: the
    delegation had begun such a draft already, and nothing was done.
    """

    proposal: Proposal
    renewed: int = 0
    left: int = 0
    languages: tuple[str, ...] = ()
    further: tuple[Proposal, ...] = ()
    was_there: bool = False


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A version in each of its languages, and what brings each of them up to date."""

    version: Version
    texts: Mapping[str, ResolutionText]
    renewals: Mapping[str, Renewal]


@transaction.atomic
def renew_citations(*, user: User, version: Version, language: str) -> Renewed:
    """A draft of the delegation for which the user acts, or of the secretariat, with one (MOD).

    It changes the editions that the version cites, in every language that the version has. A
    proposal changes a clause in its own language first: clauses that are stale in another language
    alone have a draft in that one. Raise ImportProblem if nothing can be renewed in any.
    """
    permissions.require(permissions.may_renew(user))
    begun = _begun(user, version)
    if begun is not None:
        return Renewed(begun, was_there=True)
    languages = queries.languages(version)
    if language not in languages:
        raise ImportProblem("language", _("This edition is not here in the language of the draft."))
    editions, said = editions_by_number(), settled_by_clause([version.resolution_id])
    texts = {code: queries.version_text(version, code) for code in languages}
    renewals = {code: renew(text, editions, said) for code, text in texts.items()}
    spoken = _Spoken(version, texts, renewals)
    drafted = [
        (code, _drafted(user, spoken, code, operations))
        for code, operations in _shared_out(renewals, language)
    ]
    if not drafted:
        raise ImportProblem("nothing", _("No citation of this text can be brought up to date."))
    (own, first), *more = drafted
    others = tuple(code for code in languages if code != own)
    further = tuple(proposal for _code, proposal in more)
    return Renewed(first, renewals[own].renewed, renewals[own].left, others, further)


def _shared_out(
    renewals: Mapping[str, Renewal], language: str
) -> Iterator[tuple[str, tuple[Reword, ...]]]:
    """What is reworded in a draft of each language, `language` first: each clause in one of them.

    Languages that have nothing of their own are left out.
    """
    covered: set[str] = set()
    for code in (language, *(code for code in renewals if code != language)):
        own = tuple(one for one in renewals[code].rewordings if one.uid not in covered)
        covered |= {one.uid for one in own}
        if own:
            yield code, own


def _drafted(user: User, spoken: _Spoken, language: str, operations: Sequence[Reword]) -> Proposal:
    """A draft in that language that rewords these clauses, in all languages of the version."""
    proposal = _draft(user, spoken.version, language)
    saved = save(user=user, proposal=proposal, operations=operations, seen=proposal.saves)
    changed = {one.uid for one in operations}
    for code in spoken.texts:
        if code != language:
            _translate(user, saved.proposal, code, saved.text, changed, spoken)
            _translate_title(user, saved.proposal, code, spoken.version)
    return saved.proposal


def _begun(user: User, version: Version) -> Proposal | None:
    """The draft of the same kind that the delegation has begun already, the first of several."""
    drafts = Contribution.objects.drafted_by(user).filter(delegation=acting_delegation(user))
    return (
        Proposal.objects.filter(
            contribution__in=drafts, base=version, action=ProposedAction.MOD_EDITORIAL
        )
        .order_by("pk")
        .first()
    )


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
    changed: Collection[str],
    spoken: _Spoken,
) -> None:
    """Every clause that the draft changes says the same in the other language."""
    words: Mapping[str, Reword] = {one.uid: one for one in spoken.renewals[language].rewordings}
    sources = {clause.uid: source_of(clause) for clause in after.walk()}
    for clause in spoken.texts[language].walk():
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
