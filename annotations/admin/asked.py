"""Before a claim is decided: reasons at gates, requests for a reply, questions and answers."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.gates import REASONED
from ..desk.questions import (
    add_answer,
    add_question,
    change_answer,
    change_question,
    withdraw_answer,
    withdraw_question,
)
from ..desk.replies import (
    add_reply_request,
    change_gate_note,
    change_reply_request,
    write_gate_note,
)
from ..models import Answer, Claim, GateNote, Question, ReplyRequest
from .acts import ReasonActionForm, ReasonForm, RowAct
from .base import DeskAdmin, DeskInline, StackedInline, TabularInline, member_of
from .forms import VersionedForm
from .site import site

REQUEST_FIELDS = ("asked", "channel", "asked_at", "deadline", "outcome", "reply", "note")
ANSWER_FIELDS = ("type", "text", "explanation", "medium", "evidence")


class _Asked(DeskInline):
    """A table under a claim to which annotators add, unless the claim was set aside."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let annotators add."""
        return rules.can_annotate(request.user) and obj.state not in Claim.SET_ASIDE

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let annotators change; which rows, the form and the act decide."""
        return rules.can_annotate(request.user)


class GateNoteForm(VersionedForm):
    """A reason; once written, it stays at its gate."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gate: Any = self.fields["gate"]
        gate.choices = [("", "—"), *((each.value, each.label) for each in REASONED)]
        gate.disabled = bool(self.instance.pk)


class GateNoteInline(_Asked, TabularInline):
    """The reasons written at the claim's gates."""

    model = GateNote
    form = GateNoteForm
    extra = 1
    fields = ("gate", "reason", "version")

    def get_queryset(self, request: HttpRequest) -> QuerySet[GateNote]:
        """Fetch what a row shows."""
        rows: QuerySet[GateNote] = super().get_queryset(request)
        return rows.select_related("claim")

    def save_row(self, request: HttpRequest, parent: Claim, form: Any) -> None:
        """Write a reason, or word it anew."""
        actor = member_of(request)
        said = form.cleaned_data
        if form.instance.pk:
            note = form.instance
            change_gate_note(actor=actor, note=note, reason=said["reason"], version=form.seen)
        else:
            write_gate_note(actor=actor, claim=parent, gate=said["gate"], reason=said["reason"])


class ReplyRequestInline(_Asked, StackedInline):
    """Who was asked for a reply, and what came of it."""

    model = ReplyRequest
    form = VersionedForm
    fields = (*REQUEST_FIELDS, "version")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ReplyRequest]:
        """Fetch what a row shows."""
        rows: QuerySet[ReplyRequest] = super().get_queryset(request)
        return rows.select_related("claim")

    def save_row(self, request: HttpRequest, parent: Claim, form: Any) -> None:
        """Write down a request, or what came of one."""
        actor = member_of(request)
        if form.instance.pk:
            asked = form.instance
            change_reply_request(actor=actor, request=asked, version=form.seen, **form.said)
        else:
            said = {name: form.cleaned_data[name] for name in REQUEST_FIELDS}
            add_reply_request(actor=actor, claim=parent, **said)


class OwnForm(VersionedForm):
    """A question or an answer. What somebody may not change is shown, and not read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rule = rules.can_change_answer if self._meta.model is Answer else rules.can_change_question
        if self.instance.pk and not rule(self.member, self.instance):
            for field in self.fields.values():
                field.disabled = True


class QuestionInline(_Asked, TabularInline):
    """The questions that the claim is taken apart into; answers stand on a question's page."""

    model = Question
    form = OwnForm
    fields = ("text", "state", "version")
    readonly_fields = ("state",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Question]:
        """Fetch what a row shows."""
        rows: QuerySet[Question] = super().get_queryset(request)
        return rows.select_related("claim", "created_by")

    def save_row(self, request: HttpRequest, parent: Claim, form: Any) -> None:
        """Ask a question, or word it anew."""
        actor, text = member_of(request), form.cleaned_data["text"]
        if form.instance.pk:
            question = form.instance
            change_question(actor=actor, question=question, text=text, version=form.seen)
        else:
            add_question(actor=actor, claim=parent, text=text)


