"""A claim taken apart into questions and answers; what was said taken for a claim of its own."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.access import require
from ..desk.claim_links import check_truth as check_truth_act
from ..desk.errors import StaleVersion
from ..desk.queries_checking import about_what_was_said, questions_on
from ..desk.questions import (
    add_answer,
    add_question,
    change_answer,
    change_question,
    withdraw_answer,
    withdraw_question,
)
from ..models import Answer, Claim, ClaimKind, Evidence, Question, User
from .choices import MEDIA, STRATEGIES
from .forms import DeskForm
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    posted,
    read_version,
    show_conflict,
)

NAMES = dict(STRATEGIES)
"""What each way of checking a claim is called."""


class QuestionForm(DeskForm):
    """Something to find out."""

    ids = "question_%s"

    text = forms.CharField(
        label=gettext_lazy("Question"),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("One thing to find out that bears on the claim."),
    )


class ChangeQuestionForm(QuestionForm):
    """A question worded otherwise."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class AnswerForm(DeskForm):
    """What was found out, and where."""

    type = forms.ChoiceField(
        label=gettext_lazy("Type of answer"),
        choices=Answer.Type.choices,
        widget=forms.RadioSelect(),
        initial=Answer.Type.ABSTRACTIVE,
    )
    text = forms.CharField(
        label=gettext_lazy("Answer"),
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("For yes or no, that word; empty where it cannot be answered."),
    )
    explanation = forms.CharField(
        label=gettext_lazy("Explanation"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("Why yes, or why no; why it has no answer."),
    )
    evidence = forms.ChoiceField(label=gettext_lazy("Evidence it rests on"), required=False)
    medium = forms.ChoiceField(label=gettext_lazy("Medium"), required=False, choices=MEDIA)

    def __init__(self, data: Any = None, *, claim: Claim, kept: Evidence | None = None, **kw: Any):
        super().__init__(data, **kw)
        standing = claim.evidence.filter(state=Evidence.State.ACTIVE).order_by("id")
        self.pieces = {str(each.pk): each for each in (*standing, *([kept] if kept else ()))}
        evidence: Any = self.fields["evidence"]
        evidence.choices = [("", _("none")), *((pk, p.title) for pk, p in self.pieces.items())]

    def clean_text(self) -> str:
        """Take “yes” and “no” in the reader's language too."""
        text = str(self.cleaned_data["text"])
        words = {_("yes"): "yes", _("no"): "no"}
        if self.cleaned_data.get("type") == Answer.Type.BOOLEAN:
            return words.get(text.strip().casefold(), text)
        return text

    def clean_evidence(self) -> Evidence | None:
        """Return the piece of evidence, if one was chosen."""
        return self.pieces.get(self.cleaned_data["evidence"])


class ChangeAnswerForm(AnswerForm):
    """An answer corrected."""

    version = forms.IntegerField(widget=forms.HiddenInput())


class TruthForm(DeskForm):
    """What was said, as a claim that it is so."""

    ids = "truth_%s"

    statement = forms.CharField(
        label=gettext_lazy("What is claimed"),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("One sentence that can be true or false, understood alone."),
    )


def questions_about(claim: Claim, user: User, form: QuestionForm | None = None) -> dict[str, Any]:
    """Return what the section of a claim's page shows."""
    writes = rules.can_annotate(user) and claim.state not in Claim.SET_ASIDE
    return {
        "claim": claim,
        "asked": questions_on(claim, user),
        "strategies": [str(NAMES.get(each, each)) for each in claim.strategies],
        "writes": writes,
        "question_form": form or (QuestionForm() if writes else None),
    }


def linked_to(claim: Claim, user: User) -> dict[str, Any]:
    """Return the claims that hang together with one: that it was said, that what was said is so."""
    quote = claim.kind == ClaimKind.QUOTE
    writes = quote and rules.can_annotate(user) and claim.state not in Claim.SET_ASIDE
    return {
        "claim": claim,
        "said_in": claim.said_in,
        "truths": about_what_was_said(claim) if quote else [],
        "truth_form": TruthForm() if writes else None,
    }


@for_members("GET", "POST")
def ask(request: MemberRequest, pk: int) -> HttpResponse:
    """Ask a question about a claim; what is wrong is said beside what was typed."""
    claim = get_object_or_404(Claim, pk=pk)
    require(rules.can_annotate, request.user)
    form = QuestionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: add_question(actor=request.user, claim=claim, **form.cleaned_data)
        )
        if made is not None:
            messages.success(request, _("The question is asked."))
            if getattr(request, "htmx", False):
                return _section(request, claim)
            return redirect(_place_of(claim.pk))
    if request.method == "POST" and getattr(request, "htmx", False):
        return _section(request, claim, form, status=422)
    return _page(request, claim, _("Ask a question"), form)


