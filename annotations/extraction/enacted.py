"""Speech that somebody acts out while telling of it: “My barber goes, ‘You lost.’”.

People who tell what was said play it as often as they report it: they give the words as they were,
behind verbs that elsewhere tell of no speech ("went", "was like", « fait »), behind a noun for them
("his words were"), in marks within their own marks or in none. Read in what is somebody's already.
"""

from collections.abc import Iterator

from annotations.extraction.attributed import Attribution
from annotations.extraction.grammar import is_verb, subject_of
from annotations.extraction.languages.reporting import CLASSES
from annotations.extraction.languages.tags import (
    AND,
    BE,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_before import subject_before

RULE = "nested"
_CLOSED_BY = {"“": "”", "‘": "’", "«": "»", '"': '"', "'": "'"}
_LONGEST = 200  # tokens in which marks within marks close
_FARTHEST = 9  # tokens between a verb and the marks that it leads to
_NOT_SAID = AND | SUBORDINATOR | RELATIVE | PREPOSITION | PARTICIPLE
_LEADS = (",", ":")


def enacted(s: Sentence, first: int, last: int) -> Iterator[Attribution]:
    """Yield what is acted out between two tokens of somebody's words."""
    reached = first
    for at in range(first + 1, last):
        if at < reached:
            continue
        found = _in_marks(s, at, first, last) or _played(s, at, last)
        if found is not None:
            yield found
            reached = found.stretches[0][1]


def _in_marks(s: Sentence, opening: int, first: int, last: int) -> Attribution | None:
    """Read words in marks: "held my arm and went, | ‘You are no good’ |"."""
    closing = _CLOSED_BY.get(s.words[opening])
    if closing is None or s.words[opening + 1] == closing:
        return None
    ends = range(opening + 2, min(last, opening + _LONGEST) + 1)
    end = next((at for at in ends if s.words[at] == closing), last)
    apart = s.words[opening - 1] in _LEADS
    if not apart and end - opening < 4:
        return None  # a word or two set apart: 'the “boss” of it'
    before = opening - 2 if apart else opening - 1
    by_noun = _worded(s, before, first)
    cue, speaker = by_noun if by_noun is not None else _led(s, before, first, apart=apart)
    if cue is None or speaker is None:
        return None
    return _made(s, cue, speaker, (opening, end))


def _worded(s: Sentence, verb: int, first: int) -> tuple[int, Phrase] | None:
    """Read "his exact words (to me) were", « son message : »: the noun, and whose it is."""
    at = verb
    if at > first and s.flags[at] & BE:
        at -= 1
    for noun in range(at, max(first, at - 6), -1):
        if is_mark(s.words[noun]):
            return None
        if "wording" in CLASSES.get(s.lows[noun], ()):
            for owner in range(noun - 1, max(first - 1, noun - 4), -1):
                if s.lows[owner] in s.telling.possessives:
                    return noun, (owner, owner)
                if s.lows[owner].endswith(("’s", "'s")):
                    begin = owner
                    while begin > first and is_capital(s.words[begin - 1]):
                        begin -= 1
                    return noun, (begin, owner)
            return None
    return None


def _led(
    s: Sentence, before: int, first: int, *, apart: bool
) -> tuple[int, Phrase] | tuple[None, None]:
    """The verb that leads to words in marks, and its subject."""
    for verb in range(before, max(first, before - _FARTHEST), -1):
        if s.words[verb] in (";", ":", "—", "–", ".", "?", "!"):
            break
        says = "says" in CLASSES.get(s.lows[verb], ())
        read = is_verb(s, verb)
        if s.flags[verb] & BE or not s.words[verb].islower() or not (says or (apart and read)):
            continue
        if read is False and s.lows[verb] not in s.telling.quotatives:
            continue
        speaker = _subject(s, verb)
        if speaker is not None and first <= speaker[0] and speaker[1] < verb:
            return verb, speaker
        return None, None
    return None, None


def _subject(s: Sentence, verb: int) -> Phrase | None:
    """Whose verb it is: "Ann kept telling me", "she held my arm and went"."""
    going_on = s.flags[verb - 1] & BE or s.lows[verb - 1] in s.telling.aspect_verbs
    if s.flags[verb] & PARTICIPLE and going_on:
        verb -= 1
    head, tree = verb, s.tree
    while tree is not None and tree.dep[head] == "conj" and 0 <= tree.heads[head] < head:
        if (own := subject_of(s, head)) is not None:
            return own
        head = tree.heads[head]
    return subject_of(s, head) or subject_before(s, head)


def _played(s: Sentence, verb: int, last: int) -> Attribution | None:
    """Read "Leon goes, baby, I can smell the soup": a comma leads to the words."""
    likens = s.lows[verb] in s.telling.likening and s.flags[verb - 1] & BE
    if not (likens or s.lows[verb] in s.telling.quotatives) or is_mark(s.words[verb - 1]):
        return None
    comma = _behind_hearer(s, verb + 1)
    if comma + 2 > last or s.words[comma] != ",":
        return None
    if s.flags[comma + 1] & _NOT_SAID and not s.flags[comma + 1] & PRONOUN:
        return None
    group = verb - 1 if likens else verb
    speaker = _subject(s, group)
    if speaker is None or speaker[1] >= group:
        return None
    return _made(s, verb, speaker, (comma + 1, last))


def _behind_hearer(s: Sentence, index: int) -> int:
    """The token behind "to me"."""
    for words in (s.telling.to, s.telling.object_pronouns):
        if index < len(s) and s.lows[index] in words:
            index += 1
    return index


def _made(s: Sentence, cue: int, speaker: Phrase, stretch: Phrase) -> Attribution:
    return Attribution(s, [stretch], s.span(cue, cue), (source_of(s, speaker),), 0.3, RULE)
