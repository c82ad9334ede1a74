"""Whether a form that is a noun as often is a verb here, by what stands beside it: "claims"."""

from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    ENDS,
    HAVE,
    LEADS_ON,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    TIME,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import is_capital, is_mark

_LONGEST_SUBJECT = 7  # tokens


def is_verb_here(s: Sentence, first: int, last: int, group: int) -> bool:
    """Whether a form that is also a noun is a verb here, by what stands before and after it."""
    if group & HAVE:
        return True
    verb = next((at for at in range(first, last + 1) if s.flags[at] & CUE), last)
    before = s.flags[first - 1] if first else 0
    word_before = s.words[first - 1] if first else "."
    pronoun = before & PRONOUN and not before & PREPOSITION
    if not pronoun and (before & (DETERMINER | PREPOSITION) or word_before.endswith(("'s", "’s"))):
        return False
    joined = any(flag & AND for flag in s.flags[max(0, first - 5) : first])
    agrees = not s.language.number_in_s or joined or _agrees(s, first - 1, s.lows[verb])
    if agrees and (announces(s, last) or announces(s, skip_time(s, last + 1) - 1)):
        return True
    if (
        agrees
        and not s.language.inverts
        and s.lows[last + 1 : last + 2]
        and (s.lows[last + 1] in s.telling.objects_and_reflexives)
    ):
        return True  # "some parents call | it |"
    if stands_behind(s, first, last):
        return True
    if not agrees and not joined:
        return False
    noun_like = bool(pronoun) or is_capital(word_before)
    if not _object_follows(s, last):
        quotations = [flag for flag in s.flags[:first] if flag & QUOTED]
        finished = any(flag & (LEADS_ON | ENDS) for flag in quotations)
        return finished or (bool(quotations) and noun_like)
    return noun_like or s.lows[verb].endswith("ed")


def stands_behind(s: Sentence, first: int, last: int) -> bool:
    """Whether a form is a verb by its place: behind words with a comma, or before "-t-elle"."""
    if last + 1 < len(s) and s.words[last + 1][0] == "-" and s.flags[last + 1] & PRONOUN:
        return True
    if first and s.flags[first - 1] & QUOTED and s.flags[first - 1] & LEADS_ON:
        return True
    if first < 2 or s.words[first - 1] != ",":
        return False
    if s.flags[first - 2] & QUOTED:
        return True
    if not s.language.inverts or last + 1 >= len(s) or first != last:
        return False
    following = s.flags[last + 1]  # "…, tranche le maire. Il …"
    begins = bool(following & DETERMINER) and not following & PREPOSITION
    return begins or is_capital(s.words[last + 1])


def closes_clause(s: Sentence, first: int, last: int) -> bool:
    """Whether nothing but a subject stands between a comma and a form: "…, the Herald | reports |".

    Behind the form its clause is over, but for when it was said.
    """
    after = skip_time(s, last + 1)
    if (after < len(s) and not is_mark(s.words[after])) or _is_led_up(s, first):
        return False
    for at in range(first - 1, max(0, first - _LONGEST_SUBJECT), -1):
        if s.words[at] == ",":
            return at < first - 1
        verb = s.flags[at] & CUE and not s.flags[at] & NOUN_TOO
        if is_mark(s.words[at]) or verb or s.flags[at] & (QUOTED | RELATIVE | AND):
            break
    return False


def _is_led_up(s: Sentence, verb: int) -> bool:
    """Whether only a circumstance stands before a verb: "As it rained, work | continued"."""
    tree = s.tree
    return tree is not None and any(
        tree.heads[at] == verb and tree.dep[at] == "advcl" for at in range(verb)
    )


def _agrees(s: Sentence, subject: int, form: str) -> bool:
    """Whether the word before may be subject of a present form: "critics claim", "Lee claims".

    "A tweet", "state attorney" and "protests demands" are nouns by that.
    """
    if subject < 0 or form.endswith(("ed", "ing")):
        return True
    low, flag = s.lows[subject], s.flags[subject]
    if flag & (ADVERB | AUXILIARY | QUOTED) or is_mark(low):
        return True
    plural = low in s.telling.plural_subjects or (
        low.endswith("s") and not low.endswith(("ss", "'s", "’s", "us"))
    )
    if form.endswith("s"):
        return not plural or is_capital(s.words[subject])
    return plural or bool(flag & RELATIVE)


def announces(s: Sentence, last: int) -> bool:
    """Whether "that", a colon or a quotation follows a verb."""
    following = s.flags[last + 1] if last + 1 < len(s) else 0
    word_after = s.words[last + 1] if last + 1 < len(s) else "."
    if following & ADVERB and last + 3 < len(s) and s.lows[last + 3] in s.telling.citing:
        return True  # "rapporte toutefois, citant …"
    if following & (COMPLEMENTISER | QUOTED) or word_after == ":":
        return True
    if word_after != "," or last + 2 >= len(s):
        return False
    return bool(s.flags[last + 2] & QUOTED) or s.lows[last + 2] in s.telling.citing


def _object_follows(s: Sentence, last: int) -> bool:
    """Whether what follows may be an object: no mark, no preposition, no auxiliary."""
    if last + 1 >= len(s) or is_mark(s.words[last + 1]):
        return False
    following = s.flags[last + 1]
    return bool(following & TIME) or not following & (PREPOSITION | AUXILIARY)
