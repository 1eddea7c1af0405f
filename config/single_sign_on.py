"""Single sign-on: what the provider says counts if it is signed with the provider's key."""

from __future__ import annotations

from typing import Any

from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import Http404, HttpRequest, HttpResponse


class SignedAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Who somebody is, a signed token says.

    django-allauth reads a token without asking for its signature where it fetched it itself, for
    TLS vouches for the provider then. Inside a network TLS may end before the provider does.
    """

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **said: Any) -> Any:
        if not said["response"].get("id_token"):
            raise OAuth2Error("The provider gave no token that says who it is.")
        return super().complete_login(request, app, token, **said)

    def _decode_id_token(self, app: Any, id_token: str) -> dict[str, Any]:
        try:
            claims: dict[str, Any] = jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (KeyError, TypeError) as error:  # a token that names no key, or none of that kind
            raise OAuth2Error("The provider's token is not signed with its key.") from error
        return claims


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends people back to."""
    try:
        view = OAuth2CallbackView.adapter_view(SignedAdapter(request, provider_id))
        answer: HttpResponse = view(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return answer
