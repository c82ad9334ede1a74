"""The desk's own export format: every record, every property, and what it means.

This is the one place where the format is written down. ``schema/export-1.2.json`` is made from
it (``manage.py export --schema``), and imports are checked against it. A change that an older
desk could not read is a new :data:`VERSION`; files of :data:`OLDER` versions are read too.
"""

from ..models import (
    Anonymity,
    Answer,
    Appearance,
    Article,
    Assignment,
    Claim,
    ClaimKind,
    Comment,
    Correction,
    Evidence,
    ExcludedRange,
    FactCheck,
    GateNote,
    Outlet,
    Polarity,
    Question,
    Quote,
    RatingScale,
    Recusal,
    ReplyRequest,
    Speaker,
    Verdict,
)
from .native_claims import CLAIM_RECORD
from .native_pieces import (
    BY_LANGUAGE,
    ID,
    NUMBER,
    OFFSET,
    PERSON,
    PLACE,
    PROPOSAL,
    always,
    choices,
    id_of,
    record_type,
    version,
)
from .native_shape import (
    Choice,
    Digest,
    Field,
    Flag,
    Fraction,
    Many,
    Maybe,
    Named,
    Stamp,
    Text,
    Thing,
)

FORMAT = "factcheck-desk-export"
VERSION = "1.2"
OLDER = ("1.0", "1.1")
"""Versions before, of which every file is read as one of this: it lacks some properties."""

EVENT_TARGETS = tuple(
    sorted(
        model._meta.model_name or ""
        for model in (
            Answer,
            Appearance,
            Article,
            Assignment,
            Claim,
            Comment,
            Correction,
            Evidence,
            ExcludedRange,
            FactCheck,
            GateNote,
            Outlet,
            Question,
            Quote,
            RatingScale,
            Recusal,
            ReplyRequest,
            Speaker,
            Verdict,
        )
    )
)
"""What the exported lines of the record are about; those about people's accounts, and about the
desk itself (such as "restored from an export"), stay where they are."""

SPAN = Thing("span", "A place in the text of a revision, said by position and by words.", PLACE)
SOURCE = Thing(
    "source",
    "A place that names who is heard: the one who said it, or one who relays it.",
    [
        *PLACE,
        Field("speaker", Maybe(ID), "Number of the speaker, where the desk knows who."),
        Field(
            "anonymity",
            Maybe(choices(Anonymity.values)),
            "Whether the text names it, and what it gives instead; null when not known.",
            always(None),
        ),
    ],
)
EXCLUDED_RANGE = Thing(
    "excluded_range",
    "Page furniture in the text: nothing is proposed from it while it is excluded.",
    [
        id_of("excluded range"),
        Field("start", OFFSET, "First code point of the range."),
        Field("end", OFFSET, "Code point after the last one of the range."),
        Field("kind", Text(40), "What sort of furniture it is; manual when a person marked it."),
        Field("restored_at", Maybe(Stamp()), "When a person brought the text back; null before."),
        Field("restored_by", PERSON, "Username of who brought the text back."),
        version(),
    ],
)
QUOTE = Thing(
    "quote",
    "One occurrence of attributed speech in a revision.",
    [
        id_of("quote"),
        Field("kind", choices(Quote.Kind.values), "How the words are given."),
        Field("state", choices(Quote.State.values), "From proposal to decision."),
        Field("start", OFFSET, "First code point of the first content span."),
        Field("end", OFFSET, "Code point after the last one of the last content span."),
        Field("hedged", Flag(), "Whether the article itself casts doubt on the attribution."),
        Field(
            "polarity",
            choices(Polarity.values),
            "What the cue says of the words.",
            always(Polarity.ASSERTED.value),
        ),
        Field("speaker", Maybe(ID), "Number of the speaker who said it, where the desk knows."),
        Field("speaker_name", Text(200), "Name the engine read for who said it.", always("")),
        Field(
            "suggested_speaker",
            Maybe(ID),
            "Number of the one speaker of the desk who bears that name.",
            always(None),
        ),
        *PROPOSAL,
        Field("content", Many(SPAN, 1), "The words said; several spans when interrupted."),
        Field("cue", Maybe(SPAN), "The reporting word or phrase, if there is one."),
        Field("addressee", Maybe(SPAN), "Who was told, if the text says so.", always(None)),
        Field("sources", Many(SOURCE), "Who is heard: first who said it, then who relays it."),
    ],
)
REVISION = Thing(
    "revision",
    "The text of an article as captured once; it never changes.",
    [
        id_of("revision"),
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
RATING = Thing(
    "rating",
    "One label of the scale.",
    [
        id_of("rating"),
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
        id_of("outlet"),
        Field("name", Text(200, needed=True), "Name; there is only one outlet of a name."),
        Field("kind", choices(Outlet.Kind.values), "The sort of outlet."),
        Field("url", Text(500), "Address of its site."),
        Field("language", Text(16), "Language it publishes in, an ISO 639-1 code."),
        Field("created_at", Stamp(), "When it was written down."),
        version(),
    ],
)
SPEAKER_RECORD = Thing(
    "speaker",
    "Who says things. An anonymous source has a description and no name.",
    [
        record_type("speaker"),
        id_of("speaker"),
        Field("kind", choices(Speaker.Kind.values), "The sort of speaker."),
        Field("name", Text(200), "Name; empty for an anonymous source."),
        Field("description", Text(300), "Office or role."),
        Field("aliases", Many(Text()), "Other names."),
        Field(
            "merged_into",
            Maybe(ID),
            "Number of the speaker that this one turned out to be; null for one that stands.",
            always(None),
        ),
        Field("created_at", Stamp(), "When it was written down."),
        version(),
    ],
)
SCALE_RECORD = Thing(
    "scale",
    "One version of a rating scale; frozen once published.",
    [
        record_type("scale"),
        id_of("scale"),
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
        id_of("article"),
        Field("title", Text(500), "Headline."),
        Field("url", Maybe(Text(2000, needed=True)), "Canonical address; null for a pasted text."),
        Field("outlet", Maybe(ID), "Number of the outlet."),
        Field("authors", Many(Text()), "Names of the authors."),
        Field("published_at", Maybe(Stamp()), "When it was published."),
        Field("language", Text(16), "Language, an ISO 639-1 code; empty when unknown."),
        Field("state", choices(Article.State.values), "Articles are withdrawn, never deleted."),
        Field("created_by", PERSON, "Username of who brought it in."),
        Field("created_at", Stamp(), "When it was brought in."),
        version(),
        Field("revisions", Many(REVISION, 1), "Its texts, by ascending id."),
    ],
)
EVENT_RECORD = Thing(
    "event",
    "One line of the append-only record of what was done.",
    [
        record_type("event"),
        id_of("event"),
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
