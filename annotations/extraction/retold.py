"""What the words of one person tell of the words of another, read more freely than an article.

A writer who attributes puts a “that”, a comma or quotation marks where the words begin. People who
tell what was said to them do so less: “He told me every day I should go”, “And he said, the whole
house, Elena”. Within words that are somebody's already, less proof is needed.
"""

from collections.abc import Iterator

from annotations.extraction.attributed import Attribution
from annotations.extraction.content import begins_infinitive, behind_for, is_bare_clause
from annotations.extraction.cue_verbs import find_cues
from annotations.extraction.cues import Cue, clause_start
from annotations.extraction.grammar import (
    before_adjectives,
    complement_of,
    given_to,
    is_verb,
    object_end,
    shared_subject,
)
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ASKED,
    AUXILIARY,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    HAVE,
    NAMING,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SPEECH,
    SUBORDINATOR,
    TELLING,
    TIME,
    TRANSITIVE,
    WITHIN,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.listeners import addressee_end, behind_hearer, listener_of, topic_of
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.polarity import polarity_of
from annotations.extraction.relays import heard_by, relay_of, relayed_by
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at, subject_after
from annotations.extraction.subjects_before import subject_before

RULE = "nested"
_FARTHEST = 12  # tokens between a verb and its words
_OPENING = frozenset("“‘«\"'")
_MEANT = SPEECH | CLAUSE
_OTHER_CLAUSE = AND | SUBORDINATOR | PRONOUN | PARTICIPLE


def retold(s: Sentence, first: int, last: int) -> Iterator[Attribution]:
    """Yield what verbs of saying between two tokens tell, each up to the end of its clause."""
    before: Phrase | None = None
    for cue in find_cues(s, within=True):
        if cue.first < first or cue.last > last or cue.inverted or cue.fronted or cue.impersonal:
            continue
        speaker = _speaker(s, cue, before, first)
        if speaker is None or speaker[0] < first:
            continue
        if cue.flags & WITHIN and s.lows[speaker[0]] in s.telling.writer:
            continue  # « j'ai refusé trois fois »: what somebody tells of themselves
        before = speaker
        found = _words_of(s, cue, last)
        if found is not None:
            yield _made(s, cue, speaker, found)


def _speaker(s: Sentence, cue: Cue, before: Phrase | None, first: int) -> Phrase | None:
    """Who a verb within somebody's words has for its subject; `before` is that of the last one."""
    if cue.flags & PARTICIPLE and s.lows[cue.first - 1] in s.telling.heard_pronouns:
        return cue.first - 1, cue.first - 1  # "she heard | him | shouting that"
    if cue.flags & PARTICIPLE and cue.speaker is None:
        return _before_participle(s, cue.first, first)
    if cue.speaker is None and cue.shares:
        return shared_subject(s, cue.verb, first) or before or _first_subject(s, first)
    return cue.speaker


def _before_participle(s: Sentence, participle: int, first: int) -> Phrase | None:
    """Who does what a form in -ing tells: "accused | managers | of telling staff to lie"."""
    at = participle - (s.lows[participle - 1] in s.telling.of_doing)
    if at <= first or is_mark(s.words[at - 1]) or s.flags[at - 1] & (ADVERB | AND | QUOTED):
        return None
    phrase = subject_before(s, at)
    return phrase if phrase is not None and first <= phrase[0] else None


def _first_subject(s: Sentence, first: int) -> Phrase | None:
    """Who a sentence begins with: "He looked at me and said, go home"."""
    if s.flags[first] & AND and first + 1 < len(s):
        first += 1
    if s.flags[first] & PRONOUN and not s.flags[first] & DETERMINER:
        return first, first
    phrase = subject_after(s, first - 1)
    return phrase if phrase is not None and phrase[0] == first else None


def _made(s: Sentence, cue: Cue, speaker: Phrase, stretch: Phrase) -> Attribution:
    made = Attribution(
        s, [stretch], s.span(cue.first, cue.last), (source_of(s, speaker),), 0.3, RULE, cue.hedged
    )
    made.polarity = polarity_of(cue.flags)
    made.relays = relayed_by(s, speaker) or heard_by(s, cue.perceiver)
    phrase = listener_of(s, cue)
    if phrase is not None and not stretch[0] <= phrase[0] <= stretch[1]:
        made.relays = relay_of(s, phrase, s.lows[cue.verb]) or made.relays
        made.addressee = None if made.relays else s.span(*phrase)
    return made


def _from(s: Sentence, begin: int, last: int) -> Phrase | None:
    """The words from a token on to which something leads, None where nothing follows."""
    if begin > last:
        return None
    if s.flags[begin] & QUOTED:
        return begin, begin
    return _to_end(s, begin, last, spoken=s.words[begin - 1] in (",", ":"))


