"""What kind of speaker a noun phrase points to."""

from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BODY,
    DETERMINER,
    GROUP,
    INDEFINITE,
    NOUN_PREPOSITION,
    TITLE,
    VAGUE,
    WITHHELD,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital
from annotations.extraction.results import Anonymity, ProposedSource, SourceKind
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
    if first == last and s.lows[first] in _PRONOUNS:
        one = s.lows[first] in _HUMAN
        return ProposedSource(span, SourceKind.PERSON if one else SourceKind.GROUP)
    flags, nameless = _flags_of_head(s, first, last), _nameless(s, first, last)
    kind = _kind_of(s, first, last, flags, nameless=nameless)
    if kind is SourceKind.ORGANISATION or not nameless:
        return ProposedSource(span, kind)
    return ProposedSource(span, kind, _anonymity_of(s, first, last, flags))


# Endings of nouns for people, English and French.
_AGENTS = ("er", "or", "ist", "ian", "ant", "en", "eur", "euse", "iste", "enne", "ante", "ente")
_WITHHELD_WITHIN = 14  # tokens behind a source in which its anonymity is told
_COUNTS = frozenset(
    words("""
    two three four five six several both dozens deux trois quatre cinq six plusieurs des nombre
    """)
)
_HUMAN = frozenset(words("he she i je j' il elle -il -elle -t-il -t-elle -je he's she's qui who"))
_MANY = frozenset(words("they we ils elles -ils -elles -t-ils nous -nous"))
_PRONOUNS = _HUMAN | _MANY


def _kind_of(s: Sentence, first: int, last: int, flags: int, *, nameless: bool) -> SourceKind:
    """Tell the kind by the words at the head of the phrase, and by its capitals."""
    if flags & ANONYMOUS and nameless:
        return SourceKind.ANONYMOUS
    names = [
        at
        for at in range(first, last + 1)
        if s.words[at][0].isupper() and not (at == first and s.flags[at] & DETERMINER)
    ]
    if flags & GROUP and not (flags & TITLE and names and not _is_group_head(s, first, last)):
        return SourceKind.GROUP
    return _kind_of_one(s, flags, names)


def _anonymity_of(s: Sentence, first: int, last: int, flags: int) -> Anonymity:
    """Tell what words without a name give instead of one."""
    if s.seen & WITHHELD and any(
        flag & WITHHELD for flag in s.flags[first : last + _WITHHELD_WITHIN]
    ):
        return Anonymity.WITHHELD
    if flags & VAGUE:
        return Anonymity.VAGUE
    counted = s.lows[first] in _COUNTS or s.words[first][0].isdigit()
    if counted or (_is_plural(s, first, last, flags) and not s.flags[first] & INDEFINITE):
        return Anonymity.GROUP
    speaks_for = any(low.startswith(("spokes", "porte-parole")) for low in s.lows[first : last + 1])
    if speaks_for or flags & BODY:
        return Anonymity.NAMED
    one = s.flags[first] & INDEFINITE or (first < last and s.flags[first + 1] & INDEFINITE)
    if flags & ANONYMOUS or (one and _is_human(s, first, last, flags)):
        return Anonymity.ROLE
    return Anonymity.NAMED


def _is_plural(s: Sentence, first: int, last: int, flags: int) -> bool:
    """Whether the head of a phrase without a name is several people."""
    head = first
    while head < last and not s.flags[head + 1] & NOUN_PREPOSITION and s.words[head + 1] != ",":
        head += 1
    noun = s.lows[head]
    bare = not s.flags[first] & DETERMINER and noun.endswith("s")
    return bool(flags & GROUP) or (bare and not noun.endswith(("ss", "'s", "’s")))


def _is_human(s: Sentence, first: int, last: int, flags: int) -> bool:
    """Whether a phrase names somebody by what they do: "a retired warden", "une cliente"."""
    return bool(flags & TITLE) or any(
        low.endswith(_AGENTS) for low in s.lows[first + 1 : min(last, first + 3) + 1]
    )


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
