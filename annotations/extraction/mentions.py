"""The places of a text that may mean somebody: names, pronouns, and nouns such as "the mayor".

Names and pronouns are found wherever they stand, also in quotations; nouns only outside them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count
from operator import attrgetter
from string import ascii_lowercase

from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BE,
    BODY,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    MEDIUM,
    MODAL,
    NEGATION,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    TITLE,
)
from annotations.extraction.layout import Layout, Sentence
from annotations.extraction.name_runs import CAPITAL, FUNCTION, UPPER, read_run
from annotations.extraction.subjecthood import NO_VERB, is_subject, phrase_start
from annotations.text.spans import Span

_ROLE = TITLE | ANONYMOUS | BODY | GROUP
_NO_NOUN = QUOTED | DETERMINER
_NO_ADJECTIVE = FUNCTION | QUOTED | CUE
_SAID = HAVE | BE | MODAL | CUE | NEGATION
_VERBAL = re.compile(r"(?:r?a|r?ait|ent|ie)$")
"""The endings of a verb whose form no class knows: « dirigera », « refusait », « nie »."""
_BOTH = "les deux"
_WORD_BEHIND = re.compile(r" (\w+['’]?)")
_HIGHER = frozenset(["premier", "première", "prime", "vice", "deputy"])
RANKS = frozenset(["premier", "première", "général", "générale", "general", "first"])
"""Words for people in a role that are mostly the other half of one."""
_START, _END = attrgetter("start"), attrgetter("end")


class Sort:
    """What a mention is made of: plain strings, for an enum's members cost ten times as much."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class Mention:
    """A place that may mean somebody.

    `words` are those of a name, without what stands before it (`titles`, in small letters); of a
    noun its head alone, in small letters. `sentence` is its number. `inside` is the start of the
    quotation it stands in, -1 outside. `subject` tells that something is said of it, `main` that
    it is the first such of its sentence, `speaks` that it is the source of a quote, `viewed` that
    a sentence begins with their view: « Selon | Anne Petit | , … ». `object`: a
    pronoun to whom something is done by somebody else. `before` is the
    word just ahead of it, in small letters, `led` whether that is a preposition, `adjective` the
    word between a noun and its article.
    """

    start: int
    end: int
    sort: str
    words: tuple[str, ...]
    sentence: int = 0
    paragraph: int = 0
    inside: int = -1
    titles: tuple[str, ...] = ()
    gender: str = ""
    plural: bool = False
    subject: bool = False
    embedded: bool = False
    main: bool = False
    speaks: bool = False
    viewed: bool = False
    object: bool = False
    before: str = ""
    led: bool = False
    adjective: str = ""
    flags: int = 0

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def find_mentions(layout: Layout, language: Language, people: PeopleWords) -> list[Mention]:
    """Return the mentions of a text by their start; none overlaps another."""
    found = list(_in_text(layout, language, people))
    taken = {mention.start for mention in found}
    found += [noun for noun in _nouns(layout.sentences, people) if noun.start not in taken]
    found += _latter(layout, language, people)
    found.sort(key=_END, reverse=True)
    found.sort(key=_START)  # of those that begin together the longest comes first
    apart: list[Mention] = []
    end = 0
    for mention in found:
        if mention.start < end:
            continue
        apart.append(mention)
        end = mention.end
        pronoun = mention.sort is Sort.PRONOUN
        if mention.inside >= 0:
            mention.subject = pronoun or _before_verb(layout.readable, mention, language)
        elif not pronoun:
            _place(layout.sentences[mention.sentence], mention)
    return apart


