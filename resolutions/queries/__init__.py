"""What pages, exports and commands read: each answer is frozen and costs a constant of queries."""

from resolutions.queries.histories import (
    Pairing,
    ProvisionState,
    TimelineEntry,
    get_provision,
    pairings,
    provision_history,
    timeline,
)
from resolutions.queries.lists import (
    SORTS,
    BodyRow,
    Filters,
    ResolutionPage,
    ResolutionRow,
    list_bodies,
    list_resolutions,
    version_titles,
)
from resolutions.queries.texts import (
    FALLBACK_LANGUAGE,
    choose_language,
    current_version,
    get_resolution,
    get_version,
    languages,
    version_text,
    version_texts,
    visible_versions,
)

__all__ = [
    "FALLBACK_LANGUAGE",
    "SORTS",
    "BodyRow",
    "Filters",
    "Pairing",
    "ProvisionState",
    "ResolutionPage",
    "ResolutionRow",
    "TimelineEntry",
    "choose_language",
    "current_version",
    "get_provision",
    "get_resolution",
    "get_version",
    "languages",
    "list_bodies",
    "list_resolutions",
    "pairings",
    "provision_history",
    "timeline",
    "version_text",
    "version_texts",
    "version_titles",
    "visible_versions",
]
