"""Where attention was: counted per clause, and only what one may see."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amendments.attention import Attention, read_attention
from amendments.models import ContributionState
from meetings.models import LinkState
from meetings.services.links import decide
from resolutions.models import Version
from tests.amendments.test_chronicle import link_of, proposed
from tests.trees import secretary

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def test_proposals_and_confirmed_links_are_counted_by_clause(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _contribution, provision, _people = proposed(ContributionState.PUBLISHED)
    resolution = provision.resolution
    link_of(Version.objects.filter(resolution=resolution)[0], provision)
    with django_assert_num_queries(2):
        found = read_attention(NOBODY, resolution)
    assert found == {str(provision.uid): Attention(proposals=1, links=2)}
    page = client.get(resolution.get_absolute_url()).content.decode()
    assert '<span class="visually-hidden">(1 proposal, 2 links)</span>' in page
    assert "Bars beside the text" in page
    links = list(provision.links.values_list("pk", flat=True))
    decide(user=secretary(), links=links, state=LinkState.SUGGESTED)
    assert read_attention(secretary(), resolution)[str(provision.uid)].links == 0


@pytest.mark.parametrize("state", [ContributionState.DRAFT, ContributionState.SUPERSEDED])
def test_a_draft_and_what_was_superseded_draw_no_attention(
    client: Client, state: ContributionState
) -> None:
    _contribution, provision, people = proposed(state)
    assert read_attention(NOBODY, provision.resolution) == {}
    assert read_attention(people["secretariat"], provision.resolution) == {}  # type: ignore[arg-type]
    assert "heat" not in client.get(provision.resolution.get_absolute_url()).content.decode()


def test_a_text_that_is_remembered_shows_a_draft_to_nobody_else(client: Client) -> None:
    """Whoever asks first and however often, in one process that remembers what it has set."""
    _contribution, provision, people = proposed(ContributionState.DRAFT)
    address = provision.resolution.get_absolute_url()
    own = {"head", "drafter", "asked", "sponsor"}
    for _time in range(2):
        for who in ("head", "other", "drafter", "asked", "secretariat", "sponsor", "chair"):
            client.force_login(people[who])  # type: ignore[arg-type]
            page = client.get(address).content.decode()
            assert ("(1 proposal, 0 links)" in page) is (who in own), who
        client.logout()
        assert "heat" not in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("proposals", "links", "level"),
    [(1, 0, 1), (0, 1, 1), (1, 1, 2), (2, 1, 2), (2, 2, 3), (7, 0, 3), (4, 4, 4), (90, 9, 4)],
)
def test_the_scale_has_four_levels(proposals: int, links: int, level: int) -> None:
    assert Attention(proposals, links).level == level
