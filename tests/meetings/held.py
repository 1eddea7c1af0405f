"""Groups and meetings made by hand: what the tests of documents, links and reports stand on."""

from __future__ import annotations

from typing import Any

from meetings.models import Group, Meeting, Recommendation

WORKING_GROUP = "cwg-wsis-sdg"


def group(code: str = WORKING_GROUP, name: str = "CWG-WSIS&SDG") -> Group:
    """A group with that code."""
    return Group.objects.get_or_create(code=code, defaults={"name": name})[0]


def meeting(number: int | None = 40, **said: Any) -> Meeting:
    """A meeting of the working group."""
    return Meeting.objects.get_or_create(group=group(), number=number, defaults=said)[0]


def recommendation(at: Meeting, number: str = "1", **said: Any) -> Recommendation:
    """A recommendation of that meeting."""
    values = {"language": "en", "texts": {"en": "The group invites members."}} | said
    return Recommendation.objects.create(meeting=at, number=number, **values)
