from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from resolutions.models import Clause, ClauseText, ImmutableVersion, Version
from resolutions.models.clauses import unpack_spans
from resolutions.queries import version_text
from resolutions.services.drafts import edit_text, seen
from resolutions.services.problems import ImportProblem
from resolutions.services.translations import add_language
from resolutions.services.versions import publish, store_version
from resolutions.text.clauses import Clause as ClauseValue
from resolutions.text.clauses import Kind, Span, SpanKind
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def find(address: str) -> ClauseText:
    return ClauseText.objects.get(clause__address=address, language="en")


def edit(user: User, text: str, **how: Any) -> ClauseText:
    said = {"label": "", "heading": "resolves", "spans": (Span(0, 2, SpanKind.BOLD),)} | how
    return edit_text(user=user, clause_text=find("resolves"), text=text, **said)


def draft() -> Version:
    return store_version(user=secretary(), text=make_text(), identities={}, publish=False)


def test_history_tells_who_changed_what() -> None:
    draft()
    row = edit(secretary("editor"), "to stop")
    latest, first = row.history.all()
    assert latest.history_user == secretary("editor")
    changes = {
        change.field: (change.old, change.new) for change in latest.diff_against(first).changes
    }
    assert changes["text"] == ("to carry on with the work that has begun", "to stop")
    assert changes["spans"][1] == [[0, 2, "bold", ""]]


def test_a_published_text_is_not_edited() -> None:
    version = draft()
    publish(user=secretary(), version=version)
    with pytest.raises(ImmutableVersion):
        edit(secretary(), "to stop")


def test_editing_needs_the_secretariat() -> None:
    draft()
    with pytest.raises(PermissionDenied):
        edit(User.objects.create(), "to stop")


def test_an_edit_that_changes_nothing_leaves_no_trace() -> None:
    draft()
    row = find("resolves")
    edit(secretary(), row.text, spans=unpack_spans(row.spans))
    assert row.history.count() == 1


def test_what_somebody_else_changed_meanwhile_is_not_overwritten() -> None:
    draft()
    state = seen(find("resolves"))
    edit(secretary("first"), "to stop", state=state)
    with pytest.raises(ImportProblem) as problem:
        edit(secretary("second"), "to go on", state=state)
    assert problem.value.code == "changed"
    assert find("resolves").text == "to stop"
    edit(secretary("second"), "to go on", state=seen(find("resolves")))
    assert find("resolves").text == "to go on"


def test_a_clause_says_something() -> None:
    draft()
    with pytest.raises(ImportProblem) as problem:
        edit(secretary(), "", heading="")
    assert problem.value.code == "empty"


def relabel(address: str, label: str) -> None:
    row = find(address)
    edit_text(user=secretary(), clause_text=row, label=label, heading="", text=row.text)


def test_an_address_follows_the_label() -> None:
    draft()
    relabel("recalling/b", "c)")
    assert find("recalling/c").clause.history.latest().history_user == secretary()
    assert not Clause.objects.filter(address="recalling/b")


def test_labels_that_are_exchanged_exchange_their_addresses() -> None:
    draft()
    first, second = find("recalling/a").text, find("recalling/b").text
    relabel("recalling/a", "b)")
    relabel("recalling/b-2", "a)")
    assert (find("recalling/b").text, find("recalling/a").text) == (first, second)


def test_a_section_of_another_heading_has_another_address() -> None:
    draft()
    edit(secretary(), "to stop", heading="instructs the Secretary-General")
    clause = find("instructs-the-secretary-general").clause
    assert clause.key == "instructs-the-secretary-general"


def test_a_translation_changes_no_address() -> None:
    version = draft()
    text = replace(version_text(version, "en"), language="fr")
    add_language(user=secretary(), version=version, text=text)
    row = ClauseText.objects.get(clause__address="recalling/b", language="fr")
    edit_text(user=secretary(), clause_text=row, label="z)", heading="", text="x")
    assert ClauseText.objects.get(label="z)").clause.address == "recalling/b"


def test_an_address_that_another_language_has_is_left_to_it() -> None:
    version = draft()
    text = version_text(version, "en")
    note = ClauseValue(Kind.FOOTNOTE, label="1", text="x", address="footnote-1")
    french = replace(text, language="fr", clauses=(*text.clauses, note))
    add_language(user=secretary(), version=version, text=french)
    row = find("recalling/a")
    row.clause.kind = Kind.FOOTNOTE.value
    row.clause.save()
    edit_text(user=secretary(), clause_text=row, label="1", heading="", text="y")
    assert ClauseText.objects.get(text="y").clause.address == "footnote-1-en"
