"""Which words of a sentence attribute speech, and to whom: the cue verbs and their subjects."""

from dataclasses import dataclass

from annotations.extraction.languages import Language
from annotations.extraction.languages.base import words
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    BE,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    ENDS,
    HAVE,
    HEDGE,
    LEADS_ON,
    MODAL,
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
    LONGEST,
    Phrase,
    is_capital,
    is_mark,
    subject_after,
    subject_before,
)

# More attributing verbs in one sentence than any writer uses; keeps hostile texts linear.
MOST_CUES = 24
CLAUSAL = SPEECH | CLAUSE
_THAT = frozenset(["that", "que", "qu'", "qu’"])
_UNNAMED = frozenset(
    words("anonymity anonymous identified named quoted anonymat anonyme citée cité nommée nommé")
)
_ELIDED = frozenset(["l'", "l’"])
_CLITICS = _ELIDED | {"s'", "s’", "se"}
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


def find_cues(s: Sentence, language: Language) -> list[Cue]:
    """Return the cues of a sentence from left to right."""
    if not s.seen & CUE:
        return []
    found = []
    for index, flag in enumerate(s.flags):
        if flag & CUE and (s.words[index].islower() or (not index and flag & PARTICIPLE)):
            cue = _read_cue(s, index, language)
            if cue is not None:
                found.append(cue)
                if len(found) == MOST_CUES:
                    break
    return found


def _read_cue(s: Sentence, verb: int, language: Language) -> Cue | None:
    first = _group_start(s, verb)
    if first is None or (first and s.lows[first - 1] in ("to", "in")):  # "to say", "in writing"
        return None
    group = 0
    for at in range(first, verb):
        group |= s.flags[at]
    if group & NEGATION and not s.lows[verb].startswith(("den", "dém")):
        return None
    flag, last = _with_particle(s, verb, language)
    if flag & WITH_PARTICLE or (flag & NOUN_TOO and not _is_verb(s, first, verb, last, group)):
        return None
    cue = Cue(first, verb, last, flag, None, False, last + 1)
    _find_speaker(s, cue, language)
    if group & BE and not flag & PARTICIPLE and _is_impersonal(s, first, verb):
        cue.impersonal, cue.speaker = True, None
    cue.hedged = any(before & HEDGE for before in s.flags[max(0, first - 2) : verb])
    return cue


def _group_start(s: Sentence, verb: int) -> int | None:
    """Return the first token of the verb group; None when the form cannot speak here."""
    flag = s.flags[verb]
    first, auxiliary = verb, 0
    while first > 0 and verb - first < 6 and _in_verb_group(s, first - 1):
        first -= 1
        auxiliary |= s.flags[first] & AUXILIARY
    while (
        first < verb
        and s.flags[first] & ADVERB
        and not (s.flags[first] & (AUXILIARY | NEGATION) or s.lows[first] in _CLITICS)
    ):
        first += 1
    if flag & NEEDS_AUX and not auxiliary and not _has_plain_form(s, verb):
        return None
    if flag & PARTICIPLE:
        return first
    if (
        auxiliary & BE
        and not _reflexive(s, first, verb)
        and not (auxiliary & HAVE and not _ends_in_be(s, first, verb))
    ):
        return first if _is_impersonal(s, first, verb) else None
    return None if auxiliary & MODAL and not _quotation_follows(s, verb) else first


def _in_verb_group(s: Sentence, index: int) -> bool:
    """Whether a token may stand between a subject and its verb: "has", "later", "-t-il"."""
    flag, word = s.flags[index], s.words[index]
    if flag & AUXILIARY or (word[0] == "-" and flag & PRONOUN):
        return True
    if flag & (ADVERB | NEGATION) and not flag & DETERMINER:
        return True
    if s.lows[index] in _ELIDED:  # "l'explique", but not "l'annonce"
        return s.flags[index + 1] & (CUE | NOUN_TOO) in (SPEECH, CLAUSE)
    return word.endswith("ly") and word.islower()


def _is_impersonal(s: Sentence, first: int, verb: int) -> bool:
    """Whether a passive says "it was announced that", "il a été révélé que"."""
    return bool(
        first
        and s.lows[first - 1] in ("it", "il")
        and verb + 1 < len(s)
        and s.flags[verb + 1] & COMPLEMENTISER
    ) and not _reflexive(s, first, verb)


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


def _quotation_follows(s: Sentence, verb: int) -> bool:
    """A modal needs a quotation to be more than a plan: "would say"."""
    return any(flag & QUOTED for flag in s.flags[verb + 1 : verb + 5])


