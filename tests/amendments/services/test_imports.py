import hashlib

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError

from amendments.services.imports import (
    cancel,
    carry_out,
    confirm,
    plan_import,
    plan_preview,
    start_preview,
)
from amendments.services.plans import Overrides
from resolutions.models import (
    Clause,
    ClauseText,
    PairingState,
    Provision,
    Resolution,
    SourceFile,
    SourceState,
    Version,
)
from resolutions.queries import languages, version_text
from resolutions.services import storage
from resolutions.services.problems import ImportProblem
from resolutions.services.sources import read_source
from tests.trees import RECALLING, chinese, markdown, secretary

pytestmark = pytest.mark.django_db


CORRECTED = markdown(recalling=[RECALLING[0], "the report of the second conference of 2006,"])


def take_in(data: bytes, *, is_demonstration: bool = False, **how: bool) -> Version:
    user = secretary()
    plan = plan_import(user=user, data=data, name="file.md", is_demonstration=is_demonstration)
    return carry_out(user=user, plan=plan, **how)


def uids(version: Version, language: str = "en") -> dict[str, str]:
    return {clause.address: clause.uid for clause in version_text(version, language).walk()}


def test_an_imported_file_is_kept_as_it_came_and_read_back_the_same() -> None:
    version = take_in(markdown())
    assert version.is_published
    assert version_text(version, "en") == read_source(markdown()).text
    source = SourceFile.objects.get()
    assert bytes(source.content) == markdown()
    assert source.sha256 == hashlib.sha256(markdown()).hexdigest()
    assert (source.version, source.language, source.size) == (version, "en", len(markdown()))
    assert (source.uploaded_by, source.state) == (secretary(), SourceState.IMPORTED)


def test_an_edition_keeps_the_provisions_of_the_one_before() -> None:
    first = take_in(markdown(year=2014))
    second = take_in(markdown(year=2018))
    assert uids(first) == uids(second)
    assert second.predecessor == first


def test_an_edition_between_two_links_them_and_leaves_the_later_ones_provisions() -> None:
    first = take_in(markdown(year=2010, recalling=["the plan of the first conference;"]))
    last = take_in(markdown(year=2018))
    before = uids(last)
    between = take_in(markdown(year=2014))
    last.refresh_from_db()
    assert (last.predecessor, between.predecessor) == (between, first)
    assert uids(last) == before
    assert uids(between)["recalling/a"] == uids(first)["recalling/a"]
    assert uids(between)["recalling/b"] == before["recalling/b"]


def test_the_earliest_edition_may_come_last() -> None:
    last = take_in(markdown(year=2018))
    before = uids(last)
    first = take_in(markdown(year=2010))
    assert uids(first) == before == uids(last)


def test_an_unsure_pairing_waits_for_a_person() -> None:
    take_in(markdown(year=2014))
    other = "that gender equality concerns everybody's work;"
    version = take_in(
        markdown(year=2018, recalling=[other, "the report of the second conference,"])
    )
    clause = Clause.objects.get(version=version, address="recalling/a")
    assert clause.pairing_state == PairingState.SUGGESTED
    assert clause.pairing_confidence < 0.6 and clause.pairing_reason


def test_another_language_shares_the_provisions() -> None:
    version = take_in(markdown())
    assert take_in(chinese()) == version
    assert languages(version) == ("en", "zh")
    assert uids(version, "en") == uids(version, "zh")
    assert version_text(version, "zh").clauses == read_source(chinese()).text.clauses
    assert SourceFile.objects.imported().count() == 2


def test_differences_are_imported_only_when_a_person_accepts_them() -> None:
    version = take_in(markdown())
    data = chinese(more="\n[^1]: 一条注。\n")
    with pytest.raises(ImportProblem) as caught:
        take_in(data)
    assert caught.value.code == "differences" and "1 “一条注。”" in caught.value.message
    assert languages(version) == ("en",)
    take_in(data, accept_differences=True)
    assert version_text(version, "zh").clauses == read_source(data).text.clauses


def test_the_same_file_twice_changes_nothing() -> None:
    take_in(markdown())
    counts = [table._default_manager.count() for table in (Version, ClauseText, SourceFile)]
    with pytest.raises(ImportProblem) as caught:
        take_in(markdown())
    assert caught.value.code == "duplicate"
    assert [t._default_manager.count() for t in (Version, ClauseText, SourceFile)] == counts


def test_a_stale_plan_is_made_again() -> None:
    user = secretary()
    plan = plan_import(user=user, data=CORRECTED, name="file.md")
    take_in(markdown())
    with pytest.raises(ImportProblem) as caught:
        carry_out(user=user, plan=plan)
    assert caught.value.code == "correction"


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr(storage, "text_row", fail)
    with pytest.raises(DatabaseError):
        take_in(markdown())
    for table in (Resolution, Version, Clause, ClauseText, Provision, SourceFile):
        assert not table._default_manager.exists()
        if hasattr(table, "history"):
            assert not table.history.exists()


def test_a_draft_is_imported_as_a_draft() -> None:
    assert not take_in(markdown(), publish=False).is_published


