"""The tables of resolutions: instruments, their clauses, and the files they came from."""

from resolutions.models.citations import Citation, Recall
from resolutions.models.clauses import (
    LANGUAGES,
    Clause,
    ClauseText,
    PairingState,
    Provision,
)
from resolutions.models.immutability import ImmutableVersion, Permit, permitted
from resolutions.models.instruments import (
    Body,
    InstrumentKind,
    Resolution,
    Version,
    VersionState,
    designation,
)
from resolutions.models.sources import SourceFile, SourceState

__all__ = [
    "LANGUAGES",
    "Body",
    "Citation",
    "Clause",
    "ClauseText",
    "ImmutableVersion",
    "InstrumentKind",
    "PairingState",
    "Permit",
    "Provision",
    "Recall",
    "Resolution",
    "SourceFile",
    "SourceState",
    "Version",
    "VersionState",
    "designation",
    "permitted",
]
