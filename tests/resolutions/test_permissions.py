import pytest
from django.contrib.auth.models import AnonymousUser, User

from resolutions.permissions import is_secretariat, may_edit, may_import, may_publish, may_see
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def test_members_of_the_group_and_superusers_are_the_secretariat() -> None:
    assert is_secretariat(secretary())
    assert is_secretariat(User.objects.create(username="root", is_superuser=True))


def test_others_are_not() -> None:
    gone = secretary("gone")
    gone.is_active = False
    for user in (AnonymousUser(), User.objects.create(username="reader"), gone):
        for allowed in (is_secretariat, may_import, may_edit, may_publish):
            assert not allowed(user)


def test_a_draft_is_seen_by_the_secretariat_and_a_published_version_by_all() -> None:
    draft = store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    other = store_version(user=secretary(), text=make_text(year=2022), identities={})
    assert may_see(secretary(), draft)
    assert not may_see(AnonymousUser(), draft)
    assert may_see(AnonymousUser(), other)