def test_a_preview_is_its_uploaders_alone_until_confirmed() -> None:
    user, other = secretary("one"), secretary("other")
    source = start_preview(user=user, data=markdown(), name="file.md")
    assert not Version.objects.exists()
    assert not SourceFile.objects.previews_of(other).exists()
    with pytest.raises(PermissionDenied):
        plan_preview(user=other, source=source)
    with pytest.raises(PermissionDenied):
        confirm(user=other, source=source)
    version = confirm(user=user, source=source)
    source.refresh_from_db()
    assert (source.version, source.state) == (version, SourceState.IMPORTED)
    assert SourceFile.objects.count() == 1


def test_a_preview_that_is_no_longer_true_is_not_confirmed() -> None:
    user = secretary()
    source = start_preview(user=user, data=markdown(), name="file.md")
    seen = plan_preview(user=user, source=source).fingerprint
    take_in(markdown(year=2014))
    with pytest.raises(ImportProblem) as caught:
        confirm(user=user, source=source, fingerprint=seen)
    assert caught.value.code == "changed"
    seen = plan_preview(user=user, source=source).fingerprint
    assert confirm(user=user, source=source, fingerprint=seen).year == 2018


def test_what_the_person_says_is_imported() -> None:
    user = secretary()
    source = start_preview(user=user, data=markdown(), name="file.md")
    version = confirm(user=user, source=source, overrides=Overrides(year=2022, place="Bucharest"))
    assert (version.year, version.place) == (2022, "Bucharest")


def test_uploading_again_keeps_one_preview() -> None:
    user = secretary()
    first = start_preview(user=user, data=markdown(), name="file.md")
    assert start_preview(user=user, data=markdown(), name="again.md") == first


def test_an_imported_file_is_not_previewed() -> None:
    take_in(markdown())
    with pytest.raises(ImportProblem) as caught:
        start_preview(user=secretary(), data=markdown(), name="file.md")
    assert caught.value.code == "duplicate"
    assert not SourceFile.objects.filter(state=SourceState.PREVIEWED).exists()


def test_cancelling_forgets_a_preview_and_nothing_else() -> None:
    user = secretary()
    source = start_preview(user=user, data=markdown(), name="file.md")
    with pytest.raises(PermissionDenied):
        cancel(user=secretary("other"), source=source)
    cancel(user=user, source=source)
    assert not SourceFile.objects.exists()
    take_in(markdown())
    with pytest.raises(PermissionDenied):
        cancel(user=user, source=SourceFile.objects.get())


def test_importing_needs_the_secretariat() -> None:
    plan = plan_import(user=secretary(), data=markdown(), name="file.md")
    reader = User.objects.create(username="reader")
    with pytest.raises(PermissionDenied):
        carry_out(user=reader, plan=plan)
    with pytest.raises(PermissionDenied):
        start_preview(user=reader, data=markdown(), name="file.md")


def test_a_correction_is_imported_only_when_a_person_says_so() -> None:
    held = take_in(markdown())
    with pytest.raises(ImportProblem) as caught:
        take_in(CORRECTED)
    assert caught.value.code == "correction"
    assert Version.objects.get() == held
    corrected = take_in(CORRECTED, accept_correction=True)
    assert (corrected.edition, corrected.predecessor) == ("2018-1", held)
    assert uids(corrected) == uids(held)
    assert version_text(held, "en") == read_source(markdown()).text
    assert version_text(corrected, "en") == read_source(CORRECTED).text


def test_the_other_languages_come_along_with_a_correction() -> None:
    held = take_in(markdown())
    note = chinese(more="\n[^1]: 一条注。\n")
    take_in(note, accept_differences=True)
    corrected = take_in(CORRECTED, accept_correction=True)
    assert languages(corrected) == ("en", "zh")
    assert version_text(corrected, "zh") == version_text(held, "zh")
    assert uids(corrected, "zh") == uids(held, "zh")
    other = markdown(recalling=["the plan of the first conference;"])
    assert languages(take_in(other, accept_correction=True)) == ("en",)


def test_a_real_text_takes_the_place_of_a_demonstration_text() -> None:
    shown = take_in(markdown(), is_demonstration=True)
    take_in(chinese(), is_demonstration=True)
    real = take_in(CORRECTED, accept_correction=True)
    assert (real.edition, real.is_demonstration, real.predecessor) == ("2018-1", False, None)
    assert not set(uids(real).values()) & set(uids(shown).values())
    assert not Clause.objects.filter(pairing_state=PairingState.SUGGESTED).exists()
    later = take_in(markdown(year=2022), is_demonstration=True)
    assert later.predecessor == shown and uids(later) == uids(shown)
    assert languages(real) == ("en",)
    assert take_in(chinese(recalling=["计划；", "报告，"])) == real
    assert shown.is_demonstration and languages(shown) == ("en", "zh")


def test_a_correction_that_somebody_else_made_meanwhile_is_shown_first() -> None:
    user = secretary()
    take_in(markdown())
    source = start_preview(user=user, data=CORRECTED, name="file.md")
    seen = plan_preview(user=user, source=source).fingerprint
    take_in(markdown(resolves=["to stop;", "to report,"]), accept_correction=True)
    with pytest.raises(ImportProblem) as caught:
        confirm(user=user, source=source, accept_correction=True, fingerprint=seen)
    assert caught.value.code == "changed"
