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
        """What keeps history is guarded (docs/data.md); what is published has its citations."""
        # They need the models' app registry.
        from resolutions.append_only import guard_history
        from resolutions.services.citations import build
        from resolutions.services.publications import on_language, on_publication

        post_migrate.connect(guard_history, sender=self)
        on_publication(build)
        on_language(build)
