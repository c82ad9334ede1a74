"""Which words of a sentence attribute speech, and to whom: the cue verbs and their subjects."""

from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    BE,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    ENDS,
    HAVE,
    HEDGE,
    LEADS_ON,
    MODAL,
    NAMING,
    NEEDS_AUX,
    NEGATION,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
    WITH_PARTICLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import (
    Phrase,
    is_capital,
    is_mark,
    subject_after,
    subject_before,
)


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
    hedged: bool
    fronted: bool = False  # "as Lee said": the clause itself is set aside
    shares: bool = False  # "…, and said": its subject is that of the verb before
    impersonal: bool = False  # "it was announced that": nobody is named


def find_cues(s: Sentence, language: Language) -> list[Cue]:
    """Return the cues of a sentence from left to right."""
    if not s.seen & CUE:
        return []
    found = []
    for index, flag in enumerate(s.flags):
        if flag & CUE:
            cue = _read_cue(s, index, language)
            if cue is not None:
                found.append(cue)
    return found


def _read_cue(s: Sentence, verb: int, language: Language) -> Cue | None:
    flag, word = s.flags[verb], s.words[verb]
    if is_capital(word) and (verb or not flag & PARTICIPLE):
        return None
    first = _group_start(s, verb)
    if first is None:
        return None
    group = 0
    for at in range(first, verb):
        group |= s.flags[at]
    if group & NEGATION and not s.lows[verb].startswith(("den", "dém")):
        return None
    flag, last = _with_particle(s, verb, flag, language)
    if flag & WITH_PARTICLE:
        return None
    if flag & NOUN_TOO and not _is_verb(s, first, verb, last, group):
        return None
    if s.lows[first - 1] == "to" if first else False:
        return None
    cue = Cue(first, verb, last, flag, None, False, last + 1, hedged=False)
    _find_speaker(s, cue, language)
    if (
        first
        and s.lows[first - 1] in ("it", "il")
        and group & BE
        and not flag & PARTICIPLE
        and not (_reflexive(s, first, verb))
    ):
        cue.impersonal, cue.speaker = True, None
    nearby = s.flags[max(0, first - 2) : verb]
    cue.hedged = any(before & HEDGE for before in nearby)
    return cue


def _group_start(s: Sentence, verb: int) -> int | None:
    """Return the first token of the verb group; None when the form cannot speak here."""
    flag = s.flags[verb]
    first, auxiliary = verb, 0
    while first > 0 and verb - first < 6:
        before = s.flags[first - 1]
        inverted = s.words[first - 1][0] == "-" and before & PRONOUN
        if before & AUXILIARY:
            auxiliary |= before
        elif (
            not (before & (ADVERB | NEGATION) and not before & DETERMINER)
            and not inverted
            and not (s.lows[first - 1].endswith("ly") and s.words[first - 1].islower())
            and not (auxiliary == 0 and before & ADVERB and flag & NEEDS_AUX)
        ):
            break
        first -= 1
    while first < verb and s.flags[first] & ADVERB and not s.flags[first] & (AUXILIARY | NEGATION):
        first += 1
    if flag & NEEDS_AUX and not auxiliary and flag & ~NEEDS_AUX & CUE:
        if not _has_plain_form(s, verb):
            return None
    passive = auxiliary & BE and not flag & PARTICIPLE and not _reflexive(s, first, verb)
    if passive and not (auxiliary & HAVE and not _ends_in_be(s, first, verb)):
        impersonal = first and s.lows[first - 1] in ("it", "il") and verb + 1 < len(s)
        if not (impersonal and s.flags[verb + 1] & COMPLEMENTISER):
            return None
    if auxiliary & MODAL and not flag & PARTICIPLE and _is_past(s, first, verb):
        return None
    return first


def _has_plain_form(s: Sentence, verb: int) -> bool:
    """Forms such as "dit" are present tense and participle in one: they may stand alone."""
    return s.lows[verb] in ("dit", "écrit", "redit", "décrit", "prédit")


def _reflexive(s: Sentence, first: int, verb: int) -> bool:
    return bool(s.flags[verb] & SPEECH) and any(
        s.lows[at] in ("s'", "s’", "se") for at in range(max(0, first - 1), verb)
    )


def _ends_in_be(s: Sentence, first: int, verb: int) -> bool:
    """Whether the auxiliary nearest to the verb is a form of to be: "has been told"."""
    for at in range(verb - 1, first - 1, -1):
        if s.flags[at] & AUXILIARY:
            return bool(s.flags[at] & BE)
    return False


def _is_past(s: Sentence, first: int, verb: int) -> bool:
    """A modal needs a quotation to be more than a plan ("would say")."""
    return not any(flag & QUOTED for flag in s.flags[verb + 1 : verb + 5])


def _with_particle(s: Sentence, verb: int, flag: int, language: Language) -> tuple[int, int]:
    """Fold "called for", "pointed out", "went on" into one cue."""
    if verb + 1 < len(s):
        extra = language.phrasal.get((s.lows[verb], s.lows[verb + 1]))
        if extra is not None:
            return extra, verb + 1
    return flag, verb


