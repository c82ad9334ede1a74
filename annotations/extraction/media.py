"""Names that a text shows to be those of media: "seen by Meridian", « joint par Sentiers ».

What an outlet is called tells it seldom, and no list has the paper of the next town. What is done
with the name tells it: somebody is quoted by it, was told by it, spoke into its microphone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

from annotations.extraction.languages import Language
from annotations.extraction.languages.base import NameSign
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.places import BEGINNINGS, PEOPLES, POWERS
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BODY,
    CUE,
    GROUP,
    MEDIUM,
    PRONOUN,
    TIME,
    TITLE,
)

if TYPE_CHECKING:
    from annotations.extraction.layout import Sentence

_WORD = r"(?:[LD]['’])?[A-ZÀ-ÖØ-Þ][\w’'-]*"
_NAME = rf"({_WORD}(?: (?:(?:of|de|du|des|en)(?: (?:the|la|les))? |& )?(?:{_WORD}|\d+\b)){{0,4}})"
_AT_END = re.compile(rf"(?<![\w’'-]){_NAME}$")
_NO_NAME = TITLE | GROUP | BODY | ANONYMOUS | PRONOUN | CUE
_MEMBERS = re.compile(r"[A-Z]{2,}s")  # "told MPs"
_HONORIFIC = re.compile(r"\b(?:Mrs?|Ms|Miss|Sir|Dame|Dr|Prof|Mme|Mlle|Me|MM?|Pr)\.? $")
_OWNING = ("'s", "’s")
_ARTICLES = frozenset(["the", "le", "la", "les", "l'", "l’"])
_MOST_PLACES = 200
_BEFORE = 70  # code points before a name in which it is told how it got there

Name = tuple[str, ...]


def find_media(text: str, language: Language) -> frozenset[Name]:
    """Return the names, as tokens, that a text shows to be those of media."""
    shown = frozenset(_shown(text, language))
    return frozenset(name for name in shown if _is_nobodys(name, text, language))


def by_first_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    """Return names by the word that each begins with, as `mark_media` looks for them."""
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(name[0], []).append(name)
    return found


def mark_media(sentences: Sequence["Sentence"], by_head: Mapping[str, Sequence[Name]]) -> None:
    """Let the words of names be of the class of media wherever they stand."""
    for s in sentences if by_head else ():
        if by_head.keys().isdisjoint(s.words):
            continue
        for at, word in enumerate(s.words):
            for name in by_head.get(word, ()):
                if tuple(s.words[at : at + len(name)]) == name:
                    s.seen |= MEDIUM
                    for index in range(at, at + len(name)):
                        s.flags[index] |= MEDIUM


def _shown(text: str, language: Language) -> Iterator[Name]:
    """The names, as tokens, beside words that tell them to be media."""
    for sign, leading, before in _signs(language):
        for match in leading.finditer(text):
            start, name = match.start(1), match[1]
            if name.endswith(_OWNING):
                continue  # "told the court" and "told Tuesday's meeting"
            if before and not before.search(text, max(0, start - _BEFORE), match.start()):
                continue
            tokens = _tokens(name, language)
            if sign.many and len(tokens) == 1:
                continue
            if sign.new and (_is_place(tokens) or _first_place(text, tokens[-1]) < start):
                continue
            yield tokens
    for behind in language.names_before:
        at = text.find(behind)
        while at >= 0:
            found = _AT_END.search(text, max(0, at - _BEFORE), at)
            if found is not None:
                yield _tokens(found[1], language)
            at = text.find(behind, at + 1)


@cache
def _signs(
    language: Language,
) -> tuple[tuple[NameSign, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple(
        (
            sign,
            re.compile(re.escape(sign.leading) + _NAME),
            re.compile(rf"(?:{sign.before})$", re.IGNORECASE) if sign.before else None,
        )
        for sign in language.names_behind
    )


def _tokens(name: str, language: Language) -> Name:
    """A name as the tokens of a sentence, without an article."""
    words = language.token.split(name)[1::2]
    while len(words) > 1 and words[0].lower() in _ARTICLES:
        del words[0]
    return tuple(words)


def _is_nobodys(name: Name, text: str, language: Language) -> bool:
    """Whether a name is no person's and no parliament's: no first name, no office, no weekday."""
    lows = [word.lower() for word in name]
    if is_first_name(lows[0]) or _MEMBERS.fullmatch(name[-1]) or lows[-1] in language.kin:
        return False
    first, *others = (language.flags.get(low, 0) for low in lows)
    flags = reduce(or_, others, first)
    if others:
        flags &= ~CUE  # "Coast Talk"
    weekly = others and lows[0] in language.telling.issues
    if not flags & MEDIUM and (flags & _NO_NAME or (first & TIME and not weekly)):
        return False
    for at in _places(text, name[-1]):  # "Ann | Lee", "M. | Roy"
        ahead = text[max(0, at - 24) : at]
        if _HONORIFIC.search(ahead) or is_first_name(ahead[:-1].rsplit(" ", 1)[-1].lower()):
            return False
    return True


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word begins in a text, as a whole; not so often that it would cost much."""
    at = text.find(word)
    for _ in range(_MOST_PLACES):
        if at < 0:
            return
        end = at + len(word)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield at
        at = text.find(word, end)


def _first_place(text: str, word: str) -> int:
    return next(_places(text, word), len(text))


def _is_place(name: Name) -> bool:
    """Whether a name looks like that of a town, a country, a people or a party."""
    low = name[0].lower()
    return low in BEGINNINGS or (len(name) == 1 and (low in POWERS or bool(PEOPLES.fullmatch(low))))
