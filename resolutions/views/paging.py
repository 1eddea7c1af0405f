"""Which page of a list an address asks for, and which pages a list links to."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest

ELLIPSIS = Paginator.ELLIPSIS


def page_number(request: HttpRequest) -> int:
    """The page that `?page=` asks for; the first one without a sensible answer."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else 1


def page_links(number: int, page_count: int) -> list[int | str]:
    """The page numbers to link, with an ellipsis where some are left out."""
    pages = Paginator(range(page_count), 1)
    return [
        link if isinstance(link, int) else str(link) for link in pages.get_elided_page_range(number)
    ]
