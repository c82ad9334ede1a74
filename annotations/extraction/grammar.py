"""What a parser tells the rules, where one has read the sentence; None everywhere else."""

from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    BE,
    CUE,
    DETERMINER,
    HAVE,
    MODAL,
    NAMING,
    PRONOUN,
    QUOTED,
    RELATIVE,
    TELLING,
)
from annotations.extraction.layout import Sentence
from annotations.extraction.phrases import LONGEST, Phrase, is_mark

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")
# In the relations of the English models; others are left to the rules.
_OBJECTS = ("dobj", "xcomp", "ccomp", "oprd", "dative", "prt")
_CLAUSES = ("ccomp", "xcomp")
_INFINITIVES = (*_CLAUSES, "advcl", "acl", "relcl")
_CLIMB = 3  # from "to say" to the verb that has a subject: "| had | the | courage | to say"
# What hangs on a cue and is no part of what was said, once a comma parts it: "…, though he …".
_ASIDES = ("advcl", "npadvmod", "obl:mod")


def is_verb(s: Sentence, index: int) -> bool | None:
    """Whether a token is a verb by its syntax; None where no parser has read it."""
    if s.tree is None or not s.tree.pos[index]:
        return None
    return s.tree.pos[index] in ("VERB", "AUX")


def is_modifier(s: Sentence, index: int) -> bool:
    """Whether a form stands before its noun like an adjective: "sixty | pledged | delegates".

    In English only: elsewhere an adjective may be all that a parser sees in a verb.
    """
    tree = s.tree
    if tree is None or not s.language.number_in_s or tree.dep[index] != "amod":
        return False
    noun = tree.heads[index]
    if not index < noun < index + 4 or not s.lows[index].endswith(("ed", "ing")):
        return False
    if index and (is_mark(s.words[index - 1]) or s.flags[index - 1] & QUOTED):
        return False  # "Ann Lee, the founder, informed directors …"
    return noun + 1 >= len(s) or s.lows[noun + 1] not in s.telling.that


def is_reduced(s: Sentence, index: int) -> bool:
    """Whether a participle only tells more of the noun before it: "a beer | called | Swell"."""
    tree = s.tree
    return tree is not None and tree.dep[index] == "acl" and 0 <= tree.heads[index] < index


def subject_of(s: Sentence, verb: int) -> Phrase | None:
    """Return the subject of a verb, before it in the sentence and without its relative clause."""
    tree = s.tree
    if tree is None:
        return None
    for child in range(max(0, verb - 60), verb):
        if tree.heads[child] != verb or tree.dep[child] not in _SUBJECTS:
            continue
        if s.lows[child] in s.telling.only_objects:
            continue  # « il pleurait et | m'a dit »
        if s.flags[child] & (RELATIVE | QUOTED) or is_mark(s.words[child]):
            return None
        first, last = tree.subtree(child)
        for at in range(child + 1, last + 1):
            if is_mark(s.words[at]) or s.flags[at] & (RELATIVE | QUOTED):
                last = at - 1
                break
        while first < child and is_mark(s.words[first]):
            first += 1
        return (first, last) if first <= child <= last < verb and last - first < LONGEST else None
    return None


def stands_behind(s: Sentence, verb: int) -> bool:
    """Whether a parser has read the subject of a verb behind it: "…, said | a diplomat | who"."""
    tree = s.tree
    if tree is None:
        return False
    subjects = (at for at, head in enumerate(tree.heads) if head == verb)
    return next((at > verb for at in subjects if tree.dep[at] in _SUBJECTS), False)


def subject_of_aim(s: Sentence, verb: int) -> Phrase | None:
    """Return who does something in order to say it: "| her son | rang to say".

    Or who is keen to, or is made to: "| Lee | was keen to stress", "forced | Lee | to admit".
    """
    tree = s.tree
    if tree is None or tree.dep[verb] not in _INFINITIVES:
        return None
    made = subject_of(s, verb)
    head = tree.heads[verb]
    for _ in range(_CLIMB):
        if made is not None or not 0 <= head < verb:
            break
        made, head = _made_to(s, head, verb) or subject_of(s, head), tree.heads[head]
    return made


def _made_to(s: Sentence, maker: int, verb: int) -> Phrase | None:
    """Return who is made to say it: "forced | the director |, who was there, to admit"."""
    if s.lows[maker] not in s.telling.making_say or (made := object_of(s, maker)) is None:
        return None
    if not maker < made < verb or s.tree is None:
        return None
    first = s.tree.subtree(made)[0]
    return (first, made) if maker < first else None


