"""Claims and the places where they stand."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiExample
from rest_framework.request import Request

from ...desk import claims
from .. import writing
from ..operations import acting, changing, creating, listing, reading
from ..resources import APPEARANCES, CLAIMS
from .base import Action, Collection, Item

A_CLAIM = OpenApiExample(
    "a claim found in a text",
    request_only=True,
    value={
        "statement": "3,200 lorries used the quay last year.",
        "revision": 1,
        "place": {"start": 76, "end": 109},
    },
)


class ClaimCollection(Collection):
    """What the desk checks."""

    resource = CLAIMS

    @listing(CLAIMS, "List claims")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        CLAIMS,
        writing.NewClaim,
        "Write down a claim",
        "With the place where it stands if it was found in a text: `revision` and `place` go "
        "together, and without a statement the words there are the statement.",
        examples=[A_CLAIM],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Write down a claim."""
        values = self.values(request, writing.NewClaim)
        revision, place = values.get("revision"), values.get("place")
        if (revision is None) != (place is None):
            missing = "place" if place is None else "revision"
            raise ValidationError({missing: _("A revision and a place in it go together.")})
        return self.made(request, claims.create_claim(actor=self.actor, **values))


class ClaimItem(Item):
    """One claim."""

    resource = CLAIMS

    @reading(CLAIMS, "Read a claim", "With the places where it stands.")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the claim."""
        return super().get(request, pk)

    @changing(CLAIMS, writing.ClaimChanges, "Word a claim anew, or say of whom it is")
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the claim."""
        return self.change_row(
            request, pk, writing.ClaimChanges, claims.change_claim, "claim", "speaker"
        )


class ClaimAccept(Action):
    """Taking a proposed claim on."""

    resource, act, name = CLAIMS, claims.accept_claim, "claim"

    @acting(CLAIMS, "accept", writing.Nothing, "Take a proposed claim on")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Accept the claim."""
        return super().post(request, pk)


class ClaimReject(Action):
    """Setting a claim aside."""

    resource, act, name = CLAIMS, claims.reject_claim, "claim"
    takes = writing.Reason

    @acting(CLAIMS, "reject", writing.Reason, "Set a claim aside", "It stays on record.")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Reject the claim."""
        return super().post(request, pk)


class ClaimReopen(Action):
    """Taking a claim up again."""

    resource, act, name = CLAIMS, claims.reopen_claim, "claim"
    takes = writing.Reason

    @acting(
        CLAIMS,
        "reopen",
        writing.Reason,
        "Take up again a claim that was decided or rejected",
        "Its verdicts stay.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Reopen the claim."""
        return super().post(request, pk)


class AppearanceCollection(Collection):
    """Where claims stand."""

    resource = APPEARANCES

    @listing(APPEARANCES, "List appearances")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        APPEARANCES,
        writing.NewAppearance,
        "Say that a claim stands at a place too",
        errors=(409,),
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Add an appearance."""
        values = self.values(request, writing.NewAppearance)
        return self.made(request, claims.add_appearance(actor=self.actor, **values))


class AppearanceItem(Item):
    """One place where a claim stands."""

    resource = APPEARANCES

    @reading(APPEARANCES, "Read an appearance")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the appearance."""
        return super().get(request, pk)
