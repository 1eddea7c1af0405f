"""A contribution as a file: Word in ITU's layout, with tracked changes, looks alone, or clean."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from amendments.models import Contribution, Proposal
from amendments.submissions.layout import Item, Marks, Paper, lay_out_contribution
from amendments.submissions.starts import Action
from amendments.submitted import (
    introduction,
    is_demonstration,
    proposal_changes,
    read_contribution,
)
from resolutions.exports import MEDIA_TYPES, Download, demonstration_notice, with_notice
from resolutions.models import LANGUAGES
from resolutions.services.problems import ImportProblem
from resolutions.word import writer

_UNFIT = re.compile(r"[^\w.()&-]+")


def export_contribution(
    contribution: Contribution, *, marks: str = "tracked", language: str = ""
) -> Download:
    """The contribution as a Word file; the same contribution gives the same bytes.

    `language` is that of the labels around the text, by default the text's own. The author of the
    marks is the contribution's source. A file that shows wording written for demonstration says
    so. Raise ImportProblem for a form or a language that is none.
    """
    if marks not in set(Marks):
        raise ImportProblem("marks", _("Marks are tracked, formatted or clean."))
    if language and language not in dict(LANGUAGES):
        raise ImportProblem("language", _("“%s” is none of the six languages.") % language)
    paper = make_paper(contribution)
    proposals = contribution.proposals.select_related("base")
    notice = demonstration_notice(contribution.language) if is_demonstration(proposals) else ""
    document = lay_out_contribution(
        paper,
        marks=Marks(marks),
        author=paper.source or paper.symbol,
        date=contribution.created_at,
        language=language,
    )
    name = f"{paper.symbol or f'contribution-{contribution.pk}'}-{contribution.language}-{marks}"
    return Download(
        f"{_UNFIT.sub('-', name)}.docx",
        MEDIA_TYPES["docx"],
        writer.write(with_notice(document, notice)),
    )


def make_paper(contribution: Contribution) -> Paper:
    """The contribution as the layout wants it: its document's row says who, what and when."""
    submitted = read_contribution(contribution)
    document, head = contribution.document, submitted.head
    originals = (document.original_language,) if document.original_language else ()
    return Paper(
        language=contribution.language,
        symbol=document.symbol,
        date=document.date,
        originals=head.originals or originals,
        agenda_item=head.agenda_item,
        source=document.source,
        title=document.title,
        blocks=head.blocks,
        items=tuple(map(_item, submitted.proposals)),
    )


def _item(proposal: Proposal) -> Item:
    return Item(
        action=Action(proposal.action),
        identifier=proposal.identifier,
        provision=proposal.provision_said,
        changes=proposal_changes(proposal),
        reasons_label=proposal.reasons_label,
        reasons=tuple(proposal.reasons.splitlines()),
        introduction=introduction(proposal),
    )
