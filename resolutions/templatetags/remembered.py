"""Parts of a page that are set once for whatever they show, and then remembered."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from hashlib import blake2b
from io import BytesIO
from typing import Any, TypeVar, cast

from django import template
from django.core.cache import caches
from django.db.models import Model, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
Set = TypeVar("Set")

KEPT = 7 * 24 * 60 * 60


@register.simple_tag
def remembered(name: str, **shown: object) -> SafeString:
    """The template filled with these values; the same ones in the same language are set once.

    It is filled with nothing but them: neither the request nor the reader reaches it. So nothing
    has to be forgotten when something changes, and nobody is shown what was set for somebody else
    unless he is to be shown the very same. Raise TypeError for rows of the database, which lead
    to more than they hold: a page gives values.
    """
    return _known(_key(name, shown), lambda: render_to_string(name, shown))


@register.simple_tag
def remembered_each(
    name: str, rows: Iterable[object], **shown: object
) -> tuple[tuple[object, SafeString], ...]:
    """Each `row` with the template filled with it and these values; all of them under one key.

    For rows between which something stands that differs by reader and is not to be remembered.
    """
    rows = tuple(rows)

    def fill() -> tuple[SafeString, ...]:
        return tuple(render_to_string(name, {**shown, "row": row}) for row in rows)

    return tuple(zip(rows, _known(_key(name, {**shown, "row": rows}), fill), strict=True))


def _known(key: str, fill: Callable[[], Set]) -> Set:
    """What is remembered under the key, or what is to be from now on."""
    cache = caches["fragments"]
    known = cast("Set | None", cache.get(key))
    if known is None:
        known = fill()
        cache.set(key, known, KEPT)
    return known


def _key(name: str, shown: dict[str, object]) -> str:
    """Different for values that differ: they can be read back from what the digest is of."""
    written = BytesIO()
    _Values(written, pickle.HIGHEST_PROTOCOL).dump((name, get_language(), sorted(shown.items())))
    return blake2b(written.getbuffer(), digest_size=32).hexdigest()


class _Values(pickle.Pickler):
    """Writes values, and refuses what is more than it holds."""

    def reducer_override(self, value: object) -> Any:
        if isinstance(value, Model | QuerySet):
            message = f"{type(value).__name__} is a row of the database, and no value to remember."
            raise TypeError(message)
        return NotImplemented
