"""Who speaks behind a verb: "…,” said Ann Lee", ", said a diplomat who was there", « a dit Luc ».

What stands behind a verb is as often what it is about, so most of this tells whether it speaks:
what stands before the verb, whether the phrase names somebody, whether anything follows it.
"""

from annotations.extraction.cues import CLAUSAL, Cue
from annotations.extraction.grammar import (
    is_verb,
    stands_behind,
)
from annotations.extraction.languages.first_names import is_first_name
from annotations.extraction.languages.tags import (
    AND,
    ANONYMOUS,
    AUXILIARY,
    BODY,
    COMPLEMENTISER,
    DEMAND,
    DETERMINER,
    ENDS,
    GROUP,
    LEADS_ON,
    MEDIUM,
    NAMING,
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
from annotations.extraction.moments import is_moment
from annotations.extraction.phrases import LONGEST, Phrase, is_capital, is_mark
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.subjects_before import subject_before

_SHORT_PHRASE = 2  # tokens behind "that"
_TO_WORDS = 6  # tokens between whom somebody told and "that"


def speaker_behind(s: Sentence, cue: Cue) -> Phrase | None:
    """Return the speaker of "…,” said Ann Lee" and ", a dit Ann Lee"."""
    before = cue.first - 1
    quoted = before >= 0 and bool(
        s.flags[before] & QUOTED
        or (s.words[before] == "," and before and s.flags[before - 1] & QUOTED)
    )
    open_left = before < 0 or quoted or s.words[before] in (",", "—", "–", "-", "?", "!")
    open_left = open_left or s.lows[before] in s.language.set_aside
    if not open_left or not cue.flags & CLAUSAL:
        return None
    behind = _behind_listener(s, cue.last) if s.language.inverts else None
    behind = behind or subject_after(s, cue.last)
    if behind is None and s.language.inverts:
        behind = _speaker_behind_insertion(s, cue.last)
    if behind is None or (is_moment(s, behind) and not _is_told_of(s, behind)):
        return None
    if s.lows[cue.verb] in s.telling.listener_first:  # "…, told | the Courier"
        return None
    if quoted:
        at = before if s.flags[before] & QUOTED else before - 1
        named = names_somebody(s, at) and not _closes(s, behind[1] + 1)
        leads = s.lows[behind[0]] in s.telling.that and not s.flags[at] & (LEADS_ON | ENDS)
        short = behind[1] - behind[0] < _SHORT_PHRASE  # "“No” said | that man"
        leads = leads and not short and not s.language.inverts
        named = named or leads  # "the “new” ad says | that they"
        return None if named else behind
    thing = cue.flags & (DEMAND | NAMING) and _is_thing(s, behind)  # "…, conteste ce calcul"
    if thing and (s.language.inverts or not _is_appended(s, cue, behind, related=True)):
        return None
    if s.language.inverts and (
        _is_apposed_subject(s, before, behind) or _has_words_behind(s, cue, behind)
    ):
        return None
    related = _is_told_of(s, behind)
    if not related and not _closes(s, behind[1] + 1):
        return None
    alone = not related and (s.language.inverts or subject_before(s, cue.first) is None)
    return behind if alone or _is_appended(s, cue, behind, related=related) else None


def behind_more(s: Sentence, phrase: Phrase) -> int:
    """The token behind somebody, and behind a clause that tells more of them."""
    after = phrase[1] + 1
    if not _is_told_of(s, phrase):
        return after
    ends = (at for at in range(after, len(s)) if is_mark(s.words[at]) or s.flags[at] & QUOTED)
    return next(ends, len(s))


def _is_told_of(s: Sentence, phrase: Phrase) -> bool:
    """Whether a clause tells more of somebody: "said a diplomat | who was there"."""
    after = phrase[1] + 1
    if after >= len(s) or s.flags[phrase[0]] & PRONOUN:
        return False
    if s.lows[after] in s.telling.telling_more:
        return True
    # "said a group that was there", but not "announced a plan that stunned them"
    related = s.flags[after] & RELATIVE and s.language.number_in_s
    return bool(related) and not _is_thing(s, phrase)


def names_somebody(s: Sentence, quoted: int) -> bool:
    """Whether quoted words name somebody or a thing: "the hacker known as “Owl,” said"."""
    if not s.flags[quoted] & QUOTED:
        return False
    before = s.lows[quoted - 1]
    known_as = before == "as" and quoted > 1 and s.lows[quoted - 2] == "known"
    return known_as or before in s.telling.naming_participles


def _is_appended(s: Sentence, cue: Cue, behind: Phrase, *, related: bool) -> bool:
    """Whether a verb behind a comma has who speaks behind it and nothing else.

    A name, "…, said Ann Lee.", or somebody of whom the rest of the sentence tells more (`related`):
    "…, said a diplomat who was there".
    """
    if cue.first != cue.verb or s.words[cue.first - 1] != ",":
        return False
    if not cue.flags & SPEECH or behind[0] != cue.verb + 1 or (cue.flags & TELLING and not related):
        return False
    read = stands_behind(s, cue.verb)
    if not read and not _is_clause_before(s, cue.first - 1):
        return False
    first, end = behind[0], behind[1] + 1
    if related or read:
        return related or end >= len(s) - 1
    name = next((at for at in range(first, end) if is_mark(s.words[at])), end)
    return end >= len(s) - 1 and all(is_capital(s.words[at]) for at in range(first, name))


def _behind_listener(s: Sentence, verb: int) -> Phrase | None:
    """Return the speaker of "confie à Radio Ponant une infirmière"."""
    at = verb + 1
    while at + 2 < len(s) and (
        s.flags[at] & TIME or (s.lows[at] in s.telling.before_time and s.flags[at + 1] & TIME)
    ):
        at += 1
    if at + 2 >= len(s) or s.lows[at] not in s.telling.in_front_of:
        return None
    if s.lows[at + 1] == "micro" and s.lows[at + 2] in s.telling.of:  # "au micro de | Radio Ponant"
        at += 2
    listener = subject_after(s, at)
    if listener is None or listener[0] != at + 1:
        return None
    last = next(
        (i - 1 for i in range(at + 2, listener[1] + 1) if _begins_another(s, i)), listener[1]
    )
    behind = subject_after(s, last)
    return behind if behind is not None and behind[0] == last + 1 else None


def _speaker_behind_insertion(s: Sentence, verb: int) -> Phrase | None:
    """Return the speaker of « …, résume, dans un texto que nous avons lu, un gardien »."""
    if verb + 3 >= len(s) or s.words[verb + 1] != "," or not s.flags[verb + 2] & PREPOSITION:
        return None
    for at in range(verb + 3, min(len(s) - 1, verb + LONGEST)):
        if s.words[at] == ",":
            behind = subject_after(s, at)
            return behind if behind is not None and behind[0] == at + 1 else None
        if is_mark(s.words[at]) or s.flags[at] & QUOTED:
            return None
    return None


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


def _is_apposed_subject(s: Sentence, comma: int, behind: Phrase) -> bool:
    """Whether a verb has its subject before a comma: « Ann Lee, la maire, | réclame une enquête ».

    What stands there is somebody and what more is told of them, and behind the verb is nobody.
    """
    if comma < 2 or s.words[comma] != "," or "," not in s.words[:comma]:
        return False
    human = TITLE | GROUP | ANONYMOUS
    if not s.flags[behind[0]] & DETERMINER or any(
        is_capital(s.words[at]) or s.flags[at] & human for at in range(behind[0], behind[1] + 1)
    ):
        return False
    first = s.words.index(",")
    named = any(s.flags[at] & (human | BODY | MEDIUM) for at in range(first))
    return (named or is_capital(s.words[first - 1])) and not _has_main_verb(s, comma)


def _has_words_behind(s: Sentence, cue: Cue, behind: Phrase) -> bool:
    """Whether who or what stands behind a verb is its object, for the words follow.

    « Le maire, Ann Lee, | a prévenu ses élus par écrit que … », « …, a promis un pont “neuf” ».
    """
    after = behind[1] + 1
    if cue.flags & TELLING:
        for at in range(after, min(len(s), after + _TO_WORDS)):
            if s.lows[at] in s.telling.that:
                return True
            if is_mark(s.words[at]) or s.flags[at] & PARTICIPLE:
                return False
        return False
    return after < len(s) and bool(s.flags[after] & QUOTED) and _is_thing(s, behind)


def _has_main_verb(s: Sentence, end: int) -> bool:
    """Whether a verb stands before a token that is in no relative clause between commas."""
    begin = 0
    for at in range(end):
        if s.words[at] == ",":
            begin = at + 1
        verb = s.flags[at] & AUXILIARY or (is_verb(s, at) and s.words[at].islower())
        if verb and not any(flag & RELATIVE for flag in s.flags[begin:at]):
            return True
    return False


def _is_clause_before(s: Sentence, comma: int) -> bool:
    """Whether a clause ends at a comma, and no insertion: "…, the losses would grow, said Lee"."""
    begin = next((at + 1 for at in range(comma - 1, -1, -1) if s.words[at] == ","), 0)
    flag = s.flags[begin]
    starts = flag & (DETERMINER | PRONOUN | AND) or is_capital(s.words[begin])
    if not starts or flag & (RELATIVE | PARTICIPLE):
        return False
    relative = next((at for at in range(begin + 1, comma) if s.flags[at] & RELATIVE), comma)
    return any(s.flags[at] & AUXILIARY or is_verb(s, at) for at in range(begin + 1, relative))


def _closes(s: Sentence, index: int) -> bool:
    """Whether nothing that could be content follows an inverted speaker."""
    if index >= len(s) or is_mark(s.words[index]):
        return True
    flag = s.flags[index]
    if flag & COMPLEMENTISER and not flag & (TIME | PREPOSITION):
        return s.lows[index] in s.telling.clause_adverbs
    return bool(flag & (PREPOSITION | TIME | AND | SUBORDINATOR | QUOTED))
