"""Quotes: marking, deciding, correcting."""

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample
from rest_framework.request import Request

from ...desk import quotes
from .. import writing
from ..operations import acting, changing, creating, listing, reading
from ..resources import QUOTES
from .base import Action, Collection, Item

A_QUOTE = OpenApiExample(
    "a direct quote",
    request_only=True,
    value={
        "revision": 1,
        "content": [{"start": 1, "end": 17, "exact": "Nobody asked us,"}],
        "cue": {"start": 19, "end": 23},
        "sources": [{"start": 24, "end": 35}],
    },
)


class QuoteCollection(Collection):
    """The quotes of all texts."""

    resource = QUOTES

    @listing(QUOTES, "List quotes")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        QUOTES,
        writing.NewQuote,
        "Mark a quote",
        "What a person marks is accepted. Of one place there is one live quote: 409 names it.",
        errors=(409,),
        examples=[A_QUOTE],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Mark a quote."""
        values = self.values(request, writing.NewQuote)
        return self.made(request, quotes.create_quote(actor=self.actor, **values))


class QuoteItem(Item):
    """One quote."""

    resource = QUOTES

    @reading(QUOTES, "Read a quote")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the quote."""
        return super().get(request, pk)

    @changing(
        QUOTES,
        writing.QuoteChanges,
        "Correct a quote",
        "Its places, kind, polarity or speaker. The state stays as it is.",
    )
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Correct the quote."""
        return self.change_row(
            request, pk, writing.QuoteChanges, quotes.change_quote, "quote", "revision", "speaker"
        )


class QuoteAccept(Action):
    """Taking a quote as right."""

    resource, act, name, related = QUOTES, quotes.accept_quote, "quote", ("revision",)
    takes = writing.Accepted

    @acting(
        QUOTES,
        "accept",
        writing.Accepted,
        "Accept a quote that is not accepted yet",
        "With `speaker` it says at once who it is of. Nothing suggested is ever taken by itself.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Accept the quote."""
        return super().post(request, pk)


class QuoteReject(Action):
    """Setting a quote aside."""

    resource, act, name, related = QUOTES, quotes.reject_quote, "quote", ("revision",)
    takes = writing.Reason

    @acting(QUOTES, "reject", writing.Reason, "Reject a quote", "It stays on record.")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Reject the quote."""
        return super().post(request, pk)
