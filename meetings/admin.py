"""The admin of meetings: a look at documents and their files, with history."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.models import Document, DocumentFile
from resolutions.admin import ReadOnlyAdmin


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    """Documents; they come with what brings them in."""

    list_display = ["symbol", "title", "kind", "source", "date", "is_public"]
    list_filter = ["kind", "is_public"]
    search_fields = ["symbol", "title", "source"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).visible_to(request.user)
        return rows


@admin.register(DocumentFile)
class DocumentFileAdmin(ReadOnlyAdmin):
    """The files that documents came as."""

    list_display = ["name", "document", "language", "size", "uploaded_by", "uploaded_at"]
    exclude = ["content"]
    list_select_related = ["document", "uploaded_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        visible = Document.objects.visible_to(request.user)
        rows: QuerySet[Any] = super().get_queryset(request).filter(document__in=visible)
        return rows.defer("content")
