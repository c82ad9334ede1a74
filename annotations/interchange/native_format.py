"""The desk's own export format: every record, every property, and what it means.

This is the one place where the format is written down. ``schema/export-1.0.json`` is made from
it (``manage.py export --schema``), and imports are checked against it. A change that an older
desk could not read is a new :data:`VERSION`.
"""

from typing import Any

from ..models import (
    Appearance,
    Article,
    Claim,
    ClaimKind,
    Evidence,
    ExcludedRange,
    Origin,
    Outlet,
    Quote,
    RatingScale,
    Speaker,
    Verdict,
)
from .native_shape import (
    LARGEST_ID,
    Choice,
    Day,
    Digest,
    Field,
    Flag,
    Fraction,
    Many,
    Maybe,
    Named,
    Shape,
    Stamp,
    Text,
    Thing,
    Whole,
)

FORMAT = "factcheck-desk-export"
VERSION = "1.0"

EVENT_TARGETS = tuple(
    sorted(
        model._meta.model_name or ""
        for model in (
            Appearance,
            Article,
            Claim,
            Evidence,
            ExcludedRange,
            Outlet,
            Quote,
            RatingScale,
            Speaker,
            Verdict,
        )
    )
)
"""What the exported lines of the record are about; those about people's accounts, and about the
desk itself (such as "restored from an export"), stay where they are."""

ID = Whole(1, LARGEST_ID)
NUMBER = Whole(1)
OFFSET = Whole(0)
PERSON = Maybe(Text(150, needed=True))
BY_LANGUAGE = Named(Text())


def _id(word: str) -> Field:
    return Field("id", ID, f"Number of the {word} on its desk.")


def record_type(word: str) -> Field:
    """Return the property that says what a record is."""
    return Field("type", Choice((word,)), "What this record is.")


def _version() -> Field:
    return Field("version", NUMBER, "Starts at 1 and grows by one with each change.")


def choices(values: Any) -> Shape:
    """Return the shape of the words of a model's choices."""
    return Choice(tuple(str(value) for value in values))


_PLACE = [
    Field("start", OFFSET, "First code point of the span, counted from 0 in the revision's text."),
    Field("end", OFFSET, "Code point after the last one of the span."),
    Field("exact", Text(needed=True), "The words of the text from start to end."),
    Field("prefix", Text(64), "Words before the span, up to 32 code points."),
    Field("suffix", Text(64), "Words after the span, up to 32 code points."),
]
_PROPOSAL = [
    Field("origin", choices(Origin.values), "Who suggested it."),
    Field("engine", Text(60), "Extraction engine and its version; empty for a person's work."),
    Field("confidence", Maybe(Fraction()), "The engine's confidence; null for a person's work."),
    Field("why", Text(200), "The rule or features that led to the proposal."),
    Field("created_by", PERSON, "Username of who made it; null when the tool did."),
    Field("created_at", Stamp(), "When it was made."),
    Field("decided_by", PERSON, "Username of who accepted or rejected it; null before."),
    Field("decided_at", Maybe(Stamp()), "When it was accepted or rejected; null before."),
    Field("decision_reason", Text(), "Why, in that person's words."),
    _version(),
]

