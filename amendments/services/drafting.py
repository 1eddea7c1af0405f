"""Drafts of contributions: begun by a delegation, with proposals, a head and reasons."""

from __future__ import annotations

import uuid
from collections.abc import Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from amendments import permissions
from amendments.drafting.beginnings import begin_resolution
from amendments.drafting.blocks import make_blocks
from amendments.models import (
    BaseState,
    Contribution,
    Form,
    Proposal,
    ProposedAction,
    Step,
)
from amendments.services import steps
from amendments.services.editing import lock
from amendments.services.translating import hand_on_head
from amendments.submissions.labels import BlockKind
from amendments.submissions.labels.words import load_words
from amendments.submissions.packing import pack_head, unpack_head
from amendments.submissions.values import Head
from meetings.models import Document, DocumentKind, Meeting
from meetings.queries import acting_delegation
from resolutions import queries
from resolutions.models import LANGUAGES, Body, Version
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text import serial
from resolutions.text.clauses import ResolutionText

AMENDING = (ProposedAction.MOD, ProposedAction.MOD_EDITORIAL)
STARTING = (*AMENDING, ProposedAction.SUP, ProposedAction.NOC, ProposedAction.NOC_KEEP)
"""What a proposal may be that starts from a stored version."""


@transaction.atomic
def begin(
    *, user: User, language: str, title: str = "", meeting: Meeting | None = None
) -> Contribution:
    """A draft of the delegation for which the user acts, with nothing proposed in it yet.

    Raise ImportProblem if the language is none of the six.
    """
    permissions.require(permissions.may_draft(user))
    return write_draft(user=user, language=language, title=title, meeting=meeting)


def write_draft(
    *, user: User, language: str, title: str = "", meeting: Meeting | None = None
) -> Contribution:
    """The same for a service that has asked for permission itself, within its transaction."""
    delegation = acting_delegation(user)
    assert delegation is not None  # who may draft acts for one
    if language not in dict(LANGUAGES):
        raise ImportProblem("language", _("Choose the language in which you draft."))
    document = Document(
        title=title,
        kind=DocumentKind.CONTRIBUTION,
        meeting=meeting,
        source=delegation.name_in(language),
        original_language=language,
        delegation=delegation,
    )
    signed(document, user).save()
    contribution = Contribution(
        document=document,
        delegation=delegation,
        language=language,
        form=Form.DRAFTED,
        created_by=user,
    )
    signed(contribution, user).save()
    steps.take(user=user, contribution=contribution, step=Step.BEGUN)
    return contribution


@transaction.atomic
def add_proposal(
    *, user: User, contribution: Contribution, version: Version, action: ProposedAction
) -> Proposal:
    """One more proposal, on a stored version; of a MOD the proposed text is the base's at first.

    Raise ImportProblem if the version is a draft, lacks the contribution's language, or is
    amended in this contribution already.
    """
    contribution = _locked(user, contribution)
    if action not in STARTING:
        raise ImportProblem("action", _("Choose what you propose."))
    if not version.is_published:
        raise ImportProblem("draft-base", _("A proposal starts from a version that is a draft."))
    if contribution.language not in queries.languages(version):
        raise ImportProblem("language", _("This edition is not here in the language of the draft."))
    if contribution.proposals.filter(resolution=version.resolution_id).exists():
        raise ImportProblem("twice", _("This contribution has a proposal on it already."))
    text = queries.version_text(version, contribution.language)
    proposed = None if action == ProposedAction.SUP else text
    return _add(user, contribution, action, version, text, proposed)


@transaction.atomic
def add_resolution(
    *, user: User, contribution: Contribution, body: Body, number: str, title: str
) -> Proposal:
    """A proposal of a new resolution; `number` is what stands in its brackets (`ATU-1`).

    Raise ImportProblem if it has no title or no number.
    """
    contribution = _locked(user, contribution)
    number, title = " ".join(number.split()), " ".join(title.split())
    if not title:
        raise ImportProblem("title", _("A new resolution needs a title."))
    if not number:
        raise ImportProblem("number", _("A new resolution needs a provisional number."))
    text = begin_resolution(
        language=contribution.language,
        body=body.code,
        number=number,
        title=title,
        make_uid=lambda: str(uuid.uuid4()),
    )
    return _add(user, contribution, ProposedAction.ADD, None, None, text)


