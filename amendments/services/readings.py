"""A file becomes the two views of its redline: what stood before, and what is proposed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from amendments.models import Form
from amendments.redline.diff import Op
from amendments.redline.flattened import recover_lines
from amendments.submissions import fused
from amendments.submissions.heads import read_whole
from amendments.submissions.labels import load
from amendments.submissions.pairing import ProposalPair, match_views
from amendments.submissions.proposals import read_contribution
from amendments.submissions.remarks import BY_HAND, UNMARKED, Remark
from amendments.submissions.values import ContributionText, Head
from resolutions.services.sources import check_size, decode, left_out, open_word, problem
from resolutions.text import sources
from resolutions.text.clauses import OddityKind
from resolutions.text.lines import Line
from resolutions.word import handmade, lines, package
from resolutions.word.inspection import inspect
from resolutions.word.marks import Document, Paragraph, View
from resolutions.word.views import resolve

WORD = (b"PK\x03\x04", b"PK\x05\x06", package.OLE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as it was read: its head, and each proposal in both views.

    `fused` are the lines of a text file, in which both views stand; a Word file has none.
    `whole` tells whether each line is a paragraph.
    """

    form: Form
    language: str
    head: Head
    pairs: tuple[ProposalPair, ...]
    remarks: tuple[Remark, ...]
    fused: tuple[Line, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.fused


def read_file(data: bytes, *, language: str = "", told: bool = False) -> Reading:
    """Read a Word file, or a text in which deletions and insertions may stand fused.

    With `told`, a person names the resolution that it amends; it need not say so itself.
    Raise ImportProblem, with one sentence, if nothing can be read.
    """
    check_size(data)
    try:
        if data.startswith(WORD):
            return _read_word(data, language or None, told)
        return _read_text(decode(data), language or None, told)
    except RecursionError:
        raise problem("too-complex") from None


def _read_word(data: bytes, language: str | None, told: bool) -> Reading:
    document = open_word(data)
    form = Form.TRACKED if inspect(document).revisions else Form.UNMARKED
    remarks = list(_left_out(document))
    if form is Form.UNMARKED and handmade.looks_redlined_by_hand(document):
        form, document = Form.BY_HAND, handmade.from_looks(document)
        remarks.append(Remark(0, BY_HAND))
    if form is Form.UNMARKED:
        remarks.append(Remark(0, UNMARKED))
    after_lines = lines.lines(document, View.AFTER)
    before_lines = lines.lines(document, View.BEFORE)
    if not after_lines and not before_lines:
        raise problem("empty")
    after = _contribution(after_lines, document, View.AFTER, language, told)
    before = _contribution(before_lines, document, View.BEFORE, after.language, told)
    return Reading(
        form,
        after.language,
        after.head,
        match_views(before, after),
        (*remarks, *_said(after)),
    )


def _contribution(
    found: tuple[Line, ...], document: Document, view: View, language: str | None, told: bool
) -> ContributionText:
    underlined = _underlined(resolve(document, view))
    return read_contribution(found, language=language, underlined=underlined, told=told)


def _underlined(document: Document) -> set[int]:
    """The numbers that the lines of wholly underlined paragraphs have."""
    number, found = 0, set()
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            number += len(block.rows)
            continue
        number += 1
        runs = [run for run in block.runs if run.text.strip()]
        if runs and all(run.formatting.underline for run in runs):
            found.add(number)
    return found


def _left_out(document: Document) -> Iterator[Remark]:
    for oddity in left_out(document):
        if oddity.kind is not OddityKind.REVISIONS_ACCEPTED:
            yield Remark(oddity.line, oddity.kind.value, oddity.detail)


def _said(*texts: ContributionText) -> Iterator[Remark]:
    for text in texts:
        for oddity in (*text.head.oddities, *text.oddities):
            yield Remark(oddity.line, oddity.kind.value, oddity.detail)


def _read_text(text: str, language: str | None, told: bool) -> Reading:
    """A text file: what it proposes is read from its two views, its head from the file itself."""
    found = sources.read_text(text).lines
    raw = read_contribution(found, language=language, told=told)
    recoveries = recover_lines([line.text for line in found], language=raw.language)
    split = any(recovery.splits for recovery in recoveries)
    if not split:
        remarks = (Remark(0, UNMARKED), *_said(raw))
        pairs = match_views(raw, raw)
        return Reading(Form.UNMARKED, raw.language, raw.head, pairs, remarks, found)
    after, before = (
        read_contribution(fused.view(found, recoveries, op), language=raw.language, told=told)
        for op in (Op.DELETE, Op.INSERT)
    )
    first = min((proposal.line for proposal in after.proposals), default=len(found) + 1)
    head = read_whole([line for line in found if line.number < first], load(raw.language))
    after = replace(after, head=head)
    pairs = match_views(before, after)
    return Reading(Form.FLATTENED, raw.language, head, pairs, tuple(_said(after)), found)
