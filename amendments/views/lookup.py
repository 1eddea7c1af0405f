"""What the pages of contributions look up first."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from amendments.addresses import parse_name
from amendments.models import Contribution


def find_contribution(request: HttpRequest, symbol: str) -> Contribution:
    """The contribution at this address, its document loaded, or Http404.

    What the user may not see is not found, exactly as what does not exist.
    """
    named, key = parse_name(symbol)
    visible = Contribution.objects.visible_to(request.user).select_related("document", "delegation")
    wanted = {"document__symbol": named} if named else {"document": key}
    try:
        return visible.get(**wanted)
    except Contribution.DoesNotExist:
        raise Http404 from None
