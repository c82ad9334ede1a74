"""Where each row is read."""

from django.db import models
from django.urls import NoReverseMatch, reverse

WORDS = {
    "article": "articles",
    "revision": "revisions",
    "excludedrange": "excluded-ranges",
    "quote": "quotes",
    "claim": "claims",
    "appearance": "appearances",
    "evidence": "evidence",
    "verdict": "verdicts",
    "assignment": "assignments",
    "recusal": "recusals",
    "gatenote": "gate-notes",
    "replyrequest": "reply-requests",
    "question": "questions",
    "answer": "answers",
    "factcheck": "fact-checks",
    "correction": "corrections",
    "speaker": "speakers",
    "outlet": "outlets",
    "ratingscale": "rating-scales",
    "event": "events",
    "job": "jobs",
    "comment": "comments",
    "notification": "notifications",
}
"""By model name: the word in the addresses of the API."""


def address_of(row: models.Model) -> str | None:
    """Return the path of a row, ``/api/v1/quotes/7/``; None where it has none of its own."""
    word = WORDS.get(row._meta.model_name or "")
    if word is None:
        return None
    try:
        return reverse(f"api:{word}-item", kwargs={"pk": row.pk})
    except NoReverseMatch:
        return None
