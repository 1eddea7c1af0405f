import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from resolutions.models import (
    Clause,
    ClauseText,
    ImmutableVersion,
    Provision,
    Resolution,
    SourceFile,
    Version,
)
from resolutions.queries import version_text
from resolutions.services import storage
from resolutions.services.problems import ImportProblem
from resolutions.services.storage import Identity
from resolutions.services.versions import discard_draft, publish, set_in_force, store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def make_source(user: User, sha256: str = "0" * 64) -> SourceFile:
    return SourceFile.objects.create(
        name="text.md", sha256=sha256, content=b"text", size=4, uploaded_by=user
    )


def test_what_is_stored_is_read_back_the_same() -> None:
    text = make_text(footnote="a note")
    version = store_version(user=secretary(), text=text, identities={})
    assert version_text(version, "en") == text


def test_every_clause_has_a_provision_of_its_own() -> None:
    text = version_text(store_version(user=secretary(), text=make_text(), identities={}), "en")
    uids = [clause.uid for clause in text.walk()]
    assert all(uids) and len(set(uids)) == len(uids)


def test_an_identity_keeps_the_provision_and_says_how_sure_that_is() -> None:
    first = store_version(user=secretary(), text=make_text(), identities={})
    uid = version_text(first, "en").by_address()["recalling/a"].uid
    identity = Identity(uid, 0.7, "text")
    second = store_version(
        user=secretary(), text=make_text(year=2022), identities={"recalling/b": identity}
    )
    clause = Clause.objects.get(version=second, address="recalling/b")
    assert str(clause.provision.uid) == uid
    assert (clause.pairing_confidence, clause.pairing_reason) == (0.7, "text")


def test_every_row_has_history_that_names_the_user() -> None:
    user = secretary()
    version = store_version(user=user, text=make_text(), identities={}, source=make_source(user))
    assert Clause.history.count() == Clause.objects.count() > 0
    assert ClauseText.history.count() == ClauseText.objects.count() > 0
    for table in (Clause, ClauseText, Version, Resolution):
        assert set(table.history.values_list("history_user", flat=True)) == {user.pk}
    assert version.history.count() == 2  # stored as a draft, then published


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise DatabaseError("the disk is full")

    user = secretary()
    source = make_source(user)
    monkeypatch.setattr(storage, "text_row", fail)
    with pytest.raises(DatabaseError):
        store_version(user=user, text=make_text(), identities={}, source=source)
    for table in (Resolution, Version, Clause, ClauseText, Provision):
        assert not table._default_manager.exists()
    assert not SourceFile.objects.imported().exists()


def test_storing_needs_the_secretariat() -> None:
    with pytest.raises(PermissionDenied):
        store_version(user=User.objects.create(), text=make_text(), identities={})
    assert not Resolution.objects.exists()


def test_an_edition_is_stored_once() -> None:
    store_version(user=secretary(), text=make_text(), identities={})
    with pytest.raises(ImportProblem) as caught:
        store_version(user=secretary(), text=make_text(), identities={})
    assert caught.value.code == "exists"


def test_versions_are_linked_by_year_whatever_the_order_they_come_in() -> None:
    for year in (2014, 2022, 2018, 2010):
        store_version(user=secretary(), text=make_text(year=year), identities={})
    links = {v.year: v.predecessor and v.predecessor.year for v in Version.objects.all()}
    assert links == {2010: None, 2014: 2010, 2018: 2014, 2022: 2018}
    relinked = Version.objects.get(year=2022).history.first()
    assert relinked.history_user == secretary()


def test_a_draft_precedes_nothing_until_it_is_published() -> None:
    store_version(user=secretary(), text=make_text(year=2010), identities={})
    draft = store_version(user=secretary(), text=make_text(year=2014), identities={}, publish=False)
    last = store_version(user=secretary(), text=make_text(year=2018), identities={})
    assert (draft.predecessor.year, last.predecessor.year) == (2010, 2010)
    publish(user=secretary(), version=draft)
    last.refresh_from_db()
    assert last.predecessor == draft


def test_publishing_needs_the_secretariat_and_sets_the_time() -> None:
    draft = store_version(user=secretary(), text=make_text(), identities={}, publish=False)
    with pytest.raises(PermissionDenied):
        publish(user=User.objects.create(), version=draft)
    assert publish(user=secretary(), version=draft).published_at is not None


def test_a_draft_is_discarded_and_its_file_stays() -> None:
    user = secretary()
    source = make_source(user)
    draft = store_version(user=user, text=make_text(), identities={}, source=source, publish=False)
    discard_draft(user=user, version=draft)
    assert not Version.objects.exists()
    assert not SourceFile.objects.imported().exists()
    assert bytes(SourceFile.objects.get().content) == b"text"


def test_a_published_version_is_not_discarded() -> None:
    version = store_version(user=secretary(), text=make_text(), identities={})
    with pytest.raises(ImmutableVersion):
        discard_draft(user=secretary(), version=version)


def test_what_is_in_force_is_said_with_history() -> None:
    version = store_version(user=secretary(), text=make_text(), identities={}, in_force=False)
    resolution = version.resolution
    assert not resolution.in_force
    set_in_force(user=secretary(), resolution=resolution, in_force=True)
    assert [row.in_force for row in resolution.history.all()] == [True, False]


def test_the_number_of_statements_does_not_grow_with_the_clauses() -> None:
    counts = []
    user = secretary()
    for year, size in ((2014, 2), (2018, 8)):
        text = make_text(year=year, recalling=["a clause;"] * size)
        with CaptureQueriesContext(connection) as caught:
            store_version(user=user, text=text, identities={})
        counts.append(len(caught))
    assert abs(counts[0] - counts[1]) <= 2, counts  # the first one creates the resolution


def test_a_correction_is_a_version_of_its_own_that_follows_what_it_corrects() -> None:
    first = store_version(user=secretary(), text=make_text(), identities={})
    later = store_version(user=secretary(), text=make_text(year=2022), identities={})
    text = make_text(resolves="to stop")
    second = store_version(user=secretary(), text=text, identities={}, corrects=first)
    third = store_version(user=secretary(), text=make_text(), identities={}, corrects=second)
    assert [v.edition for v in (first, second, third)] == ["2018", "2018-1", "2018-2"]
    later.refresh_from_db()
    assert (second.predecessor, third.predecessor, later.predecessor) == (first, second, third)
    assert version_text(first, "en") == make_text()
    assert second.history.first().correction == 1


def test_what_was_corrected_already_is_not_corrected_again() -> None:
    first = store_version(user=secretary(), text=make_text(), identities={})
    store_version(user=secretary(), text=make_text(), identities={}, corrects=first)
    for corrects in (first, None):
        with pytest.raises(ImportProblem) as caught:
            store_version(user=secretary(), text=make_text(), identities={}, corrects=corrects)
        assert caught.value.code == "exists"


def test_a_real_text_after_a_demonstration_is_no_correction() -> None:
    shown = store_version(user=secretary(), text=make_text(), identities={}, is_demonstration=True)
    real = store_version(user=secretary(), text=make_text(), identities={}, corrects=shown)
    corrected = store_version(user=secretary(), text=make_text(), identities={}, corrects=real)
    assert [v.edition_label for v in (shown, real, corrected)] == [
        "Rev. Dubai, 2018, demonstration",
        "Rev. Dubai, 2018",
        "Rev. Dubai, 2018, correction 1",
    ]
    assert shown.edition_text == "Rev. Dubai, 2018"
    assert [v.edition for v in (shown, real, corrected)] == ["2018", "2018-1", "2018-2"]
