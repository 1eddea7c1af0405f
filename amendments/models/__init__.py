"""The tables of amendments: contributions, the proposals in them, what each changes."""

from amendments.models.contributions import (
    HANDED_IN_STATES,
    PUBLIC_STATES,
    Contribution,
    ContributionState,
    Form,
)
from amendments.models.proposals import (
    BaseState,
    Change,
    ChangeState,
    Proposal,
    ProposedAction,
)

__all__ = [
    "HANDED_IN_STATES",
    "PUBLIC_STATES",
    "BaseState",
    "Change",
    "ChangeState",
    "Contribution",
    "ContributionState",
    "Form",
    "Proposal",
    "ProposedAction",
]
