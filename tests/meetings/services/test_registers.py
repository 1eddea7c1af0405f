import pytest
from django.core.exceptions import PermissionDenied

from meetings.models import AgendaItem, Document, Group, Meeting
from meetings.services.registers import enter_row, register_document, remove_item
from resolutions.services.problems import ImportProblem
from tests.meetings.held import group, meeting
from tests.meetings.people import delegation, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def item(at: Meeting, number: str = "1", **said: object) -> AgendaItem:
    return AgendaItem.objects.create(meeting=at, number=number, **said)


def test_a_row_is_entered_with_its_history() -> None:
    made = enter_row(user=secretary(), row=Meeting(group=group(), number=41, attendance=3))
    made.attendance = 4
    enter_row(user=secretary(), row=made)
    kept = made.history.order_by("pk").values_list("attendance", "history_user")
    assert list(kept) == [(3, secretary().pk), (4, secretary().pk)]


def test_what_cannot_be_is_refused_in_a_sentence() -> None:
    meeting(41)
    with pytest.raises(ImportProblem) as refused:
        enter_row(user=secretary(), row=Meeting(group=group(), number=41))
    assert refused.value.message


def test_nobody_else_enters_anything() -> None:
    with pytest.raises(PermissionDenied):
        enter_row(user=person(), row=Group(code="x", name="X"))
    with pytest.raises(PermissionDenied):
        register_document(user=person(), document=Document(symbol="C23/68"))
    with pytest.raises(PermissionDenied):
        remove_item(user=person(), item=item(meeting()))


def test_a_symbol_is_kept_in_its_parts_without_a_language() -> None:
    held = meeting()
    document = register_document(
        user=secretary(),
        document=Document(symbol="CWG-WSIS&SDG-40/INF/4-E", meeting=held),
        items=[item(held)],
    )
    assert (document.symbol, document.prefix) == ("CWG-WSIS&SDG-40/INF/4", "CWG-WSIS&SDG-40")
    assert (document.series, document.number) == ("INF", 4)
    assert [one.number for one in document.agenda_items.all()] == ["1"]
    register_document(user=secretary(), document=document, items=[])
    assert not document.agenda_items.exists()


def test_a_symbol_is_given_once_and_names_no_draft() -> None:
    Document.objects.create(symbol="C23/68", delegation=delegation(), title="zkanari")
    with pytest.raises(ImportProblem) as refused:
        register_document(user=secretary(), document=Document(symbol="c23/68-F"))
    assert "zkanari" not in refused.value.message


def test_an_item_of_another_meeting_is_refused() -> None:
    other = item(meeting(39))
    with pytest.raises(ImportProblem):
        register_document(user=secretary(), document=Document(meeting=meeting(40)), items=[other])
    assert not Document.objects.exists()


def test_what_a_delegation_proposes_is_not_registered_here() -> None:
    own = Document.objects.create(delegation=delegation(), is_public=True)
    with pytest.raises(PermissionDenied):
        register_document(user=secretary(), document=own)


def test_an_item_goes_with_its_parts_and_the_documents_stay() -> None:
    held = meeting()
    first = item(held)
    part = item(held, "1.1", parent=first)
    document = register_document(
        user=secretary(), document=Document(symbol="C23/68", meeting=held), items=[part]
    )
    remove_item(user=secretary(), item=first)
    assert not AgendaItem.objects.exists()
    assert document.entries.count() == 0
    assert AgendaItem.history.filter(history_type="-").count() == 2
