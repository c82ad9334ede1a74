"""What every page of the admin shares: permissions by role, writing by acts, the record below."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminForm
from django.contrib.admin.options import IS_POPUP_VAR, InlineModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..desk.many import each_by_itself
from ..models import User
from .acts import BATCH, RowAct, tell_of_many
from .addresses import SoundAddresses
from .forms import DeskModelForm
from .links import Names, act_url
from .refusals import FormRefused, refusing, tell

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    StackedInline = admin.StackedInline[Any, Any]
    TabularInline = admin.TabularInline[Any, Any]
    InlineBase = InlineModelAdmin[Any, Any]
else:
    ModelAdmin = admin.ModelAdmin
    StackedInline = admin.StackedInline
    TabularInline = admin.TabularInline
    InlineBase = object  # an inline is a DeskInline and one of the two above

Rule = Callable[..., bool]

FORM_FIELDS: dict[Any, dict[str, Any]] = {
    models.URLField: {"assume_scheme": "https"},
    models.TextField: {"widget": AdminTextareaWidget({"rows": 3, "dir": "auto"})},
}
"""How fields of a kind are typed in, where Django's own way does not suit."""

WHENCE = gettext_lazy("Where it comes from, and who decided")
"""Heading of what the marks of a proposal tell; folded, for it is read seldom."""

PROPOSAL_FIELDS = (
    *("origin", "read_by", "confidence", "because", "creator", "created_at"),
    *("decider", "decided_at", "decision_reason", "corrections"),
)

SHOWN_OF_RECORD = 10
"""Lines of the record under a row; the rest is behind “History”."""


def nobody(*_: Any) -> bool:
    """Say no: the rule for what is never done to rows of a kind."""
    return False


def member_of(request: HttpRequest) -> User:
    """Return who asks; the site has let nobody else in."""
    return cast(User, request.user)


