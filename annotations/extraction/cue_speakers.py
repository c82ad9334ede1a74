"""Who speaks at a cue: before its verb, behind it, in it ("dit-il"), or heard by somebody else."""

from annotations.extraction.cues import Cue
from annotations.extraction.grammar import (
    antecedent_of,
    is_verb,
    subject_of,
    subject_of_aim,
)
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    AUXILIARY,
    BE,
    BODY,
    CLAUSE,
    CUE,
    DETERMINER,
    GROUP,
    LEADS_ON,
    MEDIUM,
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
    TITLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import behind_listener
from annotations.extraction.main_subjects import described
from annotations.extraction.phrases import LONGEST, Phrase, is_capital, is_mark
from annotations.extraction.speakers_behind import behind_more, speaker_behind
from annotations.extraction.subjects_before import subject_before

_SOMEONE = DETERMINER | PRONOUN | TITLE | GROUP | ANONYMOUS | BODY | MEDIUM


def find_speaker(s: Sentence, cue: Cue) -> None:
    """Set speaker, inverted, after, shares and fronted of a cue."""
    inside = _pronoun_inside(s, cue) if s.language.inverts else None
    if inside is not None:
        cue.speaker, cue.inverted = (inside, inside), True
        return
    if cue.flags & PARTICIPLE and not _is_running(s, cue):
        cue.speaker = _perceived(s, cue)
        return
    behind = speaker_behind(s, cue)
    if behind is not None:
        cue.speaker, cue.inverted, cue.after = behind, True, behind_more(s, behind)
        cue.fronted = cue.first > 0 and s.lows[cue.first - 1] in s.language.set_aside
        return
    cue.speaker = (
        _perceived(s, cue)
        or (subject_of_aim(s, cue.verb) if s.lows[cue.first] == "to" else None)
        or _unnamed_before(s, cue.first)
        or subject_before(s, cue.first)
        or subject_of(s, cue.verb)
        or subject_of(s, min(cue.first + 1, cue.verb))  # "a cook | is said to have told"
    )
    if cue.speaker is None:
        cue.shares = _shares_subject(s, cue)
        return
    if _is_object(s, cue.speaker) or not _begins_somebody(s, cue.speaker):
        cue.speaker = subject_of(s, cue.verb) or _related(s, cue.speaker) or cue.speaker
    if cue.perceiver is None:
        cue.speaker = _behind_that(s, _back_to_quotation(s, cue.speaker))
    cue.speaker = behind_listener(s, _behind_verb(s, _before_aside(s, cue.speaker)), cue.verb)
    cue.speaker = described(s, cue.speaker, cue.verb)
    at = cue.speaker[0] - 1
    if at >= 0 and s.lows[at] in s.language.set_aside:
        begins = at == 0 or (at == 1 and s.flags[0] & AND)  # "And as she said, …"
        cue.fronted = bool(begins or is_mark(s.words[at - 1]) or s.flags[at - 1] & QUOTED)


def _shares_subject(s: Sentence, cue: Cue) -> bool:
    """Whether a verb goes on with the subject of the one before: "…, and (later) said"."""
    before = cue.first - 1
    while before > 0 and s.flags[before] & ADVERB and not s.flags[before] & AND:
        before -= 1
    flag, low = s.flags[before], s.lows[before]
    joins = flag & AND or low in s.telling.adversatives or low in s.telling.resuming
    return before > 0 and bool(joins)


def _perceived(s: Sentence, cue: Cue) -> Phrase | None:
    """Return whom somebody heard say it: "heard | the captain | shout", "saw | him | saying"."""
    bare = s.lows[cue.verb] in s.telling.bare_infinitives
    if cue.first != cue.verb or not (bare or cue.flags & PARTICIPLE):
        return None
    for at in range(cue.first - 1, max(-1, cue.first - 7), -1):
        if s.lows[at] in s.telling.perception_verbs:
            told_of = at and s.flags[at - 1] & RELATIVE  # "a judge who heard the case"
            if told_of or at + 1 >= cue.first or not _may_be_heard(s, at + 1):
                return None
            cue.perceiver = subject_before(s, at)
            return at + 1, cue.first - 1
        if is_mark(s.words[at]) or s.flags[at] & (CUE | PREPOSITION | AND | QUOTED | TIME):
            return None
    return None


def _may_be_heard(s: Sentence, index: int) -> bool:
    """Whether who is heard or seen may begin at a token: "heard | him |", "saw | the | captain"."""
    known = (
        s.flags[index] & (DETERMINER | PRONOUN | TITLE)
        or s.lows[index] in s.telling.object_pronouns
    )
    return bool(known) or is_capital(s.words[index])


