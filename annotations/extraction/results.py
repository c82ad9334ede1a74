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


class Anonymity(StrEnum):
    """Whether a speaker can be known by the text, and what the text gives instead of a name."""

    NAMED = "named"  # a name, or a description of somebody named elsewhere in the text
    ROLE = "role"  # one person known by post or part only: "an aide", "un diplomate"
    GROUP = "group"  # several such: "officials", "residents", "des riverains"
    WITHHELD = "withheld"  # the text says the name is kept back: "who asked not to be named"
    VAGUE = "vague"  # nobody in particular: "sources", "some", "critics say"


class Polarity(StrEnum):
    """What the cue says of the words: how far who says them, or the writer, stands by them."""

    ASSERTED = "asserted"  # said, added, told: and anything not below
    DENIED = "denied"  # the speaker says that it is not so: denied, dismissed, refuted
    DOUBTED = "doubted"  # questioned, was not sure whether
    WARNED = "warned"  # says that it may come: warned, threatened, cautioned
    CLAIMED = "claimed"  # the writer keeps a distance: claimed, alleged, prétend
    ASKED = "asked"  # a question or a demand: asked, urged, called for


class ClaimType(StrEnum):
    """What sort of claim it is (AVeriTeC, Schlichtkrull et al. 2023, table of claim types)."""

    EVENT = "event"  # that something happened or is so: AVeriTeC's event/property claim
    NUMERICAL = "numerical"  # an amount, a share, a rank, a comparison of amounts
    CAUSAL = "causal"  # that one thing brought about another
    POSITION = "position"  # that somebody holds a view or supports a policy
    QUOTE = "quote"  # that somebody said something


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
    ATTRIBUTION = "attribution"  # told as what somebody said, in the writer's words
    CAUSE = "cause"  # one thing is said to bring about another
    RECORD = "record"  # a vote, a law, a ruling, a contract, statistics: there are papers
    ABSOLUTE = "absolute"  # never, all, none, every: one counter-example refutes it
    PREDICTION = "prediction"  # that something will come: checked by who says it and why
    HEARSAY = "hearsay"  # the text itself does not vouch for it: allegedly, aurait
    SPEAKER = "speaker"  # who says it is in office, or speaks for a body
    WORDING = "wording"  # it reads like what people chose to check; a learnt judge says so


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that is not the article. Whole lines, without their line break."""

    span: Span
    kind: FurnitureKind


@dataclass(frozen=True, slots=True)
class ProposedSource:
    """The words that name a speaker ("she", "Ann Lee, the mayor", "sources").

    `speaker` is the index in `Extraction.speakers` of who that is, None when it is not known.
    """

    span: Span
    kind: SourceKind
    anonymity: Anonymity = Anonymity.NAMED
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedSpeaker:
    """Somebody who is heard in the text or named in it, and the places that mean them, in order.

    No two speakers share a place, and none is told in a text without quotes. `name` is the fullest
    form the text gives ("Ann Lee" where it also says "Lee" and "she"); empty for an anonymous
    source, of whom `description` ("an aide to the lawmakers") is all there is. Of a named speaker
    `description` is the office the text gives ("mayor"), or empty.
    """

    name: str
    description: str
    kind: SourceKind
    anonymity: Anonymity
    mentions: tuple[Span, ...]


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
    `addressee` is who was told, where the cue names them ("told reporters").
    `nested` is true of speech told of within the words of another proposal, to which no verb at
    the head of those words leads: "Lee said the man who accused her of lying was gone".
    """

    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Span | None
    sources: tuple[ProposedSource, ...]
    confidence: float
    rule: str
    hedged: bool = False
    polarity: Polarity = Polarity.ASSERTED
    addressee: Span | None = None
    nested: bool = False

    def heard_from(self, sources: tuple[ProposedSource, ...]) -> "ProposedQuote":
        """Return the quote with other sources; `dataclasses.replace` takes five times as long."""
        return ProposedQuote(
            self.kind,
            self.content,
            self.cue,
            sources,
            self.confidence,
            self.rule,
            self.hedged,
            self.polarity,
            self.addressee,
            self.nested,
        )


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A sentence, or the content of a quote, that a desk would want to check.

    `statement` is a suggestion for its wording: line breaks and outer marks smoothed away, and
    the pronouns whose person is known replaced by the name. `depends_on` are the places in it
    that mean nothing alone ("she", "there", "last year"). `quote` is the index in
    `Extraction.quotes` of the quote it stands in, None for the writer's own words.
    """

    span: Span
    statement: str
    confidence: float
    reasons: tuple[Reason, ...]
    quote: int | None = None
    types: tuple[ClaimType, ...] = ()
    depends_on: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything one run of one engine proposes for one text; each tuple in text order.

    `lacks` names what the engine could not use for this text: "syntax" where no parser for its
    language is installed, "sequence" and "judge" where no trained model is.
    """

    language: str
    engine: str
    engine_version: str
    quotes: tuple[ProposedQuote, ...]
    claims: tuple[ProposedClaim, ...]
    furniture: tuple[Furniture, ...]
    speakers: tuple[ProposedSpeaker, ...] = ()
    lacks: tuple[str, ...] = ()
