"""The admin of meetings: groups and meetings are entered here, the rest is a look, with history.

Delegations and their members change through the services alone. Of what django-allauth keeps,
secrets are not shown.
"""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialApp, SocialToken
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from simple_history.admin import SimpleHistoryAdmin

from meetings import permissions
from meetings.models import (
    AgendaItem,
    Conclusion,
    Delegation,
    Document,
    DocumentFile,
    Group,
    Invitation,
    Link,
    Meeting,
    Membership,
    Recommendation,
)
from resolutions.admin import ReadOnlyAdmin

for secret in (Authenticator, SocialApp, SocialToken):
    admin.site.unregister(secret)
admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    """Accounts; one that has done something stays, made inactive.

    Django's page of a deletion would list what hangs on the account, drafts among it.
    """

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class MeetingsAdmin(SimpleHistoryAdmin):  # type: ignore[misc]
    """Rows that the secretariat enters; none is deleted, for contributions name them."""

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return permissions.may_manage_meetings(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permissions.may_manage_meetings(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return permissions.may_manage_meetings(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Group)
class GroupAdmin(MeetingsAdmin):
    """Who meets."""

    list_display = ["code", "name"]
    search_fields = ["code", "name"]


@admin.register(Meeting)
class MeetingAdmin(MeetingsAdmin):
    """Meetings and their deadlines."""

    list_display = ["__str__", "group", "number", "begins_on", "place", "submission_deadline"]
    list_filter = ["group"]
    list_select_related = ["group"]
    search_fields = ["title", "place"]


@admin.register(AgendaItem)
class AgendaItemAdmin(MeetingsAdmin):
    """What meetings take up."""

    list_display = ["number", "title", "meeting"]
    list_select_related = ["meeting__group"]
    search_fields = ["title"]


@admin.register(Delegation)
class DelegationAdmin(ReadOnlyAdmin):
    """Delegations."""

    list_display = ["code", "name", "kind"]
    list_filter = ["kind"]
    search_fields = ["code", "name"]


@admin.register(Membership)
class MembershipAdmin(ReadOnlyAdmin):
    """Who belongs to which delegation, and acts for it."""

    list_display = ["user", "delegation", "role", "is_acting"]
    list_filter = ["role", "delegation__kind"]
    list_select_related = ["user", "delegation"]


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    """Invitations; their tokens are kept by nobody."""

    list_display = ["email", "delegation", "role", "invited_by", "expires_at", "accepted_at"]
    exclude = ["token_hash"]
    list_filter = ["role"]
    list_select_related = ["delegation", "invited_by"]


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    """Documents; they come with what brings them in."""

    list_display = ["symbol", "title", "kind", "source", "date", "is_public"]
    list_filter = ["kind", "is_public"]
    search_fields = ["symbol", "title", "source"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).visible_to(request.user)
        return rows

    def get_remembered(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).remembered_for(request.user)
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

    def get_remembered(self, request: HttpRequest) -> QuerySet[Any]:
        visible = Document.objects.remembered_for(request.user)
        return self.get_queryset(request).filter(document__in=visible)


class OutcomeAdmin(ReadOnlyAdmin):
    """What comes with a report, and changes through the services alone."""

    list_display = ["__str__", "meeting", "document"]
    list_select_related = ["meeting__group", "document"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).visible_to(request.user)
        return rows

    def get_remembered(self, request: HttpRequest) -> QuerySet[Any]:
        remembered = Document.objects.remembered_for(request.user)
        return self.get_queryset(request).filter(Q(document=None) | Q(document__in=remembered))


@admin.register(Recommendation)
class RecommendationAdmin(OutcomeAdmin):
    """Recommendations."""

    list_display = ["number", "text", "meeting", "document", "deadline", "status"]
    list_filter = ["status"]


@admin.register(Conclusion)
class ConclusionAdmin(OutcomeAdmin):
    """Conclusions."""


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    """Links, and what is suggested."""

    list_display = ["__str__", "relation", "state", "rule", "confidence"]
    list_filter = ["state", "relation", "rule"]
    list_select_related = ["document", "recommendation", "resolution__body"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = super().get_queryset(request).visible_to(request.user)
        return rows

    def get_remembered(self, request: HttpRequest) -> QuerySet[Any]:
        remembered = Document.objects.remembered_for(request.user)
        of_these = Q(document__in=remembered) | Q(recommendation__document__in=remembered)
        return self.get_queryset(request).filter(
            of_these | Q(document=None, recommendation__document=None)
        )