SPAN = Thing("span", "A place in the text of a revision, said by position and by words.", _PLACE)
SOURCE = Thing(
    "source",
    "A place that names who is heard: the one who said it, or one who relays it.",
    [*_PLACE, Field("speaker", Maybe(ID), "Number of the speaker, where the desk knows who.")],
)
EXCLUDED_RANGE = Thing(
    "excluded_range",
    "Page furniture in the text: nothing is proposed from it while it is excluded.",
    [
        _id("excluded range"),
        Field("start", OFFSET, "First code point of the range."),
        Field("end", OFFSET, "Code point after the last one of the range."),
        Field("kind", Text(40), "What sort of furniture it is; manual when a person marked it."),
        Field("restored_at", Maybe(Stamp()), "When a person brought the text back; null before."),
        Field("restored_by", PERSON, "Username of who brought the text back."),
        _version(),
    ],
)
QUOTE = Thing(
    "quote",
    "One occurrence of attributed speech in a revision.",
    [
        _id("quote"),
        Field("kind", choices(Quote.Kind.values), "How the words are given."),
        Field("state", choices(Quote.State.values), "From proposal to decision."),
        Field("start", OFFSET, "First code point of the first content span."),
        Field("end", OFFSET, "Code point after the last one of the last content span."),
        Field("hedged", Flag(), "Whether the article itself casts doubt on the attribution."),
        Field("speaker", Maybe(ID), "Number of the speaker who said it, where the desk knows."),
        *_PROPOSAL,
        Field("content", Many(SPAN, 1), "The words said; several spans when interrupted."),
        Field("cue", Maybe(SPAN), "The reporting word or phrase, if there is one."),
        Field("sources", Many(SOURCE), "Who is heard: first who said it, then who relays it."),
    ],
)
REVISION = Thing(
    "revision",
    "The text of an article as captured once; it never changes.",
    [
        _id("revision"),
        Field("number", NUMBER, "1 for the first capture of the article, and so on."),
        Field("length", NUMBER, "Code points of the text."),
        Field("language", Text(16), "Language found in the text, an ISO 639-1 code."),
        Field("sha256", Digest(), "SHA-256 of the text in UTF-8."),
        Field("source_sha256", Digest(), "SHA-256 of the bytes the text was taken from."),
        Field("extractor", Text(60), "What turned the source into text, with its version."),
        Field("captured_at", Stamp(), "When the text was captured."),
        Field("captured_by", PERSON, "Username of who captured it; null when the tool did."),
        Field("engine", Text(60), "Extraction engine that has read the text; empty if none has."),
        Field("resembles", Maybe(ID), "Number of an older revision, of which it is likely a copy."),
        Field("resemblance", Maybe(Fraction()), "How much of the two texts is the same."),
        Field("title", Text(500), "Headline as captured."),
        Field("text", Text(needed=True), "The text: Unicode NFC, lines ended by LF."),
        Field("excluded_ranges", Many(EXCLUDED_RANGE), "Page furniture, by ascending id."),
        Field("quotes", Many(QUOTE), "Quotes of every state, by ascending id."),
    ],
)
APPEARANCE = Thing(
    "appearance",
    "A place where the claim stands.",
    [
        _id("appearance"),
        Field("revision", ID, "Number of the revision in whose text the claim stands."),
        Field("quote", Maybe(ID), "Number of the quote it is part of, if any."),
        *_PLACE,
        Field("created_by", PERSON, "Username of who found it; null when the tool did."),
        Field("created_at", Stamp(), "When it was found."),
    ],
)
EVIDENCE = Thing(
    "evidence",
    "Something that bears on the claim.",
    [
        _id("evidence"),
        Field("stance", choices(Evidence.Stance.values), "What it does to the claim."),
        Field("state", choices(Evidence.State.values), "Evidence is withdrawn, never deleted."),
        Field("title", Text(500, needed=True), "Title of the source."),
        Field("publisher", Text(200), "Who published the source."),
        Field("url", Text(2000), "Address of the source."),
        Field("published_on", Maybe(Day()), "Day of publication."),
        Field("excerpt", Text(), "The words of the source that bear on the claim."),
        Field("origin", Text(200), "Where it first comes from; shared by copies of one report."),
        Field("note", Text(), "The desk's own remark."),
        Field("created_by", PERSON, "Username of who added it."),
        Field("created_at", Stamp(), "When it was added."),
        _version(),
    ],
)
VERDICT = Thing(
    "verdict",
    "One reviewer's answer on the claim; it is never altered, only superseded or withdrawn.",
    [
        _id("verdict"),
        Field("reviewer", Text(150, needed=True), "Username of the reviewer."),
        Field("role", choices(Verdict.Role.values), "Whose answer it is in the review."),
        Field("state", choices(Verdict.State.values), "Whether it still counts."),
        Field("rating", ID, "Number of the rating, which stands under its scale."),
        Field("reasons", Text(needed=True), "Why, in the reviewer's words."),
        Field("supersedes", Maybe(ID), "Number of the reviewer's verdict that it replaces."),
        Field("submitted_at", Stamp(), "When it was given."),
        Field("evidence", Many(ID), "Numbers of the evidence it rests on, ascending."),
    ],
)
RATING = Thing(
    "rating",
    "One label of the scale.",
    [
        _id("rating"),
        Field("position", OFFSET, "Order within the scale."),
        Field("code", Text(40, needed=True), "Short name, unique in the scale."),
        Field("value", Maybe(OFFSET), "Value on the axis; null for a label off the axis."),
        Field("labels", BY_LANGUAGE, "Label by language code."),
        Field("descriptions", BY_LANGUAGE, "Description by language code."),
    ],
)

