"""The pages of the meetings app; docs/pages.md describes each."""

from django.urls import path

from meetings.views.delegation import (
    acting,
    delegation,
    delegation_chairs,
    delegation_invite,
    invitation_revoke,
    member_remove,
    member_role,
)
from meetings.views.delegation_list import delegation_list
from meetings.views.documents import document_enter, document_link, document_suggest
from meetings.views.files import document_attach, document_file
from meetings.views.invitation import invitation
from meetings.views.links import link_decide, link_queue
from meetings.views.mandatecorrections import mandate_add, mandate_enter
from meetings.views.mandates import mandate_download, mandate_list, mandate_reports
from meetings.views.proceedings import (
    calendar_all,
    calendar_group,
    group,
    meeting_list,
    recommendation,
)
from meetings.views.recommendations import (
    recommendation_add,
    recommendation_enter,
    recommendation_link,
)
from meetings.views.registers import (
    group_enter,
    item_enter,
    item_remove,
    meeting_enter,
    register,
)
from meetings.views.reports import (
    report_cancel,
    report_confirm,
    report_preview,
    report_upload,
)

app_name = "meetings"

ONE = "delegations/<slug:code>/"
MEETING = "register/meetings/<int:pk>/"
RECOMMENDATION = "register/recommendations/<int:pk>/"
DOCUMENT = "register/documents/<int:pk>/"
REPORT = "register/reports/<int:pk>/"

urlpatterns = [
    path("acting/", acting, name="acting"),
    path("delegations/", delegation_list, name="delegation_list"),
    path(ONE, delegation, name="delegation"),
    path(f"{ONE}invite", delegation_invite, name="delegation_invite"),
    path(f"{ONE}chairs", delegation_chairs, name="delegation_chairs"),
    path(f"{ONE}members/<int:pk>/role", member_role, name="member_role"),
    path(f"{ONE}members/<int:pk>/remove", member_remove, name="member_remove"),
    path(f"{ONE}invitations/<int:pk>/revoke", invitation_revoke, name="invitation_revoke"),
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("meetings/", meeting_list, name="meeting_list"),
    path("meetings/calendar.ics", calendar_all, name="calendar_all"),
    path("groups/<slug:code>/", group, name="group"),
    path("groups/<slug:code>/calendar.ics", calendar_group, name="calendar_group"),
    path("recommendations/<int:pk>/", recommendation, name="recommendation"),
    path("mandates/", mandate_list, name="mandate_list"),
    path("mandates/reports/", mandate_reports, name="mandate_reports"),
    path("mandates/download.<str:form>", mandate_download, name="mandate_download"),
    path("register/", register, name="register"),
    path("register/groups/add/", group_enter, name="group_add"),
    path("register/groups/<slug:code>/", group_enter, name="group_enter"),
    path("register/meetings/add/", meeting_enter, name="meeting_add"),
    path(MEETING, meeting_enter, name="meeting_enter"),
    path(f"{MEETING}recommendations/add/", recommendation_add, name="recommendation_add"),
    path(f"{MEETING}items/add/", item_enter, name="item_add"),
    path(f"{MEETING}items/<int:item>/", item_enter, name="item_enter"),
    path(f"{MEETING}items/<int:item>/remove", item_remove, name="item_remove"),
    path("register/documents/add/", document_enter, name="document_add"),
    path(DOCUMENT, document_enter, name="document_enter"),
    path(f"{DOCUMENT}links", document_link, name="document_link"),
    path(f"{DOCUMENT}files", document_attach, name="document_attach"),
    path("documents/<int:pk>/files/<int:file>", document_file, name="document_file"),
    path(f"{DOCUMENT}suggest", document_suggest, name="document_suggest"),
    path(RECOMMENDATION, recommendation_enter, name="recommendation_enter"),
    path(f"{RECOMMENDATION}links", recommendation_link, name="recommendation_link"),
    path("register/mandates/add/", mandate_add, name="mandate_add"),
    path("register/mandates/<int:pk>/", mandate_enter, name="mandate_enter"),
    path("register/reports/import/", report_upload, name="report_upload"),
    path(REPORT, report_preview, name="report_preview"),
    path(f"{REPORT}confirm", report_confirm, name="report_confirm"),
    path(f"{REPORT}cancel", report_cancel, name="report_cancel"),
    path("register/links/", link_queue, name="link_queue"),
    path("register/links/decide", link_decide, name="link_decide"),
]
