"""Translating a draft clause by clause: nobody's words overwrite what their writer has not seen."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from amendments.drafting.packing import LONGEST, LONGEST_NAME
from amendments.drafting.translating import BLOCK, TITLE, Source
from amendments.drafting.words import fit
from amendments.languages import sources, state_of
from amendments.models import Proposal, Translation
from amendments.services.editing import lock
from amendments.submitted import read_contribution
from resolutions.models import LANGUAGES
from resolutions.models.clauses import pack_spans
from resolutions.services.history import signed
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Span


class TranslatedMeanwhile(Exception):
    """Somebody else translated the same clause; nothing was saved. `theirs` is what they wrote."""

    def __init__(self, theirs: Translation) -> None:
        super().__init__(_("Somebody else translated this clause meanwhile."))
        self.theirs = theirs


@transaction.atomic
def set_translation(
    *,
    user: User,
    proposal: Proposal,
    language: str,
    uid: str,
    heading: str,
    text: str,
    spans: Sequence[Span] = (),
    source: Source,
    seen: str,
) -> Translation:
    """The clause says so in that language; `source` is what its writer translated.

    `seen` is the state of the translation (`languages.state_of`) that the writer saw: where
    somebody else changed it since, raise TranslatedMeanwhile. What is emptied counts as not
    translated, and stays in the history. Raise ImportProblem for a language that is none of the
    other five, a clause that the proposal does not have, and words that cannot be kept.
    """
    proposal = lock(user, proposal)
    _check(proposal, language, uid)
    _check_words(heading, text, spans, source)
    row = Translation.objects.filter(proposal=proposal, language=language, uid=uid).first()
    words = (heading, text, pack_spans(tuple(spans)))
    if row is not None and (row.heading, row.text, row.spans) != words and seen != state_of(row):
        raise TranslatedMeanwhile(row)
    if row is None:
        row = Translation(proposal=proposal, language=language, uid=uid)
    elif (row.heading, row.text, row.spans, row.source) == (*words, list(source)):
        return row
    row.heading, row.text, row.spans = words
    row.source = list(source)
    signed(row, user).save()
    return row


def hand_on_head(user: User, proposal: Proposal) -> None:
    """What the title and the blocks were translated as is kept with the proposal next to this one.

    Called within a transaction, before the first proposal goes; of the last one nothing remains.
    """
    others = proposal.contribution.proposals.exclude(pk=proposal.pk)
    heir = others.order_by("position").first()
    head = Q(uid=TITLE) | Q(uid__startswith=BLOCK)
    if heir is None:
        return
    for row in Translation.objects.filter(head, proposal=proposal):
        row.proposal = heir
        signed(row, user).save(update_fields=["proposal"])


def _check(proposal: Proposal, language: str, uid: str) -> None:
    own = proposal.contribution.language
    if language not in dict(LANGUAGES) or language == own:
        raise ImportProblem("language", _("Choose a language other than that of the draft."))
    if uid not in sources(read_contribution(proposal.contribution), proposal):
        raise ImportProblem("no-clause", _("This clause is not in the text any more."))


def _check_words(heading: str, text: str, spans: Sequence[Span], source: Source) -> None:
    long = max(len(text), len(source[1])) > LONGEST
    if long or max(len(heading), len(source[0])) > LONGEST_NAME:
        raise ImportProblem("too-long", _("This is longer than a clause may be."))
    if not fit(text, tuple(spans)):
        raise ImportProblem(
            "spans", _("A mark of emphasis, a link or a note lies outside the words.")
        )
