"""The text as the rules read it: quotations folded, excluded ranges blanked, sentences cut.

The folded text has the same length as the text, so offsets need no translation: every quotation
is replaced by one stand-in run, every excluded code point by a line break. Sentence ends inside a
quotation are thereby invisible, and "she said" after it stays in the same sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import ADVERB, QUOTED, SPEECH
from annotations.extraction.marks import Quotation, find_quotations
from annotations.text.spans import Span

# Private-use stand-ins: the first code point of a quotation, and its others.
HEAD, BODY = "\ue001", "\ue000"
_STAND_INS = re.compile(f"[{HEAD}{BODY}]")
_TERMINAL = ".!?…"
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[)\]]*(?=\s)|\ue001\ue000*(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.]+$")


class Sentence:
    """The words and marks of one sentence with their classes; token `i` is words[i].

    `start` and `end` are code points; `paragraph` counts lines with text from 0.
    """

    __slots__ = ("start", "end", "paragraph", "words", "lows", "starts", "flags", "seen")

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
    terminals = {
        quotation.end: readable[quotation.inner_end - 1]
        for quotation in quotations
        if readable[quotation.inner_end - 1] in _TERMINAL
    }
    sentences = []
    for paragraph, line in enumerate(_LINE.finditer(folded)):
        for start, end in _cut(folded, line.start(), line.end(), terminals, language):
            sentences.append(_read(folded, start, end, paragraph, language))
    return Layout(text, {quotation.start: quotation for quotation in quotations}, sentences)


def blank(text: str, excluded: Sequence[Span]) -> str:
    """Return the text with line breaks in place of what is excluded and of our stand-ins."""
    if _STAND_INS.search(text):
        text = _STAND_INS.sub("\n", text)
    for span in excluded:
        end = min(span.end, len(text))
        if span.start < end:
            text = text[: span.start] + "\n" * (end - span.start) + text[end:]
    return text


def _fold(text: str, quotations: Sequence[Quotation]) -> str:
    pieces = []
    at = 0
    for quotation in quotations:
        length = quotation.end - quotation.start
        pieces += [text[at : quotation.start], HEAD, BODY * (length - 1)]
        at = quotation.end
    pieces.append(text[at:])
    return "".join(pieces)


def _cut(
    folded: str, start: int, end: int, terminals: dict[int, str], language: Language
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of one paragraph. The white space between them belongs to none."""
    for match in _END.finditer(folded, start, end):
        stop = match.end()
        if folded[match.start()] == HEAD:
            last = terminals.get(stop)
            if last is None or _cue_follows(folded, stop, end, last in ".…", language):
                continue
        elif match.group() == "." and _is_abbreviation(folded, start, match.start(), language):
            continue
        following = folded[stop:end].lstrip()[:1] if end - stop < 8 else folded[stop : stop + 8]
        following = following.lstrip()[:1]
        if not following or following.islower() or following in ",;:)—–-":
            continue
        if begin := _skip_space(folded, start, stop):
            yield begin
        start = stop
    if begin := _skip_space(folded, start, end):
        yield begin


def _cue_follows(
    folded: str, stop: int, end: int, strict: bool, language: Language
) -> bool:
    """Whether `"Why?" Ann Lee asked` goes on here: a name, then a verb of saying.

    `strict`, after a full stop inside the marks, asks that the verb end the sentence, for
    `"No." Lee said he was tired.` is two.
    """
    for index, word in enumerate(folded[stop : min(end, stop + 80)].split()[:7]):
        low = word.rstrip(".,;:").lower()
        if index and language.flags.get(low, 0) & SPEECH and word[0].islower():
            return word[-1] in ".,;:" or not strict
        if word[0].islower() and not language.flags.get(low, 0) & ADVERB:
            return False
    return False


def _skip_space(folded: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _is_abbreviation(folded: str, start: int, stop: int, language: Language) -> bool:
    match = _WORD_BEFORE.search(folded, max(start, stop - 12), stop)
    if not match:
        return False
    word = match.group()
    return len(word) == 1 and word.isupper() or word.lower() in language.abbreviations


def _read(folded: str, start: int, end: int, paragraph: int, language: Language) -> Sentence:
    sentence = Sentence(start, end, paragraph)
    words, lows, starts, flags = (
        sentence.words, sentence.lows, sentence.starts, sentence.flags,
    )
    known = language.flags.get
    seen = 0
    for match in language.token.finditer(folded, start, end):
        word = match.group()
        if word[0] == HEAD:
            low, flag = HEAD, QUOTED
        else:
            low = word.lower()
            flag = known(low, 0)
        seen |= flag
        words.append(word)
        lows.append(low)
        starts.append(match.start())
        flags.append(flag)
    sentence.seen = seen
    return sentence
