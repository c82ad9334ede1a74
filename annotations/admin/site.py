"""The admin's own site: who may come in, and what its front page lists."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse, reverse_lazy
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from knox.models import AuthToken

from .. import models, rules

GROUPS: Sequence[tuple[str, str | Promise, Sequence[type[Model]]]] = (
    (
        "texts",
        gettext_lazy("Articles and their texts"),
        (models.Article, models.Revision, models.ExcludedRange, models.Outlet),
    ),
    (
        "quotes",
        gettext_lazy("Who said what"),
        (models.Quote, models.QuoteSpan, models.Speaker),
    ),
    (
        "claims",
        gettext_lazy("What is checked"),
        (
            *(models.Claim, models.Appearance, models.Evidence, models.Verdict),
            *(models.GateNote, models.ReplyRequest, models.Question, models.Answer),
            *(models.Assignment, models.Recusal, models.Comment),
            *(models.FactCheck, models.Correction),
        ),
    ),
    ("scales", gettext_lazy("Rating scales"), (models.RatingScale, models.Rating)),
    (
        "work",
        gettext_lazy("How the desk works"),
        (models.DeskSettings, models.Job, models.TrainedModel),
    ),
    ("record", gettext_lazy("The record"), (models.Event,)),
    ("people", gettext_lazy("People"), (models.User, AuthToken)),
)
"""The front page: groups in the order of the work, each with the models it lists.

The sketch values of texts are the tool's own and not listed; their pages open all the same.
"""


class DeskAdminSite(admin.AdminSite):
    """The desk's admin. What other parts register with Django's default site is not served."""

    site_header = gettext_lazy("Fact-check desk · admin")
    site_title = gettext_lazy("Fact-check desk")
    index_title = gettext_lazy("What the desk keeps")
    site_url = reverse_lazy("annotations:desk")  # type: ignore[assignment]  # lazy on purpose

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in those who annotate or do more; Django's own permissions play no part."""
        return rules.can_annotate(request.user)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send strangers to the desk's sign-in, and who may not come in back to the desk."""
        onward = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, request.is_secure()):
            onward = reverse("admin:index")
        if not request.user.is_authenticated:
            return redirect_to_login(onward, resolve_url("annotations:sign_in"))
        if self.has_permission(request):
            return redirect(onward)
        sentence = _("The admin is for those who work on quotes and claims; your role is %(role)s.")
        messages.error(request, sentence % {"role": request.user.get_role_display()})
        return redirect("annotations:desk")

    def password_change(  # type: ignore[override]  # a redirect is no template
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send people to the page of their own account, where the act is done."""
        return redirect("annotations:change_password")

    def app_index(  # type: ignore[override]  # as above
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send people to the front page: one app holds everything."""
        return redirect("admin:index")

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Return the groups of the front page, with what this person may see of each."""
        entries = {
            entry["model"]: entry
            for app in super().get_app_list(request, app_label)
            for entry in app["models"]
        }
        if AuthToken in entries:
            # Its package names it in English only.
            entries[AuthToken]["name"] = _("API tokens")
        groups = []
        for slug, name, listed in GROUPS:
            found = [entries[model] for model in listed if model in entries]
            if found:
                url = f"{reverse('admin:index')}#{slug}"
                groups.append({"name": name, "app_label": slug, "app_url": url, "models": found})
        return groups


site = DeskAdminSite(name="admin")
