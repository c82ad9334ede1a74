"""Articles, their texts, and which of a text is page furniture."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse
from rest_framework.request import Request

from ... import rules
from ...desk import articles, intake, jobs
from ...desk.unset import UNSET
from ...interchange.json_articles import article_from_mapping
from ...models import Appearance, ExcludedRange, User
from ...models.by_key import Row, read_by_key
from .. import answers, writing
from ..addresses import address_of
from ..body import JSON
from ..inputs import BIGGEST_ID, Place
from ..listing import read_list
from ..operations import (
    READ,
    WRITE,
    acting,
    changing,
    etag_header,
    listing,
    location_header,
    operation,
)
from ..operations import reading as reads
from ..parameters import check_parameters, read_flag, read_number
from ..resources import ARTICLES, CLAIMS, EXCLUDED_RANGES, JOBS, QUOTES, REVISIONS, Resource
from .base import Action, Collection, DeskView, Item, answer, find, no_such, read_input, represent

EXTRACT = OpenApiParameter(
    "extract",
    {"type": "boolean"},
    description="Whether the extraction engine reads the text. Default: `true` for one article, "
    "`false` for an import.",
)
AN_ARTICLE = OpenApiExample(
    "an article with a quote",
    request_only=True,
    value={
        "title": "Harbour to close",
        "url": "https://courier.example/harbour",
        "outlet": "The Courier",
        "published_at": "2026-03-01T09:30:00Z",
        "language": "en",
        "text": "“Nobody asked us,” said Marta Ilves.",
        "quotes": [
            {
                "content": [{"start": 1, "end": 17, "exact": "Nobody asked us,"}],
                "cue": {"start": 19, "end": 23},
                "sources": [{"start": 24, "end": 35}],
                "state": "accepted",
            }
        ],
    },
)


class ArticleCollection(Collection):
    """The articles of the desk."""

    resource = ARTICLES

    @listing(ARTICLES, "List articles", "Without their texts, which are in their revisions.")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    def check_write_parameters(self, request: Request) -> None:
        """An article may be left unread by the engine."""
        check_parameters(request.query_params, ("extract",))

    @operation(
        "articles_create",
        "Bring in an article",
        "With the quotes and claims that are known in it, if any. Offsets are counted on `text` "
        "as you send it. A text that the desk has already is not stored again (200, "
        "`unchanged`); another text for an address it has is a new revision of that article.",
        tag=ARTICLES.word,
        takes={JSON: writing.NewArticle},
        answers={
            (201, JSON): OpenApiResponse(answers.ArticleIntake, "A new article or revision."),
            (200, JSON): OpenApiResponse(answers.ArticleIntake, "The text is here already."),
        },
        errors=(*WRITE, 409),
        parameters=[EXTRACT],
        examples=[AN_ARTICLE],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Bring in an article."""
        extract = read_flag(request.query_params, "extract", usual=True)
        draft = article_from_mapping(request.data)
        result = intake.add_article(actor=self.actor, draft=draft, extract=extract)
        assert result.article and result.revision  # noqa: S101 - add_article raises for the rest
        rows = ARTICLES.model._default_manager.filter(pk=result.article.pk)
        told = {
            "outcome": result.outcome,
            "article": ARTICLES.table.read(rows, ARTICLES.names)[0],
            "revision": result.revision.pk,
        }
        response = answer(told, status=200 if result.outcome == "unchanged" else 201)
        response["Location"] = address_of(result.article) or ""
        return response


class ArticleItem(Item):
    """One article."""

    resource = ARTICLES

    @reads(ARTICLES, "Read an article", "With its revisions, but without their texts.")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the article."""
        return super().get(request, pk)

    @changing(ARTICLES, writing.ArticleChanges, "Correct what is known of an article")
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Correct the article."""
        return self.change_row(request, pk, writing.ArticleChanges, _change_article, "article")


def _change_article(*, url: Any = UNSET, **values: Any) -> None:
    articles.change_article(url="" if url is None else url, **values)


