"""A draft that is published later comes to the same as a text that was published at once."""

from itertools import permutations
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from amendments.services.imports import carry_out, plan_import
from amendments.services.publishing import publish_draft
from resolutions.models import Clause, Version, VersionState
from resolutions.services.pairings import confirm_suggested
from tests.amendments.services.test_orders import FILES, ORDERS, TEXTS, check_reasons, partition
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def draft(data: bytes) -> Version:
    plan = plan_import(user=secretary(), data=data, name="file.md")
    return carry_out(user=secretary(), plan=plan, publish=False)


def take_in(data: bytes, *, later: bool) -> Version:
    version = draft(data)
    if later:
        return publish_draft(user=secretary(), version=version)
    version.delete()
    plan = plan_import(user=secretary(), data=data, name="file.md")
    return carry_out(user=secretary(), plan=plan)


def outcome(files: list[bytes], *, later: bool) -> tuple[object, list[tuple[object, ...]]]:
    """The provisions and the pairings that the files come to; nothing of it stays."""
    with transaction.atomic():
        for data in files:
            take_in(data, later=later)
        check_reasons()
        rows = Clause.objects.order_by("version__year", "position")
        pairings = list(rows.values_list("version__year", "address", "pairing_state"))
        found = partition(), pairings
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("order", ORDERS)
def test_published_later_comes_to_the_same(order: tuple[int, ...]) -> None:
    files = [TEXTS[year] for year in order]
    assert outcome(files, later=True) == outcome(files, later=False)


@pytest.mark.once
def test_of_real_editions_too(shared: Path) -> None:
    for order in permutations(sorted(FILES)):
        files = [FILES[name].read_bytes() for name in order]
        assert outcome(files, later=True) == outcome(files, later=False)


def test_what_a_person_decided_stays() -> None:
    take_in(TEXTS[2006], later=True)
    last = take_in(TEXTS[2014], later=True)
    confirm_suggested(user=secretary(), version=last)
    held = Clause.objects.get(version=last, address="recalling/b").provision
    take_in(TEXTS[2010], later=True)
    assert Clause.objects.get(version=last, address="recalling/b").provision == held


def test_published_twice_is_published_once() -> None:
    version = draft(TEXTS[2006])
    first = publish_draft(user=secretary(), version=version).published_at
    assert publish_draft(user=secretary(), version=version).published_at == first
    states = version.history.values_list("state", flat=True)
    assert list(states).count(VersionState.PUBLISHED) == 1


def test_the_secretariat_alone_publishes() -> None:
    version = draft(TEXTS[2006])
    with pytest.raises(PermissionDenied):
        publish_draft(user=User.objects.create(), version=version)
    version.refresh_from_db()
    assert not version.is_published
