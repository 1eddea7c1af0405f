"""Drafts: change what a version says before it is published."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction

from resolutions import permissions
from resolutions.models import ClauseText
from resolutions.models.clauses import pack_spans
from resolutions.services.history import signed
from resolutions.text.clauses import Span


@transaction.atomic
def edit_text(
    *,
    user: User,
    clause_text: ClauseText,
    label: str,
    heading: str,
    text: str,
    spans: tuple[Span, ...] = (),
) -> ClauseText:
    """The clause of a draft reads so in this language; a history row says who changed it.

    Raise ImmutableVersion if the version is published.
    """
    permissions.require(permissions.may_edit(user))
    clause_text.label, clause_text.heading, clause_text.text = label, heading, text
    clause_text.spans = pack_spans(spans)
    signed(clause_text, user).save()
    return clause_text
