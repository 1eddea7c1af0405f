"""The page where a contribution goes its way: without JavaScript, for everybody who may."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from amendments.attributions import read_attributions
from amendments.models import (
    Audience,
    Comment,
    Contribution,
    ContributionState,
    Sponsorship,
    SponsorState,
)
from amendments.services import records
from amendments.services.attributing import attribute
from amendments.services.comments import comment
from tests.amendments.contributed import BEFORE
from tests.amendments.owned import OWN, everybody
from tests.amendments.sponsored import draft, drafter, head, sponsor
from tests.meetings.people import delegation
from tests.trees import secretary

pytestmark = pytest.mark.django_db


def address(contribution: Contribution) -> str:
    return f"/contributions/document-{contribution.document_id}/submission/"


def decide(client: Client, contribution: Contribution, decision: str, **said: object) -> str:
    """The page that the decision leads to."""
    posted = {"decision": decision, **said}
    return client.post(address(contribution), posted, follow=True).content.decode()


def test_the_whole_way_by_plain_forms(client: Client) -> None:
    contribution, kenya = draft(reasons=""), delegation("kenya")
    client.force_login(head(delegation()))
    assert "is asked" in decide(client, contribution, "invite", delegation="kenya")
    asked = str(Sponsorship.objects.get().pk)
    client.force_login(head(kenya))
    assert (
        "asks <bdi>Kenya</bdi> to co-sponsor" in client.get(address(contribution)).content.decode()
    )
    assert "co-sponsors this" in decide(client, contribution, "accept", sponsor=asked)
    client.force_login(head(delegation()))
    shown = client.get(address(contribution))
    standing = shown.context["standing"]
    said = {"stamp": standing.stamp, "warning": [one.key for one in standing.warnings]}
    assert said["warning"] and "Canada, Kenya" in shown.content.decode()
    assert "say that you submit it all the same" in decide(client, contribution, "submit", **said)
    assert "with the secretariat now" in decide(
        client, contribution, "submit", accept="yes", **said
    )
    client.force_login(secretary())
    assert "It went back" in decide(client, contribution, "return", note="Say <b>more</b>.")
    assert client.get(address(contribution)).status_code == 404
    client.force_login(drafter(delegation()))
    page = client.get(address(contribution)).content.decode()
    assert "Say &lt;b&gt;more&lt;/b&gt;." in page and "sent it back with this note" in page
    client.force_login(head(delegation()))
    decide(client, contribution, "submit", accept="yes", **said | {"stamp": ""})
    client.force_login(secretary())
    assert 'value="PP26/1"' in client.get(address(contribution)).content.decode()
    assert "symbol is given" in decide(client, contribution, "register", symbol="PP26/2")
    assert "Everybody can see" in decide(client, contribution, "publish", symbol="PP26/2")
    assert "as considered" in decide(client, contribution, "consider", note="Noted.")
    client.logout()
    page = client.get("/contributions/PP26/2/submission/").content.decode()
    assert "Noted." in page and "more" not in page.split("The steps so far")[1]
    client.force_login(head(delegation()))
    page = decide(client, contribution, "follow", relation="revision")
    assert "A revision of" in page and "The draft is begun" in page
    page = client.get("/contributions/PP26/2/").content.decode()
    assert "Revised by" in page


def test_who_may_not_see_it_finds_nothing_and_decides_nothing(client: Client) -> None:
    contribution = draft(title="canary")
    for who, user in everybody().items():
        client.logout()
        if isinstance(user, User):
            client.force_login(user)
        status = 200 if who in OWN else 404
        assert client.get(address(contribution)).status_code == status, who
        if who not in OWN:
            for decision in ("submit", "withdraw", "publish", "return", "invite", "x"):
                posted = client.post(address(contribution), {"decision": decision})
                assert posted.status_code == 404 and b"canary" not in posted.content, who


def test_what_is_public_asks_for_a_login_before_a_decision(client: Client) -> None:
    contribution = draft()
    records.move(secretary(), contribution, ContributionState.PUBLISHED)
    assert client.get(address(contribution)).status_code == 200
    posted = client.post(address(contribution), {"decision": "consider"})
    assert posted["Location"].startswith(reverse("account_login"))
    client.force_login(head(delegation("kenya")))
    for decision in ("consider", "withdraw", "follow"):
        posted = client.post(address(contribution), {"decision": decision, "relation": "revision"})
        assert posted.status_code == 403


@pytest.mark.parametrize(
    "posted",
    [
        {"decision": ""},
        {"decision": "accept"},
        {"decision": "accept", "sponsor": "9" * 30},
        {"decision": "accept", "sponsor": "99999"},
        {"decision": "invite", "delegation": "nowhere"},
        {"decision": "follow", "relation": "copy"},
        {"decision": "attribute", "delegation": "nowhere"},
    ],
)
def test_what_is_not_there_cannot_be_decided(client: Client, posted: dict[str, str]) -> None:
    contribution = draft()
    client.force_login(head(delegation()))
    assert client.post(address(contribution), posted).status_code == 404


def test_what_was_typed_is_not_lost(client: Client) -> None:
    contribution = draft()
    records.move(secretary(), contribution, ContributionState.SUBMITTED)
    client.force_login(secretary())
    page = decide(client, contribution, "publish", symbol="no symbol", source="XYZ")
    assert 'value="no symbol"' in page and 'value="XYZ"' in page and "is not the symbol" in page


def test_errors_are_shown_with_a_link_to_their_place(client: Client) -> None:
    contribution = draft(after=BEFORE)
    client.force_login(head(delegation()))
    page = client.get(address(contribution)).content.decode()
    assert "This proposal changes nothing." in page and "#proposal-1" in page
    assert 'value="submit" disabled' in page
    assert "before the errors below" in decide(client, contribution, "submit")


def test_a_drafter_and_a_sponsor_are_offered_what_they_may_do(client: Client) -> None:
    contribution = draft()
    sponsor(contribution, "kenya")
    sponsor(contribution, "chile", SponsorState.INVITED)
    delegation("brazil")
    offers = {}
    for code in ("canada", "kenya", "chile"):
        for user in (head(delegation(code)), drafter(delegation(code))):
            client.force_login(user)
            page = client.get(address(contribution)).content.decode()
            offers[user.email.split("@")[0]] = {
                one
                for one in ("invite", "uninvite", "part", "accept", "leave", "submit", "withdraw")
                if f'value="{one}"' in page
            }
    assert offers == {
        "head-canada": {"invite", "uninvite", "part", "submit", "withdraw"},
        "drafter-canada": {"invite", "uninvite"},
        "head-kenya": {"leave"},
        "drafter-kenya": set(),
        "head-chile": {"accept"},
        "drafter-chile": set(),
    }


def test_a_discarded_draft_leads_back_to_the_record(client: Client) -> None:
    contribution = draft()
    client.force_login(head(delegation()))
    assert "is withdrawn" in decide(client, contribution, "withdraw", note="No longer.")
    page = client.get("/contributions/?state=withdrawn").content.decode()
    assert "A title" in page


def test_who_declines_is_led_away(client: Client) -> None:
    contribution = draft(title="canary")
    asked = sponsor(contribution, "kenya", SponsorState.INVITED)
    client.force_login(head(delegation("kenya")))
    page = decide(client, contribution, "decline", sponsor=str(asked.pk))
    assert "does not co-sponsor it" in page and "canary" not in page


def test_the_secretariat_says_whose_a_paper_contribution_is(client: Client) -> None:
    contribution = draft()
    contribution.delegation = None
    contribution.save()
    kenya = delegation("kenya")
    client.force_login(secretary())
    page = client.get(address(contribution)).content.decode()
    assert 'value="attribute"' not in page
    records.move(secretary(), contribution, ContributionState.PUBLISHED)
    page = decide(client, contribution, "attribute", delegation="kenya")
    assert "The contribution is Kenya" in page and "Correct it" in page
    contribution.refresh_from_db()
    assert contribution.delegation == contribution.document.delegation == kenya
    assert contribution.history.first().history_user == secretary()


def attributed(to: str = "kenya") -> Contribution:
    """A contribution that came on paper, which the secretariat gave to a delegation."""
    contribution = draft()
    contribution.delegation, contribution.published_at = None, timezone.now()
    contribution.save()
    records.move(secretary(), contribution, ContributionState.PUBLISHED)
    return attribute(user=secretary(), contribution=contribution, delegation=delegation(to))


def _said(user: User, contribution: Contribution, text: str) -> None:
    """Somebody says it to the sponsors."""
    comment(user=user, contribution=contribution, audience=Audience.SPONSORS, text=text, link=str)


def test_whose_it_is_can_be_corrected_and_who_said_what_stays_on_record(client: Client) -> None:
    contribution = attributed()
    delegation("canada")
    client.force_login(secretary())
    page = decide(client, contribution, "attribute", delegation="canada")
    assert "The contribution is Canada" in page
    page = decide(client, contribution, "attribute", delegation="")
    assert "no delegation" in page and "Say whose it is" in page
    contribution.refresh_from_db()
    assert contribution.delegation is None and contribution.document.delegation is None
    said = [one.delegation and one.delegation.code for one in read_attributions(contribution)]
    assert said[-3:] == ["kenya", "canada", None]


def test_what_a_former_owner_said_among_its_own_stays_with_it(client: Client) -> None:
    contribution = attributed()
    kenya, canada = head(delegation("kenya")), head(delegation("canada"))
    _said(kenya, contribution, "our secret")
    attribute(user=secretary(), contribution=contribution, delegation=delegation("canada"))
    assert Comment.objects.visible_to(kenya).filter(text="our secret").exists()
    for other in (canada, secretary()):
        assert not Comment.objects.visible_to(other).filter(text="our secret").exists()


def test_what_a_delegation_has_acted_on_stays_its_own(client: Client) -> None:
    contribution = attributed()
    client.force_login(head(delegation("kenya")))
    decide(client, contribution, "withdraw", note="No longer.")
    client.force_login(secretary())
    page = decide(client, contribution, "attribute", delegation="")
    assert "has acted on it" in page
    contribution.refresh_from_db()
    assert contribution.delegation == delegation("kenya")


def test_what_the_secretariat_wrote_to_the_owner_about_stays_its_own(client: Client) -> None:
    contribution = attributed()
    _said(secretary(), contribution, "Is this yours?")
    client.force_login(secretary())
    assert "wrote to Kenya" in decide(client, contribution, "attribute", delegation="")


def test_what_a_delegation_drafted_is_never_anybody_elses(client: Client) -> None:
    contribution = draft()
    records.move(secretary(), contribution, ContributionState.PUBLISHED)
    client.force_login(secretary())
    posted = client.post(address(contribution), {"decision": "attribute", "delegation": ""})
    assert posted.status_code == 403


def test_nobody_else_says_whose_a_contribution_is(client: Client) -> None:
    contribution = draft()
    contribution.delegation = None
    contribution.save()
    records.move(secretary(), contribution, ContributionState.PUBLISHED)
    client.force_login(head(delegation("kenya")))
    posted = client.post(address(contribution), {"decision": "attribute", "delegation": "kenya"})
    assert posted.status_code == 403
    contribution.refresh_from_db()
    assert contribution.delegation is None
