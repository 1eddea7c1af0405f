from datetime import date

import pytest
from django.db import IntegrityError

from meetings.models import Group, Meeting

pytestmark = pytest.mark.django_db


def test_a_group_has_one_meeting_of_a_number() -> None:
    group = Group.objects.create(code="council", name="Council")
    Meeting.objects.create(group=group, number=1, title="The first")
    assert str(Meeting.history.get()).startswith("The first")
    with pytest.raises(IntegrityError):
        Meeting.objects.create(group=group, number=1, title="Another")


def test_a_meeting_does_not_end_before_it_begins() -> None:
    group = Group.objects.create(code="council", name="Council")
    Meeting.objects.create(group=group, title="One day", begins_on=date(2026, 5, 2))
    with pytest.raises(IntegrityError):
        Meeting.objects.create(
            group=group, title="x", begins_on=date(2026, 5, 2), ends_on=date(2026, 5, 1)
        )
