"""The policy on every response."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from config.content_security import HEADER, ContentSecurityPolicyMiddleware, policy


def test_directives_are_written_in_order() -> None:
    directives = {"default-src": ["'self'"], "img-src": ["'self'", "data:"]}
    assert policy(directives) == "default-src 'self'; img-src 'self' data:"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/admin/login/", "/no-such-page"])
def test_every_page_carries_it_and_allows_nothing_inline(client: Client, address: str) -> None:
    sent = client.get(address).headers[HEADER]
    assert sent.startswith("default-src 'self'; ")
    assert "unsafe" not in sent
    assert "frame-ancestors 'none'" in sent


def test_a_view_may_set_a_policy_of_its_own() -> None:
    def view(_: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={HEADER: "default-src 'none'"})

    response = ContentSecurityPolicyMiddleware(view)(HttpRequest())
    assert response.headers[HEADER] == "default-src 'none'"