class DeskAdmin(SoundAddresses, Names, ModelAdmin):
    """The pages of one model. Whatever they change, they change through an act.

    The rules say who sees, adds and changes; ``guarded`` says why nobody changes what is there,
    ``undeleted`` what is done instead of deleting. A subclass says with ``add_row`` and
    ``change_row`` which acts write.
    """

    may_view: ClassVar[Rule] = rules.can_annotate
    may_add: ClassVar[Rule] = nobody
    may_change: ClassVar[Rule] = nobody
    guarded: str | Promise = ""
    undeleted: str | Promise = gettext_lazy("Nothing is deleted here: withdraw it instead.")
    row_acts: Sequence[RowAct] = ()
    add_form: type[DeskModelForm] | None = None
    add_fields: Sequence[str] = ()
    form = DeskModelForm
    formfield_overrides = FORM_FIELDS
    list_per_page = 50
    list_max_show_all = 50
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False
    change_form_template = "admin/annotations/change_form.html"
    change_list_template = "admin/annotations/change_list.html"

    # ---- Who may do what ------------------------------------------------------------------------

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the model to whom the rule lets see it."""
        return type(self).may_view(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show rows to whom the rule lets see them."""
        return type(self).may_view(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let those add rows whom the rule lets."""
        return type(self).may_add(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let those change rows whom the rule lets."""
        return type(self).may_change(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse everybody: nothing is lost on this desk."""
        return False

    # ---- Forms ----------------------------------------------------------------------------------

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the groups of fields; while a row is added there is one."""
        if obj is None and self.add_fields:
            return [(None, {"fields": self.add_fields})]
        return super().get_fieldsets(request, obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        """Return the form class of the page, told who asks and what was refused."""
        if obj is None and self.add_form:
            kwargs["form"] = self.add_form
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        return told(form, request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return what the page only shows; while a row is added there is nothing to show."""
        return super().get_readonly_fields(request, obj) if obj else ()

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        """Return the tables under a row; one that is being added has none yet."""
        return super().get_inlines(request, obj) if obj else ()

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or save a row; what an act refuses is undone, and shown on the form."""
        arguments = (request, object_id, form_url, extra_context)
        # To add a row is one act, which opens its own short transaction: a text is read by the
        # engine outside it. To save a row and its tables is several, which stand or fall together.
        show: Any = super().changeform_view
        if object_id is None:
            show = self._changeform_view  # type: ignore[attr-defined]  # its stubs leave it out
        try:
            return show(*arguments)
        except FormRefused as refusal:
            # What was done is undone. Now the same page again: its form knows the refusal.
            request.refusal = refusal  # type: ignore[attr-defined]
            response = show(*arguments)
            response.status_code = refusal.status
            return response

    # ---- Writing, by acts only ------------------------------------------------------------------

    def add_row(self, request: HttpRequest, form: Any) -> Model:
        """Do the act that adds a row, with what the form says."""
        raise PermissionDenied

    def change_row(self, request: HttpRequest, row: Any, form: Any) -> None:
        """Do the act that changes a row, with what the form says."""
        raise PermissionDenied

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Add or change the row through its act."""
        with refusing(form):
            if not change:
                become(obj, self.add_row(request, form))
            elif form.said:
                self.change_row(request, obj, form)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the tables under the row, each row through its act."""
        for formset in formsets:
            self.save_formset(request, form, formset, change)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        """Add and change rows of a table through the acts of its inline."""
        for each in formset.forms:
            if each.has_changed() and each.said:
                with refusing(each):
                    formset.inline.save_row(request, formset.instance, each)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Refuse: nothing is deleted."""
        raise PermissionDenied

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Refuse: nothing is deleted."""
        raise PermissionDenied

    # The acts write the record. Django's own log would tell the same once more, and less of it.

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """Return nothing: the act has written the record."""
        return []

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Leave it to the record."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Leave it to the record."""

    # ---- The record -----------------------------------------------------------------------------

    def record_of(self, row: Any) -> dict[str, Any]:
        """Return which lines of the record belong to a row."""
        return {"target_type": row._meta.model_name, "target_id": row.pk}

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the row's lines of the record."""
        row = self._row_or_404(request, object_id)
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in self.record_of(row).items()})
        url = reverse("admin:annotations_event_changelist")
        return redirect(f"{url}?{query.urlencode()}")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        """Add to the page what may be done, why nothing else may, and what was done."""
        row = kw.get("obj")
        member = member_of(request)
        sentences = [self.undeleted]
        if row and not self.has_change_permission(request, row):
            sentences.insert(0, self.why_guarded(row))
        context["sentences"] = [sentence for sentence in sentences if sentence and row]
        if row:
            fitting = (act for act in self.row_acts if act.fits(member, row))
            context["acts"] = [(act.label, act_url(row, act.name)) for act in fitting]
            seen = rules.can_see_event_rows(member)
            lines = seen.filter(**self.record_of(row)).select_related("actor")
            context["record"] = lines[:SHOWN_OF_RECORD]
        return super().render_change_form(request, context, *args, **kw)

    def why_guarded(self, row: Any) -> str | Promise:
        """Say why this row cannot be changed here."""
        return self.guarded

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show the list, with the sentence on what is done instead of deleting."""
        sentences = [each for each in (self.guarded, self.undeleted) if each]
        return super().changelist_view(request, {"sentences": sentences} | (extra_context or {}))

    # ---- Acts on rows ---------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        """Add the page on which an act is done to a row."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_act"
        view = self.admin_site.admin_view(self.act_view)
        return [path("<path:object_id>/act/<slug:act_name>/", view, name=name), *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> Any:
        """Return the acts that are done to many rows at once."""
        if IS_POPUP_VAR in request.GET:
            return {}
        return {
            act.name: (partial(_do_to_ticked, act), act.name, str(act.label))
            for act in self.row_acts
            if act.bulk
        }

    def act_view(self, request: HttpRequest, object_id: str, act_name: str) -> HttpResponse:
        """Ask what an act needs to know, and do it."""
        act = next((each for each in self.row_acts if each.name == act_name), None)
        row = self._row_or_404(request, object_id)
        if act is None:
            raise Http404(_("There is no such act."))
        page = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])
        form = self.act_form(request, act, row)
        status = 200
        if request.method == "POST" and form.is_valid():
            name = str(row)
            try:
                with refusing(form):
                    act.do(member_of(request), row, form.cleaned_data)
            except FormRefused as refusal:
                tell(form, refusal.error)
                status = refusal.status
            else:
                done = {"done": act.done, "name": name}
                messages.success(request, _("%(done)s: “%(name)s”") % done)
                return redirect(page)
        context = self.admin_site.each_context(request) | {
            "title": act.label,
            "subtitle": str(row),
            "opts": self.opts,
            "original": row,
            "page": page,
            "form": form,
            "adminform": AdminForm(cast(Any, form), [(None, {"fields": list(form.fields)})], {}),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/annotations/act.html", context, status=status)

    def act_form(self, request: HttpRequest, act: RowAct, row: Any) -> forms.Form:
        """Return the form of an act, filled in where it was sent."""
        data = request.POST if request.method == "POST" else None
        return cast(Any, act.form)(data, row=row)

    def _row_or_404(self, request: HttpRequest, object_id: str) -> Any:
        row = self.get_object(request, unquote(object_id))
        if row is None:
            raise Http404(_("There is no such row."))
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        return row


class GuardedAdmin(DeskAdmin):
    """The pages of a model that nobody changes here; ``guarded`` says why."""

    undeleted = ""


class DeskInline(Names, InlineBase):
    """A table under a row. A subclass that lets people write says with ``save_row`` how."""

    can_delete = False
    extra = 0
    show_change_link = True
    form = DeskModelForm
    formfield_overrides = FORM_FIELDS

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show the table to whoever sees the page."""
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody add, unless a subclass says otherwise."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let nobody change, unless a subclass says otherwise."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse everybody."""
        return False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the formset class, told who asks, what was refused and who saves its rows."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.inline = self
        told(formset.form, request)
        return formset

    def save_row(self, request: HttpRequest, parent: Any, form: Any) -> None:
        """Do the act that adds or changes one row of the table."""
        raise PermissionDenied


def told(form: Any, request: HttpRequest) -> Any:
    """Tell a form class, made for this request, who asks and what an act refused a moment ago."""
    form.refusal = getattr(request, "refusal", None)
    form.member = request.user
    return form


def become(row: Model, stored: Model) -> None:
    """Let the empty row that Django's page holds be the one that the act stored."""
    row.__dict__.update(stored.__dict__)


def _do_to_ticked(act: RowAct, page: DeskAdmin, request: HttpRequest, rows: QuerySet[Any]) -> None:
    said = act.reads(request.POST)
    member = member_of(request)
    outcome = each_by_itself(
        _in_batches(page, request, rows), lambda row: act.do(member, row, said)
    )
    tell_of_many(request, act, outcome)


def _in_batches(page: DeskAdmin, request: HttpRequest, rows: QuerySet[Any]) -> Iterator[Any]:
    # Their numbers first: acts change what the list's own filters look at.
    numbers = list(rows.values_list("pk", flat=True))
    for first in range(0, len(numbers), BATCH):
        found = page.get_queryset(request).in_bulk(numbers[first : first + BATCH])
        yield from (found[each] for each in numbers[first : first + BATCH] if each in found)
