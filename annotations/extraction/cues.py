"""Which words of a sentence attribute speech, and to whom: the cue verbs and their subjects."""

from dataclasses import dataclass
from operator import itemgetter

from annotations.extraction.grammar import is_verb, subject_of
from annotations.extraction.languages import Language
from annotations.extraction.languages.base import words
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.reporting import PAPERS
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    AUXILIARY,
    BE,
    BODY,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    GROUP,
    HAVE,
    HEDGE,
    LEADS_ON,
    MEDIUM,
    NAMING,
    NEGATION,
    NOUN_TOO,
    PAPER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RAISING,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
    TITLE,
    TITLED,
    WITH_PARTICLE,
    WITHIN,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import LONGEST, Phrase, is_capital, is_latter, is_mark
from annotations.extraction.subjects_after import OF, subject_after
from annotations.extraction.subjects_before import subject_before
from annotations.extraction.verb_groups import (
    KEEPING,
    agent_of,
    group_start,
    is_impersonal,
    over_raising,
    with_particle,
)
from annotations.extraction.verbs import announces, is_verb_here, stands_behind

# More attributing verbs in one sentence than any writer uses; keeps hostile texts linear.
MOST_CUES = 24
CLAUSAL = SPEECH | CLAUSE
_FIRST = itemgetter(0)
_ASKING = frozenset(["how", "why", "whether"])
_THAT = frozenset(["that", "que", "qu'", "qu’"])
_MEANS = frozenset(words("phone telephone email e-mail text letter video message whatsapp fax"))
_UNNAMED = frozenset(
    words("anonymity anonymous identified named quoted anonymat anonyme citée cité nommée nommé")
)
_SOMEONE = DETERMINER | PRONOUN | TITLE | GROUP | ANONYMOUS | BODY | MEDIUM
_MOMENTS = frozenset(["ce", "cet", "cette", "dès", "l'", "l’"])
_LEADING_OUT = frozenset(":“‘«")
_PERCEIVED = frozenset(
    words("""
    hear heard hears hearing see saw seen watched remember remembers remembered recall recalls
    recalled recalling entendu entends entendait entendre vu écouté écoutait
    """)
)
_CALLED = frozenset(words("nicknamed dubbed entitled titled baptisé baptisée surnommé surnommée"))
_TOLD = frozenset(["told", "tells", "informed", "informs"])
_BARE = frozenset(
    words("say tell shout scream yell cry whisper mutter ask promise swear crier dire")
)
_OBJECTS = frozenset(["me", "him", "her", "them", "us", "you", "it"])


@dataclass(slots=True)
class Cue:
    """One attributing verb: its group runs from token `first` to `last`, the verb is at `verb`.

    `inverted` means that the speaker stands behind it; `after` is the first token behind verb,
    particle and inverted speaker, where content may begin.
    """

    first: int
    verb: int
    last: int
    flags: int
    speaker: Phrase | None
    inverted: bool
    after: int
    hedged: bool = False  # "reportedly said", "aurait dit"
    fronted: bool = False  # "as Lee said": the clause itself is set aside
    shares: bool = False  # "…, and said": its subject is that of the verb before
    impersonal: bool = False  # "it was announced that": nobody is named
    perceiver: Phrase | None = None  # "| Roy | heard her say": who passes it on


def find_cues(s: Sentence, language: Language, *, within: bool = False) -> list[Cue]:
    """Return the cues of a sentence from left to right.

    `within` words that are somebody's already, verbs count that elsewhere tell of no speech.
    """
    if not s.seen & CUE:
        return []
    if s.cues is None:
        s.cues = _read_cues(s, language)
    if within:
        return s.cues[:MOST_CUES]
    return [cue for cue in s.cues if not cue.flags & WITHIN]


def _read_cues(s: Sentence, language: Language) -> list[Cue]:
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
            cue = _read_cue(s, index, language)
            if cue is not None:
                found.append(cue)
                most -= not cue.flags & WITHIN
                if not most:
                    break
    return found


