"""What was said of a contribution: all of it on one page, and where it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amendments import permissions
from amendments.addresses import name_document, spoken_name
from amendments.discussions import clause_names, read_discussion
from amendments.forms import AnswerForm, CommentForm
from amendments.models import Audience, Comment, Contribution, Proposal
from amendments.permissions import Voice
from amendments.services import comments as service
from amendments.submitted import read_contribution
from amendments.views import writing
from amendments.views.lookup import find_contribution
from amendments.views.writing import Writing
from amendments.wordings import read_wordings
from resolutions import reading
from resolutions.services.problems import ImportProblem

STATES = ("open", "resolved")


def comments(request: HttpRequest, symbol: str) -> HttpResponse:
    """All comments that one may read, narrowed by `?state=` and `?audience=`; POST adds one."""
    found = find_contribution(request, symbol)
    if request.method == "POST":
        return _begin(request, found)
    heard = permissions.voice(request.user, found)
    proposals = read_contribution(found).proposals
    return _page(request, found, proposals, open_form(request, found, proposals, heard))


def comment_history(request: HttpRequest, symbol: str, pk: int) -> HttpResponse:
    """How a comment read before, for its author's delegation and the secretariat alone."""
    found, comment = _find(request, symbol, pk)
    heard = permissions.voice(request.user, found)
    if not heard.may_recall(comment):
        raise Http404
    context = {
        "section": "contributions",
        "contribution": found,
        "comment": comment,
        "address": name_document(found.document),
        "name": spoken_name(found.document),
        "wordings": read_wordings(comment, heard),
        "is_whole": heard.is_of_author(comment),
    }
    return render(request, "amendments/comment_history.html", context)


@login_required
@require_POST
def comment_answer(request: HttpRequest, symbol: str, pk: int) -> HttpResponse:
    """Answer a comment."""
    found, comment = _find(request, symbol, pk)
    return _write(
        request,
        found,
        Writing(
            _address(found, "answer", pk),
            AnswerForm(request.POST),
            writing.nameable_in(comment),
            answers=comment,
        ),
        lambda text: service.answer(
            user=cast(User, request.user), parent=comment, text=text, link=_link(request)
        ),
    )


@login_required
@require_POST
def comment_reword(request: HttpRequest, symbol: str, pk: int) -> HttpResponse:
    """Word one's own comment anew."""
    found, comment = _find(request, symbol, pk)
    return _write(
        request,
        found,
        Writing(
            _address(found, "reword", pk),
            AnswerForm(request.POST),
            writing.nameable_in(comment),
            rewords=comment,
        ),
        lambda text: service.reword(
            user=cast(User, request.user), comment=comment, text=text, link=_link(request)
        ),
    )


@login_required
@require_POST
def comment_resolve(request: HttpRequest, symbol: str, pk: int) -> HttpResponse:
    """The thread is settled."""
    _found, comment = _find(request, symbol, pk)
    return _back(request, service.resolve(user=cast(User, request.user), comment=comment))


@login_required
@require_POST
def comment_reopen(request: HttpRequest, symbol: str, pk: int) -> HttpResponse:
    """The thread is open again."""
    _found, comment = _find(request, symbol, pk)
    return _back(request, service.reopen(user=cast(User, request.user), comment=comment))


def open_form(
    request: HttpRequest, found: Contribution, proposals: Sequence[Proposal], heard: Voice
) -> Writing | None:
    """The form that the address asks for: `?comment=1:<uid>`, `?answer=` or `?reword=`.

    None if it asks for none, or for one that the user may not have.
    """
    place, answers, rewords = (
        request.GET.get(name, "") for name in ("comment", "answer", "reword")
    )
    if not heard.may_comment:
        return None
    if place:
        position, _colon, uid = place.partition(":")
        proposal = _proposal(proposals, position)
        begun = writing.new_form(heard)
        nameable = writing.nameable(found, heard)
        return Writing(_address(found), begun, nameable, proposal, uid if proposal else "")
    comment = _one(request, found, answers or rewords)
    if comment is None or (rewords and not heard.may_reword(comment)):
        return None
    nameable = writing.nameable_in(comment)
    if answers:
        return Writing(
            _address(found, "answer", comment.pk), AnswerForm(), nameable, answers=comment
        )
    form = AnswerForm(initial={"text": comment.text})
    return Writing(_address(found, "reword", comment.pk), form, nameable, rewords=comment)


