"""Training the sequence model, and measuring one against another.

A linear-chain CRF by L-BFGS with an L2 penalty: the same lessons always give the same weights. It
takes some minutes for some hundred articles on one core.
"""

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from annotations.extraction.engine import ENGINE_VERSION, extract
from annotations.extraction.equipment import Equipment, Parser
from annotations.extraction.measuring.scores import Scores, score
from annotations.extraction.sequence.features import VERSION
from annotations.extraction.sequence.lessons import (
    Lesson,
    Row,
    fingerprint,
    read_lesson,
    rows_of,
    rows_of_chains,
)
from annotations.extraction.sequence.model import SequenceModel
from annotations.extraction.sequence.reader import Reader
from annotations.extraction.sequence.revise import revise
from annotations.extraction.sequence.weights import (
    CHAINS,
    Metadata,
    Weights,
    digest,
    load_shipped,
)

PENALTY = 20.0
"""The weight of the L2 penalty; strong, since some dozens of articles are few. Chosen, as the
thresholds of `revise`, on news that no weights here were trained on. For each reading of a lesson.
"""
PENALTY_OF_CHAINS = 4.0
"""The same for the weights of chains, of which more articles teach; chosen by cross-validation."""
FEWEST = 5
"""Articles: from fewer nothing is learnt that holds elsewhere."""
_FOLDS = 4
_BIN = 40  # proposals behind each point of the calibration, at least
_LEAST_SEEN = 2  # times that a feature must be met, in each reading, to be learnt
_ROUNDS = 120  # of L-BFGS at most; about 80 are needed

Parsers = Mapping[str, Parser]


class TooLittle(ValueError):
    """There is too little to learn from; the message says what is missing."""


def train(lessons: Sequence[Lesson], languages: Sequence[str], parsers: Parsers) -> Weights:
    """Return weights for some languages. The lessons may be of others too.

    `parsers` are those that may be at hand when the weights are used. What is learnt serves with
    them and without: from syntax alone it would do harm where no parser is installed.

    :raises TooLittle: when there are too few lessons with a quote.
    :raises ImportError: where python-crfsuite is not installed.
    """
    marked = sum(bool(lesson.article.quotes) for lesson in lessons)
    if marked < FEWEST:
        raise TooLittle(f"To learn takes {FEWEST} articles with quotes; there are {marked}.")
    rows = [_rows(rows_of, lesson, parsers) for lesson in lessons]
    own = [n for n, lesson in enumerate(lessons) if lesson.article.language in languages]
    meta = replace(_about(lessons, languages), calibration=_calibrate(lessons, rows, own, parsers))
    return _fit(chain.from_iterable(rows), meta, PENALTY * _readings(parsers), _readings(parsers))


def train_chains(lessons: Sequence[Lesson], languages: Sequence[str], parsers: Parsers) -> Weights:
    """Return weights for through whom quotes are heard, and for what is told within their words.

    Others than those of `train`, for articles full of relayed speech teach this best, and teach of
    what articles usually are the wrong thing. Each lesson is read twice more, each time with half
    of what the rules propose left out. That was chosen, over none and a quarter, by the chains of
    `reported`, from which these weights learn nothing.

    :raises ImportError: where python-crfsuite is not installed.
    """
    halves = (0, 1)
    rows = chain.from_iterable(
        chain(
            _rows(rows_of_chains, lesson, parsers),
            *(rows_of_chains(lesson, _parser_of(lesson, parsers), half=half) for half in halves),
        )
        for lesson in lessons
    )
    readings = _readings(parsers) + len(halves)
    return _fit(rows, _about(lessons, languages), PENALTY_OF_CHAINS * readings, readings)


def _about(lessons: Sequence[Lesson], languages: Sequence[str]) -> Metadata:
    return Metadata(
        languages=tuple(languages),
        sha256="",
        features=VERSION,
        engine_version=ENGINE_VERSION,
        trained=datetime.now(tz=UTC).isoformat(timespec="seconds"),
        articles=len(lessons),
        quotes=sum(len(lesson.article.quotes) for lesson in lessons),
        source=fingerprint(lessons),
    )


def measure(lessons: Sequence[Lesson], equipment: Equipment) -> Scores:
    """Return how well an engine does on articles marked as a whole."""
    scores = Scores()
    for lesson in lessons:
        article = lesson.article
        found = extract(
            article.text,
            article.language,
            title=article.title,
            excluded=lesson.excluded,
            equipment=equipment,
        )
        scores = scores + score(article, found)
    return scores


