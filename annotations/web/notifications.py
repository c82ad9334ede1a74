"""What the desk tells a person: the list behind the bell, and what they want to be told of."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .. import rules
from ..desk.notification_choices import (
    Ways,
    choices_of,
    choose_notifications,
    mark_all_read,
    mark_read,
)
from ..desk.notification_words import path_of, sentence_of
from ..desk.notifications import sends_mail
from ..desk.queries_talk import list_notifications
from .forms import DeskForm
from .support import MemberRequest, attempt, do_or_say, for_members, posted, read_number


class ChoicesForm(DeskForm):
    """For each kind of thing two ticks, and the language of e-mails."""

    def __init__(self, data: Any = None, *, ways: list[Ways], language: str) -> None:
        super().__init__(data)
        self.ways = ways
        for each in ways:
            for name, ticked in (
                (f"{each.kind}-app", each.in_app),
                (f"{each.kind}-mail", each.by_email),
            ):
                self.fields[name] = forms.BooleanField(required=False, initial=ticked)
        self.fields["mail_language"] = forms.ChoiceField(
            label=_("Language of e-mails"),
            choices=settings.LANGUAGES,
            initial=language or get_language() or settings.LANGUAGE_CODE,
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """What the table shows: a kind, and the two ticks."""
        return [
            {"kind": each.kind, "app": self[f"{each.kind}-app"], "mail": self[f"{each.kind}-mail"]}
            for each in self.ways
        ]

    def chosen(self) -> dict[str, tuple[bool, bool]]:
        """Return the choices by kind."""
        data = self.cleaned_data
        return {
            each.kind.value: (data[f"{each.kind}-app"], data[f"{each.kind}-mail"])
            for each in self.ways
        }


@never_cache
@for_members("GET")
def notifications(request: MemberRequest) -> HttpResponse:
    """Show what one was told, newest first."""
    unread = request.GET.get("show") == "unread"
    try:
        page = list_notifications(request.user, unread=unread, cursor=request.GET.get("page", ""))
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    context = {
        "section": "notifications",
        "unread_only": unread,
        "page": page,
        "rows": [{"told": each, "sentence": sentence_of(each)} for each in page.rows],
        "newest": page.rows[0].pk if page.rows else 0,
        "any_unread": any(each.read_at is None for each in page.rows),
    }
    return render(request, "annotations/notifications/list.html", context)


@never_cache
@for_members("GET")
def follow(request: MemberRequest, pk: int) -> HttpResponse:
    """Lead to what a notification is about, and note that it was read."""
    told = get_object_or_404(rules.notifications_for(request.user), pk=pk)
    if request.method == "GET":
        mark_read(person=request.user, notification=told)
    return redirect(path_of(told))


@for_members("POST")
def read(request: MemberRequest, pk: int) -> HttpResponse:
    """Note that one was read."""
    told = get_object_or_404(rules.notifications_for(request.user), pk=pk)
    back = reverse("annotations:notifications")
    return do_or_say(
        request,
        lambda: mark_read(person=request.user, notification=told),
        done=_("Marked as read."),
        back=back,
    )


@for_members("POST")
def read_all(request: MemberRequest) -> HttpResponse:
    """Note that all were read, up to the newest that the page showed."""
    up_to = read_number(request.POST.get("up_to", "")) or None
    count = mark_all_read(person=request.user, up_to=up_to)
    told = ngettext("%(count)s marked as read.", "%(count)s marked as read.", count)
    messages.success(request, told % {"count": count})
    return redirect("annotations:notifications")


@never_cache
@for_members("GET", "POST")
def choices(request: MemberRequest) -> HttpResponse:
    """Choose what one is told of, and how."""
    person = request.user
    form = ChoicesForm(posted(request), ways=choices_of(person), language=person.mail_language)
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["mail_language"]
        done = attempt(
            form,
            lambda: choose_notifications(person=person, ways=form.chosen(), mail_language=language),
        )
        if done is not None:
            messages.success(request, _("Your choices are kept."))
            return redirect("annotations:notification_choices")
    context = {"section": "notifications", "form": form, "mails": sends_mail()}
    return render(request, "annotations/notifications/choices.html", context)
