"""Addresses of pages, each worked out once: a page may lead to hundreds of others."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

KEPT = 10_000


def address(name: str, *said: str | int) -> str:
    """What `reverse` says, remembered for as long as the same site is served at the same place."""
    return _address(get_script_prefix(), get_urlconf() or settings.ROOT_URLCONF, name, said)


@lru_cache(maxsize=KEPT)
def _address(_prefix: str, _site: str, name: str, said: tuple[str | int, ...]) -> str:
    return reverse(name, args=said)
