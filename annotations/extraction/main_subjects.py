"""Who a sentence is about: the subject that it begins with."""

from annotations.extraction.grammar import subject_of
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BODY,
    DETERMINER,
    GROUP,
    NOUN_PREPOSITION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SUBORDINATOR,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.subjects_after import subject_after


def main_subject(s: Sentence, before: int) -> Phrase | None:
    """Return the subject of a sentence: by syntax, or the phrase that it begins with.

    Behind a fronted "On Monday, …", where no parser has read the sentence or it finds none.
    """
    if s.tree is not None and -1 in s.tree.heads:
        read = subject_of(s, s.tree.heads.index(-1))
        if read is not None and read[1] < before:
            return read
    first = 0
    if (s.flags[0] & (PREPOSITION | SUBORDINATOR | TIME) and not s.flags[0] & PRONOUN) or (
        s.lows[0].endswith("ing")
        or (s.lows[0].endswith("ed") and len(s) > 1 and s.lows[1] == "by")  # "Stung by it, Lee …"
        or (len(s) > 2 and s.words[1] == "," and not is_capital(s.words[2]))  # "Meanwhile, it …"
    ):
        commas = [at for at in range(before) if s.words[at] == ","]
        # "In a statement read by his barrister, Colin Baird, she …": the name is the barrister's.
        named = len(commas) > 1 and s.flags[commas[0] - 1] & TITLE
        named = named and all(is_capital(word) for word in s.words[commas[0] + 1 : commas[1]])
        first = commas[1 if named else 0] + 1 if commas else 0
    while first < before and (
        (s.flags[first] & (AND | ADVERB) and not s.flags[first] & DETERMINER)
        or (first and s.words[first] == "," and s.flags[first - 1] & ADVERB)
    ):
        first += 1
    if first >= before or is_mark(s.words[first]) or s.flags[first] & QUOTED:
        return None
    phrase = subject_after(s, first - 1)
    if phrase is None or phrase[0] != first:
        return None
    return before_its_verb(s, first, min(phrase[1], before - 1))


def before_its_verb(s: Sentence, first: int, last: int) -> Phrase:
    """Cut the verb off a subject that was read too far: "Ann Lee | closed"."""
    for at in range(first + 1, last + 1):  # behind a name, a plain word is the verb
        plain = not is_capital(s.words[at]) and not s.flags[at] & (NOUN_PREPOSITION | AND)
        if plain and is_capital(s.words[at - 1]) and not s.flags[at - 1] & DETERMINER:
            # "The Chinese government closed": a body or an office is the noun itself.
            return first, at if s.flags[at] & (BODY | TITLE | GROUP) else at - 1
    return first, last
