"""Examples to teach and measure a judge with: gold articles, or lines of labelled sentences."""

import json
from collections.abc import Iterator
from pathlib import Path

from annotations.extraction.assembly import assemble
from annotations.extraction.claims.context import statement
from annotations.extraction.claims.learning import Example
from annotations.extraction.claims.pieces import cut
from annotations.extraction.claims.points import signs, weigh
from annotations.extraction.languages import Language, language_for
from annotations.extraction.layout import Sentence, lay_out, read_plainly
from annotations.extraction.measuring.marked import GoldArticle, read_folder
from annotations.text.spans import Span

_SHARED = 0.5  # the share of the shorter one from which a stretch is what a person marked


def from_articles(folder: Path) -> list[Example]:
    """Return every stretch of the gold articles of a folder.

    One is worth checking when a person marked half of it or it holds half of what one marked.

    :raises MarkError: when an article's marks are wrong.
    """
    return [example for article in read_folder(folder) for example in _of(article)]


def _of(article: GoldArticle) -> Iterator[Example]:
    language = language_for(article.language)
    layout = lay_out(article.text, language, article.furniture)
    seen: set[Span] = set()
    for piece in cut(layout, language, assemble(layout, language)):
        if piece.span in seen:
            continue
        seen.add(piece.span)
        yield Example(
            statement(article.text, piece.span, language),
            language,
            any(_same(piece.span, claim.span) for claim in article.claims),
            article.name,
            *_plainly(piece.sentence, language, piece.reported, piece.official),
        )


def _plainly(
    s: Sentence, language: Language, reported: bool, official: bool
) -> tuple[float, frozenset[str]]:
    found = signs(s, language, reported=reported, official=official)
    score, _ = weigh(s, language, reported=reported, official=official)
    return score, frozenset([*found[0], *found[1]]) if found else frozenset()


def _same(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= _SHARED * min(one.length, other.length)


def from_lines(path: Path) -> list[Example]:
    """Return the sentences of a file of JSON lines: {"text", "label", "lang", "group"}.

    `label` is 1 for worth checking, 0 for not. `lang` is English where it is missing; a line
    without `group` is its own.

    :raises ValueError: naming the line that is wrong.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            text, label = str(row["text"]), row["label"]
            language = language_for(str(row.get("lang", "en")))
            group = str(row.get("group", number))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise ValueError(f"{path.name}, line {number}: {error!r}.") from error
        if label not in (0, 1):
            raise ValueError(f"{path.name}, line {number}: the label is neither 0 nor 1.")
        sentences = read_plainly(text, Span(0, len(text)), language)
        plainly = [_plainly(s, language, False, False) for s in sentences]
        best = max(plainly, key=lambda each: each[0], default=(0.0, frozenset[str]()))
        found.append(Example(text, language, bool(label), group, *best))
    return found
