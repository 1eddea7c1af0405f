"""The source line: alphabetical by language, joined by its comma."""

import itertools

import pytest

from amendments.models import SponsorState
from amendments.services.sources import keep_source, source_line
from meetings.models import Delegation
from tests.amendments.sponsored import draft, head, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary


def named(*names: str, language: str = "en") -> list[Delegation]:
    return [
        Delegation(code=str(rank), name=name, names={} if language == "en" else {language: name})
        for rank, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("language", "names", "line"),
    [
        ("en", ("Kenya", "Canada", "African Union (AU)"), "African Union (AU), Canada, Kenya"),
        ("fr", ("États-Unis", "France", "Égypte"), "Égypte, États-Unis, France"),
        ("zh", ("肯尼亚", "加拿大", "阿根廷"), "阿根廷、加拿大、肯尼亚"),
        ("ru", ("Кения", "Канада"), "Канада, Кения"),
        ("ar", ("كندا", "الأردن"), "الأردن، كندا"),
        ("es", ("Canadá",), "Canadá"),
    ],
)
def test_names_stand_in_the_order_of_the_language(
    language: str, names: tuple[str, ...], line: str
) -> None:
    for order in itertools.permutations(named(*names, language=language)):
        assert source_line(order, language) == line


def test_a_name_that_a_language_lacks_is_the_english_one_and_stands_first() -> None:
    kenya = Delegation(code="kenya", name="Kenya", names={"zh": "肯尼亚"})
    assert source_line([kenya, *named("Canada")], "zh") == "Canada、肯尼亚"


@pytest.mark.django_db
def test_the_document_names_the_owner_and_those_who_have_accepted() -> None:
    contribution = draft()
    for code, state in zip(("atu", "kenya", "brazil", "chile"), SponsorState, strict=True):
        sponsor(contribution, code, state)
    contribution.document.refresh_from_db()
    assert contribution.document.source == "Canada, Kenya"
    row = contribution.document.history.first()
    assert row.source == "Canada, Kenya" and row.history_user == head(delegation("canada"))
    written = contribution.document.history.count()
    keep_source(secretary(), contribution)
    assert contribution.document.history.count() == written
