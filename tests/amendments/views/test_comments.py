from dataclasses import replace
from html import escape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.template import Context
from django.test import Client
from django.test.utils import CaptureQueriesContext

from amendments.models import Comment, ContributionState
from amendments.places import place_of
from amendments.templatetags.discussions import SLOT
from amendments.templatetags.redlines import around, joined
from resolutions.reading import Piece
from resolutions.text import serial
from resolutions.text.clauses import transform_text
from tests.amendments.contributed import URL
from tests.amendments.discussed import (
    DRAFT,
    PUBLISHED,
    SUBMITTED,
    answer,
    clause_uid,
    discussed,
    move_to,
    say,
)

pytestmark = pytest.mark.django_db
PAGE = f"{URL}comments/"
HOSTILE = "</textarea><script>alert(1)</script>'\"&<img src=x onerror=alert(1)>\u202e{{ 7|add:7 }}"


def log_in(client: Client, user: Any) -> None:
    assert isinstance(user, User)
    client.force_login(user)


@pytest.mark.parametrize("view", ["inline", "side", "changes", "clean"])
def test_comments_stand_at_their_clauses_in_every_view(client: Client, view: str) -> None:
    contribution, people = discussed()
    say(people["other"], contribution, "all", "Too long.", clause_uid(contribution))
    say(people["drafter"], contribution, "delegation", "canary of ours")
    page = client.get(f"{URL}?view={view}").content.decode()
    assert page.count("Too long.") == 1
    assert "canary of ours" not in page
    assert "Answer" not in page
    log_in(client, people["head"])
    page = client.get(f"{URL}?view={view}").content.decode()
    assert page.count("Too long.") == page.count("canary of ours") == 1
    assert f"comment=1%3A{clause_uid(contribution)}" in page


def test_what_was_remembered_of_a_page_shows_nobody_somebody_elses_comments(
    client: Client,
) -> None:
    contribution, people = discussed()
    client.get(URL)
    say(people["drafter"], contribution, "delegation", "canary of ours", clause_uid(contribution))
    log_in(client, people["drafter"])
    assert "canary of ours" in client.get(URL).content.decode()
    log_in(client, people["other"])
    assert "canary of ours" not in client.get(URL).content.decode()
    client.logout()
    assert "canary of ours" not in client.get(URL).content.decode()


@pytest.mark.parametrize("view", ["inline", "side", "changes", "clean"])
def test_what_was_remembered_of_a_page_gives_nobody_somebody_elses_way_to_write(
    client: Client, view: str
) -> None:
    contribution, people = discussed()
    way = f"comment=1%3A{clause_uid(contribution)}"
    address = f"{URL}?view={view}"
    log_in(client, people["head"])
    assert client.get(address).content.decode().count(way) == 1
    client.logout()
    page = client.get(address).content.decode()
    assert way not in page
    assert "talk-" not in page
    log_in(client, people["head"])
    assert client.get(address).content.decode().count(way) == 1


def test_a_text_cannot_pretend_to_be_a_place_for_comments() -> None:
    assert escape(SLOT) != SLOT
    assert SLOT not in str(joined((Piece(f"a {SLOT} b"),), around(Context())))


def test_a_comment_is_written_answered_reworded_and_resolved_by_forms(client: Client) -> None:
    contribution, people = discussed()
    log_in(client, people["head"])
    uid = clause_uid(contribution)
    form = client.get(f"{URL}?comment=1:{uid}").content.decode()
    assert f'name="uid" value="{uid}"' in form
    assert form.index('id="proposal-1:recalling/b"') < form.index('id="writing"')
    said = {"proposal": "1", "uid": uid, "audience": "all", "text": "Why?", "view": "side"}
    answered = client.post(PAGE, said)
    comment = Comment.objects.get()
    assert answered["Location"] == f"{URL}?view=side#comment-{comment.pk}"
    assert (comment.uid, comment.audience) == (uid, "all")
    one = f"{PAGE}{comment.pk}"
    assert client.post(f"{one}/answer", {"text": "So."})["Location"].startswith(f"{PAGE}#comment-")
    assert 'id="writing"' in client.get(f"{PAGE}?reword={comment.pk}").content.decode()
    client.post(f"{one}/reword", {"text": "Why not?"})
    assert "worded anew since" in client.get(PAGE).content.decode()
    client.post(f"{one}/resolve")
    assert "resolved by head" in client.get(PAGE).content.decode()
    assert "Why not?" not in client.get(f"{PAGE}?state=open").content.decode()
    client.post(f"{one}/reopen")
    assert "Why not?" in client.get(f"{PAGE}?state=open&audience=all").content.decode()