def _words_of(s: Sentence, cue: Cue, last: int) -> Phrase | None:
    """The words that a verb leads to, as tokens."""
    begin = _led_to(s, cue, last)
    if begin is not None:
        return _from(s, begin, last)
    begin = _behind_listener(s, _behind_aside(s, addressee_end(s, cue), last))
    if begin >= last or is_mark(s.words[begin]) or s.lows[begin] in s.telling.answers:
        return (begin, begin) if _is_answer(s, cue, begin, last) else None
    thanks = s.lows[cue.verb].startswith(s.telling.for_stems)
    topic = behind_for(s, cue.after, last) if thanks else topic_of(s, cue, last)
    if thanks or topic is not None:
        return None if topic is None else _to_end(s, topic, last, spoken=False)
    if cue.flags & SPEECH and s.language.requires_complementiser and begins_infinitive(s, begin):
        return _to_end(s, begin, last, spoken=False)  # « lui a confié | vouloir régner »
    if not s.language.requires_complementiser and _tells_bare(s, cue, begin, last):
        return _to_end(s, begin, last, spoken=False)
    if (
        s.lows[cue.verb].startswith(s.telling.giving_stems)
        and (given := given_to(s, cue.verb)) is not None
    ):
        first, end = given[0], _behind_term(s, given[1], last)
        return (first, min(end, last)) if cue.after <= first <= last else None
    if cue.flags & (DEMAND | NAMING) and not cue.flags & TELLING:
        return _object(s, cue, begin, last)
    if _is_over(s, cue) and s.flags[begin] & DETERMINER and not cue.flags & (TELLING | TRANSITIVE):
        return _object(s, cue, begin, last)  # "had mentioned a date", "avait reconnu les faits"
    return None


def _tells_bare(s: Sentence, cue: Cue, begin: int, last: int) -> bool:
    """Whether words begin at a token to which nothing leads: "told me | it was over"."""
    clause = complement_of(s, cue.verb) if cue.flags & (CLAUSE | SPEECH | TELLING) else None
    if clause is not None and clause[0] == begin and last > begin:
        return True
    if not cue.flags & (SPEECH | TELLING):
        return False
    inverted = cue.flags & ASKED and s.flags[begin] & (AUXILIARY & ~PREPOSITION)
    if inverted or is_bare_clause(s, begin, last):  # "asked me | was Lee in"
        return True
    plain = s.words[begin].islower() and not s.lows[begin].endswith(s.telling.no_imperatives)
    order = plain and is_verb(s, begin) is True and not s.flags[begin] & AUXILIARY
    return order and begin == cue.after and s.lows[cue.verb] in s.telling.comma_leads


def _is_answer(s: Sentence, cue: Cue, index: int, last: int) -> bool:
    """Whether a word is all that was said: « ma mère m'a dit | non |, tout bas »."""
    return index <= last and bool(cue.flags & SPEECH) and s.lows[index] in s.telling.answers


def _behind_term(s: Sentence, end: int, last: int) -> int:
    """The last token of the term that something is promised for: "new flats | by May |"."""
    at = end + 1
    if at >= last or s.lows[at] not in s.telling.terms:
        return end
    while at < last and not (is_mark(s.words[at + 1]) or s.flags[at + 1] & (AND | AUXILIARY)):
        at += 1
    return at


def _behind_listener(s: Sentence, index: int) -> int:
    """The token behind "to me", "every day"."""
    if (
        index + 1 < len(s)
        and s.lows[index] == "to"
        and s.lows[index + 1] in s.telling.object_pronouns
    ):
        index += 2
    if index + 1 < len(s) and s.lows[index] in ("every", "each") and s.flags[index + 1] & TIME:
        index += 2
    return skip_time(s, index)


def _behind_hearer(s: Sentence, index: int) -> int:
    """The token behind "to the lads", "à Derek"."""
    if index + 1 < len(s) and s.lows[index] in s.telling.to:
        hearer = body_at(s, index + 1)
        return index + 2 if hearer is None else hearer[1] + 1
    return index


def _is_fronted(s: Sentence, cue: Cue) -> bool:
    """Whether a clause only leads to the main one: "When I asked, he laughed"."""
    at = clause_start(cue) - 1
    return at >= 0 and bool(s.flags[at] & (SUBORDINATOR | COMPLEMENTISER)) and at < 2


def _is_over(s: Sentence, cue: Cue) -> bool:
    """Whether a verb tells of what was over before: "had said", "avait dit"."""
    return any(s.flags[at] & HAVE for at in range(cue.first, cue.verb))


def _led_to(s: Sentence, cue: Cue, last: int) -> int | None:
    """The first token of words that something leads to: "that", "to go", a mark, a question."""
    for at in _behind_verb(s, cue, last):
        flag, low = s.flags[at], s.lows[at]
        if low in s.telling.that:
            return None if s.flags[at - 1] & (PREPOSITION | AND) else at + 1
        if flag & QUOTED or s.words[at] in _OPENING or low == ":":
            return at + 1 if low == ":" else at
        if low == ",":
            plain = s.lows[cue.verb] in s.telling.comma_leads and not _is_fronted(s, cue)
            plain = plain and at <= _behind_hearer(s, addressee_end(s, cue))
            return at + 1 if plain and not s.flags[at + 1] & PARTICIPLE else None
        if is_mark(s.words[at]) or (flag & CUE and not flag & (PREPOSITION | NOUN_TOO)):
            return None
        if flag & COMPLEMENTISER and not flag & TIME:
            near = at == cue.after or s.lows[at - 1] in s.telling.object_pronouns
            return at if near or not flag & RELATIVE else None  # "asked the people who live here"
        if cue.flags & TELLING and (
            (low in s.telling.topics and at == addressee_end(s, cue))
            or (low in s.telling.of_what and at == cue.after)
        ):
            return at  # "warned him of the crack", "l'a alertée d'une fuite"
        if low in s.telling.what and s.lows[at + 1] in ("que", "qui", "qu'", "qu’"):
            return at
        if _is_infinitive(s, at, cue):
            return at - 1 if s.lows[at - 1] in s.telling.not_to and low == "to" else at
    return None


