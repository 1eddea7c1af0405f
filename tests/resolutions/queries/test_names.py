"""Single clauses are called as the whole text calls them."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from resolutions import reading
from resolutions.queries import version_text
from resolutions.queries.names import clause_names
from resolutions.services.versions import store_version
from resolutions.text.names import lineage
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


def test_every_clause_is_called_as_in_its_text(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    text = make_text(year=2022, footnote="a note")
    version = store_version(user=secretary(), text=text, identities={})
    whole = reading.cited(version_text(version, "en"))
    with django_assert_num_queries(1):
        names = clause_names({(version.pk, address) for address in whole}, "zh")
    assert names[version.pk, "recalling/a"] == "recalling a)"
    for address, name in whole.items():
        if address != "footnote-1":  # its label alone says too little
            assert names[version.pk, address] == (name or address)
    assert names[version.pk, "footnote-1"] == "footnote-1"


def test_a_clause_that_is_not_there_is_called_by_its_address() -> None:
    assert clause_names([(1, "resolves/3")], "en") == {(1, "resolves/3"): "resolves/3"}


def test_what_stands_above_a_clause() -> None:
    assert lineage("resolves/3/b") == ("resolves", "resolves/3", "resolves/3/b")
