"""An invitation's page: where the link of the message leads."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from meetings.forms import AccountForm
from meetings.models import Invitation
from meetings.services.accounts import find_person, has_address
from meetings.services.invitations import accept_as_member, accept_as_new
from meetings.services.problems import PeopleProblem


@sensitive_post_parameters("password", "again")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who is new makes an account; who has one joins with it, logged in.

    A token that was used, revoked, is too old, somebody else's or none gets the same page.
    """
    found = Invitation.objects.open().with_token(token).select_related("delegation").first()
    if found is None:
        return _closed(request)
    user = request.user
    if user.is_authenticated:
        if not has_address(user, found.email) or found.invited_by_id == user.pk:
            return _closed(request)
        return _join(request, found, token)
    if find_person(found.email) is not None:
        return render(request, "meetings/invitation.html", {"invitation": found, "known": True})
    return _begin(request, found, token)


def _join(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    """A person with an account: one button."""
    if request.method == "POST":
        try:
            accept_as_member(user=cast(User, request.user), token=token)
        except PeopleProblem:
            return _closed(request)
        request.session.cycle_key()  # other rights, another session
        return _welcome(request, found)
    return render(request, "meetings/invitation.html", {"invitation": found})


def _begin(request: HttpRequest, found: Invitation, token: str) -> HttpResponse:
    """A new person: a name and a password, and he is logged in."""
    said = request.POST if request.method == "POST" else None
    form = AccountForm(said, email=found.email)
    if request.method == "POST" and form.is_valid():
        try:
            person = accept_as_new(
                token=token,
                name=form.cleaned_data["name"],
                password=form.cleaned_data["password"],
            )
        except PeopleProblem:
            return _closed(request)
        login(request, person)
        return _welcome(request, found)
    return render(request, "meetings/invitation.html", {"invitation": found, "form": form})


def _welcome(request: HttpRequest, found: Invitation) -> HttpResponse:
    said = {"delegation": found.delegation, "role": found.get_role_display()}
    messages.success(request, _("You belong to %(delegation)s now, as %(role)s.") % said)
    return redirect("resolutions:home")


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "meetings/invitation_closed.html", status=404)
