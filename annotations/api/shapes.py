"""What each resource looks like when it is sent: for the schema, and nothing else.

Rows are read by :mod:`annotations.api.tables`; a test holds these fields against what is sent.
"""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ..desk.queries_review import ACTS
from ..models import (
    Anonymity,
    Article,
    Axis,
    Claim,
    ClaimKind,
    ClaimType,
    Evidence,
    Medium,
    Origin,
    Outlet,
    Polarity,
    Quote,
    ReviewPlan,
    SourceKind,
    Speaker,
    Strategy,
    Verdict,
)


class Shape(serializers.Serializer[Any]):
    """Describes what is sent."""


class WholeNumber(serializers.IntegerField):
    """A whole number that is never negative."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"min_value": 0, **options})


class Times(serializers.DateTimeField):
    """A time in UTC, ISO 8601, ending in Z."""


class ByLanguage(serializers.DictField):
    """A text by language code: ``{"en": "…", "fr": "…"}``."""

    child = serializers.CharField()


class PersonSerializer(Shape):
    """A member of the desk."""

    id = WholeNumber()
    name = serializers.CharField()


class OutletLink(Shape):
    """The outlet of an article."""

    id = WholeNumber()
    name = serializers.CharField()


class SpeakerLink(Shape):
    """Who said it. An anonymous source has a description and no name."""

    id = WholeNumber()
    kind = serializers.ChoiceField(Speaker.Kind.choices)
    name = serializers.CharField()
    description = serializers.CharField()


class SpanSerializer(Shape):
    """A place in a revision's text: half-open, in Unicode code points, with its words.

    `prefix` and `suffix` are up to 32 code points around it (W3C TextQuoteSelector).
    """

    start = WholeNumber()
    end = WholeNumber(min_value=1)
    exact = serializers.CharField()
    prefix = serializers.CharField()
    suffix = serializers.CharField()


class SourceSerializer(SpanSerializer):
    """The words that name a source, and who that is where the desk knows."""

    speaker = SpeakerLink(allow_null=True)
    anonymity = serializers.ChoiceField(
        Anonymity.choices,
        allow_null=True,
        help_text="Whether the text names it, and what it gives instead; null when not known.",
    )


class DependsOn(serializers.ListField):
    """Places inside another, as `[start, end]` in the revision's text."""

    def __init__(self, **options: Any) -> None:
        ends = serializers.ListField(child=WholeNumber(), min_length=2, max_length=2)
        super().__init__(
            child=ends, help_text="Places that mean nothing alone: `[start, end]`.", **options
        )


class RevisionLine(Shape):
    """A revision of an article, in few words."""

    id = WholeNumber()
    number = WholeNumber(min_value=1, help_text="1 is the first text, and so on.")
    length = WholeNumber(min_value=1, help_text="Of the text, in code points.")
    language = serializers.CharField()
    captured_at = Times()


class ArticleSerializer(Shape):
    """One published piece. Its text is in its revisions."""

    id = WholeNumber()
    title = serializers.CharField()
    url = serializers.CharField(allow_null=True, help_text="Canonical address, if it has one.")
    outlet = OutletLink(allow_null=True)
    authors = serializers.ListField(child=serializers.CharField())
    published_at = Times(allow_null=True)
    language = serializers.CharField(help_text="ISO 639 code; empty when not known.")
    state = serializers.ChoiceField(Article.State.choices)
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()
    version = WholeNumber(min_value=1)
    revisions = RevisionLine(many=True, help_text="Oldest first.")


class RevisionSerializer(Shape):
    """The immutable text of an article as captured once. Annotations point into it."""

    id = WholeNumber()
    article = WholeNumber()
    number = WholeNumber(min_value=1)
    title = serializers.CharField()
    length = WholeNumber(min_value=1, help_text="Of the text, in code points.")
    language = serializers.CharField()
    sha256 = serializers.CharField(help_text="Of the text in UTF-8, in hex digits.")
    source_sha256 = serializers.CharField(help_text="Of the bytes that came in.")
    extractor = serializers.CharField(help_text="What turned the source into text.")
    captured_at = Times()
    captured_by = PersonSerializer(allow_null=True)
    engine = serializers.CharField(help_text="The engine that has read it; empty when none has.")
    resembles = WholeNumber(allow_null=True, help_text="Revision that is nearly the same.")
    resemblance = serializers.FloatField(allow_null=True, min_value=0, max_value=1)
    text = serializers.CharField(help_text="In lists only where `fields` asks for it.")


