"""Who was told what: "Lee was told by an aide that …", "asked whether …", "accused of …"."""

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import is_bare_clause, last_word
from annotations.extraction.cues import MOST_CUES
from annotations.extraction.grammar import complement_of, given_to
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    CLAIMED,
    CUE,
    DEMAND,
    HAVE,
    LEADS_ON,
    MEDIUM,
    NEGATION,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    TELLING,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.learned import learned
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_mark
from annotations.extraction.polarity import polarity_of
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.subjects_before import subject_before
from annotations.extraction.told_media import relay_of

_TO_CUE = 6  # tokens between words in marks and who tells of them
_FARTHEST = 8  # tokens between "was told" and the words


def passives(s: Sentence) -> list[Attribution]:
    """Return what the passives of telling and asking in a sentence attribute.

    So does who says what they heard: "learned from an aide that …".
    """
    found = learned(s)
    if not s.seen & (TELLING | DEMAND) or not s.language.number_in_s:
        return found
    for verb, flag in enumerate(s.flags):
        if flag & (TELLING | DEMAND) and s.lows[verb].endswith(("ed", "told")):
            made = _passive(s, verb)
            if made is not None and (flag & (TELLING | CLAIMED) or made.sources):
                found.append(made)
                if len(found) == MOST_CUES:
                    break
    return found


def _passive(s: Sentence, verb: int) -> Attribution | None:
    first = _first_of_passive(s, verb)
    if first is None:
        return None
    at, agent = verb + 1, None
    by = _behind_circumstances(s, skip_time(s, at))
    if by < len(s) and s.lows[by] in s.telling.agent_prepositions:  # "was told | months later | by"
        at = by
        agent = subject_after(s, at) or _bare_agent(s, at + 1)
        if agent is None:
            return None
        lead = (i for i in range(agent[0] + 1, agent[1]) if s.lows[i] in ("to", "that"))
        agent = agent[0], next(lead, agent[1] + 1) - 1  # "told by the president | to keep"
        at = _behind_circumstances(s, skip_time(s, _behind_apposition(s, agent[1] + 1)))
    elif not _leads_on(s, at) and by < len(s) and s.lows[by] in s.telling.passive_openers:
        at = by
    if at + 1 < len(s) and s.lows[at : at + 2] == ["not", "to"]:
        at += 1
    begin = _begin(s, verb, at)
    if begin is None and agent is None and (left := _told_a_court(s, first, at)) is not None:
        return Attribution(s, [left], s.span(first, verb), (), 0.7, "passive")
    if begin is None or (s.lows[begin] == "to" and s.lows[first - 1] in s.language.set_aside):
        return None  # "said the cook, as told to the Sunday Globe"
    end = _end(s, begin, not first)
    if end <= begin and not s.flags[begin] & QUOTED:
        return None
    made = Attribution(s, [(begin, end)], s.span(first, verb), (), 0.6, "passive")
    made.polarity = polarity_of(s.flags[verb])
    if agent is not None:
        made.sources = (source_of(s, agent),)
    _name_hearer(s, made, first, verb)
    return made


def _name_hearer(s: Sentence, made: Attribution, first: int, verb: int) -> None:
    """Tell who was told: a medium passes it on, "| the Argus | was told by Lee that"."""
    accused = s.flags[verb] & CLAIMED  # and was not told
    told = subject_before(s, first) if first < verb and not accused else None
    if told is not None and s.flags[told[1]] & MEDIUM:
        made.relays = relay_of(s, told, s.lows[verb])  # "The Argus was told by Lee that"
    if told is not None and not made.relays:
        made.addressee = s.span(*told)


def _told_a_court(s: Sentence, first: int, after: int) -> Phrase | None:
    """What stands before "…, a jury has been told": the words of nobody who is named."""
    court = subject_before(s, first)
    if court is None or court[0] < 3 or s.words[court[0] - 1] != ",":
        return None
    if s.telling.hearings.isdisjoint(s.lows[court[0] : court[1] + 1]):
        return None
    ends = skip_time(s, after) > last_word(s) or s.flags[after] & PREPOSITION
    return (0, court[0] - 2) if ends else None


