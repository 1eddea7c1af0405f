"""Feeds (Atom) of published contributions: all, those on a resolution, those to a meeting."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from amendments.published import Published, printable, published_lately
from meetings.models import Meeting
from resolutions.models import Resolution
from resolutions.queries import get_resolution


class ContributionFeed(Feed):  # type: ignore[type-arg]
    """All published contributions; the same for everybody, whoever is logged in."""

    feed_type = Atom1Feed

    def title(self, obj: Any) -> str:
        return _("Contributions")

    def subtitle(self, obj: Any) -> str:
        return _("What was published lately, the latest first.")

    def link(self, obj: Any) -> str:
        return reverse("amendments:contribution_list")

    def items(self, obj: Any) -> tuple[Published, ...]:
        return published_lately()

    def item_title(self, item: Published) -> str:
        return item.title

    def item_description(self, item: Published) -> str:
        return item.proposes

    def item_link(self, item: Published) -> str:
        return reverse("amendments:contribution", args=[item.address])

    def item_author_name(self, item: Published) -> str:
        return item.source

    def item_pubdate(self, item: Published) -> datetime:
        return item.at

    def item_updateddate(self, item: Published) -> datetime:
        return item.at


class ResolutionFeed(ContributionFeed):
    """Those that propose to amend one resolution."""

    def get_object(self, request: HttpRequest, body: str, designator: str) -> Resolution:
        return get_resolution(AnonymousUser(), body, designator)

    def title(self, obj: Resolution) -> str:
        return printable(_("Contributions on %(name)s") % {"name": obj})

    def link(self, obj: Resolution) -> str:
        address = reverse("amendments:contribution_list")
        return f"{address}?resolution={obj.body_id}/{obj.designator}"

    def items(self, obj: Resolution) -> tuple[Published, ...]:
        return published_lately(resolution=obj)


class MeetingFeed(ContributionFeed):
    """Those to one meeting."""

    def get_object(self, request: HttpRequest, pk: int) -> Meeting:
        return get_object_or_404(Meeting, pk=pk)

    def title(self, obj: Meeting) -> str:
        return printable(_("Contributions to %(name)s") % {"name": obj})

    def items(self, obj: Meeting) -> tuple[Published, ...]:
        return published_lately(meeting=obj)


feed = ContributionFeed()
resolution_feed = ResolutionFeed()
meeting_feed = MeetingFeed()