def _is_verb(s: Sentence, first: int, verb: int, last: int, group: int) -> bool:
    """Whether a form that is also a noun is a verb here."""
    if group & HAVE:
        return True
    before = s.flags[first - 1] if first else 0
    word_before = s.words[first - 1] if first else "."
    pronoun = before & PRONOUN and not before & PREPOSITION
    if not pronoun and (before & (DETERMINER | PREPOSITION) or word_before.endswith(("'s", "’s"))):
        return False
    following = s.flags[last + 1] if last + 1 < len(s) else 0
    word_after = s.words[last + 1] if last + 1 < len(s) else "."
    if following & (COMPLEMENTISER | QUOTED) or word_after == ":":
        return True
    if word_after == "," and last + 2 < len(s) and s.flags[last + 2] & QUOTED:
        return True
    if (following & (PREPOSITION | AUXILIARY) and not following & TIME) or is_mark(word_after):
        if any(flag & QUOTED and flag & (LEADS_ON | ENDS) for flag in s.flags[:first]):
            return True
        behind_quotation = first >= 2 and any(flag & QUOTED for flag in s.flags[:first])
        return bool(behind_quotation and (pronoun or is_capital(word_before)))
    return bool(pronoun or is_capital(word_before) or s.lows[verb].endswith("ed"))


def _find_speaker(s: Sentence, cue: Cue, language: Language) -> None:
    """Set speaker, inverted, after and fronted of a cue."""
    inside = _pronoun_inside(s, cue)
    if inside is not None:
        cue.speaker, cue.inverted = (inside, inside), True
        return
    if cue.flags & PARTICIPLE and not _is_running(s, cue):
        return
    before = cue.first - 1
    left_quoted = before >= 0 and bool(
        s.flags[before] & QUOTED
        or (s.words[before] == "," and before and s.flags[before - 1] & QUOTED)
    )
    left_mark = before >= 0 and (left_quoted or s.words[before] in (",", "—", "–", "-", "?", "!"))
    behind = None
    if cue.flags & (SPEECH | CLAUSE) and (left_mark or before < 0):
        behind = subject_after(s, cue.verb)
    if behind is not None and (left_quoted or _closes(s, behind[1] + 1, language)):
        ahead = None if left_quoted else subject_before(s, cue.first)
        if ahead is None or left_quoted or language.inverts:
            cue.speaker, cue.inverted, cue.after = behind, True, behind[1] + 1
            return
    cue.speaker = subject_before(s, cue.first)
    if cue.speaker is None:
        cue.shares = before > 0 and bool(s.flags[before] & AND or s.lows[before] in ("but", "mais"))
    else:
        cue.speaker = _back_to_quotation(s, cue.speaker)
        at = cue.speaker[0] - 1
        cue.fronted = (
            at >= 0
            and s.lows[at] in language.set_aside
            and (at == 0 or is_mark(s.words[at - 1]) or bool(s.flags[at - 1] & QUOTED))
        )


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
    return any(s.flags[at] & BE for at in range(cue.first, cue.verb))


def _pronoun_inside(s: Sentence, cue: Cue) -> int | None:
    """The pronoun of "a-t-il dit" and "dit-il"."""
    for at in (*range(cue.first, cue.verb), cue.verb + 1):
        if at < len(s) and s.words[at][0] == "-" and s.flags[at] & PRONOUN and len(s.words[at]) > 2:
            if at > cue.verb:
                cue.last = cue.after = at
                cue.after += 1
            return at
    return None


def _closes(s: Sentence, index: int, language: Language) -> bool:
    """Whether nothing that could be content follows an inverted speaker."""
    if index >= len(s) or is_mark(s.words[index]):
        return True
    flag = s.flags[index]
    if flag & COMPLEMENTISER and not flag & (TIME | PREPOSITION):
        return s.lows[index] in ("when", "where", "quand", "lorsque")
    return bool(flag & (PREPOSITION | TIME | AND | SUBORDINATOR | QUOTED))


def addressee_end(s: Sentence, cue: Cue) -> int:
    """Return the token after the listener of a verb of telling: "told the paper | that …"."""
    index, size = cue.after, len(s)
    if not cue.flags & TELLING or index >= size or is_mark(s.words[index]):
        return index
    that = next((at for at in range(index, min(size, index + 10)) if s.lows[at] in _THAT), None)
    if that is not None and not any(
        is_mark(s.words[at]) or s.flags[at] & (QUOTED | AUXILIARY) for at in range(index, that)
    ):
        return that
    flag = s.flags[index]
    if flag & (COMPLEMENTISER | QUOTED) and not flag & (PRONOUN | DETERMINER):
        return index
    if s.lows[index] in _OBJECTS:
        return index + 1
    end = index
    while end < size and end - index < 8:
        flag, word = s.flags[end], s.words[end]
        if is_mark(word) or (flag & (QUOTED | COMPLEMENTISER) and end > index):
            break
        if end > index and not is_capital(word):
            if flag & (PRONOUN | DETERMINER | TIME | AUXILIARY | CUE) and not flag & PREPOSITION:
                break
            if flag & PREPOSITION and s.lows[end] not in ("of", "'s"):
                break
            if is_capital(s.words[end - 1]) and not flag & (AND | PREPOSITION):
                break
        elif (
            end > index
            and not is_capital(s.words[end - 1])
            and not s.flags[end - 1] & (DETERMINER | PREPOSITION | AND)
        ):
            break
        end += 1
    return end


_THAT = frozenset(["that", "que", "qu'", "qu’"])
_OBJECTS = frozenset(["me", "him", "her", "them", "us", "you", "it"])
CLAUSAL = SPEECH | CLAUSE
OBJECT_CUES = NAMING | DEMAND
