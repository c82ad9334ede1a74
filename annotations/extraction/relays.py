"""Who passes words on: the medium that was told, that saw the paper, or at which it is said."""

from bisect import bisect_left

from annotations.extraction.attributed import Attribution
from annotations.extraction.languages.base import words
from annotations.extraction.languages.first_names import MEN, WOMEN
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BODY,
    GROUP,
    MEDIUM,
    PREPOSITION,
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import OF, body_at
from annotations.extraction.phrases import Phrase, is_capital
from annotations.extraction.results import ProposedSource, SourceKind
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_before import subject_before

_BY = frozenset(["by", "par"])
_AT = frozenset(["on", "in", "sur", "dans"])
_SPEAKING = frozenset(["speaking", "talking", "appearing", "invité", "invitée", "interviewed"])
_TOWARDS = frozenset(["à", "au", "avec", "with", "to", "on"])
_WHICH = frozenset(["that", "which", "que", "qu'", "qu’", "dont"])
_CONFIDING = ("confi", "gliss", "racont", "expliqu", "précis", "indiqu", "assur", "révél")
_IN_WHICH = frozenset(words("which where lequel laquelle lesquels lesquelles où"))
_GETTING = frozenset(words("consulter obtenir lire voir obtient révèle publie"))
# What leads to the medium at which somebody speaks: "au micro de", "in an interview with".
_WAYS = {
    "interview": _TOWARDS,
    "entretien": _TOWARDS,
    "micro": OF,
    "antenne": OF,
    "colonnes": OF,
}
_LEADING = _WHICH.union(_WAYS)
# How a medium got at a source: "polled by The Courier", "interrogé par Le Matin".
_GOT = frozenset(
    words("""
    seen obtained reviewed polled surveyed quoted cited interviewed contacted published reached
    vu vue vus vues consulté consultée consultés consultées obtenu obtenue interrogé interrogée
    interrogés interrogées cité citée cités citées joint jointe contacté contactée publié publiée
    rencontré rencontrée révélé révélée
""")
)


def let_through(s: Sentence, found: list[Attribution]) -> None:
    """Let the medium at which somebody speaks relay the words: "In an interview with …, she …"."""
    for item in found:
        _learnt(s, item)
    if not found:
        return
    taken = [stretch for item in found for stretch in item.stretches]
    phrase = _reached_through(s, taken)
    if phrase is None:
        for item in found:
            if not item.relays and (at := _said_on(s, item)) is not None:
                item.relays = (ProposedSource(source_of(s, at).span, SourceKind.ORGANISATION),)
        return
    way = ProposedSource(source_of(s, phrase).span, SourceKind.ORGANISATION)
    for item in found:
        own = [source.span for source in item.sources]
        if item.cue is not None and item.sources and not any(way.span.overlaps(o) for o in own):
            item.relays = item.relays or (way,)


def _learnt(s: Sentence, item: Attribution) -> None:
    """Read "a appris l'agence | de source proche du dossier": it only passes on what it heard."""
    if item.cue is None or not item.sources:
        return
    at = bisect_left(s.starts, item.cue.end) - 1
    if s.lows[at] != "appris":
        return
    begin = bisect_left(s.starts, item.sources[0].span.start)
    for at in range(begin + 1, min(len(s) - 1, begin + 12)):
        if s.lows[at] == "de" and s.lows[at + 1] in ("source", "sources"):
            last = at + 1
            while last + 1 < len(s) and s.words[last + 1][0].isalpha() and last - at < 7:
                last += 1
            item.relays = (source_of(s, (begin, at - 1)),)
            item.sources = (source_of(s, (at + 1, last)),)
            return


def relayed_by(s: Sentence, speaker: Phrase) -> tuple[ProposedSource, ...]:
    """Who saw or asked a source: "analysts polled by The Courier", "a letter seen by Reuters"."""
    phrase = _go_between(s, speaker) or _paper_around(s, speaker)
    if phrase is None:
        return ()
    return (ProposedSource(source_of(s, phrase).span, SourceKind.ORGANISATION),)


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
    flags = 0
    for at in range(first, last + 1):
        flags |= s.flags[at]
    if flags & MEDIUM:
        return not flags & (TITLE | GROUP)  # "ses chefs d'agence"
    if flags & (BODY | TITLE | GROUP | ANONYMOUS):
        return False
    named = [at for at in range(first, last + 1) if is_capital(s.words[at])]
    if first == last and s.words[first].isupper() and len(s.words[first]) > 1:
        return True
    if confided and len(named) == last - first + 1 and _is_no_first_name(s.lows[first]):
        return first < last or "-" in s.words[first]
    article = s.lows[first] in ("the", "le", "la", "l'", "l’")
    if article or (first and s.lows[first - 1] == "au" and first < last):
        return last - first < 5 and named[-1:] == [last]
    return False


def _is_no_first_name(low: str) -> bool:
    """Whether no list knows a word as a first name."""
    return low not in WOMEN and low not in MEN


