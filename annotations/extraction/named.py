"""What something is called: "called | the bridge “a danger” to all |", "labelled | it a farce"."""

from annotations.extraction.cues import Cue
from annotations.extraction.grammar import has_predicate, is_reduced
from annotations.extraction.languages.tags import (
    ADVERB,
    CUE,
    DETERMINER,
    ENDS,
    LEADS_ON,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    QUOTED,
    SPEECH,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_capital, is_mark

_INDEFINITE = frozenset(["a", "an"])
_NEAR = 20  # tokens between a verb and the quoted words


def is_name(s: Sentence, cue: Cue) -> bool:
    """Whether a thing is only named: « ce qu'on appelle “la défense active” »."""
    if cue.speaker is None or s.lows[cue.speaker[1]] != "on":
        return False
    return any(flag & QUOTED for flag in s.flags[cue.after : cue.after + 4])


def is_mere_name(s: Sentence, cue: Cue) -> bool:
    """Whether somebody only tells the name of something: "a beer called | Harbour Swell |"."""
    if cue.first != cue.verb or not is_reduced(s, cue.verb) or cue.after >= len(s):
        return False
    after = cue.after
    named = next((at for at in range(after, len(s)) if not is_capital(s.words[at])), after)
    behind = s.flags[named + 1] if named + 1 < len(s) else 0
    if after < named < len(s) and s.lows[named] in _INDEFINITE and not behind & TIME:
        return False  # "a doctor called | Lee | a quack"
    return s.lows[cue.verb].endswith("ed") and (named > after or not s.words[after][0].isalpha())


def is_judged(s: Sentence, pronoun: int, fence: int) -> bool:
    """Whether a pronoun is called something, and not the day: "called | it | a common ailment"."""
    first = pronoun + 1
    if first > fence or not s.words[first].isalpha():
        return False
    if any(" ".join(s.lows[first : first + size]) in s.telling.leaving_off for size in (1, 2)):
        return False
    return bool(s.flags[first] & DETERMINER) or (
        has_predicate(s, pronoun - 1) and s.lows[first] not in s.telling.leaving_off
    )


def called(s: Sentence, cue: Cue, fence: int) -> Phrase | None:
    """What is called something in quoted words, and those: "called | it “unfair” | again"."""
    if not _has_caller(cue):
        return None
    near = range(cue.after, min(fence + 1, cue.after + _NEAR))
    quoted = [at for at in near if s.flags[at] & QUOTED]
    if not quoted:
        return None
    if any(
        s.flags[at] & CUE
        and not s.flags[at] & PARTICIPLE
        and not is_capital(s.words[at])
        and s.flags[at] & SPEECH
        for at in range(cue.after, quoted[0])
    ):
        return None
    begin, end = skip_time(s, cue.after), _complement_end(s, quoted[-1], fence)
    whole = end > quoted[-1] and s.flags[begin] & DETERMINER  # "a “brazen breach” of the law"
    alone = not whole and _stands_alone(s, begin, quoted[0])
    return (quoted[0] if alone else begin), end


def _stands_alone(s: Sentence, begin: int, quoted: int) -> bool:
    """Whether nothing is called so before quoted words but a little one: "condemned | a | “…”"."""
    before = quoted - 1
    if s.lows[before] == "comme":
        return True
    if begin != before or s.lows[before] in s.telling.objects_and_reflexives:
        return False
    return is_mark(s.words[before]) or bool(s.flags[before] & (DETERMINER | PREPOSITION))


def _has_caller(cue: Cue) -> bool:
    return bool(cue.speaker or cue.flags & PARTICIPLE or cue.shares)


def _complement_end(s: Sentence, quoted: int, fence: int) -> int:
    """Where the phrase ends that quoted words stand in: "a “brazen breach” | of the law |".

    A noun behind them is theirs too: "a “big tent” | party |".
    """
    tree, at = s.tree, quoted + 1
    if tree is None or at > fence or s.flags[quoted] & (LEADS_ON | ENDS):
        return quoted
    end = quoted
    while at <= fence and tree.pos[at] in ("NOUN", "PROPN") and not _is_apart(s, at):
        end, at = at, at + 1
    if at < fence and s.lows[at] in s.telling.of_names:
        end = min(fence, tree.subtree(at)[1])
        end = next((i - 1 for i in range(at, end + 1) if is_mark(s.words[i])), end)
    return end


def _is_apart(s: Sentence, index: int) -> bool:
    return is_mark(s.words[index]) or bool(s.flags[index] & QUOTED)


def is_predicated(s: Sentence, cue: Cue, fence: int) -> bool:
    """Whether something is called something, without marks: "called it a mistake", "blamed as"."""
    if cue.after > fence or not _has_caller(cue):
        return False
    if s.lows[cue.after] in s.telling.objects_and_reflexives and cue.after < fence:
        return True
    if has_predicate(s, cue.verb):
        return True
    for at in range(cue.after + 1, min(fence, cue.after + 12)):
        thing = s.flags[at] & NOUN_TOO and s.flags[at - 1] & DETERMINER  # "the offer"
        told = s.flags[at] & CUE and not thing and not is_capital(s.words[at])
        if is_mark(s.words[at]) or told:
            return False
        if s.lows[at] in s.telling.predicative:
            return True
        if s.lows[at] in _INDEFINITE and not s.flags[at - 1] & (PREPOSITION | ADVERB | CUE):
            return s.lows[cue.verb].startswith(s.telling.judging_stems)
    return False
