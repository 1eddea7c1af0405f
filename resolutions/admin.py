"""The admin: a look at the tables, with history; what a version says is changed elsewhere.

Bodies and whether a resolution is in force are edited here. Versions, clauses, texts and files are
shown read-only: they change through the services alone, which a form here would bypass.
"""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from resolutions import permissions
from resolutions.models import Body, Clause, ClauseText, Resolution, SourceFile, Version
from resolutions.services.versions import set_in_force


class ReadOnlyAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """Shows rows and their history; nothing can be added, changed or deleted.

    The history of a row that `get_remembered` does not hold does not exist for the user.
    """

    def get_remembered(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows of which the user may see the history."""
        rows: QuerySet[Any] = self.get_queryset(request)
        return rows

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        self._require_remembered(request, object_id)
        response: HttpResponse = super().history_view(request, object_id, extra_context)
        return response

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        self._require_remembered(request, object_id)
        response: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return response

    def _require_remembered(self, request: HttpRequest, object_id: str) -> None:
        """Raise Http404 unless the user may see the history of this row."""
        key = unquote(object_id)
        try:
            seen = self.get_remembered(request).filter(pk=key).exists()
        except (ValueError, ValidationError):
            seen = False
        if not seen:
            raise Http404

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Body)
class BodyAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """Bodies: their names and their order."""

    list_display = ["code", "name", "order"]

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> list[str]:
        # A body's code is its key and stands in every address below it.
        return ["code"] if obj else []


@admin.register(Resolution)
class ResolutionAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """Resolutions: they come by import; whether one is in force is edited here."""

    list_display = ["body", "kind", "number", "in_force"]
    list_filter = ["body", "kind", "in_force"]
    search_fields = ["number"]
    readonly_fields = ["body", "kind", "number"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return permissions.may_edit(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Resolution, form: ModelForm[Resolution], change: bool
    ) -> None:
        stored = Resolution.objects.get(pk=obj.pk)
        set_in_force(user=cast(User, request.user), resolution=stored, in_force=obj.in_force)


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    """Versions, drafts for the secretariat alone."""

    list_display = [
        "resolution",
        "year",
        "correction",
        "place",
        "action",
        "state",
        "is_demonstration",
    ]
    list_filter = ["state", "action", "is_demonstration", "resolution__body"]
    list_select_related = ["resolution__body"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).visible_to(request.user)
        return rows


@admin.register(Clause)
class ClauseAdmin(ReadOnlyAdmin):
    """Clauses and how sure their pairing is."""

    list_display = ["version", "address", "kind", "pairing_state", "pairing_confidence"]
    list_filter = ["pairing_state", "kind"]
    search_fields = ["address"]
    list_select_related = ["version__resolution__body"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        visible = Version.objects.visible_to(request.user)
        rows: QuerySet[Any] = super().get_queryset(request).filter(version__in=visible)
        return rows


@admin.register(ClauseText)
class ClauseTextAdmin(ReadOnlyAdmin):
    """What clauses say."""

    list_display = ["clause", "language", "label", "text"]
    list_filter = ["language"]
    search_fields = ["text"]
    list_select_related = ["clause"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        visible = Version.objects.visible_to(request.user)
        rows: QuerySet[Any] = super().get_queryset(request).filter(clause__version__in=visible)
        return rows


@admin.register(SourceFile)
class SourceFileAdmin(ReadOnlyAdmin):
    """Files whose text is in the tracker; what somebody merely previews is not shown."""

    list_display = ["name", "version", "language", "size", "uploaded_by", "uploaded_at"]
    exclude = ["content"]
    list_select_related = ["version__resolution__body", "uploaded_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        files = super().get_queryset(request).imported().defer("content")
        visible: QuerySet[Any] = files.filter(version__in=Version.objects.visible_to(request.user))
        return visible
