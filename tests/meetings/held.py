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


REPORT = """Report of the 39th and 40th meetings of CWG-WSIS&SDG

1\tIntroduction
1.1\tThe 39th meeting of CWG-WSIS&SDG was attended by 12 participants. The 40th meeting of \
CWG-WSIS&SDG was attended by 15 participants.
1.2\tThe group acted pursuant to Resolution 140 (Rev. Kigali, 2022) of the Plenipotentiary \
Conference. Document CWG-WSIS&SDG-40/INF/4 discussed resolves 1 of Resolution 140.
2\tThe group made the following recommendations:
2.1\tThe secretariat is invited to follow Resolution 140 by June 2026.
2.2\tMember States are encouraged:
2.2.1\tto send gardens;
2.2.2\tto report no later than 1 September 2026.
"""
"""A report of two meetings, with a document, recommendations two deep and four citations."""
