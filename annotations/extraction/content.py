"""How far the words reach that a cue attributes: where content begins, ends and resumes."""

from annotations.extraction.cues import UNREAD, Cue, clause_start
from annotations.extraction.grammar import complement_of, is_verb
from annotations.extraction.insertions import announced, before_that, behind_way, skip_insertion
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    BE,
    COMPLEMENTISER,
    CUE,
    DETERMINER,
    ENDS,
    HAVE,
    LEADS_ON,
    MODAL,
    NOUN_TOO,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
    TITLED,
    TRANSITIVE,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import addressee_end, behind_hearer
from annotations.extraction.moments import skip_manner, skip_time
from annotations.extraction.phrases import PARTING, begins_noun, is_capital, is_mark
from annotations.extraction.scenes import (
    is_asked,
    is_fronted,
    is_led_up,
    is_scene,
    is_stage,
    only_tells_when,
    sets_scene,
)
from annotations.extraction.speakers_behind import names_somebody
from annotations.extraction.wordless import tells_no_words

_LONGEST_NAME = 4  # tokens
_OPENERS = {"’": "‘", "”": "“", "'": "'", '"': '"', "»": "«"}  # by the mark that closes
_TO_FOR = 10  # tokens between a verb and its "for"
_OPENING = ("“", "‘", '"')  # marks within what is quoted are left as they are
Stretch = tuple[int, int]  # first and last token


def content_start(s: Sentence, cue: Cue) -> int | None:
    """Return the first token of what follows the cue as content, None when there is none."""
    if cue.content == UNREAD:
        cue.content = _content_start(s, cue)
    return cue.content


def _content_start(s: Sentence, cue: Cue) -> int | None:
    index, size = addressee_end(s, cue), len(s)
    index = before_that(s, behind_way(s, skip_time(s, index)))
    index = skip_manner(s, skip_insertion(s, index))
    if tells_no_words(s, cue, index):
        return None
    if index + 2 < size and s.lows[index] in ("was", "is") and s.lows[index + 1] == "that":
        return index + 2  # "What he told us | was that | it was over"
    if index >= size:
        return None
    flag, low = s.flags[index], s.lows[index]
    if flag & COMPLEMENTISER and not (low in s.telling.clause_adverbs and not cue.flags & TELLING):
        return index + 1 if low in s.telling.that and not _is_pronoun(s, index) else index
    if flag & QUOTED:
        title = cue.flags & NOUN_TOO and not (flag & (LEADS_ON | ENDS) or cue.perceiver)
        return None if title else index
    if low in (":", ","):
        quoted = index + 1 < size and (
            s.flags[index + 1] & QUOTED or s.words[index + 1] in _OPENING
        )
        return index + 1 if quoted or low == ":" else None
    if is_mark(s.words[index]):
        return None
    begin = _told_to(s, cue, index) or announced(s, index)
    if begin is None:
        begin = _bare_clause(s, cue, index)
    if begin is None and cue.flags & SPEECH and not s.language.requires_complementiser:
        read = complement_of(s, cue.verb)
        return read[0] if read is not None and read[0] >= index else None
    return begin


def _is_pronoun(s: Sentence, that: int) -> bool:
    """Whether "that" is what the clause is about: "I said | that would be hard"."""
    after = that + 1
    modal = after < len(s) and s.flags[after] & (MODAL | BE) and not s.language.inverts
    return bool(modal) and not is_capital(s.words[after])


def _bare_clause(s: Sentence, cue: Cue, index: int) -> int | None:
    """Return the first token of a clause that nothing leads up to: "said | it was over"."""
    flag, low, size = s.flags[index], s.lows[index], len(s)
    if s.language.requires_complementiser:
        return index if cue.flags & SPEECH and begins_infinitive(s, index) else None
    if not cue.flags & SPEECH:
        return index if low in s.telling.clause_subjects and size - index > 2 else None
    if flag & AUXILIARY and not flag & PRONOUN:  # "which he said | was over"
        begin = clause_start(cue)
        apart = begin and s.flags[begin - 1] & (RELATIVE | COMPLEMENTISER)
        return index if apart and not cue.inverted else None
    if flag & SUBORDINATOR:
        return None
    if low == "about" and index + 1 < size and s.words[index + 1][0].isdigit():
        return index
    if flag & PREPOSITION and not flag & DETERMINER:
        return index if low not in s.telling.never_content and _is_long_clause(s, index) else None
    if cue.flags & TRANSITIVE and not _has_verb(s, cue, index):
        return None
    return index if size - index > 2 or s.flags[-1] & QUOTED else None


