"""The desk's pages: what they show, that plain forms do everything, and that nothing is lost."""

import re
import time
from dataclasses import replace

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.models import Adoption, Contribution, ContributionState, Desk, Ruling
from amendments.redline.decisions import Choice
from amendments.services.records import move
from amendments.services.rulings import Said, rule
from amendments.views.screen import A_MOMENT
from meetings.models import DelegationKind, Group, Membership, Role
from resolutions import queries
from resolutions.models import Version
from resolutions.services.history import signed
from resolutions.text.clauses import Clause, Kind, Span, SpanKind, transform_text
from tests.amendments.desked import base, chair_of, contribution, key_of, now, opened, revised, six
from tests.amendments.sponsored import meeting
from tests.meetings.people import delegation
from tests.trees import make_text, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    """A desk with the six contributions."""
    return opened()[0]


@pytest.fixture
def chair(client: Client, desk: Desk) -> Client:
    """Its chair, logged in."""
    client.force_login(chair_of(desk.meeting))
    return client


def page(client: Client, address: str) -> str:
    """The page at an address below the desk's."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_each_change_with_whose_it_is_and_what_can_be_decided(
    chair: Client, desk: Desk
) -> None:
    said = page(chair, f"/desks/{desk.pk}/")
    assert "Canada, Kenya" in said and "FRA/1/1" in said
    assert said.count('value="alternatives"') == 2
    assert "They want different words here." in said
    assert "Some delete what others change." in said
    assert f"{now(desk).open_count} of {now(desk).total} open" in said


def test_clauses_out_of_their_section_say_which_they_are(chair: Client, desk: Desk) -> None:
    assert '<p class="desk-out">recalling b)</p>' in page(chair, f"/desks/{desk.pk}/?view=open")
    assert '<p class="desk-out">recalling b)</p>' not in page(chair, f"/desks/{desk.pk}/")


@pytest.mark.parametrize("view", ["work", "open", "brackets", "base", "clean"])
def test_every_view_is_an_address(chair: Client, desk: Desk, view: str) -> None:
    assert 'aria-current="true"' in page(chair, f"/desks/{desk.pk}/?view={view}")


def test_the_text_is_shown_against_any_proposal(chair: Client, desk: Desk) -> None:
    said = page(chair, f"/desks/{desk.pk}/?view=against&source=CAN/1/1")
    assert "Struck out: what CAN/1/1 would have." in said
    assert re.search(r"<del>.*?long", said)


def test_a_decision_is_one_plain_form(chair: Client, desk: Desk) -> None:
    key = key_of(desk, "fourth")
    fields = {"about": key, "choice": "take", "seen": "0", "view": "open", "place": "at-x"}
    answer = chair.post(f"/desks/{desk.pk}/rule", fields | {"note": "all agreed"})
    assert answer["Location"] == f"/desks/{desk.pk}/?view=open#at-x"
    assert (Ruling.objects.get().choice, Ruling.objects.get().note) == ("take", "all agreed")
    said = page(chair, f"/desks/{desk.pk}/?who=on")
    assert '<ins title="JAP/1/1">' in said and '<span class="by-whom"' in said
    assert "all agreed" in page(chair, f"/desks/{desk.pk}/history/")


def test_one_side_of_a_collision_is_taken_by_its_button(chair: Client, desk: Desk) -> None:
    said = page(chair, f"/desks/{desk.pk}/")
    form = next(f for f in re.findall(r"(?s)<form.*?</form>", said) if "brief" in f)
    about = re.search(r'name="about" value="([^"]+)"', form)
    side = re.findall(r'value="(side [^"]+)"', form)
    assert about is not None and len(side) == 2
    chair.post(f"/desks/{desk.pk}/rule", {"about": about[1], "choice": side[0], "seen": "0"})
    assert "the long report of the second conference;" in page(
        chair, f"/desks/{desk.pk}/?view=clean"
    )


def test_who_decides_too_late_sees_both_and_loses_nothing(chair: Client, desk: Desk) -> None:
    key = key_of(desk, "fourth")
    rule(user=secretary(), desk=desk, said=Said(key, Choice.LEAVE), seen=0)
    fields = {"about": key, "choice": "reword", "words": "a ballot of mine,", "seen": "0"}
    answer = chair.post(f"/desks/{desk.pk}/rule", fields)
    said = answer.content.decode()
    assert answer.status_code == 409
    assert "a ballot of mine," in said and "decided this meanwhile" in said


def test_what_cannot_be_is_said(chair: Client, desk: Desk) -> None:
    fields = {"about": key_of(desk, "fourth"), "choice": "reword", "words": "", "seen": "0"}
    answer = chair.post(f"/desks/{desk.pk}/rule", fields, follow=True)
    assert "Type the words that are to stand there." in answer.content.decode()
    assert chair.post(f"/desks/{desk.pk}/rule", {"choice": "nonsense"}).status_code == 404


def test_many_at_once_and_back(chair: Client, desk: Desk) -> None:
    answer = chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"}, follow=True)
    assert "Taken at once: 1." in answer.content.decode()
    answer = chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"}, follow=True)
    assert "Nothing of this was left to decide at once." in answer.content.decode()
    answer = chair.post(f"/desks/{desk.pk}/take-back", {"number": "1"}, follow=True)
    assert "Decisions taken back: 1." in answer.content.decode()
    answer = chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "nonsense"}, follow=True)
    assert "Choose what to decide at once." in answer.content.decode()


def test_how_many_things_are_taken_at_once_is_said_beforehand(chair: Client, desk: Desk) -> None:
    said = page(chair, f"/desks/{desk.pk}/")
    assert "everything that nobody contests (1)" in said and "all by Canada (1)" in said
    assert 'value="editorial" disabled' in said
    shown = re.search(r'data-shown="([^"]+)"', said)
    assert shown is not None
    fields = {"scope": "author:Canada", "since": shown[1]}
    said = chair.post(f"/desks/{desk.pk}/rule-all", fields, follow=True).content.decode()
    assert "<html" not in said and 'value="author:Canada" disabled' in said
    chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"})
    said = page(chair, f"/desks/{desk.pk}/")
    assert 'value="uncontested" disabled selected' in said  # not somebody's, as if chosen
    assert chair.post(f"/desks/{desk.pk}/rule-all").status_code == 302
    chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "author:Ghana"})
    chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"})
    said = page(chair, f"/desks/{desk.pk}/")
    assert "Nothing is left to take at once." in said and 'name="scope"' not in said


def test_a_late_contribution_waits_to_be_brought(chair: Client, desk: Desk) -> None:
    assert desk.base is not None
    contribution("peru", desk.base, revised(now(desk).base, recalling__a="the late plan;"))
    assert "PER/1/1" in page(chair, f"/desks/{desk.pk}/")
    answer = chair.post(f"/desks/{desk.pk}/bring", follow=True)
    assert "Decisions that still stand: 0; open again: 0." in answer.content.decode()
    assert desk.entries.count() == 7


def test_what_is_not_here_in_the_desks_language_is_said_before_anything_is_adopted(
    chair: Client, desk: Desk
) -> None:
    assert desk.base is not None
    foreign = contribution("peru", desk.base, revised(now(desk).base, recalling__a="el plan;"))
    Contribution.objects.filter(pk=foreign.pk).update(language="es")
    for address in (f"/desks/{desk.pk}/", f"/desks/{desk.pk}/adoption/"):
        said = page(chair, address)
        assert "Not here in the language of this desk" in said and "PER/1/1" in said
        assert "Bring it to the desk" not in said
    Contribution.objects.filter(pk=foreign.pk).update(language="en")
    for address in (f"/desks/{desk.pk}/", f"/desks/{desk.pk}/adoption/"):
        said = page(chair, address)
        assert "Not here in the language" not in said and "Bring it to the desk" in said


def test_who_proposed_what_is_tagged_once_behind_what_goes_and_what_comes(
    chair: Client, desk: Desk
) -> None:
    assert desk.base is not None
    swapped = revised(now(desk).base, recalling__a="the programme of the first conference;")
    contribution("peru", desk.base, swapped)
    chair.post(f"/desks/{desk.pk}/bring")
    for words in ("programme", "fourth"):
        rule(user=secretary(), desk=desk, said=Said(key_of(desk, words), Choice.TAKE), seen=9)
    said = page(chair, f"/desks/{desk.pk}/?who=on")
    for source in ("PER/1/1", "JAP/1/1"):
        assert said.count(f'class="by-whom" translate="no" dir="auto">{source}</span>') == 1
    assert 'class="by-whom"' not in page(chair, f"/desks/{desk.pk}/")


def test_the_words_of_what_was_withdrawn_stay_in_the_record(chair: Client, desk: Desk) -> None:
    key = key_of(desk, "fourth")
    rule(user=secretary(), desk=desk, said=Said(key, Choice.TAKE), seen=0)
    gone = Contribution.objects.get(proposals__identifier="JAP/1/1")
    move(secretary(), gone, ContributionState.WITHDRAWN)
    said = chair.post(f"/desks/{desk.pk}/bring", follow=True).content.decode()
    assert "open again: 0. About what nobody proposes any more: 1." in said
    assert key not in now(desk).plan.edits
    said = page(chair, f"/desks/{desk.pk}/history/")
    assert "the vote of the fourth conference," in said and "not on the desk any more" in said


def test_the_record_of_a_collision_says_which_side_was_taken(chair: Client, desk: Desk) -> None:
    sitting = now(desk)
    one = next(one for one in sitting.sided.values() if "FRA/1/1" in one.sources)
    side = next(side for side in one.sides if "FRA/1/1" in side.sources)
    said = Said(one.key, Choice.SIDE, edits=side.edits)
    rule(user=secretary(), desk=desk, said=said, seen=0)
    told = page(chair, f"/desks/{desk.pk}/history/")
    assert ">brief " in told and ">long " not in told


def test_who_chairs_two_groups_goes_from_the_desks_of_one_to_those_of_the_other(
    chair: Client, desk: Desk
) -> None:
    assert "Desks of your other groups" not in page(chair, "/desks/")
    user = chair_of(desk.meeting)
    other = delegation("chair-other", DelegationKind.CHAIR)
    other.chairs = Group.objects.create(code="other", name="Another group")
    signed(other, secretary()).save()
    signed(Membership(user=user, delegation=other, role=Role.HEAD), secretary()).save()
    assert 'value="chair-other"' in page(chair, "/desks/")
    answer = chair.post("/acting/", {"delegation": "chair-other", "next": "/desks/"}, follow=True)
    said = answer.content.decode()
    assert f'href="/desks/{desk.pk}/"' not in said
    assert f'value="{desk.meeting.group.chairs.get().code}"' in said


def test_the_chairs_own_edit_and_its_refusals(chair: Client, desk: Desk) -> None:
    uid = now(desk).base.by_address()["recalling/a"].uid
    fields = {"clause": uid, "do": "save", "text": "the own plan;", "seen": "0"}
    assert chair.post(f"/desks/{desk.pk}/amend", fields).status_code == 302
    assert "the own plan;" in page(chair, f"/desks/{desk.pk}/?view=clean")
    late = chair.post(f"/desks/{desk.pk}/amend", fields | {"text": "something else;"})
    assert late.status_code == 409 and "something else;" in late.content.decode()
    wrong = chair.post(f"/desks/{desk.pk}/amend", {"do": "save", "clause": "x", "seen": "1"})
    assert wrong.status_code == 400


def test_the_screen_follows_and_is_everybodys_only_while_it_is_shown(
    chair: Client, desk: Desk
) -> None:
    public, state = Client(), f"/desks/{desk.pk}/screen/part"
    assert public.get(state).status_code == 404
    chair.post(f"/desks/{desk.pk}/point", {"show": "on"})
    first = public.get(state)
    assert public.get(state, headers={"If-None-Match": first["ETag"]}).status_code == 304
    element = now(desk).base.by_address()["recalling/b"].uid
    chair.post(f"/desks/{desk.pk}/point", {"element": element})
    caches["redlines"].clear()  # for a moment a process answers what it answered before
    second = public.get(state, headers={"If-None-Match": first["ETag"]})
    assert second.status_code == 200 and second["ETag"] != first["ETag"]
    shown = second.content.decode()
    assert "the report of the second conference;" in shown and "France" in shown
    assert "recalling b)" in public.get(f"/desks/{desk.pk}/screen/").content.decode()
    chair.post(f"/desks/{desk.pk}/point", {"show": "off"})
    caches["redlines"].clear()
    assert public.get(f"/desks/{desk.pk}/screen/").status_code == 404


def test_the_screens_question_costs_one_query_a_moment(
    chair: Client, desk: Desk, django_assert_num_queries: object
) -> None:
    chair.post(f"/desks/{desk.pk}/point", {"show": "on"})
    public, address = Client(), f"/desks/{desk.pk}/screen/part"
    tag = public.get(address)["ETag"]
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert public.get(address, headers={"If-None-Match": tag}).status_code == 304
    time.sleep(A_MOMENT)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert public.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_while_one_request_looks_the_others_get_what_was_seen_last(
    chair: Client, desk: Desk
) -> None:
    chair.post(f"/desks/{desk.pk}/point", {"show": "on"})
    public, address = Client(), f"/desks/{desk.pk}/screen/part"
    tag = public.get(address)["ETag"]
    caches["redlines"].set(f"screen:{desk.pk}:en:looking", True)
    chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"})
    time.sleep(A_MOMENT)
    assert public.get(address)["ETag"] == tag
    caches["redlines"].delete(f"screen:{desk.pk}:en:looking")
    assert public.get(address)["ETag"] != tag


def test_a_collision_about_the_text_itself_has_a_row(client: Client) -> None:
    version = base()
    text = queries.version_text(version, "en")
    for by, year in (("canada", 2026), ("kenya", 2027)):
        contribution(by, version, replace(text, edition=replace(text.edition, year=year)))
    desk, user = opened([])
    client.force_login(user)
    said = page(client, f"/desks/{desk.pk}/?view=open")
    assert "They name different editions." in said and 'id="at-"' in said


def test_a_decision_answers_with_the_rows_that_it_changes(chair: Client, desk: Desk) -> None:
    shown = re.search(r'data-shown="([^"]+)"', page(chair, f"/desks/{desk.pk}/?view=open"))
    assert shown is not None
    fields = {"choice": "take", "seen": "0", "view": "open", "since": shown[1]}
    key = key_of(desk, "fourth")
    said = chair.post(
        f"/desks/{desk.pk}/rule", fields | {"about": key}, follow=True
    ).content.decode()
    rows = now(desk)
    added = next(e.element for e in rows.plan.edits[key].additions)
    assert "<html" not in said and f'data-gone="at-{added}"' in said
    assert "FRA/1/1" not in said  # what is proposed to other clauses stays as it is
    chair.post(f"/desks/{desk.pk}/take-back", {"number": str(rows.desk.saves)})
    back = chair.get(f"/desks/{desk.pk}/", {"view": "open", "since": f"1 {shown[1].split()[1]} "})
    assert "<html" in back.content.decode()  # a row has come back: the page is made anew


def test_what_lies_on_the_desk_decides_whether_a_page_is_made_anew(
    chair: Client, desk: Desk
) -> None:
    shown = re.search(r'data-shown="([^"]+)"', page(chair, f"/desks/{desk.pk}/"))
    assert shown is not None and desk.base is not None
    assert "<html" not in page(chair, f"/desks/{desk.pk}/?since={shown[1]}")
    contribution("peru", desk.base, revised(now(desk).base, recalling__a="the late plan;"))
    chair.post(f"/desks/{desk.pk}/bring")
    assert "<html" in page(chair, f"/desks/{desk.pk}/?since={shown[1]}")
    assert "<html" in page(chair, f"/desks/{desk.pk}/?since=nonsense")


def test_readings_are_frozen_compared_released_and_downloaded(chair: Client, desk: Desk) -> None:
    answer = chair.post(f"/desks/{desk.pk}/freeze", {"note": "as it came"})
    assert answer["Location"] == f"/desks/{desk.pk}/readings/1/"
    chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"})
    chair.post(f"/desks/{desk.pk}/freeze")
    said = page(chair, f"/desks/{desk.pk}/readings/2/?against=1")
    assert "Second reading" in said and "fourth" in said
    public = Client()
    for address in ("readings/", "readings/2/", "readings/2/download.docx"):
        assert public.get(f"/desks/{desk.pk}/{address}").status_code == 404
    chair.post(f"/desks/{desk.pk}/readings/2/release")
    assert "DT/1 Rev. 1" in page(public, f"/desks/{desk.pk}/readings/")
    assert "First reading" not in page(public, f"/desks/{desk.pk}/readings/2/")
    file = public.get(f"/desks/{desk.pk}/readings/2/download.docx")
    assert file.content.startswith(b"PK")
    symbol = "PP26/11"
    assert "What became of it" in page(public, f"/contributions/{symbol}/")


def test_adoption_says_what_is_in_the_way_then_publishes_and_tells(
    chair: Client, desk: Desk
) -> None:
    address = f"/desks/{desk.pk}/adoption/"
    said = page(chair, address)
    assert "See what is open" in said and 'name="place" value="Doha"' in said
    chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "author:Canada"})
    chair.post(
        f"/desks/{desk.pk}/rule",
        {"about": key_of(desk, "fourth"), "choice": "bracket", "seen": "9"},
    )
    fields = {"place": "Doha", "year": "2026", "action": "revised", "leave_rest": "on"}
    seen = Desk.objects.get(pk=desk.pk).saves
    answer = chair.post(address, fields | {"seen": str(seen)})
    said = answer.content.decode()
    assert answer.status_code == 409 and "[the vote" in said and ">recalling d)</a>" in said
    chair.post(
        f"/desks/{desk.pk}/rule", {"about": key_of(desk, "fourth"), "choice": "take", "seen": "9"}
    )

    seen = Desk.objects.get(pk=desk.pk).saves
    answer = chair.post(address, fields | {"seen": str(seen)}, follow=True)
    said = answer.content.decode()
    assert "is adopted" in said and "not taken" in said
    assert Version.objects.count() == 2
    again = chair.post(address, fields | {"seen": str(seen)})
    assert again.status_code == 200 and Version.objects.count() == 2
    traced = page(Client(), "/resolutions/pp/140/2026/provenance/")
    assert "CAN/1/1, KEN/1/1" in traced and "or earlier" in traced
    assert "adopted as" in page(Client(), "/contributions/PP26/11/")
    assert chair.post(f"/desks/{desk.pk}/rule-all", {"scope": "rest"}, follow=True).status_code


def test_a_desk_is_opened_from_the_list(client: Client) -> None:

    version = base()
    six(version)
    client.force_login(chair_of(meeting()))
    said = page(client, "/desks/")
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', said))
    fields.pop("csrfmiddlewaretoken", None)
    answer = client.post("/desks/", fields)
    desk = Desk.objects.get()
    assert answer["Location"] == f"/desks/{desk.pk}/" and desk.entries.count() == 6
    assert "Open a desk" not in page(client, "/desks/")
    assert "Choose a meeting" in client.post("/desks/", {}, follow=True).content.decode()


def test_a_desk_and_the_list_ask_as_much_with_many_proposals_as_with_few(client: Client) -> None:
    version = base()
    text = queries.version_text(version, "en")
    for by in ("canada", "kenya"):
        contribution(by, version, revised(text, recalling__a=f"the plan of {by};"))
    desk, user = opened([])
    client.force_login(user)
    asked = {}
    for _turn in range(2):
        for address in ("/desks/", f"/desks/{desk.pk}/", f"/desks/{desk.pk}/history/"):
            with CaptureQueriesContext(connection) as found:
                page(client, address)
            assert asked.setdefault(address, len(found)) == len(found), address
        for by in ("france", "ghana", "italy"):
            contribution(by, version, revised(text, recalling__b=f"the report of {by};"))
        client.post(f"/desks/{desk.pk}/bring")
        client.post(f"/desks/{desk.pk}/rule-all", {"scope": "author:Canada"})


def test_a_new_resolution_is_named_without_a_second_pair_of_brackets(client: Client) -> None:
    made = contribution("canada", base(), make_text(year=2026, number="[ATU-1]"), action="ADD")
    made.proposals.update(
        resolution=None, base=None, base_text=None, base_state="none", said_number="[ATU-1]"
    )
    client.force_login(chair_of(meeting()))
    said = page(client, "/desks/")
    assert "New resolution [ATU-1]" in said
    fields = {"meeting": meeting().pk, "body": "pp", "number": "[ATU-1]", "language": "en"}
    said = client.post("/desks/", fields, follow=True).content.decode()
    assert "<h1>New resolution [ATU-1]</h1>" in said
    client.post(f"/desks/{Desk.objects.get().pk}/rule-all", {"scope": "uncontested"})
    said = page(client, f"/desks/{Desk.objects.get().pk}/adoption/")
    assert "RESOLUTION … (Doha, 2026)" in said  # before anybody says which number it gets
    fields = {"place": "Doha", "year": "2026", "action": "new", "number": "219", "seen": "1"}
    address = f"/desks/{Desk.objects.get().pk}/adoption/"
    client.post(address, fields)
    said = page(Client(), "/resolutions/pp/219/versions/")
    assert "adopted by" in said and "A meeting</a>" in said


def test_what_to_look_at_in_the_text_is_said_before_it_is_adopted(client: Client) -> None:
    version = base()
    text = queries.version_text(version, "en")
    sign = Span(4, 5, SpanKind.FOOTNOTE, "1")

    def with_sign(clause: Clause) -> Clause:
        if clause.address != "recalling/a":
            return clause
        return replace(clause, text="the 1plan of the first conference;", spans=(sign,))

    note = Clause(Kind.FOOTNOTE, label="1", text="As the plan has it.", address="footnote-1")
    after = transform_text(text, with_sign)
    contribution("canada", version, replace(after, clauses=(*after.clauses, note)))
    desk, user = opened([])
    client.force_login(user)
    words = "The text leads to footnote 1, which is not there."
    rule(user=user, desk=desk, said=Said(key_of(desk, "As the plan"), Choice.LEAVE), seen=0)
    client.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"})
    said = page(client, f"/desks/{desk.pk}/adoption/")
    assert words in said and ">recalling a)</a>" in said
    rule(user=user, desk=desk, said=Said(key_of(desk, "As the plan"), Choice.TAKE), seen=9)
    assert words not in page(client, f"/desks/{desk.pk}/adoption/")


def test_a_suppression_needs_no_edition_and_ends_the_resolution(client: Client) -> None:
    version = base()
    made = contribution("canada", version, queries.version_text(version, "en"), action="SUP")
    made.proposals.update(proposed_text=None)
    desk, user = opened([])
    client.force_login(user)
    client.post(f"/desks/{desk.pk}/rule-all", {"scope": "uncontested"})
    assert "Nothing is left of the text." in page(client, f"/desks/{desk.pk}/?view=clean")
    said = page(client, f"/desks/{desk.pk}/adoption/")
    assert "no longer in force" in said and 'name="place"' not in said
    seen = re.search(r'name="seen" value="(\d+)"', said)
    assert seen is not None
    answer = client.post(f"/desks/{desk.pk}/adoption/", {"seen": seen[1]}, follow=True)
    said = answer.content.decode()
    assert "is suppressed" in said
    version.resolution.refresh_from_db()
    assert not version.resolution.in_force
    said = page(Client(), "/resolutions/pp/140/versions/")
    assert "Suppressed by" in said and "A meeting</a>" in said


def test_what_a_meeting_adopted_in_another_language_is_not_adopted_again(
    chair: Client, desk: Desk
) -> None:
    assert "already" not in page(chair, f"/desks/{desk.pk}/adoption/")
    fields = {"meeting": desk.meeting, "body": desk.body, "resolution": desk.resolution}
    beside = Desk.objects.create(
        **fields, base=desk.base, language="fr", state="adopted", opened_by=desk.opened_by
    )
    Adoption.objects.create(desk=beside, by=desk.opened_by)
    said = page(chair, f"/desks/{desk.pk}/adoption/")
    assert "This meeting adopted the text in French already." in said
