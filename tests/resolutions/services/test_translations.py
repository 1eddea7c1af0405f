from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from resolutions.models import Clause, ClauseText, Version
from resolutions.queries import languages, version_text
from resolutions.services.problems import ImportProblem
from resolutions.services.storage import Identity
from resolutions.services.translations import add_language
from resolutions.services.versions import store_version
from resolutions.text.clauses import Clause as Value
from resolutions.text.clauses import Kind, ResolutionText, transform_text
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> Version:
    return store_version(user=secretary(), text=make_text(), identities={})


def paired(version: Version, text: ResolutionText) -> ResolutionText:
    """The text, each clause with the uid of the version's clause at the same address."""
    there = version_text(version, "en").by_address()
    return transform_text(
        text,
        lambda clause: replace(
            clause, uid=there[clause.address].uid if clause.address in there else ""
        ),
    )


FRENCH = make_text(language="fr", title="Le rôle de l'Union", recalling=["le plan;", "le rapport,"])


def test_a_language_joins_a_published_version(version: Version) -> None:
    english = version_text(version, "en")
    add_language(user=secretary(), version=version, text=paired(version, FRENCH))
    assert languages(version) == ("en", "fr")
    assert version_text(version, "fr") == FRENCH
    assert version_text(version, "en") == english
    uids = [[c.uid for c in version_text(version, language).walk()] for language in ("en", "fr")]
    assert uids[0] == uids[1]


def test_a_translation_knows_its_source_and_has_history(version: Version) -> None:
    add_language(user=secretary("translator"), version=version, text=paired(version, FRENCH))
    text = ClauseText.objects.get(clause__address="title", language="fr")
    assert text.source_text.language == "en"
    assert text.history.get().history_user == secretary("translator")


def test_what_only_one_language_has_keeps_its_place(version: Version) -> None:
    history = Value(Kind.HISTORY, text="(Genève, 2012)", address="history")
    note = Value(Kind.FOOTNOTE, label="1", text="Une note.", address="footnote-1")
    number, title, *rest = FRENCH.clauses
    french = replace(FRENCH, clauses=(number, title, history, *rest, note))
    add_language(user=secretary(), version=version, text=paired(version, french))
    assert version_text(version, "fr") == french
    assert version_text(version, "en") == make_text()
    assert Clause.objects.filter(version=version, pairing_reason="one-language").count() == 2


def test_what_one_language_lacks_stays_in_the_others(version: Version) -> None:
    french = replace(FRENCH, clauses=tuple(c for c in FRENCH.clauses if c.kind != Kind.OPENING))
    add_language(user=secretary(), version=version, text=paired(version, french))
    assert version_text(version, "fr") == french
    assert version_text(version, "en") == make_text()


def test_a_clause_of_its_own_must_not_be_substance(version: Version) -> None:
    extra = make_text(language="fr", recalling=["le plan;", "le rapport;", "l'avis,"])
    with pytest.raises(ImportProblem) as caught:
        add_language(user=secretary(), version=version, text=paired(version, extra))
    assert caught.value.code == "shape"
    assert "recalling c)" in caught.value.message
    assert languages(version) == ("en",)


def test_a_language_is_added_once(version: Version) -> None:
    with pytest.raises(ImportProblem) as caught:
        add_language(user=secretary(), version=version, text=make_text())
    assert caught.value.code == "exists"


def test_adding_a_language_needs_the_secretariat(version: Version) -> None:
    with pytest.raises(PermissionDenied):
        add_language(user=User.objects.create(), version=version, text=paired(version, FRENCH))


def test_a_clause_of_its_own_keeps_the_provision_that_it_carries(version: Version) -> None:
    note = Value(Kind.FOOTNOTE, label="1", text="Une note.", address="footnote-1")
    french = replace(FRENCH, clauses=(*FRENCH.clauses, note))
    add_language(user=secretary(), version=version, text=paired(version, french))
    before = version_text(version, "fr")
    english = version_text(version, "en")
    known = {clause.address: Identity(clause.uid) for clause in english.walk()}
    corrected = store_version(
        user=secretary(), text=make_text(), identities=known, corrects=version
    )
    add_language(user=secretary(), version=corrected, text=before)
    there = version_text(corrected, "fr")
    assert [clause.uid for clause in there.walk()] == [clause.uid for clause in before.walk()]
