import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils.html import strip_tags
from pytest_django import DjangoAssertNumQueries

from resolutions.models import Recall, Version
from resolutions.queries import incoming
from resolutions.services.translations import add_language
from resolutions.services.versions import set_in_force
from tests.amendments.editions import store
from tests.meetings.people import person
from tests.resolutions.citing import (
    CHINESE,
    HISTORICAL,
    NEW,
    OLD,
    clause_at,
    in_chinese,
    store_cited,
    store_citing,
)
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db
TEXT, STALE = "/resolutions/pp/7/", "/resolutions/pp/7/stale/"
RADAR = "/citations/stale/"


def page(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def said(markup: str, address: str) -> str:
    """The words of a clause on the page of its text."""
    found = re.search(rf'id="{address}".*?<div class="says">(.*?)<span class="tools"', markup, re.S)
    assert found
    return unescape(strip_tags(found[1])).rstrip("\n")


def test_a_citation_leads_to_the_edition_that_it_names(client: Client) -> None:
    store_cited(2018, 2022)
    store_citing(OLD, NEW)
    text = page(client, TEXT)
    assert 'href="/resolutions/pp/140/2018/?lang=en"' in text
    assert 'href="/resolutions/pp/140/2022/?lang=en"' in text
    assert said(text, "recalling/a") == OLD


def test_an_edition_that_is_not_here_leads_to_the_resolution(client: Client) -> None:
    store_cited(2022)
    store_citing(OLD, "Resolution 99 (Rev. Dubai, 2018) on nothing,")
    text = page(client, TEXT)
    assert 'href="/resolutions/pp/140/?lang=en" title="The edition of 2018 is not here' in text
    assert 'title="Resolution 99 (Plenipotentiary Conference) is not here."' in text


def test_a_reference_to_the_text_itself_leads_to_the_clause(client: Client) -> None:
    store_citing(resolves="to do as *resolves* 1 above says, and what recalling a) above says")
    text = page(client, TEXT)
    assert 'href="#recalling/a"' in text


def test_a_stale_citation_is_flagged_in_the_text_in_force_alone(client: Client) -> None:
    store_cited(2018, 2022)
    store_citing(OLD, HISTORICAL)
    text = page(client, TEXT)
    assert text.count('class="cites stale"') == 1
    assert "revised since: Rev. Dubai, 2022" in text  # every text of the tests is of Dubai
    assert "1 stale citation<" in text
    store_citing(NEW, year=2022)
    assert "cites stale" not in page(client, f"{TEXT}2018/")


def test_a_draft_of_the_secretariat_leads_nowhere_and_is_led_to_by_nobody(client: Client) -> None:
    store_cited(2018)
    store(make_text(year=2022), publish=False)
    store_citing(NEW)
    client.force_login(secretary())
    text = page(client, TEXT)
    assert "/resolutions/pp/140/2022/" not in text
    assert "The edition of 2022 is not here" in text


def test_all_languages_lead_on(client: Client) -> None:
    store_cited(2018)
    version = store_citing(OLD)
    add_language(user=secretary(), version=version, text=in_chinese(version, CHINESE))
    text = page(client, TEXT, lang="zh")
    assert 'href="/resolutions/pp/140/2018/?lang=zh"' in text
    assert said(text, "recalling/a") == CHINESE


def test_a_clause_leads_on_and_says_what_cites_it(client: Client) -> None:
    cited = store_cited(2018)[0]
    store_citing(f"recalling a) of {OLD}", OLD)
    citing = Version.objects.get(resolution__number="7")
    uid = clause_at(citing, "recalling/b").provision.uid
    address = f"/resolutions/pp/7/provisions/{uid}/"
    assert 'href="/resolutions/pp/140/2018/?lang=en"' in page(client, address)
    uid = clause_at(cited).provision.uid
    assert "Cited by" in page(client, f"/resolutions/pp/140/provisions/{uid}/")
    uid = clause_at(cited, "recalling/b").provision.uid
    assert "Cited by" not in page(client, f"/resolutions/pp/140/provisions/{uid}/")


def test_what_a_resolution_cites_and_what_cites_it(client: Client) -> None:
    store_cited(2018, 2022)
    store_citing(OLD, "Resolution 99 (Rev. Dubai, 2018) on nothing,")
    cited = page(client, "/resolutions/pp/140/citations/")
    assert "/resolutions/pp/7/2018/#recalling/a" in cited
    assert "cites it in 1 clause." in cited
    citing = page(client, "/resolutions/pp/7/citations/")
    assert 'class="box stale"' in citing
    assert 'class="box absent"' in citing
    assert "style=" not in citing


def test_what_cites_stands_page_by_page_and_all_of_it_in_the_picture(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_cited(2018)
    for number in range(10, 15):
        store_citing(OLD, number=str(number))
    monkeypatch.setattr(incoming, "ON_A_PAGE", 2)
    address = "/resolutions/pp/140/citations/"
    pages = [page(client, address, page=number) for number in ("1", "2", "3", "9")]
    shown = [one.split("citing-picture")[1].split("</svg>", 1) for one in pages]
    assert all(picture.count('class="box') == 5 for picture, _list in shown)
    lists = [re.findall(r">Resolution (\d\d) \(", below) for _picture, below in shown]
    assert lists == [["10", "11"], ["12", "13"], ["14"], ["14"]]
    assert 'href="?page=2#cited-by-heading"' in shown[0][1] and "5 resolutions" in shown[0][1]


def test_the_radar_of_a_resolution_and_of_the_collection(client: Client) -> None:
    store_cited(2018, 2022)
    store_citing(OLD, HISTORICAL)
    for address in (STALE, RADAR):
        found = page(client, address)
        assert "<mark>Resolution 140 (Rev. Dubai, 2018)</mark>" in found
        assert "Rev. Dubai, 2022" in found
    assert "Rightly past" in page(client, STALE)
    assert f'href="{STALE}"' in page(client, RADAR)
    assert "1 stale citation<" in page(client, RADAR, cited="pp/140", body="pp")
    assert "No stale citation fits" in page(client, RADAR, cited="pp/9")
    assert "No stale citation fits" in page(client, RADAR, **{"in": "zh"})
    partial = client.get(RADAR, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in partial and "<mark>" in partial


def test_what_was_abrogated_is_told(client: Client) -> None:
    cited = store_cited(2018)[0]
    store_citing(OLD)
    set_in_force(user=secretary(), resolution=cited.resolution, in_force=False)
    assert "no longer in force" in page(client, RADAR)


def test_pages_without_anything_say_so(client: Client) -> None:
    store_citing("nothing,")
    assert "Every citation in force is up to date." in page(client, RADAR)
    assert "Every citation of this text is up to date." in page(client, STALE)
    assert "No text here cites it." in page(client, "/resolutions/pp/7/citations/")


def settle(client: Client, **more: str) -> Any:
    uid = clause_at(Version.objects.get(resolution__number="7")).provision.uid
    fields = {"provision": str(uid), "cited": "pp/140", "year": "2018", "do": "past"}
    return client.post(f"{STALE}settle", fields | more)


def test_the_secretariat_says_what_is_rightly_past(client: Client) -> None:
    store_cited(2018, 2022)
    store_citing(OLD)
    client.force_login(secretary())
    place, _hash, anchor = settle(client, reason="It tells what was.")["Location"].partition("#")
    found = page(client, STALE)
    assert place == STALE and found.count(f'<tr id="{anchor}"') == 1
    assert "Every citation of this text is up to date." in found
    assert "It tells what was." in found
    assert "cites stale" not in page(client, TEXT)
    settle(client, do="stale")
    assert "<mark>" in page(client, STALE)
    assert Recall.objects.get().history.count() == 2


def test_nobody_else_does_and_nonsense_is_not_found(client: Client) -> None:
    store_cited(2018, 2022)
    store_citing(OLD)
    client.force_login(person("somebody"))
    assert settle(client).status_code == 403
    client.force_login(secretary())
    for wrong in ({"year": "x"}, {"cited": "pp/1"}, {"provision": "x"}):
        assert settle(client, **wrong).status_code == 404
    settle(client, year="1999")
    assert not Recall.objects.exists()


@pytest.mark.parametrize("address", [TEXT, STALE, RADAR, "/resolutions/pp/140/citations/"])
def test_the_number_of_queries_does_not_grow(
    client: Client, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    store_cited(2018, 2022)
    store_citing(*[OLD] * 8)
    for number in range(10, 14):
        store_citing(*[OLD] * 8, number=str(number))
    with django_assert_max_num_queries(16):
        page(client, address)


UNITED = "UNGA Resolution 70/125 on the review,"
UNITED_PAGE = "/citations/UNGA/70/125/"


def test_a_document_of_the_united_nations_leads_to_what_cites_it(client: Client) -> None:
    store_citing(UNITED)
    store_citing(OLD, UNITED, number="9")
    text = page(client, TEXT)
    assert f'href="{UNITED_PAGE}" title="Leads to everything here that cites 70/125' in text
    assert said(text, "recalling/a") == UNITED
    assert f'<a href="{UNITED_PAGE}">70/125 (' in page(client, "/resolutions/pp/7/citations/")
    found = strip_tags(page(client, UNITED_PAGE))
    assert "2 resolutions" in found
    assert [number for number in ("7", "9") if f"Resolution {number} (" in found] == ["7", "9"]
    assert "recalling b)" in found


def test_what_no_public_text_cites_has_no_page(client: Client) -> None:
    store(make_text(year=2018, number="7", recalling=(UNITED,)), publish=False)
    for user in (None, person("reader"), secretary()):
        if user:
            client.force_login(user)
        assert client.get(UNITED_PAGE).status_code == 404
    assert client.get("/citations/Nobody/1/").status_code == 404


def test_its_queries_are_constant(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in ("7", "8", "9"):
        store_citing(UNITED, UNITED, number=number)
        client.get(UNITED_PAGE)
    with django_assert_max_num_queries(7):
        client.get(UNITED_PAGE)
