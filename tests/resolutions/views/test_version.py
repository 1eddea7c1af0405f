import re
from dataclasses import replace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from resolutions.models import Clause as ClauseRow
from resolutions.models import Version
from resolutions.services.translations import add_language
from resolutions.services.versions import store_version
from resolutions.text.clauses import Clause, Kind, ResolutionText, transform_text
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db

URL = "/resolutions/pp/140/"


def store(text: ResolutionText | None = None, **how: bool) -> None:
    store_version(user=secretary(), text=text or make_text(), identities={}, **how)


def translated(title: str) -> ResolutionText:
    uids = dict(ClauseRow.objects.values_list("address", "provision__uid"))

    def known(clause: Clause) -> Clause:
        return replace(clause, uid=str(uids[clause.address]))

    return transform_text(make_text(language="zh", title=title), known)


def without_chance(page: bytes) -> str:
    """The page without its one-time token and without its own address."""
    return re.sub(r'value="\w{64}"|2018|2019', "", page.decode())


def test_the_text_reads_as_printed(client: Client) -> None:
    store(make_text(footnote="See the report."))
    page = client.get(URL).content.decode()
    assert '<h1 class="title" id="title">The role of the Union' in page
    assert '<span class="label">a)</span>' in page
    assert "to <i>carry</i> on" in page
    assert 'id="footnote-1"' in page


def test_each_clause_links_to_itself_and_to_its_page(client: Client) -> None:
    store()
    page = client.get(URL).content.decode()
    assert 'id="recalling/a"' in page
    assert 'href="#recalling/a"' in page
    assert page.count("/resolutions/pp/140/provisions/") >= 4


def test_an_edition_has_an_address_of_its_own(client: Client) -> None:
    store(make_text(year=2014, title="The first title"))
    store(make_text(year=2018, title="The second title"))
    assert "The second title" in client.get(URL).content.decode()
    assert "The first title" in client.get(f"{URL}2014/").content.decode()


def test_the_language_of_the_text_is_not_that_of_the_interface(client: Client) -> None:
    store()
    text = translated("联盟的作用")
    add_language(user=secretary(), version=Version.objects.get(), text=text)
    page = client.get(URL, {"lang": "zh"}).content.decode()
    assert '<html lang="en"' in page
    assert '<article class="sheet words" lang="zh" dir="ltr">' in page
    assert "联盟的作用" in page


def test_a_language_that_is_missing_is_said_to_be(client: Client) -> None:
    store()
    page = client.get(URL, {"lang": "fr"}).content.decode()
    assert "This edition is not here in French; it is shown in English." in page


def test_arabic_is_set_from_right_to_left(client: Client) -> None:
    store(make_text(language="ar", title="دور الاتحاد"))
    assert 'lang="ar" dir="rtl"' in client.get(URL).content.decode()


@pytest.mark.parametrize(
    "path", ["999/", "140/1999/", "140/99999/", "140/?lang=xx", "decision-140/"]
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    store()
    assert client.get(f"/resolutions/pp/{path}").status_code == 404


def test_a_draft_is_not_found_and_looks_like_nothing(client: Client) -> None:
    store(make_text(year=2014))
    store(make_text(year=2018), publish=False)
    hidden, missing = client.get(f"{URL}2018/"), client.get(f"{URL}2019/")
    assert hidden.status_code == missing.status_code == 404
    assert without_chance(hidden.content) == without_chance(missing.content)
    assert "2018" not in client.get(URL).content.decode()


def test_the_secretariat_sees_a_draft_as_a_draft(client: Client) -> None:
    client.force_login(secretary())
    store(publish=False)
    assert '<span class="chip notice">draft</span>' in client.get(URL).content.decode()


def test_markup_in_a_text_is_shown_and_not_run(client: Client) -> None:
    store(make_text(title="<script>alert(1)</script>"))
    page = client.get(URL).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_number_of_queries_does_not_grow(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for year in range(2010, 2016):
        store(make_text(year=year, recalling=[f"clause {n};" for n in range(8)]))
    with django_assert_max_num_queries(14):
        client.get(URL)


def test_a_corrected_text_keeps_its_address_and_leads_to_its_correction(client: Client) -> None:
    store(make_text(title="The first title"))
    corrects = Version.objects.get()
    text = make_text(title="The corrected title")
    store_version(user=secretary(), text=text, identities={}, corrects=corrects)
    page = client.get(f"{URL}2018/").content.decode()
    assert "The first title" in page and "This text was corrected afterwards." in page
    assert f'href="{URL}2018-1/?lang=en">Read Rev. Dubai, 2018, correction 1</a>' in page
    assert 'href="/resolutions/pp/140/compare/2018/2018-1/?lang=en"' in page
    for address in (URL, f"{URL}2018-1/"):
        page = client.get(address).content.decode()
        assert "The corrected title" in page and "corrected afterwards" not in page
    name = client.get(f"{URL}2018-1/download.txt")["Content-Disposition"]
    assert "pp-140-2018-1-en.txt" in name


def test_a_correction_that_is_a_draft_is_not_announced(client: Client) -> None:
    store()
    corrects = Version.objects.get()
    text = make_text(title="A secret title")
    store_version(user=secretary(), text=text, identities={}, corrects=corrects, publish=False)
    assert client.get(f"{URL}2018-1/").status_code == 404
    for user in (None, secretary()):
        if user:
            client.force_login(user)
        assert "corrected afterwards" not in client.get(URL).content.decode()


def test_a_demonstration_text_leads_to_the_text_in_its_place(client: Client) -> None:
    store(is_demonstration=True)
    corrects = Version.objects.get()
    store_version(user=secretary(), text=make_text(), identities={}, corrects=corrects)
    page = client.get(f"{URL}2018/").content.decode()
    assert "the text of this edition is here too." in page
    assert ">Read Rev. Dubai, 2018</a>" in page
    assert "not the official wording" not in client.get(URL).content.decode()


def test_a_text_without_headings_has_no_contents(client: Client) -> None:
    store()
    assert 'class="contents"' in client.get(URL).content.decode()
    plain = Clause(Kind.PARAGRAPH, text="The words of it all.", address="p1")
    store(replace(make_text(year=2026), clauses=(plain,)))
    page = client.get(f"{URL}2026/").content.decode()
    assert "The words of it all." in page
    assert 'class="contents"' not in page
