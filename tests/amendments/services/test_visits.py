from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from amendments.models import Visit
from amendments.services.visits import mark_seen
from tests.meetings.people import person

pytestmark = pytest.mark.django_db


def test_what_was_seen_never_becomes_less_and_never_lies_ahead() -> None:
    user, now = person(), timezone.now()
    for ahead in (timedelta(days=3), timedelta(days=-3)):
        assert mark_seen(user=user, until=now + ahead).seen_at <= timezone.now()
    assert Visit.objects.get().seen_at >= now
    earlier = person("other")
    mark_seen(user=earlier, until=now - timedelta(days=3))
    assert mark_seen(user=earlier, until=now - timedelta(days=9)).seen_at == now - timedelta(days=3)


def test_the_language_of_the_interface_is_remembered() -> None:
    with override("zh-hans"):
        mark_seen(user=person(), until=timezone.now())
    assert Visit.objects.get().language == "zh-hans"
