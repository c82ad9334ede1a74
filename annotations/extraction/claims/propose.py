"""From a text that was read to the claims proposed in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotations.extraction.claims.context import depends_on, statement
from annotations.extraction.claims.pieces import Piece, cut
from annotations.extraction.claims.points import (
    FEWEST_WORDS,
    THRESHOLD,
    is_hopeless,
    is_opinion,
    is_question,
    size_of,
    strongest_first,
    weigh,
)
from annotations.extraction.claims.sorts import types_of
from annotations.extraction.equipment import Judge
from annotations.extraction.languages import Language
from annotations.extraction.layout import Layout
from annotations.extraction.results import ProposedClaim, ProposedQuote, Reason
from annotations.text.spans import Span


def propose_claims(
    layout: Layout,
    language: Language,
    quotes: Sequence[ProposedQuote],
    *,
    names: Mapping[Span, str] | None = None,
    judge: Judge | None = None,
) -> list[ProposedClaim]:
    """Return the claims of a text in text order, none twice.

    `names` tells for places in the text who is meant, to word statements that stand alone. With a
    `judge` its probability is the confidence of a claim; the plain features still give the reasons.
    """
    found: dict[tuple[int, int], ProposedClaim] = {}
    places = sorted(names or (), key=_start)
    starts = [place.start for place in places]
    pieces = cut(layout, language, quotes)
    for piece, score, reasons in _weighed(layout.text, language, pieces, judge):
        if score >= THRESHOLD and (piece.start, piece.end) not in found:
            span, told = piece.span, strongest_first(reasons)
            near = places[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
            meant = {place: names[place] for place in near} if names else None
            found[piece.start, piece.end] = ProposedClaim(
                span,
                statement(layout.text, span, language, meant),
                score,
                told,
                piece.quote,
                types_of(piece, told),
                depends_on(layout.text, span, language),
            )
    return [found[place] for place in sorted(found)]


def _start(place: Span) -> int:
    return place.start


def _weighed(
    text: str, language: Language, pieces: Iterable[Piece], judge: Judge | None
) -> Iterator[tuple[Piece, float, set[Reason]]]:
    fit: list[tuple[Piece, set[Reason]]] = []
    for piece in pieces:
        if judge is None and is_hopeless(piece.sentence, reported=piece.reported):
            continue
        score, reasons = weigh(
            piece.sentence, language, reported=piece.reported, official=piece.official
        )
        if judge is None:
            yield piece, score, reasons
        elif _may_be_claim(piece, language):
            fit.append((piece, reasons))
    if judge is not None:
        worth = judge.worth([statement(text, piece.span, language) for piece, _ in fit])
        for (piece, reasons), score in zip(fit, worth, strict=True):
            yield piece, round(score, 2), reasons or {Reason.WORDING}


def _may_be_claim(piece: Piece, language: Language) -> bool:
    s = piece.sentence
    return size_of(s) >= FEWEST_WORDS and not is_question(s) and not is_opinion(s, language)
