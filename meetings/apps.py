"""The meetings app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Its label is its folder's name; its tables begin with it."""

    name = "meetings"
    verbose_name = _("Meetings")