class ExcludedRangeSerializer(Shape):
    """Page furniture in a revision's text; nothing is proposed from it until it is restored."""

    id = WholeNumber()
    revision = WholeNumber()
    start = WholeNumber()
    end = WholeNumber(min_value=1)
    kind = serializers.CharField(help_text="`manual` where a person marked it.")
    restored_at = Times(allow_null=True)
    restored_by = PersonSerializer(allow_null=True)
    version = WholeNumber(min_value=1)


class ProposalSerializer(Shape):
    """Who suggested it, and who decided."""

    origin = serializers.ChoiceField(Origin.choices)
    engine = serializers.CharField()
    confidence = serializers.FloatField(allow_null=True, min_value=0, max_value=1)
    why = serializers.CharField(help_text="The rule or features that led to the proposal.")
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()
    decided_by = PersonSerializer(allow_null=True)
    decided_at = Times(allow_null=True)
    decision_reason = serializers.CharField()
    corrections = WholeNumber(help_text="How often people have corrected what it says.")
    version = WholeNumber(min_value=1)


class QuoteSerializer(ProposalSerializer):
    """One occurrence of attributed speech. `start` and `end` hold all of its content."""

    id = WholeNumber()
    revision = WholeNumber()
    article = WholeNumber()
    kind = serializers.ChoiceField(Quote.Kind.choices)
    state = serializers.ChoiceField(Quote.State.choices)
    start = WholeNumber()
    end = WholeNumber(min_value=1)
    hedged = serializers.BooleanField()
    polarity = serializers.ChoiceField(Polarity.choices)
    speaker = SpeakerLink(allow_null=True)
    speaker_name = serializers.CharField(help_text="The name that the engine read; often empty.")
    suggested_speaker = SpeakerLink(
        allow_null=True, help_text="Who bears that name on the desk; send it with `accept`."
    )
    content = SpanSerializer(many=True, help_text="In text order; several when it is interrupted.")
    cue = SpanSerializer(allow_null=True, help_text="The reporting words, as “said”.")
    addressee = SpanSerializer(allow_null=True, help_text="Who was told, as “reporters”.")
    sources = SourceSerializer(
        many=True, help_text="First who said it, then outward who relays it."
    )


class HolderSerializer(Shape):
    """Who holds a claim to review it."""

    id = WholeNumber(help_text="Number of the assignment.")
    person = PersonSerializer()
    role = serializers.ChoiceField(Verdict.Role.choices)
    assigned_at = Times()
    due_on = serializers.DateField(allow_null=True)


class FindingSerializer(Shape):
    """What a verdict says of a quote on one axis."""

    axis = serializers.ChoiceField(Axis.choices)
    value = serializers.CharField(help_text="One of the words of its axis.")
    reason = serializers.CharField()


class ClaimAppearance(Shape):
    """A place where the claim stands."""

    id = WholeNumber()
    revision = WholeNumber()
    article = WholeNumber()
    quote = WholeNumber(allow_null=True)
    span = SpanSerializer()
    depends_on = DependsOn()


class ClaimSerializer(ProposalSerializer):
    """What the desk checks."""

    id = WholeNumber()
    kind = serializers.ChoiceField(ClaimKind.choices)
    state = serializers.ChoiceField(Claim.State.choices)
    round = WholeNumber(min_value=1, help_text="Of its review; grows when it is reopened.")
    review_plan = serializers.ChoiceField(
        ReviewPlan.choices, help_text="What was asked for when the review of the round began."
    )
    decision = WholeNumber(allow_null=True, help_text="Number of the verdict that decided it.")
    statement = serializers.CharField()
    types = serializers.ListField(child=serializers.ChoiceField(ClaimType.choices))
    reasons = serializers.ListField(
        child=serializers.CharField(), help_text="Why the engine proposed it, as codes."
    )
    strategies = serializers.ListField(
        child=serializers.ChoiceField(Strategy.choices), help_text="How it was checked."
    )
    said_in = WholeNumber(
        allow_null=True, help_text="The claim of kind `quote` whose words this one takes up."
    )
    speaker = SpeakerLink(allow_null=True)
    moved_at = Times(help_text="When anything was last done on it.")
    appearances = ClaimAppearance(many=True)
    assignment = HolderSerializer(allow_null=True)
    moves = serializers.ListField(
        child=serializers.ChoiceField(ACTS),
        help_text="What you may do in its review now. In lists only where `fields` asks for it.",
    )


