"""Mandates: who is instructed, requested, invited, encouraged or urged to do what, by when.

`mandates` reads those of a resolution from the headings and the sentences of its operative part;
`requests` reads those of one sentence, wherever it stands. The words stand in `<language>.toml`.
"""

from __future__ import annotations

from resolutions.text.mandates.dues import bounds, last_day
from resolutions.text.mandates.reading import mandates
from resolutions.text.mandates.sentences import recipients, requests
from resolutions.text.mandates.values import Action, Due, Mandate, Request, Rule

__all__ = [
    "Action",
    "Due",
    "Mandate",
    "Request",
    "Rule",
    "bounds",
    "last_day",
    "mandates",
    "recipients",
    "requests",
]
