"""What the model learns from: articles marked by people, as rows of features and labels."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

from annotations.extraction.engine import RulesReading, read_by_rules
from annotations.extraction.equipment import Parser
from annotations.extraction.languages import language_for
from annotations.extraction.measuring.marked import GoldArticle, GoldQuote, read_folder
from annotations.extraction.nested import find_nested
from annotations.extraction.results import ProposedQuote, ProposedSource
from annotations.extraction.sequence.features import features_of
from annotations.extraction.sequence.labels import Marks, labels_of
from annotations.extraction.sequence.levels import ByPlace, levels
from annotations.extraction.sequence.runs import Run, beside, runs_of, runs_within
from annotations.text.spans import Span

Row = tuple[list[list[str]], list[str]]  # features and label of each token
QUOTES_FROM = ("tuning", "reported")
CHAINS_FROM = ("tuning", "taught")
"""The folders of gold articles, by language, from which each of the models that come is taught."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """An article and how far it is marked.

    `undecided` are places about which nobody has said anything yet. A `whole` one teaches also by
    what is not marked; another only in the paragraphs where something is, and nothing is undecided.
    `excluded` are the ranges left out; None: the engine finds the furniture.
    """

    article: GoldArticle
    whole: bool = True
    undecided: tuple[Span, ...] = ()
    refused: tuple[Span, ...] = ()
    excluded: tuple[Span, ...] | None = None


def lessons_in(folder: Path) -> list[Lesson]:
    """Return the gold articles of a folder as lessons.

    :raises MarkError: when the marks of one are wrong.
    """
    return [Lesson(article) for article in read_folder(folder)]


def fingerprint(lessons: Iterable[Lesson]) -> str:
    """Return the SHA-256 of what is taught: the texts and the places marked in them, in order."""
    digest = hashlib.sha256()
    for lesson in lessons:
        article = lesson.article
        places = [(span.start, span.end) for quote in article.quotes for span in quote.content]
        digest.update(f"{article.language}\n{article.text}\n{places}\n".encode())
    return digest.hexdigest()


def read_lesson(lesson: Lesson, parser: Parser | None) -> RulesReading:
    """Return what the rules propose for the article of a lesson, its left-out ranges left out."""
    article = lesson.article
    return read_by_rules(
        article.text,
        article.language,
        title=article.title,
        excluded=lesson.excluded,
        parser=parser,
    )


def rows_of(lesson: Lesson, parser: Parser | None) -> list[Row]:
    """Return the rows that a lesson teaches of who says what, one a paragraph."""
    return _rows(lesson, read_lesson(lesson, parser), relays=False)


def rows_of_chains(lesson: Lesson, parser: Parser | None, *, half: int | None = None) -> list[Row]:
    """Return the rows that a lesson teaches of through whom it is heard.

    One a paragraph, and one for the words of each quote. With a `half`, 0 or 1, only that one of
    what the rules propose is told: the rules were written by these articles, and find more in them
    than elsewhere.
    """
    read = read_lesson(lesson, parser)
    if half is not None:
        read = replace(read, quotes=_half(lesson, read.quotes, half))
    return _rows(lesson, read, relays=True) + _rows_within(lesson, read, half)


def _half(lesson: Lesson, quotes: list[ProposedQuote], which: int) -> list[ProposedQuote]:
    """One half of some proposals, always the same one, by name and place."""
    name = lesson.article.name
    return [quote for quote in quotes if crc32(f"{name} {quote.content}".encode()) % 2 == which]


def _rows(lesson: Lesson, read: RulesReading, *, relays: bool) -> list[Row]:
    article = lesson.article
    rows = []
    decided = [span for quote in article.quotes for span in quote.content] + list(lesson.refused)
    marks = _marks(article.quotes, relays=relays)
    runs = list(runs_of(read.layout))
    for run, numbers in zip(runs, beside(runs, read.quotes), strict=True):
        if lesson.whole or _teaches(run, decided, lesson.undecided):
            features = features_of(run, [read.quotes[number] for number in numbers])
            rows.append((features, labels_of(run, marks)))
    return rows


def _rows_within(lesson: Lesson, read: RulesReading, half: int | None) -> list[Row]:
    """What the words of each quote teach: which of them tell of the words of others."""
    article, layout = lesson.article, read.layout
    language = language_for(article.language)
    stated = [_as_proposed(quote) for quote in levels(article.quotes)[0]]
    ruled = ByPlace(read.quotes)
    known = [quote for host in stated for quote in ruled.within(host.content)]
    nested = find_nested(layout, [*stated, *known], language)
    told = ByPlace(nested if half is None else _half(lesson, nested, half))
    marked = ByPlace(article.quotes)
    rows = []
    for host in article.quotes:
        inside, _ = levels(marked.within(host.content))
        decided = [span for quote in inside for span in quote.content] + list(lesson.refused)
        marks, proposed = _marks(inside, relays=True), told.within(host.content)
        rows += [
            (features_of(run, proposed), labels_of(run, marks))
            for run in runs_within(layout, host.kind, host.content, language)
            if lesson.whole or _teaches(run, decided, lesson.undecided)
        ]
    return rows


def _marks(quotes: Iterable[GoldQuote], *, relays: bool) -> Marks:
    marks = Marks()
    for quote in quotes:
        marks.contents += quote.content
        marks.cues += [quote.cue] if quote.cue is not None else []
        marks.sources += [source.span for source in quote.sources[:1]]
        marks.relays += [source.span for source in quote.sources[1:]] if relays else []
    return marks


def _as_proposed(quote: GoldQuote) -> ProposedQuote:
    """A marked quote as the rules would have proposed it."""
    sources = tuple(
        ProposedSource(source.span, source.speaker.kind, source.speaker.anonymity)
        for source in quote.sources
    )
    return ProposedQuote(quote.kind, quote.content, quote.cue, sources, 1.0, "marked")


def _teaches(run: Run, decided: Sequence[Span], undecided: Sequence[Span]) -> bool:
    here = run.span(0, len(run) - 1)
    return any(here.overlaps(span) for span in decided) and not any(
        here.overlaps(span) for span in undecided
    )