class AppearanceSerializer(Shape):
    """A place where a claim stands, with the quote it is part of, if any."""

    id = WholeNumber()
    claim = WholeNumber()
    revision = WholeNumber()
    article = WholeNumber()
    quote = WholeNumber(allow_null=True)
    span = SpanSerializer()
    depends_on = DependsOn()
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()


class EvidenceSerializer(Shape):
    """Something that bears on a claim."""

    id = WholeNumber()
    claim = WholeNumber()
    stance = serializers.ChoiceField(Evidence.Stance.choices)
    state = serializers.ChoiceField(Evidence.State.choices)
    title = serializers.CharField()
    publisher = serializers.CharField()
    url = serializers.CharField()
    published_on = serializers.DateField(allow_null=True)
    excerpt = serializers.CharField()
    origin = serializers.CharField()
    source_kind = serializers.ChoiceField(
        [("", "not told"), *SourceKind.choices], help_text="Primary, or a report of it."
    )
    anonymous = serializers.BooleanField(help_text="Whether it rests on somebody not named.")
    medium = serializers.ChoiceField([("", "not told"), *Medium.choices])
    note = serializers.CharField()
    created_by = PersonSerializer(allow_null=True)
    created_at = Times()
    version = WholeNumber(min_value=1)


class ScaleLink(Shape):
    """The version of the scale that was used."""

    id = WholeNumber()
    code = serializers.CharField()
    version = WholeNumber(min_value=1)


class RatingLink(Shape):
    """The rating given."""

    id = WholeNumber()
    code = serializers.CharField()
    value = WholeNumber(allow_null=True, help_text="Null for a label off the axis.")
    labels = ByLanguage()
    scale = ScaleLink()


class VerdictSerializer(Shape):
    """One reviewer's answer on one claim. It is never altered; a new one supersedes it."""

    id = WholeNumber()
    claim = WholeNumber()
    reviewer = PersonSerializer(allow_null=True)
    role = serializers.ChoiceField(Verdict.Role.choices)
    round = WholeNumber(min_value=1)
    state = serializers.ChoiceField(Verdict.State.choices)
    rating = RatingLink()
    reasons = serializers.CharField()
    supersedes = WholeNumber(allow_null=True)
    submitted_at = Times()
    evidence = serializers.ListField(child=WholeNumber(), help_text="Numbers of the evidence.")
    findings = FindingSerializer(many=True, help_text="On quotes: what was found on each axis.")


class SpeakerSerializer(Shape):
    """A person, organisation, group or anonymous source."""

    id = WholeNumber()
    kind = serializers.ChoiceField(Speaker.Kind.choices)
    name = serializers.CharField()
    description = serializers.CharField()
    aliases = serializers.ListField(child=serializers.CharField())
    merged_into = WholeNumber(
        allow_null=True, help_text="The speaker that this one turned out to be."
    )
    created_at = Times()
    version = WholeNumber(min_value=1)


class OutletSerializer(Shape):
    """Who publishes."""

    id = WholeNumber()
    name = serializers.CharField()
    kind = serializers.ChoiceField(Outlet.Kind.choices)
    url = serializers.CharField()
    language = serializers.CharField()
    created_at = Times()
    version = WholeNumber(min_value=1)


class RatingSerializer(Shape):
    """One label of a scale."""

    id = WholeNumber()
    code = serializers.CharField()
    value = WholeNumber(allow_null=True)
    labels = ByLanguage()
    descriptions = ByLanguage()


class RatingScaleSerializer(Shape):
    """A version of a rating scale. Once published it is frozen."""

    id = WholeNumber()
    code = serializers.CharField()
    version = WholeNumber(min_value=1)
    claim_kind = serializers.ChoiceField(ClaimKind.choices)
    names = ByLanguage()
    descriptions = ByLanguage()
    best = WholeNumber()
    worst = WholeNumber()
    published_at = Times(allow_null=True)
    retired_at = Times(allow_null=True)
    ratings = RatingSerializer(many=True)


@extend_schema_field({"type": "object", "additionalProperties": True})
class AnyObject(serializers.JSONField):
    """An object whose members depend on the verb."""


class EventSerializer(Shape):
    """One line of the append-only record."""

    id = WholeNumber()
    at = Times()
    actor = PersonSerializer(allow_null=True, help_text="Null when the tool itself acted.")
    verb = serializers.CharField(help_text="As `quote.accepted`.")
    target_type = serializers.CharField()
    target_id = WholeNumber()
    article = WholeNumber(allow_null=True)
    claim = WholeNumber(allow_null=True)
    data = AnyObject()  # type: ignore[assignment] # a field hides the framework's property
