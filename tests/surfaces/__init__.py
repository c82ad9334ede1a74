"""Every address of the desk, with what its parts are to be filled with."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver

from annotations.models import (
    Answer,
    Appearance,
    Article,
    Assignment,
    Claim,
    Comment,
    Correction,
    Event,
    Evidence,
    ExcludedRange,
    FactCheck,
    GateNote,
    Job,
    Notification,
    Outlet,
    Question,
    Quote,
    RatingScale,
    Recusal,
    ReplyRequest,
    Revision,
    Speaker,
    Verdict,
)

WORDS = {
    "answers": Answer,
    "appearances": Appearance,
    "articles": Article,
    "assignments": Assignment,
    "claims": Claim,
    "comments": Comment,
    "corrections": Correction,
    "events": Event,
    "evidence": Evidence,
    "excluded-ranges": ExcludedRange,
    "fact-checks": FactCheck,
    "gate-notes": GateNote,
    "jobs": Job,
    "notifications": Notification,
    "outlets": Outlet,
    "questions": Question,
    "quotes": Quote,
    "ranges": ExcludedRange,
    "rating-scales": RatingScale,
    "reasons": GateNote,
    "recusals": Recusal,
    "replies": ReplyRequest,
    "reply-requests": ReplyRequest,
    "revisions": Revision,
    "speakers": Speaker,
    "verdicts": Verdict,
}
"""The rows that a number after a word of an address stands for."""


def routes() -> list[str]:
    """The patterns of all addresses, as they are written down."""
    return list(_walk(get_resolver(), ""))


def _walk(resolver: Any, before: str) -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _walk(pattern, route)
        else:
            yield route


def addresses(route: str, *, gate: str = "primary", act: str = "") -> list[str]:
    """The addresses that a pattern stands for: one for each row there is, or one.

    :raises LookupError: when a part of the pattern is not known: add it to ``WORDS``.
    """
    path = route.replace("^(?P<app_label>annotations|knox)/$", "annotations/")
    path = path.replace("(?P<url>.*)$", "nothing-here/").replace(r"^[\s\S]*$", "nothing-here/")
    path = path.replace("<slug:gate>", gate).replace("<str:key>", "00000000")
    path = path.replace("<slug:act_name>", act or "nothing")
    if "<path:content_type_id>" in path:
        number = ContentType.objects.get_for_model(Claim).pk
        path = path.replace("<path:content_type_id>", str(number))
        return _with_rows(path, "<path:object_id>", Claim)
    if found := re.search(r"admin/(\w+)/(\w+)/<path:object_id>", path):
        content = ContentType.objects.get_by_natural_key(found[1], found[2])
        return _with_rows(path, "<path:object_id>", content.model_class())
    if "<int:revision_pk>" in path:
        return [
            f"/{path}".replace("<int:revision_pk>", str(place.revision_id)).replace(
                "<int:pk>", str(place.claim_id)
            )
            for place in Appearance.objects.all()
        ]
    if "<slug:slug>" in path:
        slugs = FactCheck.objects.values_list("slug", flat=True)
        return [f"/{path}".replace("<slug:slug>", slug) for slug in slugs]
    if found := re.search(r"([\w-]+)/<int:pk>", path):
        if found[1] not in WORDS:
            raise LookupError(f"Whose number stands in {route}?")
        return _with_rows(path, "<int:pk>", WORDS[found[1]])
    if "<" in path:
        raise LookupError(f"What stands in {route}?")
    return [f"/{path}"]


def _with_rows(path: str, part: str, model: Any) -> list[str]:
    keys = model._default_manager.order_by("pk").values_list("pk", flat=True)
    return [f"/{path}".replace(part, str(key)) for key in keys]
