"""Which fields of each model leave the desk in an export, and come back by an import.

By field name, in the order of the export. What is not named here is left out on purpose: it is
made again from the rest (the place of a span within its role, the sketch of a text), or is told by
where a thing stands in the file (the article of a revision).
"""

from typing import Any

from django.db import models

from .claims import Appearance, Claim, Evidence
from .quotes import Quote, QuoteSpan, Speaker
from .ratings import Rating, RatingScale, Verdict
from .record import Event
from .sources import Article, ExcludedRange, Outlet, Revision

PLACE = ("start", "end", "exact", "prefix", "suffix")

_PROPOSAL = (
    "origin",
    "engine",
    "confidence",
    "why",
    "created_by",
    "created_at",
    "decided_by",
    "decided_at",
    "decision_reason",
    "version",
)

_FIELDS: dict[type[models.Model], str] = {
    Outlet: "id name kind url language created_at version",
    Speaker: "id kind name description aliases created_at version",
    RatingScale: "id code scale_version claim_kind names descriptions best worst published_at "
    "retired_at",
    Rating: "id position code value labels descriptions",
    Article: "id title url outlet authors published_at language state created_by created_at "
    "version",
    Revision: "id number length language sha256 source_sha256 extractor captured_at captured_by "
    "engine resembles resemblance title text",
    ExcludedRange: "id start end kind restored_at restored_by version",
    Quote: "id kind state start end hedged speaker " + " ".join(_PROPOSAL),
    QuoteSpan: " ".join(PLACE) + " speaker",
    Claim: "id kind state statement speaker moved_at " + " ".join(_PROPOSAL),
    Appearance: "id revision quote " + " ".join(PLACE) + " created_by created_at",
    Evidence: "id stance state title publisher url published_on excerpt origin note created_by "
    "created_at version",
    Verdict: "id reviewer role state rating reasons supersedes submitted_at",
    Event: "id at actor verb target_type target_id article_id claim_id data",
}

EXPORTED: dict[type[models.Model], tuple[str, ...]] = {
    model: tuple(names.split()) for model, names in _FIELDS.items()
}


def people_fields(model: type[models.Model]) -> tuple[str, ...]:
    """Return the exported fields that name an account; a file names people by username."""
    fields: Any = [model._meta.get_field(name) for name in EXPORTED[model]]
    return tuple(
        field.name
        for field in fields
        if field.is_relation and field.related_model._meta.model_name == "user"
    )
