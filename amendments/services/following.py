"""Revisions, corrigenda and addenda: a new draft that follows what was published."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from amendments import permissions
from amendments.models import (
    Contribution,
    ContributionState,
    Form,
    Proposal,
    Relation,
    Step,
)
from amendments.services import steps
from amendments.services.notices import Link
from amendments.services.sources import keep_source
from amendments.services.sponsors import invite_sponsor
from meetings.models import Document
from resolutions.services.history import signed

COPIED = (
    "position",
    "action",
    "written",
    "provision_said",
    "resolution",
    "said_body",
    "said_kind",
    "said_number",
    "base",
    "base_state",
    "base_text",
    "proposed_text",
    "introduction",
    "reasons_label",
    "reasons",
    "kept_labels",
)
"""What a proposal's copy takes over: all but its identifier, which its document's symbol gives."""


@transaction.atomic
def follow(
    *, user: User, contribution: Contribution, relation: Relation, link: Link = str
) -> Contribution:
    """Begin a draft that revises the contribution, corrects it or adds to it.

    A revision and a corrigendum start from its text. Its co-sponsors are asked anew. If one is
    being drafted already, that is it.
    """
    found = steps.lock(contribution)
    permissions.require(permissions.may_follow(user, found))
    open_states = (ContributionState.DRAFT, ContributionState.SUBMITTED)
    begun = found.followers.filter(relation=relation, state__in=open_states).first()
    if begun is not None:
        return begun
    draft = _begin(user, found, relation)
    if relation != Relation.ADDENDUM:
        for proposal in found.proposals.order_by("position"):
            copied = {name: getattr(proposal, name) for name in COPIED}
            signed(Proposal(contribution=draft, **copied), user).save()
    keep_source(user, draft)
    for one in found.sponsorships.standing().select_related("delegation"):
        invite_sponsor(user=user, contribution=draft, delegation=one.delegation, link=link)
    return draft


def _begin(user: User, former: Contribution, relation: Relation) -> Contribution:
    document = Document(
        title=former.document.title,
        kind=former.document.kind,
        meeting=former.document.meeting,
        original_language=former.language,
        delegation=former.delegation,
    )
    signed(document, user).save()
    draft = Contribution(
        document=document,
        delegation=former.delegation,
        language=former.language,
        form=Form.DRAFTED,
        head={} if relation == Relation.ADDENDUM else {**former.head, "symbol": "", "date": ""},
        created_by=user,
        follows=former,
        relation=relation,
    )
    signed(draft, user).save()
    steps.take(user=user, contribution=draft, step=Step.BEGUN)
    return draft
