"""What this is, and what it is not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def about(request: HttpRequest) -> HttpResponse:
    """The page that says what the tracker does."""
    return render(request, "resolutions/about.html", {"section": "about"})
