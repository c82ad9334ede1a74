"""Speech parted from the writer's words by dashes, as in «Мы, — сказал он, — готовы».

Dialogues in lines that begin with a dash, and an attribution between quotation marks. For the
languages that have `patterns`.
"""

import re
from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import CUE
from annotations.extraction.layout import Sentence, read_plainly
from annotations.extraction.nearby import Saying, find_sayings
from annotations.text.spans import Span

_LINE = re.compile(r"^[ \t]*[—–―-][ \u00a0\t]*(?=[^\s—–―-])(.+)$", re.MULTILINE)
_DASH = re.compile(r"[ \u00a0][—–―-][ \u00a0]?|[—–―][ \u00a0]?(?=[,.;:?!]|[ \u00a0]|$)")
_LEADING = re.compile(r"[\s.,;:]*")
_LONGEST = 1_000  # code points from a dash within which the writer's words end
_MOST = 8  # dashes looked at in one line


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said in a line, and the saying found in the writer's words; None without one."""

    content: tuple[Span, ...]
    sentence: Sentence | None = None
    saying: Saying | None = None


def find_dialogue(text: str, language: Language) -> list[tuple[Span, Spoken]]:
    """Return the lines of dialogue: those with the writer's words in them, and their neighbours."""
    if language.patterns is None or not language.patterns.dialogue:
        return []
    lines = [Span(*match.span(1)) for match in _LINE.finditer(text)]
    read = [split_narration(text, line, language) for line in lines]
    found = []
    for number, (line, spoken) in enumerate(zip(lines, read, strict=True)):
        if spoken is None:
            before = number and read[number - 1] and _adjoins(text, lines[number - 1], line)
            after = number + 1 < len(lines) and read[number + 1]
            if not before and not (after and _adjoins(text, line, lines[number + 1])):
                continue
            spoken = Spoken((line.trimmed(text),))
        found.append((line, spoken))
    return found


def split_narration(text: str, within: Span, language: Language) -> Spoken | None:
    """Return what is said in a stretch, without the writer's words between dashes.

    None when no clause between dashes has a verb of saying at its head.
    """
    dashes = []
    for match in _DASH.finditer(text, within.start, within.end):
        dashes.append(match)
        if len(dashes) == _MOST:
            break
    for number, dash in enumerate(dashes):
        closing = dashes[number + 1] if number + 1 < len(dashes) else None
        end = closing.start() if closing else min(within.end, dash.end() + _LONGEST)
        if dash.end() >= end or end - dash.end() > _LONGEST:
            continue
        sentences = read_plainly(text, Span(dash.end(), end), language)
        saying = _at_head(sentences[0], language) if sentences else None
        if saying is None:
            continue
        parts = [_bare(text, within.start, dash.start())]
        if closing is not None:
            parts.append(_bare(text, closing.end(), within.end))
        content = tuple(part for part in parts if part is not None)
        return Spoken(content, sentences[0], saying) if content else None
    return None


def _at_head(s: Sentence, language: Language) -> Saying | None:
    """The verb of saying among the first three words: "сказал он", "он тихо сказал"."""
    if not any(flag & CUE for flag in s.flags[:3]):
        return None
    return next((item for item in find_sayings(s, language) if item.flags and item.first < 3), None)


def _bare(text: str, start: int, end: int) -> Span | None:
    """A stretch without white space and commas at its ends; None when nothing is left."""
    leading = _LEADING.match(text, start, end)
    start = leading.end() if leading else start
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end) if any(char.isalnum() for char in text[start:end]) else None


def _adjoins(text: str, before: Span, after: Span) -> bool:
    """Whether nothing but white space and the dash stands between two lines."""
    return not re.search(r"\w", text[before.end : after.start])
