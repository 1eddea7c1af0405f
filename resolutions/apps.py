"""The resolutions app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    """Its label is its folder's name; its tables begin with it."""

    name = "resolutions"
    verbose_name = _("Resolutions")