def test_what_cannot_be_saved_stays_in_its_form(client: Client) -> None:
    contribution, people = discussed()
    log_in(client, people["head"])
    said = {"audience": "all", "text": f"@Nobody {HOSTILE}"}
    page = client.post(PAGE, said).content.decode()
    assert "Nobody who may read this comment is called “Nobody”." in page
    assert "@Nobody &lt;/textarea&gt;&lt;script&gt;" in page
    assert "<script>alert" not in page
    begun = say(people["head"], contribution, "all")
    page = client.post(f"{PAGE}{begun.pk}/answer", {"text": "@Nobody at all"}).content.decode()
    assert "@Nobody at all" in page
    assert f'href="{PAGE}?' in page
    assert client.post(PAGE, {"audience": "all", "text": ""}).status_code == 200
    assert Comment.objects.count() == 1


def test_hostile_words_are_inert_on_every_page_and_in_the_message(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    contribution, people = discussed()
    with django_capture_on_commit_callbacks(execute=True):
        say(people["head"], contribution, "all", f"@drafter {HOSTILE}", clause_uid(contribution))
    log_in(client, people["head"])
    key = Comment.objects.get().pk
    for path in (URL, f"{URL}?view=side", PAGE, f"{PAGE}?reword={key}", f"{PAGE}?answer={key}"):
        page = client.get(path).content.decode()
        assert "&lt;script&gt;alert(1)" in page, path
        assert "<script>alert" not in page, path
        assert "<img src=x" not in page, path
        assert "{{ 7|add:7 }}" in page, path
    (message,) = mail.outbox
    assert message.message().get_content_type() == "text/plain"
    assert HOSTILE in str(message.body)


@pytest.mark.parametrize("state", [DRAFT, SUBMITTED])
def test_where_one_may_not_look_there_is_nothing(client: Client, state: ContributionState) -> None:
    contribution, people = discussed()
    begun = say(people["drafter"], contribution, "delegation")
    move_to(contribution, state)
    log_in(client, people["other"])
    for path in (PAGE, f"{PAGE}?comment=whole"):
        assert client.get(path).status_code == 404
        assert client.post(path, {"audience": "delegation", "text": "x"}).status_code == 404
    for what in ("answer", "reword", "resolve", "reopen"):
        assert client.post(f"{PAGE}{begun.pk}/{what}", {"text": "x"}).status_code == 404


def test_a_comment_for_others_is_not_found_on_a_public_page(client: Client) -> None:
    contribution, people = discussed(PUBLISHED)
    begun = say(people["drafter"], contribution, "delegation", "canary of ours")
    log_in(client, people["other"])
    for what in ("answer", "reword", "resolve", "reopen"):
        assert client.post(f"{PAGE}{begun.pk}/{what}", {"text": "x"}).status_code == 404
        assert client.get(f"{PAGE}{begun.pk}/{what}").status_code == 405
    for what in ("answer", "reword"):
        page = client.get(f"{PAGE}?{what}={begun.pk}").content.decode()
        assert "canary" not in page.replace("<title>canary", "")
        assert 'id="writing"' not in page


def test_whoever_does_not_comment_is_offered_no_form_and_refused(client: Client) -> None:
    _contribution, people = discussed()
    for who in ("reader", "member-reader"):
        log_in(client, people[who])
        assert 'id="writing"' not in client.get(f"{PAGE}?comment=whole").content.decode()
        assert client.post(PAGE, {"audience": "all", "text": "x"}).status_code == 403
    client.logout()
    assert client.get(PAGE).status_code == 200
    assert client.post(PAGE, {"audience": "all", "text": "x"}).status_code == 403
    assert not Comment.objects.exists()


def test_more_comments_cost_no_more_queries(client: Client) -> None:
    contribution, people = discussed()
    log_in(client, people["head"])
    uid = clause_uid(contribution)
    for path in (f"{URL}?comment=1:{uid}", PAGE):
        client.get(path)
        counted = []
        for _turn in range(2):
            answer(people["other"], say(people["head"], contribution, "all", "@other", uid))
            with CaptureQueriesContext(connection) as queries:
                assert client.get(path).status_code == 200
            counted.append(len(queries))
        assert counted[0] == counted[1], path


def test_a_clause_without_an_identity_can_be_spoken_of_too(client: Client) -> None:
    """One that a document adds, or whose resolution is not stored here."""
    contribution, people = discussed()
    proposal = contribution.proposals.get()
    assert proposal.after is not None
    bare = transform_text(proposal.after, lambda clause: replace(clause, uid=""))
    proposal.proposed_text = proposal.base_text = serial.to_json(bare)
    proposal.save()
    place = place_of(bare.by_address()["recalling/b"])
    say(people["head"], contribution, "all", "Spoken of.", place)
    page = client.get(URL).content.decode()
    shown = page.index("Spoken of.")
    assert (
        page.index('id="proposal-1:recalling/b"') < shown < page.index('id="proposal-1:resolves"')
    )
    assert "recalling b)" in client.get(PAGE).content.decode()
