from dataclasses import replace

import pytest

from amendments.services.corrections import (
    OtherLanguage,
    is_corrected_by,
    other_languages,
    says_the_same,
)
from amendments.services.imports import carry_out, plan_import
from amendments.services.pairing import PlannedPair
from resolutions.models import Version
from resolutions.queries import version_text
from resolutions.services.sources import read_source
from resolutions.services.storage import Identity
from resolutions.text.clauses import Edition
from tests.trees import RECALLING, chinese, markdown, secretary

pytestmark = pytest.mark.django_db


def take_in(data: bytes, *, is_demonstration: bool = False) -> Version:
    plan = plan_import(
        user=secretary(), data=data, name="file.md", is_demonstration=is_demonstration
    )
    return carry_out(user=secretary(), plan=plan)


def pairs(version: Version, *, new: str = "") -> list[PlannedPair]:
    """Each clause of the version paired with itself; the one at `new` with nothing."""
    return [
        PlannedPair(clause, Identity("" if clause.address == new else clause.uid))
        for clause in version_text(version, "en").walk()
    ]


@pytest.mark.parametrize(
    ("held", "language", "comes_as", "corrected"),
    [
        (False, "en", False, True),
        (False, "zh", False, False),
        (False, "zh", True, True),  # nor a demonstration one of a real text
        (True, "en", False, True),
        (True, "zh", False, True),  # a real text is no language of a demonstration
        (True, "en", True, True),
        (True, "zh", True, False),
    ],
)
def test_what_is_a_correction_and_what_a_language(
    held: bool, language: str, comes_as: bool, corrected: bool
) -> None:
    version = take_in(markdown(), is_demonstration=held)
    assert is_corrected_by(version, language, is_demonstration=comes_as) is corrected


def test_the_same_words_are_the_same_text() -> None:
    version = take_in(markdown())
    text = read_source(markdown()).text
    assert says_the_same(version, text)
    assert says_the_same(version, replace(text, edition=Edition(2018)))
    assert not says_the_same(version, replace(text, edition=Edition(2018, "Busan")))
    other = read_source(markdown(recalling=[*RECALLING[:1], "another report,"])).text
    assert not says_the_same(version, other)


def test_other_languages_come_along_where_they_have_the_same_clauses() -> None:
    version = take_in(markdown())
    take_in(chinese())
    text = version_text(version, "en")
    assert other_languages(version, text, pairs(version)) == (OtherLanguage("zh", True),)
    changed = pairs(version, new="recalling/b")
    assert other_languages(version, text, changed) == (OtherLanguage("zh", False),)


def test_a_title_does_not_keep_another_language_back() -> None:
    version = take_in(markdown())
    take_in(chinese())
    changed = pairs(version, new="title")
    text = version_text(version, "en")
    assert other_languages(version, text, changed) == (OtherLanguage("zh", True),)


def test_nothing_of_a_demonstration_text_comes_along() -> None:
    version = take_in(markdown(), is_demonstration=True)
    take_in(chinese(), is_demonstration=True)
    assert other_languages(version, version_text(version, "en"), pairs(version)) == ()
