"""Documents of meetings, and the files that these came as."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models.delegations import Delegation, Membership
from resolutions import permissions
from resolutions.models import LANGUAGES
from resolutions.permissions import AnyUser


class DocumentKind(models.TextChoices):
    """What a document is to its meeting."""

    CONTRIBUTION = "contribution", _("contribution")
    REPORT = "report", _("report")
    INFORMATION = "information", _("information document")
    TEMPORARY = "temporary", _("temporary document")
    OTHER = "other", _("other document")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents."""

    def visible_to(self, user: AnyUser) -> Self:
        """The public ones, and those of the delegation for which the user acts.

        The secretariat sees besides what belongs to no delegation and what was handed to it. What
        a delegation keeps to itself nobody else sees, whatever his rights.
        """
        acting = Membership.objects.acting(user)
        seen = models.Q(is_public=True) | models.Q(delegation__in=acting.values("delegation"))
        if permissions.is_secretariat(user):
            seen |= models.Q(delegation=None) | models.Q(is_handed_in=True)
        return self.filter(seen)

    def remembered_for(self, user: AnyUser) -> Self:
        """Those of which the user may see the history.

        How a draft came about stays with its delegation even when everybody may read the outcome.
        """
        acting = Membership.objects.acting(user)
        own = models.Q(delegation=None) | models.Q(delegation__in=acting.values("delegation"))
        return self.visible_to(user).filter(own)


class Document(models.Model):
    """A document of a meeting.

    `symbol` is as printed on it, without the suffix of a language (`C23/68`), and empty where it
    has none; `meeting` and `number` are its parts, where it can be taken apart. A document with a
    `delegation` is that delegation's own until it `is_handed_in` or public; one without is the
    secretariat's.
    """

    symbol = models.CharField(_("symbol"), max_length=120, blank=True)
    meeting = models.CharField(_("meeting"), max_length=60, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    title = models.TextField(_("title"), blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.CONTRIBUTION
    )
    source = models.TextField(_("source"), blank=True)
    original_language = models.CharField(
        _("original language"), max_length=2, choices=LANGUAGES, blank=True
    )
    date = models.DateField(_("date"), null=True, blank=True)
    delegation = models.ForeignKey(
        Delegation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("delegation"),
    )
    is_handed_in = models.BooleanField(_("handed to the secretariat"), default=False)
    is_public = models.BooleanField(_("public"), default=False)

    objects = DocumentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["meeting", "number", "symbol"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.UniqueConstraint(
                fields=["symbol"], condition=~models.Q(symbol=""), name="one_symbol"
            )
        ]

    def __str__(self) -> str:
        return self.symbol or self.title or str(self.pk)


class DocumentFile(models.Model):
    """A file of a document as it was uploaded, with who, when and its SHA-256."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="files", verbose_name=_("document")
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    content = models.BinaryField(_("content"))
    size = models.PositiveIntegerField(_("size in bytes"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="document_files",
        verbose_name=_("uploaded by"),
    )
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    history = HistoricalRecords(excluded_fields=["content"])

    class Meta:
        ordering = ["document", "pk"]
        verbose_name = _("file of a document")
        verbose_name_plural = _("files of documents")

    def __str__(self) -> str:
        return self.name
