"""What every walk through the site begins with."""

from playwright.sync_api import Page

from resolutions.models import Body
from resolutions.models.instruments import STANDING_BODIES
from tests.meetings.people import PASSWORD


def log_in(page: Page, site: str, name: str) -> None:
    """Log in through the form; every account of the tests has the same password."""
    page.goto(f"{site}/accounts/login/")
    page.get_by_label("E-mail address").fill(f"{name}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in", exact=True).click()
    page.get_by_role("button", name=f"Log out {name}").wait_for()


def create_bodies() -> None:
    """The rows that a migration made and the test before flushed.

    `serialized_rollback` would not bring them back: Playwright's event loop gives this thread
    another connection object than the one that keeps them.
    """
    for order, (code, name) in enumerate(STANDING_BODIES, start=1):
        Body.objects.get_or_create(code=code, defaults={"name": name, "order": order})
