"""What stands behind a French verb and is none of its words: « a promis | dès mai, par écrit »."""

from annotations.extraction.grammar import is_verb
from annotations.extraction.languages.tags import (
    INDEFINITE,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    QUANTITY,
    QUOTED,
    RELATIVE,
    SPEECH,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import is_capital, is_mark
from annotations.extraction.subjects_after import body_at

_LONGEST = 16  # tokens between two commas
_MOST = 4  # adverbials in a row


def behind_adverbials(s: Sentence, index: int) -> int:
    """The token behind all that tells when, where, how and how often."""
    if not s.language.requires_complementiser:
        return index
    for _ in range(_MOST):
        begin = index
        index = _behind_times(s, skip_time(s, index))
        index = set_off(s, _behind_preposition(s, index))
        if index == begin or index + 1 >= len(s):
            break
    return index


def _behind_times(s: Sentence, index: int) -> int:
    """The token behind how often: « trois fois », « à plusieurs reprises »."""
    if index + 2 >= len(s):
        return index
    if s.lows[index + 1] == "fois":
        return index + 2
    often = s.lows[index] in s.telling.to and s.lows[index + 2] == "reprises"
    return index + 3 if often else index


def _behind_preposition(s: Sentence, index: int) -> int:
    """The token behind « dès le printemps », « au téléphone », « par écrit »."""
    if index + 2 >= len(s) or is_mark(s.words[index + 1]):
        return index
    if s.flags[index] & PREPOSITION and s.lows[index + 1] in s.telling.means_of_speech:
        return index + 2
    if s.lows[index] not in s.telling.adverbial_prepositions:
        return index
    phrase = body_at(s, index + 1)
    if phrase is not None:
        near = range(index + 2, phrase[1])
        return next((at for at in near if _begins_thing(s, at)), phrase[1] + 1)
    return index + 2 if s.words[index + 1].isalpha() else index


def _begins_thing(s: Sentence, index: int) -> bool:
    """Whether what was said begins: « parlé dès mai | d'un rat », « engagé dès mai | à payer »."""
    if s.lows[index] in s.telling.of_what:
        return bool(s.flags[index + 1] & INDEFINITE)
    return s.lows[index] == "à" and is_verb(s, index + 1) is True


def set_off(s: Sentence, index: int) -> int:
    """The token behind what commas set off at a token: « a juré|, la main levée, | de »."""
    if index + 2 >= len(s) or s.words[index] != "," or s.flags[index + 1] & (QUOTED | RELATIVE):
        return index
    if is_capital(s.words[index + 1]):
        return index
    for at in range(index + 2, min(len(s) - 1, index + _LONGEST)):
        if s.words[at] == ",":
            return at + 1
        if s.words[at] == ":":
            return at
        if says_more(s, at):
            break
    return index


def says_more(s: Sentence, index: int) -> bool:
    """Whether words in marks stand at a token, or a verb of saying with its own subject."""
    if s.flags[index] & QUOTED:
        return True
    other = NOUN_TOO | PARTICIPLE | PREPOSITION | QUANTITY
    if not s.flags[index] & SPEECH or s.flags[index] & other:
        return False
    noun = s.flags[index - 1] & PREPOSITION  # « par | écrit »
    return not noun and not s.lows[index].endswith(s.telling.participle_endings)
