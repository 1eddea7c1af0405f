import pytest
from django.db import models

from resolutions.models import (
    Clause,
    ClauseText,
    ImmutableVersion,
    PairingState,
    Permit,
    Provision,
    Version,
    VersionState,
    permitted,
)
from resolutions.services.versions import store_version
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def published() -> Version:
    return store_version(user=secretary(), text=make_text(), identities={})


@pytest.fixture
def draft() -> Version:
    return store_version(user=secretary(), text=make_text(year=2022), identities={}, publish=False)


def rows_of(version: Version) -> list[models.Model]:
    clause = Clause.objects.filter(version=version).first()
    assert clause
    return [version, clause, clause.texts.get()]


def test_saving_a_published_row_is_refused(published: Version) -> None:
    for row in rows_of(published):
        with pytest.raises(ImmutableVersion):
            row.save()


def test_deleting_a_published_row_is_refused(published: Version) -> None:
    for row in rows_of(published):
        with pytest.raises(ImmutableVersion):
            row.delete()


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (Version, {"place": "Elsewhere"}),
        (Version, {"state": VersionState.DRAFT}),
        (Clause, {"address": "elsewhere"}),
        (ClauseText, {"text": "Something else."}),
    ],
)
def test_updating_published_rows_is_refused(
    published: Version, table: type[models.Model], values: dict[str, str]
) -> None:
    with pytest.raises(ImmutableVersion):
        table._default_manager.filter(pk__gt=0).update(**values)


@pytest.mark.parametrize("table", [Version, Clause, ClauseText])
def test_deleting_a_queryset_of_published_rows_is_refused(
    published: Version, table: type[models.Model]
) -> None:
    with pytest.raises(ImmutableVersion):
        table._default_manager.all().delete()
    assert table._default_manager.exists()


def test_bulk_update_is_refused(published: Version) -> None:
    texts = list(ClauseText.objects.all())
    for text in texts:
        text.text = "Something else."
    with pytest.raises(ImmutableVersion):
        ClauseText.objects.bulk_update(texts, ["text"])


def test_a_related_manager_refuses_too(published: Version) -> None:
    with pytest.raises(ImmutableVersion):
        published.clauses.update(kind="dash")
    with pytest.raises(ImmutableVersion):
        published.clauses.all().delete()


def test_a_published_version_takes_in_no_more_rows(published: Version) -> None:
    provision = Provision.objects.create(resolution=published.resolution)
    clause = Clause(version=published, provision=provision, position=1, kind="dash", address="x")
    with pytest.raises(ImmutableVersion):
        clause.save()
    with pytest.raises(ImmutableVersion):
        Clause.objects.bulk_create([clause])
    text = ClauseText(clause=published.clauses.all()[0], language="fr")
    with pytest.raises(ImmutableVersion):
        ClauseText.objects.bulk_create([text])


def test_a_stale_instance_does_not_open_the_door(draft: Version) -> None:
    stale = Version.objects.get(pk=draft.pk)
    draft.state = VersionState.PUBLISHED
    draft.save()
    stale.place = "Elsewhere"
    with pytest.raises(ImmutableVersion):
        stale.save()
    with pytest.raises(ImmutableVersion):
        Clause.objects.bulk_create([Clause(version=stale, position=1, address="x")])


def test_rows_do_not_move_into_a_published_version(published: Version, draft: Version) -> None:
    with pytest.raises(ImmutableVersion):
        Clause.objects.filter(version=draft).update(version=published)
    clause = draft.clauses.all()[0]
    clause.version = published
    with pytest.raises(ImmutableVersion):
        clause.save()


def test_upserts_are_refused(published: Version) -> None:
    rows = list(ClauseText.objects.all())
    with pytest.raises(ImmutableVersion):
        ClauseText.objects.bulk_create(
            rows, update_conflicts=True, update_fields=["text"], unique_fields=["id"]
        )


def test_a_permit_opens_pairings_alone(published: Version) -> None:
    clauses = Clause.objects.filter(version=published)
    with permitted(Permit.PAIRING):
        clauses.update(pairing_state=PairingState.CONFIRMED)
        with pytest.raises(ImmutableVersion):
            clauses.update(pairing_state=PairingState.CONFIRMED, key="other")
    with pytest.raises(ImmutableVersion):
        clauses.update(pairing_state=PairingState.CERTAIN)


def test_a_draft_changes_and_goes(draft: Version) -> None:
    text = ClauseText.objects.filter(clause__version=draft)[0]
    text.text = "Something else."
    text.save()
    assert ClauseText.objects.get(pk=text.pk).text == "Something else."
    draft.delete()
    assert not Clause.objects.exists()


def test_what_holds_a_published_version_is_not_deleted(published: Version) -> None:
    with pytest.raises(models.ProtectedError):
        published.resolution.delete()
    with pytest.raises(models.ProtectedError):
        published.resolution.body.delete()
    with pytest.raises(models.ProtectedError):
        Provision.objects.all().delete()
