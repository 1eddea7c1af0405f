"""Who may say what to whom, and who reads it: every audience, every role, every state."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from amendments import permissions
from amendments.models import Audience, Comment, Contribution, ContributionState, Visit
from amendments.services import comments
from meetings.models import Delegation, Role
from resolutions.services.problems import ImportProblem
from tests.amendments.discussed import (
    DRAFT,
    PUBLISHED,
    SUBMITTED,
    answer,
    around,
    clause_uid,
    discussed,
    link,
    move_to,
    say,
)
from tests.amendments.owned import owned
from tests.meetings.people import delegation, member, person

pytestmark = pytest.mark.django_db

OWN = {"head", "drafter", "member-reader"}
WRITERS = {"head", "drafter"}
SPONSORS = WRITERS | {"sponsor"}
OFFICE = {"secretariat", "administrator"}
DELEGATES = WRITERS | {"sponsor", "asked", "other", "elsewhere"}
SPEAKING = DELEGATES | {"chair"}
ALL_ROLES = OWN | OFFICE | SPEAKING | {"reader", "public"}

# Who may begin to speak to an audience, by the state of Canada's contribution.
MAY_SPEAK = {
    (DRAFT, "delegation"): WRITERS | {"sponsor", "asked"},
    (DRAFT, "sponsors"): SPONSORS,
    (DRAFT, "secretariat"): set(),
    (DRAFT, "all"): set(),
    (SUBMITTED, "delegation"): WRITERS | {"sponsor", "asked"},
    (SUBMITTED, "sponsors"): SPONSORS | OFFICE,
    (SUBMITTED, "secretariat"): WRITERS | {"sponsor", "asked"} | OFFICE,
    (SUBMITTED, "all"): set(),
    (PUBLISHED, "delegation"): SPEAKING,
    (PUBLISHED, "sponsors"): SPONSORS | OFFICE,
    (PUBLISHED, "secretariat"): SPEAKING | OFFICE,
    (PUBLISHED, "all"): SPEAKING | OFFICE,
}
# Who reads what a drafter of Canada, or the secretariat, said while it was published.
READ = {
    ("drafter", "delegation"): {DRAFT: OWN, SUBMITTED: OWN, PUBLISHED: OWN},
    ("drafter", "sponsors"): dict.fromkeys((DRAFT, SUBMITTED, PUBLISHED), OWN | {"sponsor"}),
    ("drafter", "secretariat"): {DRAFT: OWN, SUBMITTED: OWN | OFFICE, PUBLISHED: OWN | OFFICE},
    ("drafter", "all"): {
        DRAFT: OWN | {"sponsor", "asked"},
        SUBMITTED: OWN | OFFICE | {"sponsor", "asked"},
        PUBLISHED: ALL_ROLES,
    },
    ("secretariat", "sponsors"): {
        DRAFT: OWN | {"sponsor"},
        SUBMITTED: OWN | OFFICE | {"sponsor"},
        PUBLISHED: OWN | OFFICE | {"sponsor"},
    },
    ("secretariat", "secretariat"): {DRAFT: set(), SUBMITTED: OFFICE, PUBLISHED: OFFICE},
    ("other", "delegation"): {DRAFT: set(), SUBMITTED: set(), PUBLISHED: {"other", "elsewhere"}},
    ("other", "secretariat"): {
        DRAFT: set(),
        SUBMITTED: OFFICE,
        PUBLISHED: OFFICE | {"other", "elsewhere"},
    },
    ("chair", "delegation"): {DRAFT: set(), SUBMITTED: set(), PUBLISHED: {"chair"}},
    ("asked", "delegation"): {DRAFT: {"asked"}, SUBMITTED: {"asked"}, PUBLISHED: {"asked"}},
}  # fmt: skip


def readers_of(people: dict[str, User | AnonymousUser]) -> set[str]:
    return {who for who, user in people.items() if Comment.objects.visible_to(user).exists()}


@pytest.mark.parametrize("state", [DRAFT, SUBMITTED, PUBLISHED])
def test_who_may_speak_to_whom(state: ContributionState) -> None:
    contribution, people = discussed(state)
    for audience in Audience:
        allowed = {
            who
            for who, user in people.items()
            if permissions.may_address(user, contribution, audience)
        }
        assert allowed == MAY_SPEAK[state, audience.value], audience
        for who in people.keys() - {"public"} - allowed:
            with pytest.raises(PermissionDenied):
                say(people[who], contribution, audience)
    commenting = {w for w, user in people.items() if permissions.may_comment(user, contribution)}
    assert commenting == set().union(*(MAY_SPEAK[state, one.value] for one in Audience))
    assert not Comment.objects.exists()


@pytest.mark.parametrize(("author", "audience"), READ)
def test_who_reads_a_comment_and_its_answers(author: str, audience: str) -> None:
    """Also once the contribution is a draft again: only those read it who can see that."""
    contribution, people = discussed(PUBLISHED)
    begun = say(people[author], contribution, audience)
    for state in (DRAFT, SUBMITTED, PUBLISHED):
        move_to(contribution, state)
        assert readers_of(people) == READ[author, audience][state], state
    readers = READ[author, audience][PUBLISHED]
    answers = [answer(people[who], begun) for who in readers & (SPEAKING | OFFICE)]
    assert {one.audience for one in answers} == {audience}
    for who, user in people.items():
        seen = Comment.objects.visible_to(user).filter(parent=begun)
        assert set(seen) == (set(answers) if who in readers else set()), who
    for who in ALL_ROLES - readers - {"public"}:
        with pytest.raises(PermissionDenied):
            answer(people[who], begun)


@pytest.mark.parametrize("audience", ["delegation", "sponsors"])
def test_what_was_said_of_a_draft_never_becomes_public(audience: str) -> None:
    contribution, people = discussed(DRAFT)
    begun = say(people["drafter"], contribution, audience)
    answer(people["head"], begun)
    before = readers_of(people)
    for state in ContributionState:
        move_to(contribution, state)
        assert readers_of(people) <= before, state
        assert not before & (OFFICE | {"other", "reader", "public", "asked"})


def test_a_delegation_that_declined_reads_no_more() -> None:
    contribution, people = discussed(DRAFT)
    say(people["drafter"], contribution, "sponsors")
    contribution.sponsorships.update(state="withdrawn")
    assert "sponsor" not in readers_of(people)


def test_the_secretariat_speaks_with_itself_of_what_it_took_in() -> None:
    contribution = owned(DRAFT, by="")
    people = around(contribution)
    said = say(people["secretariat"], contribution, "secretariat")
    assert said.delegation is None
    for audience in ("delegation", "sponsors", "all"):
        with pytest.raises(PermissionDenied):
            say(people["secretariat"], contribution, audience)
    move_to(contribution, PUBLISHED)
    assert readers_of(people) == OFFICE


def test_who_may_resolve_and_who_may_reword() -> None:
    contribution, people = discussed(PUBLISHED)
    said = say(people["other"], contribution, "all")
    resolving = {w for w, user in people.items() if permissions.may_resolve(user, said)}
    assert resolving == SPONSORS | OFFICE | {"other", "elsewhere"}
    rewording = {w for w, user in people.items() if permissions.may_reword(user, said)}
    assert rewording == {"other"}
    for who in people.keys() - resolving - {"public"}:
        with pytest.raises(PermissionDenied):
            comments.resolve(user=people[who], comment=said)  # type: ignore[arg-type]
    with pytest.raises(PermissionDenied):
        comments.reword(user=person("head"), comment=said, text="Mine", link=link)


def test_a_comment_is_worded_anew_within_its_history() -> None:
    contribution, people = discussed()
    said = say(people["drafter"], contribution, "delegation", "First.")
    comments.reword(user=person("drafter"), comment=said, text=" Second. ", link=link)
    comments.reword(user=person("drafter"), comment=said, text="Second.", link=link)
    rows = list(said.history.order_by("history_id"))
    assert [row.text for row in rows] == ["First.", "Second."]
    assert {row.history_user for row in rows} == {people["drafter"]}


def test_a_thread_is_resolved_and_an_answer_opens_it_again() -> None:
    contribution, people = discussed()
    head, drafter = person("head"), person("drafter")
    begun = say(people["drafter"], contribution, "delegation")
    first = answer(head, begun)
    comments.resolve(user=head, comment=first)
    comments.resolve(user=drafter, comment=begun)
    begun.refresh_from_db()
    assert begun.resolved_by == head
    assert begun.resolved_at is not None
    second = answer(drafter, first)
    assert second.parent == begun
    begun.refresh_from_db()
    assert begun.resolved_at is None
    comments.resolve(user=head, comment=begun)
    assert comments.reopen(user=head, comment=begun).resolved_by is None
    # written, resolved, opened by the answer, resolved, opened
    assert begun.history.count() == 5


def test_a_comment_is_about_a_clause_that_is_there() -> None:
    contribution, people = discussed()
    uid = clause_uid(contribution)
    assert say(people["head"], contribution, "all", uid=uid).uid == uid
    with pytest.raises(ImportProblem) as refused:
        say(people["head"], contribution, "all", uid="nowhere")
    assert refused.value.code == "clause"
    other = Contribution.objects.exclude(pk=contribution.pk)
    assert not other.exists()
    with pytest.raises(ImportProblem):
        comments.comment(
            user=person("head"), contribution=contribution, audience="all", text="x", uid=uid,
            link=link,
        )  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [("  \n", "empty"), ("x" * 10_001, "long")])
def test_what_cannot_be_said(text: str, code: str) -> None:
    contribution, people = discussed()
    with pytest.raises(ImportProblem) as refused:
        say(people["head"], contribution, "all", text)
    assert refused.value.code == code
    assert not Comment.objects.exists()


def sent(callbacks: object) -> list[tuple[list[str], str, str]]:
    return [(list(one.to), one.subject, str(one.body)) for one in mail.outbox]


def test_who_is_named_gets_a_message_once_it_is_saved(
    django_capture_on_commit_callbacks: object,
) -> None:
    contribution, people = discussed(DRAFT)
    with django_capture_on_commit_callbacks(execute=True) as waiting:  # type: ignore[operator]
        said = say(people["drafter"], contribution, "sponsors", "@head and @sponsor: <b>look</b>")
        assert not mail.outbox
    found = sent(waiting)
    assert [to for to, _, _ in found] == [["head@example.org"], ["sponsor@example.org"]]
    assert all("<b>look</b>" in body and link(said) in body for _, _, body in found)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        comments.reword(
            user=person("drafter"), comment=said, text="@head, @sponsor and @drafter", link=link
        )
    assert len(mail.outbox) == 2  # nobody twice, and nobody by himself


@pytest.mark.parametrize(
    ("state", "audience", "name"),
    [
        (DRAFT, "delegation", "sponsor"),
        (DRAFT, "sponsors", "asked"),
        (DRAFT, "sponsors", "other"),
        (DRAFT, "sponsors", "secretary"),
        (SUBMITTED, "secretariat", "other"),
        (PUBLISHED, "sponsors", "other"),
        (PUBLISHED, "all", "reader"),
        (PUBLISHED, "all", "nobody"),
    ],
)
def test_whoever_may_not_read_it_cannot_be_named(
    state: ContributionState, audience: str, name: str
) -> None:
    """The sentence is the same for somebody who exists and for nobody."""
    contribution, people = discussed(state)
    with pytest.raises(ImportProblem) as refused:
        say(people["drafter"], contribution, audience, f"@{name} should know")
    assert refused.value.code == "mention"
    assert f"“{name}”" in refused.value.message
    assert not Comment.objects.exists()


def test_of_a_draft_that_was_sent_back_the_secretariat_hears_nothing() -> None:
    contribution, people = discussed(SUBMITTED)
    office = member("olga", delegation("secretariat", "secretariat"), Role.HEAD)
    begun = say(people["drafter"], contribution, "secretariat", "@olga please look")
    assert begun.mentions == [[office.pk, "olga"]]
    move_to(contribution, DRAFT)
    with pytest.raises(ImportProblem):
        answer(people["drafter"], begun, "@olga please look again")


def test_a_name_with_line_breaks_does_not_reach_the_head_of_a_message(
    django_capture_on_commit_callbacks: object,
) -> None:
    contribution, _people = discussed()
    User.objects.filter(pk=person("drafter").pk).update(
        last_name="Eve\r\nBcc: all@example.org", first_name=""
    )
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        say(person("drafter"), contribution, "delegation", "@head look")
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["head@example.org"]


def test_whoever_acts_for_a_delegation_speaks_for_it_though_he_is_of_the_secretariat() -> None:
    contribution, people = discussed(PUBLISHED)
    chief = people["administrator"]
    assert isinstance(chief, User)
    assert say(chief, contribution, "all").delegation is None
    member("aida", Delegation.objects.get(code="kenya"))
    chief.memberships.create(delegation=delegation("kenya"), role=Role.DRAFTER, is_acting=True)
    assert say(chief, contribution, "all").delegation == delegation("kenya")


def test_whoever_is_named_reads_it_in_his_own_language(
    django_capture_on_commit_callbacks: object,
) -> None:
    contribution, people = discussed()
    Visit.objects.create(user=person("head"), seen_at=timezone.now(), language="zh-hans")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        say(people["drafter"], contribution, "all", "@head and @sponsor look")
    by = {one.to[0]: one.subject for one in mail.outbox}
    assert "评论" in by["head@example.org"]
    assert "comment" in by["sponsor@example.org"]