def _behind_verb(s: Sentence, cue: Cue, last: int) -> Iterator[int]:
    """The tokens behind a verb but what commas set off: « m'a dit au téléphone|, mardi, | que »."""
    at = _behind_aside(s, cue.after, last)
    end = min(last, at + _FARTHEST)
    while at < end:
        if s.words[at] == "," and s.language.requires_complementiser:
            at = _behind_aside(s, at, last)
        yield at
        at += 1


def _behind_aside(s: Sentence, index: int, last: int) -> int:
    """The token behind words set between commas: « avait nié|, lors d’un entretien, | avoir »."""
    if index + 1 >= last or s.words[index] != ",":
        return index
    loose = s.language.requires_complementiser
    timed = s.flags[index + 1] & TIME or s.flags[index + 2] & TIME  # « a demandé|, dimanche, | de »
    known = s.flags[index + 1] & PREPOSITION or (timed and loose)
    if not known and not loose:
        return index
    for at in range(index + 2, min(last, index + _FARTHEST)):
        if s.words[at] == "," and known:
            return at + 1
        if s.words[at] == ":" and loose:
            return at  # « m'a dit|, une clé à la main | : “…” »
        if is_mark(s.words[at]) or s.flags[at] & (CUE | QUOTED):
            break
    return index


def _is_infinitive(s: Sentence, at: int, cue: Cue) -> bool:
    """Whether "to go", "de partir" begins at a token, behind a verb that asks or tells."""
    low, following = s.lows[at], at + 1
    near = at == _behind_aside(s, skip_time(s, cue.after), at)
    said = cue.flags & _MEANT and near  # "m'a dit de partir", "agreed to leave"
    if following >= len(s):
        return False
    said = said and (low in s.telling.of_what or is_verb(s, following) is True)
    if not (said or cue.flags & (DEMAND | ASKED | TELLING)):
        return False
    if low == "to":
        barred = DETERMINER | PRONOUN | TIME | AND
        return not (s.flags[following] & barred or is_capital(s.words[following]))
    if low not in s.telling.of_what:
        return False
    while following + 1 < len(s) and s.lows[following] in s.telling.before_infinitive:
        following += 1
    if s.flags[following] & QUOTED or s.words[following] in _OPENING:
        return True
    ends = s.lows[following].endswith(s.telling.infinitive_endings)
    return ends and not s.flags[following] & DETERMINER


def _is_listed(s: Sentence, comma: int, end: int) -> bool:
    """Whether one more thing comes behind a comma: "suggested an otter|, a fox or a cat"."""
    near = comma + 1 < end and s.words[comma] == ","
    return near and bool(s.flags[comma + 1] & DETERMINER)


def _object(s: Sentence, cue: Cue, begin: int, last: int) -> Phrase | None:
    if not s.language.requires_complementiser:
        begin = before_adjectives(s, cue.after, skip_time(s, cue.after))
    begin = behind_hearer(s, begin)
    if begin > last or is_mark(s.words[begin]) or s.lows[begin] in s.telling.object_pronouns:
        return None
    end = min(last, _to_end(s, begin, last, spoken=False)[1])
    read = object_end(s, cue.verb)
    if read is not None and begin < read < end and not _is_listed(s, read + 1, end):
        end = read
    return (begin, end) if end > begin else None


def _is_own(s: Sentence, index: int, last: int) -> bool:
    """Whether who tells goes on with what they did: "he said, go to bed, | so we went"."""
    resumes = s.lows[index] in s.telling.resuming and index + 2 < last
    return resumes and s.lows[index + 1] in s.telling.ourselves


def _to_end(s: Sentence, begin: int, last: int, *, spoken: bool) -> Phrase:
    """Words up to the end of their clause; what is given as speech goes on to that of the line."""
    for at in range(begin + 1, last):
        if s.words[at] in (";", "—", "–"):
            return begin, at - 1
        if spoken:
            if s.words[at] == "," and _is_own(s, at + 1, last):
                return begin, at - 1
            continue
        following = s.flags[at + 1]
        goes_on = following & _OTHER_CLAUSE or s.lows[at + 1] in s.telling.resuming
        if s.words[at] == "," and goes_on:
            return begin, at - 1
        another = s.lows[at + 1] in s.telling.that or s.lows[at + 1] in s.telling.writer_alone
        if s.flags[at] & AND and another:
            return begin, at - 1
        if s.lows[at] in s.telling.adversatives and following & AUXILIARY:
            return begin, at - 1
    return begin, last
