"""What the desk has decided, as lessons for the engine."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.db.models import Q

from ..extraction.measuring.marked import GoldArticle, GoldQuote, GoldSource, GoldSpeaker
from ..extraction.results import Anonymity, Polarity, QuoteKind, SourceKind
from ..extraction.sequence.lessons import QUOTES_FROM, Lesson, lessons_in
from ..models import Article, Quote, QuoteSpan, Revision
from ..text.spans import Span

SHIPPED = Path("fixtures/gold")
"""Articles marked for this project, below the project's folder."""
_HELD_OUT = 4
"""One article in so many is kept for measuring."""


def shipped_lessons(languages: Sequence[str]) -> list[Lesson]:
    """Return the articles that come with the project, where they are installed with it."""
    gold = Path(settings.BASE_DIR) / SHIPPED
    folders = (gold / code / part for code in languages for part in QUOTES_FROM)
    return [lesson for folder in folders if folder.is_dir() for lesson in lessons_in(folder)]


def desk_lessons(language: str) -> Iterator[Lesson]:
    """Yield what people decided on texts of a language, in the order of the articles.

    An accepted quote, corrected or not, is marked where it stands; a rejected one is none. A text
    teaches as a whole once every proposal in it is decided, before that only where it is.
    """
    # Not the text of each beforehand: a desk's texts do not fit into memory.
    revisions = (
        Revision.objects.filter(
            Q(language=language) | Q(language__startswith=f"{language}-"),
            article__state=Article.State.ACTIVE,
            quotes__state__in=[Quote.State.ACCEPTED, Quote.State.REJECTED],
        )
        .distinct()
        .order_by("article_id", "id")
        .values_list("pk", flat=True)
    )
    for pk in revisions.iterator(chunk_size=500):
        revision = Revision.objects.prefetch_related("excluded_ranges").get(pk=pk)
        quotes = list(revision.quotes.prefetch_related("spans").order_by("start", "id"))
        accepted = [quote for quote in quotes if quote.state == Quote.State.ACCEPTED]
        proposed = [quote for quote in quotes if quote.state == Quote.State.PROPOSED]
        rejected = [quote for quote in quotes if quote.state == Quote.State.REJECTED]
        yield Lesson(
            _article(revision, accepted, language),
            whole=not proposed,
            undecided=_hulls(proposed),
            refused=_hulls(rejected),
            excluded=tuple(
                Span(each.start, each.end)
                for each in revision.excluded_ranges.all()
                if each.restored_at is None
            ),
        )


def is_held_out(lesson: Lesson) -> bool:
    """Whether a text is kept for measuring: by its words, so that it is so every time."""
    digest = hashlib.sha256(lesson.article.text.encode("utf-8", "replace")).digest()
    return digest[0] % _HELD_OUT == 0


def _hulls(quotes: Sequence[Quote]) -> tuple[Span, ...]:
    return tuple(Span(quote.start, quote.end) for quote in quotes)


def _article(revision: Revision, quotes: Sequence[Quote], language: str) -> GoldArticle:
    marked = tuple(_quote(number, quote) for number, quote in enumerate(quotes, start=1))
    return GoldArticle(
        name=str(revision.pk),
        title=revision.title,
        language=language,
        topic="",
        text=revision.text,
        speakers={},
        quotes=marked,
        mentions=(),
        claims=(),
        furniture=(),
    )


def _quote(number: int, quote: Quote) -> GoldQuote:
    return GoldQuote(
        number=number,
        kind=QuoteKind(quote.kind),
        content=tuple(_span(part) for part in quote.content),
        cue=_span(quote.cue) if quote.cue else None,
        sources=tuple(_source(part) for part in quote.sources),
        addressee=_span(quote.addressee) if quote.addressee else None,
        polarity=Polarity(quote.polarity),
        hedged=quote.hedged,
    )


def _source(part: QuoteSpan) -> GoldSource:
    anonymity = Anonymity(part.anonymity) if part.anonymity else Anonymity.NAMED
    return GoldSource(_span(part), GoldSpeaker("", part.exact, SourceKind.UNKNOWN, anonymity))


def _span(part: QuoteSpan) -> Span:
    return Span(part.start, part.end)
