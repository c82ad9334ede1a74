"""Sentences that a desk would want to check, by plain features, each with its reasons.

A score adds up what speaks for a sentence and takes off what speaks against it; THRESHOLD is the
score from which it is proposed. Weights and threshold were fitted on debate sentences that
fact-checkers had marked as worth checking or not, then rounded.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    ABSOLUTE,
    BODY,
    CAUSE,
    COMPARISON,
    FUTURE,
    MONTH,
    OPINION,
    QUANTITY,
    QUOTED,
    RECORD,
)
from annotations.extraction.layout import Layout, Sentence, read_plainly
from annotations.extraction.results import ProposedClaim, ProposedQuote, QuoteKind, Reason
from annotations.text.spans import Span, hull

# On those sentences it finds 59 of 100 worth checking, and 78 of 100 found are.
THRESHOLD = 0.45
FEWEST_WORDS = 5
_WIDE = 0.4  # the share of a sentence from which its reported clause is the claim
_BASE = 0.25
_WEIGHTS = {
    Reason.NUMBER: 0.3,
    Reason.DATE: 0.18,
    Reason.RECORD: 0.12,
    Reason.NAMED_BODY: 0.1,
    Reason.COMPARISON: 0.1,
    Reason.CAUSE: 0.05,
    Reason.ABSOLUTE: 0.05,
    Reason.ATTRIBUTION: 0.05,
}
_AGAINST = {"question": 0.3, "opinion": 0.15, "future": 0.12, "short": 0.08}
_AMOUNT = re.compile(r"\d[\d.,]*(?:%|[a-z]{1,3})?$")
_TELLING = QUANTITY | COMPARISON | CAUSE | RECORD | ABSOLUTE
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|[-–]\d\d)?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that may hold a claim: whose words it is, and the tokens in it."""

    span: Span
    quote: int | None
    attributed: bool
    sentence: Sentence


def propose_claims(
    layout: Layout, language: Language, quotes: Sequence[ProposedQuote]
) -> list[ProposedClaim]:
    """Return the claims of a text in text order, none twice."""
    found: dict[Span, ProposedClaim] = {}
    for piece in _pieces(layout, language, quotes):
        points, reasons = score(piece.sentence, attributed=piece.attributed)
        if points >= THRESHOLD and piece.span not in found:
            found[piece.span] = ProposedClaim(
                piece.span, _statement(layout.text, piece.span), points, reasons, piece.quote
            )
    return [found[span] for span in sorted(found)]


def _pieces(layout: Layout, language: Language, quotes: Sequence[ProposedQuote]) -> Iterator[Piece]:
    """Cut the text into the writer's sentences, quoted sentences, and reported clauses."""
    for index, quote in enumerate(quotes):
        if quote.kind is QuoteKind.DIRECT:
            for span in quote.content:
                for inner in read_plainly(layout.text, span, language):
                    yield Piece(Span(inner.start, inner.end), index, bool(quote.sources), inner)
    reported = _reported(layout, quotes)
    for s in layout.sentences:
        whole = Span(s.start, s.end)
        if s.start not in reported:
            if not _mostly_quoted(s):
                yield Piece(whole, None, False, s)
            continue
        span, index = reported[s.start]
        if quotes[index].kind is QuoteKind.DIRECT:
            continue
        wide = span.length > _WIDE * whole.length
        chosen = span if wide else whole
        tokens = _part(s, chosen) or _joined(read_plainly(layout.text, chosen, language))
        if tokens is not None:
            yield Piece(chosen, index if wide else None, bool(quotes[index].sources), tokens)


def _reported(layout: Layout, quotes: Sequence[ProposedQuote]) -> dict[int, tuple[Span, int]]:
    """Return, by start of sentence, the widest content that stands in it and its quote."""
    found: dict[int, tuple[Span, int]] = {}
    starts = [s.start for s in layout.sentences]
    for index, quote in enumerate(quotes):
        span = hull(quote.content)
        at = bisect_right(starts, span.start) - 1
        if at < 0 or span.end > layout.sentences[at].end:
            continue
        if starts[at] not in found or span.length > found[starts[at]][0].length:
            found[starts[at]] = (span, index)
    return found


