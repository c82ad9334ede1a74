"""Desks for the tests of the export: one with everything on it, and an empty one."""

from io import BytesIO

from django.db import connection

from annotations.desk import articles, claims, evidence, quotes, verdicts
from annotations.desk.drafts import SpanDraft
from annotations.desk.quotes import SourceDraft
from annotations.desk.restore import restore_export
from annotations.interchange.native import export_json, export_ndjson, read_export
from annotations.models import (
    Appearance,
    Article,
    Claim,
    Event,
    Evidence,
    ExcludedRange,
    Outlet,
    Quote,
    QuoteSpan,
    Rating,
    RatingScale,
    Revision,
    RevisionSketch,
    Role,
    Speaker,
    User,
    Verdict,
)
from tests.factories import (
    TEXT,
    make_claim,
    make_evidence,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
    place,
)

BOTTOM_UP = (
    Event,
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
            SourceDraft(place(revision, "Marta Ilves"), marta),
            SourceDraft(place(revision, "a clerk"), clerk),
        ],
        speaker=marta,
        hedged=True,
    )
    quotes.reject_quote(actor=editor, quote=make_quote(revision, "שלום"), reason="Not said.")
    make_proposed_quote()
    withdrawn = make_revision(outlet="Gazette").article
    articles.withdraw_article(actor=editor, article=withdrawn, reason="A copy.")
    _claims(editor, reviewer, revision, quote)


def _claims(editor: User, reviewer: User, revision: Revision, quote: Quote) -> None:
    decided = claims.create_claim(
        actor=editor, revision=revision, quote=quote, place=place(revision, "3,200 lorries")
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
    make_verdict(decided, actor=reviewer, scale=scale, rating="unproven", evidence=[proof])
    make_verdict(decided, actor=editor, scale=scale, rating="false")
    assert first.pk
    claims.reject_claim(actor=editor, claim=make_claim("Water is dry."), reason="Nobody says so.")
    make_claim("Someone said so.", kind="quote", state="proposed")
    lone = make_claim("Fire is cold.", revision=revision, words="declined")
    lone_verdict = make_verdict(lone, actor=reviewer, scale=scale)
    verdicts.withdraw_verdict(actor=reviewer, verdict=lone_verdict, reason="Too soon.")


def ndjson(*args) -> bytes:
    return b"".join(export_ndjson(*args))


def document(*args) -> bytes:
    return b"".join(export_json(*args))


def restore(content: bytes) -> dict[str, int]:
    return restore_export(actor=None, records=read_export(BytesIO(content)), source="desk.ndjson")
