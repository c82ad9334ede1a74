"""The verb group of a cue: its auxiliaries, what stands in between, its particle."""

import re

from annotations.extraction.adverbials import behind_adverbials
from annotations.extraction.languages.tags import (
    ADVERB,
    AUXILIARY,
    BE,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    DOUBTED,
    HAVE,
    MODAL,
    NEEDS_AUX,
    NEGATION,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    QUOTED,
    RAISING,
    SPEECH,
    TIME,
    WITHIN,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_manner, is_mark, is_surname
from annotations.extraction.subjects_after import subject_after

_SCORE = re.compile(r"\d+[-–]\d+")
_LONGEST_QUOTED = 14
_TO_FIGURE = 14  # tokens between "put" and "at"
_OBJECTS = ("dobj", "dative")
_TO_FEELING = 4  # tokens between "expressed" and "concern"
_TO_PREPOSITION = 10  # tokens between "spoke" and "of"
_BETWEEN = ADVERB | NEGATION
"""Verbs that tell how a running form goes on: "keeps asking"."""


_EMPHATIC = frozenset(["did", "does", "do"])  # "she did disclose that"


def group_start(s: Sentence, verb: int) -> int | None:
    """Return the first token of the verb group; None when the form cannot speak here."""
    flag = s.flags[verb]
    first, auxiliary = verb, 0
    while first > 0 and verb - first < 6:
        if _in_verb_group(s, first - 1):
            first -= 1
            auxiliary |= s.flags[first] & AUXILIARY
        elif (moment := _moment_before(s, first)) > 0:
            first -= moment
        else:
            break
    while (
        first < verb
        and s.flags[first] & ADVERB
        and not (
            s.flags[first] & (AUXILIARY | NEGATION) or s.lows[first] in s.telling.clitics_in_group
        )
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
        return first if is_impersonal(s, first, verb) else None
    said = _EMPHATIC | s.telling.before_that  # "would only tell us"
    planned = auxiliary & MODAL and said.isdisjoint(s.lows[first:verb])
    return None if planned and not _quotation_follows(s, verb) else first


def _moment_before(s: Sentence, index: int) -> int:
    """How many tokens of a time stand there: "has | in the past | said", « a | dès lors | dit »."""
    if s.lows[index - 1] not in s.telling.then_ends:
        return 0
    phrases = (size for size in (3, 2) if " ".join(s.lows[index - size : index]) in s.telling.then)
    return next((size for size in phrases if index > size), 0)


def over_raising(s: Sentence, raising: int) -> int:
    """The first token of "(has) (also) continued | to say"."""
    first = raising
    if s.lows[raising] == "on" and raising and s.flags[raising - 1] & RAISING:  # "went on to say"
        first = raising = raising - 1
    while first > 0 and raising - first < 5 and _in_verb_group(s, first - 1):
        first -= 1
    while first < raising and s.flags[first] & ADVERB and not s.flags[first] & AUXILIARY:
        first += 1
    return first


def over_hearsay(s: Sentence, verb: int) -> int | None:
    """The first token of "| is understood to have | warned", None where nothing is hearsay."""
    first = verb - 3
    if first < 1 or s.lows[verb - 2 : verb] != ["to", "have"]:
        return None
    if s.lows[first] not in s.telling.hearsay or not s.flags[first - 1] & BE:
        return None
    return first - 1


def over_quoting(s: Sentence, verb: int) -> int | None:
    """The first token of "| was quoted (by the Argus) as | saying |", "| was heard | saying |".

    None where nobody is.
    """
    if s.lows[verb] not in s.telling.saying_so:
        return None
    quoted = s.lows[verb - 1] == "as"
    taken_up = s.telling.quoted if quoted else s.telling.heard
    for at in range(verb - 1 - quoted, max(0, verb - _LONGEST_QUOTED), -1):
        if s.lows[at] in taken_up:
            first = at
            while first and s.flags[first - 1] & (BE | HAVE | MODAL | ADVERB):
                first -= 1
            return first if first < at and s.flags[at - 1] & (BE | ADVERB) else None
        near = quoted or s.flags[at] & PREPOSITION or s.lows[at] in s.telling.on_record
        if not near or is_mark(s.words[at]) or s.flags[at] & QUOTED:
            return None
    return None


def _estimates(s: Sentence, verb: int) -> bool:
    """Whether a figure is put to something: "put | the toll at 19", "puts it on 46 per cent"."""
    for at in range(verb + 2, min(len(s) - 1, verb + _TO_FIGURE)):
        if s.words[at] in (",", ";", ":") or s.lows[at] in s.telling.ways_off:
            return False
        if s.lows[at] in s.telling.at_figure:
            figure = s.lows[at + 1 : at + 4]
            if not s.telling.at_figure.isdisjoint(figure) or _SCORE.fullmatch(figure[0]):
                return False  # "put the kettle | on at 7 |", "put Harwick | at 2-1 |"
            return any(word[0].isdigit() or word in "$£€" for word in figure) or bool(
                s.flags[at + 1] & QUANTITY
            )
    return False


def _in_verb_group(s: Sentence, index: int) -> bool:
    """Whether a token may stand between a subject and its verb: "has", "later", "-t-il"."""
    flag, word, low = s.flags[index], s.words[index], s.lows[index]
    if is_surname(s, index):
        return False
    if flag & AUXILIARY or (flag & _BETWEEN and not flag & DETERMINER):
        return True
    if flag & PRONOUN and word[0] == "-":
        return True
    if low in s.telling.aspect_verbs and s.flags[index + 1] & PARTICIPLE:
        return True  # "keeps asking"
    if low in ("tout", "de") and "même" in s.lows[index + 1 : index + 3]:
        return True  # "a tout de même reconnu"
    if low in s.telling.clitics_of_verbs:  # "l'explique", but not "l'annonce", "leur rapport"
        following = s.flags[index + 1] if index + 1 < len(s.flags) else 0
        return following & (CUE | NOUN_TOO) in (SPEECH, CLAUSE) or bool(following & HAVE)
    return is_manner(word)


def is_impersonal(s: Sentence, first: int, verb: int) -> bool:
    """Whether a passive says "it was announced that", "il a été révélé que"."""
    return bool(
        first
        and s.lows[first - 1] in ("it", "il")
        and verb + 1 < len(s)
        and (s.flags[verb + 1] & COMPLEMENTISER or s.lows[verb + 1] in s.telling.agent_prepositions)
    ) and not _reflexive(s, first, verb)


def agent_of(s: Sentence, verb: int) -> Phrase | None:
    """Return who a passive names: "it was reported by | Reuters | that"."""
    at = verb + 1
    if at >= len(s) or s.lows[at] not in s.telling.agent_prepositions:
        return None
    agent = subject_after(s, at)
    return agent if agent is not None and agent[0] == at + 1 else None


def _has_plain_form(s: Sentence, verb: int) -> bool:
    """Forms such as "dit" are present tense and participle in one: they may stand alone."""
    return s.lows[verb] in s.telling.plain_participles


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


def with_particle(s: Sentence, verb: int) -> tuple[int, int]:
    """Return classes and last token of a verb, with its particle: "called for", "went on"."""
    if s.lows[verb] in s.telling.expressing:
        return _expressed(s, verb) or (s.flags[verb], verb)
    if s.lows[verb] not in s.language.phrasal_heads:
        return s.flags[verb], verb
    if s.lows[verb] in s.telling.estimating and _estimates(s, verb):
        return DEMAND, verb
    for size in range(min(4, len(s) - verb), 1, -1):
        extra = s.language.phrasal.get(tuple(s.lows[verb : verb + size]))
        if extra is not None and not _is_dated(s, verb + size):
            longer = _particle_behind(s, verb, size)
            return longer or (extra, _without_lead(s, verb + size - 1))
        split = (s.lows[verb], *s.lows[verb + 2 : verb + size + 1])  # "met|-il|en garde"
        if verb + size < len(s) and s.words[verb + 1][0] == "-" and split in s.language.phrasal:
            return s.language.phrasal[split], verb + size
    apart = _particle_behind(s, verb, 1) or _preposition_behind(s, verb)
    return apart or (s.flags[verb], verb)


def _expressed(s: Sentence, verb: int) -> tuple[int, int] | None:
    """The classes and last token of "expressed deep concern | that", "voiced doubts about |"."""
    for at in range(verb + 1, min(len(s) - 1, verb + _TO_FEELING)):
        if s.lows[at] in s.telling.feelings:
            if s.lows[at + 1] in s.telling.that:
                return CLAUSE | s.flags[at] & DOUBTED, at
            return (DEMAND, at + 1) if s.lows[at + 1] in s.telling.felt_about else None
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | PREPOSITION & ~DETERMINER):
            break
    return None


def _is_dated(s: Sentence, behind: int) -> bool:
    """Whether a date stands behind an "on" that would be a particle: "called | on Monday | for"."""
    dated = behind < len(s) and s.flags[behind] & TIME and s.flags[behind - 1] & PREPOSITION
    return bool(dated) and s.language.number_in_s


def _preposition_behind(s: Sentence, verb: int) -> tuple[int, int] | None:
    """The same where more stands in between: "spoke warmly | of |", "called on Monday | for |".

    A parser tells whether the preposition is the verb's; without one only an adverb or a date may.
    """
    if not s.language.number_in_s:
        return None
    last = verb + (s.lows[verb + 1 : verb + 2] == ["out"])
    for at in range(last + 2, min(len(s) - 1, verb + _TO_PREPOSITION)):
        if is_mark(s.words[at]) or s.flags[at] & QUOTED or _is_object(s, verb, at - 1):
            break  # "warned | managers | about"
        own = s.tree is not None and s.tree.heads[at] == verb
        own = own or _only_adverbs(s, last + 1, at)
        if own and s.flags[at] & PREPOSITION and not _is_dated(s, at + 1):
            extra = s.language.phrasal.get((*s.lows[verb : last + 1], s.lows[at]))
            about = s.telling.lengths.isdisjoint(s.lows[at + 1 : at + 3])  # not "for ten minutes"
            if extra is not None and extra & DEMAND and not extra & WITHIN and about:
                return extra, at
    return None


def _is_object(s: Sentence, verb: int, index: int) -> bool:
    tree = s.tree
    return tree is not None and tree.heads[index] == verb and tree.dep[index] in _OBJECTS


def _only_adverbs(s: Sentence, first: int, preposition: int) -> bool:
    """Whether nothing but an adverb or a date stands from a token to a preposition."""
    at = skip_time(s, first)
    if s.lows[preposition - 1] in s.telling.then_ends:
        return False  # "spoke at the start of"
    return at == preposition or (at + 1 == preposition and is_manner(s.words[at]))


def _without_lead(s: Sentence, last: int) -> int:
    """The last token of a phrase but what begins its words: « met en garde | contre la hâte »."""
    return last - (s.lows[last] in s.telling.leads_in_words)


def _particle_behind(s: Sentence, verb: int, size: int) -> tuple[int, int] | None:
    """The same where an adverbial stands in between: « s'est engagé, en mai, | à »."""
    at, head = behind_adverbials(s, verb + size), s.lows[verb : verb + size]
    for more in range(min(4, len(s) - at), 0, -1) if at > verb + size else ():
        extra = s.language.phrasal.get((*head, *s.lows[at : at + more]))
        if extra is not None:
            last = _without_lead(s, at + more - 1)
            return extra, last if last >= at else verb + size - 1
    return None
