"""The lists of articles and claims, and the search over everything."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render

from .. import rules
from ..desk.queries_articles import list_articles
from ..desk.queries_claims import list_claims
from ..desk.queries_desk import search_desk
from ..models import Speaker
from .filters import ArticleFilterForm, ClaimFilterForm, FilterForm
from .review_forms import ManyForm
from .support import MemberRequest, for_members

F = TypeVar("F", bound=FilterForm)


@for_members("GET")
def articles(request: MemberRequest) -> HttpResponse:
    """Show the articles that the filter asks for."""
    form = ArticleFilterForm(request.GET)
    order = form.chosen().get("order", "newest")
    try:
        page = list_articles(form.wanted(), order=order, cursor=request.GET.get("page", ""))
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    context = {
        "section": "articles",
        "form": form,
        "page": page,
        "annotates": rules.can_annotate(request.user),
    }
    return render(request, "annotations/articles.html", context)


@for_members("GET")
def claims(request: MemberRequest) -> HttpResponse:
    """Show the claims that the filter asks for."""
    user = request.user
    form = ClaimFilterForm(request.GET, reader=user)
    order = form.chosen().get("order", "moved")
    cursor = request.GET.get("page", "")
    wanted = form.wanted()
    try:
        page = list_claims(wanted, reader=user, order=order, cursor=cursor)
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    context = {
        "section": "claims",
        "form": form,
        "page": page,
        "speaker": Speaker.objects.filter(pk=wanted.speaker).first() if wanted.speaker else None,
        "annotates": rules.can_annotate(user),
        "many_form": ManyForm(candidates=form.reviewers, edits=rules.can_edit_desk(user)),
    }
    return render(request, "annotations/claims.html", context)


@for_members("GET")
def search(request: MemberRequest) -> HttpResponse:
    """Show the best matches among articles, claims and speakers."""
    words = request.GET.get("q", "").strip()[:200]
    context = {"search_words": words, "found": search_desk(words)}
    return render(request, "annotations/search.html", context)
