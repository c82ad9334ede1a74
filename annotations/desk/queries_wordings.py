"""Where else words stand, and how the wordings of one quote differ."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..comparison.wording import Op, compare
from ..models import Appearance, Article, Claim, QuoteSpan, Revision
from ..models.search import REVISIONS, matching, ranked
from ..text import Selector, Span, describe, find
from .backlog import work_backlog
from .queries_articles import INDEX_BEFORE_SEARCH, articles_by_text, texts_on_the_desk

SEARCHED = 50
"""Texts read through for the exact words."""
OFFERED = 30
"""Places offered; longer words find fewer."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where the words stand.

    ``same`` where they do to the letter; ``known`` where the claim is known to stand there.
    """

    revision: Revision
    selector: Selector
    same: bool
    known: bool


def places_of(words: str, claim: Claim) -> list[Place]:
    """Return where these words follow each other in the newest texts of the articles on the desk.

    Other signs between them, and other capital letters, do not hide a place: newspapers differ in
    these first.
    """
    words = words.strip()
    match = matching(REVISIONS, '"' + words.replace('"', " ") + '"') if words else None
    if match is None:
        return []
    work_backlog(limit=INDEX_BEFORE_SEARCH)
    revisions = (
        texts_on_the_desk()
        .filter(pk__in=match)
        .select_related("article__outlet")
        .order_by("-pk")[:SEARCHED]
    )
    known = set(claim.appearances.values_list("revision_id", "start", "end"))
    places = [
        _place(revision, span, words, known)
        for revision in revisions
        for span in _spans(revision.text, words)
    ]
    return places[:OFFERED]


def _spans(text: str, words: str) -> list[Span]:
    exact = find(text, words)
    pattern = r"\W+".join(map(re.escape, re.findall(r"\w+", words)))
    alike = (Span(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE))
    return sorted([*exact, *(span for span in alike if not any(map(span.overlaps, exact)))])


def _place(revision: Revision, span: Span, words: str, known: set[tuple[int, int, int]]) -> Place:
    revision.article.opening = revision.text  # the newest, and at hand
    there = describe(revision.text, span)
    key = (revision.pk, span.start, span.end)
    return Place(revision, there, same=there.exact == words, known=key in known)


def texts_with(words: str) -> list[tuple[Article, str]]:
    """Return the articles in which all these words occur, wherever, with excerpts."""
    found = ranked(REVISIONS, words.replace('"', " "), limit=10, among=texts_on_the_desk())
    hits = dict(found)
    by_id = articles_by_text(hits)
    return [(by_id[pk], words) for pk, words in hits.items() if pk in by_id]


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a wording: ``op`` is equal, inserted, deleted or replaced.

    ``ours`` are the words of the wording that others are held against, ``theirs`` of the other.
    """

    op: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How the words at one appearance differ from the first one's.

    ``bits`` is empty where the two are not compared: ``language`` is then another.
    """

    appearance: Appearance
    words: str
    language: str
    first: bool = False
    same: bool = False
    same_words: bool = False
    bits: Sequence[Bit] = ()


def words_at(appearance: Appearance) -> str:
    """Return what is said at the place: of an interrupted quote, the parts without "she said"."""
    if appearance.quote is None:
        return appearance.exact
    parts = [_shared(part, appearance) for part in appearance.quote.content]
    return " … ".join(part for part in parts if part) or appearance.exact


def _shared(part: QuoteSpan, place: Appearance) -> str:
    return part.exact[max(0, place.start - part.start) : max(0, place.end - part.start)]


def wordings(appearances: Sequence[Appearance], *, against: int = 0) -> list[Wording]:
    """Hold the wordings of a quote against one of them: ``against``, or the first.

    A translation is not compared word by word. Fewer than two appearances give nothing.
    """
    if len(appearances) < 2:
        return []
    base = next((each for each in appearances if each.pk == against), appearances[0])
    told = words_at(base)
    language = _language(base)
    return [_wording(each, base, told, language) for each in appearances]


def _wording(each: Appearance, base: Appearance, told: str, language: str) -> Wording:
    words, own = words_at(each), _language(each)
    if each is base:
        return Wording(each, words, own, first=True, same=True, same_words=True)
    if own != language:
        return Wording(each, words, own)
    found = compare(told, words)
    bits = [
        Bit(piece.op.value, _cut(told, piece.a), _cut(words, piece.b)) for piece in found.pieces
    ]
    same = all(piece.op == Op.EQUAL for piece in found.pieces)
    return Wording(each, words, own, same=same, same_words=found.same_words, bits=bits)


def _cut(text: str, span: Span | None) -> str:
    return span.of(text) if span else ""


def _language(appearance: Appearance) -> str:
    return appearance.revision.article.language or appearance.revision.language
