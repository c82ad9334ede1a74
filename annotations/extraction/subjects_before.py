"""Finding who speaks in front of a verb of saying.

Without a parser: walk left from the verb to the first word that no noun phrase holds, at most
LONGEST tokens, past its auxiliaries, an apposition or a relative clause.
"""

from annotations.extraction.grammar import antecedent_of
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    AUXILIARY,
    BE,
    BODY,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    GROUP,
    HAVE,
    MEDIUM,
    NEGATION,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    QUANTITY,
    QUOTED,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    TITLE,
    WITH_PARTICLE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import (
    LONGEST,
    PARTING,
    Phrase,
    is_capital,
    is_latter,
    is_manner,
    is_mark,
    is_surname,
)


def subject_before(s: Sentence, verb: int) -> Phrase | None:
    """Return the noun phrase that ends before the verb group at token `verb`.

    Steps over auxiliaries, adverbs and dates ("the board has on Monday said"), over one or more
    appositions between commas ("Lee, 45, the mayor, said"), and past "who".
    """
    last = _skip_verb_group(s, verb - 1)
    if last < 0 or s.lows[last] in s.telling.pleas:
        return None
    if s.words[last] == ")":
        return _walk_left(s, last)
    if s.words[last] in (",", "—", "–", "-"):
        return _before_apposition(s, last)
    if s.lows[last] == "qui" or (s.flags[last] & RELATIVE and not s.flags[last] & PRONOUN):
        return _antecedent(s, last)
    if s.flags[last] & AND and not s.flags[last] & PRONOUN:
        return None
    return _walk_left(s, last)


def _skip_verb_group(s: Sentence, start: int) -> int:
    """Step left over what may stand between a subject and its verb.

    A name such as May or Will that nothing precedes is the subject itself.
    """
    fence = max(-1, start - 8)
    index = start
    while index > fence and (step := _verb_group_step(s, index, start)):
        index -= step
    found_none = index < 0 or (is_mark(s.words[index]) and s.words[index] != ",")
    if found_none and start >= 0 and is_capital(s.words[start]):
        return index if s.flags[start] & (ADVERB | AUXILIARY) else start
    return index


def _verb_group_step(s: Sentence, index: int, start: int) -> int:
    """How many tokens to step left over: an auxiliary, an adverb, a date; 0 at the subject."""
    flag, low = s.flags[index], s.lows[index]
    if flag & PRONOUN and not flag & (HAVE | TIME) and low not in s.telling.clitic_objects:
        return 0
    if is_surname(s, index):
        return 0
    if flag & (ADVERB | AUXILIARY) and not (flag & DETERMINER and index == start):
        return 1
    if is_manner(s.words[index]):
        return 1
    before = s.flags[index - 1] if index else 0
    if is_latter(s, index):
        return 0
    if flag & TIME or (flag & PREPOSITION and s.flags[index + 1] & TIME):
        return 1
    return 2 if low.isdigit() and len(low) == 4 and before & PREPOSITION else 0


def _walk_left(s: Sentence, last: int) -> Phrase | None:
    """Return the noun phrase whose last token is `last`; "(R-Ohio)" behind a name belongs to it."""
    if s.words[last] == ")":
        opening = _opening_bracket(s, last)
        phrase = _walk_left(s, opening - 1) if opening else None
        return (phrase[0], last) if phrase else None
    low = s.lows[last]
    if _blocks(s, last) or low in s.telling.articles or low in s.telling.resuming:
        return None
    if s.flags[last] & DETERMINER and not s.flags[last] & (PRONOUN | GROUP | TITLE):
        return None  # "three | promised bridges"
    bare = low in s.telling.bare_pronouns or not s.flags[last] & DETERMINER
    if bare and s.flags[last] & PRONOUN:
        return last, last
    first = last
    fence = max(0, last - LONGEST)
    while first > fence:
        candidate = first - 1
        if s.words[candidate] == ")":
            candidate = _opening_bracket(s, candidate) or fence
            if candidate <= fence:
                break
        elif not _continues_left(s, candidate):
            break
        first = candidate
    return _trim_left(s, first, last)


def _continues_left(s: Sentence, index: int) -> bool:
    """Whether a token may stand further left in the same noun phrase."""
    flag = s.flags[index]
    if _blocks(s, index) or (flag & AND and not _joins(s, index)):
        return False
    return not flag & PRONOUN or bool(flag & (DETERMINER | TITLE | GROUP))


