"""Desks for the tests of the export: one with everything on it, and an empty one."""

from datetime import UTC, datetime
from io import BytesIO

from django.db import connection

from annotations.desk import articles, claims, evidence, extraction, merging, quotes, verdicts
from annotations.desk.desk_settings import change_desk_settings
from annotations.desk.drafts import SpanDraft
from annotations.desk.findings import Finding
from annotations.desk.quotes import SourceDraft
from annotations.desk.restore import restore_export
from annotations.interchange.native import export_json, export_ndjson, read_export
from annotations.models import (
    Answer,
    Appearance,
    Article,
    Assignment,
    AxisFinding,
    Claim,
    Comment,
    Correction,
    DeskSettings,
    Event,
    Evidence,
    ExcludedRange,
    FactCheck,
    GateNote,
    Job,
    Notification,
    NotificationChoice,
    Outlet,
    Question,
    Quote,
    QuoteSpan,
    Rating,
    RatingScale,
    Recusal,
    ReplyRequest,
    Revision,
    RevisionSketch,
    Role,
    Speaker,
    TrainedModel,
    User,
    Verdict,
)
from tests.factories import (
    TEXT,
    make_claim,
    make_evidence,
    make_proposed_quote,
    make_quote,
    make_recusal,
    make_revision,
    make_scale,
    make_second_review,
    make_speaker,
    make_user,
    make_verdict,
    place,
)
from tests.unguarded import lift_guards

BOTTOM_UP = (
    Event,
    Job,
    DeskSettings,
    TrainedModel,
    Notification,
    NotificationChoice,
    Correction,
    FactCheck.evidence.through,
    FactCheck.authors.through,
    FactCheck.writers.through,
    FactCheck,
    Comment.mentions.through,
    Comment,
    Answer,
    Question,
    ReplyRequest,
    GateNote,
    Recusal,
    Assignment,
    AxisFinding,
    Verdict.evidence.through,
    Verdict,
    Evidence,
    Appearance,
    Claim,
    QuoteSpan,
    Quote,
    ExcludedRange,
    RevisionSketch,
    Revision,
    Article,
    Rating,
    RatingScale,
    Speaker,
    Outlet,
    User,
)


def empty_desk() -> None:
    """Take everything off the desk, as only a test may."""
    lift_guards(connection, "kept")
    Claim.objects.update(decision=None, said_in=None)  # what names a row that goes before it
    with connection.cursor() as cursor:
        for model in BOTTOM_UP:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608  a table's name


def full_desk() -> None:
    """A desk with every kind of row in every state, and texts in which characters are wide."""
    name = {"first_name": "Zoë", "last_name": "O’Hara"}
    editor = make_user(Role.EDITOR, "zoë", email="z@x.example", **name)
    reviewer = make_user(Role.REVIEWER, "ben")
    text = "Il a dit : « Élu ! 🎉 » e\u0301t שלום עולם. " + TEXT
    revision = make_revision(text, outlet="Le Matin", url="https://matin.example/1", language="fr")
    make_revision(TEXT + " Changed.", outlet="Le Matin", url="https://matin.example/1")
    excluded = articles.exclude_range(
        actor=editor, revision=revision, place=place(revision, "Nobody asked us.")
    )
    articles.restore_range(actor=editor, excluded=excluded)
    marta = make_speaker("Marta Ilves", description="runs the quay", aliases=["M. Ilves"])
    clerk = make_speaker(kind="anonymous", description="a clerk")
    quote = quotes.create_quote(
        actor=editor,
        revision=revision,
        content=[place(revision, "Élu ! 🎉"), place(revision, "We counted")],
        cue=place(revision, "said Marta"),
        sources=[
            SourceDraft(place(revision, "Marta Ilves"), marta, "named"),
            SourceDraft(place(revision, "a clerk"), clerk, "role"),
        ],
        addressee=place(revision, "The mayor"),
        speaker=marta,
        hedged=True,
        polarity="warned",
    )
    namesake = make_speaker("Marta Ilvès")
    merging.merge_speakers(actor=editor, speaker=namesake, into=marta)
    _read_again(editor, revision)
    quotes.reject_quote(actor=editor, quote=make_quote(revision, "שלום"), reason="Not said.")
    quotes.change_quote(actor=editor, quote=make_proposed_quote(), kind="indirect")
    withdrawn = make_revision(outlet="Gazette").article
    articles.withdraw_article(actor=editor, article=withdrawn, reason="A copy.")
    _claims(editor, reviewer, revision, quote)


def _read_again(editor: User, revision: Revision) -> None:
    """Leave proposals that the engine made once and no longer does, and names it read."""
    extraction.propose(actor=editor, revision=revision)
    settings = DeskSettings.objects.get_or_create(pk=DeskSettings.ONLY)[0]
    change_desk_settings(actor=editor, desk_settings=settings, quote_threshold=1, claim_threshold=1)
    extraction.propose(actor=editor, revision=revision)
    assert revision.quotes.filter(state="retired").exists()
    marta = Speaker.objects.get(name="Marta Ilves")
    revision.quotes.filter(state="retired").update(
        speaker_name="Marta Ilves", suggested_speaker=marta
    )


