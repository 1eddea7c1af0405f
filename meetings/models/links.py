"""Links: what of the meetings belongs to which resolution or provision, and on what that rests."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from meetings.models.documents import Document
from meetings.models.outcomes import Recommendation
from meetings.reports import links
from resolutions import permissions
from resolutions.models import LANGUAGES, Clause, Provision, Resolution, VersionState
from resolutions.permissions import AnyUser


class Relation(models.TextChoices):
    """How a document or a recommendation stands to a provision."""

    CITES = links.Relation.CITES.value, _("cites")
    REPORTS_ON = links.Relation.REPORTS_ON.value, _("reports on")
    DISCUSSES = links.Relation.DISCUSSES.value, _("discusses")
    PROPOSES = links.Relation.PROPOSES.value, _("proposes to change")
    IMPLEMENTS = links.Relation.IMPLEMENTS.value, _("implements")
    MANDATED_BY = links.Relation.MANDATED_BY.value, _("mandated by")


class LinkState(models.TextChoices):
    """Whether a person has said that the link is right."""

    SUGGESTED = "suggested", _("suggested")
    CONFIRMED = "confirmed", _("confirmed")
    DISMISSED = "dismissed", _("dismissed")


class LinkQuerySet(models.QuerySet["Link"]):
    """Links."""

    def visible_to(self, user: AnyUser) -> Self:
        """Confirmed ones between what the user may see; the secretariat sees suggestions too.

        A link of a document, or to a provision, that the user does not see is not there for him,
        nor is one whose evidence stands in such a document.
        """
        rows = self._of_what_is_seen(user)
        if permissions.is_secretariat(user):
            return rows
        public = Clause.objects.filter(
            provision=models.OuterRef("provision"), version__state=VersionState.PUBLISHED
        )
        return rows.filter(
            models.Q(provision=None) | models.Exists(public),
            models.Exists(
                Resolution.objects.visible_to(user).filter(pk=models.OuterRef("resolution"))
            ),
            state=LinkState.CONFIRMED,
        )

    def without_hidden(self, user: AnyUser) -> Self:
        """Those that rest on no document which the user does not see: for the secretariat the same
        as `visible_to`.

        It begins with what is hidden, which is little: quicker where all links are gone through,
        and slower where a few are. An index answers each way to a document, and none all at once.
        """
        seen = Document.objects.visible_to(user).order_by().values("pk")
        hidden = Document.objects.exclude(pk__in=seen).order_by().values("pk")
        links = Link.objects.order_by().values("pk")
        return (
            self.exclude(pk__in=links.filter(document__in=hidden))
            .exclude(pk__in=links.filter(recommendation__document__in=hidden))
            .exclude(pk__in=links.filter(found_in__in=hidden))
        )

    def evidence(self, user: AnyUser) -> Self:
        """Confirmed ones of what the user may see: on these the state of a mandate rests."""
        return self._of_what_is_seen(user).filter(state=LinkState.CONFIRMED)

    def _of_what_is_seen(self, user: AnyUser) -> Self:
        """Those between what the user sees, whose evidence stands where he sees it.

        Asked link by link: told all that may be seen, a database begins with the links of all of
        it, however few are wanted.
        """
        documents = Document.objects.visible_to(user).order_by()
        recommendations = Recommendation.objects.visible_to(user).order_by()
        return self.filter(
            models.Exists(documents.filter(pk=models.OuterRef("document")))
            | models.Exists(recommendations.filter(pk=models.OuterRef("recommendation"))),
            models.Q(found_in=None)
            | models.Exists(documents.filter(pk=models.OuterRef("found_in"))),
        )

    def waiting(self) -> Self:
        """Those that nobody has decided on yet."""
        return self.filter(state=LinkState.SUGGESTED)


class Link(models.Model):
    """A document or a recommendation, and the provision it is about.

    Without a `provision` it is about the resolution as a whole. The evidence stands at
    `[start, end)` of `passage`, which is in `language` and in the document `found_in`. `year` is
    the edition that is cited, none if none is named. What a rule suggests has the name of the
    `rule` and how sure it is; what a person adds by hand has the rule `hand` and is certain.
    `made_by` is who added it or brought in what suggests it, `decided_by` who confirmed or
    dismissed it.
    """

    document = models.ForeignKey(
        Document,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="links",
        verbose_name=_("document"),
    )
    recommendation = models.ForeignKey(
        Recommendation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="links",
        verbose_name=_("recommendation"),
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, related_name="links", verbose_name=_("resolution")
    )
    provision = models.ForeignKey(
        Provision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="links",
        verbose_name=_("provision"),
    )
    relation = models.CharField(_("relation"), max_length=20, choices=Relation)
    year = models.PositiveSmallIntegerField(_("edition"), null=True, blank=True)
    passage = models.TextField(_("evidence"), blank=True)
    found_in = models.ForeignKey(
        Document,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="links_found",
        verbose_name=_("found in"),
    )
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    start = models.PositiveIntegerField(_("start"), default=0)
    end = models.PositiveIntegerField(_("end"), default=0)
    state = models.CharField(
        _("state"), max_length=20, choices=LinkState, default=LinkState.SUGGESTED
    )
    rule = models.CharField(_("rule"), max_length=40)
    confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="links_made",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="links_decided",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = LinkQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("link")
        verbose_name_plural = _("links")
        indexes = [
            models.Index(fields=["state", "id"], name="links_by_state"),
            # Counts of a clause's links are answered without their passages.
            models.Index(
                fields=["provision", "state", "document", "recommendation", "found_in"],
                name="links_of_a_clause",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(document=None) ^ models.Q(recommendation=None),
                name="a_link_has_one_source",
            ),
            models.CheckConstraint(
                condition=models.Q(start__lte=models.F("end")), name="evidence_has_a_place"
            ),
            *(
                models.UniqueConstraint(
                    fields=[source, "resolution", *provision, "relation"],
                    condition=models.Q(**{f"{source}__isnull": False})
                    & models.Q(provision__isnull=not provision),
                    name=f"one_link_of_a_{source}_{part}",
                )
                for source in ("document", "recommendation")
                for part, provision in (("clause", ["provision"]), ("whole", []))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document or self.recommendation} · {self.resolution}"

    @property
    def document_of(self) -> Document | None:
        """The document, or the report that has the recommendation."""
        return self.document or (self.recommendation.document if self.recommendation else None)

    @property
    def source(self) -> str:
        """What the link is of, as a line names it: a symbol, or a recommendation of a report."""
        if self.recommendation is None:
            return str(self.document)
        report = self.recommendation.document or self.recommendation.meeting
        return gettext("%(report)s, recommendation %(number)s") % {
            "report": report,
            "number": self.recommendation,
        }

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has decided on it yet."""
        return self.state == LinkState.SUGGESTED

    @property
    def cited(self) -> tuple[str, str, str]:
        """The passage before its evidence, the evidence, and what stands after it."""
        return (
            self.passage[: self.start],
            self.passage[self.start : self.end],
            self.passage[self.end :],
        )