def _behind_that(s: Sentence, speaker: Phrase) -> Phrase:
    """Cut off what leads to the clause of the speaker: "told the Ledger that | the governor"."""
    for at in range(speaker[0], speaker[1]):
        if at == speaker[0] and not (is_capital(s.words[at + 1]) or s.flags[at + 1] & DETERMINER):
            continue  # "that man"
        if s.lows[at] in s.telling.that and not s.flags[at - 1] & (PREPOSITION | AND):
            return at + 1, speaker[1]
    return speaker


def _is_object(s: Sentence, phrase: Phrase) -> bool:
    """Whether a pronoun ends what is told of a subject: "a cook who met | her | said"."""
    first, last = phrase
    alone = first == last and s.lows[first] in s.telling.object_pronouns
    return (alone and s.lows[first] not in ("it", "you")) or (
        alone and first > 0 and bool(s.flags[first - 1] & PREPOSITION)
    )


def _begins_somebody(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase begins like one that names somebody, and is no verb: "pu consulter"."""
    flag, word = s.flags[phrase[0]], s.words[phrase[0]]
    return bool(flag & _SOMEONE) or is_capital(word) or word[0].isdigit() or phrase[0] == 0


def _related(s: Sentence, phrase: Phrase) -> Phrase | None:
    """Return of whom a phrase with a verb tells: "| a priest who has | met them | told"."""
    at = phrase[0] - 1
    while at > 1 and s.flags[at] & (AUXILIARY | ADVERB) and not s.flags[at] & RELATIVE:
        at -= 1
    if at < 1 or s.lows[at] not in s.telling.who:
        return None
    who = subject_before(s, at)
    return None if who is None else (who[0], phrase[1])


def _before_aside(s: Sentence, speaker: Phrase) -> Phrase:
    """Cut off a clause of saying between commas: "| Her son|, she told a court, had begged"."""
    first, last = speaker
    for at in range(first + 1, last):
        if s.words[at] != "," or s.flags[at + 1] & RELATIVE:
            continue
        related = s.lows[at - 1] in s.telling.who  # "a nurse who, Ann Lee says, told"
        says = SPEECH | TELLING if related else TELLING
        if any(s.flags[i] & says and is_verb(s, i) for i in range(at + 2, last + 1)):
            who = antecedent_of(s, at - 1) if related else None
            return who or (first, at - 1 - related)
    return speaker


def _behind_verb(s: Sentence, speaker: Phrase) -> Phrase:
    """Cut off a verb that was read as a noun: "The report quotes | a nurse | who said"."""
    for at in range(speaker[1] - 1, speaker[0], -1):
        if s.flags[at] & CUE and s.flags[at] & NOUN_TOO and is_verb(s, at):
            return at + 1, speaker[1]
    return speaker


def _unnamed_before(s: Sentence, verb: int) -> Phrase | None:
    """Return "An official who asked not to be named": no other phrase reaches over "to be"."""
    if s.telling.unnamed.isdisjoint(s.lows[max(0, verb - LONGEST) : verb]):
        return None
    last = None
    for at in range(verb - 1, max(0, verb - 1 - LONGEST), -1):
        if is_mark(s.words[at]) or s.flags[at] & QUOTED:
            return None
        if last is None and s.lows[at] in s.telling.unnamed:
            last = at
        elif last is None and s.flags[at] & CUE:
            return None  # "… who asked not to be named said | an aide had told him"
        elif s.lows[at] in ("who", "qui"):
            phrase = subject_before(s, at) if last is not None else None
            return (phrase[0], last) if phrase is not None and last is not None else None
    return None


def _back_to_quotation(s: Sentence, speaker: Phrase) -> Phrase:
    """Widen a speaker to the quotation whose comma leads on to it: all between is the speaker."""
    for at in range(speaker[0] - 1, max(-1, speaker[0] - 9), -1):
        if s.flags[at] & QUOTED:
            joined = s.flags[at + 1] & AND  # "called it “a joke,” | and Lee said"
            return (at + 1, speaker[1]) if s.flags[at] & LEADS_ON and not joined else speaker
        if is_mark(s.words[at]) or s.flags[at] & (CUE & ~CLAUSE | SUBORDINATOR | PRONOUN):
            return speaker
    return speaker


def _is_running(s: Sentence, cue: Cue) -> bool:
    """Whether an -ing form has its own auxiliary: "is saying"."""
    return any(
        s.flags[at] & BE or s.lows[at] in s.telling.aspect_verbs
        for at in range(cue.first, cue.verb)
    )


def _pronoun_inside(s: Sentence, cue: Cue) -> int | None:
    """The pronoun of "a-t-il dit" and "dit-il"."""
    for at in (*range(cue.first, cue.verb), cue.verb + 1):
        if at < len(s) and s.words[at][0] == "-" and s.flags[at] & PRONOUN and len(s.words[at]) > 2:
            if at > cue.verb:
                cue.last = max(cue.last, at)
                cue.after = cue.last + 1
            return at
    return None
