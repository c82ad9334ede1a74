"""A published fact-check as schema.org ClaimReview, which search engines read."""

from typing import Any

from ..desk.queries_publishing import Piece
from ..models import FactCheck, Speaker

Json = dict[str, Any]


def claim_review(piece: Piece, *, url: str, site: str, publisher: str) -> Json | None:
    """Return the data; None for what was withdrawn, which is no review any more.

    ``url`` is the page's own address, ``site`` that of the list, ``publisher`` the desk's name.
    """
    fact_check = piece.fact_check
    if fact_check.state == FactCheck.State.WITHDRAWN:
        return None
    moment = fact_check.out_at
    published = (moment or fact_check.created_at).isoformat()
    desk: Json = {"@type": "Organization", "name": publisher, "url": site}
    people = [{"@type": "Person", "name": each.display_name} for each in piece.authors]
    review: Json = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "inLanguage": fact_check.language,
        "headline": fact_check.headline,
        "datePublished": published,
        "dateModified": (fact_check.changed_at or moment or fact_check.created_at).isoformat(),
        "author": people or desk,
        "publisher": desk,
        "claimReviewed": fact_check.claim.statement,
        "itemReviewed": _claim(piece),
        "reviewRating": _rating(piece),
    }
    if fact_check.summary:
        review["description"] = fact_check.summary
    return review


def _claim(piece: Piece) -> Json:
    claim: Json = {"@type": "Claim"}
    speaker = piece.fact_check.claim.speaker
    if speaker and speaker.name and speaker.kind != Speaker.Kind.ANONYMOUS:
        kind = "Person" if speaker.kind == Speaker.Kind.PERSON else "Organization"
        claim["author"] = {"@type": kind, "name": speaker.name}
        if speaker.description:
            claim["author"]["description"] = speaker.description
    works = [
        {"@type": "CreativeWork", "url": place.revision.article.url}
        for place in piece.places
        if place.revision.article.url
    ]
    first = piece.places[0].revision.article if piece.places else None
    if first and first.published_at:
        claim["datePublished"] = first.published_at.isoformat()
    if works:
        claim["appearance"] = works
    return claim


def _rating(piece: Piece) -> Json:
    rating = piece.fact_check.decision.rating
    told: Json = {"@type": "Rating", "alternateName": rating.label}
    if rating.value is not None:
        scale = rating.scale
        told |= {
            "ratingValue": rating.value,
            "bestRating": scale.best,
            "worstRating": scale.worst,
        }
    if rating.description:
        told["ratingExplanation"] = rating.description
    return told
