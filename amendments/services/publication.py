"""What the secretariat does with what was handed in: number, publish, send back, close."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments.models import BaseState, Contribution, Relation, Step, leads_on
from amendments.services import steps
from amendments.services.notices import Event, Link, sponsors_of, tell
from amendments.services.numbering import hold_symbols, number
from resolutions.services.problems import ImportProblem


@transaction.atomic
def register(
    *, user: User, contribution: Contribution, symbol: str, source: str = ""
) -> Contribution:
    """Give the contribution its symbol, and its proposals their identifiers, before it is public.

    `source` is what the identifiers begin with, proposed by rule if left out. Given again, the
    former ones are free. Raise ImportProblem if the symbol is none, or somebody else's.
    """
    hold_symbols()
    found, is_open = steps.approach(user=user, contribution=contribution, step=Step.PUBLISHED)
    if not is_open:
        raise ImportProblem("state", _("It is public by now, and keeps the symbol that it has."))
    number(user=user, contribution=found, symbol=symbol, source=source)
    return found


@transaction.atomic
def publish(
    *,
    user: User,
    contribution: Contribution,
    symbol: str = "",
    source: str = "",
    link: Link = str,
) -> Contribution:
    """Let everybody see the contribution and its document; with a symbol, give it that first.

    A revision supersedes what it follows. What is public already stays so. Raise ImportProblem
    while a delegation's contribution has no symbol, a proposal waits for the decision about its
    base, or one starts from a version that is a draft itself.
    """
    hold_symbols()
    found, is_open = steps.approach(user=user, contribution=contribution, step=Step.PUBLISHED)
    if not is_open:
        return found
    _require_bases(found)
    if symbol.strip():
        number(user=user, contribution=found, symbol=symbol, source=source)
    if found.delegation_id is not None and not found.document.symbol:
        raise ImportProblem("no-symbol", _("Give it a symbol first."))
    steps.take(user=user, contribution=found, step=Step.PUBLISHED)
    tell(user, Event.PUBLISHED, found, to=sponsors_of(found), link=link)
    if found.relation == Relation.REVISION and found.follows is not None:
        _supersede(user, found.follows, link)
    return found


@transaction.atomic
def send_back(*, user: User, contribution: Contribution, note: str, link: Link = str) -> None:
    """Give the contribution back to its delegation as a draft, with a note that says why.

    The secretariat does not see it from then on. Raise ImportProblem without a note.
    """
    found, is_open = steps.approach(user=user, contribution=contribution, step=Step.RETURNED)
    if not note.strip():
        raise ImportProblem("no-note", _("Say in a note why it is sent back."))
    if is_open:
        steps.take(user=user, contribution=found, step=Step.RETURNED, note=note)
        tell(user, Event.RETURNED, found, to=sponsors_of(found), note=note, link=link)


@transaction.atomic
def consider(
    *, user: User, contribution: Contribution, note: str = "", link: Link = str
) -> Contribution:
    """Say that the meeting has considered it; everybody reads the note."""
    found, is_open = steps.approach(user=user, contribution=contribution, step=Step.CONSIDERED)
    if is_open:
        steps.take(user=user, contribution=found, step=Step.CONSIDERED, note=note)
        tell(user, Event.CONSIDERED, found, to=sponsors_of(found), note=note, link=link)
    return found


def _require_bases(contribution: Contribution) -> None:
    for proposal in contribution.proposals.select_related("base"):
        if proposal.base_state == BaseState.DIFFERS:
            message = _("A proposal starts from another text than the stored one; decide it first.")
            raise ImportProblem("differs", message)
        if proposal.base is not None and not proposal.base.is_published:
            raise ImportProblem(
                "draft-base", _("A proposal starts from a version that is a draft.")
            )


def _supersede(user: User, former: Contribution, link: Link) -> None:
    """A revision takes its place; what was withdrawn or superseded meanwhile stays so."""
    found = steps.lock(former)
    if leads_on(found, Step.SUPERSEDED):
        steps.take(user=user, contribution=found, step=Step.SUPERSEDED)
        tell(user, Event.SUPERSEDED, found, to=sponsors_of(found), link=link)