def _with_particle(s: Sentence, verb: int, language: Language) -> tuple[int, int]:
    """Return classes and last token of a verb, with its particle: "called for", "went on"."""
    if verb + 1 < len(s):
        extra = language.phrasal.get((s.lows[verb], s.lows[verb + 1]))
        if extra is not None:
            return extra, verb + 1
    return s.flags[verb], verb


def _is_verb(s: Sentence, first: int, verb: int, last: int, group: int) -> bool:
    """Whether a form that is also a noun is a verb here, by what stands before and after it."""
    if group & HAVE:
        return True
    before = s.flags[first - 1] if first else 0
    word_before = s.words[first - 1] if first else "."
    pronoun = before & PRONOUN and not before & PREPOSITION
    if not pronoun and (before & (DETERMINER | PREPOSITION) or word_before.endswith(("'s", "’s"))):
        return False
    if _announces(s, last):
        return True
    noun_like = bool(pronoun) or is_capital(word_before)
    if not _object_follows(s, last):
        quotations = [flag for flag in s.flags[:first] if flag & QUOTED]
        finished = any(flag & (LEADS_ON | ENDS) for flag in quotations)
        return finished or (bool(quotations) and noun_like)
    return noun_like or s.lows[verb].endswith("ed")


def _announces(s: Sentence, last: int) -> bool:
    """Whether "that", a colon or a quotation follows a verb."""
    following = s.flags[last + 1] if last + 1 < len(s) else 0
    word_after = s.words[last + 1] if last + 1 < len(s) else "."
    if following & (COMPLEMENTISER | QUOTED) or word_after == ":":
        return True
    return word_after == "," and last + 2 < len(s) and bool(s.flags[last + 2] & QUOTED)


def _object_follows(s: Sentence, last: int) -> bool:
    """Whether what follows may be an object: no mark, no preposition, no auxiliary."""
    if last + 1 >= len(s) or is_mark(s.words[last + 1]):
        return False
    following = s.flags[last + 1]
    return bool(following & TIME) or not following & (PREPOSITION | AUXILIARY)


def _find_speaker(s: Sentence, cue: Cue, language: Language) -> None:
    """Set speaker, inverted, after, shares and fronted of a cue."""
    inside = _pronoun_inside(s, cue)
    if inside is not None:
        cue.speaker, cue.inverted = (inside, inside), True
        return
    if cue.flags & PARTICIPLE and not _is_running(s, cue):
        return
    behind = _speaker_behind(s, cue, language)
    if behind is not None:
        cue.speaker, cue.inverted, cue.after = behind, True, behind[1] + 1
        cue.fronted = cue.first > 0 and s.lows[cue.first - 1] in language.set_aside
        return
    cue.speaker = _unnamed_before(s, cue.first) or subject_before(s, cue.first)
    before = cue.first - 1
    if cue.speaker is None:
        cue.shares = before > 0 and bool(s.flags[before] & AND or s.lows[before] in ("but", "mais"))
        return
    cue.speaker = _back_to_quotation(s, cue.speaker)
    at = cue.speaker[0] - 1
    if at >= 0 and s.lows[at] in language.set_aside:
        cue.fronted = at == 0 or is_mark(s.words[at - 1]) or bool(s.flags[at - 1] & QUOTED)


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
    behind = subject_after(s, cue.verb)
    if behind is None or quoted:
        return behind
    if not _closes(s, behind[1] + 1):
        return None
    return behind if language.inverts or subject_before(s, cue.first) is None else None


def _unnamed_before(s: Sentence, verb: int) -> Phrase | None:
    """Return "An official who asked not to be named": no other phrase reaches over "to be"."""
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
    end = index + 1
    while end < size and end - index < 8 and _goes_on(s, end):
        end += 1
    return end


def _goes_on(s: Sentence, index: int) -> bool:
    """Whether a token continues the listener's name: "the New York Times", "city leaders"."""
    flag, before = s.flags[index], s.flags[index - 1]
    if is_mark(s.words[index]) or flag & (QUOTED | COMPLEMENTISER):
        return False
    named = is_capital(s.words[index - 1])
    if is_capital(s.words[index]):
        return named or bool(before & (DETERMINER | PREPOSITION | AND))
    if flag & PREPOSITION:
        return s.lows[index] == "of"
    if flag & (PRONOUN | DETERMINER | TIME | AUXILIARY | CUE):
        return False
    return not named or bool(flag & AND)
