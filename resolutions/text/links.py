"""Where a link may lead: whoever follows it must not run what somebody typed."""

from __future__ import annotations

import re

_SAFE = re.compile(r"(?:https?://|mailto:|#)[^\s\x00-\x1f\x7f]*", re.IGNORECASE)


def safe_target(target: str) -> str:
    """The target if it leads to a page, an address or a place in the text; else nothing."""
    return target if _SAFE.fullmatch(target) else ""
