"""What kind of speaker a noun phrase points to."""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BODY,
    DETERMINER,
    GROUP,
    NOUN_PREPOSITION,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.text.spans import Span


def source_of(s: Sentence, phrase: Phrase) -> ProposedSource:
    """Wrap a phrase as a source and tell its kind."""
    first, last = phrase
    span = s.span(first, last)
    if s.words[first][0] == "-" and len(s.words[first]) > 1:  # "-t-il": the pronoun alone
        pronoun = s.words[first].rsplit("-", 1)[1]
        span = Span(span.end - len(pronoun), span.end)
    elif (
        s.words[last].endswith(("'s", "’s"))
        and first == last
        and s.lows[last] in ("he's", "she's", "he’s", "she’s")
    ):
        span = Span(span.start, span.end - 2)
    return ProposedSource(span, _kind_of(s, first, last))


_HUMAN = frozenset(words("he she i je j' il elle -il -elle -t-il -t-elle -je he's she's qui who"))
_MANY = frozenset(words("they we ils elles -ils -elles -t-ils nous -nous"))


def _kind_of(s: Sentence, first: int, last: int) -> SourceKind:
    """Tell the kind by the words at the head of the phrase, and by its capitals."""
    if first == last and s.lows[first] in _HUMAN | _MANY:
        return SourceKind.PERSON if s.lows[first] in _HUMAN else SourceKind.GROUP
    names = [
        at
        for at in range(first, last + 1)
        if is_capital(s.words[at]) and not (at == first and s.flags[at] & DETERMINER)
    ]
    flags = _flags_of_head(s, first, last)
    if flags & ANONYMOUS and _nameless(s, first, last):
        return SourceKind.ANONYMOUS
    if flags & GROUP and not (flags & TITLE and names and not _is_group_head(s, first, last)):
        return SourceKind.GROUP
    return _kind_of_one(s, flags, names)


def _flags_of_head(s: Sentence, first: int, last: int) -> int:
    """The classes in the phrase up to its first preposition or comma: "an aide | to the mayor"."""
    flags = 0
    for at in range(first, last + 1):
        if at > first and (s.words[at] == "," or s.flags[at] & NOUN_PREPOSITION):
            break
        flags |= s.flags[at]
    return flags


def _kind_of_one(s: Sentence, flags: int, names: list[int]) -> SourceKind:
    """Tell one person from one body: a role, a word for bodies, a full name, an acronym."""
    if flags & TITLE:
        return SourceKind.PERSON
    if flags & BODY:
        return SourceKind.ORGANISATION
    full_name = len(names) >= 2 and names[1] == names[0] + 1
    if full_name and not (names[0] and s.flags[names[0] - 1] & DETERMINER):
        return SourceKind.PERSON
    if any(s.words[at].isupper() and len(s.words[at]) > 1 for at in names):
        return SourceKind.ORGANISATION
    return SourceKind.UNKNOWN


def _is_group_head(s: Sentence, first: int, last: int) -> bool:
    """Whether the first noun is a group: "lawmakers from Ohio", not "head of officials"."""
    for at in range(first, last + 1):
        if s.flags[at] & GROUP:
            return True
        if s.flags[at] & TITLE:
            return False
    return False


def _nameless(s: Sentence, first: int, last: int) -> bool:
    """Whether the person is not named: no name ends the phrase, or only another's after "to".

    "A White House official" and "an aide to Ann Lee" are nameless, "aide Ann Lee" is not.
    """
    end = first
    while end < last and not s.flags[end + 1] & NOUN_PREPOSITION and s.words[end + 1] != ",":
        end += 1
    return not is_capital(s.words[end]) or bool(s.flags[end] & (ANONYMOUS | GROUP))