class ArticleReading(DeskView):
    """An article with a text and everything marked in it."""

    @operation(
        "articles_reading",
        "Read an article with its text and annotations",
        "The newest text, or that of `revision`, with the quotes and claims in it, in text order "
        "and whatever their state. A dozen queries at most, however much is marked. What may be "
        "done to the claims (`moves`) is left to the claims themselves.",
        tag=ARTICLES.word,
        answers={(200, JSON): OpenApiResponse(answers.ArticleReading, "The article.")},
        errors=(*READ, 404),
        parameters=[
            OpenApiParameter(
                "revision",
                {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
                description="`number` of the revision within the article.",
            )
        ],
    )
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the article."""
        check_parameters(request.query_params, ("revision",))
        number = read_number(request.query_params, "revision", usual=0, most=2**31 - 1)
        articles_found = _rows(ARTICLES, "pk", [pk] if pk <= BIGGEST_ID else [])
        if not articles_found:
            raise no_such(ARTICLES, pk)
        article = articles_found[0]
        revisions = article["revisions"]
        if number:
            revisions = [revision for revision in revisions if revision["number"] == number]
        if not revisions:
            raise no_such(REVISIONS, number)
        return answer({"article": article, **_reading(revisions[-1]["id"], self.actor)})


def _reading(key: int, asker: User) -> dict[str, Any]:
    """A text as somebody annotating it reads it."""
    appearances = read_by_key(Appearance, "revision_id", [key], ("claim_id",))
    listed = sorted({row["claim_id"] for row in appearances})
    claims = _rows(CLAIMS, "pk", listed, asker=asker)
    claims.sort(key=lambda claim: (_first_place(claim, key), claim["id"]))
    return {
        "revision": _rows(REVISIONS, "pk", [key])[0],
        "excluded_ranges": _rows(EXCLUDED_RANGES, "revision_id", [key], "start"),
        "quotes": _rows(QUOTES, "revision_id", [key], "start", "id"),
        "claims": claims,
    }


def _rows(
    resource: Resource, key: str, values: Sequence[int], *order: str, asker: User | None = None
) -> list[Row]:
    """All fields of the rows that have one of the values in a column; to who asks, as in a list."""
    table, model = resource.table, resource.model
    names = resource.names if asker is None else resource.list_names
    found = table.read_by(model, key, values, names, order=order, asker=asker)
    return [told for _row, told in found]


def _first_place(claim: dict[str, Any], revision_id: int) -> int:
    return min(
        each["span"]["start"] for each in claim["appearances"] if each["revision"] == revision_id
    )


class ArticleWithdraw(Action):
    """Taking an article off the desk's lists."""

    resource, act, name = ARTICLES, articles.withdraw_article, "article"
    takes = writing.Reason
    rule = rules.can_edit_desk

    @acting(ARTICLES, "withdraw", writing.Reason, "Withdraw an article", "It stays on record.")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Withdraw the article."""
        return super().post(request, pk)


class ArticleRestore(Action):
    """Putting an article back."""

    resource, act, name = ARTICLES, articles.restore_article, "article"
    takes = writing.Reason
    rule = rules.can_edit_desk

    @acting(ARTICLES, "restore", writing.Reason, "Put a withdrawn article back")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Restore the article."""
        return super().post(request, pk)


class ArticleExtract(DeskView):
    """Letting the engine read the newest text."""

    @operation(
        "articles_extract",
        "Have the extraction engine read an article",
        "Asks for a job that reads the newest text and stores what it finds as proposals; places "
        "that somebody decided on are left alone. The answer is the job, or the one that waits "
        "to do the very same. Read it again to see how far it is.",
        tag=ARTICLES.word,
        takes={JSON: writing.Nothing},
        answers={(202, JSON): OpenApiResponse(JOBS.shape, "The job.")},
        errors=(*WRITE, 404, 409),
        parameters=[location_header(202), etag_header(202)],
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Store the job."""
        self.values(request, writing.Nothing)
        article = find(ARTICLES, pk)
        revision = article.revisions.select_related("article").order_by("-number").first()
        job = jobs.enqueue_reading(actor=self.actor, revision=revision)
        return represent(request, JOBS, job.pk, status=202)


class RevisionCollection(Collection):
    """The texts of all articles."""

    resource = REVISIONS

    @listing(REVISIONS, "List revisions", "Without the texts, unless `fields` asks for `text`.")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)


class RevisionItem(Item):
    """One text."""

    resource = REVISIONS

    @reads(REVISIONS, "Read a revision", "With its text. It never changes.")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the revision."""
        return super().get(request, pk)


class RevisionExcludedRanges(Collection):
    """The page furniture of one text."""

    resource = EXCLUDED_RANGES

    @listing(
        EXCLUDED_RANGES,
        "List the excluded ranges of a revision",
        "Those that were brought back too: their `restored_at` is set.",
        errors=(404,),
    )
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send a page of the list."""
        find(REVISIONS, pk)
        rows = ExcludedRange.objects.filter(revision_id=pk)
        return answer(read_list(request, EXCLUDED_RANGES, rows))

    @operation(
        "excluded_ranges_create",
        "Exclude text of a revision",
        "Marks it as page furniture: it is greyed out and nothing is proposed from it.",
        tag=EXCLUDED_RANGES.word,
        takes={JSON: Place},
        answers={(201, JSON): OpenApiResponse(EXCLUDED_RANGES.shape, "The excluded range.")},
        errors=(*WRITE, 404, 409),
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Exclude text."""
        revision = find(REVISIONS, pk, "article")
        place = read_input(Place, request.data)
        row = articles.exclude_range(actor=self.actor, revision=revision, place=place)
        return self.made(request, row)


class ExcludedRangeItem(Item):
    """One stretch of page furniture."""

    resource = EXCLUDED_RANGES

    @reads(EXCLUDED_RANGES, "Read an excluded range")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the range."""
        return super().get(request, pk)


class ExcludedRangeRestore(Action):
    """Bringing excluded text back."""

    resource, act, name = EXCLUDED_RANGES, articles.restore_range, "excluded"
    related: ClassVar[tuple[str, ...]] = ("revision__article",)

    @acting(
        EXCLUDED_RANGES,
        "restore",
        writing.Nothing,
        "Bring excluded text back",
        "The engine reads the revision again, now with it.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Bring the text back."""
        return super().post(request, pk)
