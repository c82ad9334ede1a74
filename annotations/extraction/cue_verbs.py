"""Which verbs of a sentence attribute speech: the cues, from left to right."""

from dataclasses import replace
from operator import itemgetter

from annotations.extraction.cue_speakers import find_speaker
from annotations.extraction.cues import CLAUSAL, MOST_CUES, Cue, clause_start
from annotations.extraction.grammar import (
    complement_of,
    is_modifier,
    is_verb,
    object_of,
    subject_of,
)
from annotations.extraction.languages.reporting import PAPERS
from annotations.extraction.languages.tags import (
    ANONYMOUS,
    BE,
    BODY,
    CLAUSE,
    CUE,
    DEMAND,
    DETERMINER,
    GROUP,
    HAVE,
    HEDGE,
    INDEFINITE,
    LEADS_ON,
    MEDIUM,
    NAMING,
    NEGATION,
    NOUN_TOO,
    PAPER,
    PARTICIPLE,
    PRONOUN,
    QUOTED,
    RAISING,
    TITLE,
    WITH_PARTICLE,
    WITHIN,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.subjects_after import is_titled
from annotations.extraction.verb_groups import (
    agent_of,
    group_start,
    is_impersonal,
    over_hearsay,
    over_quoting,
    over_raising,
    with_particle,
)
from annotations.extraction.verbs import announces, closes_clause, is_verb_here, stands_behind
from annotations.extraction.wordless import is_relative

_FIRST = itemgetter(0)
_PEOPLE = ANONYMOUS | BODY | GROUP | MEDIUM | PRONOUN | TITLE
_TO_NEGATION = 4  # tokens before "keen"
_TO_LED = 20  # tokens between "forced" and "to admit"
_TO_HEARD = 6  # tokens between "heard" and "shout"
_LONG = 6  # letters of a word that a headline sets in capitals, even behind a stop
_OBJECTS = WITHIN | DEMAND | NAMING


def find_cues(s: Sentence, *, within: bool = False) -> list[Cue]:
    """Return the cues of a sentence from left to right.

    `within` words that are somebody's already, verbs count that elsewhere tell of no speech.
    """
    if not s.seen & CUE:
        return []
    if s.cues is None:
        s.cues = _read_cues(s)
    if within:
        return s.cues[:MOST_CUES]
    return [_without_object(cue) for cue in s.cues if not _is_only_within(cue)]


def _is_only_within(cue: Cue) -> bool:
    """Whether a verb tells of speech only within words that are somebody's already."""
    return bool(cue.flags & WITHIN) and not cue.flags & CLAUSAL


def _without_object(cue: Cue) -> Cue:
    """A verb that has an object only within the words of others: "found | that it leaked"."""
    return replace(cue, flags=cue.flags & ~_OBJECTS) if cue.flags & WITHIN else cue


def _read_cues(s: Sentence) -> list[Cue]:
    """All cues of a sentence, up to the last that counts outside the words of others."""
    found = []
    most = MOST_CUES
    heading = is_heading(s)
    for index in s.places(CUE):
        if (
            s.words[index].islower()
            or (heading and index)
            or (not index and s.flags[index] & PARTICIPLE)
        ):
            cue = _read_cue(s, index)
            if cue is not None:
                found.append(cue)
                most -= not _is_only_within(cue)
                if not most:
                    break
    return found


def is_heading(s: Sentence) -> bool:
    """Whether a line is set in capitals like a headline: "Mayor Says Bridge Is Safe"."""
    if len(s.words) < 4 or s.flags[-1] & QUOTED or s.words[-1] in ("!", "…"):
        return False
    if s.words[-1] == "." and not all(map(_looks_set, s.words)):
        return False  # at the first long word: so ends nearly every sentence here
    letters = list(filter(str.isalpha, map(_FIRST, s.words)))
    capitals = sum(map(str.isupper, letters))
    return capitals > 2 and capitals * 3 >= len(letters) * 2


def _looks_set(word: str) -> bool:
    """Whether a word may stand so in a headline, where only short ones begin small."""
    return len(word) < _LONG or not word[0].islower()


def _read_cue(s: Sentence, verb: int) -> Cue | None:
    no_verb = is_modifier(s, verb) or _is_thing(s, verb)
    first = None if no_verb else _first_of_group(s, verb)
    if first is None or (first and s.lows[first - 1] in ("to", "in")):  # "to say", "in writing"
        return None
    group = 0
    for at in range(first, verb):
        group |= s.flags[at]
    quoted = first < verb and over_quoting(s, verb) == first  # "was quoted as saying"
    if group & NEGATION and not s.lows[verb].startswith(("den", "dém")):
        return None
    flag, last = with_particle(s, verb)
    if flag & WITH_PARTICLE and flag & WITHIN:
        flag &= ~(WITH_PARTICLE | CLAUSE)  # "had pressed him to go"
    if flag & WITH_PARTICLE or _tells_of_source(s, verb, last, group):
        return None
    if flag & NOUN_TOO and _is_doubtful(s, verb, first, last, group):
        return None
    flag &= ~(NOUN_TOO * bool(group & HAVE) | PARTICIPLE * quoted)
    cue = Cue(first, verb, last, flag, None, False, last + 1)
    find_speaker(s, cue)
    cue.hears = s.lows[verb] in s.telling.hearing_verbs
    if not _may_speak(s, cue):
        return None
    if group & BE and not flag & PARTICIPLE and is_impersonal(s, first, verb):
        cue.impersonal, cue.speaker = True, agent_of(s, cue.last)
    cue.hedged = s.holds(HEDGE, max(0, first - 2), verb - 1)
    return cue


def _may_speak(s: Sentence, cue: Cue) -> bool:
    """Whether who stands at a verb can be who says it: not "| nobody | said it was late"."""
    speaker = cue.speaker
    if speaker is not None and speaker[0] == speaker[1] and s.lows[speaker[0]] in s.telling.nobody:
        return False
    if cue.hears and not _is_hearing(s, speaker):
        return False
    return not cue.flags & PAPER or _may_find(s, cue)


def _is_thing(s: Sentence, verb: int) -> bool:
    """Whether a form in -ing is a noun behind its article: "gave | an undertaking | to"."""
    return verb > 0 and bool(s.flags[verb] & PARTICIPLE and s.flags[verb - 1] & INDEFINITE)


def _first_of_group(s: Sentence, verb: int) -> int | None:
    """The first token of a verb with what stands before it; None where it cannot speak."""
    if verb > 1 and s.lows[verb - 1] == "to" and s.flags[verb - 2] & RAISING:
        return over_raising(s, verb - 2)
    if (hearsay := over_hearsay(s, verb)) is not None:
        return hearsay
    if (quoting := over_quoting(s, verb)) is not None:
        return quoting
    return verb - 1 if _is_aim(s, verb) else group_start(s, verb)


def _is_doubtful(s: Sentence, verb: int, first: int, last: int, group: int) -> bool:
    """Whether a form that is a noun as often is hardly a verb here."""
    if group & HAVE and s.language.inverts:
        return False
    read = is_verb(s, verb)
    led = last + 2 < len(s) and s.lows[last + 1] in s.telling.that
    if led and not read and is_relative(s, last + 1):
        return True  # "rules that | could close the port"
    if read and (_is_heard(s, verb) or _has_its_clause(s, verb)):
        return False
    if closes_clause(s, first, last) and (read or _is_named_paper(s, first - 1)):
        return False
    if read is False and not (announces(s, last) or stands_behind(s, first, last)):
        return True
    apart = s.language.inverts or (first and s.words[first - 1] == ",")  # ", who left, | calls"
    return not ((read and apart) or is_verb_here(s, first, last, group))


def _has_its_clause(s: Sentence, verb: int) -> bool:
    """Whether a parser sees who claims what: "The suit | claims | he lied", "| demands | more"."""
    thing = s.flags[verb] & (NAMING | DEMAND) and object_of(s, verb) is not None
    own = s.lows[verb].startswith(s.telling.claiming_stems) and verb + 1 < len(s)
    own = own and s.lows[verb + 1] in s.telling.infinitive_leads
    subject = subject_of(s, verb)
    if thing and subject is not None and not s.flags[verb] & NAMING:
        thing = _is_somebody(s, subject)  # not "the climb demands good shoes"
    return bool(thing or own or complement_of(s, verb)) and subject is not None


def _is_somebody(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names people or a body, or anything by its name."""
    return s.holds(_PEOPLE, *phrase) or any(
        is_capital(s.words[at]) and not s.flags[at] & DETERMINER
        for at in range(phrase[0], phrase[1] + 1)
    )


def _is_heard(s: Sentence, verb: int) -> bool:
    """Whether a verb is what somebody is heard to do: "heard a man | shout |"."""
    near = s.lows[max(0, verb - _TO_HEARD) : verb]
    heard = s.lows[verb] in s.telling.bare_infinitives
    return heard and not s.telling.perception_verbs.isdisjoint(near)


def _is_named_paper(s: Sentence, index: int) -> bool:
    """Whether a paper or a medium is what a form stands behind: "…, the report | claims |"."""
    return bool(s.flags[index] & MEDIUM) or s.lows[index] in PAPERS


def _is_aim(s: Sentence, verb: int) -> bool:
    """Whether somebody does something in order to say: "rang the station | to say | that"."""
    if not verb or s.lows[verb - 1] != "to" or s.tree is None:
        return False
    head = s.tree.heads[verb]
    if not 0 <= head < verb:
        return False
    aim = s.tree.dep[verb] == "advcl" and s.lows[verb] in s.telling.aims
    return aim or s.lows[head] in s.telling.contacting or _is_led_to_say(s, head, verb)


def _is_led_to_say(s: Sentence, head: int, verb: int) -> bool:
    """Whether somebody is keen, forced or first to say it, and not less than that."""
    near = range(max(0, head - _TO_NEGATION), head)
    negated = any(s.flags[at] & NEGATION or s.lows[at] == "too" for at in (*near, verb - 2))
    return s.lows[head] in s.telling.led_to_say and verb - head < _TO_LED and not negated


def _is_hearing(s: Sentence, listener: Phrase | None) -> bool:
    """Whether who hears is a court or the like, where others speak: "an inquest heard that"."""
    if listener is None:
        return False
    return not s.telling.hearings.isdisjoint(s.lows[listener[0] : listener[1] + 1])


def _tells_of_source(s: Sentence, verb: int, last: int, group: int) -> bool:
    """Whether a form tells of a source only: "who asked not to be named", "an aide quoted by"."""
    near = s.lows[verb + 1 : verb + 7]
    if near[:3] == ["not", "to", "be"]:
        return not s.telling.unnamed.isdisjoint(near)
    passive = s.lows[last + 1 : last + 2] == ["by"] and not group & BE
    agent = s.lows[last + 2 : last + 4]
    return passive and s.telling.means_of_speech.isdisjoint(agent)  # not "she said by telephone"


def _may_find(s: Sentence, cue: Cue) -> bool:
    """Whether who finds or shows something does so by saying it."""
    if s.lows[cue.verb] in s.telling.come_to_know:
        places = range(cue.speaker[0], cue.speaker[1] + 1) if cue.speaker else ()
        return any(s.flags[at] & MEDIUM for at in places)
    return _is_paper(s, cue.speaker) or _concludes(s, cue)


def _concludes(s: Sentence, cue: Cue) -> bool:
    """Whether an officer or a group found what stands before: "…, the coroner has found"."""
    speaker, after = cue.speaker, cue.last + 1
    begin = clause_start(cue)
    if speaker is not None and begin and s.flags[begin - 1] & LEADS_ON:
        return True  # "“Find something,” he read", "…,” reads one sent in May"
    if speaker is None or speaker[0] < 2 or s.words[speaker[0] - 1] != ",":
        return False
    if after < len(s) and not (is_mark(s.words[after]) or s.lows[after] in s.telling.in_paper):
        return False
    return any(s.flags[at] & (TITLE | GROUP) for at in range(speaker[0], speaker[1] + 1))


def _is_paper(s: Sentence, speaker: Phrase | None) -> bool:
    """Whether a subject is a body or a paper, which finds and shows by saying so."""
    if speaker is None:
        return False
    if s.language.requires_complementiser and is_titled(s, speaker[0]):
        return True
    return any(
        s.flags[at] & (BODY | MEDIUM)
        or (s.words[at].isupper() and len(s.words[at]) > 2)
        or s.lows[at] in PAPERS
        for at in range(speaker[0], speaker[1] + 1)
    )
