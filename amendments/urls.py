"""The pages of the amendments app; docs/pages.md describes each."""

from django.urls import path, register_converter

from amendments.addresses import SymbolConverter
from amendments.views.compare import compare, compare_download, compare_pick
from amendments.views.contribution import contribution, contribution_download
from amendments.views.contribution_list import contribution_list
from amendments.views.contribution_preview import (
    contribution_cancel,
    contribution_confirm,
    contribution_preview,
)
from amendments.views.contribution_review import contribution_review
from amendments.views.contribution_upload import contribution_upload
from amendments.views.draft import draft, draft_clause, draft_discard, draft_publish
from amendments.views.drafts import (
    draft_overview,
    draft_proposal_add,
    draft_proposal_remove,
    draft_reasons,
    propose,
)
from amendments.views.editor import editor, editor_paste, editor_presence, editor_preview
from amendments.views.language import language
from amendments.views.pairings import pairings
from amendments.views.preview import cancel_import, confirm_import, preview
from amendments.views.provision import provision
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

urlpatterns = [
    path(f"{ONE}versions/", timeline, name="timeline"),
    path(f"{ONE}provisions/<uuid:uid>/", provision, name="provision"),
    path(f"{ONE}compare/", compare_pick, name="compare_pick"),
    path(TWO, compare, name="compare"),
    path(f"{TWO}download.<str:form>", compare_download, name="compare_download"),
    path(f"{ONE}<edition:edition>/pairings/", pairings, name="pairings"),
    path(DRAFT, draft, name="draft"),
    path(f"{DRAFT}<uuid:uid>/", draft_clause, name="draft_clause"),
    path(f"{DRAFT}publish", draft_publish, name="draft_publish"),
    path(f"{DRAFT}discard", draft_discard, name="draft_discard"),
    path("import/", upload, name="upload"),
    path("import/<int:pk>/", preview, name="preview"),
    path("import/<int:pk>/confirm", confirm_import, name="confirm"),
    path("import/<int:pk>/cancel", cancel_import, name="cancel"),
    path("contributions/", contribution_list, name="contribution_list"),
    path("contributions/import/", contribution_upload, name="contribution_upload"),
    path("contributions/import/<int:pk>/", contribution_preview, name="contribution_preview"),
    path(
        "contributions/import/<int:pk>/confirm", contribution_confirm, name="contribution_confirm"
    ),
    path("contributions/import/<int:pk>/cancel", contribution_cancel, name="contribution_cancel"),
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
    path(f"{PROPOSAL}languages/<str:language>/", language, name="language"),
    path(f"{CONTRIBUTION}review/", contribution_review, name="contribution_review"),
    path(f"{CONTRIBUTION}download.<str:form>", contribution_download, name="contribution_download"),
]
