"""Who may do what, as plain predicates.

The secretariat is a group of users; whoever runs a command on the server acts for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied

if TYPE_CHECKING:
    from resolutions.models import Version

SECRETARIAT = "secretariat"

AnyUser = User | AnonymousUser


def is_secretariat(user: AnyUser) -> bool:
    """Whether the user is active and of the secretariat, or a superuser."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or any(group.name == SECRETARIAT for group in user.groups.all())


def may_import(user: AnyUser) -> bool:
    """Whether the user may bring texts in."""
    return is_secretariat(user)


def may_publish(user: AnyUser) -> bool:
    """Whether the user may make a draft public."""
    return is_secretariat(user)


def may_edit(user: AnyUser) -> bool:
    """Whether the user may change drafts, pairings and what is in force."""
    return is_secretariat(user)


def may_see(user: AnyUser, version: Version) -> bool:
    """Whether the user may see this version: everybody a published one, the secretariat all."""
    return version.is_published or is_secretariat(user)


def require(allowed: bool) -> None:
    """Raise PermissionDenied unless `allowed`."""
    if not allowed:
        raise PermissionDenied
