"""Comments on a claim: the conversations on its page, writing, changing and settling them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .. import rules
from ..desk.access import require
from ..desk.comments import (
    LONGEST,
    add_comment,
    change_comment,
    reopen_comment,
    resolve_comment,
)
from ..desk.errors import Refused, StaleVersion
from ..desk.queries_talk import find_people, threads_on
from ..models import Claim, Comment, Evidence, User
from .forms import DeskForm
from .support import (
    MemberRequest,
    attempt,
    do_or_say,
    for_members,
    posted,
    read_number,
    read_version,
    show_conflict,
)


class CommentForm(DeskForm):
    """What somebody has to say."""

    ids = "comment_%s"

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Write @ and a user name to tell somebody of it."),
    )
    evidence = forms.ChoiceField(label=gettext_lazy("About"), required=False)

    def __init__(self, data: Any = None, *, claim: Claim, answers: bool = False, **kwargs: Any):
        super().__init__(data, **kwargs)
        text: Any = self.fields["text"].widget
        text.attrs["data-mentions"] = reverse("annotations:suggest_people")
        if answers:
            del self.fields["evidence"]
            return
        standing = claim.evidence.filter(state=Evidence.State.ACTIVE).order_by("id")
        self.pieces = {str(each.pk): each for each in standing}
        about: Any = self.fields["evidence"]
        pieces = [(pk, _("evidence: %(title)s") % {"title": p}) for pk, p in self.pieces.items()]
        about.choices = [("", _("the claim")), *pieces]

    def clean_evidence(self) -> Evidence | None:
        """Return the piece of evidence it is about, if any."""
        return self.pieces.get(self.cleaned_data["evidence"])


class ChangeCommentForm(DeskForm):
    """A comment worded otherwise."""

    text = forms.CharField(
        label=gettext_lazy("Comment"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
        help_text=gettext_lazy("Write @ and a user name to tell somebody of it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())


def talk_on(claim: Claim, user: User, form: CommentForm | None = None) -> dict[str, Any]:
    """Return what the section of a claim's page shows: its conversations, and a form for another.

    A form that was refused comes back as it was filled in.
    """
    threads = threads_on(claim, user)
    is_open = [each for each in threads if each.comment.state == Comment.State.OPEN]
    writes = rules.can_annotate(user)
    return {
        "claim": claim,
        "user": user,
        "open_threads": is_open,
        "resolved_threads": [each for each in threads if each not in is_open],
        "writes": writes,
        "comment_form": form or (CommentForm(claim=claim) if writes else None),
    }


@for_members("GET", "POST")
def comments(request: MemberRequest, pk: int) -> HttpResponse:
    """Write a comment on a claim, ``?evidence=7`` on a piece of its evidence, ``?answers=7`` in
    answer to another. What is wrong is said beside what was typed.
    """
    claim = get_object_or_404(Claim, pk=pk)
    require(rules.can_annotate, request.user)
    answered = _answered(request, claim)
    initial = {"evidence": request.GET.get("evidence", "")}
    form = CommentForm(posted(request), claim=claim, answers=answered is not None, initial=initial)
    if request.method == "POST" and form.is_valid():
        written = attempt(
            form,
            lambda: add_comment(
                actor=request.user, claim=claim, answers=answered, **form.cleaned_data
            ),
        )
        if written is not None:
            messages.success(request, _how_it_went(written))
            return _shown(request, claim, written)
    if request.method == "POST" and getattr(request, "htmx", False):
        return _section(request, claim, form, answered=answered, status=422)
    context = {"section": "claims", "claim": claim, "form": form, "answered": answered}
    return render(request, "annotations/comments/write.html", context)


@for_members("GET", "POST")
def change(request: MemberRequest, pk: int) -> HttpResponse:
    """Word one's own comment otherwise."""
    comment = _comment_or_404(request.user, pk)
    require(rules.can_change_comment, request.user, comment)
    initial = {"text": comment.text, "version": comment.version}
    form = ChangeCommentForm(posted(request), initial=initial)
    back = _place_of(comment)
    if request.method == "POST" and form.is_valid():
        data: dict[str, Any] = form.cleaned_data
        try:
            changed = attempt(
                form, lambda: change_comment(actor=request.user, comment=comment, **data)
            )
        except StaleVersion as stale:
            heading = _("This comment was changed meanwhile")
            return show_conflict(request, stale, form, heading=heading, back=back, section="claims")
        if changed:
            messages.success(request, _("The comment is changed."))
            return redirect(back)
    context = {"section": "claims", "claim": comment.claim, "form": form, "back": back}
    return render(request, "annotations/comments/change.html", context)


@for_members("POST")
def resolve(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that a conversation asks for nothing any more."""
    return _settle(request, pk, resolve_comment, _("The conversation is resolved."))


@for_members("POST")
def reopen(request: MemberRequest, pk: int) -> HttpResponse:
    """Say that a conversation asks for something after all."""
    return _settle(request, pk, reopen_comment, _("The conversation is open again."))


@for_members("GET")
def suggest_people(request: MemberRequest) -> HttpResponse:
    """Offer people whose name begins as typed: ``?q=mar``."""
    people = find_people(request.GET.get("q", "")[:150])
    return render(request, "annotations/comments/people.html", {"people": people})


def _settle(request: MemberRequest, pk: int, act: Any, done: str) -> HttpResponse:
    comment = _comment_or_404(request.user, pk)
    version = read_version(request)
    if not getattr(request, "htmx", False):
        return do_or_say(
            request,
            lambda: act(actor=request.user, comment=comment, version=version),
            done=done,
            back=_place_of(comment),
        )
    try:
        act(actor=request.user, comment=comment, version=version)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return _section(request, comment.claim, status=409)
    messages.success(request, done)
    return _section(request, comment.claim)


def _answered(request: HttpRequest, claim: Claim) -> Comment | None:
    """Return the comment that is answered, if one is named."""
    number = read_number(request.POST.get("answers", "") or request.GET.get("answers", ""))
    if not number:
        return None
    seen = rules.can_see_comment_rows(request.user)
    return get_object_or_404(seen.select_related("created_by", "evidence"), pk=number, claim=claim)


def _comment_or_404(user: User, pk: int) -> Comment:
    rows = rules.can_see_comment_rows(user).select_related("claim", "evidence", "created_by")
    return get_object_or_404(rows, pk=pk)


def _how_it_went(comment: Comment) -> str:
    people = [person.display_name for person in comment.mentions.all()]
    if not people:
        return _("The comment is written.")
    told = ngettext(
        "The comment is written; %(people)s is mentioned in it.",
        "The comment is written; %(people)s are mentioned in it.",
        len(people),
    )
    return told % {"people": ", ".join(people)}


def _place_of(comment: Comment) -> str:
    page = reverse("annotations:claim", args=[comment.claim_id])
    return f"{page}#comment-{comment.answers_id or comment.pk}"


def _shown(request: MemberRequest, claim: Claim, written: Comment) -> HttpResponse:
    if getattr(request, "htmx", False):
        return _section(request, claim)
    return redirect(_place_of(written))


def _section(
    request: MemberRequest,
    claim: Claim,
    form: CommentForm | None = None,
    *,
    answered: Comment | None = None,
    status: int = 200,
) -> HttpResponse:
    """Send the section anew; a form that was refused stands where it was filled in."""
    context = talk_on(claim, request.user, None if answered else form) | {"part": True}
    if answered is not None and form is not None:
        context |= {"answered": answered, "answer_form": form}
    return render(request, "annotations/comments/section.html", context, status=status)
