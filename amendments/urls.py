"""The pages of the amendments app; docs/pages.md describes each."""

from django.urls import path

from amendments.views.compare import compare, compare_download, compare_pick
from amendments.views.pairings import pairings
from amendments.views.preview import cancel_import, confirm_import, preview
from amendments.views.provision import provision
from amendments.views.timeline import timeline
from amendments.views.upload import upload
from resolutions.urls import ONE

app_name = "amendments"

TWO = f"{ONE}compare/<edition:before>/<edition:after>/"

urlpatterns = [
    path(f"{ONE}versions/", timeline, name="timeline"),
    path(f"{ONE}provisions/<uuid:uid>/", provision, name="provision"),
    path(f"{ONE}compare/", compare_pick, name="compare_pick"),
    path(TWO, compare, name="compare"),
    path(f"{TWO}download.<str:form>", compare_download, name="compare_download"),
    path(f"{ONE}<edition:edition>/pairings/", pairings, name="pairings"),
    path("import/", upload, name="upload"),
    path("import/<int:pk>/", preview, name="preview"),
    path("import/<int:pk>/confirm", confirm_import, name="confirm"),
    path("import/<int:pk>/cancel", cancel_import, name="cancel"),
]
