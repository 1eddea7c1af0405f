"""The pages of the amendments app; docs/pages.md describes each."""

from django.urls import path, register_converter

from amendments.addresses import SymbolConverter
from amendments.views.activity import activity, activity_seen
from amendments.views.adoption import adoption
from amendments.views.comments import (
    comment_answer,
    comment_history,
    comment_reopen,
    comment_resolve,
    comment_reword,
    comments,
)
from amendments.views.compare import compare, compare_download, compare_pick
from amendments.views.contribution import (
    contribution,
    contribution_download,
    contribution_print,
)
from amendments.views.contribution_history import contribution_history
from amendments.views.contribution_list import contribution_list
from amendments.views.contribution_preview import (
    contribution_cancel,
    contribution_confirm,
    contribution_preview,
)
from amendments.views.contribution_review import contribution_review
from amendments.views.contribution_upload import contribution_upload
from amendments.views.desk import (
    desk,
    desk_amend,
    desk_bring,
    desk_clause,
    desk_freeze,
    desk_point,
    desk_rule,
    desk_rule_all,
    desk_take_back,
)
from amendments.views.desk_history import desk_history
from amendments.views.desks import desk_list
from amendments.views.draft import draft, draft_clause, draft_discard, draft_publish
from amendments.views.draft_history import draft_history
from amendments.views.drafts import (
    draft_overview,
    draft_proposal_add,
    draft_proposal_remove,
    draft_reasons,
    propose,
)
from amendments.views.editor import editor, editor_paste, editor_presence, editor_preview
from amendments.views.feeds import feed, meeting_feed, resolution_feed
from amendments.views.language import language
from amendments.views.mandate import mandate, mandate_evidence
from amendments.views.matrix import matrix, matrix_download
from amendments.views.meeting import document, meeting
from amendments.views.pairings import pairings
from amendments.views.preview import cancel_import, confirm_import, preview
from amendments.views.proposal_history import (
    proposal_history,
    proposal_restore,
    proposal_save,
)
from amendments.views.provenance import provenance
from amendments.views.provision import provision
from amendments.views.readings import (
    reading,
    reading_download,
    reading_list,
    reading_release,
)
from amendments.views.renewing import renew
from amendments.views.screen import screen, screen_part
from amendments.views.submission import submission
from amendments.views.timeline import timeline
from amendments.views.upload import upload
from resolutions.urls import ONE

app_name = "amendments"
register_converter(SymbolConverter, "symbol")

TWO = f"{ONE}compare/<edition:before>/<edition:after>/"
DRAFT = f"{ONE}<edition:edition>/draft/"
CONTRIBUTION = "contributions/<symbol:symbol>/"
PROPOSAL = f"{CONTRIBUTION}proposals/<int:position>/"
EDITOR = f"{PROPOSAL}edit/"
DESK = "desks/<int:pk>/"
READING = f"{DESK}readings/<int:number>/"
COMMENT = f"{CONTRIBUTION}comments/<int:pk>"

