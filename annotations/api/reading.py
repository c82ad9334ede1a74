"""Where the fields of each resource are read from."""

from collections import defaultdict
from collections.abc import Sequence

from ..models import (
    Appearance,
    QuoteSpan,
    Rating,
    Revision,
    Verdict,
)
from ..models.by_key import Row, read_by_key
from .review import FINDINGS, HOLDER, MOVES
from .tables import (
    SPAN,
    Column,
    Gathered,
    Table,
    linked,
    person,
    plain,
    renamed,
    span,
    span_column,
)

SPEAKER = ("kind", "name", "description")
REVISION_LINE = ("id", "number", "length", "language", "captured_at")


def _revisions(ids: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = defaultdict(lambda: {"revisions": []})
    names = ("article_id", *REVISION_LINE)
    for row in read_by_key(Revision, "article_id", ids, names, ("number",)):
        line = {name: row[name] for name in REVISION_LINE}
        found[row["article_id"]]["revisions"].append(line)
    return found


def _parts(ids: Sequence[int]) -> dict[int, Row]:
    """The spans of quotes, sorted into content, cue, addressee and sources."""
    found: dict[int, Row] = defaultdict(_no_parts)
    speaker = linked("speaker", *SPEAKER)["speaker"]
    names = ("quote_id", "role", *SPAN, *speaker.paths, "anonymity")
    for row in read_by_key(QuoteSpan, "quote_id", ids, names, ("position",)):
        quote, place = found[row["quote_id"]], span(row)
        if row["role"] == QuoteSpan.Role.CONTENT:
            quote["content"].append(place)
        elif row["role"] != QuoteSpan.Role.SOURCE:
            quote[row["role"]] = place
        else:
            assert speaker.make is not None  # noqa: S101 - what linked() makes, for the type checker
            said = {"speaker": speaker.make(row), "anonymity": row["anonymity"]}
            quote["sources"].append(place | said)
    return found


def _no_parts() -> Row:
    return {"content": [], "cue": None, "addressee": None, "sources": []}


def _appearances(ids: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = defaultdict(lambda: {"appearances": []})
    standing = ("revision_id", "revision__article_id", "quote_id", *SPAN, "depends_on")
    names = ("claim_id", "id", *standing)
    for row in read_by_key(Appearance, "claim_id", ids, names, ("id",)):
        found[row["claim_id"]]["appearances"].append(
            {
                "id": row["id"],
                "revision": row["revision_id"],
                "article": row["revision__article_id"],
                "quote": row["quote_id"],
                "span": span(row),
                "depends_on": row["depends_on"],
            }
        )
    return found


def _rests_on(ids: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = defaultdict(lambda: {"evidence": []})
    through = Verdict.evidence.through.objects.filter(verdict_id__in=ids).order_by("evidence_id")
    for verdict_id, evidence_id in through.values_list("verdict_id", "evidence_id"):
        found[verdict_id]["evidence"].append(evidence_id)
    return found


def _ratings(ids: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = defaultdict(lambda: {"ratings": []})
    names = ("id", "code", "value", "labels", "descriptions")
    for row in read_by_key(Rating, "scale_id", ids, ("scale_id", *names), ("position",)):
        found[row["scale_id"]]["ratings"].append({name: row[name] for name in names})
    return found


def _rating() -> dict[str, Column]:
    paths = (
        "rating_id",
        "rating__code",
        "rating__value",
        "rating__labels",
        "rating__scale_id",
        "rating__scale__code",
        "rating__scale__scale_version",
    )

    def make(row: Row) -> Row:
        return {
            "id": row["rating_id"],
            "code": row["rating__code"],
            "value": row["rating__value"],
            "labels": row["rating__labels"],
            "scale": {
                "id": row["rating__scale_id"],
                "code": row["rating__scale__code"],
                "version": row["rating__scale__scale_version"],
            },
        }

    return {"rating": Column(paths, make)}


PROPOSAL = {
    **plain("origin", "engine", "confidence", "why"),
    **person("created_by"),
    **plain("created_at"),
    **person("decided_by"),
    **plain("decided_at", "decision_reason", "corrections"),
}

ARTICLE = Table(
    columns={
        **plain("id", "title", "url"),
        **linked("outlet", "name"),
        **plain("authors", "published_at", "language", "state"),
        **person("created_by"),
        **plain("created_at", "version"),
    },
    gathered=[Gathered(("revisions",), _revisions, lambda: {"revisions": []})],
)

REVISION = Table(
    columns={
        **plain("id"),
        **renamed(article="article_id"),
        **plain("number", "title", "length", "language", "sha256", "source_sha256", "extractor"),
        **plain("captured_at"),
        **person("captured_by"),
        **plain("engine"),
        **renamed(resembles="resembles_id"),
        **plain("resemblance", "text"),
    }
)

EXCLUDED_RANGE = Table(
    columns={
        **plain("id"),
        **renamed(revision="revision_id"),
        **plain("start", "end", "kind", "restored_at"),
        **person("restored_by"),
        **plain("version"),
    }
)

QUOTE = Table(
    columns={
        **plain("id"),
        **renamed(revision="revision_id", article="revision__article_id"),
        **plain("kind", "state", "start", "end", "hedged", "polarity"),
        **linked("speaker", *SPEAKER),
        **plain("speaker_name"),
        **linked("suggested_speaker", *SPEAKER),
        **PROPOSAL,
        **plain("version"),
    },
    gathered=[Gathered(("content", "cue", "addressee", "sources"), _parts, _no_parts)],
)

CLAIM = Table(
    columns={
        **plain("id", "kind", "state", "round", "review_plan"),
        **renamed(decision="decision_id"),
        **plain("statement", "types", "reasons", "strategies"),
        **renamed(said_in="said_in_id"),
        **linked("speaker", *SPEAKER),
        **PROPOSAL,
        **plain("moved_at", "version"),
    },
    gathered=[
        Gathered(("appearances",), _appearances, lambda: {"appearances": []}),
        HOLDER,
        MOVES,
    ],
)

APPEARANCE = Table(
    columns={
        **plain("id"),
        **renamed(
            claim="claim_id",
            revision="revision_id",
            article="revision__article_id",
            quote="quote_id",
        ),
        **span_column(),
        **plain("depends_on"),
        **person("created_by"),
        **plain("created_at"),
    }
)

EVIDENCE = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **plain("stance", "state", "title", "publisher", "url", "published_on", "excerpt"),
        **plain("origin", "source_kind", "anonymous", "medium", "note"),
        **person("created_by"),
        **plain("created_at", "version"),
    }
)

VERDICT = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **person("reviewer"),
        **plain("role", "round", "state"),
        **_rating(),
        **plain("reasons"),
        **renamed(supersedes="supersedes_id"),
        **plain("submitted_at"),
    },
    gathered=[Gathered(("evidence",), _rests_on, lambda: {"evidence": []}), FINDINGS],
)

SPEAKERS = Table(
    columns={
        **plain("id", "kind", "name", "description", "aliases"),
        **renamed(merged_into="merged_into_id"),
        **plain("created_at", "version"),
    }
)

OUTLET = Table(columns=plain("id", "name", "kind", "url", "language", "created_at", "version"))

RATING_SCALE = Table(
    columns={
        **plain("id", "code"),
        **renamed(version="scale_version"),
        **plain("claim_kind", "names", "descriptions", "best", "worst"),
        **plain("published_at", "retired_at"),
    },
    gathered=[Gathered(("ratings",), _ratings, lambda: {"ratings": []})],
)

EVENT = Table(
    columns={
        **plain("id", "at"),
        **person("actor"),
        **plain("verb", "target_type", "target_id"),
        **renamed(article="article_id", claim="claim_id"),
        **plain("data"),
    }
)
