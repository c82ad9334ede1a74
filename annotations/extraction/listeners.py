"""What a cue tells beside the words: to whom they were said, and how far they are vouched for."""

from annotations.extraction.content import skip_time
from annotations.extraction.cues import Cue, addressee_end
from annotations.extraction.languages.base import words
from annotations.extraction.languages.reporting import OUTLETS
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    ASKED,
    BODY,
    CLAIMED,
    DEMAND,
    DENIED,
    DOUBTED,
    GROUP,
    MEDIUM,
    NAMING,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    SPEECH,
    TELLING,
    TIME,
    TITLE,
    WARNED,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.results import Polarity
from annotations.extraction.subjects_after import OF, body_at

_POLARITIES = (
    (DENIED, Polarity.DENIED),
    (DOUBTED, Polarity.DOUBTED),
    (WARNED, Polarity.WARNED),
    (ASKED, Polarity.ASKED),
    (CLAIMED, Polarity.CLAIMED),
)
_POLAR = DENIED | DOUBTED | WARNED | ASKED | CLAIMED
_TO = frozenset(["to", "à", "au", "aux"])
_OUR = frozenset(["our", "this", "notre", "nos"])
# French pronouns before the verb that name the listener: "m'a dit", "leur assure".
_CLITICS = frozenset(words("lui leur m' m’ t' t’ me te nous vous"))
_SPEAKERS = frozenset(words("nous vous"))  # these may be subjects as well


def is_ours(s: Sentence, phrase: Phrase) -> bool:
    """Whether an outlet speaks of itself: "this newspaper", « notre rédaction »."""
    first, last = phrase
    return s.lows[first] in _OUR and not OUTLETS.isdisjoint(s.lows[first + 1 : last + 1])


def polarity_of(flags: int) -> Polarity:
    """What the classes of a cue say of the words."""
    if flags & NAMING and not flags & DEMAND:
        flags &= ~ASKED  # "called it a scandal" asks for nothing
    if not flags & _POLAR:
        return Polarity.ASSERTED
    return next(found for flag, found in _POLARITIES if flags & flag)


def listener_of(s: Sentence, cue: Cue) -> Phrase | None:
    """Return who was told, as tokens: "told | the paper", "said to | reporters", "m' | a dit"."""
    end = addressee_end(s, cue)
    if cue.flags & TELLING and not cue.inverted and end > cue.after:
        last = end - 1
        while last > cue.after and (
            is_mark(s.words[last]) or (s.flags[last] & TIME and not s.flags[last] & MEDIUM)
        ):
            last -= 1
        return None if is_mark(s.words[cue.after]) else (cue.after, last)
    for at in range(cue.first, cue.verb):
        subject = s.lows[at] in _SPEAKERS and cue.speaker is None
        if s.lows[at] in _CLITICS and not subject:
            return at, at
    if cue.inverted and (found := _told_to(s, cue.last + 1)) is not None:
        speaker = cue.speaker
        apart = speaker is None or not found[0] < speaker[0] <= found[1]
        return found if apart or speaker is None else (found[0], speaker[0] - 1)
    return _told_to(s, cue.after) or _told_to(s, _behind_insertion(s, cue.after))


def _behind_insertion(s: Sentence, index: int) -> int:
    """The token behind words between commas: "a-t-elle confié|, émue, | à Radio Ponant"."""
    if index + 2 < len(s) and s.words[index] == ",":
        for at in range(index + 2, min(len(s), index + 16)):
            if s.words[at] == ",":
                return at + 1
            told = s.flags[at] & SPEECH and not s.flags[index + 1] & RELATIVE
            if s.flags[at] & QUOTED or (told and not s.flags[at] & PREPOSITION):
                break
    return index


def _told_to(s: Sentence, index: int) -> Phrase | None:
    """Return the listener of "a déclaré à Reuters que", "said to the crowd"."""
    if index + 2 < len(s) and s.words[index] == "," and s.lows[index + 1] == "auprès":
        index += 1  # « a contesté, auprès du Phare, avoir … »
    at = skip_time(s, index)
    if at + 1 >= len(s):
        return None
    if s.lows[at] == "auprès":
        return body_at(s, at + 2) if s.lows[at + 1] in OF else None
    if s.lows[at] not in _TO:
        return None
    phrase = body_at(s, at + 1)
    if phrase is None:
        return None
    someone = MEDIUM | TITLE | GROUP | BODY | ANONYMOUS
    known = any(
        s.flags[i] & someone or is_capital(s.words[i]) for i in range(phrase[0], phrase[1] + 1)
    )
    return phrase if known or is_ours(s, phrase) else None
