"""`provenance`: since when each phrase stands, for a person and for a program."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command

from amendments.provenances import trace_version
from amendments.services.adopting import adopt
from amendments.services.rulings import rule_all
from resolutions.management.plain import Error
from resolutions.models import Version
from resolutions.text.clauses import Action, Edition
from tests.amendments.desked import opened
from tests.amendments.editions import store_two
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def said(*arguments: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("provenance", *arguments, stdout=out)
    return out.getvalue()


def test_what_was_adopted_here_says_by_whom_and_where() -> None:
    desk, chair = opened()
    rule_all(user=chair, desk=desk, scope="author:Canada")
    desk.refresh_from_db()
    edition = Edition(2026, "Doha", Action.REVISED)
    adopt(user=chair, desk=desk, edition=edition, seen=desk.saves, leave_rest=True)
    found = json.loads(said("pp", "140", "--json"))
    assert found["editions"] == ["2022", "2026"]
    clause = next(one for one in found["clauses"] if one["address"] == "recalling/b")
    assert [phrase["text"] for phrase in clause["text"]] == [
        "the ",
        "long ",
        "report of the second conference;",
    ]
    assert clause["text"][0] == {"text": "the ", "since": "2022", "or_earlier": True}
    assert clause["text"][1] == {
        "text": "long ",
        "since": "2026",
        "or_earlier": False,
        "sources": ["CAN/1/1", "KEN/1/1"],
        "by": "Canada, Kenya",
        "meeting": "A meeting",
    }
    assert "[Rev. Doha, 2026 · Canada, Kenya (CAN/1/1, KEN/1/1) · A meeting] long" in said(
        "pp", "140"
    )


def test_editions_that_came_in_say_since_when_alone() -> None:
    _first, second = store_two()
    assert "or earlier" in said("pp", "140")
    found = trace_version(second, "en", secretary())
    words = {phrase.text: phrase.version.edition for c in found.clauses for phrase in c.text}
    assert words["long "] == "2018" and words["the plan of the first conference;"] == "2014"
    assert json.loads(said("pp", "140", "--edition", "2014", "--json"))["editions"] == ["2014"]


@pytest.mark.parametrize(
    "arguments", [("pp", "999"), ("pp", "140", "--edition", "1999"), ("pp", "140", "--language=ar")]
)
def test_what_is_not_there_is_said_in_a_line(arguments: tuple[str, ...]) -> None:
    store_two()
    with pytest.raises(Error):
        said(*arguments)


def test_tracing_costs_as_many_queries_whatever_is_held(django_assert_num_queries: object) -> None:
    store_two()
    for version in Version.objects.select_related("resolution__body"):
        with django_assert_num_queries(5):  # type: ignore[operator]
            trace_version(version, "en", AnonymousUser())
