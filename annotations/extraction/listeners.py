"""Who was told: "told | the paper | that", "said to | reporters |", "m' | a dit"."""

from annotations.extraction.adverbials import behind_adverbials
from annotations.extraction.cues import Cue
from annotations.extraction.grammar import complement_of, is_verb, subject_of
from annotations.extraction.languages.reporting import OUTLETS
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    AUXILIARY,
    BE,
    BODY,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    GROUP,
    HAVE,
    MEDIUM,
    MODAL,
    NEGATION,
    PAPER,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    TELLING,
    TIME,
    TITLE,
    TITLED,
    WARNED,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.subjects_after import body_at, ends_at_infinitive

_LONGEST_HEARER = 7  # tokens of whom a word without an article names: "aux marins du port"
_LONGEST_RELATIVE = 14  # tokens
_TO_TOPIC = 14  # tokens between a verb and what somebody is warned of
_LEADING_OUT = frozenset(":“‘«")


def is_ours(s: Sentence, phrase: Phrase) -> bool:
    """Whether an outlet speaks of itself: "this newspaper", « notre rédaction »."""
    first, last = phrase
    behind = s.lows[first + 1 : last + 1]
    own = not OUTLETS.isdisjoint(behind) or not s.telling.desks.isdisjoint(behind)
    return own and s.lows[first] in s.telling.ours


def listener_of(s: Sentence, cue: Cue) -> Phrase | None:
    """Return who was told, as tokens: "told | the paper", "said to | reporters", "m' | a dit"."""
    if s.lows[cue.first] == "to" and s.tree is not None and 0 <= s.tree.heads[cue.verb] < cue.first:
        called = body_at(s, s.tree.heads[cue.verb] + 1)  # "rang | this newspaper | to say"
        return called if called is not None and called[1] < cue.first else None
    end = addressee_end(s, cue)
    if cue.flags & TELLING and not cue.inverted and end > cue.after:
        last = end - 1
        while last > cue.after and (
            is_mark(s.words[last]) or (s.flags[last] & TIME and not s.flags[last] & MEDIUM)
        ):
            last -= 1
        return None if is_mark(s.words[cue.after]) else (cue.after, last)
    for at in range(cue.first, cue.verb):
        subject = s.lows[at] in s.telling.clitic_subjects and cue.speaker is None
        if s.lows[at] in s.telling.clitics and not subject:
            return at, at
    after = cue.after + 1
    apposed = cue.inverted and after < len(s) and s.words[cue.after] == ","
    if apposed and s.lows[after] in s.telling.to:
        return _told_behind(s, after)  # « raconte Ann Lee, la capitaine, au Courrier »
    if cue.inverted and (found := _told_behind(s, cue.last + 1)) is not None:
        speaker = cue.speaker
        apart = speaker is None or not found[0] < speaker[0] <= found[1]
        return found if apart or speaker is None else (found[0], speaker[0] - 1)
    return _told_behind(s, cue.after) or _told_behind(s, _behind_insertion(s, cue.after))


def _behind_insertion(s: Sentence, index: int) -> int:
    """The token behind words between commas: "a-t-elle confié|, émue, | à Radio Ponant"."""
    if index + 2 < len(s) and s.words[index] == ",":
        for at in range(index + 2, min(len(s), index + 16)):
            if s.words[at] == ",":
                return at + 1
            told = s.flags[at] & SPEECH and not s.flags[index + 1] & RELATIVE
            if s.flags[at] & QUOTED or (told and not s.flags[at] & PREPOSITION):
                break
    return index


