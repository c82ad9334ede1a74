"""Attributions without a verb: "according to …", and a name behind a dash."""

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.languages import Language
from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark, subject_after
from annotations.extraction.sources import source_of


def find_phrases(s: Sentence, language: Language) -> list[tuple[int, int, int, int]]:
    """Return (first token, last token of the phrase, first and last token of the source)."""
    found = []
    lows = s.lows
    for phrase in language.according:
        head = phrase[0]
        if head not in lows:
            continue
        for at in range(len(lows) - len(phrase)):
            if lows[at] == head and tuple(lows[at : at + len(phrase)]) == phrase:
                last = at + len(phrase) - 1
                source = _source_behind(s, last + 1)
                if source is not None:
                    found.append((at, last, *source))
    return sorted(found)[:MOST_CUES]


# "according to plan", "selon que", "informations selon lesquelles": nobody is named.
_NOBODY = frozenset(
    words("plan plans law schedule que qu' qu’ lequel laquelle lesquels lesquelles")
)


def _source_behind(s: Sentence, first: int) -> Phrase | None:
    if first >= len(s) or s.lows[first] in _NOBODY:
        return None
    if s.flags[first] & QUOTED or is_mark(s.words[first]):
        return None
    phrase = subject_after(s, first - 1)
    if phrase is not None and phrase[0] == first:
        return phrase
    last = first
    while (
        last + 1 < len(s)
        and last - first < 10
        and not is_mark(s.words[last + 1])
        and not (s.flags[last + 1] & (QUOTED | RELATIVE | SUBORDINATOR | TIME))
    ):
        last += 1
    return first, last


def by_phrase(s: Sentence, phrase: tuple[int, int, int, int]) -> Attribution | None:
    """Read "According to X, …" and "…, according to X"."""
    first, last, source_first, source_last = phrase
    source = source_of(s, (source_first, source_last))
    cue = s.span(first, last)
    end = last_word(s)
    leading = (
        first == 0
        or (first <= 2 and s.words[first - 1] != ",")
        or (
            first <= 3
            and s.words[first - 1] == ","
            and bool(s.flags[0] & (AND | SUBORDINATOR | ADVERB))
        )
    )
    if leading:
        commas = [at for at in range(source_last, end) if s.words[at] == ","]
        if len(commas) > 1 and s.flags[commas[0] + 1] & RELATIVE:  # "…, who was there, …"
            commas.pop(0)
        comma = commas[0] if commas else end
        if comma + 1 >= end:
            return None
        return Attribution(s, [(comma + 1, end)], cue, (source,), 0.8, "according")
    stop = first - 2 if s.words[first - 1] in (",", "—", "–", "-") else first - 1
    begin = 0
    for at in range(stop, -1, -1):
        if s.words[at] == ";":
            begin = at + 1
            break
    if stop - begin < 1 and not s.flags[stop] & QUOTED:
        return None
    return Attribution(s, [(begin, stop)], cue, (source,), 0.8, "according")


def by_signature(s: Sentence) -> Attribution | None:
    """Read a quotation that its speaker signs: "“…” — Ann Lee"."""
    if len(s) < 3 or not s.flags[0] & QUOTED or s.words[1] not in ("—", "–", "―", "-"):
        return None
    last = last_word(s)
    if last - 2 > 6 or not all(is_capital(s.words[at]) for at in (2, last)):
        return None
    return Attribution(s, [(0, 0)], s.span(1, 1), (source_of(s, (2, last)),), 0.8, "signature")
