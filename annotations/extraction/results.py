"""What extraction hands back: frozen values, every place a code-point span of the text given.

Nothing here knows how a proposal was found, so a stronger engine can fill the same shapes.
"""

from dataclasses import dataclass
from enum import StrEnum

from annotations.text.spans import Span


class FurnitureKind(StrEnum):
    """The kinds of page furniture that travel with pasted or fetched text."""

    COMMENT_COUNTER = "comment_counter"  # "9 Comments", "12 commentaires", "No comments:"
    COMMENT_PROMPT = "comment_prompt"  # "Post a comment", "Laisser un commentaire"
    RECOMMENDED = "recommended"  # the heading "Recommended news", and links below it
    REPEATED_HEADLINE = "repeated_headline"  # the title, or a line, standing there again
    DATE_LINE = "date_line"  # a line that is nothing but a date, or "Published on …"
    SOURCE_CREDIT = "source_credit"  # "Source: …", "Photo: …"
    BYLINE = "byline"  # "By Ann Lee", "Par Jeanne Petit"
    SHARE_PROMPT = "share_prompt"  # "Share on Facebook", "Partager"
    ADVERT = "advert"  # "Advertisement", "Publicité"
    NAVIGATION = "navigation"  # "Read more", "Lire aussi : …", "Home > News"
    EXCERPT_LABEL = "excerpt_label"  # "From the report:", "Extrait du rapport :"
    BOILERPLATE = "boilerplate"  # newsletters, copyright, cookies, house rules for comments


class SourceKind(StrEnum):
    """What kind of speaker the words of a source point to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"  # several people who are not named: "lawmakers", "les riverains"
    ANONYMOUS = "anonymous"  # someone whose name is withheld: "a person familiar with …"
    UNKNOWN = "unknown"


class QuoteKind(StrEnum):
    """How the words are given: as said, in the writer's own words, or both in one clause."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Reason(StrEnum):
    """Why a sentence is proposed as worth checking."""

    NUMBER = "number"  # an amount, a share, a count, with or without a unit
    DATE = "date"  # a year, a month with a day, a stated period
    COMPARISON = "comparison"  # more than, the largest, rose, doubled, the first
    NAMED_BODY = "named_body"  # an organisation, an authority, a country by name
    ATTRIBUTION = "attribution"  # someone is said to have said it
    CAUSE = "cause"  # one thing is said to bring about another
    RECORD = "record"  # a vote, a law, a ruling, a sanction, a contract: there are papers
    ABSOLUTE = "absolute"  # never, all, none, every: one counter-example refutes it


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that is not the article. Whole lines, without their line break."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """The words that name a speaker ("she", "Ann Lee, the mayor", "sources")."""

    span: Span
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class ProposedQuote:
    """One occurrence of attributed speech.

    `content` is never empty, in text order and free of overlap. For a direct quote it holds the
    words said WITHOUT the quotation marks around them; for indirect and mixed ones the clause,
    without its "that"/"que", with the marks that stand inside it. An interrupted quote
    ("…," she said, "…"), one that goes on in the next sentence of the paragraph without a speaker
    of its own, and one that runs over paragraphs is one quote with several content spans.

    `cue` is the verb or phrase that attributes ("said", "according to"), None when only the
    neighbourhood does. `sources` begins with who said it and goes outward to who relays it
    (lawmakers, then an aide, then an agency); empty when nobody was found.
    `confidence` lies between 0 and 1; `rule` is the short name of the rule that found it.
    `hedged` is true when the text itself keeps a distance ("allegedly", "aurait déclaré").
    """

    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Span | None
    sources: tuple[ProposedSource, ...]
    confidence: float
    rule: str
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A sentence, or the content of a quote, that a desk would want to check.

    `statement` is its wording with line breaks and outer marks smoothed away; `quote` is the
    index in `Extraction.quotes` of the quote it stands in, None for the writer's own words.
    """

    span: Span
    statement: str
    confidence: float
    reasons: tuple[Reason, ...]
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one run of one engine proposes for one text; each tuple in text order."""

    language: str
    engine: str
    engine_version: str
    quotes: tuple[ProposedQuote, ...]
    claims: tuple[ProposedClaim, ...]
    furniture: tuple[Furniture, ...]
