"""The tables of meetings: who takes part, when they meet, the documents, what comes of them."""

from meetings.models.delegations import (
    DRAFTING,
    Delegation,
    DelegationKind,
    Membership,
    Role,
)
from meetings.models.documents import (
    AgendaEntry,
    Document,
    DocumentFile,
    DocumentKind,
    Following,
)
from meetings.models.invitations import Invitation
from meetings.models.links import Link, LinkState, Relation
from meetings.models.mandates import Mandate, MandateState
from meetings.models.outcomes import Conclusion, Recommendation, RecommendationStatus
from meetings.models.sessions import AgendaItem, Group, Meeting, Mode

__all__ = [
    "DRAFTING",
    "AgendaEntry",
    "AgendaItem",
    "Conclusion",
    "Delegation",
    "DelegationKind",
    "Document",
    "DocumentFile",
    "DocumentKind",
    "Following",
    "Group",
    "Invitation",
    "Link",
    "LinkState",
    "Mandate",
    "MandateState",
    "Meeting",
    "Membership",
    "Mode",
    "Recommendation",
    "RecommendationStatus",
    "Relation",
    "Role",
]