def _begin(s: Sentence, verb: int, at: int) -> int | None:
    """Where the words begin that somebody was told, None where nothing leads to them."""
    if _leads_on(s, at):
        begin = at if s.lows[at] in s.telling.passive_questions else at + 1
        return begin - (s.lows[begin - 1] == "not")
    if s.flags[verb] & TELLING and at + 2 < len(s) and s.words[at] == ":":
        return at + 1  # "were told by the office: | no exceptions |"
    if s.flags[verb] & TELLING and at < len(s) and s.flags[at] & QUOTED:
        return at  # "was told by Lee | ‘not to look’ |"
    clause = complement_of(s, verb)  # "was told | she was no team player"
    if clause is not None and clause[0] == at:
        return at
    if s.flags[verb] & TELLING and at < len(s) - 1 and is_bare_clause(s, at, last_word(s)):
        return at
    if not s.lows[verb].startswith(s.telling.giving_stems):
        return None
    given = given_to(s, verb)  # "were promised | a number"
    return at if given is not None and given[0] == at else None


def _behind_circumstances(s: Sentence, index: int) -> int:
    """The token behind "at the time", "five times by telephone", where the words begin there."""
    for at in range(index, min(len(s) - 1, index + _FARTHEST)):
        by = s.lows[at] in s.telling.agent_prepositions
        by = by and s.lows[at + 1] not in s.telling.means_of_speech
        if by or s.lows[at] in s.telling.passive_openers:
            return at
        if s.flags[at] & (CUE | QUOTED | PRONOUN | RELATIVE) or is_mark(s.words[at]):
            break
    return index


def _behind_apposition(s: Sentence, index: int) -> int:
    """The token behind what is told of who asks: "asked by Lee|, for the family, | if"."""
    if index + 2 >= len(s) or s.words[index] != ",":
        return index
    comma = next((i for i in range(index + 1, min(len(s), index + 12)) if s.words[i] == ","), None)
    return comma + 1 if comma is not None and _leads_on(s, comma + 1) else index


def _bare_agent(s: Sentence, index: int) -> Phrase | None:
    """The agent of "told by | managers | to go": a plain noun before what was told."""
    behind = skip_time(s, index + 1)
    if not (_leads_on(s, behind) or s.lows[behind : behind + 2] == ["not", "to"]):
        return None
    return (index, index) if s.words[index].isalpha() else None


def _leads_on(s: Sentence, index: int) -> bool:
    """Whether a token leads to what was told, and something follows it."""
    if index + 1 >= len(s):
        return False
    return s.lows[index] in s.telling.passive_questions or s.lows[index] in s.telling.passive_leads


def _first_of_passive(s: Sentence, verb: int) -> int | None:
    """The first token of "was (not) told", or of a bare "asked" that begins its clause."""
    first = verb
    be = False
    while first > 0 and verb - first < 5 and s.flags[first - 1] & (BE | HAVE | ADVERB | NEGATION):
        first -= 1
        be = be or bool(s.flags[first] & BE)
        if s.flags[first] & NEGATION:
            return None
    if be:
        return first
    if first != verb:
        return None
    opens = verb == 0 or s.lows[verb - 1] in ("when", "if", "as", "once", "while")
    apart = verb > 1 and s.words[verb - 1] == "," and bool(s.flags[verb - 2] & QUOTED)
    return verb if opens or apart else None


def _end(s: Sentence, begin: int, fronted: bool) -> int:
    """The last token before the comma that ends the clause."""
    last = last_word(s)
    if s.words[begin - 1] == ":":
        return last
    for at in range(begin + 1, last):
        if s.words[at] in (",", "—", "–", ";") and not s.flags[at + 1] & (RELATIVE | AND):
            return at - 1
        leads = s.flags[at] & LEADS_ON
        if leads and (fronted or any(flag & CUE for flag in s.flags[at + 1 : at + _TO_CUE])):
            return at  # "Asked if it was “safe,” | she said yes", "told to “run,” | Lee said"
    return last
