import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from meetings.models import Document
from meetings.models.documents import Following
from tests.meetings.people import administrator, delegation, member, person
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


@pytest.mark.parametrize(
    ("handed_in", "public", "seen_by"),
    [
        (False, False, {"own"}),
        (True, False, {"own", "secretariat", "administrator"}),
        (True, True, {"own", "other", "secretariat", "administrator", "reader", "public"}),
    ],
)
def test_what_a_delegation_keeps_to_itself_nobody_else_sees(
    handed_in: bool, public: bool, seen_by: set[str]
) -> None:
    canada = delegation()
    Document.objects.create(delegation=canada, is_handed_in=handed_in, is_public=public)
    people = {
        "own": member("own", canada),
        "other": member("other", delegation("kenya")),
        "secretariat": secretary(),
        "administrator": administrator(),
        "reader": person("reader"),
        "public": AnonymousUser(),
    }
    seen = {who for who, user in people.items() if Document.objects.visible_to(user).exists()}
    assert seen == seen_by
    remembered = {w for w, user in people.items() if Document.objects.remembered_for(user).exists()}
    assert remembered == {"own"}


def test_what_a_document_is_to_the_one_that_it_follows_is_said() -> None:
    said = {kind: Document(following=kind).follows_as for kind in ("", *Following.values)}
    assert list(said.values()) == ["", "Revision of", "Addendum to", "Corrigendum to"]
