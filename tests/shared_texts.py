"""Where the real texts lie: beside the repository, never in it.

`shared_files` is for `parametrize`, the fixture `shared` (conftest.py) for everything else.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("RESOLUTION_TEXTS") or ROOT.parent / "shared")
IN_CI = os.environ.get("CI") == "true"
MISSING = f"the real texts are not there: {SHARED}"


def shared_files(pattern: str) -> list[Path]:
    """The files that match, sorted; none without the texts, except in CI, where that fails."""
    found = sorted(SHARED.glob(pattern))
    if not found and IN_CI:
        raise FileNotFoundError(f"{MISSING}, {pattern}")
    return found
