"""Verbs whose object was said: “called it a farce”, “urged them to act”, “denied any part”."""

from annotations.extraction.adverbials import behind_adverbials
from annotations.extraction.attributed import Attribution
from annotations.extraction.content import behind_for
from annotations.extraction.cues import Cue, clause_start
from annotations.extraction.grammar import before_adjectives, is_verb, object_end, object_start
from annotations.extraction.insertions import behind_way
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DENIED,
    DETERMINER,
    NAMING,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    RUNS_ON,
    SUBORDINATOR,
    TELLING,
    TIME,
    TITLED,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import behind_hearer, staff_told_to_act, told_to_act, topic_of
from annotations.extraction.making import make
from annotations.extraction.moments import skip_time
from annotations.extraction.named import (
    called,
    is_judged,
    is_mere_name,
    is_name,
    is_predicated,
)
from annotations.extraction.phrases import is_capital, is_mark
from annotations.extraction.wordless import has_no_object

_SHORT = 3  # code points: "them", "it" and "us" stand for somebody
_ADDING = (
    AND | SUBORDINATOR | RELATIVE | PARTICIPLE | DETERMINER | PRONOUN | PREPOSITION | ADVERB | TIME
)
_DASHES = frozenset(["—", "–", "-", "―"])
_LONGEST_RELATIVE = 16  # tokens between two commas


