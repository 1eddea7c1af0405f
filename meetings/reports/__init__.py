"""Reports of meetings: what a working group or a Council reports, as values. Knows no Django.

`read` turns the lines of a report into meetings, documents, recommendations and what they cite;
`links` suggests what of a report belongs to which resolution or provision. The words stand in
`<language>.toml`; the code knows no language.
"""

from __future__ import annotations

from meetings.reports.reading import read
from meetings.reports.values import (
    AgendaItem,
    Conclusion,
    Meeting,
    Oddity,
    OddityKind,
    Paragraph,
    Recommendation,
    Report,
    ReportedDocument,
    Section,
)

__all__ = [
    "AgendaItem",
    "Conclusion",
    "Meeting",
    "Oddity",
    "OddityKind",
    "Paragraph",
    "Recommendation",
    "Report",
    "ReportedDocument",
    "Section",
    "read",
]
