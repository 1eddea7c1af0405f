"""Which contributions a matrix is made of: what there is to choose from, and what is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from amendments.addresses import name_document
from amendments.matrix.languages import languages_of
from amendments.matrix.table import Laid, find_proposals, lay_proposals
from amendments.models import Contribution, Proposal
from meetings.models import Meeting
from resolutions.models import Resolution
from resolutions.permissions import AnyUser
from resolutions.queries import choose_language
from resolutions.queries.texts import language_order

EVERY = "all"
"""Says in an address that contributions to every meeting are meant."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a matrix of one resolution is made of, and what else there is.

    `meetings` have each the number of contributions to it, the latest meeting first. One chooses
    among the `contributions`, each under its name in addresses. `proposals` are what is chosen of
    them. `language` is empty where there is nothing.
    """

    meeting: Meeting | None
    names: tuple[str, ...]
    language: str
    languages: tuple[str, ...]
    meetings: tuple[tuple[Meeting, int], ...]
    contributions: tuple[tuple[str, Contribution], ...]
    proposals: tuple[Proposal, ...]

    @property
    def query(self) -> list[tuple[str, str]]:
        """The choice as the parameters of an address."""
        meeting = str(self.meeting.pk) if self.meeting else EVERY
        named = [("with", name) for name in self.names]
        return [*(named or [("meeting", meeting)]), ("lang", self.language)]

    def lay(self) -> Laid | None:
        """The matrix of what is chosen, as the user may see it who chose."""
        return lay_proposals(self.proposals, self.language)


def choose(
    user: AnyUser, resolution: Resolution, *, meeting: str, names: Sequence[str], wanted: str
) -> Choice:
    """The choice that an address says; two queries, and one more for a meeting without proposals.

    Names come before a meeting. Without either it is the latest meeting to which something is
    proposed. Raise Meeting.DoesNotExist if there is none of that key.
    """
    rows = list(find_proposals(user, resolution))
    contributions = {row.contribution_id: row.contribution for row in rows}
    counts = Counter(one.document.meeting for one in contributions.values() if one.document.meeting)
    meetings = sorted(counts, key=_latest_first)
    chosen = _meeting(meeting, meetings) if not names else None
    shown = [
        one for one in contributions.values() if chosen is None or one.document.meeting == chosen
    ]
    if names:
        proposals = list(find_proposals(user, resolution, chosen=names))
    else:
        proposals = [
            row for row in rows if chosen is None or row.contribution.document.meeting == chosen
        ]
    spoken = {one.contribution.language for one in proposals}
    available = spoken | languages_of(one.contribution_id for one in proposals)
    languages = tuple(sorted(available, key=language_order))
    return Choice(
        meeting=chosen,
        names=tuple(names),
        language=choose_language(languages, wanted),
        languages=languages,
        meetings=tuple((one, counts[one]) for one in meetings),
        contributions=tuple((name_document(one.document), one) for one in shown),
        proposals=tuple(proposals),
    )


def _latest_first(meeting: Meeting) -> tuple[int, int]:
    return -(meeting.begins_on or date.min).toordinal(), -meeting.pk


def _meeting(said: str, meetings: Sequence[Meeting]) -> Meeting | None:
    if said == EVERY:
        return None
    if not said:
        return meetings[0] if meetings else None
    key = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    known = next((one for one in meetings if one.pk == key), None)
    return known or Meeting.objects.select_related("group").get(pk=key)