def _begin(request: HttpRequest, found: Contribution) -> HttpResponse:
    """Begin a thread at the place that the form names."""
    heard = permissions.voice(request.user, found)
    permissions.require(heard.may_comment)
    proposals = read_contribution(found).proposals
    position = request.POST.get("proposal", "")
    proposal = _proposal(proposals, position)
    if position and proposal is None:
        raise Http404
    uid = request.POST.get("uid", "")[:36]
    form = CommentForm(request.POST, choices=writing.choices(heard))
    nameable = writing.nameable(found, heard)
    return _write(
        request,
        found,
        Writing(_address(found), form, nameable, proposal, uid),
        lambda text: service.comment(
            user=cast(User, request.user),
            contribution=found,
            audience=form.cleaned_data["audience"],
            text=text,
            proposal=proposal,
            uid=uid,
            link=_link(request),
        ),
    )


def _write(
    request: HttpRequest, found: Contribution, open_now: Writing, save: Callable[[str], Comment]
) -> HttpResponse:
    """Save what was written and lead to it; what cannot be saved stays in its form."""
    form = open_now.form
    if form.is_valid():
        try:
            return _back(request, save(form.cleaned_data["text"]))
        except ImportProblem as problem:
            form.add_error("text", problem.message)
    return _page(request, found, read_contribution(found).proposals, open_now)


def _back(request: HttpRequest, comment: Comment) -> HttpResponse:
    """To the comment, on the page on which it was written."""
    messages.success(request, _("Saved."))
    name = name_document(comment.contribution.document)
    view = request.POST.get("view", "")
    if view.isalpha() and view.isascii():
        address = reverse("amendments:contribution", args=[name])
        return redirect(f"{address}?{urlencode({'view': view})}#comment-{comment.pk}")
    return redirect(f"{reverse('amendments:comments', args=[name])}#comment-{comment.pk}")


def _page(
    request: HttpRequest,
    found: Contribution,
    proposals: Sequence[Proposal],
    open_now: Writing | None,
) -> HttpResponse:
    state, audience = (request.GET.get(name, "") for name in ("state", "audience"))
    discussion = read_discussion(request.user, found, proposals, state=state, audience=audience)
    context = {
        "section": "contributions",
        "contribution": found,
        "address": name_document(found.document),
        "name": spoken_name(found.document),
        "discussion": discussion,
        "talk_base": _address(found),
        "writing": open_now,
        "writing_about": _about(open_now),
        "state": state,
        "states": (("", _("All")), ("open", _("Open")), ("resolved", _("Resolved"))),
        "audience": audience,
        "audiences": [("", _("Everything")), *Audience.choices],
        "language": found.language,
        "dir": reading.direction(found.language),
    }
    return render(request, "amendments/comments.html", context)


def _about(open_now: Writing | None) -> str:
    """The clause that a new comment is about, as a person cites it."""
    if open_now is None or open_now.proposal is None:
        return ""
    return clause_names(open_now.proposal).get(open_now.uid, "")


def _find(request: HttpRequest, symbol: str, pk: int) -> tuple[Contribution, Comment]:
    """The contribution and the comment on it, or Http404 for one that the user may not read."""
    found = find_contribution(request, symbol)
    comment = _one(request, found, str(pk))
    if comment is None:
        raise Http404
    return found, comment


def _one(request: HttpRequest, found: Contribution, key: str) -> Comment | None:
    if not (key.isascii() and key.isdigit() and len(key) < 16):
        return None
    rows = Comment.objects.visible_to(request.user).filter(contribution=found)
    related = ("contribution__document", "parent__contribution", "proposal")
    return rows.select_related(*related).filter(pk=int(key)).first()


def _proposal(proposals: Sequence[Proposal], position: str) -> Proposal | None:
    return next((one for one in proposals if str(one.position) == position), None)


def _address(found: Contribution, what: str = "", pk: int = 0) -> str:
    name = name_document(found.document)
    if what:
        return reverse(f"amendments:comment_{what}", args=[name, pk])
    return reverse("amendments:comments", args=[name])


def _link(request: HttpRequest) -> Callable[[Comment], str]:
    """What makes the full address of a comment."""

    def link(comment: Comment) -> str:
        name = name_document(comment.contribution.document)
        address = reverse("amendments:comments", args=[name])
        return request.build_absolute_uri(f"{address}#comment-{comment.pk}")

    return link
