"""What an adoption leaves to do."""

import pytest

from amendments.desk.followups import read_follow_ups
from amendments.models import Adoption
from amendments.services.adopting import adopt
from amendments.services.rulings import rule_all
from resolutions.services.translations import add_language
from resolutions.text.clauses import Action, Edition
from tests.amendments.desked import base, opened
from tests.meetings.mandated import store_mandated
from tests.resolutions.citing import NEW, in_chinese, store_citing
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def test_what_cites_the_edition_before_and_what_is_missing_in_another_language() -> None:
    version = base()
    add_language(user=secretary(), version=version, text=in_chinese(version, "计划；"))
    citing = store_citing(NEW, year=2024)
    desk, chair = opened()
    rule_all(user=chair, desk=desk, scope="author:Canada")
    desk.refresh_from_db()
    edition = Edition(2026, "Doha", Action.REVISED)
    adoption = adopt(user=chair, desk=desk, edition=edition, seen=desk.saves, leave_rest=True)
    found = read_follow_ups(chair, adoption, desk)
    assert found.missing == ("zh",)
    assert [(one.version, one.address) for one in found.stale] == [(citing, "recalling/a")]
    assert "140" in found.stale[0].passage.words
    assert found.stale[0].path.endswith("?lang=en#recalling/a")


def test_mandates_of_a_first_edition_are_new_and_end_with_a_resolution() -> None:
    version = store_mandated()
    desk, chair = opened([])
    for adopted, expected in ((version, (0, 3, 0)), (None, (0, 0, 3))):
        found = read_follow_ups(chair, Adoption(desk=desk, version=adopted, by=chair), desk)
        assert (found.carried, found.begun, found.ended) == expected
