"""The pages of the amendments app; docs/pages.md describes each."""

from django.urls import path

from amendments.views.timeline import timeline
from resolutions.urls import ONE

app_name = "amendments"

urlpatterns = [
    path(f"{ONE}versions/", timeline, name="timeline"),
    path(f"{ONE}provisions/<uuid:uid>/", timeline, name="provision"),
    path(f"{ONE}compare/<int:before>/<int:after>/", timeline, name="compare"),
    path(f"{ONE}<int:edition>/pairings/", timeline, name="pairings"),
    path("import/", timeline, name="upload"),
]
