from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

from meetings.models import (
    Conclusion,
    Document,
    DocumentFile,
    Group,
    Link,
    LinkState,
    Meeting,
    Recommendation,
)
from meetings.services.reportrecords import carry_out, first_date
from meetings.services.reports import ReportPlan, Said, group_code, plan_report
from resolutions.services.problems import ImportProblem
from tests.amendments.contributed import store_base
from tests.meetings.held import REPORT, group, meeting
from tests.meetings.people import delegation, person
from tests.trees import secretary

pytestmark = pytest.mark.django_db

CHINESE = """CWG-WSIS&SDG第39次和第40次会议报告

1\t引言
1.1\tCWG-WSIS&SDG第40次会议有15人与会。
2\t工作组提出以下建议：
2.1\t请秘书处在2026年6月之前遵守全权代表大会第140号决议。
"""


@pytest.fixture
def user() -> User:
    store_base()
    return secretary()


def planned(user: User, text: str = REPORT, **said: str) -> ReportPlan:
    return plan_report(user=user, data=text.encode(), name="r.txt", said=Said(**said))


def taken_in(user: User, text: str = REPORT, **how: bool) -> Document:
    return carry_out(user=user, plan=planned(user, text), **how)


def rows() -> dict[str, int]:
    tables = (Group, Meeting, Document, DocumentFile, Recommendation, Conclusion, Link)
    found = {table.__name__: table.objects.count() for table in tables}
    return found | {f"{one.__name__} kept": one.history.count() for one in tables}


def test_a_plan_saves_nothing(user: User) -> None:
    before = rows()
    plan = planned(user)
    assert [one.value.attendance for one in plan.meetings] == [12, 15]
    assert all(one.is_new for one in plan.meetings)
    assert rows() == before


def test_everything_that_a_report_says_is_there(user: User) -> None:
    report = taken_in(user)
    assert [(m.number, m.attendance) for m in Meeting.objects.order_by("number")] == [
        (39, 12),
        (40, 15),
    ]
    assert (report.meeting.number, report.kind, report.languages) == (40, "report", ["en"])
    assert not report.is_public
    named = Document.objects.get(symbol="CWG-WSIS&SDG-40/INF/4")
    assert (named.prefix, named.series, named.number) == ("CWG-WSIS&SDG-40", "INF", 4)
    assert (named.kind, named.meeting.number) == ("information", 40)
    said = {one.number: one for one in Recommendation.objects.all()}
    assert list(said) == ["2.1", "2.2", "2.2.1", "2.2.2"]
    assert said["2.2.1"].parent == said["2.2"]
    assert said["2.1"].deadline == "2026-06"
    assert said["2.2.2"].deadline == "2026-09-01"
    assert bytes(report.files.get().content).decode() == REPORT


def test_what_it_cites_waits_with_its_evidence(user: User) -> None:
    report = taken_in(user)
    links = list(Link.objects.select_related("provision"))
    assert {link.state for link in links} == {LinkState.SUGGESTED}
    assert {link.found_in for link in links} == {report}
    whole = next(link for link in links if link.relation == "mandated by")
    assert whole.document == report and whole.provision is None and whole.year == 2022
    assert whole.cited[1] == "Resolution 140 (Rev. Kigali, 2022) of the Plenipotentiary Conference"
    named = next(link for link in links if link.document and link.document != report)
    assert named.document.symbol == "CWG-WSIS&SDG-40/INF/4"
    assert named.provision.clauses.get().address == "resolves/1"
    assert {link.recommendation.number for link in links if link.recommendation} == {"2.1"}


def test_the_same_file_again_adds_nothing(user: User) -> None:
    taken_in(user)
    before = rows()
    taken_in(user)
    assert rows() == before


def test_what_was_dismissed_is_not_suggested_again(user: User) -> None:
    taken_in(user)
    Link.objects.update(state=LinkState.DISMISSED)
    taken_in(user)
    assert set(Link.objects.values_list("state", flat=True)) == {LinkState.DISMISSED}


