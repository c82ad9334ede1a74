"""Scores of one extraction against one gold article, to be added up over many.

The figures are those of the field's work on quotations (PARC, PolNeAR): a predicted piece of
content and a gold one are matched one to one, best first, where at least half of their words
together are shared ("soft"). A piece is one content span, so a quote in two pieces counts twice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from annotations.extraction.languages.base import words
from annotations.extraction.measuring.marked import GoldArticle, GoldQuote, GoldSource
from annotations.extraction.results import (
    Extraction,
    ProposedQuote,
    ProposedSpeaker,
    QuoteKind,
    SourceKind,
)
from annotations.text.spans import Span

SOFT = 0.5
"""The share of words (Jaccard) from which two pieces are the same piece."""

_WORD = re.compile(r"\w+")
_OUTER = " \t\n\u00a0\u202f\"“”„«»'‘’‹›.,;:!?–—-"
_LEADING = re.compile(r"(?:that|que|qu['’]|if|whether|si)\s*", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:s?he|they|ils?|elles?|his|her|their)$", re.IGNORECASE)
_NO_NAMES = frozenset(
    words(
        "mr mrs ms dr sen rep gov m mme mlle me le la les l de du des d a an un une the of and et"
    )
)

_Words = frozenset[int]


@dataclass(slots=True)
class Ratio:
    """Right among those that count; adds up."""

    right: int = 0
    of: int = 0

    def __add__(self, other: "Ratio") -> "Ratio":
        return Ratio(self.right + other.right, self.of + other.of)

    def note(self, right: bool) -> None:
        """Count one more."""
        self.right += right
        self.of += 1

    @property
    def percent(self) -> float | None:
        """In percent; None where nothing counts."""
        return 100 * self.right / self.of if self.of else None


@dataclass(slots=True)
class Agreement:
    """Precision, recall and their harmonic mean; adds up."""

    found: Ratio = field(default_factory=Ratio)
    wanted: Ratio = field(default_factory=Ratio)

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.found + other.found, self.wanted + other.wanted)

    def note(self, hits: int, found: int, wanted: int) -> None:
        """Count hits among what was found and what was wanted."""
        self.found += Ratio(hits, found)
        self.wanted += Ratio(hits, wanted)

    @property
    def f1(self) -> float | None:
        """The F1 score in percent; None where nothing was found nor wanted."""
        total = self.found.of + self.wanted.of
        return 100 * (self.found.right + self.wanted.right) / total if total else None


@dataclass(slots=True)
class Scores:
    """What one extraction, or many added up, got right.

    `soft`, `norm` (equal but for outer marks and a leading "that") and `token` (words covered) are
    about pieces of content, `direct` is `soft` for direct quotes. `speaker`: of soft matches with
    a gold source, those whose source shares a word with it. `whole`: soft and the speaker right.
    `chains`: of gold quotes heard through somebody, those with every link right and in order.
    `names`: of pronouns that stand for somebody named, those led to that name. `polarity`,
    `anonymity`: of soft matches. `claims`: stretches worth checking, soft.
    """

    soft: Agreement = field(default_factory=Agreement)
    norm: Agreement = field(default_factory=Agreement)
    token: Agreement = field(default_factory=Agreement)
    direct: Agreement = field(default_factory=Agreement)
    whole: Agreement = field(default_factory=Agreement)
    claims: Agreement = field(default_factory=Agreement)
    speaker: Ratio = field(default_factory=Ratio)
    chains: Ratio = field(default_factory=Ratio)
    names: Ratio = field(default_factory=Ratio)
    polarity: Ratio = field(default_factory=Ratio)
    anonymity: Ratio = field(default_factory=Ratio)

    def __add__(self, other: "Scores") -> "Scores":
        sums = {
            each.name: getattr(self, each.name) + getattr(other, each.name) for each in fields(self)
        }
        return Scores(**sums)


def score(gold: GoldArticle, found: Extraction) -> Scores:
    """Compare what an engine proposes for a gold article with what a person marked."""
    scores = Scores()
    wanted = [_Piece(gold.text, span, quote) for quote in gold.quotes for span in quote.content]
    given = [_Piece(gold.text, span, quote) for quote in found.quotes for span in quote.content]
    pairs = _matched(wanted, given)
    scores.soft.note(len(pairs), len(given), len(wanted))
    exact = len({piece.norm for piece in wanted} & {piece.norm for piece in given})
    scores.norm.note(exact, len({p.norm for p in given}), len({p.norm for p in wanted}))
    want, have = _covered(wanted), _covered(given)
    scores.token.note(len(want & have), len(have), len(want))
    _score_direct(scores, wanted, given, pairs)
    _score_sources(scores, gold, pairs, wanted, given)
    _score_chains(scores, gold, pairs)
    _score_names(scores, gold, found)
    _score_claims(scores, gold, found)
    return scores


class _Piece:
    """One content span with the words in it, told by where they start."""

    __slots__ = ("norm", "quote", "span", "words")

    def __init__(self, text: str, span: Span, quote: GoldQuote | ProposedQuote) -> None:
        self.span, self.quote = span, quote
        self.words = _words(text, span)
        self.norm = _bare(text, span)


def _words(text: str, span: Span) -> _Words:
    return frozenset(match.start() for match in _WORD.finditer(text, span.start, span.end))


def _bare(text: str, span: Span) -> tuple[int, int]:
    """The place without outer marks and without a leading "that"."""
    start, end = _stripped(text, span.start, span.end)
    match = _LEADING.match(text, start, end)
    return _stripped(text, match.end(), end) if match and match.end() < end else (start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _OUTER:
        start += 1
    while end > start and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def _covered(pieces: Iterable[_Piece]) -> _Words:
    return frozenset().union(*(piece.words for piece in pieces))


def _matched(wanted: Sequence[_Piece], given: Sequence[_Piece]) -> list[tuple[_Piece, _Piece]]:
    """Pair the pieces one to one, the closest first."""
    ranked = sorted(
        (
            (-len(w.words & g.words) / len(w.words | g.words), left, right)
            for left, w in enumerate(wanted)
            for right, g in enumerate(given)
            if w.words & g.words
        ),
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for likeness, left, right in ranked:
        if -likeness >= SOFT and left not in taken_left and right not in taken_right:
            taken_left.add(left)
            taken_right.add(right)
            pairs.append((wanted[left], given[right]))
    return pairs


def _score_direct(
    scores: Scores,
    wanted: Sequence[_Piece],
    given: Sequence[_Piece],
    pairs: Sequence[tuple[_Piece, _Piece]],
) -> None:
    """Recall over direct gold pieces, precision over direct predictions."""
    is_direct = QuoteKind.DIRECT
    scores.direct.wanted += Ratio(
        sum(w.quote.kind is is_direct for w, _ in pairs),
        sum(w.quote.kind is is_direct for w in wanted),
    )
    scores.direct.found += Ratio(
        sum(g.quote.kind is is_direct for _, g in pairs),
        sum(g.quote.kind is is_direct for g in given),
    )


def _score_sources(
    scores: Scores,
    gold: GoldArticle,
    pairs: Sequence[tuple[_Piece, _Piece]],
    wanted: Sequence[_Piece],
    given: Sequence[_Piece],
) -> None:
    whole = 0
    for left, right in pairs:
        quote, proposal = left.quote, right.quote
        right_one = _same_source(gold.text, quote, proposal)
        whole += right_one
        if isinstance(quote, GoldQuote) and isinstance(proposal, ProposedQuote):
            scores.polarity.note(quote.polarity is proposal.polarity)
            if quote.sources:
                scores.speaker.note(right_one)
                if proposal.sources and right_one:
                    told = proposal.sources[0].anonymity
                    scores.anonymity.note(told is quote.sources[0].speaker.anonymity)
    scores.whole.note(whole, len(given), len(wanted))


def _same_source(
    text: str, quote: GoldQuote | ProposedQuote, proposal: GoldQuote | ProposedQuote
) -> bool:
    """Whether both name the same words as who said it, or both nobody."""
    ours, theirs = _links(quote), _links(proposal)
    if not ours or not theirs:
        return not ours and not theirs
    return bool(_words(text, ours[0]) & _words(text, theirs[0]))


def _links(quote: GoldQuote | ProposedQuote) -> list[Span]:
    """The places of who said it and who relays it."""
    return [source.span for source in quote.sources]


def _score_chains(
    scores: Scores, gold: GoldArticle, pairs: Sequence[tuple[_Piece, _Piece]]
) -> None:
    found = {id(left.quote): right.quote for left, right in reversed(pairs)}
    for quote in gold.quotes:
        if len(quote.sources) < 2:
            continue
        proposal = found.get(id(quote))
        ours, theirs = _links(quote), _links(proposal) if proposal else []
        scores.chains.note(
            len(ours) == len(theirs)
            and all(
                _words(gold.text, one) & _words(gold.text, other)
                for one, other in zip(ours, theirs, strict=True)
            )
        )


def _score_names(scores: Scores, gold: GoldArticle, found: Extraction) -> None:
    places = {mention: speaker for speaker in found.speakers for mention in speaker.mentions}
    for mention in gold.mentions:
        said = mention.span.of(gold.text)
        named = mention.speaker.kind is not SourceKind.ANONYMOUS and mention.speaker.name
        if named and _PRONOUN.match(said):
            scores.names.note(_is_led_to(mention, places))


def _is_led_to(mention: GoldSource, places: dict[Span, ProposedSpeaker]) -> bool:
    for place, speaker in places.items():
        if place.overlaps(mention.span):
            ours, theirs = _name_words(mention.speaker.name), _name_words(speaker.name)
            return bool(ours and theirs) and (ours[-1] == theirs[-1] or set(theirs) <= set(ours))
    return False


def _name_words(name: str) -> list[str]:
    found = (match.group().lower() for match in _WORD.finditer(name))
    return [word for word in found if word not in _NO_NAMES]


def _score_claims(scores: Scores, gold: GoldArticle, found: Extraction) -> None:
    wanted = [_words(gold.text, claim.span) for claim in gold.claims]
    given = [_words(gold.text, claim.span) for claim in found.claims]
    taken: set[int] = set()
    for one in wanted:
        ranked = [
            (len(one & each) / len(one | each), number)
            for number, each in enumerate(given)
            if number not in taken and one & each
        ]
        best = max(ranked, default=(0.0, -1))
        if best[0] >= SOFT:
            taken.add(best[1])
    scores.claims.note(len(taken), len(given), len(wanted))