PERSON_RECORD = Thing(
    "person",
    "Somebody whom a record in this file names. No address, password or right is exported.",
    [
        record_type("person"),
        Field("username", Text(150, needed=True), "Username, by which records name the person."),
        Field("name", Text(301, needed=True), "Display name."),
    ],
)
OUTLET_RECORD = Thing(
    "outlet",
    "Who publishes.",
    [
        record_type("outlet"),
        _id("outlet"),
        Field("name", Text(200, needed=True), "Name; there is only one outlet of a name."),
        Field("kind", choices(Outlet.Kind.values), "The sort of outlet."),
        Field("url", Text(500), "Address of its site."),
        Field("language", Text(16), "Language it publishes in, an ISO 639-1 code."),
        Field("created_at", Stamp(), "When it was written down."),
        _version(),
    ],
)
SPEAKER_RECORD = Thing(
    "speaker",
    "Who says things. An anonymous source has a description and no name.",
    [
        record_type("speaker"),
        _id("speaker"),
        Field("kind", choices(Speaker.Kind.values), "The sort of speaker."),
        Field("name", Text(200), "Name; empty for an anonymous source."),
        Field("description", Text(300), "Office or role."),
        Field("aliases", Many(Text()), "Other names."),
        Field("created_at", Stamp(), "When it was written down."),
        _version(),
    ],
)
SCALE_RECORD = Thing(
    "scale",
    "One version of a rating scale; frozen once published.",
    [
        record_type("scale"),
        _id("scale"),
        Field("code", Text(40, needed=True), "Short name, shared by the versions of the scale."),
        Field("scale_version", NUMBER, "Version of the scale."),
        Field("claim_kind", choices(ClaimKind.values), "Which claims are rated on it."),
        Field("names", BY_LANGUAGE, "Name by language code."),
        Field("descriptions", BY_LANGUAGE, "Description by language code."),
        Field("best", NUMBER, "Best value on the axis."),
        Field("worst", NUMBER, "Worst value on the axis."),
        Field("published_at", Maybe(Stamp()), "When it was put to use; null before."),
        Field("retired_at", Maybe(Stamp()), "When it was taken out of use; null before."),
        Field("ratings", Many(RATING), "Its labels, by ascending id."),
    ],
)
ARTICLE_RECORD = Thing(
    "article",
    "One published piece with all its texts and what was found in them.",
    [
        record_type("article"),
        _id("article"),
        Field("title", Text(500), "Headline."),
        Field("url", Maybe(Text(2000, needed=True)), "Canonical address; null for a pasted text."),
        Field("outlet", Maybe(ID), "Number of the outlet."),
        Field("authors", Many(Text()), "Names of the authors."),
        Field("published_at", Maybe(Stamp()), "When it was published."),
        Field("language", Text(16), "Language, an ISO 639-1 code; empty when unknown."),
        Field("state", choices(Article.State.values), "Articles are withdrawn, never deleted."),
        Field("created_by", PERSON, "Username of who brought it in."),
        Field("created_at", Stamp(), "When it was brought in."),
        _version(),
        Field("revisions", Many(REVISION, 1), "Its texts, by ascending id."),
    ],
)
CLAIM_RECORD = Thing(
    "claim",
    "What the desk checks, with the places where it stands, the evidence and the verdicts.",
    [
        record_type("claim"),
        _id("claim"),
        Field("kind", choices(ClaimKind.values), "fact: it is so. quote: somebody said so."),
        Field("state", choices(Claim.State.values), "Where it stands in the desk's work."),
        Field("statement", Text(needed=True), "What is claimed."),
        Field("speaker", Maybe(ID), "Number of the speaker who claims it."),
        Field("moved_at", Stamp(), "When anything was last done on it."),
        *_PROPOSAL,
        Field("appearances", Many(APPEARANCE), "Where it stands, by ascending id."),
        Field("evidence", Many(EVIDENCE), "What bears on it, by ascending id."),
        Field("verdicts", Many(VERDICT), "Every verdict given on it, by ascending id."),
    ],
)
EVENT_RECORD = Thing(
    "event",
    "One line of the append-only record of what was done.",
    [
        record_type("event"),
        _id("event"),
        Field("at", Stamp(), "When it was done."),
        Field("actor", PERSON, "Username of who did it; null when the tool did."),
        Field("verb", Text(60, needed=True), "What was done, as quote.accepted."),
        Field("target_type", Choice(EVENT_TARGETS), "What it was done to."),
        Field("target", ID, "Number of what it was done to."),
        Field("article", Maybe(ID), "Number of the article under which the line is shown."),
        Field("claim", Maybe(ID), "Number of the claim under which the line is shown."),
        Field("data", Named(), "Details as they were noted then; numbers in it are no references."),
    ],
)

RECORDS: dict[str, Thing] = {
    record.name: record
    for record in (
        PERSON_RECORD,
        OUTLET_RECORD,
        SPEAKER_RECORD,
        SCALE_RECORD,
        ARTICLE_RECORD,
        CLAIM_RECORD,
        EVENT_RECORD,
    )
}
"""The records by type, in the order in which they stand in a file: each names earlier ones only."""

PLURALS = {
    "person": "people",
    "outlet": "outlets",
    "speaker": "speakers",
    "scale": "scales",
    "article": "articles",
    "claim": "claims",
    "event": "events",
}
"""The name of each type's list in the JSON form."""
