"""Storing the claims of an export with all that belongs to them, a batch at a time."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from ..models import (
    AXES,
    Answer,
    Appearance,
    Assignment,
    AxisFinding,
    Claim,
    Comment,
    Correction,
    Evidence,
    FactCheck,
    GateNote,
    Question,
    Quote,
    Rating,
    Recusal,
    ReplyRequest,
    Revision,
    Speaker,
    Verdict,
)
from ..models.bulk import insert_rows
from .priority import priority_of
from .restore_checks import BrokenExport, check_parts, check_present, check_span
from .restore_parts import Part, Rows, parts_in, references, values


def store_claims(rows: Rows, claims: list[Part]) -> None:
    """Store claims, where they stand, and everything that was done about them.

    :raises BrokenExport: when one contradicts a text or another record, or itself.
    """
    check_present(Speaker, references(claims, "speaker"))
    for claim in claims:
        _check_names_its_own(claim)
    appearances = parts_in(claims, "appearances")
    _check_places(appearances)
    _insert_claims(rows, claims)
    rows.insert(Appearance, appearances, holder="claim_id")
    _check_words(appearances)
    rows.insert(Evidence, parts_in(claims, "evidence"), holder="claim_id")
    _store_verdicts(rows, claims)
    for name, model in (
        ("assignments", Assignment),
        ("recusals", Recusal),
        ("gate_notes", GateNote),
        ("reply_requests", ReplyRequest),
        ("questions", Question),
    ):
        rows.insert(model, parts_in(claims, name), holder="claim_id")
    rows.insert(Answer, parts_in(parts_in(claims, "questions"), "answers"), holder="question_id")
    comments = parts_in(claims, "comments")
    rows.insert(Comment, comments, holder="claim_id")
    rows.link_people(Comment.mentions.through, "comment", comments, "mentions")
    _store_fact_checks(rows, parts_in(claims, "fact_checks"))


def check_said_in() -> None:
    """Hold the claims that take up what was said in another against these, once all are there.

    :raises BrokenExport: when one names a claim that is not in the file, or itself.
    """
    lost = Claim.objects.filter(said_in__isnull=False).exclude(
        said_in__in=Claim.objects.order_by().exclude(pk=F("said_in")).values("pk")
    )
    for pk, other in lost.values_list("pk", "said_in_id")[:1]:
        place = _("claim %(id)s") % {"id": pk}
        sentence = _("is %(id)s, but no such other claim stands in the file.") % {"id": other}
        raise BrokenExport(sentence, place, "said_in")


def _insert_claims(rows: Rows, claims: list[Part]) -> None:
    """Store claims with the priority that the desk gives them, which no file tells."""
    columns, stored = rows.rows(Claim, claims)
    texts = {place["revision"] for claim in claims for place in claim.value["appearances"]}
    articles = values(Revision, "article_id", texts)
    for claim, row in zip(claims, stored, strict=True):
        value = claim.value
        row.append(
            priority_of(
                confidence=value["confidence"],
                appearances=len({articles[each["revision"]] for each in value["appearances"]}),
                known_speaker=value["speaker"] is not None,
                created_at=datetime.fromisoformat(value["created_at"]),
            )
        )
    insert_rows(Claim, [*columns, "priority"], stored)


def _store_verdicts(rows: Rows, claims: list[Part]) -> None:
    verdicts = parts_in(claims, "verdicts")
    check_present(Rating, references(verdicts, "rating"))
    rows.insert(Verdict, verdicts, holder="claim_id")
    rows.link(Verdict.evidence.through, "verdict", "evidence", verdicts)
    findings = parts_in(verdicts, "findings")
    for finding in findings:
        words = AXES[finding.value["axis"]].values
        if finding.value["value"] not in words:
            raise finding.record.broken(
                _("is none of: %(words)s.") % {"words": ", ".join(words)}, finding.at("value")
            )
    rows.insert(AxisFinding, findings, holder="verdict_id")


def _store_fact_checks(rows: Rows, fact_checks: list[Part]) -> None:
    rows.insert(FactCheck, fact_checks, holder="claim_id")
    rows.link(FactCheck.evidence.through, "factcheck", "evidence", fact_checks)
    rows.link_people(FactCheck.authors.through, "factcheck", fact_checks, "authors")
    rows.link_people(FactCheck.writers.through, "factcheck", fact_checks, "writers")
    corrections = parts_in(fact_checks, "corrections")
    rows.insert(Correction, corrections, holder="fact_check_id")


def _check_places(appearances: list[Part]) -> None:
    check_present(Revision, references(appearances, "revision"))
    check_present(Quote, references(appearances, "quote"))
    lengths = values(Revision, "length", [part.value["revision"] for part in appearances])
    homes = values(Quote, "revision_id", [part.value["quote"] for part in appearances])
    for part in appearances:
        check_span(part.record, part.value, part.path, lengths[part.value["revision"]])
        check_parts(part.record, part.value, part.path)
        quote = part.value["quote"]
        if quote is not None and homes[quote] != part.value["revision"]:
            raise part.record.broken(_("is a quote in another text."), part.at("quote"))


def _check_words(appearances: list[Part]) -> None:
    """Let the database hold the words of appearances against the texts: it has them at hand."""
    by_id = {part.value["id"]: part for part in appearances}
    rows = Appearance.objects.filter(pk__in=by_id).annotate(
        said=Substr("revision__text", F("start") + 1, F("end") - F("start"))
    )
    for pk, said in rows.exclude(said=F("exact")).values_list("pk", "said")[:1]:
        part = by_id[pk]
        raise part.record.broken(
            _("is “%(exact)s”, but the text says “%(found)s” there.")
            % {"exact": part.value["exact"][:100], "found": said[:100]},
            part.at("exact"),
        )


# ---- What names another thing on the same claim -------------------------------------------------


def _check_names_its_own(claim: Part) -> None:
    """Let what belongs to a claim name only what belongs to the same claim."""
    own = {
        name: {each["id"] for each in claim.value[name]}
        for name in ("evidence", "verdicts", "comments")
    }
    no_evidence = _("is %(id)s, which is no evidence on this claim.")
    no_verdict = _("is %(id)s, which is no verdict on this claim.")
    _check_named([claim], "decision", own["verdicts"], no_verdict)
    verdicts, comments = parts_in([claim], "verdicts"), parts_in([claim], "comments")
    fact_checks = parts_in([claim], "fact_checks")
    _check_listed([*verdicts, *fact_checks], own["evidence"])
    _check_earlier(
        verdicts, "supersedes", _("is %(id)s, which is no earlier verdict on this claim.")
    )
    _check_named(comments, "evidence", own["evidence"], no_evidence)
    _check_earlier(comments, "answers", _("is %(id)s, which is no earlier comment on this claim."))
    answers = parts_in(parts_in([claim], "questions"), "answers")
    _check_named(answers, "evidence", own["evidence"], no_evidence)
    _check_named(fact_checks, "decision", own["verdicts"], no_verdict)


def _check_named(parts: Iterable[Part], name: str, known: Collection[int], sentence: str) -> None:
    for part in parts:
        value = part.value[name]
        if value is not None and value not in known:
            raise part.record.broken(sentence % {"id": value}, part.at(name))


def _check_earlier(parts: Iterable[Part], name: str, sentence: str) -> None:
    before: set[int] = set()
    for part in parts:
        _check_named([part], name, before, sentence)
        before.add(part.value["id"])


def _check_listed(parts: Iterable[Part], evidence: Collection[int]) -> None:
    for part in parts:
        for each in part.value["evidence"]:
            if each not in evidence:
                raise part.record.broken(
                    _("names %(id)s, which is no evidence on this claim.") % {"id": each},
                    part.at("evidence"),
                )