def test_a_report_that_knows_more_fills_in_and_leaves_what_is_there(user: User) -> None:
    held = meeting(40, attendance=99, place="Somewhere")
    plan = planned(user)
    (known,) = (one for one in plan.meetings if not one.is_new)
    assert known.kept == (("attendance", "99", "15"),)
    carry_out(user=user, plan=plan)
    held.refresh_from_db()
    assert held.attendance == 99
    first = Recommendation.objects.get(number="2.1")
    taken_in(user, REPORT.replace("to follow Resolution 140", "to heed Resolution 140"))
    first.refresh_from_db()
    assert "heed" in first.text
    assert [("heed" in row.texts["en"]) for row in first.history.order_by("pk")] == [False, True]
    assert Document.objects.filter(kind="report").get().files.count() == 2


def test_another_language_adds_its_words(user: User) -> None:
    report = taken_in(user, REPORT.replace("2.1\t", "9.9\t"))
    taken_in(user)
    taken_in(user, CHINESE)
    said = Recommendation.objects.get(number="2.1")
    assert (said.language, set(said.texts)) == ("en", {"en", "zh"})
    report.refresh_from_db()
    assert report.languages == ["en", "zh"]
    assert report.titles["zh"]


def test_it_is_public_when_a_person_says_so(user: User) -> None:
    assert taken_in(user, publish=True).is_public
    assert Document.objects.visible_to(AnonymousUser()).count() == 2
    assert Recommendation.objects.visible_to(AnonymousUser()).count() == 4


def test_a_real_report_takes_the_place_of_a_demonstration(user: User) -> None:
    text = REPORT.replace("gardens", "zkanari").encode()
    shown = plan_report(user=user, data=text, name="d.txt", is_demonstration=True)
    carry_out(user=user, plan=shown, publish=True)
    taken_in(user, CHINESE)
    said = Recommendation.objects.get()
    assert set(said.texts) == {"zh"} and not said.document.is_demonstration
    assert said.links.get().language == "zh"
    gone = Recommendation.history.filter(history_type="-")
    assert gone.count() == 4 and gone.first().history_user == user
    taken_in(user)
    assert not Document.objects.get(symbol="CWG-WSIS&SDG-40/INF/4").is_demonstration


def test_a_symbol_that_is_a_draft_of_somebody_is_passed_over(user: User) -> None:
    draft = Document.objects.create(symbol="CWG-WSIS&SDG-40/INF/4", delegation=delegation())
    taken_in(user)
    draft.refresh_from_db()
    assert draft.meeting is None
    assert not Link.objects.filter(document=draft).exists()


def test_a_file_that_is_anothers_is_refused_without_a_name(user: User) -> None:
    plan = planned(user)
    secret = Document.objects.create(title="zkanari", delegation=delegation())
    DocumentFile.objects.create(
        document=secret, name="x", sha256=plan.sha256, content=b"", size=0, uploaded_by=user
    )
    (problem,) = planned(user).problems
    assert problem.code == "duplicate"
    assert "zkanari" not in problem.message
    with pytest.raises(ImportProblem):
        carry_out(user=user, plan=plan)


def test_what_has_changed_since_the_preview_is_looked_at_again(user: User) -> None:
    plan = planned(user)
    meeting(40, attendance=99)
    with pytest.raises(ImportProblem) as refused:
        carry_out(user=user, plan=plan, fingerprint=plan.fingerprint)
    assert refused.value.code == "changed"
    assert not Document.objects.exists()


