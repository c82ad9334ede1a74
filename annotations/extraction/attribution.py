"""Attributions in one sentence: who says which stretch of it.

Each rule is one way in which writers attribute: behind ("…, she said"), before ("she said
that …"), in between ("…, she said, …"), by a running form ("…, adding that …"), by a phrase
("according to …"), by naming ("called it “…”") or by demanding ("urged them to …").
"""

from annotations.extraction.adverbials import behind_adverbials
from annotations.extraction.attributed import Attribution
from annotations.extraction.chains import chain, is_aside
from annotations.extraction.cited import from_paper, quoted_as, quoted_behind
from annotations.extraction.colons import by_colon
from annotations.extraction.content import (
    behind_for,
    closes_marks,
    closes_quotation,
    content_start,
    last_word,
    left_of,
    may_follow,
    quoted_end,
)
from annotations.extraction.cue_verbs import find_cues
from annotations.extraction.cues import CLAUSAL, Cue, clause_start
from annotations.extraction.fences import fence_of, is_inserted
from annotations.extraction.grammar import (
    before_adjectives,
    is_verb,
    object_end,
    object_start,
    shared_subject,
)
from annotations.extraction.insertions import behind_way
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    AUXILIARY,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DENIED,
    DETERMINER,
    NAMING,
    NOUN_TOO,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    QUOTED,
    RELATIVE,
    SAYING,
    SUBORDINATOR,
    TELLING,
    TIME,
    TITLED,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.learned import heard_from
from annotations.extraction.listeners import (
    behind_hearer,
    listener_of,
    staff_told_to_act,
    told_to_act,
    topic_of,
)
from annotations.extraction.main_subjects import before_its_verb, main_subject
from annotations.extraction.moments import behind_connective, skip_time
from annotations.extraction.named import called, is_mere_name, is_name, is_predicated
from annotations.extraction.passives import passives
from annotations.extraction.phrases import Phrase, is_capital, is_mark
from annotations.extraction.plain import by_phrase, by_signature, end_within, find_phrases
from annotations.extraction.polarity import polarity_of
from annotations.extraction.relays import heard_by, let_through, relayed_by
from annotations.extraction.resumed import resumed
from annotations.extraction.said_nouns import nouns
from annotations.extraction.scenes import is_fronted, only_tells_when
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import subject_after
from annotations.extraction.tails import thing_end
from annotations.extraction.told_media import relay_of
from annotations.extraction.wordless import has_no_object

# Without one of these, and without a phrase such as "according to", nobody is heard.
_ATTRIBUTING = CUE | QUOTED | SAYING | TELLING


def attribute(s: Sentence) -> list[Attribution]:
    """Return the attributions of a sentence, in the order of their cues; read once, and kept in it.

    Those that are a part of another's words are left in the sentence's `asides`.
    """
    if s.attributions is None:
        s.attributions = _read(s)
    return s.attributions


def _read(s: Sentence) -> list[Attribution]:
    """Read the attributions of a sentence."""
    if not s.seen & _ATTRIBUTING and s.words[-1] != ":" and s.language.telltales.isdisjoint(s.lows):
        return []
    cues = find_cues(s)
    phrases = find_phrases(s)
    found = _by_cues(s, cues, phrases)
    if (announced := by_colon(s, cues, found)) is not None:
        found.append(announced)
    if not found and (signed := by_signature(s)) is not None:
        found.append(signed)
    found += nouns(s)
    for phrase in phrases:
        if (made := by_phrase(s, phrase)) is not None:
            end_within(s, made, found)
            made.relays = relayed_by(s, phrase[2:])
            found.append(made)
    let_through(s, found)
    chain(s, found, phrases)
    kept = [item for item in found if not is_aside(s, item, found)]
    if len(kept) < len(found):
        s.asides = [item for item in found if item not in kept]
    return kept


