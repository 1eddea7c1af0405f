"""The app of amendments: what changes a resolution, and how a new version comes in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AmendmentsConfig(AppConfig):
    """Amendments: comparisons, imports, proposals."""

    name = "amendments"
    verbose_name = _("Amendments")
    default_auto_field = "django.db.models.BigAutoField"
