"""How far content may reach: to the clause of another, a main clause, an attributing phrase."""

from annotations.extraction.adverbials import behind_adverbials
from annotations.extraction.content import content_start, last_word
from annotations.extraction.cues import CLAUSAL, Cue, clause_start
from annotations.extraction.grammar import clause_end, shared_subject
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    GROUP,
    HAVE,
    LEADS_ON,
    NAMING,
    PARTICIPLE,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
    TRANSITIVE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import addressee_end
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import PARTING, is_capital, leads_to_that
from annotations.extraction.tails import before_tail


def fence_of(
    s: Sentence, cue: Cue, later: list[Cue], phrases: list[tuple[int, int, int, int]]
) -> int:
    """Return the last token that the content after a cue may reach."""
    end = last_word(s)
    begin = (cue.flags & CLAUSAL and content_start(s, cue)) or behind_adverbials(s, cue.after)
    if (limit := clause_end(s, cue.verb, begin)) is not None:
        end = min(end, limit)
    if (main := main_clause_after(s, cue)) is not None:
        end = min(end, main)
    if cue.first > 1 and s.flags[cue.first - 1] & RELATIVE and s.words[cue.first - 2] == ",":
        comma = next((at for at in range(cue.after, end) if s.words[at] == ","), end + 1)
        end = min(end, comma - 1)  # ", who asked that …,": an insertion ends with its comma
    end = min(end, _before_phrase(s, cue, begin, phrases), _before_other_that(s, cue, begin))
    end = min(end, before_tail(s, cue.after, end))
    fronted = _fronted_within(s, cue) if later else 0
    for number, other in enumerate(later):
        if is_inserted(s, other) or (fronted and clause_start(other) == fronted + 1):
            continue
        if other.shares and _is_theirs(s, cue, other, later[:number]):
            continue
        limit = _limit_by(s, cue, other)
        if limit is not None:
            return min(end, limit)
    return end


def _before_phrase(
    s: Sentence, cue: Cue, begin: int, phrases: list[tuple[int, int, int, int]]
) -> int:
    """The last token before a phrase such as "according to …" that ends what begins at a token."""
    for first, _, _, _ in phrases:
        if begin <= first <= begin + 1 and s.lows[begin - 1] in s.telling.that:
            continue  # « rapporte que, | selon Anne Petit, c'est fini »
        if first >= max(begin, cue.after + 1):
            return first - 2 if s.words[first - 1] == "," else first - 1
    return len(s)


def _before_other_that(s: Sentence, cue: Cue, begin: int) -> int:
    """The last token before a second "that" of who tells of it: "said Lee asked | and that …"."""
    outer = any(other.verb < cue.verb and other.flags & CLAUSAL for other in s.cues or ())
    within = s.tree is not None and s.tree.dep[cue.verb] == "ccomp"
    if not (outer and within) or s.lows[begin - 1] in s.telling.that:
        return len(s)
    for at in range(begin + 1, len(s) - 1):
        if s.flags[at] & AND and s.lows[at + 1] in s.telling.that:
            return at - 2 if s.words[at - 1] == "," else at - 1
    return len(s)


def _fronted_within(s: Sentence, cue: Cue) -> int:
    """The comma behind a clause that what is said begins with: "said that when he rang, …"; or 0.

    Only behind "that", where the clause can be nothing but a part of what is said.
    """
    at = addressee_end(s, cue)
    if (
        at + 3 >= len(s)
        or s.lows[at] not in s.telling.that
        or not (s.words[at + 1] == "," or s.lows[at + 1] in s.telling.fronting_conjunctions)
    ):
        return 0
    return next((i for i in range(at + 2, len(s) - 2) if s.words[i] == ","), 0)


def is_inserted(s: Sentence, other: Cue) -> bool:
    """Whether a verb stands between commas: "reported, citing Lee, that", ", citing Lee, said".

    Or the clause of who reports it: "told MPs, | the Argus reported |, that".
    """
    begin = clause_start(other)
    if not begin or s.words[begin - 1] != ",":
        return False
    if not other.flags & PARTICIPLE:
        end = skip_time(s, addressee_end(s, other))
        return leads_to_that(s, end) or leads_to_that(s, end - 1)
    near = range(other.after, min(len(s) - 1, other.after + 14))
    comma = next((at for at in near if s.words[at] == ","), None)
    if comma is None:
        return False
    told = s.flags[comma + 1] & CUE and not s.flags[comma + 1] & PARTICIPLE
    return bool(told) or s.lows[comma + 1] in s.telling.that


def main_clause_after(s: Sentence, cue: Cue) -> int | None:
    """The last token of a clause put before the main one: "When she said that …, he laughed"."""
    before = clause_start(cue) - 1
    if before < 0 or s.lows[before] not in s.telling.fronting_conjunctions:
        return None
    if before and not s.flags[before - 1] & (AND | SUBORDINATOR | ADVERB | TIME):
        return None
    for at in range(cue.after + 1, len(s) - 2):
        if s.words[at] != ",":
            continue
        flag = s.flags[at + 1]
        begins = is_capital(s.words[at + 1]) or flag & (PRONOUN | DETERMINER | GROUP | QUOTED)
        if begins and not flag & (RELATIVE | AND):
            return at - 1
    return None