def _told_behind(s: Sentence, index: int) -> Phrase | None:
    """Return the listener of "a déclaré à Reuters que", "said to the crowd"."""
    if index + 2 < len(s) and s.words[index] == "," and s.lows[index + 1] == "auprès":
        index += 1  # « a contesté, auprès du Phare, avoir … »
    at = skip_time(s, index)
    if at + 2 < len(s) and s.flags[at] & PREPOSITION:
        at += 2 * (s.lows[at + 1] in s.telling.means_of_speech)  # « relaté par téléphone | à »
    if at + 1 >= len(s):
        return None
    if s.lows[at] == "auprès":
        return body_at(s, at + 2) if s.lows[at + 1] in s.telling.of else None
    if s.lows[at] not in s.telling.to or (s.lows[at] == "to" and is_verb(s, at + 1)):
        return None  # "threatened | to post her"
    phrase = body_at(s, at + 1)
    if phrase is None:
        return None
    asked = (i - 1 for i in range(at + 2, phrase[1] + 1) if s.lows[i] in s.telling.told_questions)
    phrase = phrase[0], next(asked, phrase[1])  # « à nos équipes | comment »
    return phrase if _is_somebody(s, phrase) or is_ours(s, phrase) else None


def addressee_end(s: Sentence, cue: Cue) -> int:
    """Return the token after the listener of a verb of telling: "told the paper | that …"."""
    index, size = cue.after, len(s.words)
    if index >= size or is_mark(s.words[index]):
        return index
    if cue.inverted and s.language.requires_complementiser:
        return index  # « a prévenu la mairie | en précisant que »
    if not cue.flags & TELLING:
        told = s.lows[index] in s.telling.object_pronouns and index + 1 < size
        return index + 1 if told and _is_read_out(s, index + 1) else index
    near = range(index, min(size, index + 10))
    leads = s.telling.clause_leads
    that = next((at for at in near if s.lows[at] in leads), None)
    if that is not None and (s.flags[that - 1] & AND or _is_sent(s, index, that)):
        that = None  # "promised her a meeting and | that …" is said by who tells of it
    if that is not None and not any(
        is_mark(s.words[at])
        or (s.flags[at] & (QUOTED | AUXILIARY) and not s.flags[at] & (TITLED | PREPOSITION))
        for at in range(index, that)
    ):
        return _where_read(s, cue, index, that) or that
    flag = s.flags[index]
    if flag & (COMPLEMENTISER | QUOTED) and not flag & (PRONOUN | DETERMINER):
        return index
    if s.lows[index] in s.telling.object_pronouns and not _is_theirs(s, index):
        return index + 1
    if s.lows[index] == "for":
        return index  # "asked | for leave"
    end = index + 1
    while end < size and end - index < 8 and _goes_on(s, end):
        end += 1
    begins = _where_clause_begins(s, cue, index, end)
    return begins or _behind_relative(s, end) or end


def _where_read(s: Sentence, cue: Cue, first: int, lead: int) -> int | None:
    """Where a parser sees a clause begin before "that": "told MPs | the plan that Lee made is"."""
    clause = complement_of(s, cue.verb)
    return clause[0] if clause is not None and first < clause[0] < lead else None


def _is_sent(s: Sentence, first: int, lead: int) -> bool:
    """Whether who is told is to do something before a clause: "told staff | to check | if"."""
    return any(
        s.lows[at] == "to" and s.words[at + 1].islower() and is_verb(s, at + 1)
        for at in range(first + 1, lead - 1)
    )


def _behind_relative(s: Sentence, index: int) -> int | None:
    """The comma behind what is told of a listener: "told the mayors | who had come|, “…”"."""
    if index >= len(s) or not s.flags[index] & RELATIVE or s.lows[index] in s.telling.that:
        return None
    near = range(index + 1, min(len(s) - 1, index + _LONGEST_RELATIVE))
    return next((at for at in near if s.words[at] == "," and s.flags[at + 1] & QUOTED), None)


