"""What the pages of delegations look up first."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from meetings import permissions
from meetings.models import Delegation


def find_delegation(request: HttpRequest, code: str) -> Delegation:
    """The delegation at this address; Http404 unless the user may manage it."""
    delegation = get_object_or_404(Delegation, code=code)
    if not permissions.may_manage(request.user, delegation):
        raise Http404
    return delegation


def back_to(request: HttpRequest, otherwise: str = "resolutions:home") -> str:
    """The address on this site that a form's `next` names; the page `otherwise` if none."""
    said = request.POST.get("next", "")
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(said, hosts, require_https=request.is_secure()):
        return said
    return reverse(otherwise)
