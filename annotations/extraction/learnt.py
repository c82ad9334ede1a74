"""What a medium has learnt of somebody: « a appris l'agence | de source proche du dossier »."""

from bisect import bisect_left

from annotations.extraction.attributed import Attribution
from annotations.extraction.languages.tags import GROUP, INDEFINITE, TIME, TITLE
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at
from annotations.extraction.subjects_before import subject_before

_TO_TEACHER = 12  # tokens between "appris" and of whom


def learn(s: Sentence, item: Attribution) -> None:
    """Read "a appris l'agence | de source proche du dossier": it only passes on what it heard."""
    if item.cue is None or not item.sources:
        return
    verb = bisect_left(s.starts, item.cue.end) - 1
    if s.lows[verb] != "appris":
        return
    begin = bisect_left(s.starts, item.sources[0].span.start)
    from_whom = max(begin, verb) + 1
    near = range(from_whom, min(len(s) - 1, from_whom + _TO_TEACHER))
    for at in near:
        teacher = _teacher(s, at)
        if teacher is None:
            continue
        if begin < verb:
            own = subject_before(s, verb) or (begin, verb - 1)
        else:
            own = begin, _before_time(s, at - 1)
        item.relays = (source_of(s, own),)
        item.sources = (source_of(s, teacher),)
        if item.addressee is not None and item.addressee.overlaps(item.sources[0].span):
            item.addressee = None
        return


def _teacher(s: Sentence, at: int) -> Phrase | None:
    """Of whom a medium learnt something: « auprès | de la mairie », « de | source proche »."""
    if s.lows[at] == "auprès" and at + 2 < len(s):
        return body_at(s, at + 2)
    if s.lows[at] not in s.telling.of_what:
        return None
    if s.flags[at + 1] & (INDEFINITE | GROUP | TITLE):
        return body_at(s, at + 1)  # « a appris Le Phare d' | un employé »
    if s.lows[at + 1] not in ("source", "sources"):
        return None
    last = at + 1
    while last + 1 < len(s) and s.words[last + 1][0].isalpha() and last - at < 7:
        if s.lows[last + 1] in s.telling.that:
            break
        last += 1
    return at + 1, last


def _before_time(s: Sentence, last: int) -> int:
    """The last token of a name before when it was: « l'AFP | mardi auprès de »."""
    while s.flags[last] & TIME or s.words[last] == ",":
        last -= 1
    return last
