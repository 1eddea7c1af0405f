import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from amendments.models import Change, ChangeState
from amendments.services.reviews import confirm_sure, surety
from tests.amendments.contributed import contribute, fused, store_base
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_the_sure_ones_alone_are_confirmed_and_it_is_in_their_history() -> None:
    store_base()
    contribution = contribute(fused())
    first, *others = Change.objects.waiting()
    Change.objects.update(confidence=1.0, rule_confidence=0.95)
    Change.objects.filter(pk=first.pk).update(rule_confidence=0.5)
    assert confirm_sure(user=secretary(), contribution=contribution) == len(others) > 0
    assert list(Change.objects.waiting()) == [first]
    confirmed = Change.objects.get(pk=others[0].pk)
    assert confirmed.state == ChangeState.CONFIRMED
    assert confirmed.history.first().history_user == secretary()


def test_a_change_is_as_sure_as_its_weakest_part() -> None:
    assert surety(Change(confidence=0.9, rule_confidence=0.5)) == 0.5
    assert surety(Change(confidence=0.9, rule_confidence=None)) == 0.9


def test_nobody_else_confirms() -> None:
    store_base()
    contribution = contribute(fused())
    with pytest.raises(PermissionDenied):
        confirm_sure(user=AnonymousUser(), contribution=contribution)  # type: ignore[arg-type]
