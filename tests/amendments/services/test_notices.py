"""Who is told what, in which language; and that no mail server stands in the way."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import override_settings
from django.utils import timezone
from django.utils.translation import override

from amendments.models import Contribution, ContributionState, Relation, Visit
from amendments.services import publication, sponsors, submission
from amendments.services.following import follow
from meetings.models import DelegationKind, Role
from tests.amendments.services.test_submission import hand_in
from tests.amendments.sponsored import draft, drafter, head, sponsor
from tests.meetings.people import delegation, member, person

pytestmark = pytest.mark.django_db

TITLE = "canary in a title"
OWN = {"drafter-canada@example.org"}
KENYA = {"head-kenya@example.org", "drafter-kenya@example.org"}
OFFICE = {"officer@example.org"}


@pytest.fixture(autouse=True)
def everybody_there() -> Iterator[None]:
    """Two of each delegation, one of the secretariat, and people whom nothing concerns."""
    for code in ("canada", "kenya", "brazil"):
        head(delegation(code)), drafter(delegation(code))
        member(f"reader-{code}", delegation(code), Role.READER)
    officer()
    closed = member("closed", delegation("kenya"), Role.HEAD)
    closed.is_active = False
    closed.save()
    person("nobody")
    yield


def officer() -> User:
    found = User.objects.filter(email="officer@example.org").first()
    return found or member("officer", delegation("office", DelegationKind.SECRETARIAT), Role.HEAD)


def told() -> set[str]:
    """To whom messages went since the last time one asked; each to one person alone."""
    assert all(len(one.to) == 1 for one in mail.outbox)
    found = [one.to[0] for one in mail.outbox]
    assert len(found) == len(set(found))
    mail.outbox.clear()
    return set(found)


Run = Callable[..., object]


@pytest.fixture
def run(django_capture_on_commit_callbacks: Callable[..., object]) -> Run:
    def commit(service: Callable[..., object], **how: object) -> object:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
            return service(**how)

    return commit


def link(path: str) -> str:
    return f"https://tracker.example{path}"


def test_each_step_is_told_to_those_whom_it_concerns(run: Run) -> None:
    contribution, owner = draft(title=TITLE), head(delegation())
    kenya = head(delegation("kenya"))
    asked = run(
        sponsors.invite_sponsor,
        user=owner,
        contribution=contribution,
        delegation=delegation("kenya"),
    )
    assert told() == KENYA
    run(sponsors.accept_sponsorship, user=kenya, sponsorship=asked)
    assert told() == OWN | {owner.email}
    run(hand_in, contribution=contribution)
    assert told() == OWN | KENYA | OFFICE
    run(publication.send_back, user=officer(), contribution=contribution, note="Say more.")
    assert "Say more." in mail.outbox[0].body
    assert told() == OWN | KENYA | {owner.email}
    run(hand_in, contribution=contribution)
    mail.outbox.clear()
    run(publication.register, user=officer(), contribution=contribution, symbol="PP26/1")
    assert told() == set()
    run(publication.publish, user=officer(), contribution=contribution)
    assert "PP26/1" in mail.outbox[0].subject
    assert told() == OWN | KENYA | {owner.email}
    run(publication.consider, user=officer(), contribution=contribution, note="Noted.")
    assert told() == OWN | KENYA | {owner.email}
    run(sponsors.withdraw_sponsorship, user=kenya, sponsorship=asked)
    assert told() == OWN | OFFICE | {owner.email}


def test_a_second_click_tells_nobody_again(run: Run) -> None:
    contribution = draft()
    run(hand_in, contribution=contribution)
    mail.outbox.clear()
    run(submission.submit, user=head(delegation()), contribution=contribution)
    assert told() == set()


@pytest.mark.parametrize(("submitted", "to"), [(False, OWN | KENYA), (True, OWN | KENYA | OFFICE)])
def test_a_withdrawal_is_told_to_those_who_saw_it(run: Run, submitted: bool, to: set[str]) -> None:
    contribution = draft()
    sponsor(contribution, "kenya")
    if submitted:
        hand_in(contribution)
    run(submission.withdraw, user=head(delegation()), contribution=contribution)
    assert told() == to


def test_that_it_is_superseded_is_told_besides(run: Run) -> None:
    contribution = draft()
    hand_in(contribution)
    publication.publish(user=officer(), contribution=contribution, symbol="PP26/1")
    revision = follow(
        user=head(delegation()), contribution=contribution, relation=Relation.REVISION
    )
    hand_in(revision)
    run(publication.publish, user=officer(), contribution=revision, symbol="PP26/1(Rev.1)")
    assert {one.subject.split(":")[0] for one in mail.outbox} == {"Published", "Superseded"}


def test_what_is_in_a_draft_goes_to_nobody_who_may_not_see_it(run: Run) -> None:
    contribution, owner = draft(title=TITLE, reasons=TITLE), head(delegation())
    brazil = delegation("brazil")
    asked = run(
        sponsors.invite_sponsor, user=owner, contribution=contribution, delegation=brazil, link=link
    )
    run(sponsors.remove_invitation, user=owner, sponsorship=asked, link=link)
    again = run(
        sponsors.invite_sponsor, user=owner, contribution=contribution, delegation=brazil, link=link
    )
    run(sponsors.decline_sponsorship, user=head(brazil), sponsorship=again, link=link)
    run(submission.withdraw, user=owner, contribution=contribution, note=TITLE, link=link)
    taken_back = [one for one in mail.outbox if "taken back" in one.subject]
    assert {one.to[0] for one in taken_back} == {
        "head-brazil@example.org",
        "drafter-brazil@example.org",
    }
    for message in taken_back:
        assert TITLE not in message.subject + message.body
        assert "https://" not in message.body
    named = {one.to[0] for one in mail.outbox if TITLE in one.subject + one.body}
    assert not named & (OFFICE | KENYA | {"reader-canada@example.org", "nobody@example.org"})
    withdrawn = [one for one in mail.outbox if one.subject.startswith("Withdrawn")]
    assert {one.to[0] for one in withdrawn} == OWN


def test_the_message_is_in_the_language_in_which_its_reader_was_here(run: Run) -> None:
    contribution = draft()
    reader = drafter(delegation())
    Visit.objects.create(user=reader, seen_at=timezone.now(), language="zh-hans")
    Visit.objects.create(user=officer(), seen_at=timezone.now(), language="xx")
    with override("zh-hans"):
        run(hand_in, contribution=contribution)
    by = {one.to[0]: one.body for one in mail.outbox}
    assert "代表团" in by[reader.email] and "Canada" not in by[reader.email]
    assert "Canada" in by[officer().email] and "代表团" not in by[officer().email]


def test_a_title_with_lines_breaks_no_header(run: Run) -> None:
    contribution = draft(title="A title\r\nBcc: all@example.org\n" + "x" * 400)
    run(hand_in, contribution=contribution)
    assert mail.outbox and all("\n" not in one.subject for one in mail.outbox)
    assert all(len(one.subject) <= 200 and not one.bcc for one in mail.outbox)


class Unwilling(EmailBackend):
    """A mail server that takes nothing."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:
        raise OSError("no answer")


def test_a_mail_server_that_fails_breaks_no_step(
    run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    contribution = draft(title=TITLE)
    with override_settings(EMAIL_BACKEND=f"{__name__}.{Unwilling.__name__}"):
        run(hand_in, contribution=contribution)
    assert Contribution.objects.get().state == ContributionState.SUBMITTED
    assert caplog.records and TITLE not in caplog.text