def is_heading(s: Sentence) -> bool:
    """Whether a line is set in capitals like a headline: "Mayor Says Bridge Is Safe"."""
    if len(s.words) < 4 or s.flags[-1] & QUOTED or s.words[-1] in (".", "!", "…"):
        return False
    letters = list(filter(str.isalpha, map(_FIRST, s.words)))
    capitals = sum(map(str.isupper, letters))
    return capitals > 2 and capitals * 3 >= len(letters) * 2


def _read_cue(s: Sentence, verb: int, language: Language) -> Cue | None:
    raised = verb > 1 and s.lows[verb - 1] == "to" and s.flags[verb - 2] & RAISING
    first = over_raising(s, verb - 2) if raised else group_start(s, verb)
    if first is None or (first and s.lows[first - 1] in ("to", "in")):  # "to say", "in writing"
        return None
    group = 0
    for at in range(first, verb):
        group |= s.flags[at]
    if group & NEGATION and not s.lows[verb].startswith(("den", "dém")):
        return None
    flag, last = with_particle(s, verb, language)
    if flag & WITH_PARTICLE or _tells_of_source(s, verb, last, group):
        return None
    if flag & NOUN_TOO and not (group & HAVE and language.inverts):
        read = is_verb(s, verb)
        sure = read and language.inverts
        placed = announces(s, last) or stands_behind(s, first, last, language)
        doubted = read is False and not placed
        if doubted or not (sure or is_verb_here(s, first, last, group, language)):
            return None
    if group & HAVE:
        flag &= ~NOUN_TOO
    cue = Cue(first, verb, last, flag, None, False, last + 1)
    _find_speaker(s, cue, language)
    if flag & PAPER and not _is_paper(s, cue.speaker):
        return None
    if group & BE and not flag & PARTICIPLE and is_impersonal(s, first, verb):
        cue.impersonal, cue.speaker = True, agent_of(s, cue.last)
    cue.hedged = s.holds(HEDGE, max(0, first - 2), verb - 1)
    return cue


def _tells_of_source(s: Sentence, verb: int, last: int, group: int) -> bool:
    """Whether a form tells of a source only: "who asked not to be named", "an aide quoted by"."""
    near = s.lows[verb + 1 : verb + 7]
    if near[:3] == ["not", "to", "be"]:
        return not _UNNAMED.isdisjoint(near)
    passive = s.lows[last + 1 : last + 2] == ["by"] and not group & BE
    return passive and _MEANS.isdisjoint(s.lows[last + 2 : last + 4])  # "she said by telephone"


def _is_paper(s: Sentence, speaker: Phrase | None) -> bool:
    """Whether a subject is a body or a paper, which finds and shows by saying so."""
    return speaker is not None and any(
        s.flags[at] & (BODY | MEDIUM)
        or (s.words[at].isupper() and len(s.words[at]) > 2)
        or s.lows[at] in PAPERS
        for at in range(speaker[0], speaker[1] + 1)
    )


def _find_speaker(s: Sentence, cue: Cue, language: Language) -> None:
    """Set speaker, inverted, after, shares and fronted of a cue."""
    inside = _pronoun_inside(s, cue) if language.inverts else None
    if inside is not None:
        cue.speaker, cue.inverted = (inside, inside), True
        return
    if cue.flags & PARTICIPLE and not _is_running(s, cue):
        cue.speaker = _perceived(s, cue)
        return
    behind = _speaker_behind(s, cue, language)
    if behind is not None:
        cue.speaker, cue.inverted, cue.after = behind, True, behind[1] + 1
        cue.fronted = cue.first > 0 and s.lows[cue.first - 1] in language.set_aside
        return
    cue.speaker = (
        _perceived(s, cue)
        or _unnamed_before(s, cue.first)
        or subject_before(s, cue.first)
        or subject_of(s, cue.verb)
    )
    if cue.speaker is None:
        before = cue.first - 1
        while before > 0 and s.flags[before] & ADVERB and not s.flags[before] & AND:
            before -= 1
        cue.shares = before > 0 and bool(s.flags[before] & AND or s.lows[before] in ("but", "mais"))
        return
    if not _may_speak(s, cue.speaker):
        cue.speaker = subject_of(s, cue.verb) or cue.speaker
    cue.speaker = _behind_that(s, _back_to_quotation(s, cue.speaker))
    cue.speaker = _behind_verb(s, cue.speaker)
    at = cue.speaker[0] - 1
    if at >= 0 and s.lows[at] in language.set_aside:
        begins = at == 0 or (at == 1 and s.flags[0] & AND)  # "And as she said, …"
        cue.fronted = bool(begins or is_mark(s.words[at - 1]) or s.flags[at - 1] & QUOTED)


