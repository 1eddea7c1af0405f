"""A desk in a second language: what it came to is the same edition in that language."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.test import Client

from amendments.desk.beside import BESIDE, desk_beside
from amendments.desk.fates import read_fates
from amendments.models import Adoption, Contribution, Desk
from amendments.provenances import trace_version
from amendments.redline.decisions import Choice
from amendments.services.adopting import adopt
from amendments.services.desks import open_desk
from amendments.services.otherlanguages import InOtherWords, take_language
from amendments.services.rulings import Said, rule, rule_all
from resolutions import queries
from resolutions.models import Version
from resolutions.services.problems import ImportProblem
from resolutions.text.clauses import Action, Clause, Edition, Kind
from tests.amendments.desked import base, chair_of, contribution, key_of, now, revised
from tests.amendments.redline.consolidating import adding, without
from tests.amendments.sponsored import meeting
from tests.amendments.translated import in_french
from tests.trees import secretary

pytestmark = pytest.mark.django_db
DOHA = Edition(2026, "Doha", Action.REVISED)
VOTE = Clause(Kind.CLAUSE, label="d)", text="the vote of the fourth conference,", address="")


@pytest.fixture
def version() -> Version:
    found = base()
    in_french(found)
    return found


def propose(version: Version, gone: str = "") -> Contribution:
    """Other words and a clause more, and one less, in both languages."""
    text, there = (queries.version_text(version, one) for one in ("en", "fr"))
    english = adding(revised(text, recalling__b="the brief report;"), "recalling", 3, VOTE)
    french = adding(
        revised(there, recalling__b="le bref rapport;"),
        "recalling",
        3,
        replace(VOTE, text="le vote de la quatrième conférence,"),
    )
    if gone:
        english, french = without(english, gone), without(french, gone)
    made = contribution("canada", version, english)
    take_language(user=secretary(), proposal=made.proposals.get(), said=InOtherWords(french))
    return made


def decided(version: Version, language: str, scope: str = "author:Canada") -> tuple[Desk, User]:
    """The desk in this language, on which that is taken."""
    chair = chair_of(meeting())
    desk = open_desk(
        user=chair, meeting=meeting(), language=language, resolution=version.resolution
    )
    rule_all(user=chair, desk=desk, scope=scope)
    desk.refresh_from_db()
    return desk, chair


def test_what_was_decided_in_one_language_is_decided_in_another_where_it_is_clear(
    version: Version,
) -> None:
    propose(version)
    other = contribution(
        "kenya", version, revised(queries.version_text(version, "en"), resolves="to stop")
    )
    said = InOtherWords(revised(queries.version_text(version, "fr"), resolves="cesser"))
    take_language(user=secretary(), proposal=other.proposals.get(), said=said)
    mute = contribution(
        "ghana",
        version,
        revised(queries.version_text(version, "en"), recalling__b="the grand report;"),
    )
    said = InOtherWords(
        revised(queries.version_text(version, "fr"), recalling__b="le grand rapport;")
    )
    take_language(user=secretary(), proposal=mute.proposals.get(), said=said)
    first, chair = decided(version, "en")
    rule_all(user=chair, desk=first, scope="author:Kenya", choice=Choice.LEAVE)
    desk = open_desk(user=chair, meeting=meeting(), language="fr", resolution=version.resolution)
    assert desk_beside(desk) == first and desk_beside(first) is None
    client, address = Client(), f"/desks/{desk.pk}/"
    client.force_login(chair)
    assert "Decide as in English" in client.get(address).content.decode()
    answer = client.post(f"{address}rule-all", {"scope": BESIDE}, follow=True)
    assert "Decided at once: 3." in answer.content.decode()
    found = now(desk)
    text = [one.text for one in found.consolidated.text.walk()]
    assert "le bref rapport;" in text and "le vote de la quatrième conférence," in text
    assert "cesser" not in text and found.open_count == 0
    assert rule_all(user=chair, desk=desk, scope=BESIDE) == 0


def test_what_was_typed_or_bracketed_in_one_language_stays_open_in_another(
    version: Version,
) -> None:
    propose(version)
    first, chair = decided(version, "en", "editorial")
    rule(user=chair, desk=first, said=Said(key_of(first, "brief"), Choice.BRACKET), seen=0)
    desk = open_desk(user=chair, meeting=meeting(), language="fr", resolution=version.resolution)
    assert rule_all(user=chair, desk=desk, scope=BESIDE) == 0
    assert now(desk).open_count == 2


def test_the_second_desk_adds_its_language_to_the_edition(version: Version) -> None:
    made = propose(version, "recalling/a")
    desks = [decided(version, language) for language in ("en", "fr")]
    adopted = [adopt(user=chair, desk=desk, edition=DOHA, seen=desk.saves) for desk, chair in desks]
    (found,) = {one.version for one in adopted}
    assert found is not None and Version.objects.count() == 2
    english, french = (queries.version_text(found, one) for one in ("en", "fr"))
    assert [one.uid for one in english.walk()] == [one.uid for one in french.walk()]
    said = [one.text for one in french.walk()]
    assert "le bref rapport;" in said and "le vote de la quatrième conférence," in said
    for language in ("en", "fr"):  # it is told once, in the language in which one reads
        (told,) = read_fates(made, language)
        assert told.entry.desk.language == language and told.adoption
    traced = trace_version(found, "fr", secretary()).clauses
    by = {p.authors for one in traced for p in one.text if "vote" in p.text or "bref" in p.text}
    assert by == {"Canada"}


@pytest.mark.parametrize(
    ("gone", "told"), [("", "Only there: recalling d)."), ("recalling/a", "At another place:")]
)
def test_with_other_clauses_it_is_refused_and_nothing_is_kept(
    version: Version, gone: str, told: str
) -> None:
    """Without its first clause what is new is taken for that one, moved to the end."""
    propose(version, gone)
    first, chair = decided(version, "en")
    adopt(user=chair, desk=first, edition=DOHA, seen=first.saves)
    second, chair = decided(version, "fr", scope="editorial")
    with pytest.raises(ImportProblem) as refused:
        adopt(user=chair, desk=second, edition=DOHA, seen=second.saves, leave_rest=True)
    assert refused.value.code == "clauses" and told in refused.value.message
    assert Adoption.objects.count() == 1
    assert queries.languages(Version.objects.get(year=2026)) == ("en",)


def test_the_page_says_that_it_is_the_same_edition_and_adopts_it(
    version: Version, client: Client
) -> None:
    propose(version)
    first, chair = decided(version, "en")
    adopt(user=chair, desk=first, edition=DOHA, seen=first.saves)
    second, chair = decided(version, "fr")
    client.force_login(chair)
    address = f"/desks/{second.pk}/adoption/"
    said = client.get(address).content.decode()
    assert "adopted the text in English already" in said and 'name="place"' not in said
    assert "is the same edition (Rev. Doha, 2026) in French" in said
    client.post(address, {"seen": str(second.saves)})
    assert queries.languages(Version.objects.get(year=2026)) == ("en", "fr")
