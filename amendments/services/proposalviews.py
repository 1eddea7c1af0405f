"""The two views of one proposal as trees: what it starts from, and what it proposes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from amendments.models import Form
from amendments.redline.diff import Op
from amendments.redline.flattened import Recovery, recover_lines
from amendments.redline.proposed import base_differences
from amendments.redline.trust import trust
from amendments.services.readings import Reading
from amendments.services.targets import Target
from amendments.submissions import fused
from amendments.submissions.agreement import agree
from amendments.submissions.pairing import ProposalPair
from amendments.submissions.remarks import Remark
from resolutions.models import Provision
from resolutions.text import grammar
from resolutions.text.clauses import OddityKind, ResolutionText
from resolutions.text.lines import Line
from resolutions.text.sources import Source


@dataclass(frozen=True, slots=True)
class ProposalViews:
    """The two views of a proposal's text, and how they were recovered, line by line.

    `remarks` tell what became of the identities that came with the file.
    """

    before: ResolutionText | None
    after: ResolutionText | None
    recovered: tuple[tuple[Line, Recovery], ...] = ()
    is_marked: bool = True
    remarks: tuple[Remark, ...] = ()


def read_views(reading: Reading, pair: ProposalPair, target: Target) -> ProposalViews:
    """The two views; of fused lines, those that come nearer to the stored text."""
    if not reading.fused:
        marked = reading.form is not Form.UNMARKED
        provisions = _provisions(target)
        first, second = (side.lines if side else () for side in (pair.before, pair.after))
        before, after, remarks = _parse_both(first, second, reading, target, provisions)
        return ProposalViews(before, after, is_marked=marked, remarks=remarks)
    numbers = {line.number for side in (pair.before, pair.after) if side for line in side.lines}
    lines = tuple(line for line in reading.fused if line.number in numbers)
    texts = [line.text for line in lines]
    alone = recover_lines(texts, language=reading.language)
    views = _fused_views(lines, alone, reading, target)
    if target.stored is None or _distance(target.stored, views.before) == 0:
        return views
    base = [clause.words for clause in target.stored.walk()]
    known = recover_lines(texts, language=reading.language, base=base)
    if not views.is_marked and not all(found.exact for found in known):
        return views
    by_base = _fused_views(lines, known, reading, target)
    nearer = _distance(target.stored, by_base.before) < _distance(target.stored, views.before)
    return by_base if nearer else views


def _fused_views(
    lines: tuple[Line, ...], recoveries: Sequence[Recovery], reading: Reading, target: Target
) -> ProposalViews:
    marked = any(found.splits for found in recoveries)
    first, second = (fused.view(lines, recoveries, op) for op in (Op.INSERT, Op.DELETE))
    before, after, _remarks = _parse_both(first, second, reading, target, ())
    return ProposalViews(
        before,
        after,
        tuple(zip(lines, recoveries, strict=True)) if marked else (),
        is_marked=marked,
    )


def _distance(stored: ResolutionText, before: ResolutionText | None) -> int:
    """How many clauses say something else."""
    return len(base_differences(stored, before)) if before else len(stored.clauses)


def _provisions(target: Target) -> set[str]:
    """The identities that clauses of the resolution have, in whichever edition."""
    if target.resolution is None:
        return set()
    found = Provision.objects.filter(resolution=target.resolution)
    return {str(uid) for uid in found.values_list("uid", flat=True)}


def _parse_both(
    lines_before: tuple[Line, ...],
    lines_after: tuple[Line, ...],
    reading: Reading,
    target: Target,
    provisions: Collection[str],
) -> tuple[ResolutionText | None, ResolutionText | None, tuple[Remark, ...]]:
    """The trees of both views, in which a line that both have is the same thing."""
    before, said = _parse(lines_before, reading, target, provisions)
    after, too = _parse(lines_after, reading, target, provisions)
    if before is not None and after is not None:
        agreed = agree(lines_after, after, lines_before, before)
        if agreed != lines_after:
            after, too = _parse(agreed, reading, target, provisions)
    return before, after, tuple(dict.fromkeys((*too, *said)))


def _parse(
    lines: tuple[Line, ...], reading: Reading, target: Target, provisions: Collection[str]
) -> tuple[ResolutionText | None, tuple[Remark, ...]]:
    """The tree of a proposal's lines, None if there are none, and what its identities have of odd.

    Those that came with the file count if they are the resolution's.
    """
    if not lines:
        return None, ()
    source = Source(lines, whole=reading.whole)
    parsed = grammar.parse(source, language=reading.language, body=target.body or None)
    stored = tuple(target.stored.walk()) if target.stored else ()
    text, ignored = trust(parsed.text, provisions, stored)
    doubled = (odd for odd in parsed.oddities if odd.kind is OddityKind.IDENTITY_DOUBLED)
    remarks = tuple(Remark(odd.line, odd.kind.value, odd.detail) for odd in (*doubled, *ignored))
    return (text if text.clauses else None), remarks