@cache
def _pattern(people: PeopleWords) -> re.Pattern[str]:
    """Pronouns, or runs of capitals with the particles of names in them."""
    pronouns = "|".join(sorted(people.pronouns, key=len, reverse=True))
    others = "".join(sorted(set(ascii_lowercase) - {word[0] for word in people.pronouns}))
    dotted = "|".join(sorted({t[:-1].capitalize() for t in people.honorifics if t[-1] == "."}))
    particles = "|".join(p for p in sorted(people.particles) if p[-1] not in "'’")
    word = rf"(?:\b(?:{dotted})\.|{CAPITAL})"
    gap = rf"[ \u00a0\u202f](?:(?:(?:{particles})[ \u00a0]){{0,2}}|d['’])"
    return re.compile(
        rf"\b(?=[^\W\d_{others}])(?<![@#])"  # what begins neither is passed over fast
        rf"(?:(?P<pronoun>(?ai:{pronouns}))\b(?![-’'](?!s\b|d\b|ll\b))"
        rf"|(?={UPPER}){word}(?:{gap}{word})*)"
    )


def _in_text(layout: Layout, language: Language, people: PeopleWords) -> Iterator[Mention]:
    """Names and pronouns, found in the text itself."""
    text, sentences = layout.readable, layout.sentences
    heads = {s.start for s in sentences}
    ends = [s.end for s in sentences[:-1]]  # the last one goes on to the end of the text
    quoted = sorted(layout.quotations)
    for match in _pattern(people).finditer(text):
        start = match.start()
        if match.lastindex:
            mention = _pronoun(text, match, language, people)
        else:
            mention = _name(match, language, people, begins=start in heads)
        if mention is None:
            continue
        mention.before = word_before(text, mention.start)
        mention.led = bool(language.flags.get(mention.before, 0) & PREPOSITION)
        if len(mention.words) > 2 and mention.before in people.definite:
            _drop_origin(mention, people)
        elif start in heads:
            _drop_opening(mention, people)
        if mention.words[0].isupper():
            _drop_sort(mention, people)
        if mention.before in people.one and len(mention.words) == 1 and not mention.titles:
            continue  # "a Republican"
        if sentences:
            mention.sentence = bisect_right(ends, start)
            mention.paragraph = sentences[mention.sentence].paragraph
        opening = quoted[bisect_right(quoted, start) - 1] if quoted else start
        # not "… », met-il en garde": it stands for who speaks
        if opening < start < layout.quotations[opening].end and text[start - 1] != "-":
            mention.inside = opening
        yield mention


def _drop_origin(name: Mention, people: PeopleWords) -> None:
    """Take off a name where somebody comes from: « le Norvégien | Olof Strand | »."""
    origin = name.words[0]
    first = people.gender_of_first_name(name.words[1], sure=True) or len(name.words) == 3
    known = people.gender_of_first_name(origin, sure=True)
    if known or not first or not people.demonym.search(origin.lower()):
        return
    if name.flags & (BODY | MEDIUM) or not people.things_have_gender:
        return
    name.start += len(origin) + 1
    name.words, name.before = name.words[1:], origin.lower()


def _drop_sort(name: Mention, people: PeopleWords) -> None:
    """Take off what sort of body bears a name: « l’ONG | Forêts vivantes | »."""
    sort = name.words[0].lower()
    if len(name.words) > 1 and not name.titles and sort in people.body_nouns:
        name.start += len(sort) + 1
        name.words, name.before = name.words[1:], sort


def _drop_opening(name: Mention, people: PeopleWords) -> None:
    """Take off what leads to a name at the head of a sentence: « Accompagné de | Luc Roy »."""
    words = (*name.titles, *name.words)
    if not people.things_have_gender or name.flags & (BODY | MEDIUM) or len(words) < 3:
        return
    opening, leading, first = words[:3]
    if leading not in people.particles or people.gender_of_first_name(opening, sure=True):
        return
    if people.gender_of_first_name(first, sure=True):
        name.start += len(opening) + len(leading) + 2
        name.titles, name.words, name.before = (), words[2:], leading