_SINGLE = frozenset("‘’'")


def _closes_words(s: Sentence, index: int) -> bool:
    """Whether a single mark closes words within words: "‘Run,’ | my brother said"."""
    return index > 0 and s.words[index - 1] in (",", ".", "?", "!", "…")


def _blocks(s: Sentence, index: int) -> bool:
    """Whether a token cannot be part of a noun phrase."""
    flag, word = s.flags[index], s.words[index]
    if is_mark(word) or flag & QUOTED or (word in _SINGLE and _closes_words(s, index)):
        return True
    if is_capital(word) and index:
        return False
    if flag & (AUXILIARY | NEGATION) and not flag & (DETERMINER | PRONOUN | PREPOSITION):
        return True
    if flag & CUE and not flag & (
        NOUN_TOO | WITH_PARTICLE | PREPOSITION | TITLE | BODY | GROUP | ANONYMOUS
    ):
        listens = s.lows[index] in s.telling.hearing_verbs and s.flags[index - 1] & RELATIVE
        return not (word.endswith("ing") or listens)  # "a judge who | heard | the case"
    if s.language.requires_complementiser and s.lows[index] in s.telling.in_which:
        return True  # « une note dans laquelle | le maire affirme »
    return bool(flag & SUBORDINATOR and not flag & (AND | DETERMINER))


def _joins(s: Sentence, index: int) -> bool:
    """Whether an "and" stands between two names of one subject."""
    if index == 0 or index + 1 >= len(s):
        return False
    left, right = s.words[index - 1], s.words[index + 1]
    if is_mark(left) or s.flags[index - 1] & QUOTED:
        return False
    return (is_capital(left) and is_capital(right)) or index <= 3 or s.words[index] == "&"


def _opening_bracket(s: Sentence, index: int) -> int | None:
    for at in range(index - 1, max(-1, index - 8), -1):
        if s.words[at] == "(":
            return at
    return None


def _trim_left(s: Sentence, first: int, last: int) -> Phrase | None:
    """Drop what is no part of the phrase at its left: "But", "In May the", "to tell that"."""
    while (
        first < last
        and s.flags[first] & (AND | ADVERB | SUBORDINATOR)
        and not (s.flags[first] & (DETERMINER | TITLE | PREPOSITION))
    ):
        first += 1
    if first < last and s.flags[first] & COMPLEMENTISER and first and _leads_on(s, first - 1):
        first += 1  # "reported that lawmakers …", "…, that president Kaya has told …"
    first = _behind_date(s, first, last)
    if s.flags[first] & PREPOSITION and not s.flags[first] & DETERMINER:
        for at in range(last, first, -1):
            fresh = s.flags[at] & DETERMINER or (is_capital(s.words[at]) and at < last)
            if (
                fresh
                and not s.flags[at - 1] & (PREPOSITION | DETERMINER)
                and not (is_capital(s.words[at - 1]) and at - 1 > first and not _is_date(s, at - 1))
            ):
                return at, last
        if s.flags[last] & (TIME | PREPOSITION):
            return None
        return (first + 1, last) if first < last else None
    return first, last


def _behind_date(s: Sentence, first: int, last: int) -> int:
    """The token behind a date that a subject follows: "On Monday | the group", "Last week | Lee".

    A date of one word may begin a name, "Sunday Times", and one behind an article is a part of
    who speaks: "the late Ed Cullen".
    """
    behind = skip_time(s, first)
    if not first < behind <= last:
        return first
    flag = s.flags[behind]
    begins = flag & (DETERMINER | PRONOUN) and not flag & PREPOSITION
    begins = begins and not _is_number(s, behind + 1)  # "Friday | the 13th"
    named = is_capital(s.words[behind]) or flag & (GROUP | TITLE | BODY | ANONYMOUS)
    return behind if begins or (named and _is_full_date(s, first, behind)) else first


def _is_full_date(s: Sentence, first: int, behind: int) -> bool:
    """Whether a date has several words and begins no name: not "This Morning host Jo Hale"."""
    if behind == first + 1 or s.flags[behind] & MEDIUM or s.lows[first] in s.telling.articles:
        return False
    if s.flags[first] & PREPOSITION:
        return True
    low = s.lows[first]
    led = low in s.telling.before_time or low in s.telling.dating or _is_number(s, first)
    return led and s.words[first + 1].islower()


