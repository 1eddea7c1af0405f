"""The list of delegations, and a new one."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meetings import permissions
from meetings.forms import DelegationForm
from meetings.models import DelegationKind
from meetings.queries import list_delegations
from meetings.services.delegations import add_delegation
from meetings.services.problems import PeopleProblem


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delegation_list(request: HttpRequest) -> HttpResponse:
    """All delegations, for the secretariat; by POST a new one, which leads to its page."""
    permissions.require(permissions.may_list_delegations(request.user))
    form = DelegationForm(request.POST) if request.method == "POST" else DelegationForm()
    if request.method == "POST" and form.is_valid():
        try:
            added = add_delegation(
                user=cast(User, request.user),
                code=form.cleaned_data["code"],
                name=form.cleaned_data["name"],
                kind=DelegationKind(form.cleaned_data["kind"]),
                names=form.names,
            )
        except PeopleProblem as problem:
            form.add_error("code", problem.message)
        else:
            messages.success(request, _("%s is added; invite its head now.") % added)
            return redirect("meetings:delegation", added.code)
    context = {"section": "delegations", "form": form, "rows": list_delegations()}
    return render(request, "meetings/delegation_list.html", context)
