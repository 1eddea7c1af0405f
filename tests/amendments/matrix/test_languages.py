"""A matrix in a language into which proposals were translated."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.drafting.translating import Standing
from amendments.matrix.choices import choose
from amendments.matrix.exports import export_matrix
from amendments.matrix.table import Laid, lay
from amendments.models import Contribution, ContributionState, Translation
from amendments.redline.cells import cell_marks
from amendments.redline.diff import Op
from amendments.services.otherlanguages import InOtherWords, take_language
from resolutions import queries
from resolutions.models import Version
from resolutions.text.clauses import Clause, Kind
from tests.amendments import desked
from tests.amendments.redline.consolidating import adding
from tests.amendments.sponsored import meeting
from tests.amendments.translated import in_french
from tests.trees import secretary

pytestmark = pytest.mark.django_db
VOTE = Clause(Kind.CLAUSE, label="d)", text="the vote of the fourth conference,", address="")


@pytest.fixture
def version() -> Version:
    found = desked.base()
    in_french(found)
    return found


def propose(version: Version, by: str, words: str, french: str) -> Contribution:
    """A contribution that rewords one clause and adds one, with its French."""
    text, there = (queries.version_text(version, one) for one in ("en", "fr"))
    said = adding(desked.revised(text, recalling__b=words), "recalling", 3, VOTE)
    made = desked.contribution(by, version, said)
    spoken = adding(
        desked.revised(there, recalling__b=french),
        "recalling",
        3,
        replace(VOTE, text="le vote de la quatrième conférence,"),
    )
    take_language(user=secretary(), proposal=made.proposals.get(), said=InOtherWords(spoken))
    return made


def in_matrix(language: str = "fr") -> Laid:
    resolution = desked.base().resolution
    found = lay(AnonymousUser(), resolution, language, meeting=meeting())
    assert found is not None
    return found


def test_a_translated_proposal_stands_with_the_redline_of_its_translation(
    version: Version,
) -> None:
    propose(version, "canada", "the brief report;", "le bref rapport;")
    propose(version, "kenya", "the long report;", "le bref rapport;")
    laid = in_matrix()
    rows = {row.clause.address: row for row in laid.matrix.rows if row.clause}
    (group,) = rows["recalling/b"].groups
    assert group.sources == ("CAN/1/1", "KEN/1/1")  # in French they say the same
    before = [m.text for m in cell_marks(rows["recalling/b"], group) if m.op is not Op.INSERT]
    assert "".join(before).endswith("fr the report of the second conference;")
    (added,) = [row for row in laid.matrix.rows if row.clause is None]
    assert added.groups[0].after and added.groups[0].after.text.startswith("le vote")
    assert not laid.foreign and not any(laid.lagging.values()) and not laid.misfits


def test_what_is_not_translated_is_said(version: Version, client: Client) -> None:
    made = propose(version, "canada", "the brief report;", "le bref rapport;")
    row = Translation.objects.get(text__startswith="le vote")
    row.delete()
    laid = in_matrix()
    assert laid.lagging["CAN/1/1"] == {("", VOTE.text): Standing.MISSING}
    address = f"/resolutions/pp/140/matrix/?meeting={meeting().pk}&lang=fr"
    said = client.get(address).content.decode()
    assert "bref" in said and said.count("not translated") == 1
    assert "translated from English" in said
    assert b'"lagging": 1' in export_matrix(laid, "json").content
    old = Translation.objects.get(text="le bref rapport;")
    old.delete()
    old.pk, old.source = None, ["", "the old report;"]
    old.save()
    assert Standing.STALE in in_matrix().lagging["CAN/1/1"].values()
    assert "translated from earlier words" in client.get(address).content.decode()
    made.proposals.get().translations.all().delete()
    assert lay(AnonymousUser(), version.resolution, "fr", meeting=meeting()) is None


def test_without_its_base_in_the_language_a_proposal_is_named_as_missing() -> None:
    version = desked.base()
    text = queries.version_text(version, "en")
    made = desked.contribution("canada", version, desked.revised(text, recalling__a="a plan;"))
    uid = text.by_address()["recalling/a"].uid
    Translation.objects.create(
        proposal=made.proposals.get(), language="fr", uid=uid, text="un plan;", source=["", ""]
    )
    found = lay(AnonymousUser(), version.resolution, "fr", meeting=meeting())
    assert found is None


def test_the_languages_are_those_of_what_one_may_see(version: Version) -> None:
    made = propose(version, "canada", "the brief report;", "le bref rapport;")

    def languages() -> tuple[str, ...]:
        names = {"meeting": "", "names": (), "wanted": "fr"}
        return choose(AnonymousUser(), version.resolution, **names).languages  # type: ignore[arg-type]

    assert languages() == ("en", "fr")
    desked.contribution("kenya", version, queries.version_text(version, "en"))
    Contribution.objects.filter(pk=made.pk).update(state=ContributionState.DRAFT)
    assert languages() == ("en",)


def test_as_many_queries_for_many_as_for_few(version: Version) -> None:
    propose(version, "canada", "the brief report;", "le bref rapport;")
    with CaptureQueriesContext(connection) as few:
        in_matrix()
    for place, by in enumerate(("kenya", "france", "ghana")):
        propose(version, by, f"the report {place};", f"le rapport {place};")
    with CaptureQueriesContext(connection) as many:
        assert len(in_matrix().proposals) == 4
    assert len(few) == len(many)


def test_what_was_remembered_in_a_language_follows_its_words(version: Version) -> None:
    propose(version, "canada", "the long report;", "le long rapport ;")
    first = in_matrix().plan.reduced[0].proposal.text
    Translation.objects.filter(text="le long rapport ;").update(text="le rapport long ;")
    second = in_matrix().plan.reduced[0].proposal.text
    assert first is not None and second is not None
    assert "le long rapport ;" in {clause.text for clause in first.walk()}
    assert "le rapport long ;" in {clause.text for clause in second.walk()}
