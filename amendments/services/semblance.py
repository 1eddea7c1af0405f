"""Whether a file that comes in as an edition looks like a proposal to change one."""

from __future__ import annotations

from collections.abc import Iterator

from amendments.redline.flattened import recover_lines
from amendments.services.plans import ImportPlan
from resolutions.services.sources import decode, is_packed, open_word
from resolutions.text import sources
from resolutions.text.clauses import OddityKind
from resolutions.word import lines
from resolutions.word.marks import View

TELLING = frozenset({OddityKind.BEFORE_NUMBER, OddityKind.REVISIONS_ACCEPTED})


def looks_like_contribution(plan: ImportPlan) -> bool:
    """Whether something stands before the number line, marks were accepted, or text is fused.

    An adopted text has none of that, but for what the United Nations print on its cover.
    """
    telling = TELLING - {OddityKind.BEFORE_NUMBER} if plan.text.body == "un" else TELLING
    if any(oddity.kind in telling for oddity in plan.oddities):
        return True
    found = recover_lines(list(_lines(plan.data)), language=plan.text.language)
    return any(recovery.splits for recovery in found)


def _lines(data: bytes) -> Iterator[str]:
    """The words of every line, as the file has them."""
    if is_packed(data):
        yield from (line.text for line in lines.lines(open_word(data), View.AFTER))
    else:
        yield from (line.text for line in sources.read_text(decode(data)).lines)