@for_members("GET", "POST")
def change_question_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Word a question otherwise."""
    question = get_object_or_404(Question.objects.select_related("claim"), pk=pk)
    require(rules.can_change_question, request.user, question)
    initial = {"text": question.text, "version": question.version}
    form = ChangeQuestionForm(posted(request), initial=initial)
    return _changed(
        request,
        question.claim,
        form,
        lambda data: change_question(actor=request.user, question=question, **data),
        heading=_("Change the question"),
    )


@for_members("POST")
def withdraw_question_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Take a question back."""
    question = get_object_or_404(Question.objects.select_related("claim"), pk=pk)
    return do_or_say(
        request,
        lambda: withdraw_question(
            actor=request.user,
            question=question,
            reason=request.POST.get("reason", ""),
            version=read_version(request),
        ),
        done=_("The question is withdrawn. It stays on record."),
        back=_place_of(question.claim_id),
    )


@for_members("GET", "POST")
def answer(request: MemberRequest, pk: int) -> HttpResponse:
    """Answer a question."""
    question = get_object_or_404(Question.objects.select_related("claim"), pk=pk)
    require(rules.can_annotate, request.user)
    form = AnswerForm(posted(request), claim=question.claim)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form, lambda: add_answer(actor=request.user, question=question, **form.cleaned_data)
        )
        if made is not None:
            messages.success(request, _("The answer is written down."))
            return redirect(_place_of(question.claim_id))
    return _page(request, question.claim, question.text, form)


@for_members("GET", "POST")
def change_answer_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct an answer."""
    rows = Answer.objects.select_related("question__claim", "evidence")
    found = get_object_or_404(rows, pk=pk)
    require(rules.can_change_answer, request.user, found)
    initial = {name: getattr(found, name) for name in ChangeAnswerForm.base_fields}
    initial["evidence"] = found.evidence_id or ""
    claim = found.question.claim
    form = ChangeAnswerForm(posted(request), claim=claim, kept=found.evidence, initial=initial)
    return _changed(
        request,
        claim,
        form,
        lambda data: change_answer(actor=request.user, answer=found, **data),
        heading=found.question.text,
    )


@for_members("POST")
def withdraw_answer_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Take an answer back."""
    found = get_object_or_404(Answer.objects.select_related("question__claim"), pk=pk)
    return do_or_say(
        request,
        lambda: withdraw_answer(
            actor=request.user,
            answer=found,
            reason=request.POST.get("reason", ""),
            version=read_version(request),
        ),
        done=_("The answer is withdrawn. It stays on record."),
        back=_place_of(found.question.claim_id),
    )


@for_members("GET", "POST")
def check_truth(request: MemberRequest, pk: int) -> HttpResponse:
    """Open a claim that what was said is so."""
    claim = get_object_or_404(Claim, pk=pk)
    require(rules.can_annotate, request.user)
    form = TruthForm(posted(request))
    if request.method == "POST" and form.is_valid():
        opened = attempt(
            form, lambda: check_truth_act(actor=request.user, claim=claim, **form.cleaned_data)
        )
        if opened is not None:
            messages.success(request, _("The claim is open for evidence and verdicts."))
            return redirect(reverse("annotations:claim", args=[opened.pk]))
    return _page(request, claim, _("Is what was said true?"), form, anchor="linked")


def _changed(
    request: MemberRequest,
    claim: Claim,
    form: DeskForm,
    act: Callable[[dict[str, Any]], object],
    *,
    heading: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            changed = attempt(form, lambda: act(form.cleaned_data))
        except StaleVersion as stale:
            told = _("Somebody changed this meanwhile")
            back = _place_of(claim.pk)
            return show_conflict(request, stale, form, heading=told, back=back, section="claims")
        if changed is not None:
            messages.success(request, _("It is changed."))
            return redirect(_place_of(claim.pk))
    return _page(request, claim, heading, form)


def _place_of(claim: int, anchor: str = "questions") -> str:
    return reverse("annotations:claim", args=[claim]) + "#" + anchor


def _page(
    request: MemberRequest, claim: Claim, heading: str, form: DeskForm, *, anchor: str = "questions"
) -> HttpResponse:
    context = {
        "section": "claims",
        "form": form,
        "heading": heading,
        "claim": claim,
        "back": _place_of(claim.pk, anchor),
    }
    return render(request, "annotations/claim/part_form.html", context)


def _section(
    request: MemberRequest, claim: Claim, form: QuestionForm | None = None, *, status: int = 200
) -> HttpResponse:
    context = questions_about(claim, request.user, form) | {"part": True}
    return render(request, "annotations/claim/questions.html", context, status=status)
