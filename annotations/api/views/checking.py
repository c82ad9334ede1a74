"""What bears on a claim, and what reviewers say of it."""

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample
from rest_framework.request import Request

from ... import rules
from ...desk import evidence, verdicts
from .. import writing
from ..operations import acting, changing, creating, listing, reading
from ..resources import EVIDENCE, VERDICTS
from .base import Action, Collection, Item

A_REPORT = OpenApiExample(
    "a report that refutes",
    request_only=True,
    value={
        "claim": 1,
        "stance": "refutes",
        "title": "Port statistics 2025",
        "publisher": "Statistics Office",
        "url": "https://statistics.example/ports-2025",
        "excerpt": "Lorries handled: 2,914.",
    },
)
A_VERDICT = OpenApiExample(
    "a verdict",
    request_only=True,
    value={
        "claim": 1,
        "rating": 2,
        "reasons": "The port's own count is lower by a tenth.",
        "evidence": [1],
        "claim_version": 2,
    },
)


class EvidenceCollection(Collection):
    """The evidence on all claims."""

    resource = EVIDENCE

    @listing(EVIDENCE, "List evidence")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        EVIDENCE,
        writing.NewEvidence,
        "Attach evidence to a claim",
        "A rejected claim takes none (409).",
        errors=(409,),
        examples=[A_REPORT],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Add evidence."""
        values = self.values(request, writing.NewEvidence)
        return self.made(request, evidence.add_evidence(actor=self.actor, **values))


class EvidenceItem(Item):
    """One piece of evidence."""

    resource = EVIDENCE

    @reading(EVIDENCE, "Read a piece of evidence")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the evidence."""
        return super().get(request, pk)

    @changing(
        EVIDENCE,
        writing.EvidenceChanges,
        "Correct a piece of evidence",
        "Only who added it, or an editor; withdrawn evidence stays as it is.",
    )
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Correct the evidence."""
        return self.change_row(
            request, pk, writing.EvidenceChanges, evidence.change_evidence, "evidence", "claim"
        )


class EvidenceWithdraw(Action):
    """Taking evidence back."""

    resource, act, name = EVIDENCE, evidence.withdraw_evidence, "evidence"
    takes, related = writing.Reason, ("claim",)

    @acting(
        EVIDENCE,
        "withdraw",
        writing.Reason,
        "Take evidence back",
        "Only who added it, or an editor. Verdicts that rest on it keep naming it.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Withdraw the evidence."""
        return super().post(request, pk)


class VerdictCollection(Collection):
    """The verdicts on all claims."""

    resource = VERDICTS
    rule = rules.can_review

    @listing(
        VERDICTS,
        "List verdicts",
        "Until all reviews of a blind round are in, a verdict is sent to who gave it only.",
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        VERDICTS,
        writing.NewVerdict,
        "Give a verdict on a claim",
        "On a claim that you hold, or that waits for a review and that nobody holds (409 "
        "otherwise). Where the desk asks for one review the claim is decided by it; else until "
        "all reviews of the round are in nobody but you sees it. One of yours from an earlier "
        "round is superseded; both are kept. 412 when the claim was changed since "
        "`claim_version`.",
        errors=(409, 412),
        examples=[A_VERDICT],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Submit a verdict."""
        values = self.values(request, writing.NewVerdict)
        version = values.pop("claim_version", None)
        return self.made(
            request, verdicts.submit_verdict(actor=self.actor, version=version, **values)
        )


class VerdictItem(Item):
    """One verdict."""

    resource = VERDICTS

    @reading(VERDICTS, "Read a verdict")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the verdict."""
        return super().get(request, pk)


class VerdictWithdraw(Action):
    """Taking one's own verdict back."""

    resource, act, name = VERDICTS, verdicts.withdraw_verdict, "verdict"
    takes, related = writing.NeededReason, ("claim",)
    rule = rules.can_review

    @acting(
        VERDICTS,
        "withdraw",
        writing.NeededReason,
        "Take back your own standing verdict",
        "The claim goes back to where it stands without it.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Withdraw the verdict."""
        return super().post(request, pk)