def test_a_text_that_names_no_meeting_needs_a_word(user: User) -> None:
    text = "Gardens are green.\nTrees are tall and they grow in gardens.\n"
    assert {one.code for one in planned(user, text).problems} == {"no-group", "no-meeting"}
    group()
    plan = planned(user, text, group="cwg-wsis-sdg", meeting="41")
    assert plan.problems == ()
    assert carry_out(user=user, plan=plan).meeting.number == 41


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7", "pdf"),
        (b"\x00\x01\x02", "binary"),
        (b"PK\x03\x04x", "damaged"),
        (b"Gardens are green. " * 80_000, "too-long"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(user: User, data: bytes, code: str) -> None:
    with pytest.raises(ImportProblem) as refused:
        plan_report(user=user, data=data, name="r.txt")
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("bound", "most", "code"),
    [
        ("reports.MOST", 4, ""),
        ("reports.MOST", 3, "too-many"),
        ("reading.MOST_LINES", 9, ""),
        ("reading.MOST_LINES", 8, "too-long"),
    ],
)
def test_more_than_a_report_may_hold_is_refused(
    user: User, monkeypatch: pytest.MonkeyPatch, bound: str, most: int, code: str
) -> None:
    monkeypatch.setattr(f"meetings.services.{bound}", most)
    if not code:
        assert planned(user).report.recommendations
        return
    with pytest.raises(ImportProblem, match=str(most)) as refused:
        planned(user)
    assert refused.value.code == code


def test_a_number_that_no_meeting_can_have_is_not_learned(user: User) -> None:
    text = REPORT.replace("15 participants", "9999 participants").replace("40", "99999")
    taken_in(user, text)
    assert not Meeting.objects.filter(number=99999).exists()


def test_only_the_secretariat_reads_reports_in(user: User) -> None:
    with pytest.raises(PermissionDenied):
        plan_report(user=person(), data=REPORT.encode(), name="r.txt")
    with pytest.raises(PermissionDenied):
        carry_out(user=person(), plan=planned(user))


def test_how_addresses_name_a_group() -> None:
    assert group_code("CWG-WSIS&SDG") == "cwg-wsis-sdg"


@pytest.mark.parametrize(
    ("said", "expected"),
    [("2025", "2025"), ("2025-05-27/2025-05-31", "2025-05-27"), ("2015/2025", "2015"), ("P1Y", "")],
)
def test_the_first_date_of_a_time(said: str, expected: str) -> None:
    assert first_date(said) == expected


def test_a_real_report(user: User, shared: Path) -> None:
    text = (shared / "seeds/cwg-wsis-sdg-39-40-report-zh.txt").read_text(encoding="utf-8")
    plan = planned(user, text)
    counted = {one.value.number: one.value.attendance for one in plan.meetings}
    assert counted == {"39": 140, "40": 150}
    assert len(plan.report.documents) == 7
    numbers = [one.number for one in plan.report.recommendations]
    assert numbers == [*(f"3.{n}" for n in range(1, 16)), "3.15.1", "3.15.2"]


HEADED = """Document CWG-WSIS&SDG-40/12-E
Report of the 40th meeting of CWG-WSIS&SDG

1\tIntroduction
1.1\tThe 40th meeting of CWG-WSIS&SDG was attended by 15 participants.
1.2\tThe group will hold its 41st meeting in February.
"""


def test_the_head_says_the_symbol_of_the_report_and_the_next_meeting_is_not_its_own(
    user: User,
) -> None:
    plan = planned(user, HEADED)
    assert [one.value.number for one in plan.meetings] == ["40"]
    report = carry_out(user=user, plan=plan)
    assert (report.symbol, report.meeting.number) == ("CWG-WSIS&SDG-40/12", 40)
    assert Document.objects.filter(number=12).count() == 1
    again = planned(user, HEADED + "\nMore.")
    assert again.document == report


def test_a_symbol_that_another_document_has_is_not_taken_from_the_head(user: User) -> None:
    Document.objects.create(symbol="CWG-WSIS&SDG-40/12", is_public=True)
    plan = planned(user, HEADED)
    assert (plan.symbol, plan.problems) == ("", ())
