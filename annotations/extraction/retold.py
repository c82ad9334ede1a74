"""What the words of one person tell of the words of another, read more freely than an article.

A writer who attributes puts a “that”, a comma or quotation marks where the words begin. People who
tell what was said to them do so less: “He told me every day I should go”, “And he said, the whole
house, Elena”. Within words that are somebody's already, less proof is needed.
"""

from collections.abc import Iterator

from annotations.extraction.adverbials import behind_adverbials
from annotations.extraction.attributed import Attribution
from annotations.extraction.content import begins_infinitive, behind_for, is_bare_clause
from annotations.extraction.cue_verbs import find_cues
from annotations.extraction.cues import Cue
from annotations.extraction.fences import main_clause_after
from annotations.extraction.grammar import (
    antecedent_of,
    before_adjectives,
    before_second_verb,
    complement_of,
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
    DEMAND,
    DETERMINER,
    HAVE,
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
    TRANSITIVE,
    WITHIN,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.leading import behind_aside, led_to, only_circumstances
from annotations.extraction.listeners import addressee_end, behind_hearer, listener_of, topic_of
from annotations.extraction.moments import skip_time
from annotations.extraction.phrases import Phrase, is_mark
from annotations.extraction.polarity import polarity_of
from annotations.extraction.relays import heard_by, relayed_by
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.subjects_before import subject_before
from annotations.extraction.told_media import relay_of
from annotations.extraction.topics import given_away, spoken_about

RULE = "nested"
_ASIDE = 9  # tokens from "who" to the verb behind an aside
_OTHER_CLAUSE = AND | SUBORDINATOR | PRONOUN | PARTICIPLE


def retold(s: Sentence, first: int, last: int) -> Iterator[Attribution]:
    """Yield what verbs of saying between two tokens tell, each up to the end of its clause."""
    before: Phrase | None = None
    for cue in find_cues(s, within=True):
        if cue.first < first or cue.last > last or cue.inverted or cue.fronted or cue.impersonal:
            continue
        speaker = _related(s, cue, first) or _speaker(s, cue, before, first)
        if speaker is None or (speaker[0] < first < cue.first):
            continue
        if cue.flags & WITHIN and s.lows[speaker[0]] in s.telling.writer:
            continue  # « j'ai refusé trois fois »: what somebody tells of themselves
        before = speaker
        found = _words_of(s, cue, last)
        if found is not None:
            ends = before_second_verb(s, cue.verb, found[0]), main_clause_after(s, cue)
            end = min((end for end in ends if end is not None), default=found[1])
            if found[0] <= end:
                found = found[0], min(end, found[1])
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


def _related(s: Sentence, cue: Cue, first: int) -> Phrase | None:
    """Who a clause tells of that an aside parts from "who": "| a guide | who, she says, told"."""
    if cue.first != first or first < 2 or s.words[first - 1] != ",":
        return None
    for at in range(first - 2, max(0, first - _ASIDE), -1):
        if s.flags[at] & RELATIVE and s.words[at + 1] == ",":
            return antecedent_of(s, at) or subject_before(s, at - (s.words[at - 1] == ","))
    return None


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
    begin = led_to(s, cue, last)
    if begin is not None:
        return _from(s, begin, last)
    if (thing := spoken_about(s, cue, last) or given_away(s, cue, last)) is not None:
        return thing
    begin = _behind_listener(s, behind_aside(s, addressee_end(s, cue), last))
    if (answer := _answer(s, cue, begin, last)) is not None:
        return answer, answer
    begin = max(begin, behind_adverbials(s, addressee_end(s, cue)))
    if begin >= last or is_mark(s.words[begin]):
        return None
    thanks = s.lows[cue.verb].startswith(s.telling.for_stems)
    topic = behind_for(s, cue.after, last) if thanks else topic_of(s, cue, last)
    if thanks or topic is not None:
        return None if topic is None else _to_end(s, topic, last, spoken=False)
    if (bare := _bare(s, cue, begin, last)) is not None:
        return _to_end(s, bare, last, spoken=_is_order(s, cue, bare))
    if cue.flags & (DEMAND | NAMING) and not cue.flags & TELLING:
        return _object(s, cue, begin, last)
    if _is_over(s, cue) and s.flags[begin] & DETERMINER and not cue.flags & (TELLING | TRANSITIVE):
        return _object(s, cue, begin, last)  # "had mentioned a date", "avait reconnu les faits"
    return None


def _bare(s: Sentence, cue: Cue, begin: int, last: int) -> int | None:
    """Where words begin to which nothing leads: "told me | it was over"."""
    if s.language.requires_complementiser:  # « lui a confié | vouloir régner »
        return begin if cue.flags & SPEECH and begins_infinitive(s, begin) else None
    clause = complement_of(s, cue.verb) if cue.flags & (CLAUSE | SPEECH | TELLING) else None
    if clause is not None and clause[0] < last and only_circumstances(s, begin, clause[0]):
        return clause[0]
    if not cue.flags & (SPEECH | TELLING):
        return None
    inverted = cue.flags & ASKED and s.flags[begin] & (AUXILIARY & ~PREPOSITION)
    if inverted or is_bare_clause(s, begin, last):  # "asked me | was Lee in"
        return begin
    return begin if _is_order(s, cue, begin) else None


def _is_order(s: Sentence, cue: Cue, begin: int) -> bool:
    """Whether an order begins at a token, given as it was: "said | leave it, it's not ours"."""
    plain = s.words[begin].islower() and not s.lows[begin].endswith(s.telling.no_imperatives)
    order = plain and is_verb(s, begin) is True and not s.flags[begin] & AUXILIARY
    return order and begin == cue.after and s.lows[cue.verb] in s.telling.comma_leads


def _answer(s: Sentence, cue: Cue, begin: int, last: int) -> int | None:
    """The word that is all that was said: « m'a dit | non |, tout bas », "told me | so |"."""
    for at in (begin, cue.after):
        if at > last or not cue.flags & (SPEECH | TELLING):
            continue
        if s.lows[at] in s.telling.answers or _is_word(s, cue, at) or _is_so(s, at, last):
            return at
    return None


def _is_so(s: Sentence, index: int, last: int) -> bool:
    """Whether "so" stands for what was said: "they told me | so | on the phone"."""
    if s.lows[index] not in s.telling.thus:
        return False
    loose = PREPOSITION | TIME | AND | SUBORDINATOR
    return index == last or is_mark(s.words[index + 1]) or bool(s.flags[index + 1] & loose)


def _is_word(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether a bare noun is all that was said: "they said | Christmas |"."""
    noun = s.tree is not None and s.tree.pos[index] in ("NOUN", "PROPN", "INTJ")
    return noun and index == cue.after and s.lows[cue.verb] in s.telling.comma_leads


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


def _is_over(s: Sentence, cue: Cue) -> bool:
    """Whether a verb tells of what was over before: "had said", "avait dit"."""
    return any(s.flags[at] & HAVE for at in range(cue.first, cue.verb))


def _is_listed(s: Sentence, comma: int, end: int) -> bool:
    """Whether one more thing comes behind a comma: "suggested an otter|, a fox or a cat"."""
    near = comma + 1 < end and s.words[comma] == ","
    return near and bool(s.flags[comma + 1] & DETERMINER)


def _object(s: Sentence, cue: Cue, begin: int, last: int) -> Phrase | None:
    if not s.language.requires_complementiser:
        begin = before_adjectives(s, cue.after, skip_time(s, cue.after))
    begin = behind_adverbials(s, behind_hearer(s, begin))
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