def figures(scores: Scores) -> dict[str, float]:
    """Return the figures by which two engines are compared, in percent."""
    found = {
        "soft": scores.soft.f1,
        "norm": scores.norm.f1,
        "token": scores.token.f1,
        "speaker": scores.speaker.percent,
        "e2e": scores.whole.f1,
    }
    return {name: round(value, 1) for name, value in found.items() if value is not None}


def merit(scores: Scores) -> float:
    """One figure to rank by: places, exact places, and places with speaker, in percent."""
    parts = (scores.soft.f1, scores.norm.f1, scores.whole.f1)
    return sum(part or 0.0 for part in parts) / len(parts)


def equipped(weights: Weights | None, parsers: Parsers, chains: Weights | None = None) -> Equipment:
    """The engine with these weights for their languages, or without any.

    Without others, `chains` are those that come with the engine.
    """
    if weights is None:
        return Equipment(parsers=parsers)
    reader = Reader(weights, load_shipped(name=CHAINS) if chains is None else chains)
    return Equipment(parsers=parsers, sequences=dict.fromkeys(weights.metadata.languages, reader))


def _rows(
    rows_of: Callable[[Lesson, Parser | None], list[Row]], lesson: Lesson, parsers: Parsers
) -> list[Row]:
    """What a lesson teaches, with its syntax and without: the parser may be missing later."""
    parser = _parser_of(lesson, parsers)
    plain = rows_of(lesson, None)
    return plain if parser is None else rows_of(lesson, parser) + plain


def _parser_of(lesson: Lesson, parsers: Parsers) -> Parser | None:
    return parsers.get(lesson.article.language)


def _readings(parsers: Parsers) -> int:
    """How often each lesson is read."""
    return 2 if parsers else 1


def _fit(rows: Iterable[Row], meta: Metadata, penalty: float, readings: int) -> Weights:
    from pycrfsuite import ItemSequence, Trainer

    trainer = Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": 0.0,
            "c2": penalty,
            "max_iterations": _ROUNDS,
            "feature.minfreq": _LEAST_SEEN * readings,
            "feature.possible_transitions": True,
        }
    )
    for features, labels in rows:
        if features:
            trainer.append(ItemSequence(features), labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.crf"
        trainer.train(str(path))
        data = path.read_bytes()
    return Weights(data, replace(meta, sha256=digest(data)))


def _calibrate(
    lessons: Sequence[Lesson], rows: Sequence[Sequence[Row]], own: Sequence[int], parsers: Parsers
) -> tuple[tuple[float, float], ...]:
    """How often proposals of each score are right, on articles left out of the training."""
    seen: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        held = [n for n in own[fold::_FOLDS] if lessons[n].whole]
        rest = [row for n, some in enumerate(rows) if n not in held for row in some]
        if not held or not rest:
            continue
        blank, readings = _about([], ()), _readings(parsers)
        model = SequenceModel(_fit(rest, blank, PENALTY * readings, readings))
        for n in held:
            seen += _judged(lessons[n], model, parsers.get(lessons[n].article.language))
    return _rising(sorted(seen))


def _judged(
    lesson: Lesson, model: SequenceModel, parser: Parser | None
) -> list[tuple[float, bool]]:
    """The score of each proposal for an article, and whether a person marked about that place."""
    read = read_lesson(lesson, parser)
    marked = [span for quote in lesson.article.quotes for span in quote.content]
    judged = []
    for quote in revise(read.layout, read.quotes, model):
        right = any(
            2 * (min(ours.end, span.end) - max(ours.start, span.start))
            >= max(ours.end, span.end) - min(ours.start, span.start)
            for ours in quote.content
            for span in marked
        )
        judged.append((quote.confidence, right))
    return judged


def _rising(seen: Sequence[tuple[float, bool]]) -> tuple[tuple[float, float], ...]:
    """Points of a rising line through judged proposals: pool neighbours that would fall."""
    bins: list[list[float]] = []  # sum of scores, right ones, how many
    for at in range(0, len(seen) - len(seen) % _BIN, _BIN):
        part = seen[at : at + _BIN]
        bins.append([sum(s for s, _ in part), sum(right for _, right in part), len(part)])
        while len(bins) > 1 and bins[-2][1] * bins[-1][2] >= bins[-1][1] * bins[-2][2]:
            top = bins.pop()
            bins[-1] = [a + b for a, b in zip(bins[-1], top, strict=True)]
    return tuple((round(total / count, 4), round(right / count, 4)) for total, right, count in bins)
