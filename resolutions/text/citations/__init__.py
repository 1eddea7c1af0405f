"""Citations: what a text refers to, in any of the six languages.

`find` is the one door; `wholes` says what a redline must not cut. The words stand in
`<language>.toml`, what holds in all languages in `common.toml`; the code knows no language.
"""

from __future__ import annotations

from resolutions.text.citations.recognition import find
from resolutions.text.citations.values import Adopting, Citation, CitationKind
from resolutions.text.citations.wholes import wholes

__all__ = ["Adopting", "Citation", "CitationKind", "find", "wholes"]
