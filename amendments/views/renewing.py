"""The button that drafts the editorial proposal for what a text cites."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from amendments import permissions
from amendments.addresses import name_document
from amendments.services.renewing import Renewed, renew_citations
from resolutions.models import LANGUAGES
from resolutions.services.problems import ImportProblem
from resolutions.views.lookup import find_current, find_resolution

LANGUAGE_NAMES = dict(LANGUAGES)


@login_required
@require_POST
def renew(request: HttpRequest, body: str, designator: str) -> HttpResponse:
    """The draft, opened for its person to finish; or back to the list with the reason why not."""
    permissions.require(permissions.may_renew(request.user))
    version = find_current(request, find_resolution(request, body, designator))
    user, language = cast(User, request.user), request.POST.get("language", "")
    try:
        done = renew_citations(user=user, version=version, language=language)
    except ImportProblem as problem:
        messages.error(request, problem.message)
        return redirect("resolutions:stale", body, designator)
    _tell(request, done, language)
    name = name_document(done.proposal.contribution.document)
    return redirect("amendments:editor", name, done.proposal.position)


def _tell(request: HttpRequest, done: Renewed, asked: str) -> None:
    """What was done, and what is left to do."""
    if done.was_there:
        messages.info(request, _("Your delegation has begun this draft already; here it is."))
        return
    own = done.proposal.contribution.language
    if own != asked:
        only = _("Citations can be brought up to date in %(language)s alone: that is its language.")
        messages.info(request, only % {"language": LANGUAGE_NAMES[own]})
    said = ngettext(
        "%(number)d citation names the edition in force now; look at it and finish the draft.",
        "%(number)d citations name the edition in force now; look at them and finish the draft.",
        done.renewed,
    )
    messages.success(request, said % {"number": done.renewed})
    if done.left:
        left = ngettext(
            "%(number)d stale citation could not be changed by rule and is left to you.",
            "%(number)d stale citations could not be changed by rule and are left to you.",
            done.left,
        )
        messages.warning(request, left % {"number": done.left})
    for proposal in done.further:
        alone = _(
            "What the text in %(language)s alone cites in past editions is brought up to date by a "
            "draft of its own, in that language: it stands among your contributions."
        )
        language = LANGUAGE_NAMES[proposal.contribution.language]
        messages.info(request, alone % {"language": language})