def _perceived(s: Sentence, cue: Cue) -> Phrase | None:
    """Return whom somebody heard say it: "heard | the captain | shout", "saw | him | saying"."""
    if cue.first != cue.verb or not (cue.flags & PARTICIPLE or s.lows[cue.verb] in _BARE):
        return None
    for at in range(cue.first - 1, max(-1, cue.first - 7), -1):
        if s.lows[at] in _PERCEIVED:
            told_of = at and s.flags[at - 1] & RELATIVE  # "a judge who heard the case"
            if told_of or at + 1 >= cue.first or not _begins_somebody(s, at + 1):
                return None
            cue.perceiver = subject_before(s, at)
            return at + 1, cue.first - 1
        if is_mark(s.words[at]) or s.flags[at] & (CUE | PREPOSITION | AND | QUOTED | TIME):
            return None
    return None


def _begins_somebody(s: Sentence, index: int) -> bool:
    known = s.flags[index] & (DETERMINER | PRONOUN | TITLE) or s.lows[index] in _OBJECTS
    return bool(known) or is_capital(s.words[index])


def _behind_that(s: Sentence, speaker: Phrase) -> Phrase:
    """Cut off what leads to the clause of the speaker: "told the Ledger that | the governor"."""
    for at in range(speaker[0], speaker[1]):
        if at == speaker[0] and not (is_capital(s.words[at + 1]) or s.flags[at + 1] & DETERMINER):
            continue  # "that man"
        if s.lows[at] in _THAT and not s.flags[at - 1] & (PREPOSITION | AND):
            return at + 1, speaker[1]
    return speaker


