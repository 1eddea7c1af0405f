"""The app of resolutions, their versions and their provisions."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ResolutionsConfig(AppConfig):
    """Resolutions: what was resolved, in which versions, clause by clause."""

    name = "resolutions"
    verbose_name = _("Resolutions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What keeps history is guarded once its tables are there (docs/data.md)."""
        from resolutions.append_only import guard_history  # it needs the models' app registry

        post_migrate.connect(guard_history, sender=self)
