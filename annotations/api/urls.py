"""Addresses of the API, under ``/api/v1/``."""

from typing import Any

from django.urls import URLPattern, path, re_path

from .problems import not_found
from .views import articles, checking, claims, directory, export, imports, quotes, record

app_name = "api"


def _resource(word: str, collection: Any, item: Any, **actions: Any) -> list[URLPattern]:
    """The addresses of a resource: its list, its rows, and what is done to a row."""
    return [
        path(f"{word}/", collection.as_view(), name=f"{word}-list"),
        path(f"{word}/<int:pk>/", item.as_view(), name=f"{word}-item"),
        *(
            path(f"{word}/<int:pk>/{verb}/", action.as_view(), name=f"{word}-{verb}")
            for verb, action in actions.items()
        ),
    ]


urlpatterns: list[URLPattern] = [
    path("me/", record.Me.as_view(), name="me"),
    path("search/", record.Search.as_view(), name="search"),
    path("export/", export.Export.as_view(), name="export"),
    path("articles/import/", imports.ArticleImport.as_view(), name="articles-import"),
    *_resource(
        "articles",
        articles.ArticleCollection,
        articles.ArticleItem,
        annotations=articles.ArticleReading,
        withdraw=articles.ArticleWithdraw,
        restore=articles.ArticleRestore,
        extract=articles.ArticleExtract,
    ),
    *_resource("revisions", articles.RevisionCollection, articles.RevisionItem),
    path(
        "revisions/<int:pk>/excluded-ranges/",
        articles.RevisionExcludedRanges.as_view(),
        name="revisions-excluded-ranges",
    ),
    path(
        "excluded-ranges/<int:pk>/",
        articles.ExcludedRangeItem.as_view(),
        name="excluded-ranges-item",
    ),
    path(
        "excluded-ranges/<int:pk>/restore/",
        articles.ExcludedRangeRestore.as_view(),
        name="excluded-ranges-restore",
    ),
    *_resource(
        "quotes",
        quotes.QuoteCollection,
        quotes.QuoteItem,
        accept=quotes.QuoteAccept,
        reject=quotes.QuoteReject,
    ),
    *_resource(
        "claims",
        claims.ClaimCollection,
        claims.ClaimItem,
        accept=claims.ClaimAccept,
        reject=claims.ClaimReject,
        reopen=claims.ClaimReopen,
    ),
    *_resource("appearances", claims.AppearanceCollection, claims.AppearanceItem),
    *_resource(
        "evidence",
        checking.EvidenceCollection,
        checking.EvidenceItem,
        withdraw=checking.EvidenceWithdraw,
    ),
    *_resource(
        "verdicts",
        checking.VerdictCollection,
        checking.VerdictItem,
        withdraw=checking.VerdictWithdraw,
    ),
    *_resource("speakers", directory.SpeakerCollection, directory.SpeakerItem),
    *_resource("outlets", directory.OutletCollection, directory.OutletItem),
    *_resource(
        "rating-scales",
        directory.RatingScaleCollection,
        directory.RatingScaleItem,
        publish=directory.RatingScalePublish,
        retire=directory.RatingScaleRetire,
    ),
    *_resource("events", record.EventCollection, record.EventItem),
    re_path(r"^[\s\S]*$", not_found),
]
