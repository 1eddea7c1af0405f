"""Mandates: who is instructed, requested, invited, encouraged or urged to do what, by when.

`mandates` reads those of a resolution from the headings and the sentences of its operative part;
`requests` reads those of one sentence, wherever it stands. The words stand in `<language>.toml`.
When a duty falls due and how far it is done, `coming`, `past`, `falls_in` and `state` say.
"""

from __future__ import annotations

from resolutions.text.mandates.dues import bounds, last_day, own_sessions
from resolutions.text.mandates.occurrences import (
    Duty,
    Shown,
    Sitting,
    State,
    coming,
    falls_in,
    past,
    state,
)
from resolutions.text.mandates.reading import mandates
from resolutions.text.mandates.sentences import actors_in, expected, recipients, requests
from resolutions.text.mandates.values import SITTING, Action, Due, Mandate, Request, Rule

__all__ = [
    "SITTING",
    "Action",
    "Due",
    "Duty",
    "Mandate",
    "Request",
    "Rule",
    "Shown",
    "Sitting",
    "State",
    "actors_in",
    "bounds",
    "coming",
    "expected",
    "falls_in",
    "last_day",
    "mandates",
    "own_sessions",
    "past",
    "recipients",
    "requests",
    "state",
]
