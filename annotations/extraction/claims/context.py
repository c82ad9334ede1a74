"""What a claim depends on, and a wording of it that can stand alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from annotations.extraction.claims.words import claim_words
from annotations.extraction.languages import Language
from annotations.extraction.languages.claim_words import ClaimWords
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    BODY,
    DETERMINER,
    GROUP,
    PREPOSITION,
    SUBORDINATOR,
    TITLE,
)
from annotations.text.spans import Span

_OUTER = ' \t\n\u00a0\u202f"“”«»„'
_LONGEST = 2_000  # code points of one claim that are looked at
_ROLES = TITLE | BODY | GROUP | ANONYMOUS
_NO_NOUN = PREPOSITION | AND | SUBORDINATOR | DETERMINER | ADVERB
_NEXT_WORD = re.compile(r" (\w+)")
_VOWELS = frozenset("aàâeéèêëiîïoôöuùûüœ")
_NAMED_BEHIND = re.compile(r",? [^\W\d_a-zà-öø-ÿ]\w")  # "the mayor, Ann Lee"


def depends_on(text: str, span: Span, language: Language) -> tuple[Span, ...]:
    """Return the places within a claim that mean nothing alone, in text order, without overlap.

    Pronouns, "there", "last year", and roles and bodies named elsewhere ("the ministry"). Nothing
    for a language without words for them.
    """
    known = claim_words(language)
    if known is None:
        return ()
    pointers, article = _patterns(known)
    words = text[span.start : min(span.end, span.start + _LONGEST)]
    small = words.lower()
    if len(small) != len(words):  # some capitals are two small letters, and places would move
        small = words
    found = [match.span() for match in pointers.finditer(small)]
    found += [
        match.span()
        for match in article.finditer(small)
        if language.flags.get(match[1].rpartition(" ")[2], 0) & _ROLES
        and words[match.start(1) : match.end(1)].islower()
        and not _NAMED_BEHIND.match(words, match.end())
    ]
    return tuple(Span(*place).shifted(span.start) for place in _widest(found))


def _widest(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of places that overlap keep the first, of those that begin together the longest."""
    at = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= at:
            yield start, end
            at = end


@cache
def _patterns(known: ClaimWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    pointers = "|".join(f"(?:{each})" for each in known.pointers)
    return (
        re.compile(rf"(?<![\w-])(?:{pointers})"),
        re.compile(rf"(?<![\w'’-])(?:{known.article})"),
    )


def statement(
    text: str, span: Span, language: Language, names: Mapping[Span, str] | None = None
) -> str:
    """Return the wording of a claim in one line, without the marks around it.

    `names` tells for places in the text (a pronoun, a surname, "the mayor") the name of who is
    meant. The first place for each name takes the name, unless the claim has it in full; a form
    that a name cannot take the place of ("son", "lui") stays.
    """
    known = claim_words(language)
    inside = _apart(sorted(place for place in names or () if span.contains(place))) if known else []
    if not (known and names and inside):
        return _in_one_line(span.of(text))
    pieces: list[str] = []
    at = span.start
    words = span.of(text)
    told = {name for place in inside if (name := names[place]) in words}
    for place in inside:
        name = names[place]
        if name in told:
            continue
        before, given = _instead(text, place, name, language)
        if given is None or before < at:
            continue
        told.add(name)
        pieces += [text[at:before], given]
        at = place.end
    return _in_one_line("".join([*pieces, text[at : span.end]]))


def _apart(places: Sequence[Span]) -> list[Span]:
    """Of places within each other the widest."""
    found: list[Span] = []
    for place in places:
        if found and place.start < found[-1].end:
            if place.length > found[-1].length:
                found[-1] = place
        else:
            found.append(place)
    return found


def _instead(text: str, place: Span, name: str, language: Language) -> tuple[int, str | None]:
    """Return from where on what stands in the place of a mention; None when nothing can."""
    known = claim_words(language)
    word = place.of(text).lower()
    if known is None or text[place.start - 1 : place.start] == "-":  # "says-t-elle"
        return place.start, None
    if word in known.possessives and not (
        word in known.objects and _stands_alone(text, place.end, language)
    ):
        return place.start, known.possessive.format(name=name) if known.possessive else None
    for short, full in known.elided:
        begin = place.start - len(short)
        if begin >= 0 and text[begin : place.start].lower() == short:
            return begin, _elide(full, name)
    return place.start, name


def _stands_alone(text: str, at: int, language: Language) -> bool:
    """Whether no noun follows: "told her that", and not "told her sister"."""
    match = _NEXT_WORD.match(text, at)
    if match is None:
        return True
    return bool(language.flags.get(match[1].lower(), 0) & _NO_NOUN)


def _elide(full: str, name: str) -> str:
    """Shorten "que " again before a vowel: "qu’Anne"."""
    if full.endswith("e ") and name[:1].lower() in _VOWELS:
        return f"{full[:-2]}’{name}"
    return full + name


def _in_one_line(words: str) -> str:
    return " ".join(words.split()).strip(_OUTER)