class AnswerInline(DeskInline, StackedInline):
    """The answers to a question."""

    model = Answer
    form = OwnForm
    fields = (*ANSWER_FIELDS, "state", "version")
    readonly_fields = ("state",)
    raw_id_fields = ("evidence",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        """Fetch what a row shows."""
        rows: QuerySet[Answer] = super().get_queryset(request)
        return rows.select_related("question__claim", "created_by", "evidence")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let annotators answer a question that stands."""
        return rules.can_annotate(request.user) and obj.state == Question.State.ACTIVE

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let annotators correct answers; which, the form and the act decide."""
        return rules.can_annotate(request.user)

    def save_row(self, request: HttpRequest, parent: Question, form: Any) -> None:
        """Give an answer, or correct one."""
        actor = member_of(request)
        if form.instance.pk:
            change_answer(actor=actor, answer=form.instance, version=form.seen, **form.said)
        else:
            said = {name: form.cleaned_data[name] for name in ANSWER_FIELDS}
            add_answer(actor=actor, question=parent, **said)


CHECKING = (GateNoteInline, ReplyRequestInline, QuestionInline)
"""The tables under a claim."""


@admin.register(GateNote, site=site)
class GateNoteAdmin(DeskAdmin):
    """The reasons written at the gates of all claims."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    undeleted = _("Nothing is deleted here: empty the reason to take it back.")
    form = GateNoteForm
    add_fields = ("claim", "gate", "reason")
    fields = ("claim", "gate", "reason", "writer", "written_at", "version")
    readonly_fields = ("claim", "writer", "written_at")
    autocomplete_fields = ("claim",)
    list_display = ("__str__", "claim", "reason", "writer", "written_at")
    list_filter = ("gate", "written_at")
    list_select_related = ("claim", "written_by")
    search_fields = ("reason", "claim__statement")

    def add_row(self, request: HttpRequest, form: Any) -> GateNote:
        """Write a reason."""
        said = {name: form.cleaned_data[name] for name in self.add_fields}
        return write_gate_note(actor=member_of(request), **said)

    def change_row(self, request: HttpRequest, row: GateNote, form: Any) -> None:
        """Word a reason anew."""
        reason = form.cleaned_data["reason"]
        change_gate_note(actor=member_of(request), note=row, reason=reason, version=form.seen)


@admin.register(ReplyRequest, site=site)
class ReplyRequestAdmin(DeskAdmin):
    """Who was asked for a reply, on all claims."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    undeleted = _("Nothing is deleted here: write down what came of it instead.")
    form = VersionedForm
    add_fields = ("claim", *REQUEST_FIELDS)
    fields = ("claim", *REQUEST_FIELDS, "creator", "created_at", "version")
    readonly_fields = ("claim", "creator", "created_at")
    autocomplete_fields = ("claim",)
    list_display = ("asked", "claim", "channel", "asked_at", "deadline", "outcome")
    list_filter = ("outcome", "channel", "asked_at")
    list_select_related = ("claim", "created_by")
    search_fields = ("asked", "reply", "note", "claim__statement")

    def add_row(self, request: HttpRequest, form: Any) -> ReplyRequest:
        """Write down a request."""
        said = {name: form.cleaned_data[name] for name in self.add_fields}
        return add_reply_request(actor=member_of(request), **said)

    def change_row(self, request: HttpRequest, row: ReplyRequest, form: Any) -> None:
        """Write down what came of it."""
        actor = member_of(request)
        change_reply_request(actor=actor, request=row, version=form.seen, **form.said)


@admin.register(Question, site=site)
class QuestionAdmin(DeskAdmin):
    """The questions about all claims, with their answers."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    guarded = _("Only who asked it or an editor changes a question, and only while it stands.")
    form = OwnForm
    add_fields = ("claim", "text")
    fields = ("claim", "text", "state", "creator", "created_at", "version")
    readonly_fields = ("claim", "state", "creator", "created_at")
    autocomplete_fields = ("claim",)
    inlines = (AnswerInline,)
    list_display = ("__str__", "state", "claim", "creator", "created_at")
    list_filter = ("state", "created_at")
    list_select_related = ("claim", "created_by")
    search_fields = ("text", "claim__statement")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="withdraw",
            label=_("Withdraw"),
            done=_("Withdrawn"),
            do=lambda actor, question, said: withdraw_question(
                actor=actor, question=question, **said
            ),
            fits=rules.can_change_question,
            form=ReasonForm,
        ),
    )

    def add_row(self, request: HttpRequest, form: Any) -> Question:
        """Ask a question."""
        said = {name: form.cleaned_data[name] for name in self.add_fields}
        return add_question(actor=member_of(request), **said)

    def change_row(self, request: HttpRequest, row: Question, form: Any) -> None:
        """Word a question anew."""
        if form.said:
            text = form.cleaned_data["text"]
            change_question(actor=member_of(request), question=row, text=text, version=form.seen)


@admin.register(Answer, site=site)
class AnswerAdmin(DeskAdmin):
    """The answers to all questions."""

    may_add = rules.can_annotate
    may_change = rules.can_annotate
    guarded = _("Only who gave it or an editor changes an answer, and only while it stands.")
    form = OwnForm
    add_fields = ("question", *ANSWER_FIELDS)
    fields = ("question", *ANSWER_FIELDS, "state", "creator", "created_at", "version")
    readonly_fields = ("question", "state", "creator", "created_at")
    autocomplete_fields = ("question", "evidence")
    list_display = ("__str__", "type", "state", "question", "creator", "created_at")
    list_filter = ("type", "state", "created_at")
    list_select_related = ("question", "created_by")
    search_fields = ("text", "explanation", "question__text")
    action_form = ReasonActionForm
    row_acts = (
        RowAct(
            name="withdraw",
            label=_("Withdraw"),
            done=_("Withdrawn"),
            do=lambda actor, answer, said: withdraw_answer(actor=actor, answer=answer, **said),
            fits=rules.can_change_answer,
            form=ReasonForm,
        ),
    )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask the rule of the row."""
        if obj is None:
            return super().has_change_permission(request)
        return rules.can_change_answer(request.user, obj)

    def add_row(self, request: HttpRequest, form: Any) -> Answer:
        """Give an answer."""
        said = {name: form.cleaned_data[name] for name in self.add_fields}
        return add_answer(actor=member_of(request), **said)

    def change_row(self, request: HttpRequest, row: Answer, form: Any) -> None:
        """Correct an answer."""
        change_answer(actor=member_of(request), answer=row, version=form.seen, **form.said)
