"""The admin of amendments: a look at contributions, proposals and changes, with history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from amendments.models import Change, Contribution, Proposal
from resolutions.admin import ReadOnlyAdmin


class SeenAdmin(ReadOnlyAdmin):
    """Shows the rows that the user may see."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).visible_to(request.user)
        return rows

    def get_remembered(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).remembered_for(request.user)
        return rows


@admin.register(Contribution)
class ContributionAdmin(SeenAdmin):
    """Contributions; they come by import."""

    list_display = ["document", "state", "language", "form", "created_by", "created_at"]
    list_filter = ["state", "language", "form"]
    search_fields = ["document__symbol", "document__title", "document__source"]
    list_select_related = ["document", "created_by"]


@admin.register(Proposal)
class ProposalAdmin(SeenAdmin):
    """Proposals and what they start from."""

    list_display = ["contribution", "position", "identifier", "action", "resolution", "base_state"]
    list_filter = ["action", "base_state"]
    search_fields = ["identifier", "said_number", "reasons"]
    list_select_related = ["contribution__document", "resolution__body"]


@admin.register(Change)
class ChangeAdmin(SeenAdmin):
    """Changes, and what was recovered or inferred."""

    list_display = ["proposal", "position", "kind", "address_before", "address_after", "state"]
    list_filter = ["state", "kind", "rule"]
    search_fields = ["address_before", "address_after"]
    list_select_related = ["proposal__contribution__document"]
