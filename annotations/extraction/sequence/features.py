"""What the sequence model sees of each token.

Few and general features, since it learns from some dozens of articles: what the rules propose at
the token (they are the best features), classes of words from the language file, syntax where a
parser has read the sentence, quotation marks, position. Words themselves count only where they
are small or a class of the language file knows them, so that no name is learnt.
"""

from collections.abc import Sequence
from functools import lru_cache

from annotations.extraction.languages import reporting
from annotations.extraction.languages.tags import (
    ADVERB,
    AND,
    ANONYMOUS,
    BE,
    BODY,
    CLAUSE,
    COMPLEMENTISER,
    CUE,
    DEMAND,
    DETERMINER,
    ENDS,
    GROUP,
    HAVE,
    HEDGE,
    LEADS_ON,
    MEDIUM,
    MODAL,
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
    TITLE,
    TITLED,
)
from annotations.extraction.results import ProposedQuote, QuoteKind
from annotations.extraction.sequence.labels import covered
from annotations.extraction.sequence.runs import Run

VERSION = 2
"""To be raised with every change of features or labels: weights of another version are refused."""

_CLASSES = {
    "speech": SPEECH,
    "clause": CLAUSE,
    "naming": NAMING,
    "demand": DEMAND,
    "telling": TELLING,
    "ing": PARTICIPLE,
    "noun": NOUN_TOO,
    "have": HAVE,
    "be": BE,
    "modal": MODAL,
    "adverb": ADVERB,
    "pronoun": PRONOUN,
    "determiner": DETERMINER,
    "preposition": PREPOSITION,
    "and": AND,
    "subordinator": SUBORDINATOR,
    "that": COMPLEMENTISER,
    "time": TIME,
    "title": TITLE,
    "anonymous": ANONYMOUS,
    "group": GROUP,
    "body": BODY,
    "medium": MEDIUM,
    "relative": RELATIVE,
    "hedge": HEDGE,
    "quoted": QUOTED,
    "leads": LEADS_ON,
    "ends": ENDS,
    "titled": TITLED,
}
_KNOWN = 0
for _flag in _CLASSES.values():
    _KNOWN |= _flag
_CLAUSES = frozenset(
    ["ccomp", "xcomp", "advcl", "acl", "relcl", "acl:relcl", "parataxis", "pcomp", "conj", "csubj"]
)
_COMPLEMENTS = frozenset(["ccomp", "xcomp", "parataxis"])


@lru_cache(maxsize=4096)
def _classes(flags: int) -> tuple[str, ...]:
    return tuple(name for name, flag in _CLASSES.items() if flags & flag)


@lru_cache(maxsize=20000)
def _shape(word: str) -> str:
    if word[0].isdigit():
        return "9"
    if not word[0].isalpha():
        return word[0]
    if word.isupper() and len(word) > 1:
        return "AA"
    return "Aa" if word[0].isupper() else "a"


def features_of(run: Run, quotes: Sequence[ProposedQuote]) -> list[list[str]]:
    """Return the features of each token of a row. `quotes` are what the rules propose in it."""
    tags = rule_tags(run, quotes)
    basics = [_basics(run, at) for at in range(len(run))]
    clauses = _clauses(run)
    edges = _edges(run)
    beside = _beside_cues(run)
    about = _sentence_facts(run, tags)
    found = []
    size = len(run)
    for at in range(size):
        row = ["bias", *basics[at], *clauses[at], *tags[at], *edges[at], *beside[at]]
        row += about[run.numbers[at]]
        row.append("W=" + run.lows[at])
        before = tags[at - 1][0] if at else ""
        after = tags[at + 1][0] if at + 1 < size else ""
        row.append(f"{before}{tags[at][0]}{after}")
        if at:
            row.append("-1W=" + run.lows[at - 1])
            row += ["-1" + name for name in basics[at - 1]]
            row += ["-1" + name for name in tags[at - 1][1:3]]
            row.append("-1" + before)
            row.append("-1" + clauses[at - 1][0])
        if at + 1 < size:
            row.append("+1W=" + run.lows[at + 1])
            row += ["+1" + name for name in basics[at + 1]]
            row += ["+1" + name for name in tags[at + 1][1:3]]
            row.append("+1" + after)
            row.append("+1" + clauses[at + 1][0])
        if at > 1:
            row += ["-2" + name for name in basics[at - 2]]
        if at + 2 < size:
            row += ["+2" + name for name in basics[at + 2]]
        if run.opens(at):
            row.append("opens")
        if run.closes(at):
            row.append("closes")
        found.append(row)
    return found if run.within is None else [_told_within(row, run.within) for row in found]


def _told_within(row: list[str], kind: QuoteKind) -> list[str]:
    """The features of a token within somebody's words: each as elsewhere, and once more for there.

    So one model reads both, and learns of each what is peculiar to it (Daumé, "Frustratingly Easy
    Domain Adaptation", 2007).
    """
    return [*row, *("@" + name for name in row), "@" + kind.value]


