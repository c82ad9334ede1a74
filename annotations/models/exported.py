"""Which fields of each model leave the desk in an export, and come back by an import.

By field name, in the order of the export. What is not named here is left out on purpose: it is
made again from the rest (the place of a span within its role, the sketch of a text, the priority
of a claim), or is told by where a thing stands in the file (the article of a revision). What the
desk tells one person alone (notifications, and which of them they want) is nobody else's.
"""

from typing import Any

from django.db import models

from .axes import AxisFinding
from .claims import Appearance, Claim, Evidence
from .publishing import Correction, FactCheck
from .questions import Answer, Question
from .quotes import Quote, QuoteSpan, Speaker
from .ratings import Rating, RatingScale, Verdict
from .record import Event
from .review import Assignment, GateNote, Recusal, ReplyRequest
from .sources import Article, ExcludedRange, Outlet, Revision
from .talk import Comment

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
    "corrections",
    "version",
)

_FIELDS: dict[type[models.Model], str] = {
    Outlet: "id name kind url language created_at version",
    Speaker: "id kind name description aliases merged_into created_at version",
    RatingScale: "id code scale_version claim_kind names descriptions best worst published_at "
    "retired_at",
    Rating: "id position code value labels descriptions",
    Article: "id title url outlet authors published_at language state created_by created_at "
    "version",
    Revision: "id number length language sha256 source_sha256 extractor captured_at captured_by "
    "engine resembles resemblance title text",
    ExcludedRange: "id start end kind restored_at restored_by version",
    Quote: "id kind state start end hedged polarity speaker speaker_name suggested_speaker "
    + " ".join(_PROPOSAL),
    QuoteSpan: " ".join(PLACE) + " speaker anonymity",
    Claim: "id kind state round review_plan decision statement speaker said_in types strategies "
    "reasons moved_at " + " ".join(_PROPOSAL),
    Appearance: "id revision quote " + " ".join(PLACE) + " depends_on created_by created_at",
    Evidence: "id stance state title publisher url published_on excerpt origin source_kind "
    "anonymous medium note created_by created_at version",
    Verdict: "id reviewer role round state rating reasons supersedes submitted_at",
    AxisFinding: "id axis value reason",
    Assignment: "id person role round state assigned_by assigned_at due_on note ended_at "
    "reminded_at",
    Recusal: "id person reason created_at lifted_by lifted_at lift_reason",
    GateNote: "id gate reason written_by written_at version",
    ReplyRequest: "id asked channel asked_at deadline outcome reply note created_by created_at "
    "version",
    Question: "id state text created_by created_at version",
    Answer: "id state type text explanation medium evidence created_by created_at version",
    Comment: "id evidence answers text state round created_by created_at changed_at resolved_by "
    "resolved_at version",
    FactCheck: "id state slug language headline summary body decision created_by created_at "
    "embargo_until published_by published_at out_at changed_at withdrawn_by withdrawn_at "
    "withdrawal_reason version",
    Correction: "id kind reason before after made_by made_at",
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