def _claims(editor: User, reviewer: User, revision: Revision, quote: Quote) -> None:
    decided = claims.create_claim(
        actor=editor,
        revision=revision,
        quote=quote,
        place=place(revision, "3,200 lorries"),
        types=["numerical", "event"],
        depends_on=[place(revision, "lorries")],
    )
    claims.add_appearance(
        actor=editor,
        claim=decided,
        revision=Revision.objects.order_by("-pk")[0],
        place=SpanDraft(0, 11),
    )
    proof = make_evidence(decided, actor=editor, published_on="2026-02-28", excerpt="3 200")
    taken_back = make_evidence(decided, actor=editor, stance="refutes")
    scale = make_scale()
    first = make_verdict(decided, actor=reviewer, scale=scale, evidence=[proof, taken_back])
    evidence.withdraw_evidence(actor=editor, evidence=taken_back, reason="A mistake.")
    decided = claims.reopen_claim(actor=reviewer, claim=fresh(decided), reason="Count again.")
    make_verdict(decided, actor=reviewer, scale=scale, rating="unproven", evidence=[proof])
    decided = claims.reopen_claim(actor=reviewer, claim=fresh(decided))
    make_verdict(decided, actor=editor, scale=scale, rating="false")
    assert first.pk
    claims.reject_claim(actor=editor, claim=make_claim("Water is dry."), reason="Nobody says so.")
    make_claim("Someone said so.", kind="quote", state="proposed")
    lone = make_claim("Fire is cold.", revision=revision, words="declined")
    lone_verdict = make_verdict(lone, actor=reviewer, scale=scale)
    verdicts.withdraw_verdict(actor=reviewer, verdict=lone_verdict, reason="Too soon.")
    make_second_review(make_claim("Ice is warm."), scale=scale, actor=reviewer)
    _said(editor, reviewer, revision, taken_up=lone)
    review_rows(fresh(decided), proof, editor, reviewer)


def _said(editor: User, reviewer: User, revision: Revision, *, taken_up: Claim) -> None:
    """A quote that was judged on its axes, and a claim of what was said in it."""
    said = make_claim("Marta Ilves counted.", kind="quote", revision=revision, words="We counted")
    findings = [Finding("wording", "verbatim", "Heard."), Finding("basis", "recording", "Played.")]
    make_verdict(said, actor=editor, scale=make_scale("quote"), findings=findings)
    Claim.objects.filter(pk=taken_up.pk).update(
        said_in=said, strategies=["written_evidence", "consultation"]
    )


def review_rows(
    claim: Claim, proof: Evidence, editor: User, reviewer: User, slug: str = "lorries"
) -> None:
    """Everything that hangs on a claim beside evidence and verdicts, in every state."""
    now = datetime(2026, 3, 4, 5, 6, 7, 8, tzinfo=UTC)
    Evidence.objects.filter(pk=proof.pk).update(source_kind="primary", anonymous=True, medium="pdf")
    by, made = {"created_by": editor, "created_at": now}, {"person": reviewer, "created_at": now}
    make_recusal(actor=reviewer)
    Recusal.objects.create(
        claim=claim, reason="Her aunt.", lifted_by=editor, lifted_at=now, lift_reason="No.", **made
    )
    GateNote.objects.create(
        claim=claim, gate="primary", reason="None is kept.", written_by=editor, written_at=now
    )
    reply = {"asked": "Marta Ilves", "channel": "phone", "asked_at": now, "deadline": now}
    ReplyRequest.objects.create(claim=claim, outcome="answered", reply="Yes 🎉.", **reply, **by)
    question = Question.objects.create(claim=claim, text="How many?", **by)
    Question.objects.create(claim=claim, text="Why?", state="withdrawn", **by)
    Answer.objects.create(
        question=question, type="extractive", text="3 200", medium="pdf", evidence=proof, **by
    )
    Answer.objects.create(
        question=question, type="unanswerable", explanation="Not kept.", state="withdrawn", **by
    )
    first = Comment.objects.create(claim=claim, text="@ben, look.", evidence=proof, **by)
    first.mentions.set([reviewer, editor])
    Comment.objects.create(
        claim=claim,
        text="Seen.",
        answers=first,
        state="resolved",
        resolved_by=editor,
        resolved_at=now,
        **by,
    )
    _pieces(claim, proof, editor, reviewer, now, slug)


def _pieces(claim, proof, editor, reviewer, now, slug) -> None:
    decision = claim.decision or claim.verdicts.latest("pk")
    piece = {"claim": claim, "decision": decision, "created_by": reviewer, "created_at": now}
    out = {"published_by": editor, "published_at": now, "out_at": now}
    published = FactCheck.objects.create(
        slug=slug, headline="Lorries counted", body="*All* of them.", state="published",
        **piece, **out,
    )  # fmt: skip
    published.evidence.set([proof])
    published.authors.set([reviewer, editor])
    published.writers.set([reviewer])
    Correction.objects.create(
        fact_check=published, kind="minor", reason="A slip.", made_by=editor, made_at=now,
        before={"headline": "Lorries", "body": "All"}, after={"headline": "Lorries counted"},
    )  # fmt: skip
    FactCheck.objects.create(slug=f"{slug}-fr", headline="Camions", language="fr", **piece)
    FactCheck.objects.create(
        slug=f"{slug}-old", headline="Old", state="withdrawn", withdrawn_by=editor,
        withdrawn_at=now, withdrawal_reason="It was wrong.", **piece, **out,
    )  # fmt: skip


def fresh(claim: Claim) -> Claim:
    """The claim as it is by now."""
    return Claim.objects.get(pk=claim.pk)


def ndjson(*args) -> bytes:
    return b"".join(export_ndjson(*args))


def document(*args) -> bytes:
    return b"".join(export_json(*args))


def restore(content: bytes) -> dict[str, int]:
    return restore_export(actor=None, records=read_export(BytesIO(content)), source="desk.ndjson")