@transaction.atomic
def remove_proposal(*, user: User, proposal: Proposal) -> None:
    """A proposal is no longer part of its draft; its history stays.

    With the first one what the head was translated as goes to the next.
    """
    proposal = lock(user, proposal)
    contribution = proposal.contribution
    hand_on_head(user, proposal)
    signed(proposal, user).delete()
    for position, other in enumerate(contribution.proposals.order_by("position"), start=1):
        if other.position != position:
            other.position = position
            signed(other, user).save(update_fields=["position"])


@transaction.atomic
def set_reasons(*, user: User, proposal: Proposal, reasons: str) -> Proposal:
    """Why this is proposed, a paragraph a line."""
    proposal = lock(user, proposal)
    lines = (" ".join(line.split()) for line in reasons.splitlines())
    said = "\n".join(line for line in lines if line)
    if said != proposal.reasons:
        proposal.reasons = said
        proposal.reasons_label = load_words(proposal.contribution.language).reasons
        signed(proposal, user).save(update_fields=["reasons", "reasons_label"])
    return proposal


@transaction.atomic
def set_head(
    *,
    user: User,
    contribution: Contribution,
    title: str,
    said: Mapping[BlockKind, str],
    meeting: Meeting | None = None,
    agenda_item: str = "",
) -> Contribution:
    """What stands before the first proposal: the title, the agenda item, and the blocks."""
    contribution = _locked(user, contribution)
    document = contribution.document
    document.title = " ".join(title.split())
    document.meeting = meeting
    signed(document, user).save(update_fields=["title", "meeting"])
    head = Head(
        symbol=None,
        date=None,
        originals=(contribution.language,),
        sources=(),
        title=document.title,
        agenda_item=" ".join(agenda_item.split()),
        blocks=make_blocks(said, body_of(contribution), contribution.language),
        entries=(),
        oddities=(),
    )
    packed = pack_head(head)
    if packed != contribution.head:
        contribution.head = packed
        signed(contribution, user).save(update_fields=["head"])
    return contribution


def body_of(contribution: Contribution) -> str:
    """The body to which a contribution is made: its meeting's, else that of its first proposal."""
    meeting = contribution.document.meeting
    if meeting is not None and meeting.body_id:
        return meeting.body_id
    first = contribution.proposals.select_related("resolution").order_by("position").first()
    if first is None:
        return ""
    return first.resolution.body_id if first.resolution else first.said_body


def said_in(contribution: Contribution) -> dict[BlockKind, str]:
    """What the head's blocks say, by their kind."""
    head = unpack_head(contribution.head)
    return {block.kind: head.text(block.kind) for block in head.blocks}


def _locked(user: User, contribution: Contribution) -> Contribution:
    rows = Contribution.objects.select_for_update(of=("self",)).select_related("document")
    found: Contribution = rows.get(pk=contribution.pk)
    permissions.require(permissions.may_edit(user, found))
    return found


def _add(
    user: User,
    contribution: Contribution,
    action: ProposedAction,
    version: Version | None,
    before: ResolutionText | None,
    after: ResolutionText | None,
) -> Proposal:
    some = after or before
    assert some is not None  # a proposal has a text, before or after
    proposal = Proposal(
        contribution=contribution,
        position=contribution.proposals.count() + 1,
        action=action,
        resolution=version.resolution if version else None,
        said_body=some.body,
        said_kind=some.kind,
        said_number=some.number[:60],
        base=version,
        base_state=BaseState.SAME if version else BaseState.NONE,
        base_text=None if before is None else serial.to_json(before),
        proposed_text=None if after is None else serial.to_json(after),
    )
    signed(proposal, user).save()
    return proposal