def _by_cues(
    s: Sentence, cues: list[Cue], phrases: list[tuple[int, int, int, int]]
) -> list[Attribution]:
    """What passives attribute, and then each cue from left to right."""
    found = passives(s)
    for number, cue in enumerate(cues):
        if s.lows[cue.verb] in s.telling.citing and is_inserted(s, cue):
            continue  # "reported, citing Lee, that …": it names who says it
        fence = fence_of(s, cue, cues[number + 1 :], phrases)
        made = _apply(s, cue, fence, found, phrases)
        if made is None:
            continue
        if cue.perceiver is not None:  # "“Run,” she recalled him saying": his words
            found = [item for item in found if item.stretches != made.stretches]
        found.append(made)
    return found


def _apply(
    s: Sentence,
    cue: Cue,
    fence: int,
    earlier: list[Attribution],
    phrases: list[tuple[int, int, int, int]],
) -> Attribution | None:
    """Try the rules on one cue, the surest first."""
    if cue.speaker is None and (cue.flags & PARTICIPLE or cue.shares):
        return _running(s, cue, fence, earlier)
    if cue.impersonal:
        content = content_start(s, cue)
        if content is None or content > fence:
            return None
        return _make(s, cue, [(content, fence)], 0.6, "impersonal")
    if cue.speaker is None:
        return None
    if cue.fronted and cue.flags & CLAUSAL:
        return _set_aside(s, cue)
    if cue.flags & CLAUSAL:
        content, left = content_start(s, cue), left_of(s, cue)
        led = left is not None and any(_is_phrase(s, left, at) for at in phrases)
        if led and not (cue.inverted and s.language.requires_complementiser):
            left = None  # "According to Lee, an aide wrote …"
        if left is not None and (content is None or _goes_over(s, cue, left, content)):
            return _behind(s, cue, left) if may_follow(s, cue, left) else None
        if content is not None and (made := _before(s, cue, content, fence)) is not None:
            return made
    return _by_object(s, cue, fence)


def _is_phrase(s: Sentence, left: Phrase, phrase: tuple[int, int, int, int]) -> bool:
    """Whether all before a cue is a phrase that attributes: "(In May,) according to Lee, | she"."""
    if phrase[0] <= left[0] <= phrase[1]:
        return True
    return phrase[3] == left[1] and only_tells_when(s, (left[0], phrase[0] - 2))


def _goes_over(s: Sentence, cue: Cue, left: tuple[int, int], content: int) -> bool:
    """Whether the words before the cue go on behind it: "The bridge, she said, “is safe”"."""
    if closes_quotation(s, cue, content):
        return True
    return s.words[content - 1] == "," and not is_fronted(s, left)


def _before(s: Sentence, cue: Cue, content: int, fence: int) -> Attribution | None:
    """Read "she said that …", and "she said:" at the end of a paragraph."""
    if content <= fence:
        led = s.lows[content - 1] in s.telling.that or s.words[content - 1] in (":", ",")
        announced = led or s.flags[content] & QUOTED
        if not announced:
            alone = content == fence and s.lows[content] not in s.telling.answers
            if alone or s.flags[content] & AND:
                return None  # "said | little |", "who said | and did |"
            fence = thing_end(s, cue.verb, content, fence)
        if s.words[content] == "," and content < fence:
            content += 1  # "that, | according to Lee, it was over"
        stretch = (content, quoted_end(s, content, fence))
        made = _make(s, cue, [stretch], 0.85 if announced else 0.7, "before")
        made.announced = bool(announced)
        return made
    if s.words[-1] != ":":
        return None
    made = _make(s, cue, [], 0.8, "announced")
    made.awaits = True
    return made


