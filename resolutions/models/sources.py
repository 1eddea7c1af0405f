"""The files that texts came from, kept as they came."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from resolutions.models.clauses import LANGUAGES
from resolutions.models.instruments import Version
from resolutions.text.clauses import Oddity


class SourceState(models.TextChoices):
    """Whether a file's text is in the tracker, or waits for its uploader's word.

    A document that proposes to amend a text, and a report of a meeting, wait as what they are; once
    one is taken in, its file is kept with the document.
    """

    PREVIEWED = "previewed", _("previewed")
    SUBMITTED = "submitted", _("previewed as a contribution")
    REPORTED = "reported", _("previewed as a report of a meeting")
    IMPORTED = "imported", _("imported")


class SourceFileQuerySet(models.QuerySet["SourceFile"]):
    """Files; the content is read only where it is asked for."""

    def previews_of(self, user: User | AnonymousUser) -> Self:
        """What the user uploaded and has neither confirmed nor cancelled; nobody else sees it."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(state=SourceState.PREVIEWED, uploaded_by=user)

    def contributions_of(self, user: User | AnonymousUser) -> Self:
        """The same of what the user uploaded as contributions."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(state=SourceState.SUBMITTED, uploaded_by=user)

    def reports_of(self, user: User | AnonymousUser) -> Self:
        """The same of what the user uploaded as reports of meetings."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(state=SourceState.REPORTED, uploaded_by=user)

    def imported(self) -> Self:
        """The files whose text a version holds."""
        return self.filter(state=SourceState.IMPORTED, version__isnull=False)


class SourceFile(models.Model):
    """A file as it was uploaded, with who, when and its SHA-256."""

    version = models.ForeignKey(
        Version, models.SET_NULL, null=True, blank=True, related_name="sources"
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size in bytes"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="source_files",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    oddities = models.JSONField(_("what was odd in it"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=SourceState, default=SourceState.PREVIEWED
    )

    objects = SourceFileQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["content"])

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=models.Q(state="imported", version__isnull=False),
                name="imported_once",
            )
        ]

    def __str__(self) -> str:
        return self.name


def pack_oddities(oddities: tuple[Oddity, ...]) -> list[list[int | str]]:
    """Oddities as JSON keeps them: `[line, kind, detail]`."""
    return [[oddity.line, oddity.kind.name, oddity.detail] for oddity in oddities]
