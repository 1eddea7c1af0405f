"""The app of meetings and their documents."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Meetings: where resolutions are discussed."""

    name = "meetings"
    verbose_name = _("Meetings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What keeps history is guarded (docs/data.md); what is published has its mandates."""
        # They need the models' app registry.
        from meetings.services.mandates import build
        from resolutions.append_only import guard_history
        from resolutions.services.publications import on_publication

        post_migrate.connect(guard_history, sender=self)
        on_publication(build)