def _pronoun(
    text: str, match: re.Match[str], language: Language, people: PeopleWords
) -> Mention | None:
    if people.impersonal is not None and people.impersonal.match(text, match.start()):
        return None
    meaning = people.pronouns[match.group().lower()]
    owns = False
    if not meaning.subject:  # "her house", but not "told her that"
        following = _NEXT.match(text, match.end())
        word = following[1].lower() if following is not None and following[1] else ""
        owns = bool(word) and not language.flags.get(word, 0) & FUNCTION
    return Mention(
        match.start(),
        match.end(),
        Sort.PRONOUN,
        (match.group().lower(),),
        gender=meaning.gender,
        plural=meaning.plural,
        subject=meaning.subject,
        object=not meaning.subject and not owns,
    )


def _name(
    match: re.Match[str], language: Language, people: PeopleWords, *, begins: bool
) -> Mention | None:
    """The name in a run of capitals, which `begins` a sentence or not; None where there is none."""
    run = read_run(match.group(), language, people)
    if run is None or (begins and run.common and not run.start):
        return None
    at = match.start()
    return Mention(
        at + run.start, at + run.end, Sort.NAME, run.words, titles=run.titles, flags=run.flags
    )


def word_before(text: str, start: int) -> str:
    """The word just before a place, in small letters; a mark when one stands there."""
    if start and text[start - 1] == " ":
        word = text[start - 21 if start > 21 else 0 : start - 1].rpartition(" ")[2]
        if word.isalpha() and len(word) < 20:
            return word.lower()
    end = start
    while end and text[end - 1] in " \u00a0\u202f":
        end -= 1
    begin = end
    while begin and end - begin < 20 and (text[begin - 1].isalpha() or text[begin - 1] in "'’"):
        begin -= 1
    return text[begin:end].lower() or text[max(0, end - 1) : end]


def _latter(layout: Layout, language: Language, people: PeopleWords) -> Iterator[Mention]:
    """Whoever was mentioned last: « | ce dernier | a dit », « | les deux élus | ont dit ».

    The first where something is said of them: « ce dernier point » is nobody.
    """
    if not people.latter or not people.things_have_gender:
        return
    text, starts = layout.readable, [sentence.start for sentence in layout.sentences]
    quoted = sorted(layout.quotations)
    for low in (*people.latter, _BOTH):
        for start, word in _occurrences(text, low):
            at = bisect_right(quoted, start)
            if at and start < layout.quotations[quoted[at - 1]].end:
                continue
            number = max(0, bisect_right(starts, start) - 1)
            paragraph = layout.sentences[number].paragraph if layout.sentences else 0
            place = start, start + len(low)
            if low == _BOTH:
                noun = Mention(*place, Sort.NOUN, (low,), number, paragraph, subject=True)
                noun.titles, noun.plural = ("les",), True
                yield noun
            elif language.flags.get(word.lower().replace("’", "'"), 0) & _SAID or _VERBAL.search(
                word
            ):
                meaning = people.latter[low]
                found = Mention(*place, Sort.PRONOUN, (low,), number, paragraph, subject=True)
                found.gender, found.plural = meaning.gender, meaning.plural
                yield found


def _occurrences(text: str, phrase: str) -> Iterator[tuple[int, str]]:
    """Where a phrase stands in a text, with the word behind it; `find` beats any pattern here."""
    at = text.find(phrase[1:])
    while at >= 0:
        end = at + len(phrase) - 1
        following = _WORD_BEHIND.match(text, end)
        head = text[at - 1 : at].lower() if at else ""
        if following is not None and head == phrase[0] and not text[at - 2 : at - 1].isalnum():
            yield at - 1, following[1]
        at = text.find(phrase[1:], end)


def _nouns(sentences: Sequence[Sentence], people: PeopleWords) -> Iterator[Mention]:
    """Nouns for people and bodies behind an article, as "the mayor", "une voisine"."""
    nouns = people.heads
    for number, s in enumerate(sentences):
        places = set(s.places(_ROLE)) if s.seen & _ROLE else set()
        if not nouns.isdisjoint(s.lows):
            places.update(compress(count(), map(nouns.__contains__, s.lows)))
        for at in sorted(places):
            first = _article_of(s, at, people)
            if first is not None:
                yield _noun(s, number, first, at, people)


