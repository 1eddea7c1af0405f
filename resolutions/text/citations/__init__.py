"""Citations: what a text refers to, in any of the six languages.

`find` is the one door. The words stand in `<language>.toml`, what holds in all of them in
`common.toml`; the code knows no language.
"""

from __future__ import annotations

from resolutions.text.citations.recognition import find
from resolutions.text.citations.values import Adopting, Citation, CitationKind

__all__ = ["Adopting", "Citation", "CitationKind", "find"]
