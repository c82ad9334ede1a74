"""The desk page: what waits for the reader, what moved; and the whole record."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from .. import rules
from ..desk.paging import Order, read_page
from ..desk.queries_articles import articles_to_look_through, describe_articles
from ..desk.queries_claims import every_kind_is_rated, moved_since
from ..desk.queries_desk import count_desk, has_worked, record_lines
from ..desk.queries_review import waiting_for
from .sentences import tell
from .support import MemberRequest, for_members

SHOWN = 6
"""Rows of each kind that the desk page shows before it refers to the list."""
EVENTS = 60
"""Lines of the record that the desk page reads; neighbours that say the same are folded."""


@for_members("GET")
def desk(request: MemberRequest) -> HttpResponse:
    """Show what waits for the reader, what moved, and the desk in figures."""
    user = request.user
    figures = count_desk(user)
    reviews = rules.can_review(user)
    to_read = articles_to_look_through().select_related("outlet").order_by("-id")
    # The engine's readings follow every intake and would crowd out what people did.
    events = record_lines(user).exclude(verb="article.extracted").order_by("-id")[:EVENTS]
    context = {
        "section": "desk",
        "figures": figures,
        "annotates": rules.can_annotate(user),
        "reviews": reviews,
        "to_read": describe_articles(to_read[:SHOWN]),
        "to_answer": waiting_for(user)[:SHOWN] if reviews else [],
        "today": timezone.localdate(),
        "moved": moved_since(user)[:SHOWN],
        "lines": tell(events, fold=True)[:12],
        "newcomer": not has_worked(user),
        "scales_missing": not every_kind_is_rated(),
    }
    return render(request, "annotations/desk.html", context)


@for_members("GET")
def record(request: MemberRequest) -> HttpResponse:
    """Show everything that was ever done, newest first."""
    try:
        page = read_page(
            record_lines(request.user), order=Order("id"), cursor=request.GET.get("page", "")
        )
    except ValidationError as error:
        raise Http404(error.messages[0]) from error
    context = {"section": "desk", "lines": tell(page.rows), "page": page}
    return render(request, "annotations/record.html", context)
