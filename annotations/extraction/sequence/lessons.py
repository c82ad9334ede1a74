"""What the model learns from: articles marked by people, as rows of features and labels."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotations.extraction.engine import RulesReading, read_by_rules
from annotations.extraction.equipment import Parser
from annotations.extraction.measuring.marked import GoldArticle, read_folder
from annotations.extraction.sequence.features import features_of
from annotations.extraction.sequence.labels import labels_of
from annotations.extraction.sequence.runs import Run, beside, runs_of
from annotations.text.spans import Span

Row = tuple[list[list[str]], list[str]]  # features and label of each token


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
    """Return the rows that a lesson teaches, one a paragraph."""
    article = lesson.article
    read = read_lesson(lesson, parser)
    contents = [span for quote in article.quotes for span in quote.content]
    cues = [quote.cue for quote in article.quotes if quote.cue is not None]
    sources = [quote.sources[0].span for quote in article.quotes if quote.sources]
    rows = []
    runs = list(runs_of(read.layout))
    for run, numbers in zip(runs, beside(runs, read.quotes), strict=True):
        if lesson.whole or _teaches(run, [*contents, *lesson.refused], lesson.undecided):
            features = features_of(run, [read.quotes[number] for number in numbers])
            rows.append((features, labels_of(run, contents, cues, sources)))
    return rows


def _teaches(run: Run, decided: Sequence[Span], undecided: Sequence[Span]) -> bool:
    here = run.span(0, len(run) - 1)
    return any(here.overlaps(span) for span in decided) and not any(
        here.overlaps(span) for span in undecided
    )
