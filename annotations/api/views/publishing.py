"""What the desk publishes about claims, and what it corrects in public."""

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample
from rest_framework.request import Request

from ... import rules
from ...desk import corrections, publishing
from .. import published, writing
from ..operations import acting, changing, creating, listing, reading
from ..resources import CORRECTIONS, FACT_CHECKS
from .base import Action, Collection, Item

A_DRAFT = OpenApiExample(
    "a draft",
    request_only=True,
    value={
        "claim": 1,
        "headline": "No, 3,200 lorries did not cross the quay",
        "summary": "The port counted 2,914.",
        "body": "According to the [port statistics](https://statistics.example/ports-2025) …",
    },
)
RELATED = ("claim__decision__rating", "decision__rating")


class FactCheckCollection(Collection):
    """The fact-checks that you may see."""

    resource = FACT_CHECKS
    rule = rules.can_review

    @listing(
        FACT_CHECKS,
        "List fact-checks",
        "Drafts, and what is under embargo, are there for who works on them and for editors.",
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        FACT_CHECKS,
        published.NewFactCheck,
        "Begin a fact-check",
        "About a claim that is decided (409 if not); one a language.",
        errors=(409,),
        examples=[A_DRAFT],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Begin a draft."""
        values = self.values(request, published.NewFactCheck)
        return self.made(request, publishing.create_fact_check(actor=self.actor, **values))


class FactCheckItem(Item):
    """One fact-check."""

    resource = FACT_CHECKS
    rule = rules.can_review

    @reading(FACT_CHECKS, "Read a fact-check")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the fact-check."""
        return super().get(request, pk)

    @changing(
        FACT_CHECKS,
        published.FactCheckChanges,
        "Work on a draft",
        "Whoever changes its headline, summary or text is a writer of it, and cannot publish it.",
    )
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the draft."""
        return self.change_row(
            request,
            pk,
            published.FactCheckChanges,
            publishing.change_fact_check,
            "fact_check",
            *RELATED,
        )


class FactCheckAction(Action):
    """What is done to a fact-check."""

    resource, name, related = FACT_CHECKS, "fact_check", RELATED
    rule = rules.can_edit_desk


class FactCheckDiscard(FactCheckAction):
    """Setting a draft aside."""

    act, rule = publishing.discard_fact_check, rules.can_review

    @acting(FACT_CHECKS, "discard", writing.Nothing, "Set a draft aside")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Discard the draft."""
        return super().post(request, pk)


class FactCheckPublish(FactCheckAction):
    """Publishing a draft."""

    act, takes = publishing.publish_fact_check, published.Publication

    @acting(
        FACT_CHECKS,
        "publish",
        published.Publication,
        "Publish a draft",
        "By an editor who did not write it and is not named as an author.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Publish the draft."""
        return super().post(request, pk)


class FactCheckEmbargo(FactCheckAction):
    """Moving or lifting an embargo."""

    act, takes = publishing.change_embargo, published.Embargo

    @acting(
        FACT_CHECKS,
        "embargo",
        published.Embargo,
        "Move or lift an embargo",
        "As long as it has not ended, by an editor who did not write the fact-check.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Change the embargo."""
        return super().post(request, pk)


class FactCheckCorrect(FactCheckAction):
    """Correcting what is published."""

    act, takes = corrections.correct_fact_check, published.NewCorrection

    @acting(
        FACT_CHECKS,
        "correct",
        published.NewCorrection,
        "Correct what is published",
        "Both texts and the reason stay on its page; `corrections` lists them.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Correct the fact-check."""
        return super().post(request, pk)


class FactCheckWithdraw(FactCheckAction):
    """Withdrawing what is published."""

    act, takes = corrections.withdraw_fact_check, writing.NeededReason

    @acting(
        FACT_CHECKS,
        "withdraw",
        writing.NeededReason,
        "Withdraw what is published",
        "Its page stays, with the reason in place of the text.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Withdraw the fact-check."""
        return super().post(request, pk)


class CorrectionCollection(Collection):
    """The corrections of what you may see."""

    resource = CORRECTIONS

    @listing(CORRECTIONS, "List corrections")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)


class CorrectionItem(Item):
    """One correction."""

    resource = CORRECTIONS

    @reading(CORRECTIONS, "Read a correction")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the correction."""
        return super().get(request, pk)
