"""Where the sentences of a text stand, by plain rules for English and French.

A sentence ends at a line break, and at a full stop, question mark, exclamation mark or ellipsis
with the closing quotation marks and brackets behind it, unless the stop belongs to an abbreviation,
an initial or a number, or the text goes on in a small letter.
"""

import re
from collections.abc import Mapping

from .spans import Span

# After these a sentence does not end: a name or an example follows.
_BEFORE_A_NAME = {
    "": "cf vs e.g i.e p.ex",
    "en": "mr mrs ms mx dr prof rev fr sr jr gen lt sgt capt cpl cmdr adm maj gov sen rep hon "
    "supt insp st mt ft messrs",
    "fr": "m mm mr mme mmes mlle dr drs pr prof mgr ste gén lt cap sgt env ex",
}
# After these it does not end when a number follows.
_BEFORE_A_NUMBER = {
    "": "p pp vol art fig no nos ch",
    "en": "sec approx ca jan feb mar apr jun jul aug sep sept oct nov dec",
    "fr": "al tél chap n° janv févr avr juil sept oct nov déc",
}
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
}

# A stop (or several), then the marks that close with it. A French closing mark may stand behind a
# no-break space, plain or narrow.
_STOP = re.compile(
    "[.!?…]+(?:[\"'”’»)\\]]|[\u00a0\u202f ]»)*(?=\\s|$|[“«,;:])|[。！？]+[」』”’）]*"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+[°º]?$")
_GOES_ON = re.compile("[^\"'“‘«„‚(\\[—– \u00a0\u202f-]")  # anything but marks that open
_LONGEST_STARTER = 20  # more than any of the words above has: what follows is looked at so far
_FIRST_WORD = re.compile(r"[\s’']")
_LINE = re.compile(r"[^\n]+")


def sentences(text: str, language: str, within: Span | None = None) -> list[Span]:
    """Return the sentences in order, without white space at their ends.

    `language` is a tag such as "en" or "fr-CA"; any other than English and French is cut with the
    few abbreviations both share. `within` limits the work to a part of the text, whose ends then
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
    if text[start:end].strip():
        found.append(Span(start, end).trimmed(text))


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
    found = _LAST_WORD.search(text, max(line.start(), stop.start() - 20), stop.start())
    return found is None or not _is_short_form(found[0], following, language)


def _is_short_form(word: str, following: str, language: str) -> bool:
    """Whether the stop behind this word belongs to the word and does not end the sentence."""
    if len(word) == 1 and word.isupper() and word != "I":
        return True  # an initial, and “M.” for Monsieur
    last = word.lower()
    if last in _listed(_BEFORE_A_NAME, language):
        return True
    if last in _listed(_BEFORE_A_NUMBER, language):
        return following[0].isdigit()
    if last in _listed(_OFTEN_LAST, language):
        return not following[0].isupper()
    if "." in last and word[0].isupper():
        return _FIRST_WORD.split(following, maxsplit=1)[0] not in _listed(_STARTERS, language)
    return False


def _listed(table: Mapping[str, str], language: str) -> list[str]:
    return table[""].split() + table.get(language, "").split()
