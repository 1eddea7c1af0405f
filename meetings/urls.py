"""The pages of the meetings app; docs/pages.md describes each."""

from django.urls import path

from meetings.views.delegation import (
    acting,
    delegation,
    delegation_invite,
    invitation_revoke,
    member_remove,
    member_role,
)
from meetings.views.delegation_list import delegation_list
from meetings.views.invitation import invitation

app_name = "meetings"

ONE = "delegations/<slug:code>/"

urlpatterns = [
    path("acting/", acting, name="acting"),
    path("delegations/", delegation_list, name="delegation_list"),
    path(ONE, delegation, name="delegation"),
    path(f"{ONE}invite", delegation_invite, name="delegation_invite"),
    path(f"{ONE}members/<int:pk>/role", member_role, name="member_role"),
    path(f"{ONE}members/<int:pk>/remove", member_remove, name="member_remove"),
    path(f"{ONE}invitations/<int:pk>/revoke", invitation_revoke, name="invitation_revoke"),
    path("invitations/<str:token>/", invitation, name="invitation"),
]