def _mostly_quoted(s: Sentence) -> bool:
    quoted = sum(len(word) for word, flag in zip(s.words, s.flags, strict=True) if flag & QUOTED)
    return quoted * 2 > s.end - s.start


def _part(s: Sentence, span: Span) -> Sentence | None:
    """The tokens of a sentence within a span; None when a quotation hides some."""
    if s.seen & QUOTED:
        return None
    first, last = bisect_left(s.starts, span.start), bisect_left(s.starts, span.end)
    if first == last:
        return None
    part = Sentence(span.start, span.end, s.paragraph)
    part.words, part.lows = s.words[first:last], s.lows[first:last]
    part.starts, part.flags = s.starts[first:last], s.flags[first:last]
    for flag in part.flags:
        part.seen |= flag
    return part


def _joined(parts: list[Sentence]) -> Sentence | None:
    """One sentence of the tokens of several, for a clause that holds quoted sentences."""
    if not parts:
        return None
    first = parts[0]
    if len(parts) == 1:
        return first
    whole = Sentence(first.start, parts[-1].end, first.paragraph)
    for part in parts:
        whole.words += part.words
        whole.lows += part.lows
        whole.starts += part.starts
        whole.flags += part.flags
        whole.seen |= part.seen
    return whole


def score(s: Sentence, *, attributed: bool) -> tuple[float, tuple[Reason, ...]]:
    """Return points between 0 and 1 and the reasons that earned them, strongest first."""
    if not s.seen & _TELLING and not any(word[0].isdigit() for word in s.words):
        return 0.0, ()  # what remains cannot reach the threshold
    size = sum(1 for word in s.words if word[0].isalnum())
    if size < FEWEST_WORDS:
        return 0.0, ()
    reasons = features(s)
    if attributed:
        reasons.add(Reason.ATTRIBUTION)
    points = _BASE + sum(_WEIGHTS[reason] for reason in reasons)
    points -= sum(_AGAINST[name] for name in objections(s, size))
    ordered = sorted(reasons, key=lambda reason: (-_WEIGHTS[reason], reason))
    return round(min(max(points, 0.0), 1.0), 2), tuple(ordered)


_BY_CLASS = (
    (QUANTITY, Reason.NUMBER),
    (COMPARISON, Reason.COMPARISON),
    (CAUSE, Reason.CAUSE),
    (RECORD, Reason.RECORD),
    (ABSOLUTE, Reason.ABSOLUTE),
)


def features(s: Sentence) -> set[Reason]:
    """Return what speaks for checking a sentence, whoever says it."""
    found = {reason for flag, reason in _BY_CLASS if s.seen & flag}
    capitals = 0
    for index, word in enumerate(s.words):
        if word[0].isdigit():
            if _YEAR.match(word) or _beside_month(s, index):
                found.add(Reason.DATE)
            elif _AMOUNT.match(word):
                found.add(Reason.NUMBER)
        elif word[0].isupper() and index:
            capitals += 1
            if s.flags[index] & BODY or (len(word) > 1 and word.isupper()):
                found.add(Reason.NAMED_BODY)
    if capitals > 1:
        found.add(Reason.NAMED_BODY)
    return found


def _beside_month(s: Sentence, index: int) -> bool:
    return any(
        0 <= at < len(s) and s.flags[at] & MONTH and s.words[at][0].isalpha()
        for at in (index - 1, index + 1)
    )


def objections(s: Sentence, size: int) -> list[str]:
    """Return what speaks against it: a question, an opinion, a plan, too few words."""
    found = []
    if s.words[-1][0] == "?" or (s.words[-1] in '"”»' and len(s) > 1 and s.words[-2] == "?"):
        found.append("question")
    if s.seen & OPINION:
        found.append("opinion")
    if s.seen & FUTURE:
        found.append("future")
    if size < 8:
        found.append("short")
    return found


_OUTER = ' \t\n\u00a0\u202f"“”«»„'


def _statement(text: str, span: Span) -> str:
    """The wording in one line, without the marks around it."""
    return " ".join(span.of(text).split()).strip(_OUTER)
