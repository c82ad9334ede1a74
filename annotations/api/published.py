"""Fact-checks and corrections: how they are read, shown, filtered and sent in."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django_filters import FilterSet
from rest_framework import serializers

from .. import rules
from ..desk.fact_check_parts import MOST_HEADLINE
from ..desk.slugs import LONGEST
from ..models import Claim, Correction, Evidence, FactCheck, User
from ..models.by_key import Row
from .filters import ChoicesFilter, IdFilter, SinceFilter, TextFilter, UntilFilter
from .inputs import Changes, Choice, Flag, Input, OptionalText, RowField, Text, Time
from .shapes import AnyObject, PersonSerializer, RatingLink, Shape, Times, WholeNumber
from .tables import Column, Gathered, Table, person, plain, renamed
from .writing import Parts


def corrections_seen(asker: Any) -> QuerySet[Correction]:
    """Return the corrections of the fact-checks that somebody sees."""
    return Correction.objects.filter(fact_check__in=rules.can_see_fact_check_rows(asker))


def _lists(ids: Sequence[int]) -> dict[int, Row]:
    found: dict[int, Row] = defaultdict(_no_lists)
    listed = FactCheck.evidence.through.objects.filter(factcheck_id__in=ids)
    for pk, evidence in listed.order_by("evidence_id").values_list("factcheck_id", "evidence_id"):
        found[pk]["evidence"].append(evidence)
    signed = FactCheck.authors.through.objects.filter(factcheck_id__in=ids).order_by("user_id")
    names = ("factcheck_id", "user_id", "user__first_name", "user__last_name", "user__username")
    for pk, user_id, first, last, username in signed.values_list(*names):
        told = {"id": user_id, "name": f"{first} {last}".strip() or username}
        found[pk]["authors"].append(told)
    return found


def _no_lists() -> Row:
    return {"authors": [], "evidence": []}


def _rating() -> dict[str, Column]:
    at = "decision__rating"
    paths = (
        f"{at}_id",
        *(f"{at}__{name}" for name in ("code", "value", "labels", "scale_id")),
        *(f"{at}__scale__{name}" for name in ("code", "scale_version")),
    )

    def make(row: Row) -> Row:
        return {
            "id": row[f"{at}_id"],
            **{name: row[f"{at}__{name}"] for name in ("code", "value", "labels")},
            "scale": {
                "id": row[f"{at}__scale_id"],
                "code": row[f"{at}__scale__code"],
                "version": row[f"{at}__scale__scale_version"],
            },
        }

    return {"rating": Column(paths, make)}


FACT_CHECK = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id"),
        **plain("state", "slug", "language", "headline", "summary", "body"),
        **renamed(decision="decision_id"),
        **_rating(),
        **person("created_by"),
        **plain("created_at", "embargo_until"),
        **person("published_by"),
        **plain("published_at", "out_at", "changed_at"),
        **person("withdrawn_by"),
        **plain("withdrawn_at", "withdrawal_reason", "version"),
    },
    gathered=[Gathered(("authors", "evidence"), _lists, _no_lists)],
)

CORRECTION = Table(
    columns={
        **plain("id"),
        **renamed(fact_check="fact_check_id"),
        **plain("kind", "reason", "before", "after"),
        **person("made_by"),
        **plain("made_at"),
    }
)


class FactCheckSerializer(Shape):
    """The published piece about a claim, or its draft."""

    id = WholeNumber()
    claim = WholeNumber()
    state = serializers.ChoiceField(FactCheck.State.choices)
    slug = serializers.CharField(help_text="The last part of its public address, `/checks/…/`.")
    language = serializers.CharField()
    headline = serializers.CharField()
    summary = serializers.CharField()
    body = serializers.CharField(help_text="Markdown.")
    decision = WholeNumber(help_text="Number of the verdict that it rests on.")
    rating = RatingLink()
    created_by = PersonSerializer()
    created_at = Times()
    embargo_until = Times(allow_null=True)
    published_by = PersonSerializer(allow_null=True)
    published_at = Times(allow_null=True)
    out_at = Times(allow_null=True, help_text="Public from then on: published, or embargo ended.")
    changed_at = Times(allow_null=True, help_text="Last corrected in public.")
    withdrawn_by = PersonSerializer(allow_null=True)
    withdrawn_at = Times(allow_null=True)
    withdrawal_reason = serializers.CharField()
    version = WholeNumber(min_value=1)
    authors = PersonSerializer(many=True)
    evidence = serializers.ListField(child=WholeNumber(), help_text="Numbers of the evidence.")


class CorrectionSerializer(Shape):
    """A public change to a published fact-check: what it said, what it says, why."""

    id = WholeNumber()
    fact_check = WholeNumber()
    kind = serializers.ChoiceField(Correction.Kind.choices)
    reason = serializers.CharField()
    before = AnyObject(help_text="The fields that changed, as they were.")
    after = AnyObject(help_text="The same fields as they are since.")
    made_by = PersonSerializer()
    made_at = Times()


class FactCheckFilters(FilterSet):
    """Filters of the list of fact-checks."""

    claim = IdFilter(help_text="Number of the claim.")
    state = ChoicesFilter(FactCheck.State.choices, help_text="State.")
    language = TextFilter(help_text="Language code.")
    since = SinceFilter(field_name="out_at", help_text="Public from this day on.")
    until = UntilFilter(field_name="out_at", help_text="Public up to this day.")


class CorrectionFilters(FilterSet):
    """Filters of the list of corrections."""

    fact_check = IdFilter(help_text="Number of the fact-check.")
    kind = ChoicesFilter(Correction.Kind.choices, help_text="Kind.")
    since = SinceFilter(field_name="made_at", help_text="Made from this day.")
    until = UntilFilter(field_name="made_at", help_text="Made up to this day.")


class NewFactCheck(Input):
    """A draft about a claim that is decided."""

    claim = RowField(Claim)
    language = OptionalText(max_length=16, help_text="English where it is left out.")
    headline = OptionalText(max_length=MOST_HEADLINE, help_text="The claim's statement if not.")
    summary = OptionalText()
    body = OptionalText(help_text="Markdown.")
    slug = OptionalText(max_length=LONGEST, help_text="Made from the headline if not.")
    authors = Parts(child=RowField(User), required=False, help_text="You, if left out.")
    evidence = Parts(
        child=RowField(Evidence), required=False, help_text="What the decision rests on, if not."
    )


class FactCheckChanges(Changes):
    """What to write otherwise in a draft."""

    headline = Text(required=False, max_length=MOST_HEADLINE)
    summary = OptionalText()
    body = OptionalText(help_text="Markdown.")
    slug = Text(required=False, max_length=LONGEST)
    language = Text(required=False, max_length=16)
    embargo_until = Time(required=False, allow_null=True)
    authors = Parts(child=RowField(User), required=False)
    evidence = Parts(child=RowField(Evidence), required=False)
    take_decision = Flag(required=False, help_text="Rest on the claim's new decision.")


class Publication(Input):
    """When it comes out."""

    embargo_until = Time(
        required=False,
        allow_null=True,
        help_text="Null: at once. Left out, the embargo that the draft names holds.",
    )


class Embargo(Input):
    """When the embargo ends."""

    embargo_until = Time(allow_null=True, help_text="Null: now.")


class NewCorrection(Input):
    """What a published fact-check is to say instead, and why."""

    kind = Choice(Correction.Kind.choices)
    reason = Text(max_length=10_000)
    headline = Text(required=False, max_length=MOST_HEADLINE)
    summary = OptionalText()
    body = OptionalText()
    authors = Parts(child=RowField(User), required=False)
    evidence = Parts(child=RowField(Evidence), required=False)
    take_decision = Flag(required=False, help_text="Rest on the claim's new decision.")
