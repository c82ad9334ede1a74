"""Addresses of the API, under ``/api/v1/``."""

from typing import Any

from django.urls import URLPattern, path, re_path

from .problems import not_found
from .views import (
    articles,
    asked,
    checking,
    claims,
    directory,
    export,
    imports,
    jobs,
    publishing,
    quotes,
    record,
    review,
    talk,
)

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
        take=review.ClaimTake,
        release=review.ClaimRelease,
        assign=review.ClaimAssign,
        redraw=review.ClaimRedraw,
        decide=review.ClaimDecide,
        recuse=review.ClaimRecuse,
    ),
    path("claims/many/", review.ClaimsMany.as_view(), name="claims-many"),
    path("claim-states/", review.ClaimStates.as_view(), name="claim-states"),
    path("queue/next/", review.QueueNext.as_view(), name="queue-next"),
    *_resource(
        "assignments",
        review.AssignmentCollection,
        review.AssignmentItem,
        due=review.AssignmentDue,
    ),
    *_resource("recusals", review.RecusalCollection, review.RecusalItem, lift=review.RecusalLift),
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
    *_resource(
        "fact-checks",
        publishing.FactCheckCollection,
        publishing.FactCheckItem,
        discard=publishing.FactCheckDiscard,
        publish=publishing.FactCheckPublish,
        embargo=publishing.FactCheckEmbargo,
        correct=publishing.FactCheckCorrect,
        withdraw=publishing.FactCheckWithdraw,
    ),
    *_resource("corrections", publishing.CorrectionCollection, publishing.CorrectionItem),
    path("claims/<int:pk>/readiness/", asked.ClaimReadiness.as_view(), name="claims-readiness"),
    path(
        "claims/<int:pk>/check-truth/", asked.ClaimCheckTruth.as_view(), name="claims-check-truth"
    ),
    *_resource("gate-notes", asked.GateNoteCollection, asked.GateNoteItem),
    *_resource("reply-requests", asked.ReplyRequestCollection, asked.ReplyRequestItem),
    *_resource(
        "questions",
        asked.QuestionCollection,
        asked.QuestionItem,
        withdraw=asked.QuestionWithdraw,
    ),
    *_resource("answers", asked.AnswerCollection, asked.AnswerItem, withdraw=asked.AnswerWithdraw),
    *_resource("speakers", directory.SpeakerCollection, directory.SpeakerItem),
    path("speakers/<int:pk>/merge/", directory.SpeakerMerge.as_view(), name="speakers-merge"),
    path(
        "speakers/<int:pk>/add-alias/",
        directory.SpeakerAlias.as_view(),
        name="speakers-add-alias",
    ),
    *_resource("outlets", directory.OutletCollection, directory.OutletItem),
    *_resource(
        "rating-scales",
        directory.RatingScaleCollection,
        directory.RatingScaleItem,
        publish=directory.RatingScalePublish,
        retire=directory.RatingScaleRetire,
    ),
    *_resource(
        "jobs", jobs.JobCollection, jobs.JobItem, cancel=jobs.JobCancel, retry=jobs.JobRetry
    ),
    *_resource(
        "comments",
        talk.CommentCollection,
        talk.CommentItem,
        resolve=talk.CommentResolve,
        reopen=talk.CommentReopen,
    ),
    path(
        "notifications/read/",
        talk.NotificationReadAll.as_view(),
        name="notifications-read-all",
    ),
    *_resource(
        "notifications",
        talk.NotificationCollection,
        talk.NotificationItem,
        read=talk.NotificationRead,
    ),
    path(
        "notification-choices/",
        talk.NotificationChoices.as_view(),
        name="notification-choices",
    ),
    path("desk-settings/", jobs.DeskSettingsItem.as_view(), name="desk-settings"),
    *_resource("events", record.EventCollection, record.EventItem),
    re_path(r"^[\s\S]*$", not_found),
]
