"""The text as the rules read it: quotations folded, excluded ranges blanked, sentences cut.

The folded text has the same length as the text, so offsets need no translation: every quotation
is replaced by one stand-in run, every excluded code point by a line break. Sentence ends inside a
quotation are thereby invisible, and "she said" after it stays in the same sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import accumulate, compress, count, repeat
from operator import attrgetter, or_
from typing import TYPE_CHECKING

from annotations.extraction.inversions import mark_closing, mark_inverted, mark_told
from annotations.extraction.languages import WORDLESS, Language
from annotations.extraction.languages.tags import (
    ADVERB,
    CLAUSE,
    ENDS,
    LEADS_ON,
    QUOTED,
    RUNS_ON,
    SPEECH,
    TITLED,
)
from annotations.extraction.marks import Quotation, find_quotations
from annotations.extraction.media import Name, by_first_word, find_media, mark_media
from annotations.text.sentences import sentences as cut_sentences
from annotations.text.spans import Span

if TYPE_CHECKING:
    from annotations.extraction.attributed import Attribution
    from annotations.extraction.cues import Cue
    from annotations.extraction.trees import Parse, Tree

# Private-use stand-ins: the first code point of a quotation, and its others.
HEAD, BODY = "\ue001", "\ue000"
_STAND_INS = re.compile(f"[{HEAD}{BODY}]")
_TO_THAT = 9  # words from quoted words that end to a "that"
LONGEST_SAID = 4000
"""Code points of one quotation that are looked into; what is longer is a document."""
_START = attrgetter("start")
_TERMINAL = ".!?…"
_SAID_BEFORE = frozenset(',»”"')
_DASHES = tuple("―—–")
_ENDINGS = {",": LEADS_ON, **dict.fromkeys(_TERMINAL, ENDS)}


class Sentence:
    """The words and marks of one sentence with their classes; token `i` is words[i].

    `start` and `end` are code points; `paragraph` counts lines with text from 0. `language` is that
    of the text, whose own words the rules go by.
    """

    __slots__ = (
        "asides",
        "attributions",
        "cues",
        "end",
        "flags",
        "language",
        "lows",
        "paragraph",
        "parse",
        "seen",
        "start",
        "starts",
        "telling",
        "tree",
        "words",
    )

    def __init__(
        self,
        place: tuple[int, int],
        paragraph: int,
        words: list[str],
        lows: list[str],
        starts: list[int],
        flags: list[int],
        language: Language = WORDLESS,
    ) -> None:
        self.start, self.end = place
        self.paragraph = paragraph
        self.words, self.lows, self.starts, self.flags = words, lows, starts, flags
        self.language = language
        self.telling = language.telling  # read far more often than the rest of it
        self.seen = reduce(or_, flags, 0)  # the union of all flags
        self.tree: Tree | None = None  # its syntax, where a parser has read it
        self.parse: Parse | None = None  # the same in the parser's own words
        self.asides: Sequence[Attribution] = ()  # told of within the words of another
        self.attributions: list[Attribution] | None = None  # kept by `attribute`
        self.cues: list[Cue] | None = None  # kept by `find_cues`

    def __len__(self) -> int:
        return len(self.words)

    def stop(self, index: int) -> int:
        """The code point after token `index`."""
        return self.starts[index] + len(self.words[index])

    def places(self, classes: int) -> Iterator[int]:
        """The tokens of some classes, in order; found in C, for most are of none."""
        return compress(count(), map(classes.__and__, self.flags))

    def holds(self, classes: int, first: int, last: int) -> bool:
        """Whether a token from `first` to `last`, both included, is of one of some classes."""
        return bool(self.seen & classes) and any(map(classes.__and__, self.flags[first : last + 1]))

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.stop(last))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the later stages read: the text, its quotations by start, and its sentences.

    `readable` is the text with line breaks in place of what is left out; `headline` is where the
    text's own headline stands. `media` are names that it shows to be those of media, by their
    first word. `plain` keeps what `read_said` has read.
    """

    text: str
    quotations: dict[int, Quotation]
    sentences: list[Sentence]
    readable: str = ""
    headline: Span | None = None
    media: Mapping[str, Sequence[Name]] = field(default_factory=dict)
    plain: dict[tuple[int, int], list[Sentence]] = field(default_factory=dict)

    def number_before(self, place: int) -> int:
        """The number of the last sentence that begins at a code point or before it, else -1."""
        return bisect_right(self.sentences, place, key=_START) - 1

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a code point."""
        at = self.number_before(place)
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None

    def sentences_in(self, span: Span) -> Iterator[Sentence]:
        """The sentences that a span touches, in text order."""
        at = max(0, self.number_before(span.start))
        while at < len(self.sentences) and self.sentences[at].start < span.end:
            if self.sentences[at].end > span.start:
                yield self.sentences[at]
            at += 1


def lay_out(
    text: str, language: Language, excluded: Sequence[Span], *, headline: Span | None = None
) -> Layout:
    """Fold, blank and cut a text. `headline` is where its own headline stands, if it has one."""
    readable = blank(text, excluded)
    quotations = find_quotations(readable, language.pairs, language.elided)
    folded = _fold(readable, quotations)
    stops = _with_stops(readable, folded, quotations, language)
    endings = {quotation.start: _ending(readable, quotation) for quotation in quotations}
    sentences = []
    paragraph, at = 0, 0
    for span in cut_sentences(stops, language.code):
        if "\n" in folded[at : span.start]:
            paragraph += 1
        at = span.end
        sentences.append(_read(folded, span.start, span.end, paragraph, language, endings))
    media = by_first_word(find_media(readable, language))
    mark_media(sentences, media)
    by_start = {quotation.start: quotation for quotation in quotations}
    return Layout(text, by_start, sentences, readable, headline, media)


def read_plainly(text: str, span: Span, language: Language) -> list[Sentence]:
    """Cut and read one part of a text without folding the quotations in it."""
    return [
        _read(text, sentence.start, sentence.end, 0, language, {})
        for sentence in cut_sentences(text, language.code, span)
    ]


def read_said(layout: Layout, span: Span, language: Language) -> list[Sentence]:
    """Cut and read what somebody says, as `read_plainly`: once, for all stages that ask for it."""
    place = (span.start, span.end)
    if place not in layout.plain:
        said = layout.plain[place] = read_plainly(layout.text, span, language)
        mark_media(said, layout.media)
        for s in said:
            around = layout.sentence_at(s.start)
            if around is not None and around.parse is not None and s.end <= around.end:
                s.tree = around.parse.over(s)
    return layout.plain[place]


def blank(text: str, excluded: Sequence[Span]) -> str:
    """Return the text with line breaks in place of what is excluded and of our stand-ins."""
    if _STAND_INS.search(text):
        text = _STAND_INS.sub("\n", text)
    pieces = []
    at = 0
    for span in sorted(excluded):
        end = min(span.end, len(text))
        if at < end:
            start = max(span.start, at)
            pieces += [text[at:start], "\n" * (end - start)]
            at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _ending(text: str, quotation: Quotation) -> int:
    """The classes of a quotation: how it begins and ends, and whether it looks like a title."""
    words = text[quotation.inner_start : quotation.inner_end].split(maxsplit=9)
    capitals = sum(word[0].isupper() for word in words)
    title = 1 < len(words) < 9 and capitals * 3 > len(words) * 2
    small = text[quotation.inner_start].islower()
    ends = _ENDINGS.get(text[quotation.inner_end - 1], 0)
    return ends | (TITLED if title else 0) | (RUNS_ON if small else 0)


def _fold(text: str, quotations: Sequence[Quotation]) -> str:
    pieces = []
    at = 0
    for quotation in quotations:
        length = quotation.end - quotation.start
        pieces += [text[at : quotation.start], HEAD, BODY * (length - 1)]
        at = quotation.end
    pieces.append(text[at:])
    return "".join(pieces)


def _with_stops(text: str, folded: str, quotations: Sequence[Quotation], language: Language) -> str:
    """Return the folded text with a full stop at the end of each quotation that ends its sentence.

    That is where sentence cutting looks for one; tokens are still read from the folded text.
    """
    pieces = []
    at = 0
    for quotation in quotations:
        last = text[quotation.inner_end - 1]
        line_end = folded.find("\n", quotation.end, quotation.end + 80)
        end = line_end if line_end >= 0 else quotation.end + 80
        signed = folded[quotation.end : quotation.end + 3].lstrip()[:1] in _DASHES
        if (
            last in _TERMINAL
            and not signed
            and not _cue_follows(folded, quotation.end, end, last in ".…", language)
        ):
            pieces += [folded[at : quotation.end - 1], "."]
            at = quotation.end
    pieces.append(folded[at:])
    return "".join(pieces)


def _cue_follows(folded: str, stop: int, end: int, strict: bool, language: Language) -> bool:
    """Whether `"Why?" Ann Lee asked` goes on here: a name, then a verb of saying.

    `strict`, after a full stop inside the marks, asks that the verb end the sentence, for
    `"No." Lee said he was tired.` is two.
    """
    behind = folded[stop : min(end, stop + 80)].split()[:7]
    begins = behind and behind[0].lower() in language.telling.subject_pronouns_of_people
    # `“A poor excuse.” She said, without proof, that …` is two, `“It is over.” He said.` one.
    more = not language.telling.that.isdisjoint(folded[stop:end].lower().split()[:_TO_THAT])
    ends = "." if begins and behind[0][0].isupper() and more else ".,;:"
    for index, word in enumerate(behind):
        low = word.rstrip(".,;:").lower()
        if index and language.flags.get(low, 0) & (SPEECH | CLAUSE) and word[0].islower():
            return word[-1] in ends or not strict
        if word[0].islower() and not language.flags.get(low, 0) & ADVERB:
            return False
    return False


def _read(
    folded: str,
    start: int,
    end: int,
    paragraph: int,
    language: Language,
    endings: Mapping[int, int],
) -> Sentence:
    """Read the tokens of one sentence; done for every word, so all that can be is done in C."""
    part = folded[start:end]
    pieces = language.token.split(part)  # gaps and tokens in turn
    words = pieces[1::2]
    lows = list(map(str.lower, words))
    starts = list(accumulate(map(len, pieces), initial=start))[1:-1:2]
    flags = list(map(language.flags.get, lows, repeat(0)))
    if endings:
        at = part.find(HEAD)
        while at >= 0:
            index = bisect_left(starts, start + at)
            lows[index], flags[index] = HEAD, QUOTED | endings[start + at]
            at = part.find(HEAD, at + 1)
    if language.inverts:
        if "-" in part:
            mark_inverted(words, flags)
        if HEAD in part:
            mark_told(words, flags)
    elif HEAD in part:
        mark_closing(words, flags, language.telling.strong_verbs)
    return Sentence((start, end), paragraph, words, lows, starts, flags, language)