def _by_object(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read verbs whose object was said: "called it “…”", "urged them to …"."""
    if cue.flags & NAMING:
        if is_name(s, cue) or is_mere_name(s, cue):
            return None
        words = called(s, cue, fence)
        if words is not None:
            made = _make(s, cue, [words], 0.6, "naming")
            made.naming = True
            return made
        if is_predicated(s, cue, fence):
            told = _demand(s, cue, fence)
            if told is not None:
                return told
    told_of = s.flags[clause_start(cue) - 1] & COMPLEMENTISER and clause_start(cue)
    if not told_of and (topic := topic_of(s, cue, fence)) is not None:
        return _make(s, cue, [(topic, _demand_end(s, cue, topic, fence))], 0.5, "demand")
    alone = cue.after <= fence and s.lows[cue.after] in s.telling.pointing
    if cue.flags & DENIED and alone and skip_time(s, cue.after + 1) > fence:
        return _make(s, cue, [(cue.after, cue.after)], 0.5, "demand")  # "Rome denied | it |"
    return _demand(s, cue, fence) if cue.flags & DEMAND or _is_order(s, cue) else None


def _is_order(s: Sentence, cue: Cue) -> bool:
    """Whether somebody is told to do something: "told them (never) to go"."""
    if not cue.flags & TELLING or cue.inverted:
        return False
    for at in range(cue.after + 1, min(len(s) - 1, cue.after + 9)):
        if s.lows[at] == "to" and s.words[at + 1].islower():
            return not s.flags[at + 1] & (DETERMINER | PRONOUN)
        noun = s.flags[at] & NOUN_TOO and s.flags[at - 1] & DETERMINER  # "in a note"
        told = s.flags[at] & CUE and not noun
        if is_mark(s.words[at]) or told or s.flags[at] & QUOTED or s.lows[at] in s.telling.that:
            return False
    return False


def _make(
    s: Sentence, cue: Cue, stretches: list[tuple[int, int]], confidence: float, rule: str
) -> Attribution:
    who = heard_from(s, cue.verb) if cue.hears else cue.speaker
    sources = (source_of(s, who),) if who is not None else ()
    made = Attribution(
        s, stretches, s.span(cue.first, cue.last), sources, confidence, rule, cue.hedged
    )
    made.polarity = polarity_of(cue.flags)
    if cue.speaker is not None and not cue.hears:
        made.relays = relayed_by(s, cue.speaker) or heard_by(s, cue.perceiver)
    phrase = listener_of(s, cue)
    if phrase is not None and not any(first <= phrase[0] <= last for first, last in stretches):
        made.relays = relay_of(s, phrase, s.lows[cue.verb]) or made.relays
        made.addressee = None if made.relays else s.span(*phrase)
    return made


def _behind(s: Sentence, cue: Cue, left: tuple[int, int]) -> Attribution | None:
    """Read "…, she said", and its continuation: "…, she said, …"."""
    left = behind_connective(s, *left)
    stretches = [left]
    marked = bool(s.flags[left[1]] & QUOTED) or closes_marks(s, left[1])
    rest = resumed(s, cue, quoted=marked)
    if rest is not None:
        stretches.append(rest)
    if rest is not None and s.lows[left[1]] in s.telling.who:  # "a guide who, she says, | left |"
        commas = (at - 1 for at in range(rest[0] + 1, rest[1]) if s.words[at] == ",")
        stretches = [(rest[0], next(commas, rest[1]))]
    elif only_tells_when(s, left):  # "On Monday, she said, it rained"
        del stretches[0]
    if not stretches:
        return None
    quoted = s.holds(QUOTED, *left)
    rule = "interrupted" if rest is not None else "behind"
    return _make(s, cue, stretches, 0.95 if quoted else 0.85, rule)


def _set_aside(s: Sentence, cue: Cue) -> Attribution | None:
    """Read "As she said, …" and "…, as she said"."""
    begin = clause_start(cue) - 1
    if begin == 0 or (begin == 1 and s.flags[0] & AND):  # "And as she said, …"
        comma = next((at for at in range(cue.after, len(s)) if s.words[at] == ","), None)
        if comma is None or comma + 1 > last_word(s):
            return None
        return _make(s, cue, [(comma + 1, last_word(s))], 0.7, "as")
    end = begin - 2 if s.words[begin - 1] == "," else begin - 1
    if end < 0:
        return None
    stretches = [(0, end)]
    joins = AND | SUBORDINATOR | ADVERB
    if all(s.flags[at] & joins for at in range(end + 1)):  # "Yet, as she said, …"
        stretches = []
    if cue.after + 1 < last_word(s) and s.words[cue.after] == ",":  # "Rome, as she said, is …"
        stretches.append((cue.after + 1, last_word(s)))
    if not stretches or (end < 2 and len(stretches) == 1 and stretches[0][0] == 0):
        return None
    return _make(s, cue, stretches, 0.7, "as")


def _running(s: Sentence, cue: Cue, fence: int, earlier: list[Attribution]) -> Attribution | None:
    """Read "…, adding that …": the speaker is the one before, or the subject of the sentence."""
    made = _run_on(s, cue, fence, earlier)
    if made is None:
        return None
    if earlier and earlier[-1].cue is not None and earlier[-1].cue.end < s.starts[cue.first]:
        near = cue.shares or s.starts[cue.first] - earlier[-1].cue.end < 90
        made.sources = earlier[-1].sources[:1] if near else ()
        made.relays = made.relays or (earlier[-1].relays if near else ())
    if cue.shares and (subject := shared_subject(s, cue.verb, 1)) is not None:
        said = earlier[-1].cue if earlier else None
        if said is None or said.end <= s.starts[subject[0]]:
            made.sources, made.relays = (source_of(s, subject),), ()
    if (quoted := quoted_as(s, cue, earlier) or from_paper(s, cue)) is not None:
        made.sources, made.relays = quoted
    if not made.sources:
        leads = cue.first == 0 or (cue.first == 1 and s.flags[0] & PREPOSITION)
        fronted = _subject_behind(s, made) if leads else None  # "After saying so, Lee …"
        subject = fronted or main_subject(s, cue.first)
        made.sources = (source_of(s, subject),) if subject is not None else ()
    made.rule = "shared" if cue.shares else "running"
    return made if made.sources else None


def _run_on(s: Sentence, cue: Cue, fence: int, earlier: list[Attribution]) -> Attribution | None:
    """The words that a running form leads to, or that stand before "…, the paper quoted Lee as"."""
    content = content_start(s, cue) if cue.flags & CLAUSAL else None
    if content is not None:
        return _make(s, cue, [(content, fence)], 0.75, "running") if content <= fence else None
    if (before := quoted_behind(s, cue, earlier)) is not None:
        return _make(s, cue, before, 0.75, "behind")
    return _by_object(s, cue, fence)


def _subject_behind(s: Sentence, made: Attribution) -> Phrase | None:
    """Return the subject of "Citing the report, Ann Lee …", and end the content at the comma."""
    first, last = made.stretches[0]
    for at in range(first + 1, min(len(s), last + 2)):
        if s.words[at] == ",":
            subject = subject_after(s, at)
            if subject is not None and subject[0] == at + 1 and subject[1] < len(s) - 1:
                made.stretches[0] = (first, at - 1)
                return before_its_verb(s, *subject)
    return None


def _demand_start(s: Sentence, cue: Cue, fence: int) -> int | None:
    """Where the words begin behind a verb: its object, or what stands behind its "for"."""
    if s.lows[cue.verb].startswith(s.telling.for_stems):
        return behind_for(s, cue.after, fence)
    begin = cue.after
    if not _is_length(s, begin):
        begin = behind_way(s, before_adjectives(s, begin, skip_time(s, begin)))
        begin = behind_adverbials(s, begin)
    if begin < fence and s.lows[begin] in s.telling.anybody:
        return _infinitive_within(s, begin + 1, fence) or begin
    if s.words[begin : begin + 1] == [","] and s.words[begin + 2 : begin + 3] == [","]:
        begin += 3  # "He denied, though, | any rift"
    begin = behind_hearer(s, begin)
    if begin >= len(s) or not s.flags[begin] & PREPOSITION:
        return begin
    read = object_start(s, cue.verb) or begin
    if cue.flags & DENIED:
        return read  # "denied to the Argus | coaching anybody"
    asked = s.language.requires_complementiser and s.lows[read] in s.telling.of_what
    return max(begin, read) if asked else begin  # « a demandé au maire, mardi, | de partir »


def _is_charge(s: Sentence, cue: Cue, index: int) -> bool:
    """Whether a single noun is what somebody denies: "denied | murder |"."""
    noun = s.tree is not None and s.tree.pos[index] == "NOUN" and s.words[index].islower()
    return noun and bool(cue.flags & DENIED)


def _points(s: Sentence, that: int) -> bool:
    """Whether "that" belongs to a noun: "dismissed | that figure |"."""
    return s.tree is not None and s.tree.dep[that] == "det"


def _infinitive_within(s: Sentence, first: int, last: int) -> int | None:
    """Where "to" and a verb stand: "asked anyone who saw it | to ring"."""
    for at in range(first, last):
        noun = s.flags[at + 1] & (DETERMINER | PRONOUN | PREPOSITION) or is_capital(s.words[at + 1])
        if s.lows[at] == "to" and not noun and is_verb(s, at + 1) is not False:
            return at
    return None


def _is_length(s: Sentence, index: int) -> bool:
    """Whether a time is what is asked for: « requiert | douze mois | avec sursis »."""
    return (
        index + 2 < len(s)
        and bool(s.flags[index + 1] & TIME)
        and s.lows[index] not in s.telling.articles
        and s.lows[index + 2] in s.telling.behind_lengths
    )


def _demand_end(s: Sentence, cue: Cue, begin: int, fence: int) -> int:
    """The last token of the words: another clause behind a comma is the writer's."""
    end = fence
    for at in range(begin + 1, fence):
        other = s.flags[at + 1] & (RELATIVE | SUBORDINATOR | AND | PARTICIPLE | PRONOUN)
        if s.words[at] in ",—–" and (other or s.lows[at + 1].endswith("ing")):
            if _tells_a_part(s, at, fence):
                return fence
            end = at - 1
            break
    read = None if s.lows[cue.verb] in s.telling.estimating else object_end(s, cue.verb)
    if read is None or not begin < read < end or s.lows[read + 1] in s.telling.of_objects:
        return end
    return read


def _tells_a_part(s: Sentence, comma: int, fence: int) -> bool:
    """Whether what follows only counts a part: « trois ans|, dont un avec sursis »."""
    if s.lows[comma + 1] not in s.telling.part_of:
        return False
    return not any(
        s.flags[at] & AUXILIARY or is_mark(s.words[at]) or is_verb(s, at)
        for at in range(comma + 2, fence + 1)
    )


def _demand(s: Sentence, cue: Cue, fence: int) -> Attribution | None:
    """Read "urged lawmakers to …": everything behind the verb."""
    begin = _demand_start(s, cue, fence)
    if begin is None or has_no_object(s, cue, begin, fence):
        return None
    told = told_to_act(s, begin)
    if told is None and s.lows[cue.verb] in s.telling.listener_first:
        told = staff_told_to_act(s, begin)
    if told is not None:
        begin = told[1]
    if begin < fence and s.lows[begin] in s.telling.that and not _points(s, begin):
        begin += 1
    if any(low in s.telling.withheld for low in s.lows[begin : begin + 5]):
        return None
    alone = begin == fence and s.flags[begin] & QUOTED and not s.flags[begin] & TITLED
    if begin > fence or s.lows[begin] == "it" or is_mark(s.words[begin]):
        return None
    alone = bool(alone) or _is_charge(s, cue, begin)
    if begin == fence and not alone:
        return None
    end = _demand_end(s, cue, begin, fence)
    if end == begin and not alone:
        return None
    made = _make(s, cue, [(begin, end)], 0.5, "demand")
    made.demands = True
    if told is not None:
        made.addressee = s.span(*told[0])
    return made
