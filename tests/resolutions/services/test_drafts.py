import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from resolutions.models import ClauseText, ImmutableVersion
from resolutions.services.drafts import edit_text
from resolutions.services.versions import publish, store_version
from resolutions.text.clauses import Span, SpanKind
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def edit(user: User, text: str) -> ClauseText:
    row = ClauseText.objects.get(clause__address="resolves")
    spans = (Span(0, 2, SpanKind.BOLD),)
    return edit_text(
        user=user, clause_text=row, label="", heading="resolves", text=text, spans=spans
    )


def test_history_tells_who_changed_what() -> None:
    store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    row = edit(secretary("editor"), "to stop")
    latest, first = row.history.all()
    assert latest.history_user == secretary("editor")
    changes = {
        change.field: (change.old, change.new) for change in latest.diff_against(first).changes
    }
    assert changes["text"] == ("to carry on with the work that has begun", "to stop")
    assert changes["spans"][1] == [[0, 2, "bold", ""]]


def test_a_published_text_is_not_edited() -> None:
    version = store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    publish(user=secretary(), version=version)
    with pytest.raises(ImmutableVersion):
        edit(secretary(), "to stop")


def test_editing_needs_the_secretariat() -> None:
    store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    with pytest.raises(PermissionDenied):
        edit(User.objects.create(), "to stop")
