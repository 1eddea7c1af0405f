import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from meetings.models import Document
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_a_symbol_is_unique_where_there_is_one() -> None:
    Document.objects.create(symbol="", title="first")
    Document.objects.create(symbol="", title="second")
    Document.objects.create(symbol="C23/68")
    with pytest.raises(IntegrityError):
        Document.objects.create(symbol="C23/68")


def test_what_is_not_public_is_the_secretariats() -> None:
    Document.objects.create(symbol="C23/68")
    shown = Document.objects.create(symbol="C23/69", is_public=True)
    assert list(Document.objects.visible_to(AnonymousUser())) == [shown]
    assert Document.objects.visible_to(secretary()).count() == 2
    assert str(Document(title="A title")) == "A title"
