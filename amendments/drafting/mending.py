"""Mending: labels in sequence, and the references that point at them, in one text."""

from __future__ import annotations

from collections.abc import Mapping

from amendments.drafting.applying import alter
from amendments.drafting.references import stale_references
from amendments.redline.numbering import Numbering
from amendments.redline.relabelling import relabel
from resolutions.text.clauses import ResolutionText


def mend(base: ResolutionText) -> Numbering:
    """Numbers a text made of the base, and has what refers to its clauses say their new labels.

    A reference that cannot be mended word for word stays as it is.
    """

    def number(text: ResolutionText, lists: Mapping[str, str]) -> ResolutionText:
        numbered = relabel(text, lists)
        mended: set[str] = set()
        while True:
            fixes = {
                one.uid: one.fix
                for one in reversed(stale_references(base, numbered))
                if one.fix is not None and one.fix.text not in mended
            }
            if not fixes:
                return numbered
            for fix in fixes.values():
                mended.add(fix.text)
                numbered = alter(numbered, fix)

    return number
