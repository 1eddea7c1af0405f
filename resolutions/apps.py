"""The app of resolutions, their versions and their provisions."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    """Resolutions: what was resolved, in which versions, clause by clause."""

    name = "resolutions"
    verbose_name = _("Resolutions")
    default_auto_field = "django.db.models.BigAutoField"
