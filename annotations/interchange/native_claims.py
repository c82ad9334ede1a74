"""Claims in the export format: with all that was found, said, decided and published about them."""

from typing import Any

from ..models import (
    AXES,
    Answer,
    Assignment,
    Axis,
    Claim,
    ClaimKind,
    ClaimType,
    Comment,
    Correction,
    Evidence,
    FactCheck,
    Gate,
    Medium,
    Origin,
    Question,
    ReplyRequest,
    ReviewPlan,
    SourceKind,
    Strategy,
    Verdict,
)
from .native_pieces import (
    ID,
    NAMED,
    NEW,
    PERSON,
    PLACE,
    PLACE_INSIDE,
    PROPOSAL,
    always,
    choices,
    id_of,
    none_of,
    record_type,
    version,
)
from .native_shape import (
    LARGEST_SMALL_NUMBER,
    Day,
    Field,
    Flag,
    Many,
    Maybe,
    Named,
    Shape,
    Slug,
    Stamp,
    Text,
    Thing,
    Whole,
)

_SMALL = Whole(1, LARGEST_SMALL_NUMBER)


def _reasons(record: dict[str, Any]) -> list[str]:
    """Take the reasons out of the one text in which version 1.0 told them."""
    why = record.get("why")
    if type(why) is not str or not why or record.get("origin") != Origin.MACHINE:
        return []
    record["why"] = ""
    return why.split(", ")


def _decision(record: dict[str, Any]) -> Any:
    """Return which verdict decided a claim, as far as versions before 1.2 tell.

    The latest standing one, unless an adjudicating one stands: as in the desk's own upgrade.
    """
    verdicts = record.get("verdicts")
    if record.get("state") != Claim.State.DECIDED or type(verdicts) is not list:
        return None
    standing = [
        each
        for each in verdicts
        if type(each) is dict and each.get("state") == Verdict.State.SUBMITTED
    ]
    last = [each for each in standing if each.get("role") == Verdict.Role.ADJUDICATING] or standing
    return last[-1].get("id") if last else None


def _new(name: str, shape: Shape, meaning: str, older: Any = None) -> Field:
    """Return a property that came with the newest version; ``older`` is its value before."""
    return Field(name, shape, meaning, older if callable(older) else always(older), NEW)


def _new_list(name: str, thing: Thing, meaning: str) -> Field:
    return Field(name, Many(thing), meaning, none_of, NEW)


