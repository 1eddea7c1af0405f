"""People in a browser: invited, logged in, acting for one delegation and then for another."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Browser, Page, expect

from meetings.models import Membership, Role
from meetings.services.invitations import invite
from tests.browser.walking import log_in, log_out
from tests.meetings.people import PASSWORD, delegation, member, person
from tests.trees import secretary

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]


def test_a_person_logs_in_and_acts_for_another_delegation(page: Page, site: str) -> None:
    member("dana", delegation(), Role.HEAD)
    member("dana", delegation("kenya"))
    log_in(page, site, "dana")
    page.goto(f"{site}/about/")
    page.get_by_text("acting for Canada").click()
    page.get_by_role("link", name="Members of Canada").click()
    expect(page.get_by_role("heading", name="Canada")).to_be_visible()
    page.goto(f"{site}/about/")
    page.get_by_text("acting for Canada").click()
    page.get_by_role("button", name="Act for Kenya (drafter)").click()
    expect(page.get_by_text("You act for Kenya now.")).to_be_visible()
    expect(page.get_by_text("acting for Kenya")).to_be_visible()
    assert page.url == f"{site}/about/"
    log_out(page, "dana")
    expect(page.get_by_role("banner").get_by_role("link", name="Log in")).to_be_visible()


def test_an_invitation_is_sent_accepted_and_used_up(
    page: Page, site: str, browser: Browser
) -> None:
    member("head", delegation(), Role.HEAD)
    log_in(page, site, "head")
    page.goto(f"{site}/delegations/canada/")
    page.get_by_label("E-mail address").fill("new@example.org")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_text("An invitation is on its way to new@example.org.")).to_be_visible()
    link = re.findall(r"http\S+/invitations/\S+", str(mail.outbox[0].body))[0]
    context = browser.new_context(locale="en", java_script_enabled=False)
    fresh = context.new_page()
    fresh.goto(link)
    fresh.get_by_label("Name").fill("New Person")
    fresh.get_by_label("Password", exact=True).fill(PASSWORD)
    fresh.get_by_label("Password once more").fill(PASSWORD)
    fresh.get_by_role("button", name="Make the account and join").click()
    expect(fresh.get_by_text("You belong to Canada now, as drafter.")).to_be_visible()
    fresh.goto(link)
    expect(fresh.get_by_role("heading", name="This invitation is not valid")).to_be_visible()
    context.close()
    page.reload()
    expect(page.get_by_role("row", name="New Person")).to_be_visible()
    page.get_by_label("Remove New Person").click()
    page.get_by_role("button", name="Yes, remove New Person").click()
    expect(page.get_by_text("New Person is not a member")).to_be_visible()
    assert not Membership.objects.filter(user__email="new@example.org").exists()


def test_a_passkey_is_made_and_opens(page: Page, site: str) -> None:
    person("dana")
    authenticator = page.context.new_cdp_session(page)
    authenticator.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    authenticator.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    log_in(page, site, "dana")
    page.goto(f"{site}/accounts/two-factor/webauthn/add/")
    page.get_by_label("Password").fill(PASSWORD)  # once more, for this changes the account
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("without the password").check()
    page.get_by_role("button", name="Add it", exact=True).click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    log_out(page, "dana")
    page.goto(f"{site}/accounts/login/")
    page.get_by_role("button", name="Log in with a passkey").click()
    expect(page.locator("#account-menu")).to_contain_text("dana")


def test_the_pages_of_people_fit_a_phone(page: Page, site: str) -> None:
    user = member("a-person-with-a-rather-long-name", delegation(), Role.HEAD)
    user.groups.set(secretary().groups.all())
    invite(
        user=secretary(),
        delegation=delegation(),
        email="somebody.with.a.rather.long.address@example.org",
        role=Role.READER,
        link=str,
    )
    page.set_viewport_size({"width": 360, "height": 740})
    log_in(page, site, "a-person-with-a-rather-long-name")
    wide = []
    for path in (
        "/delegations/",
        "/delegations/canada/",
        "/accounts/email/",
        "/accounts/two-factor/",
    ):
        page.goto(f"{site}{path}")
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(path)
        expect(page.locator("h1")).to_have_count(1)
    assert wide == []
