"""Documents of meetings, and the files that these came as."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models.delegations import Delegation, Membership
from meetings.models.sessions import AgendaItem, Meeting, Titled
from resolutions import permissions
from resolutions.models import LANGUAGES
from resolutions.permissions import AnyUser


class DocumentKind(models.TextChoices):
    """What a document is to its meeting."""

    CONTRIBUTION = "contribution", _("contribution")
    REPORT = "report", _("report")
    INFORMATION = "information", _("information document")
    ADMINISTRATIVE = "administrative", _("administrative document")
    TEMPORARY = "temporary", _("temporary document")
    LIMITED = "limited", _("limited document")
    OTHER = "other", _("other document")


class Following(models.TextChoices):
    """How a document stands to the one that it follows."""

    REVISION = "revision", _("revision")
    ADDENDUM = "addendum", _("addendum")
    CORRIGENDUM = "corrigendum", _("corrigendum")


FOLLOWS_AS = {
    Following.REVISION: _("Revision of"),
    Following.ADDENDUM: _("Addendum to"),
    Following.CORRIGENDUM: _("Corrigendum to"),
}


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


class Document(Titled):
    """A document of a meeting.

    `symbol` is as printed on it, without the suffix of a language (`CWG-WSIS&SDG-40/INF/4`), and
    empty where it has none; `prefix`, `series` and `number` are its parts, where it can be taken
    apart: how the symbols of the meeting begin, the series beside its contributions, the count in
    it. `languages` are those in which it is there; `title` is in the language of the original. A
    document with a `delegation` is that delegation's own until it `is_handed_in` or public; one
    without is the secretariat's. What a contribution revises, its own table says; `follows` is for
    every other document.
    """

    symbol = models.CharField(_("symbol"), max_length=120, blank=True)
    prefix = models.CharField(_("beginning of the symbol"), max_length=60, blank=True)
    series = models.CharField(_("series"), max_length=20, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name=_("meeting"),
    )
    agenda_items = models.ManyToManyField(
        AgendaItem,
        through="AgendaEntry",
        related_name="documents",
        verbose_name=_("agenda items"),
    )
    title = models.TextField(_("title"), blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.CONTRIBUTION
    )
    source = models.TextField(_("source"), blank=True)
    original_language = models.CharField(
        _("original language"), max_length=2, choices=LANGUAGES, blank=True
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name=_("follows"),
    )
    following = models.CharField(_("follows it as"), max_length=20, choices=Following, blank=True)
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
    is_demonstration = models.BooleanField(_("written for demonstration"), default=False)

    objects = DocumentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["prefix", "series", "number", "symbol"]
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.UniqueConstraint(
                fields=["symbol"], condition=~models.Q(symbol=""), name="one_symbol"
            )
        ]

    def __str__(self) -> str:
        return self.symbol or self.title_here or str(self.pk)

    @property
    def follows_as(self) -> str:
        """What it is to the document that it follows, before that one's name: `Revision of`."""
        return str(FOLLOWS_AS[Following(self.following)]) if self.following else ""


class AgendaEntry(models.Model):
    """A document under an item of its meeting's agenda."""

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="entries", verbose_name=_("document")
    )
    item = models.ForeignKey(
        AgendaItem, models.CASCADE, related_name="entries", verbose_name=_("agenda item")
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["item", "document"]
        verbose_name = _("document under an agenda item")
        verbose_name_plural = _("documents under agenda items")
        constraints = [
            models.UniqueConstraint(fields=["document", "item"], name="once_under_an_item")
        ]

    def __str__(self) -> str:
        return f"{self.item} · {self.document}"


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
