"""The text as the rules read it: quotations folded, excluded ranges blanked, sentences cut.

The folded text has the same length as the text, so offsets need no translation: every quotation
is replaced by one stand-in run, every excluded code point by a line break. Sentence ends inside a
quotation are thereby invisible, and "she said" after it stays in the same sentence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import ADVERB, CLAUSE, ENDS, LEADS_ON, QUOTED, SPEECH
from annotations.extraction.marks import Quotation, find_quotations
from annotations.text.sentences import sentences as cut_sentences
from annotations.text.spans import Span

# Private-use stand-ins: the first code point of a quotation, and its others.
HEAD, BODY = "\ue001", "\ue000"
_STAND_INS = re.compile(f"[{HEAD}{BODY}]")
_TERMINAL = ".!?…"
_DASHES = tuple("―—–")
_ENDINGS = {",": LEADS_ON, **dict.fromkeys(_TERMINAL, ENDS)}


class Sentence:
    """The words and marks of one sentence with their classes; token `i` is words[i].

    `start` and `end` are code points; `paragraph` counts lines with text from 0.
    """

    __slots__ = ("end", "flags", "lows", "paragraph", "seen", "start", "starts", "words")

    def __init__(self, start: int, end: int, paragraph: int) -> None:
        self.start, self.end, self.paragraph = start, end, paragraph
        self.words: list[str] = []
        self.lows: list[str] = []
        self.starts: list[int] = []
        self.flags: list[int] = []
        self.seen = 0  # the union of all flags

    def __len__(self) -> int:
        return len(self.words)

    def stop(self, index: int) -> int:
        """The code point after token `index`."""
        return self.starts[index] + len(self.words[index])

    def span(self, first: int, last: int) -> Span:
        """The span from token `first` to token `last`, both included."""
        return Span(self.starts[first], self.stop(last))


@dataclass(frozen=True, slots=True)
class Layout:
    """What the later stages read: the text, its quotations by start, and its sentences."""

    text: str
    quotations: dict[int, Quotation]
    sentences: list[Sentence]


def lay_out(text: str, language: Language, excluded: Sequence[Span]) -> Layout:
    """Fold, blank and cut a text."""
    readable = blank(text, excluded)
    quotations = find_quotations(readable)
    folded = _fold(readable, quotations)
    stops = _with_stops(readable, folded, quotations, language)
    endings = {
        quotation.start: _ENDINGS.get(readable[quotation.inner_end - 1], 0)
        for quotation in quotations
    }
    sentences = []
    paragraph, at = 0, 0
    for span in cut_sentences(stops, language.code):
        if "\n" in folded[at : span.start]:
            paragraph += 1
        at = span.end
        sentences.append(_read(folded, span.start, span.end, paragraph, language, endings))
    return Layout(text, {quotation.start: quotation for quotation in quotations}, sentences)


def read_plainly(text: str, span: Span, language: Language) -> list[Sentence]:
    """Cut and read one part of a text without folding the quotations in it."""
    return [
        _read(text, sentence.start, sentence.end, 0, language, {})
        for sentence in cut_sentences(text, language.code, span)
    ]


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
    for index, word in enumerate(folded[stop : min(end, stop + 80)].split()[:7]):
        low = word.rstrip(".,;:").lower()
        if index and language.flags.get(low, 0) & (SPEECH | CLAUSE) and word[0].islower():
            return word[-1] in ".,;:" or not strict
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
    sentence = Sentence(start, end, paragraph)
    known = language.flags.get
    matches = list(language.token.finditer(folded, start, end))
    words = [match.group() for match in matches]
    lows = [word.lower() for word in words]
    starts = [match.start() for match in matches]
    flags = [known(low, 0) for low in lows]
    if endings:
        for index, place in enumerate(starts):
            if place in endings:
                lows[index], flags[index] = HEAD, QUOTED | endings[place]
    sentence.words, sentence.lows, sentence.starts, sentence.flags = words, lows, starts, flags
    sentence.seen = reduce(or_, flags, 0)
    return sentence
