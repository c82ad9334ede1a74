"""What a phrase is to the rules: tokens from first to last, and what its words look like."""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import DETERMINER, PREPOSITION, PRONOUN, TIME
from annotations.extraction.layout import Sentence

LONGEST = 16  # tokens in one noun phrase
_MARKS = frozenset('.?!,;:()[]{}—–―-/…"“”«»|•*')
PARTING = (",", "—", "–", "-", "―", "?", "!", "…")
"""Marks that part who says it from what is said."""
Phrase = tuple[int, int]  # first and last token
_TITLE_ARTICLES = frozenset(["the", "le", "la", "l'", "l’"])
_LONGEST_TITLE = 5  # tokens
_AUXILIARY_NAMES = frozenset(["May", "Will"])


def is_capital(word: str) -> bool:
    """Whether a word begins like a name (`de la Cruz` does not; names of bodies mostly do)."""
    return word[0].isupper()


def begins_noun(s: Sentence, index: int) -> bool:
    """Whether a noun phrase or a pronoun may begin at a token: "| the | files", "| she |"."""
    return bool(s.flags[index] & (DETERMINER | PRONOUN)) or is_capital(s.words[index])


def is_manner(word: str) -> bool:
    """Whether a word looks like an English adverb in -ly ("angrily", but not "family")."""
    return word.endswith("ly") and len(word) > 4 and word.islower() and word not in _LY_NOUNS


# English nouns that end like an adverb.
_LY_NOUNS = frozenset(
    words("family assembly rally reply supply bully belly monopoly anomaly firefly butterfly")
)


def is_mark(word: str) -> bool:
    """Whether a token is punctuation that ends a phrase."""
    return word[0] in _MARKS


def is_latter(s: Sentence, index: int) -> bool:
    """Whether a word ends « ce dernier », who is somebody; elsewhere the word tells a time."""
    return s.lows[index].startswith("derni") and s.lows[max(0, index - 1)] in ("ce", "cette", "ces")


def is_surname(s: Sentence, index: int) -> bool:
    """Whether "May" or "Will" names somebody: a capital behind no "in", and not in a headline."""
    if not index or s.words[index] not in _AUXILIARY_NAMES:
        return False
    if index + 1 < len(s) and is_capital(s.words[index + 1]):
        return False
    return not s.flags[index - 1] & (PREPOSITION | TIME)


def leads_to_that(s: Sentence, comma: int) -> bool:
    """Whether a comma ends an insertion before words: "told MPs, according to Lee|, that"."""
    return comma + 1 < len(s) and s.words[comma] == "," and s.lows[comma + 1] in s.telling.that


def is_masthead(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase looks like the title of a paper: an article and a name, "the Argus"."""
    first, last = phrase
    if s.lows[first] not in _TITLE_ARTICLES or not 0 < last - first < _LONGEST_TITLE:
        return False
    return is_capital(s.words[first + 1]) and is_capital(s.words[last])
