import pytest

from amendments import permissions
from amendments.models import ContributionState
from tests.amendments.owned import EVERYBODY, OWN, everybody, owned

pytestmark = pytest.mark.django_db

DRAFT, SUBMITTED, PUBLISHED, *_LATER = ContributionState
WRITERS = {"head", "drafter"}
OFFICE = {"secretariat", "administrator"}


@pytest.mark.parametrize(
    ("owner", "state", "see", "edit", "submit", "settle"),
    [
        ("canada", DRAFT, OWN, WRITERS, {"head"}, set()),
        ("canada", SUBMITTED, OWN | OFFICE, set(), set(), OFFICE),
        ("canada", PUBLISHED, EVERYBODY, set(), set(), OFFICE),
        ("", DRAFT, OFFICE, set(), OFFICE, OFFICE),
        ("", PUBLISHED, EVERYBODY, set(), set(), OFFICE),
    ],
)
def test_who_may_do_what(
    owner: str,
    state: ContributionState,
    see: set[str],
    edit: set[str],
    submit: set[str],
    settle: set[str],
) -> None:
    contribution = owned(state, by=owner)
    people = everybody()
    for may, allowed in (
        (permissions.may_see, see),
        (permissions.may_edit, edit),
        (permissions.may_submit, submit),
        (permissions.may_settle, settle),
        (permissions.may_publish, settle),
    ):
        found = {who for who, user in people.items() if may(user, contribution)}
        assert found == allowed, may


def test_who_may_begin_one_and_who_has_states_to_look_for() -> None:
    people = everybody()
    drafting = {who for who, user in people.items() if permissions.may_draft(user)}
    assert drafting == {"head", "drafter", "elsewhere", "other"}
    looking = {who for who, user in people.items() if permissions.may_see_unpublished(user)}
    assert looking == EVERYBODY - {"reader", "public"}
