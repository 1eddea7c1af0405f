from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.test import Client

from amendments.languages import speak, translated_into
from amendments.models import Contribution, Proposal
from amendments.services.renewing import renew_citations
from amendments.submitted import read_contribution
from meetings.models import DelegationKind, Role
from resolutions.models import Version
from resolutions.services.problems import ImportProblem
from resolutions.services.translations import add_language
from resolutions.text.clauses import Clause
from tests.amendments.drafts import drafter
from tests.meetings.people import delegation, member, person
from tests.resolutions.citing import (
    CHINESE,
    HISTORICAL,
    NEW,
    OLD,
    in_chinese,
    store_cited,
    store_citing,
)
from tests.trees import secretary

pytestmark = pytest.mark.django_db
URL = "/resolutions/pp/7/stale/renew"


@pytest.fixture
def version() -> Version:
    """A text in two languages that cites past editions, one of them rightly."""
    store_cited(2018, 2022)
    version = store_citing(OLD, HISTORICAL)
    chinese = in_chinese(version, CHINESE, f"{CHINESE}据此设立的基金，")
    add_language(user=secretary(), version=version, text=chinese)
    return version


def office() -> User:
    """Somebody who acts for the secretariat's own delegation."""
    home = delegation("secretariat", DelegationKind.SECRETARIAT)
    return member("office", home, Role.HEAD)


def clauses(proposal: Proposal, language: str) -> dict[str, Clause]:
    submitted = read_contribution(proposal.contribution)
    after = speak(submitted, language).proposals[0].after
    assert after is not None
    return after.by_address()


def test_the_draft_names_the_editions_in_force_in_every_language(version: Version) -> None:
    user = drafter()
    done = renew_citations(user=user, version=version, language="en")
    assert (done.renewed, done.left, done.languages, done.was_there) == (1, 0, ("zh",), False)
    assert done.proposal.action == "(MOD)"
    english = clauses(done.proposal, "en")
    assert english["recalling/a"].text == OLD.replace("2018", "2022")  # every text is of Dubai
    assert english["recalling/b"].text == HISTORICAL
    chinese = clauses(done.proposal, "zh")
    assert chinese["recalling/a"].text == CHINESE.replace("2018", "2022")
    assert translated_into(done.proposal.contribution) == ("zh",)
    progress = speak(read_contribution(done.proposal.contribution), "zh")
    assert {str(one) for one in progress.standings.values()} == {"up to date"}
    assert progress.title.startswith("全权代表大会第7号决议")


def test_the_draft_is_as_secret_as_any(version: Version) -> None:
    done = renew_citations(user=drafter(), version=version, language="en")
    for user in (secretary(), drafter("other", "france"), person("reader")):
        visible = Contribution.objects.visible_to(user)
        assert not visible.filter(pk=done.proposal.contribution_id).exists()


def test_pressed_twice_it_is_one_draft(version: Version) -> None:
    user = drafter()
    first = renew_citations(user=user, version=version, language="en")
    again = renew_citations(user=user, version=version, language="zh")
    assert (again.proposal, again.was_there) == (first.proposal, True)
    assert renew_citations(user=office(), version=version, language="zh").was_there is False


def test_who_drafts_for_nobody_may_not(version: Version) -> None:
    for user in (person("reader"), secretary(), drafter("reads", "ghana", Role.READER)):
        with pytest.raises(PermissionDenied):
            renew_citations(user=user, version=version, language="en")


def test_without_anything_to_renew_nothing_is_begun() -> None:
    store_cited(2018, 2022)
    version = store_citing(NEW, HISTORICAL)
    user = drafter()
    for language, reason in (("en", "No citation"), ("fr", "language")):
        with pytest.raises(ImportProblem, match=reason):
            renew_citations(user=user, version=version, language=language)
    assert not Contribution.objects.exists()


def post(client: Client, user: User, **fields: str) -> Any:
    client.force_login(user)
    return client.post(URL, fields, follow=True)


def test_the_button_leads_to_the_editor_and_tells_what_was_done(
    client: Client, version: Version
) -> None:
    user = office()
    client.force_login(user)
    assert "Draft the proposal" in client.get("/resolutions/pp/7/stale/").content.decode()
    page = post(client, user, language="en")
    assert page.redirect_chain[-1][0].endswith("/proposals/1/edit/")
    assert "1 citation names the edition in force now" in page.content.decode()
    whole = page.redirect_chain[-1][0].partition("proposals/")[0]
    assert '<h1><bdi lang="zh">全权代表大会' in client.get(f"{whole}?lang=zh").content.decode()
    assert "begun this draft already" in post(client, user, language="en").content.decode()


def test_the_button_is_for_those_who_draft(client: Client, version: Version) -> None:
    assert "Draft the proposal" not in client.get("/resolutions/pp/7/stale/").content.decode()
    assert post(client, person("reader"), language="en").status_code == 403
    page = post(client, drafter(), language="fr").content.decode()
    assert "This edition is not here in the language of the draft." in page


def test_what_is_stale_in_another_language_alone_has_a_draft_in_that_one(client: Client) -> None:
    store_cited(2018, 2022)
    version = store_citing(OLD, NEW)
    chinese = in_chinese(version, CHINESE, CHINESE)
    add_language(user=secretary(), version=version, text=chinese)
    page = post(client, office(), language="en").content.decode()
    assert "What the text in 中文 alone cites" in page
    first, second = Proposal.objects.order_by("pk")
    assert (first.contribution.language, second.contribution.language) == ("en", "zh")
    renewed = CHINESE.replace("2018", "2022")
    assert clauses(first, "zh")["recalling/a"].text == renewed
    assert clauses(first, "zh")["recalling/b"].text == CHINESE
    assert clauses(second, "zh")["recalling/a"].text == CHINESE
    assert clauses(second, "zh")["recalling/b"].text == renewed
    assert clauses(second, "en")["recalling/b"].text == NEW


def test_where_only_another_language_is_stale_the_draft_is_in_that_one(client: Client) -> None:
    store_cited(2018, 2022)
    version = store_citing(NEW, HISTORICAL)
    add_language(user=secretary(), version=version, text=in_chinese(version, CHINESE, CHINESE))
    page = post(client, office(), language="en").content.decode()
    assert "in 中文 alone: that is its language" in page
    (only,) = Proposal.objects.all()
    assert only.contribution.language == "zh"
    assert "2 citations name the edition in force now" in page
