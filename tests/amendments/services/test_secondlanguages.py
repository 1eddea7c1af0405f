"""A contribution that is here comes in once more, as its file in another language."""

import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from amendments.languages import speak, translated_into
from amendments.models import Contribution, ContributionState, Translation
from amendments.redline.changes import compare
from amendments.services.contributions import Said
from amendments.services.previews import start_preview
from amendments.services.translation import match_language
from amendments.submissions.layout import Item, Marks, Paper, lay_out_contribution
from amendments.submissions.starts import Action
from amendments.submitted import read_contribution
from meetings.models import DocumentFile
from resolutions import queries
from resolutions.models import SourceFile
from resolutions.services.sources import read_source
from resolutions.services.translations import add_language
from resolutions.word.writer import write
from tests.amendments.contributed import SYMBOL, contribute, store_base
from tests.meetings.people import delegation
from tests.trees import chinese, secretary

pytestmark = pytest.mark.django_db
PLAN, REPORT = "第一次大会的计划；", "第二次大会的报告，"
LONG = "第二次大会的很长的报告，"


@pytest.fixture
def contribution() -> Contribution:
    """What came in English first; its base is there in Chinese too."""
    version = store_base()
    english = queries.version_text(version, "en")
    said, _differences = match_language(english, read_source(chinese()).text)
    add_language(user=secretary(), version=version, text=said)
    return contribute()


def file(*recalling: str, more: int = 1) -> bytes:
    """Its file in Chinese, which changes the same clause; `more` proposals, all alike."""
    before = read_source(chinese()).text
    after = read_source(chinese(recalling=recalling or (PLAN, LONG))).text
    reasons = ("无人有时间阅读它。",)
    item = Item(Action.MOD, "CAN/68A1/1", "", compare(before, after), "", reasons)
    paper = Paper("zh", SYMBOL, date(2023, 5, 2), ("en",), "", "加拿大", "标题", (), (item,) * more)
    moment = datetime(2023, 5, 2, 9, tzinfo=UTC)
    return write(lay_out_contribution(paper, marks=Marks.TRACKED, author="加拿大", date=moment))


def upload(client: Client, data: bytes) -> str:
    """The address of its preview; the secretary is logged in."""
    client.force_login(secretary())
    source = start_preview(user=secretary(), data=data, name="paper.docx", said=Said())
    return f"/contributions/import/{source.pk}/"


def confirm(client: Client, address: str) -> str:
    """The page behind the confirmation of what the preview shows."""
    found = re.search(r'name="fingerprint" value="(\w+)"', client.get(address).content.decode())
    assert found is not None
    answer = client.post(f"{address}confirm", {"fingerprint": found[1]}, follow=True)
    return answer.content.decode()


def test_it_is_previewed_and_then_there_in_both_languages(
    contribution: Contribution, client: Client
) -> None:
    address = upload(client, file())
    said = client.get(address).content.decode()
    assert "is here in English; this is its file in Chinese" in said
    assert "every clause is paired" in said and "很长" in said
    assert not Translation.objects.exists()
    page = confirm(client, address)
    assert f"{SYMBOL} was imported." in page and "很长" in page
    assert translated_into(contribution) == ("zh",)
    spoken = speak(read_contribution(contribution), "zh")
    (one,) = spoken.proposals
    assert one.after is not None and one.after.by_address()["recalling/b"].text == LONG
    assert spoken.title == "标题" and one.reasons == "无人有时间阅读它。"
    files = contribution.document.files.values_list("language", flat=True)
    assert sorted(files) == ["en", "zh"] and not SourceFile.objects.exists()
    assert Contribution.objects.count() == 1


def test_with_other_clauses_it_is_not_taken_and_says_which(
    contribution: Contribution, client: Client
) -> None:
    address = upload(client, file(PLAN, "第二次大会的报告；", "第三次大会的信函，"))
    said = client.get(address).content.decode()
    assert "only in this file" in said and "第三次大会的信函，" in said and "disabled" in said
    assert "do not have the same clauses" in confirm(client, address)
    assert not Translation.objects.exists() and DocumentFile.objects.count() == 1


def test_with_more_proposals_it_is_not_taken(contribution: Contribution, client: Client) -> None:
    said = client.get(upload(client, file(more=2))).content.decode()
    assert "The file has 2 proposals, the contribution 1." in said


def test_what_was_translated_before_gives_way_and_stays_in_the_history(
    contribution: Contribution, client: Client
) -> None:
    confirm(client, upload(client, file()))
    again = upload(client, file(PLAN, "第二次大会的长报告，"))
    assert "parts were translated before and are replaced" in client.get(again).content.decode()
    confirm(client, again)
    row = Translation.objects.get(text="第二次大会的长报告，")
    assert [one.text for one in row.history.order_by("history_id")] == [LONG, row.text]


def test_what_changed_since_the_preview_is_not_overwritten(
    contribution: Contribution, client: Client
) -> None:
    first, second = upload(client, file()), upload(client, file(PLAN, "第二次大会的长报告，"))
    page = client.get(second).content.decode()
    fingerprint = re.search(r'name="fingerprint" value="(\w+)"', page)
    assert fingerprint is not None
    confirm(client, first)
    answer = client.post(f"{second}confirm", {"fingerprint": fingerprint[1]}, follow=True)
    assert "look at the preview once more" in answer.content.decode()
    assert Translation.objects.filter(text=LONG).exists()


def test_a_draft_that_one_may_not_see_is_not_told_of(
    contribution: Contribution, client: Client
) -> None:
    contribution.delegation, contribution.state = delegation(), ContributionState.DRAFT
    contribution.save()
    said = client.get(upload(client, file())).content.decode()
    assert "is here in English" not in said