def _article_of(s: Sentence, at: int, people: PeopleWords) -> int | None:
    """The token of the article of a noun; None where the noun stands for nobody by itself."""
    if not at or s.flags[at] & _NO_NOUN or s.lows[at] in RANKS:
        return None
    if not people.things_have_gender:
        if s.words[at][0].isupper():
            return None
        after = at + 1
        if (
            after < len(s.words)
            and (s.flags[after] & _ROLE or s.lows[after] in people.nouns)
            and s.words[after].islower()
        ):
            return None  # "the school board | president"
    first = _article_before(s, at, people)
    if first is not None and _is_part(s, first, at, people):
        return None  # « le directeur | industriel », « | La Revue | »
    return None if first is None or _precedes_name(s, at, people) else first


def _is_part(s: Sentence, first: int, at: int, people: PeopleWords) -> bool:
    """Whether a noun that no list of classes knows is an adjective, or part of a name."""
    low = s.lows[at]
    if s.flags[at] & _ROLE:
        return False
    if first < at - 1 and s.lows[at - 1] not in people.telling:
        return low in people.generic or low in people.either
    return low in people.generic and not s.words[at].islower()


def _noun(s: Sentence, number: int, first: int, at: int, people: PeopleWords) -> Mention:
    """The mention of a noun at a token, with its article at another."""
    flag, low, before, article = s.flags[at], s.lows[at], s.lows[at - 1], s.lows[first]
    told = people.articles or {}
    gender = told.get(article, "") or told.get(before, "") or people.gender_of_noun(low)
    if low in people.genderless:
        gender = ""
    return Mention(
        s.starts[first + (article in people.pronouns)],  # "her | husband": she is another
        s.stop(at),
        Sort.NOUN,
        (f"{before} {low}" if before in _HIGHER else low,),
        number,
        s.paragraph,
        gender=gender,
        plural=bool(flag & GROUP and not flag & TITLE) or article in ("les", "des", "ces"),
        before=s.lows[first - 1] if first else "",
        adjective=before if first < at - 1 else "",
        titles=(article,),
        flags=flag,
    )


def _precedes_name(s: Sentence, noun: int, people: PeopleWords) -> bool:
    """Whether a noun is a title before its name: "Mayor | Ann Lee", « le groupe | Orvane »."""
    if noun + 1 >= len(s.words) or not s.words[noun + 1][0].isupper():
        return False
    return not s.flags[noun] & BODY or s.lows[noun] in people.body_nouns


def _article_before(s: Sentence, noun: int, people: PeopleWords) -> int | None:
    """The token of the article of a noun, at most two other words before it."""
    for at in range(noun - 1, max(-1, noun - 4), -1):
        if s.lows[at] in people.articles_before:
            return at
        if s.flags[at] & _NO_ADJECTIVE or not s.words[at][0].isalpha():
            return None
    return None


def _place(s: Sentence, mention: Mention) -> None:
    """Tell whether something is said of a name or a noun: by syntax, or by what stands around."""
    first = bisect_right(s.starts, mention.start) - 1
    last = bisect_left(s.starts, mention.end) - 1
    if first < 0:
        return
    word = s.words[last]
    if s.starts[last] + len(word) > mention.end and word.endswith(("'s", "’s")):
        return  # "Ann Lee's | house"
    begin = phrase_start(s, first)
    mention.embedded = begin > 0 and bool(s.flags[begin - 1] & RELATIVE)
    mention.subject = is_subject(s, first, last)


_NEXT = re.compile(r"[ \u00a0](\w+)|['’](?:s|d|ll)\b")


def _before_verb(text: str, mention: Mention, language: Language) -> bool:
    """Whether a verb seems to follow a name in a quotation."""
    match = _NEXT.match(text, mention.end)
    if match is None or match[1] is None:
        return False
    word = match[1]
    return word[0].islower() and not language.flags.get(word.lower(), 0) & NO_VERB
