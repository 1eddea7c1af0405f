"""Links that a person makes, of a document or of a recommendation."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext as _

from meetings.models import Document, Recommendation, Relation
from meetings.registerforms import LinkForm
from meetings.services.links import Evidence, add_link
from resolutions.models import Provision, Resolution
from resolutions.services.problems import ImportProblem


def link_form(request: HttpRequest) -> LinkForm:
    """The form of a link, filled in if that is what was sent."""
    resolutions = Resolution.objects.visible_to(request.user).prefetch_related("body")
    posted = "relation" in request.POST
    return LinkForm(request.POST if posted else None, resolutions=resolutions)


def add_by_hand(request: HttpRequest, source: Document | Recommendation, form: LinkForm) -> bool:
    """Make the link that the form says; what is wrong comes back in it."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    passage = " ".join(said["passage"].split())
    spoken = source.original_language if isinstance(source, Document) else source.language
    try:
        add_link(
            user=cast(User, request.user),
            source=source,
            resolution=said["resolution"],
            provision=_provision(said["resolution"], said["address"].strip().strip("/")),
            relation=Relation(said["relation"]),
            evidence=Evidence(passage, 0, len(passage), spoken),
        )
    except ImportProblem as problem:
        form.add_error("address", problem.message)
        return False
    return True


def _provision(resolution: Resolution, address: str) -> Provision | None:
    """The clause that has this address in the latest edition that has one; None without address."""
    if not address:
        return None
    rows = Provision.objects.filter(resolution=resolution, clauses__address=address)
    latest = ("-clauses__version__year", "-clauses__version__correction")
    found = rows.order_by(*latest).first()
    if found is None:
        raise ImportProblem("provision", _("The resolution has no clause at this address."))
    return found