urlpatterns = [
    path(f"{ONE}stale/renew", renew, name="renew"),
    path(f"{ONE}versions/", timeline, name="timeline"),
    path(f"{ONE}provisions/<uuid:uid>/", provision, name="provision"),
    path(f"{ONE}compare/", compare_pick, name="compare_pick"),
    path(TWO, compare, name="compare"),
    path(f"{TWO}download.<str:form>", compare_download, name="compare_download"),
    path(f"{ONE}matrix/", matrix, name="matrix"),
    path(f"{ONE}matrix/download.<str:form>", matrix_download, name="matrix_download"),
    path(f"{ONE}<edition:edition>/pairings/", pairings, name="pairings"),
    path(f"{ONE}<edition:edition>/provenance/", provenance, name="provenance"),
    path(DRAFT, draft, name="draft"),
    path(f"{DRAFT}<uuid:uid>/", draft_clause, name="draft_clause"),
    path(f"{DRAFT}history/", draft_history, name="draft_history"),
    path(f"{DRAFT}publish", draft_publish, name="draft_publish"),
    path(f"{DRAFT}discard", draft_discard, name="draft_discard"),
    path("activity/", activity, name="activity"),
    path("activity/seen", activity_seen, name="activity_seen"),
    path("import/", upload, name="upload"),
    path("import/<int:pk>/", preview, name="preview"),
    path("import/<int:pk>/confirm", confirm_import, name="confirm"),
    path("import/<int:pk>/cancel", cancel_import, name="cancel"),
    path("contributions/", contribution_list, name="contribution_list"),
    path("contributions/feed/", feed, name="feed"),
    path(f"{ONE}feed/", resolution_feed, name="resolution_feed"),
    path("meetings/<int:pk>/", meeting, name="meeting"),
    path("documents/<int:pk>/", document, name="document"),
    path("meetings/<int:pk>/feed/", meeting_feed, name="meeting_feed"),
    path("mandates/<int:pk>/", mandate, name="mandate"),
    path("mandates/<int:pk>/evidence", mandate_evidence, name="mandate_evidence"),
    path("contributions/import/", contribution_upload, name="contribution_upload"),
    path("contributions/import/<int:pk>/", contribution_preview, name="contribution_preview"),
    path(
        "contributions/import/<int:pk>/confirm", contribution_confirm, name="contribution_confirm"
    ),
    path("contributions/import/<int:pk>/cancel", contribution_cancel, name="contribution_cancel"),
    # A symbol may have slashes and numbers: what stands below one comes before it.
    path(f"{COMMENT}/history/", comment_history, name="comment_history"),
    path(f"{PROPOSAL}history/", proposal_history, name="proposal_history"),
    path(f"{PROPOSAL}saves/<int:number>/", proposal_save, name="proposal_save"),
    path(f"{PROPOSAL}restore", proposal_restore, name="proposal_restore"),
    path(CONTRIBUTION, contribution, name="contribution"),
    path(f"{ONE}propose/", propose, name="propose"),
    path(f"{CONTRIBUTION}draft/", draft_overview, name="draft_overview"),
    path(f"{CONTRIBUTION}draft/proposals", draft_proposal_add, name="draft_proposal_add"),
    path(f"{PROPOSAL}remove", draft_proposal_remove, name="draft_proposal_remove"),
    path(f"{PROPOSAL}reasons", draft_reasons, name="draft_reasons"),
    path(EDITOR, editor, name="editor"),
    path(f"{EDITOR}preview", editor_preview, name="editor_preview"),
    path(f"{EDITOR}presence", editor_presence, name="editor_presence"),
    path(f"{EDITOR}paste", editor_paste, name="editor_paste"),
    path(f"{CONTRIBUTION}submission/", submission, name="submission"),
    path(f"{CONTRIBUTION}history/", contribution_history, name="contribution_history"),
    path(f"{CONTRIBUTION}print/", contribution_print, name="contribution_print"),
    path(f"{CONTRIBUTION}comments/", comments, name="comments"),
    path(f"{COMMENT}/answer", comment_answer, name="comment_answer"),
    path(f"{COMMENT}/reword", comment_reword, name="comment_reword"),
    path(f"{COMMENT}/resolve", comment_resolve, name="comment_resolve"),
    path(f"{COMMENT}/reopen", comment_reopen, name="comment_reopen"),
    path(f"{PROPOSAL}languages/<str:language>/", language, name="language"),
    path(f"{CONTRIBUTION}review/", contribution_review, name="contribution_review"),
    path(f"{CONTRIBUTION}download.<str:form>", contribution_download, name="contribution_download"),
    path("desks/", desk_list, name="desk_list"),
    path(DESK, desk, name="desk"),
    path(f"{DESK}clause/<path:anchor>/", desk_clause, name="desk_clause"),
    path(f"{DESK}rule", desk_rule, name="desk_rule"),
    path(f"{DESK}rule-all", desk_rule_all, name="desk_rule_all"),
    path(f"{DESK}take-back", desk_take_back, name="desk_take_back"),
    path(f"{DESK}bring", desk_bring, name="desk_bring"),
    path(f"{DESK}amend", desk_amend, name="desk_amend"),
    path(f"{DESK}point", desk_point, name="desk_point"),
    path(f"{DESK}freeze", desk_freeze, name="desk_freeze"),
    path(f"{DESK}history/", desk_history, name="desk_history"),
    path(f"{DESK}adoption/", adoption, name="adoption"),
    path(f"{DESK}screen/", screen, name="screen"),
    path(f"{DESK}screen/part", screen_part, name="screen_part"),
    path(f"{DESK}readings/", reading_list, name="reading_list"),
    path(READING, reading, name="reading"),
    path(f"{READING}release", reading_release, name="reading_release"),
    path(f"{READING}download.docx", reading_download, name="reading_download"),
]