def _sentence_facts(run: Run, tags: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """By sentence: what stands in it at all."""
    facts: dict[int, set[str]] = {}
    for at in range(len(run)):
        fact = facts.setdefault(run.numbers[at], set())
        flags = run.flags[at]
        if flags & CUE:
            fact.add("s:cue")
        if flags & QUOTED:
            fact.add("s:quoted")
        if tags[at][0] != "R=O":
            fact.add("s:rule")
    return {number: ["".join(sorted(fact)) or "s:"] for number, fact in facts.items()}


def _edges(run: Run) -> list[list[str]]:
    """The first and the last token of each clause that hangs on a verb of saying or thinking."""
    size = len(run)
    left, right = list(range(size)), list(range(size))
    for _ in range(2):
        for at in (*range(size), *range(size - 1, -1, -1)):
            head = run.heads[at]
            if head >= 0:
                left[head] = min(left[head], left[at])
                right[head] = max(right[head], right[at])
    rows: list[list[str]] = [[] for _ in range(size)]
    for at in range(size):
        head = run.heads[at]
        if head < 0 or run.dep[at] not in _CLAUSES:
            continue
        cue = "cue" if run.flags[head] & CUE else run.pos[head]
        name = f"{run.dep[at]}{cue}"
        rows[left[at]].append("l=" + name)
        rows[right[at]].append("r=" + name)
        if left[at]:
            rows[left[at] - 1].append("-l=" + name)
        if right[at] + 1 < size:
            rows[right[at] + 1].append("+r=" + name)
    return rows


def _basics(run: Run, at: int) -> list[str]:
    word, flags = run.words[at], run.flags[at]
    row = ["p=" + run.pos[at], "s=" + ("Q" if flags & QUOTED else _shape(word))]
    row += _classes(flags & _KNOWN)
    row += reporting.CLASSES.get(run.lows[at], ())
    if flags & _KNOWN and not flags & (TITLE | BODY | GROUP | QUOTED):
        row.append("w=" + run.lows[at])
    return row


def rule_tags(run: Run, quotes: Sequence[ProposedQuote]) -> list[list[str]]:
    """What the rules propose at each token; the first item says where in a content it stands."""
    tags: list[list[str]] = [["R=O"] for _ in range(len(run))]
    for quote in quotes:
        beside = [("R=S", source.span) for source in quote.sources[:1]]
        beside += [("R=L", source.span) for source in quote.sources[1:]]
        beside += [("R=C", quote.cue)] if quote.cue is not None else []
        for name, span in beside:
            for at in covered(run, span):
                tags[at].append(name)
        for span in quote.content:
            places = covered(run, span)
            for number, at in enumerate(places):
                where = "I" if number else "B"
                if at == places[-1] and number:
                    where = "E"
                if tags[at][0] != "R=O":
                    tags[at].append("R2=" + where)
                    continue
                tags[at][0] = "R=" + where
                tags[at].append(f"R={where}{quote.rule}")
                tags[at].append(f"R={quote.kind.value}{round(5 * quote.confidence)}")
                tags[at].append(f"R={where}{quote.kind.value}")
    return tags


def _clauses(run: Run) -> list[list[str]]:
    """Syntax: the relation, the head, and the clause that the token stands in."""
    rows: list[list[str]] = []
    for at in range(len(run)):
        head = run.heads[at]
        row = ["d=" + run.dep[at]]
        if head >= 0:
            row.append(f"h={run.pos[head]}{'<' if head < at else '>'}")
            row += ["h" + name for name in _classes(run.flags[head] & CUE)]
            row += _leads(run, at)
        rows.append(row)
    return rows


def _beside_cues(run: Run) -> list[list[str]]:
    """How far the nearest words that may be cues are, to the left and to the right."""
    rows: list[list[str]] = [[] for _ in range(len(run))]
    cue, number = -1, -1
    for at, flags in enumerate(run.flags):
        if run.numbers[at] != number:
            cue, number = -1, run.numbers[at]
        if flags & CUE:
            cue = at
        if cue >= 0:
            steps = at - cue
            rows[at].append(f"cl={min(steps, 4)}")
            rows[at] += [f"cl={min(steps, 3)}{name}" for name in _classes(run.flags[cue] & CUE)]
            if steps < 4:
                rows[at].append(f"cl={steps}{run.lows[cue]}")
    cue, number = -1, -1
    for at in range(len(run) - 1, -1, -1):
        if run.numbers[at] != number:
            cue, number = -1, run.numbers[at]
        rows[at].append(f"cr={min(cue - at, 4) if cue >= 0 else 9}")
        if run.flags[at] & CUE:
            cue = at
    return rows


def _leads(run: Run, at: int) -> list[str]:
    """The first clause on the way up from a token, and whether a verb of saying governs it."""
    row = []
    below, steps = at, 0
    while steps < 12:
        head = run.heads[below]
        if head < 0:
            break
        if run.dep[below] in _CLAUSES:
            side = "<" if head < at else ">"
            cue = "cue" if run.flags[head] & CUE else run.pos[head]
            row.append(f"k={run.dep[below]}{side}{cue}")
            if run.dep[below] in _COMPLEMENTS:
                row.append(f"kw={run.lows[head]}{side}")
            if run.flags[head] & CUE:
                row.append("governed" + side)
                break
        below = head
        steps += 1
    row.append(f"depth={min(steps, 6)}")
    return row
