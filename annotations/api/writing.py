"""What may be sent for each resource. What the values mean is checked by the acts."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..desk.quotes import SourceDraft
from ..desk.scales import RatingDraft
from ..desk.unset import UNSET
from ..extraction import Reason as WorthChecking
from ..models import (
    Anonymity,
    Claim,
    ClaimKind,
    ClaimType,
    Evidence,
    Medium,
    Outlet,
    Polarity,
    Quote,
    Rating,
    Revision,
    SourceKind,
    Speaker,
    Strategy,
)
from .inputs import (
    ByLanguageInput,
    Changes,
    Choice,
    Day,
    Flag,
    Input,
    OptionalText,
    Place,
    RowField,
    Text,
    Time,
    Whole,
)
from .review import NewFinding

MOST_PARTS = 100
"""Places in one quote, or pieces of evidence under one verdict."""


class Parts(serializers.ListField):
    """A list of at most :data:`MOST_PARTS` things."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MOST_PARTS, **options)


class Nothing(Input):
    """An action that needs no words."""


class Reason(Input):
    """Why, where there is a reason to tell."""

    reason = OptionalText(max_length=10_000)


class NeededReason(Input):
    """Why."""

    reason = Text(max_length=10_000)


# ---- Articles -----------------------------------------------------------------------------------


class ImportedText(OptionalText):
    """A string that may be left out, or be null, which is the same."""

    def __init__(self, **options: Any) -> None:
        super().__init__(allow_null=True, **options)


class ImportedChoice(Choice):
    """One of a few words, or null, which is the same as leaving it out."""

    def __init__(self, choices: Any, **options: Any) -> None:
        super().__init__(choices, required=False, allow_null=True, **options)


