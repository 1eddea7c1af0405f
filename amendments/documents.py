"""A contribution as a file: Word in ITU's layout, with tracked changes, looks alone, or clean."""

from __future__ import annotations

import re

from django.utils import translation
from django.utils.translation import gettext as _

from amendments.languages import SpokenContribution, SpokenProposal, speak, translated_into
from amendments.models import Contribution
from amendments.redline.proposed import propose
from amendments.submissions.layout import Item, Marks, Paper, lay_out_contribution
from amendments.submissions.starts import Action
from amendments.submitted import introduction, is_demonstration, read_contribution
from resolutions.exports import MEDIA_TYPES, Download, demonstration_notice, with_notice
from resolutions.models import LANGUAGES
from resolutions.services.problems import ImportProblem
from resolutions.word import writer

_UNFIT = re.compile(r"[^\w.()&-]+")


def export_contribution(
    contribution: Contribution, *, marks: str = "tracked", language: str = ""
) -> Download:
    """The contribution as a Word file; the same contribution gives the same bytes.

    `language` is that of the labels around the text, by default the text's own; where anything was
    translated into it, of the text too, and the file says what of it is not. The author of the
    marks is the contribution's source. A file that shows wording written for demonstration says
    so. Raise ImportProblem for a form or a language that is none.
    """
    if marks not in set(Marks):
        raise ImportProblem("marks", _("Marks are tracked, formatted or clean."))
    if language and language not in dict(LANGUAGES):
        raise ImportProblem("language", _("“%s” is none of the six languages.") % language)
    submitted = read_contribution(contribution)
    is_spoken = language in translated_into(contribution) if language else False
    spoken = speak(submitted, language if is_spoken else contribution.language)
    paper = make_paper(spoken)
    document = lay_out_contribution(
        paper,
        marks=Marks(marks),
        author=paper.source or paper.symbol,
        date=contribution.created_at,
        language=language,
    )
    name = f"{paper.symbol or f'contribution-{contribution.pk}'}-{paper.language}-{marks}"
    notice = demonstration_notice(paper.language) if is_demonstration(submitted.proposals) else ""
    said = " ".join(filter(None, (notice, _untranslated(spoken))))
    content = writer.write(with_notice(document, said))
    return Download(f"{_UNFIT.sub('-', name)}.docx", MEDIA_TYPES["docx"], content)


def _untranslated(spoken: SpokenContribution) -> str:
    """What the file says of itself where a part of it is not translated, or not up to date."""
    progress = [spoken.progress_of(one) for one in spoken.proposals]
    said = []
    with translation.override("zh-hans" if spoken.language == "zh" else "en"):
        if not all(one.is_done for one in progress):
            wanting = _(
                "Not all of this is translated from the text as it is now. Missing, and in the "
                "language of the draft: %(missing)d. Older than the text: %(stale)d."
            )
            missing = sum(one.missing for one in progress)
            said.append(wanting % {"missing": missing, "stale": sum(one.stale for one in progress)})
        if any(one.lacks_base for one in spoken.proposals):
            said.append(_("Where the text before is not here in this language, nothing is marked."))
    return " ".join(said)


def make_paper(spoken: SpokenContribution) -> Paper:
    """The contribution as the layout wants it: its document's row says who, what and when."""
    submitted = spoken.submitted
    document, head = submitted.contribution.document, submitted.head
    originals = (document.original_language,) if document.original_language else ()
    return Paper(
        language=spoken.language,
        symbol=document.symbol,
        date=document.date,
        originals=head.originals or originals,
        agenda_item=head.agenda_item,
        source=document.source,
        title=spoken.title,
        blocks=spoken.blocks,
        items=tuple(map(_item, spoken.proposals)),
    )


def _item(spoken: SpokenProposal) -> Item:
    proposal = spoken.proposal
    return Item(
        action=Action(proposal.action),
        identifier=proposal.identifier,
        provision=proposal.provision_said,
        changes=propose(spoken.before, spoken.after),
        reasons_label=spoken.reasons_label,
        reasons=tuple(spoken.reasons.splitlines()),
        introduction=introduction(proposal),
    )