def by_object(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read verbs whose object was said: "called it “…”", "urged them to …"."""
    if cue.flags & NAMING:
        if is_name(s, cue) or is_mere_name(s, cue):
            return None
        words = called(s, cue, fence)
        if words is not None:
            made = make(s, cue, [words], 0.6, "naming")
            made.naming = True
            return made
        if is_predicated(s, cue, fence):
            told = _demand(s, cue, fence)
            if told is not None:
                return told
    told_of = s.flags[clause_start(cue) - 1] & COMPLEMENTISER and clause_start(cue)
    if not told_of and (topic := topic_of(s, cue, fence)) is not None:
        return make(s, cue, [(topic, _demand_end(s, cue, topic, fence))], 0.5, "demand")
    alone = cue.after <= fence and s.lows[cue.after] in s.telling.pointing
    if cue.flags & DENIED and alone and skip_time(s, cue.after + 1) > fence:
        return make(s, cue, [(cue.after, cue.after)], 0.5, "demand")  # "Rome denied | it |"
    demands = cue.flags & DEMAND or _is_order(s, cue) or _claims_to(s, cue)
    return _demand(s, cue, fence) if demands else None


def _claims_to(s: Sentence, cue: Cue) -> bool:
    """Whether somebody says so of themselves: "claims | to be the owner", "professed to know"."""
    to = cue.after
    own = s.lows[cue.verb].startswith(s.telling.claiming_stems) and to + 1 < len(s)
    return own and s.lows[to] in s.telling.infinitive_leads and is_verb(s, to + 1) is not False


def _is_order(s: Sentence, cue: Cue) -> bool:
    """Whether somebody is told to do something: "told them (never) to go"."""
    if not cue.flags & TELLING or cue.inverted:
        return False
    for at in range(cue.after + 1, min(len(s) - 1, cue.after + 9)):
        small = s.words[at + 1].islower() or s.flags[at + 1] & RUNS_ON
        if s.lows[at] == "to" and small:
            return not s.flags[at + 1] & (DETERMINER | PRONOUN)
        noun = s.flags[at] & NOUN_TOO and s.flags[at - 1] & DETERMINER  # "in a note"
        told = s.flags[at] & CUE and not noun
        if is_mark(s.words[at]) or told or s.flags[at] & QUOTED or s.lows[at] in s.telling.that:
            return False
    return False


def _demand(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read "urged lawmakers to …": everything behind the verb."""
    begin = _demand_start(s, cue, fence)
    if begin is None or has_no_object(s, cue, begin, fence):
        return None
    told = told_to_act(s, begin)
    if told is None and s.lows[cue.verb] in s.telling.listener_first:
        told = staff_told_to_act(s, begin)
    if told is not None:
        begin = told[1]
    if begin < fence and s.lows[begin] in s.telling.that and not _points(s, begin):
        begin += 1
    if any(low in s.telling.withheld for low in s.lows[begin : begin + 5]):
        return None
    alone = begin == fence and s.flags[begin] & QUOTED and not s.flags[begin] & TITLED
    if begin > fence or is_mark(s.words[begin]) or _only_points(s, cue, begin, fence):
        return None
    alone = bool(alone) or _is_charge(s, cue, begin) or _is_led_to(s, cue, begin)
    if begin == fence and not alone:
        return None
    end = _demand_end(s, cue, begin, fence)
    if end == begin and not alone:
        return None
    made = make(s, cue, [(begin, end)], 0.5, "demand")
    made.demands = True
    if told is not None:
        made.addressee = s.span(*told[0])
    return made


def _demand_start(s: Sentence, cue: Cue, fence: int) -> int | None:
    """Where the words begin behind a verb: its object, or what stands behind its "for"."""
    if s.lows[cue.verb].startswith(s.telling.for_stems):
        return behind_for(s, cue.after, fence)
    begin = cue.after
    if not _is_length(s, begin):
        begin = behind_way(s, before_adjectives(s, begin, skip_time(s, begin)))
        begin = behind_adverbials(s, begin)
    if begin < fence and s.lows[begin] in s.telling.anybody:
        return _infinitive_within(s, begin + 1, fence) or begin
    if s.words[begin : begin + 1] == [","] and s.words[begin + 2 : begin + 3] == [","]:
        begin += 3  # "He denied, though, | any rift"
    begin = behind_hearer(s, begin)
    if begin >= len(s) or not s.flags[begin] & PREPOSITION:
        return begin
    read = object_start(s, cue.verb) or begin
    if cue.flags & DENIED:
        return read  # "denied to the Argus | coaching anybody"
    asked = s.language.requires_complementiser and s.lows[read] in s.telling.of_what
    return max(begin, read) if asked else begin  # « a demandé au maire, mardi, | de partir »


def _demand_end(s: Sentence, cue: Cue, begin: int, fence: int) -> int:
    """The last token of the words: another clause behind a comma is the writer's."""
    end = fence
    for at in range(begin + 1, fence):
        other = s.flags[at + 1] & (RELATIVE | SUBORDINATOR | AND | PARTICIPLE | PRONOUN)
        if _adds(s, begin, at, fence):
            end = at - 1
            break
        if s.words[at] in ",—–" and (other or s.lows[at + 1].endswith("ing")):
            if _tells_a_part(s, at, fence):
                return fence
            if _is_told_of_first(s, at, fence):
                break  # "accused Lee, | who was born in Spain, | of lying"
            end = at - 1
            break
    read = None if s.lows[cue.verb] in s.telling.estimating else object_end(s, cue.verb)
    if read is None or not begin < read < end or s.lows[read + 1] in s.telling.of_objects:
        return end
    return read


def _only_points(s: Sentence, cue: Cue, index: int, fence: int) -> bool:
    """Whether "it" is all there is: "urged | it |", but not "called | it a joke |"."""
    judged = cue.flags & NAMING and is_judged(s, index, fence)
    return s.lows[index] == "it" and not judged


def _is_charge(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether a single noun is what somebody denies: "denied | murder |"."""
    noun = s.tree is not None and s.tree.pos[index] == "NOUN" and s.words[index].islower()
    return noun and bool(cue.flags & DENIED)


def _is_led_to(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether a single noun stands behind a verb's preposition: "warned of | floods |"."""
    led = cue.last > cue.verb and s.flags[cue.last] & PREPOSITION
    plain = s.words[index].isalpha() and s.words[index].islower() and len(s.words[index]) > _SHORT
    barred = PRONOUN | DETERMINER | PREPOSITION | TIME | CUE
    plain = plain and s.lows[index] not in s.telling.lengths
    return bool(led) and plain and not s.flags[index] & barred


def _points(s: Sentence, that: int) -> bool:
    """Whether "that" belongs to a noun: "dismissed | that figure |"."""
    return s.tree is not None and s.tree.dep[that] == "det"


def _infinitive_within(s: Sentence, first: int, last: int) -> int | None:
    """Where "to" and a verb stand: "asked anyone who saw it | to ring"."""
    for at in range(first, last):
        noun = s.flags[at + 1] & (DETERMINER | PRONOUN | PREPOSITION) or is_capital(s.words[at + 1])
        if s.lows[at] == "to" and not noun and is_verb(s, at + 1) is not False:
            return at
    return None


def _is_length(s: Sentence, index: int) -> bool:
    """Whether a time is what is asked for: « requiert | douze mois | avec sursis »."""
    return (
        index + 2 < len(s)
        and bool(s.flags[index + 1] & TIME)
        and s.lows[index] not in s.telling.articles
        and s.lows[index + 2] in s.telling.behind_lengths
    )


def _adds(s: Sentence, begin: int, dash: int, fence: int) -> bool:
    """Whether a writer adds something behind the only dash: "asked for help | – a rare step"."""
    if s.words[dash] not in _DASHES or not s.flags[dash + 1] & _ADDING:
        return False
    others = (*s.words[begin:dash], *s.words[dash + 1 : fence + 1])
    return _DASHES.isdisjoint(others)


def _is_told_of_first(s: Sentence, comma: int, fence: int) -> bool:
    """Whether a charge stands behind a clause that tells more of who is charged."""
    if not s.flags[comma + 1] & RELATIVE:
        return False
    near = range(comma + 2, min(fence - 1, comma + _LONGEST_RELATIVE))
    closing = next((at for at in near if s.words[at] == ","), None)
    charges = s.telling.of_doing | s.telling.of_what
    return closing is not None and s.lows[closing + 1] in charges


def _tells_a_part(s: Sentence, comma: int, fence: int) -> bool:
    """Whether what follows only counts a part: « trois ans|, dont un avec sursis »."""
    if s.lows[comma + 1] not in s.telling.part_of:
        return False
    return not any(
        s.flags[at] & AUXILIARY or is_mark(s.words[at]) or is_verb(s, at)
        for at in range(comma + 2, fence + 1)
    )
