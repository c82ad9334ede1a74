"""Bringing articles in: pasted, from files, from an address; and correcting what is known."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import rules
from ..desk.access import require
from ..desk.articles import change_article
from ..desk.backlog import work_backlog
from ..desk.drafts import ArticleDraft
from ..desk.errors import StaleVersion
from ..desk.intake import Intake, add_article, import_articles
from ..desk.record import one_act
from ..interchange.problems import Problem, problem_of
from ..interchange.reading import read_upload
from ..models import Article, Revision, User
from ..models.openings import opening_of
from .fields import settle_outlet
from .intake_forms import AddressForm, ChangeArticleForm, FilesForm, PasteForm
from .support import MemberRequest, attempt, for_members, posted, show_conflict

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

LISTED = 200
"""Items of each outcome that the page of results lists; the others are counted."""


@for_members("GET", "POST")
def add_pasted(request: MemberRequest) -> HttpResponse:
    """Take a pasted text."""
    require(rules.can_annotate, request.user)
    form = PasteForm(posted(request))
    if request.method == "POST" and form.is_valid():
        added = attempt(form, lambda: add_article(actor=request.user, draft=form.draft()))
        if added:
            return _to_article(request, added)
    return _show_form(request, form, "paste")


@for_members("GET", "POST")
def add_fetched(request: MemberRequest) -> HttpResponse:
    """Fetch the page at an address and take the article on it."""
    require(rules.can_annotate, request.user)
    # The HTTP client takes a tenth of a second to load, which every start would pay for.
    from ..interchange.fetching import FetchError, fetch_article

    form = AddressForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            draft = fetch_article(form.cleaned_data["url"])
        except FetchError as error:
            form.add_error("url", str(error))
        else:
            added = attempt(form, lambda: add_article(actor=request.user, draft=draft))
            if added:
                return _to_article(request, added)
    return _show_form(request, form, "address")


@for_members("GET", "POST")
def add_files(request: MemberRequest) -> HttpResponse:
    """Take files, and tell what became of everything in them."""
    require(rules.can_annotate, request.user)
    form = FilesForm(posted(request), request.FILES)
    if request.method == "POST" and form.is_valid():
        outlet = form.outlet_name()
        results = [_bring_in(request.user, each, outlet) for each in form.cleaned_data["uploads"]]
        work_backlog(limit=LISTED)
        for result in results:
            result.look_up()
        context = {"section": "articles", "results": results}
        return render(request, "annotations/add_results.html", context)
    return _show_form(request, form, "files")


@for_members("GET", "POST")
def change_article_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Correct what is known of an article."""
    require(rules.can_annotate, request.user)
    article = get_object_or_404(Article.objects.named().select_related("outlet"), pk=pk)
    names = ("title", "outlet", "authors", "published_at", "language", "url", "version")
    initial = {name: getattr(article, name) for name in names}
    form = ChangeArticleForm(posted(request), initial=initial)
    back = reverse("annotations:article", args=[article.pk])
    if request.method == "POST" and form.is_valid():
        try:
            changed = attempt(form, lambda: _change(request.user, article, form.cleaned_data))
        except StaleVersion as stale:
            heading = _("Somebody changed this article meanwhile")
            return show_conflict(
                request, stale, form, heading=heading, back=back, section="articles"
            )
        if changed:
            messages.success(request, _("What is known of the article is corrected."))
            return redirect(back)
    context = {"section": "articles", "form": form, "article": article, "back": back}
    return render(request, "annotations/change_article.html", context)


def _change(actor: User, article: Article, data: dict[str, Any]) -> Article:
    values = dict(data)
    with one_act():  # a new outlet is kept only if the correction is
        values["outlet"] = settle_outlet(actor, values["outlet"])
        return change_article(actor=actor, article=article, **values)


def _show_form(request: MemberRequest, form: Any, how: str) -> HttpResponse:
    context = {"section": "articles", "form": form, "how": how}
    return render(request, "annotations/add_article.html", context)