APPEARANCE = Thing(
    "appearance",
    "A place where the claim stands.",
    [
        id_of("appearance"),
        Field("revision", ID, "Number of the revision in whose text the claim stands."),
        Field("quote", Maybe(ID), "Number of the quote it is part of, if any."),
        *PLACE,
        Field(
            "depends_on",
            Many(PLACE_INSIDE),
            "Places in it that mean nothing alone, as [start, end] in the text.",
            none_of,
        ),
        Field("created_by", PERSON, "Username of who found it; null when the tool did."),
        Field("created_at", Stamp(), "When it was found."),
    ],
)
EVIDENCE = Thing(
    "evidence",
    "Something that bears on the claim.",
    [
        id_of("evidence"),
        Field("stance", choices(Evidence.Stance.values), "What it does to the claim."),
        Field("state", choices(Evidence.State.values), "Evidence is withdrawn, never deleted."),
        Field("title", Text(500, needed=True), "Title of the source."),
        Field("publisher", Text(200), "Who published the source."),
        Field("url", Text(2000), "Address of the source."),
        Field("published_on", Maybe(Day()), "Day of publication."),
        Field("excerpt", Text(), "The words of the source that bear on the claim."),
        Field("origin", Text(200), "Where it first comes from; shared by copies of one report."),
        _new(
            "source_kind",
            choices(["", *SourceKind.values]),
            "How close the source is to what it tells of; empty where nobody said.",
            "",
        ),
        _new("anonymous", Flag(), "Whether it rests on somebody who is not named.", False),
        _new(
            "medium",
            choices(["", *Medium.values]),
            "What the source is made of (AVeriTeC); empty where nobody said.",
            "",
        ),
        Field("note", Text(), "The desk's own remark."),
        Field("created_by", PERSON, "Username of who added it."),
        Field("created_at", Stamp(), "When it was added."),
        version(),
    ],
)
AXIS_FINDING = Thing(
    "finding",
    "What a verdict on a quote says on one axis.",
    [
        id_of("finding"),
        Field("axis", choices(Axis.values), "What is judged; a verdict judges it once."),
        Field(
            "value",
            choices(dict.fromkeys(value for axis in AXES.values() for value in axis.values)),
            "What was found: one of the words of that axis.",
        ),
        Field("reason", Text(needed=True), "Why, in the reviewer's words."),
    ],
)
VERDICT = Thing(
    "verdict",
    "One reviewer's answer on the claim; it is never altered, only superseded or withdrawn.",
    [
        id_of("verdict"),
        Field("reviewer", NAMED, "Username of the reviewer."),
        Field("role", choices(Verdict.Role.values), "Whose answer it is in the review."),
        _new("round", _SMALL, "Round of the claim in which it was given.", 1),
        Field("state", choices(Verdict.State.values), "Whether it still counts."),
        Field("rating", ID, "Number of the rating, which stands under its scale."),
        Field("reasons", Text(needed=True), "Why, in the reviewer's words."),
        Field("supersedes", Maybe(ID), "Number of the reviewer's verdict that it replaces."),
        Field("submitted_at", Stamp(), "When it was given."),
        Field("evidence", Many(ID), "Numbers of the evidence it rests on, ascending."),
        _new_list("findings", AXIS_FINDING, "Of a quote: what it says on each axis, by id."),
    ],
)
ASSIGNMENT = Thing(
    "assignment",
    "Somebody holds the claim to review it, or held it.",
    [
        id_of("assignment"),
        Field("person", NAMED, "Username of the reviewer."),
        Field("role", choices(Verdict.Role.values), "Which answer was asked for."),
        Field("round", _SMALL, "Round of the claim in which it was."),
        Field("state", choices(Assignment.State.values), "What became of it."),
        Field("assigned_by", PERSON, "Username of who gave it; null when the desk drew."),
        Field("assigned_at", Stamp(), "When it was given or taken."),
        Field("due_on", Maybe(Day()), "Day by which the answer is asked for."),
        Field("note", Text(), "Remark of who gave it."),
        Field("ended_at", Maybe(Stamp()), "When it was answered or given back; null while held."),
        Field("reminded_at", Maybe(Stamp()), "When the reviewer was told that it is due."),
    ],
)
RECUSAL = Thing(
    "recusal",
    "Somebody keeps out of the review of the claim, or did: a conflict of interest.",
    [
        id_of("recusal"),
        Field("person", NAMED, "Username of who keeps out."),
        Field("reason", Text(needed=True), "Why, in that person's words."),
        Field("created_at", Stamp(), "When it was declared."),
        Field("lifted_by", PERSON, "Username of who lifted it; null while it stands."),
        Field("lifted_at", Maybe(Stamp()), "When it was lifted; null while it stands."),
        Field("lift_reason", Text(), "Why it was lifted."),
    ],
)
GATE_NOTE = Thing(
    "gate_note",
    "A written reason at one of the gates before a decision.",
    [
        id_of("written reason"),
        Field("gate", choices(Gate.values), "Which gate; a claim has one reason at each."),
        Field("reason", Text(), "Why it is met, or cannot be; empty where that was taken back."),
        Field("written_by", NAMED, "Username of who wrote it last."),
        Field("written_at", Stamp(), "When it was written last."),
        version(),
    ],
)
REPLY_REQUEST = Thing(
    "reply_request",
    "The speaker, or who speaks for them, was asked for a reply.",
    [
        id_of("request"),
        Field("asked", Text(200, needed=True), "Who was asked."),
        Field("channel", choices(ReplyRequest.Channel.values), "How they were asked."),
        Field("asked_at", Stamp(), "When they were asked."),
        Field("deadline", Maybe(Stamp()), "Until when a reply was asked for."),
        Field("outcome", choices(ReplyRequest.Outcome.values), "What came of it."),
        Field("reply", Text(), "What they replied."),
        Field("note", Text(), "The desk's own remark."),
        Field("created_by", NAMED, "Username of who wrote it down."),
        Field("created_at", Stamp(), "When it was written down."),
        version(),
    ],
)
ANSWER = Thing(
    "answer",
    "An answer to the question, with where it was found (AVeriTeC).",
    [
        id_of("answer"),
        Field("state", choices(Answer.State.values), "Answers are withdrawn, never deleted."),
        Field("type", choices(Answer.Type.values), "How the answer was had."),
        Field("text", Text(), "The answer; yes or no where the type is boolean."),
        Field("explanation", Text(), "Why yes, or why no; why it has no answer."),
        Field("medium", choices(["", *Medium.values]), "What the source is made of."),
        Field("evidence", Maybe(ID), "Number of the evidence on this claim it rests on."),
        Field("created_by", PERSON, "Username of who wrote it."),
        Field("created_at", Stamp(), "When it was written."),
        version(),
    ],
)
QUESTION = Thing(
    "question",
    "A question whose answer bears on the claim (AVeriTeC).",
    [
        id_of("question"),
        Field("state", choices(Question.State.values), "Questions are withdrawn, never deleted."),
        Field("text", Text(needed=True), "The question."),
        Field("created_by", PERSON, "Username of who asked it."),
        Field("created_at", Stamp(), "When it was written."),
        version(),
        Field("answers", Many(ANSWER), "Its answers, by ascending id."),
    ],
)
COMMENT = Thing(
    "comment",
    "A remark on the claim, or on a piece of its evidence.",
    [
        id_of("comment"),
        Field("evidence", Maybe(ID), "Number of the evidence it is about; null: the claim."),
        Field("answers", Maybe(ID), "Number of the earlier comment that it answers."),
        Field("text", Text(needed=True), "The remark."),
        Field("state", choices(Comment.State.values), "Whether it still asks for something."),
        Field("round", _SMALL, "Round of the claim in which it was written."),
        Field("created_by", NAMED, "Username of who wrote it."),
        Field("created_at", Stamp(), "When it was written."),
        Field("changed_at", Maybe(Stamp()), "When it was last changed; null if never."),
        Field("resolved_by", PERSON, "Username of who resolved it."),
        Field("resolved_at", Maybe(Stamp()), "When it was resolved; null while open."),
        version(),
        Field("mentions", Many(NAMED), "Usernames of those it calls, in alphabetical order."),
    ],
)
CORRECTION = Thing(
    "correction",
    "A public change to the fact-check; it is never altered.",
    [
        id_of("correction"),
        Field("kind", choices(Correction.Kind.values), "How much it changes."),
        Field("reason", Text(needed=True), "Why, as the public reads it."),
        Field("before", Named(), "What the fields said that it changed, by name."),
        Field("after", Named(), "What the same fields say since."),
        Field("made_by", NAMED, "Username of who made it."),
        Field("made_at", Stamp(), "When it was made."),
    ],
)
FACT_CHECK = Thing(
    "fact_check",
    "The published piece about the claim (schema.org ClaimReview), or its draft.",
    [
        id_of("fact-check"),
        Field("state", choices(FactCheck.State.values), "How far it is."),
        Field("slug", Slug(80), "Last part of its public address; there once."),
        Field("language", Text(10, needed=True), "Language, an ISO 639-1 code."),
        Field("headline", Text(300, needed=True), "Headline."),
        Field("summary", Text(), "The claim and the finding in a sentence or two."),
        Field("body", Text(), "The text, in Markdown."),
        Field("decision", ID, "Number of the verdict on this claim that it tells."),
        Field("created_by", NAMED, "Username of who began it."),
        Field("created_at", Stamp(), "When it was begun."),
        Field("embargo_until", Maybe(Stamp()), "Until when the public does not see it."),
        Field("published_by", PERSON, "Username of who published it; null before."),
        Field("published_at", Maybe(Stamp()), "When it was published; null before."),
        Field("out_at", Maybe(Stamp()), "From when the public sees it; null for a draft."),
        Field("changed_at", Maybe(Stamp()), "When it was last changed in public."),
        Field("withdrawn_by", PERSON, "Username of who withdrew it; null before."),
        Field("withdrawn_at", Maybe(Stamp()), "When it was withdrawn; null before."),
        Field("withdrawal_reason", Text(), "Why it was withdrawn, as the public reads it."),
        version(),
        Field("evidence", Many(ID), "Numbers of the evidence it lists, ascending."),
        Field("authors", Many(NAMED), "Usernames of the authors it names, alphabetically."),
        Field("writers", Many(NAMED), "Usernames of all who wrote in it, alphabetically."),
        Field("corrections", Many(CORRECTION), "Its public changes, by ascending id."),
    ],
)
CLAIM_RECORD = Thing(
    "claim",
    "What the desk checks, with the places where it stands and all the work on it.",
    [
        record_type("claim"),
        id_of("claim"),
        Field("kind", choices(ClaimKind.values), "fact: it is so. quote: somebody said so."),
        Field("state", choices(Claim.State.values), "Where it stands in the desk's work."),
        _new("round", _SMALL, "Round of review: one more each time it was reopened.", 1),
        _new(
            "review_plan",
            choices(ReviewPlan.values),
            "How many answers were asked for when the review of this round began.",
            ReviewPlan.SINGLE.value,
        ),
        _new("decision", Maybe(ID), "Number of the verdict it is decided by.", _decision),
        Field("statement", Text(needed=True), "What is claimed."),
        Field("speaker", Maybe(ID), "Number of the speaker who claims it."),
        _new("said_in", Maybe(ID), "Number of the claim, of kind quote, whose words it takes up."),
        Field("types", Many(choices(ClaimType.values)), "Sorts of claim (AVeriTeC).", none_of),
        _new(
            "strategies",
            Many(choices(Strategy.values)),
            "How it was checked (AVeriTeC).",
            none_of,
        ),
        Field("reasons", Many(Text(40)), "Why the engine proposed it, as codes.", _reasons),
        Field("moved_at", Stamp(), "When anything was last done on it."),
        *PROPOSAL,
        Field("appearances", Many(APPEARANCE), "Where it stands, by ascending id."),
        Field("evidence", Many(EVIDENCE), "What bears on it, by ascending id."),
        Field("verdicts", Many(VERDICT), "Every verdict given on it, by ascending id."),
        _new_list("assignments", ASSIGNMENT, "Who reviewed it or was to, by ascending id."),
        _new_list("recusals", RECUSAL, "Who keeps out of its review, by ascending id."),
        _new_list("gate_notes", GATE_NOTE, "Written reasons at the gates, by ascending id."),
        _new_list("reply_requests", REPLY_REQUEST, "Who was asked for a reply, by ascending id."),
        _new_list("questions", QUESTION, "Questions it was taken apart into, by ascending id."),
        _new_list("comments", COMMENT, "Remarks on it, by ascending id."),
        _new_list("fact_checks", FACT_CHECK, "What was published of it, by ascending id."),
    ],
)
