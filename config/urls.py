"""Where each part of the site begins; docs/pages.md names every page."""

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from config.health import health
from config.single_sign_on import callback

# Its own form would ask for no second factor and count no attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/two-factor/", include("allauth.mfa.urls")),
    path("accounts/connections/", include("allauth.socialaccount.urls")),
    path(
        "accounts/oidc/<str:provider_id>/login/callback/", callback, name="openid_connect_callback"
    ),
    path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("language/", set_language, name="set_language"),
    path("healthz", health, name="health"),
    # Browsers ask for it wherever a page does not name its icon.
    path("favicon.ico", RedirectView.as_view(url=f"{settings.STATIC_URL}img/mark.svg")),
    path("", include("resolutions.urls")),
    path("", include("meetings.urls")),
    path("", include("amendments.urls")),
]
