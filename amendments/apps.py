"""The amendments app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AmendmentsConfig(AppConfig):
    """Its label is its folder's name; its tables begin with it."""

    name = "amendments"
    verbose_name = _("Amendments")
