"""Who submits a contribution, in words: the source line, made by rule."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from django.contrib.auth.models import User

from amendments.models import Contribution
from meetings.models import Delegation
from resolutions.reading import listed
from resolutions.services.history import signed


def source_line(delegations: Iterable[Delegation], language: str) -> str:
    """The names in this language, in its alphabetical order, joined by its comma.

    A group stands under its own name, among the members.
    """
    names = sorted((one.name_in(language) for one in delegations), key=_order)
    return listed(names, language)


def _order(name: str) -> tuple[str, bytes, str]:
    """By letters, whatever their capitals and accents; Chinese by pinyin.

    The common characters stand in GB 18030 in the order of their pinyin, the rare ones before and
    behind them by radical: an order that needs no table and never changes. Latin names come first.
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(one for one in folded if not unicodedata.combining(one))
    if any("\u3400" <= one <= "\u9fff" for one in bare):
        return "\uffff", bare.encode("gb18030", "replace"), name
    return bare, b"", name


def keep_source(user: User, contribution: Contribution) -> None:
    """The document names its owner and those who sponsor it now; called within a transaction."""
    if contribution.delegation is None:
        return
    standing = contribution.sponsorships.standing().select_related("delegation")
    delegations = [contribution.delegation, *(one.delegation for one in standing)]
    line = source_line(delegations, contribution.language)
    document = contribution.document
    if document.source != line:
        document.source = line
        signed(document, user).save(update_fields=["source"])
