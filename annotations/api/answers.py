"""What is answered that is no resource: what became of an import, what was found, who asks."""

from rest_framework import serializers

from ..models import Role
from .shapes import (
    ArticleSerializer,
    ClaimSerializer,
    ExcludedRangeSerializer,
    QuoteSerializer,
    RevisionSerializer,
    Shape,
    Times,
    WholeNumber,
)


class ArticleReading(Shape):
    """An article with one of its texts and everything marked in it."""

    article = ArticleSerializer()
    revision = RevisionSerializer()
    excluded_ranges = ExcludedRangeSerializer(many=True)
    quotes = QuoteSerializer(many=True, help_text="In text order, whatever their state.")
    claims = ClaimSerializer(many=True, help_text="Claims that stand in this text, in text order.")


class ArticleIntake(Shape):
    """What became of an article that was sent in."""

    outcome = serializers.ChoiceField(
        ["created", "revised", "unchanged"],
        help_text="`revised`: a new text of an article the desk has. `unchanged`: the text is "
        "here already; nothing was stored, nor were quotes and claims sent with it.",
    )
    article = ArticleSerializer()
    revision = WholeNumber(help_text="The revision that holds the text.")


class ImportCounts(Shape):
    """How many articles had which outcome."""

    created = WholeNumber()
    revised = WholeNumber()
    unchanged = WholeNumber()
    invalid = WholeNumber()


class ImportFault(Shape):
    """What is wrong with one field of an article."""

    field = serializers.CharField()
    message = serializers.CharField()


class ImportItem(Shape):
    """What became of one article of an import."""

    index = WholeNumber(help_text="Place among the articles sent, from 0.")
    line = WholeNumber(required=False, help_text="JSON lines only: number of the line, from 1.")
    outcome = serializers.ChoiceField(["created", "revised", "unchanged", "invalid"])
    article = WholeNumber(allow_null=True)
    revision = WholeNumber(allow_null=True)
    errors = ImportFault(many=True)  # type: ignore[assignment] # the same as above


class ImportReport(Shape):
    """What became of an import: each article is stored or refused by itself."""

    counts = ImportCounts()
    results = ImportItem(many=True)


class ExcerptPart(Shape):
    """A run of an excerpt; `found` marks the words searched for."""

    text = serializers.CharField()
    found = serializers.BooleanField()


class Found(Shape):
    """One match of a search."""

    type = serializers.ChoiceField(["article", "claim"])
    id = WholeNumber()
    revision = WholeNumber(allow_null=True, help_text="Of an article: the text that matches.")
    title = serializers.CharField(help_text="Headline, or statement of the claim.")
    excerpt = ExcerptPart(many=True)


class SearchResults(Shape):
    """The best matches, best first."""

    results = Found(many=True)


class Rights(Shape):
    """What somebody may do."""

    annotate = serializers.BooleanField()
    review = serializers.BooleanField()
    edit_desk = serializers.BooleanField()
    administer = serializers.BooleanField()


class MeSerializer(Shape):
    """Who is asking."""

    id = WholeNumber()
    username = serializers.CharField()
    name = serializers.CharField()
    role = serializers.ChoiceField(Role.choices)
    may = Rights()
    token_expires_at = Times(allow_null=True, help_text="Null for a session or a lasting token.")
