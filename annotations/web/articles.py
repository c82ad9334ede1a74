"""The article page: the text, what is marked in it, and a card for each of these things."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from ..desk.queries_reading import carried_to
from ..models import Article, Revision
from .reading import answer_anew, read_part
from .readings import engine_state
from .support import MemberRequest, for_members
from .typeset import typeset


@for_members("GET")
def article(request: MemberRequest, pk: int) -> HttpResponse:
    """Show an article's newest text, or the one that ``?revision=`` names by its number.

    To htmx only the text and the cards are sent, as another choice of what is shown changes them.
    """
    found = get_object_or_404(Article.objects.named().select_related("outlet"), pk=pk)
    revisions = list(found.revisions.without_text().order_by("-number"))
    number = request.GET.get("revision", "")
    revision = _chosen(found, number) if number else revisions[0]
    revision.article = found
    if getattr(request, "htmx", False):
        return answer_anew(request, revision, said="")
    reading, shown = read_part(request, revision)
    context = (
        shown
        | engine_state(request, revision)
        | {
            "article": found,
            "revisions": revisions,
            "is_latest": revision.number == revisions[0].number,
            "resembles": _resembled(revision),
            "carried": carried_to(revision),
            "paragraphs": typeset(reading),
            "section": "articles",
        }
    )
    return render(request, "annotations/article/page.html", context)


def _chosen(found: Article, number: str) -> Revision:
    known = int(number) if number.isdecimal() and len(number) < 10 else 0
    return get_object_or_404(found.revisions, number=known)


def _resembled(revision: Revision) -> Article | None:
    if revision.resembles_id is None:
        return None
    return Article.objects.named().filter(revisions=revision.resembles_id).first()
