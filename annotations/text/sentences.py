"""Where the sentences of a text stand, by plain rules and the short forms of each language.

A sentence ends at a line break, and at a full stop, question mark, exclamation mark or ellipsis
with the closing quotation marks and brackets behind it, unless the stop belongs to an abbreviation,
an initial or a number, or the text goes on in a small letter.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from .spans import Span

# After these a sentence does not end: a name or an example follows.
_BEFORE_A_NAME = {
    "": "cf vs e.g i.e p.ex",
    "en": "mr mrs ms mx dr prof rev fr sr jr gen lt sgt capt cpl cmdr adm maj gov sen rep hon "
    "supt insp st mt ft messrs",
    "fr": "m mm mr mme mmes mlle dr drs pr prof mgr ste gén lt cap sgt env ex",
    "de": "dr prof hr fr st bzw ca evtl inkl geb sog z z.b d.h u.a v.a vgl",
    "es": "sr sra srta dr dra d dña ud uds gral lic ing prof",
    "it": "sig sigg dott dr prof avv ing on sen geom mons",
    "pt": "sr sra srta dr dra prof profa eng exmo exma",
    "nl": "dhr mevr mw dr drs prof mr ir ing bijv ca st o.a",
    "pl": "dr prof inż mgr ks św ul al np tzw m.in gen płk red hab im",
    "cs": "dr prof ing mgr bc mudr judr phdr tj tzv např mj ul sv gen plk doc",
    "ru": "г ул им св т.е акад проф ген гр",
}
# After these it does not end when a number follows.
_BEFORE_A_NUMBER = {
    "": "p pp vol art fig no nos ch",
    "en": "sec approx ca jan feb mar apr jun jul aug sep sept oct nov dec",
    "fr": "al tél chap n° janv févr avr juil sept oct nov déc",
    "de": "nr abs kap tel jan feb apr aug sept okt nov dez",
    "es": "núm pág tel",
    "it": "pag tel",
    "pt": "núm pág tel",
    "nl": "nr blz tel",
    "pl": "nr str tel",
    "cs": "č str tel",
    "ru": "стр тел ст",
}
# A number with a stop is an ordinal before a capital letter: "am 3. Oktober", "1. FC".
_ORDINALS = frozenset({"de"})
# A sentence may well end after these: it does when a capital letter follows.
_OFTEN_LAST = {
    "": "etc al",
    "en": "inc ltd co corp bros est dept univ",
    "fr": "cie sté éd",
}
# After an abbreviation such as "U.S.", a sentence begins with one of these, a name with none.
_STARTERS = {
    "": "",
    "en": "The A An He She It They We I You This That These Those In On At But And However When",
    "fr": "Le La Les L Un Une Il Elle Ils Elles Ce Cette Ces Mais Et Dans En Pour Selon",
    "de": "Der Die Das Er Sie Es Ein Eine Wir Ich In Im Am Auf Bei Mit Nach Aber Doch Und Dann",
}

# A stop (or several), then the marks that close with it. A French closing mark may stand behind a
# no-break space, plain or narrow.
_STOP = re.compile(
    "[.!?…。！？]"  # first and alone, for so the search is quick
    "(?:(?<=[.!?…])[.!?…]*(?:[\"'”’»)\\]]|[\u00a0\u202f ]»)*(?=\\s|$|[“«,;:])"
    "|(?<=[。！？])[。！？]*[」』”’）]*)"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+[°º]?$")
_GOES_ON = re.compile("[^\"'“‘«„‚(\\[—– \u00a0\u202f-]")  # anything but marks that open
_LONGEST_STARTER = 20  # more than any of the words above has: what follows is looked at so far
_FIRST_WORD = re.compile(r"[\s’']")
_LINE = re.compile(r"[^\n]+")


def sentences(text: str, language: str, within: Span | None = None) -> list[Span]:
    """Return the sentences in order, without white space at their ends.

    `language` is a tag such as "en" or "fr-CA"; one that is not listed here is cut with the few
    abbreviations that many share. `within` limits the work to a part of the text, whose ends then
    end sentences too. Together the sentences hold everything that is not white space. Raises
    ValueError when `within` reaches beyond the text.
    """
    if within is not None and within.end > len(text):
        raise ValueError(f"The span {within.start}–{within.end} ends after the text ({len(text)}).")
    code = language.partition("-")[0].partition("_")[0].lower()
    first, last = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    for line in _LINE.finditer(text, first, last):
        start, end = line.span()
        for stop in _STOP.finditer(text, start, end):
            if _ends_sentence(text, line, stop, code):
                _add(found, text, start, stop.end())
                start = stop.end()
        _add(found, text, start, end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    words = text[start:end].rstrip()
    bare = words.lstrip()
    if bare:
        stop = start + len(words)
        found.append(Span(stop - len(bare), stop))


def _ends_sentence(text: str, line: re.Match[str], stop: re.Match[str], language: str) -> bool:
    onward = _GOES_ON.search(text, stop.end(), line.end())
    if onward is None:
        return True
    following = text[onward.start() : min(onward.start() + _LONGEST_STARTER, line.end())]
    if following[0].islower() or following[0] in ",;:":
        # “Why?” she asked. – and also: He left … and came back.
        return False
    if stop[0] != ".":
        return True
    ahead = text[max(line.start(), stop.start() - 20) : stop.start()]
    word = ahead.rpartition(" ")[2]
    if not (word.isascii() and word.isalnum()):  # nearly every word is; else it is looked for
        found = _LAST_WORD.search(ahead)
        if found is None:
            return True
        word = found[0]
    return not _is_short_form(word, following, language)


def _is_short_form(word: str, following: str, language: str) -> bool:
    """Whether the stop behind this word belongs to the word and does not end the sentence."""
    if len(word) == 1 and word.isupper() and word != "I":
        return True  # an initial, and “M.” for Monsieur
    last = word.lower()
    known = _short_forms(language)
    if last in known.before_a_name:
        return True
    if last in known.before_a_number:
        return following[0].isdigit()
    if last in known.often_last:
        return not following[0].isupper()
    ordinal = language in _ORDINALS and last.isdigit() and len(last) < 3
    if ordinal or ("." in last and word[0].isupper()):
        return _FIRST_WORD.split(following, maxsplit=1)[0] not in known.starters
    return False


@dataclass(frozen=True, slots=True)
class _ShortForms:
    """What the tables above list for one language."""

    before_a_name: frozenset[str]
    before_a_number: frozenset[str]
    often_last: frozenset[str]
    starters: frozenset[str]


@lru_cache(maxsize=64)
def _short_forms(language: str) -> _ShortForms:
    tables = (_BEFORE_A_NAME, _BEFORE_A_NUMBER, _OFTEN_LAST, _STARTERS)
    return _ShortForms(*(_listed(table, language) for table in tables))


def _listed(table: Mapping[str, str], language: str) -> frozenset[str]:
    return frozenset(table[""].split() + table.get(language, "").split())
