"""What an adoption leaves to do."""

import pytest

from amendments.desk.followups import read_follow_ups
from amendments.services.adopting import adopt
from amendments.services.rulings import rule_all
from resolutions.services.translations import add_language
from resolutions.text.clauses import Action, Edition
from tests.amendments.desked import base, opened
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