class Confidence(serializers.FloatField):
    """How sure the engine was that found it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, allow_null=True, min_value=0, max_value=1, **options)


class ImportedPlace(Place):
    """A place in `text` as it is sent, in Unicode code points."""

    exact = ImportedText(help_text="The words you expect there; the article is refused if not.")


class ImportedSource(ImportedPlace):
    """A source of a quote that comes with an article."""

    anonymity = ImportedChoice(Anonymity.choices, help_text="Whether the text names it.")


class ImportedQuote(Input):
    """A quote that comes with an article."""

    content = serializers.ListField(
        child=ImportedPlace(), min_length=1, help_text="In text order; several when interrupted."
    )
    kind = ImportedChoice(Quote.Kind.choices, help_text="`direct` where it is left out.")
    cue = ImportedPlace(required=False, allow_null=True)
    sources = serializers.ListField(child=ImportedSource(), required=False, allow_null=True)
    addressee = ImportedPlace(required=False, allow_null=True)
    state = ImportedChoice(["proposed", "accepted"], help_text="`proposed` where left out.")
    hedged = Flag(required=False, allow_null=True)
    polarity = ImportedChoice(Polarity.choices, help_text="`asserted` where it is left out.")
    confidence = Confidence()


class ImportedClaim(ImportedPlace):
    """A claim that comes with an article, at a place in its text."""

    statement = ImportedText(help_text="The words at the place where it is left out.")
    kind = ImportedChoice(ClaimKind.choices, help_text="`fact` where it is left out.")
    state = ImportedChoice(["proposed", "open"], help_text="`proposed` where it is left out.")
    types = serializers.ListField(child=Choice(ClaimType.choices), required=False, allow_null=True)
    reasons = serializers.ListField(
        child=Choice([each.value for each in WorthChecking]), required=False, allow_null=True
    )
    depends_on = serializers.ListField(child=ImportedPlace(), required=False, allow_null=True)
    confidence = Confidence()


class NewArticle(Input):
    """An article to bring in. Null is the same as leaving a field out."""

    text = Text(help_text="Normalised on the way in: Unicode NFC, LF, no control characters.")
    title = ImportedText(max_length=500)
    url = ImportedText(max_length=2000, help_text="One address is one article.")
    outlet = ImportedText(max_length=200, help_text="Its name; made when it is new.")
    authors = serializers.ListField(child=Text(allow_blank=True), required=False, allow_null=True)
    published_at = ImportedText(help_text="ISO 8601; a date is enough. Without a zone it is UTC.")
    language = ImportedText(help_text="Found by the desk where it is left out.")
    quotes = serializers.ListField(child=ImportedQuote(), required=False, allow_null=True)
    claims = serializers.ListField(child=ImportedClaim(), required=False, allow_null=True)


class ArticleImport(Input):
    """Articles to bring in at once."""

    articles = serializers.ListField(child=NewArticle())


class ArticleChanges(Changes):
    """What is known of an article. Its text never changes."""

    title = OptionalText(max_length=500)
    url = OptionalText(max_length=2000, allow_null=True)
    outlet = RowField(Outlet, required=False, allow_null=True)
    authors = serializers.ListField(child=Text(max_length=200), required=False)
    published_at = Time(required=False, allow_null=True)
    language = OptionalText(max_length=16)


# ---- Quotes -------------------------------------------------------------------------------------


class SourcePlace(Place):
    """The words that name a source, and who that is where you know."""

    speaker = RowField(Speaker, required=False, allow_null=True)
    anonymity = Choice(
        Anonymity.choices,
        required=False,
        allow_null=True,
        help_text="Left out, it stays what it was at this place.",
    )

    def to_internal_value(self, data: Any) -> SourceDraft:  # type: ignore[override]
        """Return the link of the chain as the acts take it."""
        values = Input.to_internal_value(self, data)
        speaker, anonymity = values.pop("speaker", None), values.pop("anonymity", UNSET)
        return SourceDraft(Place.draft(values), speaker, anonymity)


class NewQuote(Input):
    """A quote to mark in a revision. It is accepted at once."""

    revision = RowField(Revision)
    content = Parts(child=Place(), min_length=1)
    kind = Choice(Quote.Kind.choices, required=False)
    cue = Place(required=False, allow_null=True)
    sources = Parts(child=SourcePlace(), required=False)
    addressee = Place(required=False, allow_null=True)
    speaker = RowField(Speaker, required=False, allow_null=True)
    hedged = Flag(required=False)
    polarity = Choice(Polarity.choices, required=False)


class Accepted(Input):
    """Whose words they are, where you know: the speaker suggested, or another."""

    speaker = RowField(Speaker, required=False, allow_null=True)


class QuoteChanges(Changes):
    """What to correct in a quote; places sent replace those of the same kind."""

    content = Parts(child=Place(), min_length=1, required=False)
    kind = Choice(Quote.Kind.choices, required=False)
    cue = Place(required=False, allow_null=True)
    sources = Parts(child=SourcePlace(), required=False)
    addressee = Place(required=False, allow_null=True)
    speaker = RowField(Speaker, required=False, allow_null=True)
    hedged = Flag(required=False)
    polarity = Choice(Polarity.choices, required=False)


# ---- Claims -------------------------------------------------------------------------------------


class NewClaim(Input):
    """A claim, with the place where it stands if it was found in a text."""

    statement = OptionalText(help_text="The words at the place where it is left out.")
    kind = Choice(ClaimKind.choices, required=False)
    speaker = RowField(Speaker, required=False, allow_null=True)
    state = Choice(["proposed", "open"], required=False)
    revision = RowField(Revision, required=False, allow_null=True)
    place = Place(required=False, allow_null=True)
    quote = RowField(Quote, required=False, allow_null=True)
    types = Parts(child=Choice(ClaimType.choices), required=False)
    depends_on = Parts(child=Place(), required=False)


class ClaimChanges(Changes):
    """What to correct in a claim."""

    statement = Text(required=False)
    kind = Choice(ClaimKind.choices, required=False)
    speaker = RowField(Speaker, required=False, allow_null=True)
    types = Parts(child=Choice(ClaimType.choices), required=False)
    strategies = Parts(
        child=Choice(Strategy.choices), required=False, help_text="How it was checked."
    )


class NewAppearance(Input):
    """Another place where a claim stands."""

    claim = RowField(Claim)
    revision = RowField(Revision)
    place = Place()
    quote = RowField(Quote, required=False, allow_null=True)
    depends_on = Parts(child=Place(), required=False)


# ---- Evidence and verdicts ----------------------------------------------------------------------


class NewEvidence(Input):
    """Something that bears on a claim."""

    claim = RowField(Claim)
    stance = Choice(Evidence.Stance.choices)
    title = Text(max_length=500)
    publisher = OptionalText(max_length=200)
    url = OptionalText(max_length=2000)
    published_on = Day(required=False, allow_null=True)
    excerpt = OptionalText()
    origin = OptionalText(max_length=200)
    source_kind = Choice([("", "not told"), *SourceKind.choices], required=False)
    anonymous = Flag(required=False, help_text="What it says rests on somebody not named.")
    medium = Choice([("", "not told"), *Medium.choices], required=False)
    note = OptionalText()


class EvidenceChanges(Changes):
    """What to correct in a piece of evidence."""

    stance = Choice(Evidence.Stance.choices, required=False)
    title = Text(max_length=500, required=False)
    publisher = OptionalText(max_length=200)
    url = OptionalText(max_length=2000)
    published_on = Day(required=False, allow_null=True)
    excerpt = OptionalText()
    origin = OptionalText(max_length=200)
    source_kind = Choice([("", "not told"), *SourceKind.choices], required=False)
    anonymous = Flag(required=False, help_text="What it says rests on somebody not named.")
    medium = Choice([("", "not told"), *Medium.choices], required=False)
    note = OptionalText()


class NewVerdict(Input):
    """A verdict on a claim."""

    claim = RowField(Claim)
    rating = RowField(Rating, "scale", help_text="Of a published scale for claims of this kind.")
    reasons = Text()
    evidence = Parts(child=RowField(Evidence), required=False)
    findings = Parts(
        child=NewFinding(), required=False, help_text="On quotes: what you found on each axis."
    )
    claim_version = Whole(
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        help_text="Version of the claim you read; 412 when it was changed since.",
    )


# ---- The desk's lists ---------------------------------------------------------------------------


class NewSpeaker(Input):
    """Who can be heard in quotes. An anonymous source has a description and no name."""

    kind = Choice(Speaker.Kind.choices, required=False)
    name = OptionalText(max_length=200)
    description = OptionalText(max_length=300)
    aliases = serializers.ListField(child=Text(max_length=200), required=False)


class SpeakerChanges(NewSpeaker, Changes):
    """What to correct in a speaker."""


class MergeInto(Input):
    """Who the speaker turned out to be."""

    into = RowField(Speaker)


class NewAlias(Input):
    """Another name of the speaker."""

    alias = Text(max_length=200)


class NewOutlet(Input):
    """Who publishes."""

    name = Text(max_length=200)
    kind = Choice(Outlet.Kind.choices, required=False)
    url = OptionalText(max_length=500)
    language = OptionalText(max_length=16)


class OutletChanges(Changes):
    """What to correct in an outlet."""

    name = Text(max_length=200, required=False)
    kind = Choice(Outlet.Kind.choices, required=False)
    url = OptionalText(max_length=500)
    language = OptionalText(max_length=16)


CODE = r"^[-a-zA-Z0-9_]+$"


@extend_schema_field({"type": "string", "pattern": CODE, "maxLength": 40})
class Code(Text):
    """A short name for machines."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=40, **options)

    def to_internal_value(self, data: Any) -> str:
        """Return the code."""
        value = super().to_internal_value(data)
        return serializers.SlugField(max_length=40).run_validation(value)


class NewRating(Input):
    """A label of a scale."""

    code = Code()
    labels = ByLanguageInput(allow_empty=False)
    value = Whole(required=False, allow_null=True, min_value=1, max_value=100)
    descriptions = ByLanguageInput(required=False)

    def to_internal_value(self, data: Any) -> RatingDraft:
        """Return the label as the acts take it."""
        return RatingDraft(**super().to_internal_value(data))


class NewRatingScale(Input):
    """A version of a scale. It is used once it is published."""

    code = Code()
    version = Whole(required=False, min_value=1, max_value=10_000)
    claim_kind = Choice(ClaimKind.choices)
    names = ByLanguageInput(allow_empty=False)
    descriptions = ByLanguageInput(required=False)
    best = Whole(min_value=2, max_value=100)
    worst = Whole(min_value=1, max_value=99)
    ratings = Parts(child=NewRating())
