"""What leads to words told of within somebody's words: "that", "to go", a mark, a comma.

People who tell what was said to them lead to it more loosely than a writer does: "he said at the
gate, go home".
"""

from collections.abc import Iterator

from annotations.extraction.adverbials import behind_adverbials, set_off
from annotations.extraction.cues import Cue, clause_start
from annotations.extraction.grammar import is_verb
from annotations.extraction.languages.tags import (
    AND,
    ASKED,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import addressee_end
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import is_capital, is_mark
from annotations.extraction.subjects_after import body_at

_FARTHEST = 12  # tokens between a verb and its words
_OPENING = frozenset("“‘«\"'")
_MEANT = SPEECH | CLAUSE


def led_to(s: Sentence, cue: Cue, last: int) -> int | None:
    """The first token of words that something leads to: "that", "to go", a mark, a question."""
    for at in _behind_verb(s, cue, last):
        flag, low = s.flags[at], s.lows[at]
        if low in s.telling.that:
            other = s.flags[at - 1] & (PREPOSITION | AND) or _is_of_noun(s, cue, at)
            return None if other else at + 1
        if flag & QUOTED or s.words[at] in _OPENING or low == ":":
            return at + 1 if low == ":" else at
        if low == ",":
            plain = s.lows[cue.verb] in s.telling.comma_leads and not _is_fronted(s, cue)
            hearer = _behind_hearer(s, addressee_end(s, cue))
            plain = plain and (at <= hearer or _goes_straight_on(s, cue, hearer, at))
            return at + 1 if plain and not s.flags[at + 1] & PARTICIPLE else None
        if is_mark(s.words[at]) or (flag & CUE and not flag & (PREPOSITION | NOUN_TOO)):
            return None
        if flag & COMPLEMENTISER and not flag & TIME:
            near = at == cue.after or s.lows[at - 1] in s.telling.object_pronouns
            return at if near or not flag & RELATIVE else None  # "asked the people who live here"
        if cue.flags & TELLING and (
            (low in s.telling.topics and at == addressee_end(s, cue))
            or (low in s.telling.of_what and at == cue.after)
        ):
            return at  # "warned him of the crack", "l'a alertée d'une fuite"
        if low in s.telling.what and s.lows[at + 1] in ("que", "qui", "qu'", "qu’"):
            return at
        if _is_infinitive(s, at, cue):
            return at - 1 if s.lows[at - 1] in s.telling.not_to and low == "to" else at
    return None


def _is_of_noun(s: Sentence, cue: Cue, that: int) -> bool:
    """Whether "that" belongs to a noun and not to a verb: "rejected a demand | that she go"."""
    tree = s.tree
    if tree is None or not s.language.number_in_s or cue.flags & TELLING:
        return False
    verb = tree.heads[that]
    return verb > that and tree.dep[verb] == "acl" and cue.verb < tree.heads[verb] < that


def _behind_verb(s: Sentence, cue: Cue, last: int) -> Iterator[int]:
    """The tokens behind a verb but what commas set off: « m'a dit au téléphone|, mardi, | que »."""
    at = behind_aside(s, cue.after, last)
    end = min(last, at + _FARTHEST)
    while at < end:
        if s.words[at] == "," and s.language.requires_complementiser:
            at = set_off(s, at)
        yield at
        at += 1


def behind_aside(s: Sentence, index: int, last: int) -> int:
    """The token behind words set between commas: « avait nié|, lors d’un entretien, | avoir »."""
    if index + 1 >= last or s.words[index] != ",":
        return index
    loose = s.language.requires_complementiser
    timed = s.flags[index + 1] & TIME or s.flags[index + 2] & TIME  # « a demandé|, dimanche, | de »
    known = s.flags[index + 1] & PREPOSITION or (timed and loose)
    if not known and not loose:
        return index
    for at in range(index + 2, min(last, index + _FARTHEST)):
        if s.words[at] == "," and known:
            return at + 1
        if s.words[at] == ":" and loose:
            return at  # « m'a dit|, une clé à la main | : “…” »
        if is_mark(s.words[at]) or s.flags[at] & (CUE | QUOTED):
            break
    return index


def _goes_straight_on(s: Sentence, cue: Cue, first: int, comma: int) -> bool:
    """Whether words come behind where and when they were said: "shouted from the car, | get in".

    Not "we wrote in May, | we wrote in June": who tells goes on.
    """
    if cue.speaker is not None and s.lows[comma + 1] == s.lows[cue.speaker[0]]:
        return False
    following = s.flags[comma + 1]
    joins = following & (RELATIVE | SUBORDINATOR | AND | COMPLEMENTISER | PREPOSITION)
    joins = joins or s.lows[comma + 1] in s.telling.resuming | s.telling.adversatives
    first += s.lows[first] in s.telling.object_pronouns
    first += s.lows[first] in s.telling.back
    return not joins and only_circumstances(s, first, comma)


def only_circumstances(s: Sentence, first: int, end: int) -> bool:
    """Whether nothing stands before words but when or to whom: "| to me in July | it was"."""
    if first == end:
        return True
    if first > end or s.flags[first] & COMPLEMENTISER:
        return False
    leads = s.flags[first] & (PREPOSITION | TIME | DETERMINER)
    barred = CUE | QUOTED | RELATIVE | AND | COMPLEMENTISER
    return bool(leads) and not any(
        is_mark(s.words[at]) or (s.flags[at] & barred and not s.flags[at] & (PREPOSITION | TIME))
        for at in range(first, end)
    )


def _is_infinitive(s: Sentence, at: int, cue: Cue) -> bool:
    """Whether "to go", "de partir" begins at a token, behind a verb that asks or tells."""
    low, following = s.lows[at], at + 1
    near = at in (behind_aside(s, skip_time(s, cue.after), at), behind_adverbials(s, cue.after))
    said = cue.flags & _MEANT and near  # "m'a dit de partir", "agreed to leave"
    if following >= len(s):
        return False
    said = said and (low in s.telling.of_what or is_verb(s, following) is True)
    if not (said or cue.flags & (DEMAND | ASKED | TELLING)):
        return False
    if low == "to":
        barred = DETERMINER | PRONOUN | TIME | AND
        return not (s.flags[following] & barred or is_capital(s.words[following]))
    if low not in s.telling.of_what:
        return False
    while following + 1 < len(s) and s.lows[following] in s.telling.before_infinitive:
        following += 1
    if s.flags[following] & QUOTED or s.words[following] in _OPENING:
        return True
    ends = s.lows[following].endswith(s.telling.infinitive_endings)
    return ends and not s.flags[following] & DETERMINER


def _behind_hearer(s: Sentence, index: int) -> int:
    """The token behind "to the lads", "à Derek"."""
    if index + 1 < len(s) and s.lows[index] in s.telling.to:
        hearer = body_at(s, index + 1)
        return index + 2 if hearer is None else hearer[1] + 1
    return index


def _is_fronted(s: Sentence, cue: Cue) -> bool:
    """Whether a clause only leads to the main one: "When I asked, he laughed"."""
    at = clause_start(cue) - 1
    return at >= 0 and bool(s.flags[at] & (SUBORDINATOR | COMPLEMENTISER)) and at < 2