def _has_verb(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether what follows a verb is a clause and not only a thing: by syntax, or an auxiliary."""
    if s.tree is not None:
        return complement_of(s, cue.verb) is not None
    for at in range(index + 1, min(len(s), index + 10)):
        if is_mark(s.words[at]) or s.flags[at] & (COMPLEMENTISER | RELATIVE):
            return False
        if s.flags[at] & (AUXILIARY & ~PREPOSITION) and s.lows[at] != "to":
            return True
    return False


def _told_to(s: Sentence, cue: Cue, index: int) -> int | None:
    """Where an infinitive begins behind who was told: « a dit aux élus | ne pas craindre »."""
    behind = behind_hearer(s, index)
    if behind == index or not cue.flags & SPEECH:
        return None
    led = s.lows[behind] in s.telling.of_what and behind + 1 < len(s)
    return behind if begins_infinitive(s, behind + led) else None


def begins_infinitive(s: Sentence, index: int) -> bool:
    """Whether a French infinitive begins at a token: "dit | ne pas craindre"."""
    for at in range(index, min(len(s), index + 5)):
        low = s.lows[at]
        if low in s.telling.auxiliary_infinitives:
            return True
        led = at + 1 < len(s) and s.lows[at + 1] in s.telling.auxiliary_infinitives
        if low in s.telling.before_infinitive or (led and low in s.telling.only_objects):
            continue  # « dit | l'avoir su »
        barred = DETERMINER | PREPOSITION | ADVERB | SUBORDINATOR | PRONOUN | TIME
        ends = low.endswith(s.telling.infinitive_endings) and len(low) > 3
        return ends and not s.flags[at] & barred
    return False


def _is_long_clause(s: Sentence, index: int) -> bool:
    return len(s) - index > 8


def quoted_end(s: Sentence, first: int, last: int) -> int:
    """Where content ends that begins with a quotation closed like a sentence: with it."""
    if not s.flags[first] & QUOTED or first == last or s.holds(QUOTED, first + 1, last):
        return last
    closed = s.flags[first] & (LEADS_ON | ENDS) or s.words[first + 1] == ","
    return first if closed else last


def left_of(s: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return the stretch before the cue's clause, when that clause is appended to it."""
    last = clause_start(cue) - 1
    if last > 0 and s.words[last] in _OPENERS:
        return _between_marks(s, last)
    end = _parted_from(s, last)
    if end < 0:
        return None
    if end > 0 and s.flags[end] & QUOTED:
        begin = end if s.words[end - 1] == ":" and not _is_told(s, cue, end - 1) else 0
    else:
        begin = after_semicolon(s, end)
    if begin > end or (_speaks_before(cue, end) and names_somebody(s, end)):
        return None
    if is_led_up(s, begin, end) or is_asked(s, begin) or is_stage(s, cue, begin, end):
        return None
    goes_on = not cue.inverted and cue.after < len(s) and s.words[cue.after] == ","
    if s.flags[end] & QUOTED:
        return (end if sets_scene(s, begin, end) else begin), end
    if not _ends_clause(s, cue):
        return None
    if goes_on:
        return begin, end
    if not cue.inverted and is_fronted(s, (begin, end)) and is_scene(s, cue, begin, end):
        return None
    return (begin, end) if end > begin or cue.inverted else None


def _is_told(s: Sentence, cue: Cue, colon: int) -> bool:
    """Whether another says it before a colon: « Son chef lui a dit|: “…”, raconte une voisine »."""
    spoken = s.language.requires_complementiser and cue.inverted
    return spoken and any(s.flags[at] & SPEECH and s.flags[at - 1] & HAVE for at in range(2, colon))


def _parted_from(s: Sentence, last: int) -> int:
    """The last token of what a comma, a dash or a mark parts from a clause behind; -1: nothing."""
    if last >= 0 and s.words[last] in PARTING:
        return last - 1
    return last if last >= 0 and s.flags[last] & QUOTED else -1


def _between_marks(s: Sentence, closing: int) -> Stretch | None:
    """Return what is quoted within somebody's words: "‘Run,’ | my brother said".

    Only where the marks are left standing: see `layout.read_said`.
    """
    opener, end = _OPENERS[s.words[closing]], closing - 1
    while end > 0 and s.words[end] == ",":
        end -= 1
    begin = next((at + 1 for at in range(end, -1, -1) if s.words[at] == opener), 0)
    ends = s.words[closing - 1] in (",", ".", "?", "!", "…")
    return (begin, end) if begin <= end and (begin or ends) else None


def closes_marks(s: Sentence, last: int) -> bool:
    """Whether a mark that is left standing closes what ends at a token, or at its comma."""
    return any(word in _OPENERS for word in s.words[last + 1 : last + 3])


def _speaks_before(cue: Cue, end: int) -> bool:
    return end > 0 and (cue.speaker is None or cue.speaker[0] < end)


def _ends_clause(s: Sentence, cue: Cue) -> bool:
    """Whether an attributing clause is over, for it was appended: "…, she said", "she told me"."""
    if cue.inverted:
        return True
    if cue.first and s.flags[cue.first - 1] & RELATIVE:  # "…, a trend that he predicts …"
        return False
    at = skip_time(s, addressee_end(s, cue))
    if at >= len(s) or is_mark(s.words[at]) or _is_reader(s, cue, at):
        return True
    flag = s.flags[at]
    if flag & COMPLEMENTISER and not flag & (TIME | PREPOSITION):
        return s.lows[at] in s.telling.clause_adverbs
    if s.lows[at] in s.telling.of_what and begins_infinitive(s, at + 1):
        return False  # "…, il m'a dit | de fermer"
    return bool(flag & (PREPOSITION | TIME | AND | SUBORDINATOR))


def _is_reader(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether nothing follows a verb of writing but a name: "…, Lee wrote | Ann Petit |."."""
    last = last_word(s)
    return (
        s.lows[cue.verb] in s.telling.writing_verbs
        and any(s.flags[at] & AUXILIARY for at in range(clause_start(cue)))
        and last - index < _LONGEST_NAME
        and all(is_capital(s.words[at]) for at in range(index, last + 1))
    )


def after_semicolon(s: Sentence, end: int) -> int:
    """The first token of the part that ends at `end`: a semicolon parts what is said."""
    return next((at + 1 for at in range(end, -1, -1) if s.words[at] == ";"), 0)


def closes_quotation(s: Sentence, cue: Cue, content: int) -> bool:
    """Whether words after the cue go on with the quotation before it: "…," he said, "…"."""
    before = clause_start(cue) - 1
    quoted = s.flags[before] & QUOTED or (
        s.words[before] in ",—–-" and before and s.flags[before - 1] & QUOTED
    )
    if not quoted:
        return False
    at = before if s.flags[before] & QUOTED else before - 1
    if s.flags[at] & TITLED and not cue.inverted:
        return False
    return (
        bool(s.flags[at] & LEADS_ON)
        or (content < len(s) and bool(s.flags[content] & QUOTED))
        or cue.inverted
        or (s.lows[content - 1] not in s.telling.that)
    )


def may_follow(s: Sentence, cue: Cue, left: tuple[int, int]) -> bool:
    """Whether a clause behind words without marks attributes them: not "we remind them of"."""
    if s.holds(QUOTED, *left):
        return True
    if only_tells_when(s, left):  # "Every morning, he shouted", but "…, he said, | he ran"
        return cue.after < len(s) and s.words[cue.after] == ","
    if (
        cue.speaker
        and cue.speaker[0] == cue.speaker[1]
        and s.lows[cue.speaker[0]] in s.telling.writer
    ):
        return False
    end = addressee_end(s, cue)
    return end >= len(s) or s.lows[end] not in ("of", "about", "against", "for")


def last_word(s: Sentence) -> int:
    """The last token that is no closing full stop, comma or colon."""
    end = len(s.words) - 1
    while end > 0 and s.words[end][0] in ".:,;":
        end -= 1
    return end


def is_bare_clause(s: Sentence, begin: int, last: int) -> bool:
    """Whether a clause begins at a token without a word that leads to it."""
    if not begins_noun(s, begin):
        return False
    for at in range(begin + 1, min(last, begin + 10)):
        if is_mark(s.words[at]):
            return False
        if s.flags[at] & (AUXILIARY & ~PREPOSITION) and s.lows[at] != "to":
            return True
    subject = s.flags[begin] & PRONOUN and s.lows[begin] not in s.telling.object_pronouns
    return bool(subject) and last - begin > 1


def behind_for(s: Sentence, index: int, fence: int) -> int | None:
    """Where the words begin of who thanks or apologises: "apologised to the queue for | a mess"."""
    for at in range(index, min(fence, index + _TO_FOR)):
        if s.lows[at] == "for":
            return at + 1
        if s.lows[at] == "to" and is_verb(s, at + 1):
            return at  # "appealed to them | to go"
        if is_mark(s.words[at]) or s.flags[at] & (QUOTED | CUE):
            break
    return None