def _to_article(request: MemberRequest, added: Intake) -> HttpResponse:
    """Go to the article that came in, saying whether it is new."""
    assert added.article is not None and added.revision is not None  # noqa: S101  not "invalid"
    address = reverse("annotations:article", args=[added.article.pk])
    if added.outcome == "unchanged":
        messages.info(
            request, _("The desk has this very text already. Nothing was added; here it is.")
        )
        if added.article.revisions.filter(number__gt=added.revision.number).exists():
            address += f"?revision={added.revision.number}"
    elif added.outcome == "revised":
        messages.success(
            request, _("The desk knew this article. Its text is new, and was kept beside the old.")
        )
    else:
        messages.success(request, _("The article is on the desk."))
    alike = Revision.objects.filter(pk=added.revision.pk, resembles__isnull=False)
    other = Article.objects.named().filter(revisions__in=alike.values("resembles")).first()
    if other is not None and added.outcome != "unchanged":
        messages.warning(
            request,
            _("Likely duplicate: the text is almost the same as “%(title)s”.") % {"title": other},
        )
    return redirect(address)


@dataclass(slots=True)
class FileResult:
    """What became of one file.

    ``lists`` holds, by outcome, the first intakes in order; ``counts`` counts them all.
    ``alike`` is by revision the article that it likely doubles.
    """

    name: str
    lists: dict[str, list[Intake]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    alike: dict[int, Article] = field(default_factory=dict)

    def add(self, intake: Intake) -> None:
        """Note one intake."""
        self.counts[intake.outcome] = self.counts.get(intake.outcome, 0) + 1
        listed = self.lists.setdefault(intake.outcome, [])
        if len(listed) < LISTED:
            listed.append(intake)

    def look_up(self) -> None:
        """Find out which of the new texts are likely duplicates, and what all are called."""
        new = [*self.lists.get("created", ()), *self.lists.get("revised", ())]
        pks = [each.revision.pk for each in new if each.revision]
        rows = Revision.objects.filter(pk__in=pks, resembles__isnull=False)
        rows = rows.select_related("resembles__article").defer("text", "resembles__text")
        row: Any
        for row in rows.annotate(opening=opening_of("resembles__article")):
            if row.resembles:
                row.resembles.article.opening = row.opening
                self.alike[row.pk] = row.resembles.article
        self._name_untitled()

    def _name_untitled(self) -> None:
        """Find out what articles without a headline are called, in one query if there are any."""
        listed = [each.article for intakes in self.lists.values() for each in intakes]
        untitled = [article for article in listed if article and not article.title]
        if untitled:
            named = Article.objects.named().in_bulk([article.pk for article in untitled])
            for article in untitled:
                article.opening = named[article.pk].opening

    @property
    def wrong(self) -> int:
        """How many items were refused."""
        refused = sum(not problem.remark for problem in self.problems)
        return refused + self.counts.get("invalid", 0)

    @property
    def refused(self) -> list[Problem]:
        """What was refused, with where it stands and why."""
        invalid = [
            problem_of(intake.where, ValidationError(dict(intake.errors)))
            for intake in self.lists.get("invalid", ())
        ]
        return [problem for problem in self.problems if not problem.remark] + invalid

    @property
    def remarks(self) -> list[Problem]:
        """What is worth knowing of the file although it kept nothing out."""
        return [problem for problem in self.problems if problem.remark]

    @property
    def taken(self) -> list["Taken"]:
        """What there is to show of every item that is on the desk now."""
        return [
            Taken(intake, self.alike.get(intake.revision.pk if intake.revision else 0))
            for outcome in ("created", "revised", "unchanged")
            for intake in self.lists.get(outcome, ())
        ]

    @property
    def unlisted(self) -> int:
        """How many that are on the desk now the page only counts."""
        known = sum(self.counts.get(each, 0) for each in ("created", "revised", "unchanged"))
        return known - len(self.taken)


@dataclass(frozen=True, slots=True)
class Taken:
    """An item that is on the desk, and the article it likely doubles."""

    intake: Intake
    alike: Article | None


def _bring_in(actor: User, upload: "UploadedFile[Any]", outlet: str) -> FileResult:
    result = FileResult(upload.name or "")
    drafts = _drafts(upload, outlet, result)
    for intake in import_articles(actor=actor, drafts=drafts, extract=True):
        result.add(intake)
    return result


def _drafts(upload: "UploadedFile[Any]", outlet: str, result: FileResult) -> Iterator[ArticleDraft]:
    """Yield the articles in a file; what is none is noted as a problem."""
    items = read_upload(upload.name or "", upload.read())
    for item in items:
        if isinstance(item, Problem):
            result.problems.append(item)
            continue
        yield item if item.outlet or not outlet else replace(item, outlet=outlet)
