"""One's own account: password and API tokens."""

from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from ..desk.people import set_password
from ..desk.tokens import create_token, revoke_token, tokens_of
from .forms import DeskForm
from .support import MemberRequest, attempt, for_members, posted

DAYS = [
    (7, gettext_lazy("a week")),
    (30, gettext_lazy("30 days")),
    (90, gettext_lazy("90 days")),
    (365, gettext_lazy("a year")),
]


class TokenForm(DeskForm):
    """How long a new token is to hold."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Holds for"), choices=DAYS, coerce=int, initial=90
    )


class PasswordForm(DeskForm, PasswordChangeForm):
    """The old password and, twice, the new one. Wrong ones count as those at the sign-in do."""

    def __init__(self, request: MemberRequest, data: Any) -> None:
        super().__init__(request.user, data)
        self.request = request

    def clean_old_password(self) -> str:
        """Refuse a password that would not let this person in."""
        old: str = self.cleaned_data["old_password"]
        if not authenticate(self.request, username=self.user.get_username(), password=old):
            code = "password_incorrect"
            raise ValidationError(self.error_messages[code], code=code)
        return old


@never_cache
@for_members("GET", "POST")
def account(request: MemberRequest) -> HttpResponse:
    """Show one's tokens; make one, which is shown this once."""
    form = TokenForm(posted(request))
    made = None
    if request.method == "POST" and form.is_valid():
        expiry = timedelta(days=form.cleaned_data["days"])
        made = attempt(form, lambda: create_token(actor=request.user, expiry=expiry))
    context = {
        "form": form if not made else TokenForm(),
        "token": made[1] if made else "",
        "tokens": tokens_of(request.user),
    }
    return render(request, "annotations/account.html", context)


@for_members("POST")
def revoke(request: MemberRequest, key: str) -> HttpResponse:
    """Revoke one of one's own tokens."""
    token = get_object_or_404(tokens_of(request.user), token_key=key)
    revoke_token(actor=request.user, token=token)
    messages.success(request, _("The token is revoked. Programs that use it are shut out."))
    return redirect("annotations:account")


@sensitive_post_parameters()
@for_members("GET", "POST")
def change_password(request: MemberRequest) -> HttpResponse:
    """Change one's own password; other sessions of this person end."""
    form = PasswordForm(request, posted(request))
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["new_password1"]
        if attempt(form, lambda: set_password(actor=request.user, password=password)):
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Your password is changed."))
            return redirect("annotations:account")
    return render(request, "annotations/change_password.html", {"form": form})
