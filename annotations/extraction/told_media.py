"""Who passes on what they were told: the medium that prints it, but no parliament, no crowd."""

from functools import reduce
from operator import or_

from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.places import BEGINNINGS
from annotations.extraction.languages.reporting import OUTLETS
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BODY,
    GROUP,
    MEDIUM,
    PREPOSITION,
    TIME,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import is_ours
from annotations.extraction.phrases import Phrase, is_capital, is_mark, is_masthead
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import is_titled

_CONFIDING = (
    *("confi", "gliss", "racont", "expliqu", "précis", "indiqu", "assur", "révél"),
    *("souffl", "témoign", "lâch", "avou", "déclar", "affirm"),
)


def relay_of(s: Sentence, phrase: Phrase, verb: str) -> tuple[ProposedSource, ...]:
    """A listener that is a medium passes the words on: "sources told Reuters that …".

    Parliament, a council or a country that was told something only heard it. `verb` is what the
    speaker did, in small letters.
    """
    if not _passes_on(s, phrase, confided=verb.startswith(_CONFIDING)):
        return ()
    return (ProposedSource(source_of(s, phrase).span, SourceKind.ORGANISATION),)


def _passes_on(s: Sentence, phrase: Phrase, *, confided: bool) -> bool:
    """Whether a listener is a medium that prints what it was told, not a parliament or a person.

    By a word such as "agency"; by an acronym; by a name with its article ("the Argus"); in French
    by any name that is no person's where somebody confides in it ("confié à Canal Alpin").
    """
    first, last = phrase
    if is_ours(s, phrase):
        return True
    if _is_gathering(s, phrase):
        return False
    inner = (at - 1 for at in range(first + 1, last) if s.lows[at] in s.telling.in_paper)
    flags = reduce(or_, s.flags[first : next(inner, last) + 1])  # not of "fans | on a livestream"
    if flags & MEDIUM:  # but not "ses chefs d'agence"
        hosts = not s.telling.hosts.isdisjoint(s.lows[first : last + 1])
        return hosts or not flags & (TITLE | GROUP)
    if is_titled(s, first) or _is_of_paper(s, phrase):
        return True
    if flags & (BODY | TITLE | GROUP | ANONYMOUS):
        return False
    return _is_printed(s, phrase, confided=confided)


def _is_of_paper(s: Sentence, phrase: Phrase) -> bool:
    """Whether a reporter of something with a name was told: « l'envoyé spécial de | L'Écho »."""
    first, last = phrase
    for at in range(first, last - 1):
        if s.lows[at] in s.telling.hosts:
            of = next((i for i in range(at + 1, last) if s.lows[i] in s.telling.of), None)
            return of is not None and is_capital(s.words[of + 1])
    return False


def _is_gathering(s: Sentence, phrase: Phrase) -> bool:
    """Whether people came together to listen: "told a press | conference", "the Commons"."""
    first, last = phrase
    gatherings = s.telling.gatherings
    if not gatherings.isdisjoint(s.words[first : last + 1]):
        return True
    behind = last + 1
    if behind >= len(s) or s.words[behind] not in gatherings:
        return False
    after = behind + 1  # "told the Democratic | convention | that"
    if after >= len(s) or is_mark(s.words[after]) or s.lows[after] in s.telling.that:
        return True
    return bool(s.flags[after] & (PREPOSITION | TIME))


def _is_printed(s: Sentence, phrase: Phrase, *, confided: bool) -> bool:
    """Whether a name looks like that of a medium: an acronym, a title with its article."""
    first, last = phrase
    named = [at for at in range(first, last + 1) if is_capital(s.words[at])]
    if named and s.lows[last] in OUTLETS:
        return True  # "Radio One's breakfast show"
    if first == last and s.words[first].isupper() and len(s.words[first]) > 1:
        return True
    if first > 1 and s.lows[first - 2] == "auprès" and named and not is_first_name(s.lows[first]):
        return True  # « a-t-il relevé auprès du | Rhodanien | »
    if confided and len(named) == last - first + 1 and not is_first_name(s.lows[first]):
        return (first < last or "-" in s.words[first]) and s.lows[first] not in BEGINNINGS
    return is_masthead(s, phrase) or _is_of_medium(s, first)


def _is_of_medium(s: Sentence, first: int) -> bool:
    """Whether a medium has somebody or something: "told | CNN's | Ann Lee"."""
    owner = s.lows[first].removesuffix("'s").removesuffix("’s")
    return owner != s.lows[first] and bool(s.language.flags.get(owner, 0) & MEDIUM)