def behind_listener(s: Sentence, phrase: Phrase, verb: int) -> Phrase:
    """Cut whom a verb of telling has for its listener off what follows: "told KWTR | a cook |".

    The phrase stands before another verb, whose subject is behind the listener.
    """
    first, last = phrase
    if not first or not s.flags[first - 1] & TELLING or s.language.requires_complementiser:
        return phrase
    read = subject_of(s, verb)
    if read is not None and first < read[0] <= read[1] == last:
        return read  # "told the panel | his cousin |"
    pronoun = s.lows[first] in s.telling.object_pronouns and first < last
    if pronoun and (s.flags[first + 1] & DETERMINER or is_capital(s.words[first + 1])):
        return first + 1, last  # "told them | a guard |"
    for at in range(first + 1, last + 1):
        if _begins_second(s, at):
            return at, last
    cut = _second_name(s, first, last + 1)
    return phrase if cut is None else (cut, last)


def _begins_second(s: Sentence, index: int) -> bool:
    """Whether another phrase begins behind a name: "told KWTR | a cook", "the Star | Mr Pike"."""
    if not is_capital(s.words[index - 1]):
        return False
    article = s.flags[index] & DETERMINER and s.words[index].islower()
    return bool(article) or s.lows[index].rstrip(".") in s.telling.forms_of_address


def _where_clause_begins(s: Sentence, cue: Cue, first: int, end: int) -> int | None:
    """Where a clause begins of which the subject was read as a part of who was told.

    "told AFP | Lee had", "told reporters | traces of soot were found".
    """
    if end >= len(s) or not s.flags[end] & (HAVE | BE | MODAL):
        return None
    clause = complement_of(s, cue.verb)
    if clause is not None and first < clause[0] < end:
        return clause[0]
    return _second_name(s, first, end)


def _second_name(s: Sentence, first: int, end: int) -> int | None:
    """Where who did it is named behind who was told, before an auxiliary: "told AFP | Lee had".

    Of several names in a row the last is the subject's.
    """
    if s.language.requires_complementiser or end - first < 2 or end >= len(s):
        return None
    if not s.flags[end] & (HAVE | BE | MODAL) or not is_capital(s.words[end - 1]):
        return None
    return end - 1 if is_capital(s.words[end - 2]) else None


def _is_read_out(s: Sentence, index: int) -> bool:
    """Whether what was said is given as it was: "texted me | : “…” "."""
    return s.words[index] in _LEADING_OUT or bool(s.flags[index] & QUOTED)


def _is_theirs(s: Sentence, index: int) -> bool:
    """Whether "her" goes with what follows: "told | her band | to"."""
    if s.lows[index] != "her" or index + 1 >= len(s) or not s.words[index + 1].islower():
        return False
    barred = PREPOSITION | COMPLEMENTISER | TIME | AND | CUE | ADVERB | DETERMINER | PRONOUN
    return not s.flags[index + 1] & (barred | QUOTED | AUXILIARY | NEGATION)


def _goes_on(s: Sentence, index: int) -> bool:
    """Whether a token continues the listener's name: "the New York Times", "city leaders"."""
    flag, before = s.flags[index], s.flags[index - 1]
    if is_mark(s.words[index]) or flag & (QUOTED | COMPLEMENTISER):
        return False
    if s.words[index - 1].endswith(("'s", "’s")):
        return not flag & (PRONOUN | DETERMINER | AUXILIARY)  # "told Radio One's | breakfast show"
    named = is_capital(s.words[index - 1])
    if is_capital(s.words[index]):
        if named and s.lows[index].rstrip(".") in s.telling.forms_of_address:
            return False  # "told the Star | Mr Pike had"
        return named or bool(before & (DETERMINER | PREPOSITION | AND | MEDIUM | TITLE))
    if flag & MEDIUM:
        return True  # "told Norwegian | paper"
    if flag & PREPOSITION:
        return s.lows[index] == "of"
    if flag & PAPER and s.words[index - 1].islower() and not flag & TELLING:
        return True  # "the breakfast | show"
    if flag & (PRONOUN | DETERMINER | TIME | AUXILIARY | CUE):
        return False
    return not named or bool(flag & AND)


