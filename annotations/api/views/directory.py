"""The desk's lists: speakers, outlets, rating scales."""

from django.http import HttpResponseBase
from rest_framework.request import Request

from ... import rules
from ...desk import directory, merging, scales
from .. import writing
from ..operations import acting, changing, creating, listing, reading
from ..resources import OUTLETS, RATING_SCALES, SPEAKERS
from .base import Action, Collection, Item


class SpeakerCollection(Collection):
    """Who is heard."""

    resource = SPEAKERS

    @listing(SPEAKERS, "List speakers")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(SPEAKERS, writing.NewSpeaker, "Write down a speaker", errors=(409,))
    def post(self, request: Request) -> HttpResponseBase:
        """Make a speaker."""
        values = self.values(request, writing.NewSpeaker)
        return self.made(request, directory.create_speaker(actor=self.actor, **values))


class SpeakerItem(Item):
    """One speaker."""

    resource = SPEAKERS

    @reading(SPEAKERS, "Read a speaker")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the speaker."""
        return super().get(request, pk)

    @changing(SPEAKERS, writing.SpeakerChanges, "Correct a speaker")
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Correct the speaker."""
        return self.change_row(
            request, pk, writing.SpeakerChanges, directory.change_speaker, "speaker"
        )


class SpeakerAlias(Action):
    """Writing down another name."""

    resource, act, name = SPEAKERS, merging.add_alias, "speaker"
    takes = writing.NewAlias

    @acting(
        SPEAKERS,
        "add_alias",
        writing.NewAlias,
        "Write down another name of a speaker",
        "A name that is known already changes nothing.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Add the alias."""
        return super().post(request, pk)


class SpeakerMerge(Action):
    """Saying that a speaker is another."""

    resource, act, name = SPEAKERS, merging.merge_speakers, "speaker"
    rule = rules.can_edit_desk
    takes = writing.MergeInto

    @acting(
        SPEAKERS,
        "merge",
        writing.MergeInto,
        "Say that a speaker is one whom the desk knows already",
        "For editors. All that names the one names the other from then on; the record keeps what "
        "was moved. The answer is the merged speaker, with `merged_into`.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Merge the speaker."""
        return super().post(request, pk)


class OutletCollection(Collection):
    """Who publishes."""

    resource = OUTLETS

    @listing(OUTLETS, "List outlets")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(OUTLETS, writing.NewOutlet, "Write down an outlet", errors=(409,))
    def post(self, request: Request) -> HttpResponseBase:
        """Make an outlet."""
        values = self.values(request, writing.NewOutlet)
        return self.made(request, directory.create_outlet(actor=self.actor, **values))


class OutletItem(Item):
    """One outlet."""

    resource = OUTLETS
    rule = rules.can_edit_desk

    @reading(OUTLETS, "Read an outlet")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the outlet."""
        return super().get(request, pk)

    @changing(OUTLETS, writing.OutletChanges, "Correct an outlet", "For editors.")
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Correct the outlet."""
        return self.change_row(
            request, pk, writing.OutletChanges, directory.change_outlet, "outlet"
        )


class RatingScaleCollection(Collection):
    """The scales the desk rates on."""

    resource = RATING_SCALES
    rule = rules.can_edit_desk

    @listing(RATING_SCALES, "List rating scales", "With their ratings.")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        RATING_SCALES,
        writing.NewRatingScale,
        "Draw up a version of a rating scale",
        "For editors. It is used once it is published, and then frozen.",
        errors=(409,),
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Make a scale."""
        values = self.values(request, writing.NewRatingScale)
        version = values.pop("version", 1)
        scale = scales.create_scale(actor=self.actor, scale_version=version, **values)
        return self.made(request, scale)


class RatingScaleItem(Item):
    """One version of a scale."""

    resource = RATING_SCALES

    @reading(RATING_SCALES, "Read a rating scale")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the scale."""
        return super().get(request, pk)


class RatingScalePublish(Action):
    """Putting a scale to use."""

    resource, act, name = RATING_SCALES, scales.publish_scale, "scale"
    rule = rules.can_edit_desk

    @acting(RATING_SCALES, "publish", writing.Nothing, "Put a rating scale to use", "For editors.")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Publish the scale."""
        return super().post(request, pk)


class RatingScaleRetire(Action):
    """Taking a scale out of use."""

    resource, act, name = RATING_SCALES, scales.retire_scale, "scale"
    rule = rules.can_edit_desk

    @acting(
        RATING_SCALES,
        "retire",
        writing.Nothing,
        "Take a rating scale out of use",
        "For editors. Verdicts given on it keep it.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Retire the scale."""
        return super().post(request, pk)
