"""Long work and the desk's settings: how they are read, shown, filtered and sent in."""

from django.utils.translation import gettext
from django_filters import FilterSet
from rest_framework import serializers

from ..desk.desk_settings import MOST
from ..desk.job_extraction import SELECTIONS
from ..models import Engine, GateLevel, Job, ReviewPlan
from .filters import ChoicesFilter, IdFilter, SinceFilter, UntilFilter
from .inputs import BIGGEST_ID, Changes, Choice, Flag, Input, Text, Whole
from .shapes import AnyObject, PersonSerializer, Shape, Times, WholeNumber
from .tables import Column, Table, person, plain

MOST_REVISIONS = 10_000
"""Numbers of texts in one request; a job for more is asked for by a selection."""

JOB = Table(
    columns={
        **plain("id", "kind", "state", "progress", "total", "unit", "note"),
        "error": Column(("error",), lambda row: gettext(row["error"]) if row["error"] else ""),
        **plain("attempts", "cancel_requested"),
        **person("requested_by"),
        **plain("created_at", "started_at", "finished_at", "arguments", "result"),
    }
)


class JobSerializer(Shape):
    """A piece of long work: what is to be done, how far it is, what came of it."""

    id = WholeNumber()
    kind = serializers.ChoiceField(Job.Kind.choices)
    state = serializers.ChoiceField(Job.State.choices)
    progress = WholeNumber(help_text="How much is done, in units.")
    total = WholeNumber(help_text="How much there is.")
    unit = serializers.ChoiceField(Job.Unit.choices)
    note = serializers.CharField(help_text="What it has worked on last.")
    error = serializers.CharField(help_text="Why it failed, in a sentence; else empty.")
    attempts = WholeNumber(help_text="How often it was begun without getting further.")
    cancel_requested = serializers.BooleanField(help_text="It stops at its next step.")
    requested_by = PersonSerializer(allow_null=True, help_text="Null for the tool itself.")
    created_at = Times()
    started_at = Times(allow_null=True)
    finished_at = Times(allow_null=True)
    arguments = AnyObject(help_text="What was asked for: `revisions` and `engine`.")
    result = AnyObject(
        help_text="`quotes` and `claims` proposed so far, texts `skipped` and `unread`."
    )


class JobFilters(FilterSet):
    """Filters of the list of jobs."""

    state = ChoicesFilter(Job.State.choices, help_text="State.")
    kind = ChoicesFilter(Job.Kind.choices, help_text="Kind.")
    requested_by = IdFilter(help_text="Number of who asked for it.")
    since = SinceFilter(field_name="created_at", help_text="Asked for from this day.")
    until = UntilFilter(field_name="created_at", help_text="Asked for up to this day.")


class NewJob(Input):
    """Texts to read: either `revisions`, or `texts` with what narrows them down."""

    kind = Choice(Job.Kind.choices)
    revisions = serializers.ListField(
        child=Whole(min_value=1, max_value=BIGGEST_ID),
        required=False,
        min_length=1,
        max_length=MOST_REVISIONS,
        help_text="Numbers of revisions.",
    )
    texts = Choice(
        SELECTIONS,
        required=False,
        help_text="The newest texts: all, those no engine has read, or also those that an engine "
        "of another version has read.",
    )
    language = Text(required=False, max_length=16, help_text="Only articles in it; with `texts`.")
    outlet = Whole(
        required=False,
        min_value=1,
        max_value=BIGGEST_ID,
        help_text="Only articles of the outlet of this number; with `texts`.",
    )
    engine = Choice(
        Engine.choices, required=False, help_text="The desk's choice where it is left out."
    )


class SettingsSerializer(Shape):
    """What the desk has chosen about itself."""

    version = WholeNumber(min_value=1)
    extract_at_intake = serializers.BooleanField(help_text="Whether new texts are read.")
    extraction_engine = serializers.ChoiceField(Engine.choices)
    extraction_languages = serializers.ListField(
        child=serializers.CharField(), help_text="ISO 639-1 codes; empty: every language."
    )
    quote_threshold = serializers.FloatField(
        min_value=0, max_value=1, help_text="Quotes of less confidence are not proposed."
    )
    claim_threshold = serializers.FloatField(
        min_value=0, max_value=1, help_text="Claims of less confidence are not proposed."
    )

    fact_reviews = serializers.ChoiceField(
        ReviewPlan.choices, help_text="Reviews of claims of kind `fact`."
    )
    quote_reviews = serializers.ChoiceField(
        ReviewPlan.choices, help_text="Reviews of claims of kind `quote`."
    )
    agreement_tolerance = WholeNumber(
        help_text="Two verdicts agree whose values lie no further apart."
    )
    agreement_decides = serializers.BooleanField(
        help_text="Whether two verdicts that agree decide; otherwise an editor does."
    )
    review_days = WholeNumber(help_text="Days until a review is due; 0: never.")
    gate_origins = serializers.ChoiceField(GateLevel.choices)
    gate_both_sides = serializers.ChoiceField(GateLevel.choices)
    gate_primary = serializers.ChoiceField(GateLevel.choices)
    gate_anonymous = serializers.ChoiceField(GateLevel.choices)
    gate_reply = serializers.ChoiceField(GateLevel.choices)
    gate_own_evidence = serializers.ChoiceField(
        GateLevel.choices, help_text="Where two reviews are asked for it always blocks."
    )
    public_name = serializers.CharField(help_text="Name of the desk on the public pages.")


class Share(serializers.FloatField):
    """A number from 0 to 1, and nothing that could be made one."""

    def __init__(self) -> None:
        super().__init__(required=False, min_value=0, max_value=1)

    def to_internal_value(self, data: object) -> float:
        """Return the number."""
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        return super().to_internal_value(data)


class SettingsChanges(Changes):
    """What to choose otherwise."""

    extract_at_intake = Flag(required=False)
    extraction_engine = Choice(Engine.choices, required=False)
    extraction_languages = serializers.ListField(
        child=Text(max_length=16), required=False, max_length=200
    )
    quote_threshold = Share()
    claim_threshold = Share()
    fact_reviews = Choice(ReviewPlan.choices, required=False)
    quote_reviews = Choice(ReviewPlan.choices, required=False)
    agreement_tolerance = Whole(required=False, min_value=0, max_value=MOST["agreement_tolerance"])
    agreement_decides = Flag(required=False)
    review_days = Whole(required=False, min_value=0, max_value=MOST["review_days"])
    gate_origins = Choice(GateLevel.choices, required=False)
    gate_both_sides = Choice(GateLevel.choices, required=False)
    gate_primary = Choice(GateLevel.choices, required=False)
    gate_anonymous = Choice(GateLevel.choices, required=False)
    gate_reply = Choice(GateLevel.choices, required=False)
    gate_own_evidence = Choice(GateLevel.choices, required=False)
    public_name = Text(required=False, allow_blank=True, max_length=200)