def _go_between(s: Sentence, speaker: Phrase) -> Phrase | None:
    """Return the medium that a source reached us through, told in or right after its phrase.

    "a letter seen by Reuters", "polled last week by the Argus", "une note que Le Matin a publiée",
    "an estimate the Ledger obtained".
    """
    for at in range(speaker[0] + 1, min(len(s) - 1, speaker[1] + 6)):
        phrase = None
        if s.lows[at] in _GOT:
            phrase = _behind_by(s, at)
        elif s.lows[at] in _WHICH:
            phrase = _got_it(s, at + 1)
        elif s.lows[at] == "the":
            phrase = _got_it(s, at)
        if phrase is not None:
            return phrase
    return None


def _paper_around(s: Sentence, speaker: Phrase) -> Phrase | None:
    """Return the paper in which somebody writes: "a memo in which | water chiefs | warned"."""
    at = speaker[0] - 1
    if at < 2 or s.lows[at] not in _IN_WHICH:
        return None
    if s.flags[at - 1] & PREPOSITION:
        at -= 1
    phrase = subject_before(s, at)
    if phrase is None:
        return None
    return phrase if any(s.flags[i] & BODY for i in range(phrase[0], phrase[1] + 1)) else None


def _reached_through(s: Sentence, taken: list[Phrase]) -> Phrase | None:
    """Return the medium that a sentence names as its way, outside the words in `taken`.

    "In an interview with the podcast Second Serve, he …", "au micro de Radio Ponant",
    "Interrogé par Le Matin, …".
    """
    if s.lows[0] in _GOT:
        return _behind_by(s, 0)
    if s.lows[0] in _SPEAKING and (medium := _spoken_to(s)) is not None:
        return medium
    for at, low in enumerate(s.lows[:-2]):
        if low not in _LEADING or any(first <= at <= last for first, last in taken):
            continue
        if low in _WHICH and (owner := _got_it(s, at + 1)) is not None:
            return owner
        if s.lows[at] not in _WAYS:
            continue
        for to in range(at + 1, min(len(s) - 1, at + 4)):
            if s.lows[to] in _WAYS[s.lows[at]]:
                return _medium_at(s, to + 1)
    return None


def _said_on(s: Sentence, item: Attribution) -> Phrase | None:
    """Return the medium behind who says it: "said | on Radio Ponant", "écrit | dans le journal"."""
    if item.cue is None or not item.sources:
        return None
    begin = bisect_left(s.starts, max(item.cue.end, item.sources[0].span.end))
    for at in range(begin, min(len(s) - 1, begin + 12)):
        if any(first <= at <= last for first, last in item.stretches):
            return None
        if s.lows[at] in _AT and (phrase := body_at(s, at + 1)) is not None:
            first, last = phrase
            flags = [s.flags[i] for i in range(first, last + 1)]
            named = any(map(is_capital, s.words[first : last + 1]))
            definite = s.lows[first] in ("l'", "l’", "le", "la")
            if any(flag & MEDIUM for flag in flags) and (named or definite):
                return None if any(flag & (TITLE | GROUP) for flag in flags) else phrase
    return None


def _spoken_to(s: Sentence) -> Phrase | None:
    """Return the medium of "Speaking on Radio Four, …", « Invitée de Canal Ouest, … »."""
    for at in range(1, min(len(s) - 2, 6)):
        if s.lows[at] in _AT | _TOWARDS | OF and (medium := _medium_at(s, at + 1)) is not None:
            return medium
    return None


def _behind_by(s: Sentence, participle: int) -> Phrase | None:
    """Return the medium of "obtained (last week) by | the Argus"."""
    for at in range(participle + 1, min(len(s) - 1, participle + 4)):
        if s.lows[at] in _BY:
            return _medium_at(s, at + 1)
    return None


def _medium_at(s: Sentence, first: int) -> Phrase | None:
    """Return what begins at a token if it may be a medium: it has a name, and no office."""
    phrase = body_at(s, first)
    if phrase is None:
        return None
    comma = next((at for at in range(phrase[0], phrase[1]) if s.words[at] == ","), None)
    phrase = phrase if comma is None else (phrase[0], comma - 1)
    flags, named = 0, False
    for at in range(phrase[0], phrase[1] + 1):
        flags |= s.flags[at]
        named = named or is_capital(s.words[at])
    return phrase if flags & MEDIUM or (named and not flags & (TITLE | GROUP)) else None


def _got_it(s: Sentence, first: int) -> Phrase | None:
    """Return who has what a source is: "que | l'agence Presselle | a pu consulter"."""
    phrase = _medium_at(s, first)
    if phrase is None:
        return None
    first, last = phrase
    while last > first and not is_capital(s.words[last]) and not s.flags[last] & MEDIUM:
        last -= 1  # "the Courier | obtained"
    phrase, verbs = (first, last), s.lows[last + 1 : last + 5]
    return phrase if any(low in _GOT or low in _GETTING for low in verbs) else None
