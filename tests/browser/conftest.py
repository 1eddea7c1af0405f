"""A small site to walk through: two editions, a translation, an Arabic text, a secretary."""

from dataclasses import replace

import pytest
from django.core.cache import cache, caches
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from meetings.services.accounts import confirm_address
from resolutions.models import Clause as ClauseRow
from resolutions.services.translations import add_language
from resolutions.text.clauses import Clause, Kind, ResolutionText, Span, SpanKind, transform_text
from tests.amendments.editions import store, store_two
from tests.browser.walking import log_in
from tests.meetings.people import PASSWORD
from tests.trees import make_text, secretary

# Written for these tests; not the wording of any resolution.
ARABIC = (
    "بالخطة التي وضعها المؤتمر الأول؛",
    "بتقرير المؤتمر الثاني (WSIS+10)،",
)


def in_chinese(text: ResolutionText, version_pk: int) -> ResolutionText:
    """The same clauses, said in a few Chinese words, with the provisions' identities."""
    rows = ClauseRow.objects.filter(version=version_pk)
    uids = {a: str(uid) for a, uid in rows.values_list("address", "provision__uid")}

    def said(clause: Clause) -> Clause:
        words = "联盟的作用" if clause.kind is Kind.TITLE else "决议的一段文字；"
        return replace(clause, uid=uids[clause.address], text=clause.text and words, spans=())

    return transform_text(replace(text, language="zh"), said)


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site with something to read; the secretary's password is PASSWORD."""
    cache.clear()
    caches["redlines"].clear()
    user = secretary()
    user.set_password(PASSWORD)
    user.email, user.last_name = "secretary@example.org", "secretary"
    user.save()
    confirm_address(user)
    _first, second = store_two(unsure="recalling/b", is_demonstration=True)
    text = make_text(year=2018, recalling=("", "", ""))
    add_language(user=user, version=second, text=in_chinese(text, second.pk))
    arabic = make_text(number="999", year=2022, language="ar", recalling=ARABIC)
    note = Clause(Kind.FOOTNOTE, label="1", text="ملاحظة", address="footnote-1")
    anchor = (Span(0, 5, SpanKind.FOOTNOTE, "1"),)
    title = Clause(Kind.TITLE, text="دور الاتحاد", spans=anchor, address="title")
    clauses = (arabic.clauses[0], title, *arabic.clauses[2:], note)
    store(replace(arabic, clauses=clauses))
    return live_server.url


@pytest.fixture
def secretary_page(page: Page, site: str) -> Page:
    """A page on which the secretary is logged in, through the form."""
    log_in(page, site, "secretary")
    return page