def antecedent_of(s: Sentence, relative: int) -> Phrase | None:
    """Return the noun that a relative pronoun stands for, with what stands before it: "| a cook |".

    Of "forced to defend not paying a cook who said", the verbs are no part.
    """
    tree = s.tree
    if tree is None:
        return None
    verb = tree.heads[relative]
    if verb < 0 or tree.dep[verb] not in ("relcl", "acl:relcl"):
        return None
    noun = tree.heads[verb]
    if not 0 <= noun < relative or tree.pos[noun] not in ("NOUN", "PROPN", "PRON"):
        return None
    return tree.subtree(noun)[0], noun


def shared_subject(s: Sentence, verb: int, after: int) -> Phrase | None:
    """Return whose verb one behind "and" is, if not the main speaker's: "said | Lee rang and told".

    Only of a verb straight before, both behind token `after` and no comma between: a parser is as
    often wrong as right in the rest. A pronoun only where somebody else was told: "said | they
    came and told her".
    """
    tree, first = s.tree, verb
    if tree is None:
        return None
    while tree.dep[first] == "conj" and tree.heads[first] >= 0:
        first = tree.heads[first]
        if subject_of(s, first) is not None:
            break
    said = s.flags[first] & CUE and not s.flags[first] & NAMING
    if s.telling.approaches:
        said = not _comes_to_speak(s, first, verb)
    if not after <= first < verb or said or any(map(is_mark, s.words[first:verb])):
        return None
    if _auxiliaries(s, verb) not in (_auxiliaries(s, first), _auxiliaries(s, first) & ~HAVE):
        return None
    subject = subject_of(s, first)
    if subject is None:
        return None
    pronoun = any(
        s.flags[at] & PRONOUN and not s.flags[at] & DETERMINER
        for at in range(subject[0], subject[1] + 1)
    )
    return None if pronoun and not _tells_another(s, subject, verb) else subject


def _comes_to_speak(s: Sentence, first: int, verb: int) -> bool:
    """Whether who does one thing says the next: "said | his son rang and asked", "told them".

    Of "said the plan was late and blamed Lee" it is the main speaker who blames; not of "says he
    was late and blamed Lee", whose forms differ.
    """
    if s.lows[first] in s.telling.approaches:
        return True
    if s.flags[first] & CUE and not s.flags[first] & NAMING:
        return False
    outer = s.tree.heads[first] if s.tree is not None else -1
    if outer >= 0 and s.flags[outer] & CUE and _form(s, verb) != _form(s, outer):
        return True
    told = s.lows[verb + 1] if verb + 1 < len(s) else ""
    plain = _auxiliaries(s, verb) == _auxiliaries(s, first)
    return plain and bool(s.flags[verb] & TELLING) and told in s.telling.object_pronouns


def _form(s: Sentence, verb: int) -> str:
    """How an English verb of saying ends, the same for all that stand in the past."""
    low = s.lows[verb]
    past = low.endswith("ed") or low in s.telling.strong_pasts
    return "ed" if past else "s" if low.endswith("s") else ""


def _auxiliaries(s: Sentence, verb: int) -> int:
    """The classes of auxiliaries straight before a verb."""
    return s.flags[verb - 1] & (MODAL | BE | HAVE)


def _tells_another(s: Sentence, subject: Phrase, verb: int) -> bool:
    """Whether a pronoun behind a verb stands for somebody whom its subject cannot be."""
    if verb + 1 >= len(s) or subject[0] != subject[1]:
        return False
    told = s.lows[verb + 1]
    own = f"{s.lows[subject[0]]} {told}" in s.telling.own_objects
    return told in s.telling.object_pronouns and not own


def complement_of(s: Sentence, verb: int) -> Phrase | None:
    """Return the clause that a verb governs behind it: "said | after the talks | he would go"."""
    tree = s.tree
    if tree is None:
        return None
    for child in range(verb + 1, len(s)):
        if tree.heads[child] == verb and tree.dep[child] == "ccomp":
            first, last = tree.subtree(child)
            return (first, last) if first > verb else None
    return None


def object_of(s: Sentence, verb: int) -> int | None:
    """Return the noun or pronoun that a verb has for its object: "rejected | Lee's offer |"."""
    tree = s.tree
    if tree is None:
        return None
    behind = range(verb + 1, len(s))
    own = (at for at in behind if tree.heads[at] == verb and tree.dep[at] in ("dobj", "obj"))
    return next(own, None)


def before_adjectives(s: Sentence, first: int, begin: int) -> int:
    """Return where a thing begins if its adjectives were taken for a time: "| early | claims"."""
    tree = s.tree
    while tree is not None and begin > first and tree.pos[begin - 1] == "ADJ":
        begin -= 1
    return begin