def told_to_act(s: Sentence, index: int) -> tuple[Phrase, int] | None:
    """Who is told to do something, and where that begins: "urged | them | in May | to act"."""
    size = len(s)
    if (
        index + 2 >= size
        or s.lows[index] not in s.telling.objects_and_reflexives
        or s.lows[index] == "it"
    ):
        return None
    begin = skip_time(s, index + 1)
    to = begin + (s.lows[begin : begin + 1] != ["to"])  # "not to act"
    if to + 1 >= size or s.lows[to] != "to" or is_verb(s, to + 1) is False:
        return None
    barred = s.flags[to + 1] & (DETERMINER | PRONOUN)
    if barred or (to > begin and s.lows[begin] not in s.telling.not_to):
        return None
    return (index, index), begin


def staff_told_to_act(s: Sentence, index: int) -> tuple[Phrase, int] | None:
    """The same of a noun: "told | his three captains | to act"."""
    for at in range(index + 1, min(len(s) - 1, index + _LONGEST_HEARER)):
        if s.lows[at] in s.telling.infinitive_leads:
            read = is_verb(s, at + 1) is not False and not s.flags[at + 1] & (DETERMINER | PRONOUN)
            begin = at - (s.lows[at - 1] in s.telling.not_to)
            return ((index, begin - 1), begin) if read and begin > index else None
        another = s.flags[at] & PRONOUN and not s.flags[at] & DETERMINER
        if another or is_verb(s, at) or is_mark(s.words[at]):
            return None
        if s.flags[at] & (QUOTED | CUE | COMPLEMENTISER | BE | HAVE):
            return None
    return None


def topic_of(s: Sentence, cue: Cue, last: int) -> int | None:
    """Where it begins what somebody is warned of: « a averti la mairie | d'une fuite »."""
    if cue.inverted or cue.flags & DEMAND or not cue.flags & (TELLING | WARNED):
        return None
    start = behind_adverbials(s, cue.after)
    for at in range(start, min(last, start + _TO_TOPIC)):
        flag, low = s.flags[at], s.lows[at]
        if s.flags[at + 1] & TIME:
            continue  # « au mois | d'avril »
        if low in s.telling.on_topic:
            return at
        behind = at == start or s.words[at - 1] == "," or s.flags[at - 1] & TIME
        if behind and low in s.telling.of_topic:
            return at
        clause = flag & (CUE | COMPLEMENTISER | RELATIVE | AUXILIARY) and not flag & PREPOSITION
        if clause or flag & QUOTED or (is_mark(s.words[at]) and low != ","):
            break
    return None


def behind_hearer(s: Sentence, index: int) -> int:
    """The token behind « aux élus » where a thing follows: « a promis aux élus | une halle »."""
    if not s.language.requires_complementiser or index + 2 >= len(s):
        return index
    if s.lows[index] == "auprès" and s.lows[index + 1] in s.telling.of:
        index += 1  # « a démenti auprès | de l'AFP | toute négligence »
    elif s.lows[index] not in s.telling.to:
        return index
    hearer = body_at(s, index + 1)
    if hearer is None:
        near = range(index + 2, min(len(s) - 1, index + _LONGEST_HEARER))
        return next((at for at in near if ends_at_infinitive(s, at)), index)
    after = hearer[1] + 1
    if after < len(s) and s.lows[after] in s.telling.of_what:
        return after  # « à ses équipes | de fermer »
    if not _is_somebody(s, hearer):
        return index
    for at in range(hearer[0] + 1, hearer[1] + 1):
        if s.flags[at] & DETERMINER and not s.flags[at - 1] & (PREPOSITION | DETERMINER):
            return at  # read as a part of who was told
    return after if after < len(s) and not is_mark(s.words[after]) else index


def _is_somebody(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase holds a name or a word for people and bodies."""
    someone = MEDIUM | TITLE | GROUP | BODY | ANONYMOUS
    return any(
        s.flags[at] & someone or is_capital(s.words[at]) for at in range(phrase[0], phrase[1] + 1)
    )
