"""Bringing in articles by the thousand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework.exceptions import ParseError
from rest_framework.request import Request

from ...desk import intake
from ...desk.drafts import ArticleDraft
from ...interchange.json_articles import article_from_mapping
from .. import answers, writing
from ..background import work_backlog_soon
from ..body import JSON, LINES, JSONParser, Lines, LinesParser, loads
from ..operations import WRITE, operation
from ..parameters import check_parameters, read_flag
from ..problems import model_errors
from ..resources import ARTICLES
from .articles import EXTRACT
from .base import DeskView, answer

OUTCOMES = ("created", "revised", "unchanged", "invalid")

Item = dict[str, Any]


class ArticleImport(DeskView):
    """Many articles in one request."""

    parser_classes = [JSONParser, LinesParser]

    def check_write_parameters(self, request: Request) -> None:
        """The texts may be read by the engine at once."""
        check_parameters(request.query_params, ("extract",))

    @operation(
        "articles_import",
        "Bring in many articles",
        "As one JSON object, or as JSON lines (`application/x-ndjson`): one article a line. Each "
        "article is stored or refused by itself: the answer is 200 with the outcome of each, in "
        "the order sent, and `counts`. They are stored some at a time, so people go on working "
        "meanwhile. A text that is here already is `unchanged`; quotes and claims sent with it "
        "are added where none stands yet. The search index follows within seconds.",
        tag=ARTICLES.word,
        takes={JSON: writing.ArticleImport, LINES: OpenApiTypes.STR},
        answers={(200, JSON): OpenApiResponse(answers.ImportReport, "What became of each.")},
        errors=WRITE,
        parameters=[EXTRACT],
        examples=[
            OpenApiExample(
                "two articles",
                request_only=True,
                media_type=JSON,
                value={"articles": [{"text": "One text."}, {"text": "Another text."}]},
            ),
            OpenApiExample(
                "two lines",
                request_only=True,
                media_type=LINES,
                value='{"text": "One text."}\n{"text": "Another text."}\n',
            ),
        ],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Bring in the articles."""
        extract = read_flag(request.query_params, "extract", usual=False)
        body: Any = request.data
        reader = _Reader(_from_lines(body) if isinstance(body, Lines) else _from_list(body))
        stored = intake.import_articles(actor=self.actor, drafts=reader.drafts(), extract=extract)
        for result, place in zip(stored, reader.places, strict=False):
            reader.items[place].update(_outcome(result))
        if reader.places:
            work_backlog_soon()
        counts = Counter(item["outcome"] for item in reader.items)
        return answer(
            {"counts": {name: counts[name] for name in OUTCOMES}, "results": reader.items}
        )


class _Reader:
    """Reads articles one by one; ``places`` are those, in ``items``, of the drafts it yielded."""

    def __init__(self, entries: Iterable[tuple[Item, Any]]) -> None:
        self.entries = entries
        self.items: list[Item] = []
        self.places: list[int] = []

    def drafts(self) -> Iterator[ArticleDraft]:
        """Yield the articles that have the right shape; note what is wrong with the others."""
        for index, (where, entry) in enumerate(self.entries):
            item: Item = {"index": index, **where}
            self.items.append(item)
            try:
                draft = article_from_mapping(loads(entry) if type(entry) is bytes else entry)
            except ValidationError as error:
                item.update(_invalid(list(model_errors(error))))
            except ParseError as error:
                item.update(_invalid([{"field": "", "message": str(error.detail)}]))
            else:
                self.places.append(index)
                yield draft


def _from_lines(lines: Lines) -> Iterator[tuple[Item, bytes]]:
    return (({"line": number}, raw) for number, raw in lines)


def _from_list(body: Any) -> Iterator[tuple[Item, Any]]:
    """Yield the articles of ``{"articles": […]}``.

    :raises ValidationError: when the body has another form.
    """
    if not isinstance(body, dict) or not isinstance(body.get("articles"), list):
        raise ValidationError({"articles": _("Send an object with a list “articles”.")})
    if unknown := [name for name in body if name != "articles"]:
        sentence = _("There is no such field; there are: %(names)s.") % {"names": "articles"}
        raise ValidationError({str(name): sentence for name in unknown})
    return (({}, entry) for entry in body["articles"])


def _outcome(result: intake.Intake) -> Item:
    if result.outcome == "invalid":
        return _invalid(
            [
                {"field": field, "message": message}
                for field, messages in result.errors.items()
                for message in messages
            ]
        )
    return {
        "outcome": result.outcome,
        "article": result.article and result.article.pk,
        "revision": result.revision and result.revision.pk,
        "errors": [],
    }


def _invalid(errors: list[dict[str, str]]) -> Item:
    return {"outcome": "invalid", "article": None, "revision": None, "errors": errors}
