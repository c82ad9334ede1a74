"""What works for the desk: its jobs, its settings, the models trained on its decisions."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.desk_settings import change_desk_settings, read_desk_settings
from ..desk.jobs import cancel_job, retry_job
from ..models import DeskSettings, Gate, Job, TrainedModel, User
from .acts import RowAct
from .base import DeskAdmin, GuardedAdmin, member_of
from .forms import LinesField, VersionedForm
from .site import site


def _cancellable(actor: User, job: Job) -> bool:
    return rules.can_steer_job(actor, job) and job.unfinished and not job.cancel_requested


def _retriable(actor: User, job: Job) -> bool:
    stopped = job.state in (Job.State.FAILED, Job.State.CANCELLED)
    return rules.can_steer_job(actor, job) and stopped


@admin.register(Job, site=site)
class JobAdmin(GuardedAdmin):
    """Long work: how far it is, called off, tried again."""

    guarded = _("A job is the tool’s own work and not altered: it is called off, or tried again.")
    list_display = (
        *("__str__", "kind", "state", "progress", "total", "unit", "asker"),
        *("created_at", "finished_at"),
    )
    list_filter = ("state", "kind", "created_at")
    list_select_related = ("requested_by",)
    search_fields = ("=id", "note", "requested_by__username")
    search_help_text = _("Its number, what it has worked on last, or who asked for it.")
    fields = (
        *("kind", "state", "progress", "total", "unit", "note", "failure", "attempts"),
        *("asker", "created_at", "started_at", "finished_at", "cancel_requested"),
        *("worker", "lease_until", "arguments", "result"),
    )
    readonly_fields = ("failure", "asker")
    row_acts = (
        RowAct(
            name="cancel",
            label=_("Call off"),
            done=_("Called off"),
            do=lambda actor, job, _said: cancel_job(actor=actor, job=job),
            fits=_cancellable,
        ),
        RowAct(
            name="retry",
            label=_("Try again"),
            done=_("Tried again"),
            do=lambda actor, job, _said: retry_job(actor=actor, job=job),
            fits=_retriable,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        """Leave what no list shows in the database: an archive's job names each of its texts."""
        return super().get_queryset(request).defer("arguments", "result")

    @admin.display(description=_("error"))
    def failure(self, job: Job) -> str:
        """Return why it failed, in the reader's language."""
        return job.error_sentence or "—"


class DeskSettingsForm(VersionedForm):
    """What a desk may choose about itself."""

    extraction_languages = LinesField(
        label=_("Languages read"),
        help_text=_("ISO 639-1 codes, one a line; empty: every language."),
    )


@admin.register(DeskSettings, site=site)
class DeskSettingsAdmin(DeskAdmin):
    """The desk's choices: one row, which is there to be changed from the first day."""

    may_change = rules.can_edit_desk
    undeleted = _("Nothing is deleted here: choose otherwise instead.")
    form = DeskSettingsForm
    fields = (
        *("extract_at_intake", "extraction_engine", "extraction_languages"),
        *("quote_threshold", "claim_threshold", "fact_reviews", "quote_reviews"),
        *("agreement_tolerance", "agreement_decides", "review_days"),
        *(f"gate_{gate}" for gate in Gate),
        *("public_name", "version"),
    )
    list_display = (
        *("__str__", "extract_at_intake", "extraction_engine"),
        *("quote_threshold", "claim_threshold"),
    )
    list_filter = ("extract_at_intake", "extraction_engine")
    search_fields = ("extraction_engine",)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> DeskSettings | None:
        """Return the choices, also where none was ever stored; None for any other number."""
        return read_desk_settings() if object_id == str(DeskSettings.ONLY) else None

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the one row, or lead to its page while there is none to show."""
        if not DeskSettings.objects.exists():
            page = reverse("admin:annotations_desksettings_change", args=[DeskSettings.ONLY])
            return redirect(page)
        return super().changelist_view(request, extra_context)

    def why_guarded(self, row: DeskSettings) -> str | Promise:
        """Say who changes them."""
        return _("Editors choose how the desk works.")

    def change_row(self, request: HttpRequest, row: DeskSettings, form: Any) -> None:
        """Choose how the desk works."""
        actor = member_of(request)
        change_desk_settings(actor=actor, desk_settings=row, version=form.seen, **form.said)


@admin.register(TrainedModel, site=site)
class TrainedModelAdmin(GuardedAdmin):
    """Models trained on the desk's decisions, with how they did; their weights are not shown."""

    guarded = _(
        "A trained model is never altered. “manage.py train_extraction” trains one, and goes back "
        "to the one before."
    )
    list_display = ("__str__", "language", "state", "better", "told", "trainer", "trained_at")
    list_filter = ("state", "language", "better")
    search_fields = ("^sha256", "trained_by__username")
    fields = (
        *("language", "state", "better", "told", "articles", "held_out"),
        *("trainer", "trained_at", "before", "sha256", "metadata"),
    )
    readonly_fields = ("told", "articles", "held_out", "trainer")

    def get_queryset(self, request: HttpRequest) -> QuerySet[TrainedModel]:
        """Leave the weights in the database."""
        rows: QuerySet[TrainedModel] = super().get_queryset(request)
        return rows.select_related("trained_by", "before").defer("weights", "before__weights")

    @admin.display(description=_("scores, before → after, in percent"))
    def told(self, model: TrainedModel) -> str:
        """Return each figure of the engine in use then, and of the engine with this model."""
        before, after = (model.scores.get(name, {}) for name in ("before", "after"))
        return (
            "; ".join(f"{name} {before.get(name, '—')} → {after[name]}" for name in sorted(after))
            or "—"
        )

    @admin.display(description=_("articles learnt from"))
    def articles(self, model: TrainedModel) -> str:
        """Return on how many of the desk's articles it was trained."""
        return str(model.scores.get("articles", "—"))

    @admin.display(description=_("articles measured on"))
    def held_out(self, model: TrainedModel) -> str:
        """Return how many articles were kept back to measure it."""
        return str(model.scores.get("held_out", "—"))
