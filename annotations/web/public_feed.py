"""The feed of what is published (Atom)."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from ..desk.desk_settings import read_desk_settings
from ..desk.queries_publishing import latest_published, next_embargo_end
from ..models import FactCheck
from .public import address_of, described, last_change
from .public_answers import for_everybody, send

if TYPE_CHECKING:
    FactCheckFeed = Feed[FactCheck, None]
else:
    FactCheckFeed = Feed

MOST = 30
"""Entries of the feed."""


class SettledAtomFeed(Atom1Feed):
    """A feed that is the same each time it is made, also while nothing stands in it."""

    def latest_post_date(self) -> datetime:
        """Return when it last changed; Django takes this very moment where there is no entry."""
        return super().latest_post_date() if self.items else datetime.fromtimestamp(0, tz=UTC)


class PublishedFeed(FactCheckFeed):
    """The latest fact-checks; a withdrawn one says so."""

    feed_type = SettledAtomFeed

    def title(self) -> str:
        """Return the name of the desk."""
        return read_desk_settings().public_name or _("Fact-checks")

    def link(self) -> str:
        """Return the address of the list."""
        return reverse("public:checks")

    def items(self) -> list[FactCheck]:
        """Return what is out now."""
        return latest_published(now=timezone.now(), limit=MOST)

    def item_title(self, item: Any) -> str:
        """Return the headline, with what became of it."""
        if item.state == FactCheck.State.WITHDRAWN:
            return _("Withdrawn: %(headline)s") % {"headline": item.headline}
        return str(item.headline)

    def item_description(self, item: Any) -> str:
        """Return the rating and what the page says in a sentence."""
        if item.state == FactCheck.State.WITHDRAWN:
            return str(item.withdrawal_reason)
        return f"{item.decision.rating.label}. {described(item)}"

    def item_link(self, item: Any) -> str:
        """Return the address of the page."""
        return address_of(item)

    def item_author_name(self, item: Any) -> str | None:
        """Return who is named as the author."""
        return ", ".join(each.display_name for each in item.authors.all()) or None

    def item_pubdate(self, item: Any) -> datetime | None:
        """Return since when it is public."""
        moment: datetime | None = item.out_at
        return moment

    def item_updateddate(self, item: Any) -> datetime | None:
        """Return when it last changed in public."""
        return last_change(item)

    def item_categories(self, item: Any) -> list[str]:
        """Return the rating, for who sorts by it."""
        return [item.decision.rating.code]


_feed = PublishedFeed()


@for_everybody
def feed(request: HttpRequest) -> HttpResponseBase:
    """Send the feed."""
    now = timezone.now()
    response = _feed(request)
    del response["Last-Modified"]  # a withdrawal changes it too; the ETag tells
    return send(request, response, now=now, until=next_embargo_end(now=now))