def _is_theirs(s: Sentence, cue: Cue, other: Cue, between: list[Cue]) -> bool:
    """Whether "and told" goes on with somebody in the content: "said | Lee rang and told her"."""
    if shared_subject(s, other.verb, cue.after) is not None:
        return True
    nearer = any(near.speaker and _had(s, near) for near in between)
    return nearer and _had(s, other) and not _had(s, cue)


def _had(s: Sentence, cue: Cue) -> bool:
    """Whether a verb is told of as over before: "had told", "avait dit"."""
    return any(flag & HAVE for flag in s.flags[cue.first : cue.verb])


def _before_joint(s: Sentence, cue: Cue, other: Cue, before: int) -> int | None:
    """The last token before a conjunction at a token that leads to another's clause."""
    if _answers_them(s, cue, other, before):
        return None
    if s.words[before - 1] in (",", "—", "–"):
        return before - 2
    if s.lows[before] in s.telling.noun_conjunctions and not _begins_anew(s, cue, before):
        return None
    return before - 1


def _answers_them(s: Sentence, cue: Cue, other: Cue, before: int) -> bool:
    """Whether another speaks to whoever tells of it: "said she rang, but | a clerk told her"."""
    if not cue.flags & SPEECH or s.flags[before - 1] & QUOTED or not other.flags & TELLING:
        return False
    told = s.lows[other.after : other.after + 1]
    begin = content_start(s, cue) or cue.after
    return any(
        f"{low} {each}" in s.telling.own_objects for low in s.lows[begin:before] for each in told
    )


def _begins_anew(s: Sentence, cue: Cue, conjunction: int) -> bool:
    """Whether an "and" leads to another main clause: "called it “a joke,” | and Lee said".

    Behind an order or a promise, which is no clause, a pronoun does: "vowed to stay | and he said".
    """
    if s.flags[conjunction - 1] & LEADS_ON:
        return True
    act = cue.flags & (DEMAND | NAMING) and not cue.flags & SPEECH
    act = act or s.lows[cue.after : cue.after + 1] == ["to"]
    return bool(act) and s.lows[conjunction + 1] in s.telling.subject_pronouns_of_people


def _limit_by(s: Sentence, cue: Cue, other: Cue) -> int | None:
    """Return the last token before another attributing clause, when one begins and ends ours."""
    if other.shares:  # "…, and said": its "and" ends ours
        before = other.first - 2
        if before < cue.after:
            return None
        return before - 1 if s.words[before] == "," else before
    if other.speaker is None:  # "…, adding": so does its comma
        if not other.flags & PARTICIPLE or other.first <= cue.after + 1:
            return None
        if s.flags[other.first - 1] & LEADS_ON:  # "… “corrupt,” noting that …"
            return other.first - 1
        if _runs_beside(s, cue, other):
            return other.first - 2 - (s.words[other.first - 2] in PARTING)
        return other.first - 2 if s.words[other.first - 1] == "," else None
    start = clause_start(other)
    before = start - 1
    if other.first <= cue.after or before <= cue.after or s.lows[before] in s.telling.because:
        return None
    joins = AND | SUBORDINATOR
    if s.flags[before] & joins and not s.flags[before] & (COMPLEMENTISER | RELATIVE):
        return _before_joint(s, cue, other, before)
    return _before_mark(s, other, start)


def _runs_beside(s: Sentence, cue: Cue, other: Cue) -> bool:
    """Whether a second running form stands beside the first: "saying …, | and arguing that"."""
    both = cue.flags & other.flags & PARTICIPLE and cue.flags & CLAUSAL
    if not both or not s.flags[other.first - 1] & AND:
        return False
    content = content_start(s, cue)
    return content is not None and content < other.first - 3 and content_start(s, other) is not None


def _before_mark(s: Sentence, other: Cue, start: int) -> int | None:
    """The last token before the mark that parts words from another's clause; None: none does."""
    before = start - 1
    if s.flags[before] & LEADS_ON:
        return before  # "wrote that he was “done,” | the police said"
    if s.words[before] == "," and (other.inverted or not s.flags[start] & RELATIVE):
        return before - 1
    if s.words[before] == ";" and s.language.number_in_s and _speaks_anew(s, other):
        return before - 1
    return None


def _speaks_anew(s: Sentence, other: Cue) -> bool:
    """Whether somebody else speaks behind a semicolon: "said no; | the agency denies it".

    Not where it was over before, or a verb tells of what somebody has: "said two had left; one
    had told her why", "said that Apple holds cash; Nike holds gold".
    """
    has = other.flags & TRANSITIVE and content_start(s, other) is None
    return not (has or _had(s, other))