def _is_number(s: Sentence, index: int) -> bool:
    return index < len(s) and (s.words[index][0].isdigit() or bool(s.flags[index] & QUANTITY))


def _is_date(s: Sentence, index: int) -> bool:
    return bool(s.flags[index] & TIME)


def _leads_on(s: Sentence, index: int) -> bool:
    return bool(s.flags[index] & (CUE | AND)) or s.words[index] == ","


def _before_apposition(s: Sentence, comma: int) -> Phrase | None:
    """Return the subject before "…, the mayor, said": the phrase left of the apposition(s)."""
    edge = comma
    for _ in range(4):
        start = _previous_break(s, edge - 1)
        if start is None:
            return None
        inserted = start + 1
        if inserted >= edge:
            return None
        ahead = start - 1
        if ahead < 0 or s.flags[ahead] & QUOTED:
            # No phrase before it: what stood between the marks was the subject itself.
            return None
        if _is_apposition(s, inserted, edge):
            phrase = _walk_left(s, ahead)
            if phrase is not None and not _opens_with_apposition(s, phrase[0]):
                phrase = _with_office(s, phrase)
                return _with_apposition(s, phrase, inserted, comma - 1)
            if phrase is None:
                return None
        elif s.words[comma] == ",":
            return None
        edge = start
    return None


def _previous_break(s: Sentence, index: int) -> int | None:
    fence = max(-1, index - 30)
    while index > fence:
        if s.words[index] in (",", "—", "–", "-"):
            return index
        if s.words[index] == "." and s.words[index + 1 : index + 2] == [","]:  # "R-Ky.,"
            index -= 1
            continue
        if is_mark(s.words[index]) and s.words[index] not in ("(", ")"):
            return None
        index -= 1
    return None


def _is_apposition(s: Sentence, first: int, edge: int) -> bool:
    """Whether the words between two commas describe the name before: "the mayor", "45", "who"."""
    flag, word = s.flags[first], s.words[first]
    if flag & (DETERMINER | TITLE | RELATIVE | PREPOSITION | BODY) or word[0].isdigit():
        return True
    if s.lows[first] in s.telling.inserted_conjunctions:
        return True
    if flag & (PRONOUN | SUBORDINATOR | AND):
        return False
    return not any(
        s.flags[at] & BE and not is_capital(s.words[at]) for at in range(first, edge)
    ) and (edge - first <= 14)


def _opens_with_apposition(s: Sentence, first: int) -> bool:
    """Whether a phrase is itself an apposition, so the name stands further left."""
    if first < 2 or s.words[first - 1] != ",":
        return False
    lower = not is_capital(s.words[first])
    named = is_capital(s.words[first - 2]) or s.words[first - 2][0].isdigit()
    return named and (s.words[first][0].isdigit() or (lower and bool(s.flags[first] & TITLE)))


def _with_office(s: Sentence, name: Phrase) -> Phrase:
    """Take in the office that a name stands behind: "| the director, | Jo Hale, who was there"."""
    first, last = name
    if first < 3 or s.words[first - 1] != ",":
        return name
    if not all(map(is_capital, s.words[first : last + 1])):
        return name
    office = _walk_left(s, first - 2)
    if office is None or not any(s.flags[at] & TITLE for at in range(office[0], office[1] + 1)):
        return name
    begin = office[0]
    begins = not begin or s.flags[begin - 1] & QUOTED or s.words[begin - 1] in PARTING
    return (begin, last) if begins and s.flags[begin] & DETERMINER else name


def _with_apposition(s: Sentence, phrase: Phrase, first: int, last: int) -> Phrase:
    """Take a short description into the phrase; a relative clause stays out."""
    if s.flags[first] & RELATIVE or last - phrase[0] > LONGEST + 8:
        return phrase
    if s.flags[first] & (DETERMINER | TITLE | BODY) or s.words[first][0].isdigit():
        return phrase[0], last
    return phrase


def _antecedent(s: Sentence, relative: int) -> Phrase | None:
    """Return the noun before "who said"."""
    at = relative - 2 if relative and s.words[relative - 1] == "," else relative - 1
    if at < 0:
        return None
    walked, head = _walk_left(s, at), antecedent_of(s, relative)
    if walked is None or head is None or head[1] > at:
        return walked
    return (head[0], walked[1]) if walked[0] < head[0] <= walked[1] else walked
