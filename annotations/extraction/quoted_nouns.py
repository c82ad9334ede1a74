"""Nouns for people in the words of somebody: « | Le patron | m’a dit non. Il a crié. »."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from annotations.extraction.cast import Cast, Figure
from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.languages.tags import TITLE
from annotations.extraction.layout import Layout
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.subjecthood import NO_VERB

_KNOWN = 8  # of many who are called so, so many are looked at
_PHRASE = re.compile(
    r"\b(le|la|un|une|ce|cette|mon|ma|notre|votre|ton|ta|son|sa|l['’]) ?"
    r"(?:(?:jeune|petite?|vieux|vieille|ancienne?) )?([^\W\d_][\w-]+)(?: (\w+))?",
    re.IGNORECASE,
)


def find_quoted(
    layout: Layout, language: Language, people: PeopleWords, quotations: Iterable[int]
) -> Iterator[Mention]:
    """Yield them, of the quotations that begin at these places, where pronouns tell a gender."""
    if not people.things_have_gender:
        return
    starts = [sentence.start for sentence in layout.sentences]
    for start in sorted(quotations):
        place = layout.quotations[start]
        for match in _PHRASE.finditer(layout.text, place.start, place.end):
            article, noun = match[1].lower(), match[2].lower()
            flag = language.flags.get(noun, 0)
            if not (noun in people.nouns or flag & TITLE) or match[2][0].isupper():
                continue
            number = max(0, bisect_right(starts, match.start()) - 1)
            told = (people.articles or {}).get(article, "") or people.gender_of_noun(noun)
            yield Mention(
                match.start(),
                match.end(2),
                Sort.NOUN,
                (noun,),
                number,
                layout.sentences[number].paragraph,
                inside=start,
                titles=(article,),
                gender="" if noun in people.genderless else told,
                subject=_may_be_subject(match[3], language),
                flags=flag,
            )


def called_so(noun: Mention, cast: Cast, speaker: Figure) -> Figure:
    """Who is meant in a speaker's words: the one other person by name who is called so.

    Else somebody whom the text tells no more of.
    """
    people = cast.people
    known = [
        figure
        for figure in cast.by_role.get(noun.words[0], ())[:_KNOWN]
        if figure.words and figure is not speaker and figure.agrees(noun.gender, noun.plural)
    ]
    if len(known) == 1 and noun.titles[0] in people.definite - people.owners:
        return known[0]
    return Figure(person=True, gender=noun.gender, brought_in=True)


def _may_be_subject(following: str | None, language: Language) -> bool:
    return following is not None and not language.flags.get(following.lower(), 0) & NO_VERB
