"""Members of the desk, and the tokens of their programs."""

from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.forms import SetPasswordForm, SetPasswordMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from knox.models import AuthToken

from .. import rules
from ..desk.people import change_user, create_user, reset_password
from ..desk.tokens import revoke_token
from ..models import User
from .acts import RowAct
from .base import DeskAdmin, GuardedAdmin, member_of
from .forms import DeskModelForm
from .site import site


class NewUserForm(SetPasswordMixin, DeskModelForm):  # type: ignore[type-arg]  # as below
    """Somebody who joins the desk."""

    names_of_fields = {"password": "password1"}
    password1, password2 = SetPasswordMixin.create_password_fields()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].required = False
        self.fields["password2"].required = False
        self.fields["password1"].help_text = _(
            "Empty: they cannot sign in until an administrator gives them a password."
        )

    def clean(self) -> dict[str, Any] | None:
        """Hold the two passwords against each other; Django's own check."""
        data = super().clean()
        if self.cleaned_data.get("password1") or self.cleaned_data.get("password2"):
            self.validate_passwords("password1", "password2")
        return data


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg]  # generic in its stubs only
    """Twice the new password of somebody; Django's own form."""

    def __init__(self, data: Any = None, *, row: User, **options: Any) -> None:
        super().__init__(row, data, **options)


def _somebody_else(actor: User, user: User) -> bool:
    return actor.pk != user.pk


@admin.register(User, site=site)
@method_decorator(sensitive_post_parameters(), name="changeform_view")
@method_decorator(sensitive_post_parameters(), name="act_view")
class UserAdmin(DeskAdmin):
    """Members: let in, given a role, let go."""

    may_view = rules.can_administer
    may_add = rules.can_administer
    may_change = rules.can_administer
    undeleted = _(
        "Nobody is deleted here: what they did stays theirs. Who leaves is made inactive, and can "
        "no longer come in."
    )
    add_form = NewUserForm
    add_fields = (
        *("username", "role", "first_name", "last_name", "email", "password1", "password2"),
    )
    fields = (
        *("username", "role", "first_name", "last_name", "email", "is_active"),
        *("last_login", "date_joined"),
    )
    readonly_fields = ("last_login", "date_joined")
    list_display = ("username", "first_name", "last_name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    row_acts = (
        RowAct(
            name="password",
            label=_("Give another password"),
            done=_("Password given to"),
            do=lambda actor, user, said: reset_password(
                actor=actor, user=user, password=said["new_password1"]
            ),
            fits=_somebody_else,
            form=PasswordForm,
            bulk=False,
        ),
    )

    def add_row(self, request: HttpRequest, form: Any) -> User:
        """Let somebody join."""
        said = form.cleaned_data
        names = ("username", "role", "first_name", "last_name", "email")
        return create_user(
            actor=member_of(request),
            password=said["password1"] or None,
            **{name: said[name] for name in names},
        )

    def change_row(self, request: HttpRequest, row: User, form: Any) -> None:
        """Change what somebody is called or may do."""
        change_user(actor=member_of(request), user=row, **form.said)


@admin.register(AuthToken, site=site)
class TokenAdmin(GuardedAdmin):
    """Tokens, without a sign of what they are: the desk stores only what proves them."""

    may_view = rules.can_administer
    guarded = _(
        "People make tokens on the page of their own account. Here they are revoked, when one has "
        "leaked or its owner has left."
    )
    list_display = ("owner", "made", "expires")
    list_display_links = None
    list_filter = ("created", "expiry")
    list_select_related = ("user",)
    search_fields = ("user__username",)
    ordering = ("-created",)
    row_acts = (
        RowAct(
            name="revoke",
            label=_("Revoke"),
            done=_("Revoked"),
            do=lambda actor, token, _said: revoke_token(actor=actor, token=token),
        ),
    )

    # The package that brings tokens names its columns in English only.
    @admin.display(description=_("User name"), ordering="user__username")
    def owner(self, token: AuthToken) -> str:
        """Return whose token it is."""
        return str(token.user)

    @admin.display(description=_("Made"), ordering="created")
    def made(self, token: AuthToken) -> datetime:
        """Return when it was made."""
        return token.created

    @admin.display(description=_("Expires"), ordering="expiry")
    def expires(self, token: AuthToken) -> datetime | None:
        """Return when it ends."""
        return token.expiry

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Lead back to the list, which shows all there is to see."""
        return redirect("admin:knox_authtoken_changelist")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Call the list what the desk calls it; its package names it in English only."""
        return super().changelist_view(
            request, {**(extra_context or {}), "title": gettext("API tokens")}
        )
