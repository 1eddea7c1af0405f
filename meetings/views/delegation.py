"""A delegation's page: its members and their roles, and who was invited."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import permissions
from meetings.forms import InvitationForm
from meetings.models import Delegation, DelegationKind, Group, Role
from meetings.queries import full_name, read_delegation
from meetings.services.delegations import act_for, change_role, remove_member, set_chair
from meetings.services.invitations import invite, revoke
from meetings.services.problems import PeopleProblem
from meetings.views.lookup import back_to, find_delegation


@login_required
@require_safe
def delegation(request: HttpRequest, code: str) -> HttpResponse:
    """Who is in it, for its head and the secretariat."""
    return _show(request, find_delegation(request, code), InvitationForm())


@login_required
@require_POST
def delegation_invite(request: HttpRequest, code: str) -> HttpResponse:
    """Invite somebody; what was filled in wrongly comes back with a sentence."""
    found = find_delegation(request, code)
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            sent = invite(
                user=cast(User, request.user),
                delegation=found,
                email=form.cleaned_data["email"],
                role=Role(form.cleaned_data["role"]),
                link=lambda token: _address(request, token),
            )
        except PeopleProblem as problem:
            form.add_error("email", problem.message)
        else:
            messages.success(request, _("An invitation is on its way to %s.") % sent.email)
            return redirect("meetings:delegation", found.code)
    return _show(request, found, form)


@login_required
@require_POST
def delegation_chairs(request: HttpRequest, code: str) -> HttpResponse:
    """Say which group a chair chairs; an empty choice means none."""
    permissions.require(permissions.may_list_delegations(request.user))
    found = find_delegation(request, code)
    group = Group.objects.filter(code=request.POST.get("group", "")).first()
    try:
        set_chair(user=cast(User, request.user), delegation=found, group=group)
    except PeopleProblem as problem:
        messages.error(request, problem.message)
    return redirect("meetings:delegation", found.code)


@login_required
@require_POST
def member_role(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Give a member another role."""
    found = find_delegation(request, code)
    membership = get_object_or_404(found.memberships, pk=pk)
    role = request.POST.get("role", "")
    if role not in Role.values:
        raise Http404
    changed = change_role(user=cast(User, request.user), membership=membership, role=Role(role))
    said = {"name": full_name(changed.user), "role": changed.get_role_display()}
    messages.success(request, _("%(name)s: now %(role)s.") % said)
    return _leave(request, found)


@login_required
@require_POST
def member_remove(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take a member out."""
    found = find_delegation(request, code)
    membership = get_object_or_404(found.memberships.select_related("user"), pk=pk)
    remove_member(user=cast(User, request.user), membership=membership)
    said = _("%s is not a member of this delegation any more.")
    messages.success(request, said % full_name(membership.user))
    return _leave(request, found)


@login_required
@require_POST
def invitation_revoke(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Make an invitation void."""
    found = find_delegation(request, code)
    invitation = get_object_or_404(found.invitations, pk=pk)
    revoke(user=cast(User, request.user), invitation=invitation)
    said = _("The invitation to %s is revoked; its link opens nothing any more.")
    messages.success(request, said % invitation.email)
    return redirect("meetings:delegation", found.code)


@login_required
@require_POST
def acting(request: HttpRequest) -> HttpResponse:
    """From now on act for another of one's delegations; leads back to where one was."""
    user = cast(User, request.user)
    wanted = get_object_or_404(
        Delegation, memberships__user=user, code=request.POST.get("delegation", "")
    )
    act_for(user=user, delegation=wanted)
    request.session.cycle_key()  # other rights, another session
    messages.success(request, _("You act for %s now.") % wanted)
    return redirect(back_to(request))


def _show(request: HttpRequest, found: Delegation, form: InvitationForm) -> HttpResponse:
    context = {
        "section": "delegations",
        "sheet": read_delegation(found),
        "form": form,
        "roles": Role.choices,
        "may_list": permissions.may_list_delegations(request.user),
        "groups": Group.objects.all() if found.kind == DelegationKind.CHAIR else (),
    }
    return render(request, "meetings/delegation.html", context)


def _leave(request: HttpRequest, found: Delegation) -> HttpResponse:
    """Back to the page; who has just lost his right to it goes to the start."""
    if permissions.may_manage(request.user, found):
        return redirect("meetings:delegation", found.code)
    return redirect("resolutions:home")


def _address(request: HttpRequest, token: str) -> str:
    return request.build_absolute_uri(reverse("meetings:invitation", args=[token]))
