"""The chronicle of a clause: all that is known of it, in time, and only what one may see."""

from datetime import date
from itertools import pairwise

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from amendments.chronicle import Chronicle, EntryKind, ProposalTold, read_chronicle
from amendments.models import Change, Contribution, ContributionState
from amendments.redline.snapshots import Fate
from amendments.services.adopting import adopt
from amendments.stages import stages_of
from meetings.models import Document, LinkState, Relation
from meetings.services.links import add_link, decide
from resolutions import queries
from resolutions.models import Provision, Version
from resolutions.queries.citations import citations_of
from tests.amendments.discussed import clause_uid, discussed, say
from tests.amendments.services.test_adopting import DOHA, decided
from tests.meetings.held import meeting, recommendation
from tests.resolutions.citing import NEW, OLD, store_cited, store_citing
from tests.trees import secretary

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def chronicle(
    provision: Provision, user: User | AnonymousUser = NOBODY, only: str = ""
) -> Chronicle:
    """The provision's chronicle, as its page reads it."""
    states = queries.provision_history(provision, user, "en")
    versions = queries.visible_versions(user, provision.resolution)
    stages = tuple(stages_of(list(versions), states))
    return read_chronicle(user, provision, stages, citations_of(provision), only)


def kinds(found: Chronicle) -> list[str]:
    """The kinds of the entries, the latest first."""
    return [str(entry.kind) for entry in found.entries]


def proposed(state: ContributionState) -> tuple[Contribution, Provision, dict[str, object]]:
    """A contribution in that state that rewords a clause, and everybody around it."""
    contribution, people = discussed(state)
    proposal = contribution.proposals.get()
    provision = Provision.objects.get(uid=clause_uid(contribution))
    Change.objects.create(
        proposal=proposal,
        position=0,
        provision=provision,
        kind="modified",
        kinds=["modified"],
        marks={"text": [["keep", "the "], ["insert", "very "], ["keep", "long report"]]},
    )
    return contribution, provision, dict(people)


def link_of(version: Version, provision: Provision) -> None:
    """A public document of 2019 and a recommendation of 2024 that are about the clause."""
    by = secretary()
    held = meeting(40, year=2024)
    document = Document.objects.create(
        symbol="WG-1/2", meeting=held, date=date(2019, 3, 4), is_public=True
    )
    for source in (document, recommendation(held)):
        add_link(
            user=by,
            source=source,
            resolution=version.resolution,
            provision=provision,
            relation=Relation.DISCUSSES,
        )


def test_everything_stands_in_time_and_can_be_narrowed_to_one_kind(client: Client) -> None:
    contribution, provision, people = proposed(ContributionState.PUBLISHED)
    version = Version.objects.filter(resolution=provision.resolution).order_by("year")[0]
    link_of(version, provision)
    say(people["head"], contribution, "all", "In public.", str(provision.uid))  # type: ignore[arg-type]
    found = chronicle(provision)
    assert sorted(set(kinds(found))) == [
        "comment", "document", "edition", "proposal", "recommendation",
    ]  # fmt: skip
    assert all(first.order >= last.order for first, last in pairwise(found.entries))
    assert found.total == len(found.entries)
    only = chronicle(provision, only="document")
    assert kinds(only) == ["document"]
    assert only.counts == found.counts
    assert kinds(chronicle(provision, only="none such")) == kinds(found)
    resolution = provision.resolution
    address = f"/resolutions/pp/{resolution.designator}/provisions/{provision.uid}/"
    page = client.get(address).content.decode()
    assert "WG-1/2" in page
    assert "In public." in page
    assert '<ins><span class="said">inserted: </span>very ' in page
    assert "WG-1/2" not in client.get(f"{address}?kind=proposal").content.decode()


def test_an_edition_stands_after_what_happened_in_its_year() -> None:
    version = store_citing(OLD, year=2019)
    provision = version.clauses.get(address="recalling/a").provision
    link_of(version, provision)
    assert kinds(chronicle(provision)) == ["recommendation", "edition", "citation", "document"]


def test_what_one_may_not_see_is_in_no_entry_and_no_count() -> None:
    contribution, provision, people = proposed(ContributionState.DRAFT)
    say(people["head"], contribution, "delegation", "Mine.", str(provision.uid))  # type: ignore[arg-type]
    for name in ("public", "other", "secretariat"):
        found = chronicle(provision, people.get(name, NOBODY))  # type: ignore[arg-type]
        assert set(kinds(found)) == {"edition"}
        assert [kind for kind, _number in found.counts] == [EntryKind.EDITION]
    own = chronicle(provision, people["head"])  # type: ignore[arg-type]
    assert kinds(own).count("proposal") == 1
    assert "comment" not in kinds(own)


def test_a_suggested_link_is_the_secretariats_and_a_dismissed_one_nobodys() -> None:
    version = store_citing(OLD)
    provision = version.clauses.get(address="recalling/a").provision
    link_of(version, provision)
    clerk = secretary()
    keys = list(provision.links.values_list("pk", flat=True))
    decide(user=clerk, links=keys[:1], state=LinkState.SUGGESTED)
    decide(user=clerk, links=keys[1:], state=LinkState.DISMISSED)
    assert set(kinds(chronicle(provision, clerk))) == {"edition", "citation", "document"}
    assert set(kinds(chronicle(provision))) == {"edition", "citation"}


def test_citations_are_told_where_they_come_and_go() -> None:
    store_cited(2018, 2022)
    before = store_citing(OLD)
    store_citing(NEW, year=2022)
    provision = before.clauses.get(address="recalling/a").provision
    told = [entry.told for entry in chronicle(provision, only="citation").entries]
    assert [([c.words for c in one.gained], [c.words for c in one.lost]) for one in told] == [  # type: ignore[union-attr]
        (["Resolution 140 (Rev. Bucharest, 2022)"], ["Resolution 140 (Rev. Dubai, 2018)"]),
        (["Resolution 140 (Rev. Dubai, 2018)"], []),
    ]


def test_what_became_of_a_proposal_is_told_of_the_clause_that_it_changes() -> None:
    desk, chair = decided()
    provision = desk.base.clauses.get(address="recalling/b").provision
    for entry in desk.entries.select_related("proposal"):
        Change.objects.create(
            proposal=entry.proposal, position=0, provision=provision, kind="modified"
        )
    assert all(not one.told.became for one in chronicle(provision, only="proposal").entries)  # type: ignore[union-attr]
    adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves)
    told = [one.told for one in chronicle(provision, only="proposal").entries]
    fates = {
        one.became.entry.source: {each.fate for each in one.fates}
        for one in told
        if isinstance(one, ProposalTold) and one.became
    }
    assert fates["CAN/1/1"] == {Fate.TAKEN}
    assert fates["FRA/1/1"] == {Fate.NOT_TAKEN}


def test_as_many_queries_for_much_as_for_little(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    _contribution, provision, _people = proposed(ContributionState.PUBLISHED)
    version = Version.objects.filter(resolution=provision.resolution).order_by("year")[0]
    stages = tuple(stages_of([version], queries.provision_history(provision, NOBODY, "en")))
    ground = citations_of(provision)
    link_of(version, provision)
    with django_assert_num_queries(4):
        read_chronicle(NOBODY, provision, stages, ground)
    for number in range(41, 45):
        recommended = recommendation(meeting(number))
        add_link(
            user=secretary(),
            source=recommended,
            resolution=version.resolution,
            provision=provision,
            relation=Relation.CITES,
        )
    with django_assert_num_queries(4):
        read_chronicle(NOBODY, provision, stages, ground)
