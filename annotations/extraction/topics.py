"""What verbs that lead to no clause tell of, in words that are somebody's: "complained | of a dog".

A verb of speaking has its own prepositions before what was said ("boasted about", "vouched for",
"confessed to"). Who was told and when may stand before them: "complained to the council for years
about the noise".
"""

from annotations.extraction.cues import Cue
from annotations.extraction.grammar import given_to, is_verb
from annotations.extraction.languages.tags import (
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    NOUN_TOO,
    PREPOSITION,
    QUOTED,
    RELATIVE,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_mark

_FARTHEST = 12  # tokens between a verb and its preposition
_ENDS = QUOTED | RELATIVE | AND | COMPLEMENTISER | AUXILIARY


def spoken_about(s: Sentence, cue: Cue, last: int) -> Phrase | None:
    """Return what somebody complained of, boasted about, asked for, as tokens."""
    leads = s.telling.spoken_about.get(s.lows[cue.verb])
    if leads is None or cue.inverted:
        return None
    for at in range(cue.verb + 1, min(last, cue.verb + _FARTHEST)):
        flag = s.flags[at]
        if s.lows[at] in leads and _leads(s, cue, at):
            return _phrase(s, at, last)
        aside = s.words[at] == "," and s.lows[at + 1] in leads
        verb = flag & CUE and not flag & (PREPOSITION | NOUN_TOO)
        other = verb or (flag & _ENDS and not flag & PREPOSITION)
        if (is_mark(s.words[at]) and not aside) or other:
            break
    return None


def _leads(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether a preposition leads to what was said: not "for years", nor "the leader of"."""
    behind = s.flags[index + 1 : index + 3]
    if any(flag & TIME for flag in behind) or is_verb(s, index + 1):
        return False
    if s.tree is None or index == cue.verb + 1:
        return True
    head = s.tree.heads[index]
    if s.lows[index] not in s.telling.of_names or head == cue.verb:
        return s.tree.leads_to(index, cue.verb)
    return cue.verb < head < index and bool(s.flags[head] & TIME)


def _phrase(s: Sentence, preposition: int, last: int) -> Phrase:
    """What a preposition leads to: a noun with all that belongs to it."""
    begin = preposition + (s.lows[preposition] not in s.telling.kept_prepositions)
    if s.flags[preposition + 1] & QUOTED:
        return begin, preposition + 1
    end = last
    if s.tree is not None and preposition < (read := s.tree.subtree(preposition)[1]) < last:
        end = read
    for at in range(preposition + 1, end):
        other = s.flags[at + 1] & (AND | RELATIVE | COMPLEMENTISER)
        if s.words[at] in (",", ";", "—", "–") and (other or not s.flags[at + 1] & DETERMINER):
            return begin, at - 1
    return begin, end


def given_away(s: Sentence, cue: Cue, last: int) -> Phrase | None:
    """The thing that somebody gives in words: "promised tenants | new flats by May |"."""
    if not s.lows[cue.verb].startswith(s.telling.giving_stems):
        return None
    given = given_to(s, cue.verb)
    if given is None or not cue.after <= given[0] <= last:
        return None
    return given[0], min(_behind_term(s, given[1], last), last)


def _behind_term(s: Sentence, end: int, last: int) -> int:
    """The last token of the term that something is promised for: "new flats | by May |"."""
    at = end + 1
    if at >= last or s.lows[at] not in s.telling.terms:
        return end
    while at < last and not (is_mark(s.words[at + 1]) or s.flags[at + 1] & (AND | AUXILIARY)):
        at += 1
    return at
