"""The tables of amendments: contributions, what they propose, who is behind them, what is said."""

from amendments.models.comments import Audience, Comment
from amendments.models.contributions import (
    GONE_STATES,
    HANDED_IN_STATES,
    PUBLIC_STATES,
    Contribution,
    ContributionState,
    Form,
    Relation,
    Sponsorship,
    SponsorState,
)
from amendments.models.desks import (
    Desk,
    DeskProposal,
    DeskProposalState,
    DeskState,
    Pointer,
    Ruling,
    chaired_by,
)
from amendments.models.drafting import Presence, Translation, Visit
from amendments.models.proposals import (
    BaseState,
    Change,
    ChangeState,
    Proposal,
    ProposedAction,
    provisional,
)
from amendments.models.readings import Adoption, Reading, Release
from amendments.models.transitions import AFTER, Step, Transition, leads_on

__all__ = [
    "AFTER",
    "GONE_STATES",
    "HANDED_IN_STATES",
    "PUBLIC_STATES",
    "Adoption",
    "Audience",
    "BaseState",
    "Change",
    "ChangeState",
    "Comment",
    "Contribution",
    "ContributionState",
    "Desk",
    "DeskProposal",
    "DeskProposalState",
    "DeskState",
    "Form",
    "Pointer",
    "Presence",
    "Proposal",
    "ProposedAction",
    "Reading",
    "Relation",
    "Release",
    "Ruling",
    "SponsorState",
    "Sponsorship",
    "Step",
    "Transition",
    "Translation",
    "Visit",
    "chaired_by",
    "leads_on",
    "provisional",
]
