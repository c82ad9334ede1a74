"""Where the sentences of a text stand, by plain rules for English and French.

A sentence ends at a line break, and at a full stop, question mark, exclamation mark or ellipsis
with the closing quotation marks and brackets behind it, unless the stop belongs to an abbreviation,
an initial or a number, or the text goes on in a small letter.
"""

import re

from .spans import Span

# After these a sentence never ends: a name, a number or an example follows.
_BEFORE_A_NAME = {
    "en": "mr mrs ms mx dr prof rev fr sr jr gen col lt sgt capt cpl cmdr adm maj gov sen rep hon "
    "pres supt insp st mt ft messrs vs v no nos fig figs art sec vol pp p ch cf eg ie approx ca "
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "fr": "m mm mr mme mmes mlle dr drs pr prof me mgr ste gén col lt cap sgt cf ex env art al vol "
    "p pp fig no nos n° tél av bd janv févr avr juil sept oct nov déc chap r st",
}
# These may end a sentence: they do when a capital letter and not just any word follows.
_OFTEN_LAST = {
    "en": "inc ltd co corp bros etc est dept univ assn al",
    "fr": "etc cie sté éd ltée",
}
_ALWAYS = frozenset("al cf vs etc p pp vol art fig".split())

# A stop (or several), then the marks that close with it. A French closing mark may stand behind a
# no-break space, plain or narrow.
_STOP = re.compile(
    "[.!?…]+(?:[\"'”’»)\\]]|[\u00a0\u202f ]»)*(?=\\s|$|[“«])|[。！？]+[」』”’）]*"
)
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+[°º]?$")
_OPENING = "\"'“‘«„‚([—–- \u00a0\u202f"
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
    never = _ALWAYS - {"etc", "al"} | frozenset(_BEFORE_A_NAME.get(code, "").split())
    often = {"etc", "al"} | frozenset(_OFTEN_LAST.get(code, "").split())
    first, last = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    for line in _LINE.finditer(text, first, last):
        start, end = line.span()
        for stop in _STOP.finditer(text, start, end):
            if _ends_sentence(text, line.span(), stop, never, often):
                _add(found, text, start, stop.end())
                start = stop.end()
        _add(found, text, start, end)
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    if text[start:end].strip():
        found.append(Span(start, end).trimmed(text))


def _ends_sentence(
    text: str,
    line: tuple[int, int],
    stop: re.Match[str],
    never: frozenset[str],
    often: frozenset[str],
) -> bool:
    following = text[stop.end() : line[1]].lstrip(_OPENING)
    if not following:
        return True
    if following[0].islower():
        # “Why?” she asked. – and also: He left … and came back.
        return False
    if stop[0] != ".":
        return True
    word = _LAST_WORD.search(text, max(line[0], stop.start() - 20), stop.start())
    if word is None:
        return True
    last = word[0].lower()
    if last in never:
        # “No.” and “art.” are only short for something when a number or a name goes on from them.
        return last in {"no", "nos", "art", "fig"} and not following[0].isdigit()
    if last in often:
        return following[0].isupper()
    initial = len(last) == 1 and word[0].isupper() and word[0] != "I"
    dotted = "." in last and word[0].isupper()
    if dotted:
        # U.S. Steel, but: She left the U.S. The …: an article or a pronoun starts a sentence.
        return following.split(maxsplit=1)[0].rstrip("’'") in _STARTERS
    return not initial


_STARTERS = frozenset(
    "The A An He She It They We I You This That These Those In On At But And However When After "
    "Le La Les L Un Une Il Elle Ils Elles Ce Cette Ces Mais Et Dans En Pour Selon".split()
)
