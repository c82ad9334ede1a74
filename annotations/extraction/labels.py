"""Speakers named before a colon: headlines ("Lee: taxes must fall"), interviews, transcripts."""

import re
from collections.abc import Sequence
from itertools import islice

from annotations.extraction.attributed import Attribution
from annotations.extraction.languages import Language
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.tags import BODY, DETERMINER, GROUP, MEDIUM, QUOTED, TIME
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.phrases import is_capital
from annotations.extraction.sources import source_of

_LONGEST_LABEL = 6
_MOST_NAMED = 20  # places where a label's name may stand again


def find_labels(layout: Layout, language: Language) -> dict[int, Attribution]:
    """Return, by sentence number, the attributions that a label before a colon makes."""
    found: dict[int, Attribution] = {}
    speaking: Attribution | None = None
    title_end = layout.headline.end if layout.headline is not None else 0
    ends = [_label_end(s, language) for s in layout.sentences]
    turns = _turns(layout.sentences, ends)
    for number, (s, colon) in enumerate(zip(layout.sentences, ends, strict=True)):
        if colon is None:
            if speaking is not None and speaking.sentence.paragraph == s.paragraph:
                found[number] = Attribution(
                    s, [(0, len(s) - 1)], speaking.cue, speaking.sources, 0.5, "label"
                )
                found[number].goes_on = True
            else:
                speaking = None
            continue
        the = s.flags[0] & DETERMINER and len(s.words[0]) > 1  # "THE FACTS:", but not "A:"
        upper = (s.words[0].isupper() and not the) or number in turns
        first = not number and _is_first_line(layout, s, colon)
        headline = (s.start < title_end or first) and s.words[-1] != ":"
        speaking = None
        if not (upper or headline) or len(s) - colon < 3:
            continue
        attribution = Attribution(
            s,
            [(colon + 1, len(s) - 1)],
            s.span(colon, colon),
            (source_of(s, (0, colon - 1)),),
            0.5,
            "label",
        )
        found[number] = attribution
        speaking = attribution if upper and not headline else None
    return found


def _is_first_line(layout: Layout, s: Sentence, colon: int) -> bool:
    """Whether a text begins with a line of its own, labelled with a body or somebody it tells of.

    "Poll: …" says what a poll says; who is somebody has a first name further down.
    """
    if len(layout.sentences) < 2 or not layout.sentences[1].paragraph:
        return False
    name = s.words[colon - 1]
    if colon == 1 and s.flags[0] & (BODY | MEDIUM | GROUP):
        return True
    behind = layout.sentences[1].start
    named = re.compile(rf"(\w+) {re.escape(name)}\b").finditer(layout.text, behind)
    return any(is_first_name(match[1].lower()) for match in islice(named, _MOST_NAMED))


def _turns(sentences: Sequence[Sentence], ends: Sequence[int | None]) -> frozenset[int]:
    """The sentences that begin a paragraph with a name, where talk goes on between two or more."""
    named: dict[tuple[str, ...], list[int]] = {}
    paragraph = -1
    for number, (s, colon) in enumerate(zip(sentences, ends, strict=True)):
        if colon is not None and s.paragraph != paragraph and len(s) - colon > 2:
            name = tuple(s.words[:colon])
            if all(word[0].isupper() for word in name):
                named.setdefault(name, []).append(number)
        paragraph = s.paragraph
    talking = sum(len(places) > 1 for places in named.values())
    return frozenset(at for places in named.values() for at in places if talking > 1)


def _label_end(s: Sentence, language: Language) -> int | None:
    """Return the colon after a name at the very start of a sentence."""
    if ":" not in s.words[1 : _LONGEST_LABEL + 1]:
        return None
    for at in range(1, min(len(s), _LONGEST_LABEL + 1)):
        if s.words[at] == ":":
            return at if _is_name(s, at, language) else None
    return None


def _is_name(s: Sentence, colon: int, language: Language) -> bool:
    for at in range(colon):
        word, flag = s.words[at], s.flags[at]
        if flag & (QUOTED | TIME) or s.lows[at] in language.label_stoplist:
            return False
        if not is_capital(word) and word[0] != "." and not flag & DETERMINER:
            return False
    return True
