"""The pages of the resolutions app; docs/pages.md describes each."""

from django.urls import path, register_converter

from resolutions.editions import EditionConverter
from resolutions.views.about import about
from resolutions.views.citations import citations, cited_document, radar, settle_citation, stale
from resolutions.views.download import download
from resolutions.views.home import home, jump
from resolutions.views.resolution_list import resolution_list
from resolutions.views.version import resolution, version

app_name = "resolutions"
register_converter(EditionConverter, "edition")

ONE = "resolutions/<slug:body>/<str:designator>/"

urlpatterns = [
    path("", home, name="home"),
    path("about/", about, name="about"),
    path("jump/", jump, name="jump"),
    path("resolutions/", resolution_list, name="resolution_list"),
    path(ONE, resolution, name="resolution"),
    path("citations/stale/", radar, name="radar"),
    path("citations/<str:body>/<path:number>/", cited_document, name="cited_document"),
    path(f"{ONE}citations/", citations, name="citations"),
    path(f"{ONE}stale/", stale, name="stale"),
    path(f"{ONE}stale/settle", settle_citation, name="settle_citation"),
    path(f"{ONE}<edition:edition>/", version, name="version"),
    path(f"{ONE}<edition:edition>/download.<str:form>", download, name="download"),
]
