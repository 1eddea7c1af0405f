"""What every walk through the site begins with."""

from playwright.sync_api import Page

from tests.meetings.people import PASSWORD


def log_in(page: Page, site: str, name: str) -> None:
    """Log in through the form; every account of the tests has the same password."""
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail address").fill(f"{name}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in", exact=True).click()
    page.locator("#account-menu").get_by_text(name).first.wait_for()


def log_out(page: Page, name: str) -> None:
    """By the menu that bears the person's name."""
    page.locator("#account-menu > summary").click()
    page.get_by_role("button", name=f"Log out {name}").click()