def given_to(s: Sentence, verb: int) -> Phrase | None:
    """Return the thing that a verb of promising gives somebody: "promised her | an answer |"."""
    tree = s.tree
    if tree is None:
        return None
    for child in range(verb + 1, len(s)):
        if tree.heads[child] == verb and tree.dep[child] in ("dobj", "obj"):
            first, last = tree.subtree(child)
            named = s.flags[child] & PRONOUN or s.lows[child] in s.telling.object_pronouns
            if first > verb and not named:
                return first, last
    return None


def has_predicate(s: Sentence, verb: int) -> bool:
    """Whether a verb calls its object something: "called | the charges | unfounded"."""
    tree = s.tree
    return tree is not None and any(
        head == verb and tree.dep[at] in ("oprd", "ccomp")
        for at, head in enumerate(tree.heads)
        if at > verb
    )


def object_start(s: Sentence, verb: int) -> int | None:
    """Return the first token of what a verb has as its object, behind any phrase before it."""
    tree = s.tree
    if tree is None:
        return None
    starts = (
        tree.subtree(child)[0]
        for child in range(verb + 1, len(s))
        if tree.heads[child] == verb and tree.dep[child] in ("dobj", "xcomp", "ccomp")
    )
    return next((first for first in starts if first > verb), None)


def object_end(s: Sentence, verb: int) -> int | None:
    """Return the last token of what a verb has as its object: "urged | them to go | on Monday"."""
    tree = s.tree
    if tree is None:
        return None
    end, known = None, False
    for child in range(verb + 1, len(s)):
        if tree.heads[child] != verb:
            continue
        dep = tree.dep[child]
        known = known or dep in ("dobj", "prep")
        if dep in _OBJECTS or (dep == "prep" and s.lows[child] in s.telling.governed_prepositions):
            last = tree.subtree(child)[1]
            end = last if end is None else max(end, last)
    return end if known else None


def _is_listed(s: Sentence, verb: int, first: int) -> bool:
    """Whether a bare verb begins a clause: one more in a list, "…, educate the public and …"."""
    running = s.lows[verb].endswith(("ing", "ed"))
    return verb == first and is_verb(s, verb) is True and not running and not s.flags[verb] & HAVE


def _is_led_to(s: Sentence, verb: int) -> bool:
    """Whether a clause begins with "that": "told the Post, on condition that …, that Lee left"."""
    tree = s.tree
    return tree is not None and any(
        tree.heads[at] == verb and tree.dep[at] == "mark" and s.lows[at] in ("that", "que")
        for at in range(verb)
    )


def clause_end(s: Sentence, verb: int, content: int) -> int | None:
    """Return the last token that a verb's clause can reach, None when the syntax sets no end.

    The clause of a verb that is not the main one ends before the main clause goes on, and an
    adverbial clause behind a comma belongs to the writer.
    """
    tree = s.tree
    if tree is None:
        return None
    end = None
    if tree.heads[verb] >= 0:
        last = tree.subtree(verb)[1]
        if content <= last < len(s) - 1 and s.words[last + 1] in (",", "—", "–", "-"):
            end = last
    own = (at for at in range(len(s) - 1, content, -1) if tree.heads[at] == verb)
    governed = next((at for at in own if tree.dep[at] in _CLAUSES), content)
    for child in range(governed + 1, len(s)):
        if tree.heads[child] == verb and tree.dep[child] in _ASIDES:
            first = tree.subtree(child)[0]
            parted = first > content + 1 and s.words[first - 1] == ","
            reason = s.lows[first] in s.telling.because
            listed = reason or _is_listed(s, child, first)
            if parted and not listed and not _is_led_to(s, child):
                end = min(first - 2, end) if end is not None else first - 2
                break
    joined = before_second_verb(s, verb, governed)
    return end if joined is None else min(joined, len(s) if end is None else end)


def before_second_verb(s: Sentence, verb: int, after: int) -> int | None:
    """The last token before what somebody did besides: "said it was late | and left"."""
    tree = s.tree
    if tree is None or s.language.inverts:
        return None
    for at in range(after + 2, len(s) - 1):
        past = s.lows[at].endswith("ed") and not s.lows[verb].endswith("ing")
        if tree.heads[at] != verb or tree.dep[at] != "conj" or not past:
            continue
        first = at
        while first > after and s.flags[first - 1] & ADVERB and not s.flags[first - 1] & AND:
            first -= 1
        if not s.flags[first - 1] & AND or first - 2 <= after:
            return None
        return first - 2 - (s.words[first - 2] == ",")
    return None