def _may_speak(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase begins like one that names somebody, and is no verb: "pu consulter"."""
    flag, word = s.flags[phrase[0]], s.words[phrase[0]]
    return bool(flag & _SOMEONE) or is_capital(word) or word[0].isdigit() or phrase[0] == 0


def _behind_verb(s: Sentence, speaker: Phrase) -> Phrase:
    """Cut off a verb that was read as a noun: "The report quotes | a nurse | who said"."""
    for at in range(speaker[1] - 1, speaker[0], -1):
        if s.flags[at] & CUE and s.flags[at] & NOUN_TOO and is_verb(s, at):
            return at + 1, speaker[1]
    return speaker


def _speaker_behind(s: Sentence, cue: Cue, language: Language) -> Phrase | None:
    """Return the speaker of "…,” said Ann Lee" and ", a dit Ann Lee"."""
    before = cue.first - 1
    quoted = before >= 0 and bool(
        s.flags[before] & QUOTED
        or (s.words[before] == "," and before and s.flags[before - 1] & QUOTED)
    )
    open_left = before < 0 or quoted or s.words[before] in (",", "—", "–", "-", "?", "!")
    open_left = open_left or s.lows[before] in language.set_aside
    if not open_left or not cue.flags & CLAUSAL:
        return None
    behind = _behind_listener(s, cue.last) if language.inverts else None
    behind = behind or subject_after(s, cue.last)
    if behind is None or _is_moment(s, behind):
        return None
    if s.lows[cue.verb] in _TOLD:  # "…, told | the Courier"
        return None
    if quoted:
        at = before if s.flags[before] & QUOTED else before - 1
        named = names_somebody(s, at) and not _closes(s, behind[1] + 1)
        return None if named else behind
    if cue.flags & (DEMAND | NAMING) and _is_thing(s, behind):  # "…, conteste ce calcul"
        return None
    if not _closes(s, behind[1] + 1):
        return None
    if language.inverts or subject_before(s, cue.first) is None or _is_appended(s, cue, behind):
        return behind
    return None


def names_somebody(s: Sentence, quoted: int) -> bool:
    """Whether quoted words name somebody or a thing: "the hacker known as “Owl,” said"."""
    if not s.flags[quoted] & QUOTED:
        return False
    before = s.lows[quoted - 1]
    return before in _CALLED or (before == "as" and quoted > 1 and s.lows[quoted - 2] == "known")


def _is_moment(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase only tells when: "Tuesday", « l’an dernier », but not « ce dernier »."""
    return all(
        s.flags[at] & (TIME | DETERMINER) and not is_latter(s, at)
        for at in range(phrase[0], phrase[1] + 1)
    )


def _is_appended(s: Sentence, cue: Cue, behind: Phrase) -> bool:
    """Whether a verb behind a comma has a name behind it and nothing else: "…, said Ann Lee."."""
    if cue.first != cue.verb or s.words[cue.first - 1] != ",":
        return False
    if not cue.flags & SPEECH or cue.flags & TELLING:
        return False
    first, end = behind[0], behind[1] + 1
    if first != cue.verb + 1 or end < len(s) - 1 or not _is_clause_before(s, cue.first - 1):
        return False
    name = next((at for at in range(first, end) if is_mark(s.words[at])), end)
    return all(is_capital(s.words[at]) for at in range(first, name))


def _behind_listener(s: Sentence, verb: int) -> Phrase | None:
    """Return the speaker of "confie à Radio Ponant une infirmière"."""
    at = verb + 1
    while at + 2 < len(s) and (
        s.flags[at] & TIME or (s.lows[at] in _MOMENTS and s.flags[at + 1] & TIME)
    ):
        at += 1
    if at + 2 >= len(s) or s.lows[at] not in ("à", "au", "aux", "devant"):
        return None
    if s.lows[at + 1] == "micro" and s.lows[at + 2] in OF:  # "au micro de | Radio Ponant"
        at += 2
    listener = subject_after(s, at)
    if listener is None or listener[0] != at + 1:
        return None
    last = next(
        (i - 1 for i in range(at + 2, listener[1] + 1) if _begins_another(s, i)), listener[1]
    )
    behind = subject_after(s, last)
    return behind if behind is not None and behind[0] == last + 1 else None


def _begins_another(s: Sentence, index: int) -> bool:
    """Whether another phrase begins: "devant la presse | le maire", "à Sud-Foot | Anne Petit"."""
    flag, before = s.flags[index], s.flags[index - 1]
    if is_capital(s.words[index]) and is_first_name(s.lows[index]):
        return not (before & TITLE or is_first_name(s.lows[index - 1]))
    return bool(flag & DETERMINER) and not (
        flag & PREPOSITION or before & (PREPOSITION | DETERMINER | AND)
    )


def _is_thing(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names nobody: no name, no role, no body, no pronoun."""
    human = TITLE | GROUP | BODY | ANONYMOUS | MEDIUM
    return bool(s.flags[phrase[0]] & DETERMINER) and not any(
        is_capital(s.words[at]) or s.flags[at] & human for at in range(phrase[0], phrase[1] + 1)
    )


def _unnamed_before(s: Sentence, verb: int) -> Phrase | None:
    """Return "An official who asked not to be named": no other phrase reaches over "to be"."""
    if _UNNAMED.isdisjoint(s.lows[max(0, verb - LONGEST) : verb]):
        return None
    last = None
    for at in range(verb - 1, max(0, verb - 1 - LONGEST), -1):
        if is_mark(s.words[at]) or s.flags[at] & QUOTED:
            return None
        if last is None and s.lows[at] in _UNNAMED:
            last = at
        elif s.lows[at] in ("who", "qui"):
            phrase = subject_before(s, at) if last is not None else None
            return (phrase[0], last) if phrase is not None and last is not None else None
    return None


def _back_to_quotation(s: Sentence, speaker: Phrase) -> Phrase:
    """Widen a speaker to the quotation whose comma leads on to it: all between is the speaker."""
    for at in range(speaker[0] - 1, max(-1, speaker[0] - 9), -1):
        if s.flags[at] & QUOTED:
            return (at + 1, speaker[1]) if s.flags[at] & LEADS_ON else speaker
        if is_mark(s.words[at]) or s.flags[at] & (CUE & ~CLAUSE | SUBORDINATOR | PRONOUN):
            return speaker
    return speaker


def _is_running(s: Sentence, cue: Cue) -> bool:
    """Whether an -ing form has its own auxiliary: "is saying"."""
    return any(s.flags[at] & BE or s.lows[at] in KEEPING for at in range(cue.first, cue.verb))


def _pronoun_inside(s: Sentence, cue: Cue) -> int | None:
    """The pronoun of "a-t-il dit" and "dit-il"."""
    for at in (*range(cue.first, cue.verb), cue.verb + 1):
        if at < len(s) and s.words[at][0] == "-" and s.flags[at] & PRONOUN and len(s.words[at]) > 2:
            if at > cue.verb:
                cue.last = max(cue.last, at)
                cue.after = cue.last + 1
            return at
    return None


def _is_clause_before(s: Sentence, comma: int) -> bool:
    """Whether a clause ends at a comma, and no insertion: "…, the losses would grow, said Lee"."""
    begin = next((at + 1 for at in range(comma - 1, -1, -1) if s.words[at] == ","), 0)
    flag = s.flags[begin]
    starts = flag & (DETERMINER | PRONOUN | AND) or is_capital(s.words[begin])
    if not starts or flag & (RELATIVE | PARTICIPLE):
        return False
    return any(s.flags[at] & AUXILIARY or is_verb(s, at) for at in range(begin + 1, comma))


def _closes(s: Sentence, index: int) -> bool:
    """Whether nothing that could be content follows an inverted speaker."""
    if index >= len(s) or is_mark(s.words[index]):
        return True
    flag = s.flags[index]
    if flag & COMPLEMENTISER and not flag & (TIME | PREPOSITION):
        return s.lows[index] in ("when", "where", "quand", "lorsque")
    return bool(flag & (PREPOSITION | TIME | AND | SUBORDINATOR | QUOTED))


def addressee_end(s: Sentence, cue: Cue) -> int:
    """Return the token after the listener of a verb of telling: "told the paper | that …"."""
    index, size = cue.after, len(s.words)
    if index >= size or is_mark(s.words[index]):
        return index
    if not cue.flags & TELLING:
        read_out = s.lows[index] in _OBJECTS and index + 1 < size and _is_read_out(s, index + 1)
        return index + 1 if read_out else index
    near = range(index, min(size, index + 10))
    that = next((at for at in near if s.lows[at] in _THAT or s.lows[at] in _ASKING), None)
    if that is not None and not any(
        is_mark(s.words[at])
        or (s.flags[at] & (QUOTED | AUXILIARY) and not s.flags[at] & (TITLED | PREPOSITION))
        for at in range(index, that)
    ):
        return that
    flag = s.flags[index]
    if flag & (COMPLEMENTISER | QUOTED) and not flag & (PRONOUN | DETERMINER):
        return index
    if s.lows[index] in _OBJECTS and not _is_theirs(s, index):
        return index + 1
    end = index + 1
    while end < size and end - index < 8 and _goes_on(s, end):
        end += 1
    return end


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
    named = is_capital(s.words[index - 1])
    if is_capital(s.words[index]):
        return named or bool(before & (DETERMINER | PREPOSITION | AND | MEDIUM | TITLE))
    if flag & MEDIUM:
        return True  # "told Norwegian | paper"
    if flag & PREPOSITION:
        return s.lows[index] == "of"
    if flag & (PRONOUN | DETERMINER | TIME | AUXILIARY | CUE):
        return False
    return not named or bool(flag & AND)
