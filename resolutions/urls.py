"""The pages of the resolutions app."""

from django.urls import URLPattern

app_name = "resolutions"
urlpatterns: list[URLPattern] = []
