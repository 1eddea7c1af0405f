"""The tables of meetings: who takes part, when they meet, and the documents of it."""

from meetings.models.delegations import (
    DRAFTING,
    Delegation,
    DelegationKind,
    Membership,
    Role,
)
from meetings.models.documents import Document, DocumentFile, DocumentKind
from meetings.models.invitations import Invitation
from meetings.models.sessions import Group, Meeting

__all__ = [
    "DRAFTING",
    "Delegation",
    "DelegationKind",
    "Document",
    "DocumentFile",
    "DocumentKind",
    "Group",
    "Invitation",
    "Meeting",
    "Membership",
    "Role",
]
