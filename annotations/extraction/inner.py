"""Speech inside speech: “He told me that he was done,” she said."""

import re
from dataclasses import replace

from annotations.extraction.attributed import Attribution
from annotations.extraction.attribution import attribute
from annotations.extraction.grammar import is_verb
from annotations.extraction.languages import Language
from annotations.extraction.languages.tags import (
    AND,
    CUE,
    PREPOSITION,
    PRONOUN,
    SPEECH,
    SUBORDINATOR,
    TIME,
)
from annotations.extraction.layout import LONGEST_SAID, Layout, read_said
from annotations.extraction.results import ProposedQuote, QuoteKind
from annotations.text.spans import Span

_MARKS = "“‘«\"'"
_CLOSING = "”’»\"' \u00a0\u202f"
_CLOSED = "”»"
_CLOSED_BY = {"“": "”", "‘": "’", "«": "»"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
_STOPS = frozenset(".,!?…")
_SPOKEN = re.compile(r"([^“”«»\"]*?(?:,[’'”\"»]|[.!?…][\u00a0\u202f ]?[’'”\"»]|[”»],))(?=\W|$)")
"""Words up to marks that close behind a comma or a stop, or before a comma."""


def find_inner(layout: Layout, quote: ProposedQuote, language: Language) -> list[ProposedQuote]:
    """Return what the words of a direct quote report of others, relayed by who speaks."""
    if quote.kind is not QuoteKind.DIRECT or not language.flags:
        return []
    found = []
    text = layout.text
    for span in quote.content:
        if span.length > LONGEST_SAID:
            continue
        for s in read_said(layout, span, language):
            if s.seen & CUE & SPEECH:
                heard = (item for item in attribute(s) if counts_inside(item, text))
                found += [_relayed(text, item, quote) for item in heard]
    return found


def counts_inside(item: Attribution, text: str) -> bool:
    """Whether an attribution within somebody's words tells of the words of another."""
    if not item.sources or not item.stretches or item.cue is None:
        return False
    source = item.sources[0].span
    who, own = source.of(text).lower(), item.sentence.telling.self_or_nobody
    if who == "on":  # "On m'a dit : …", "On nous a demandé de …"
        return item.addressee is not None and item.rule in ("before", "demand")
    if item.rule == "demand":  # "La directrice nous a demandé de …"
        return who not in own and item.addressee is not None and item.cue.overlaps(item.addressee)
    if item.rule != "before" or who in own:
        return False
    return item.announced or _is_plain(item, text)


def _is_plain(item: Attribution, text: str) -> bool:
    """Whether a sentence begins with who said it and a plain verb: "My father told me I had …"."""
    s, cue = item.sentence, item.cue
    if cue is None:
        return False
    if item.addressee is not None and cue.overlaps(item.addressee):  # "Un arbitre m'a demandé où"
        return True
    verb = cue.of(text).lower()
    if verb not in s.telling.plain_reports or (
        verb not in s.telling.plain_telling
        and item.sources[0].span.of(text).lower() in s.telling.pronouns_of_others
    ):
        return False
    return item.sources[0].span.start <= s.starts[min(1, len(s) - 1)]


def unmarked(text: str, made: ProposedQuote) -> ProposedQuote:
    """Return words in marks within marks without them, as they were said.

    They end where their marks close behind a comma or a stop: "‘I go,’ | and I laughed". Marks that
    close within a clause are a part of it: « une faille » de la digue.
    """
    start, end = made.content[0].start, made.content[0].end
    if len(made.content) == 1 and _closes_alone(text[start:end]):
        return replace(made, content=(Span(start, end - 1),))
    if len(made.content) > 1 or text[start] not in _MARKS or end - start < 3:
        return made
    start += 1
    trailing = _CLOSING
    if (said := _SPOKEN.match(text, start, end)) is not None:
        end, trailing = said.end(1), _CLOSING + ","
    while end > start + 1 and text[end - 1] in trailing:
        end -= 1
    held = text[start:end]
    if any(each in _CLOSED for each in held) or not any(map(str.isalnum, held)):
        return made
    return replace(made, content=(Span(start, end).trimmed(text),), kind=QuoteKind.DIRECT)


def _closes_alone(words: str) -> bool:
    """Whether words end with a mark that only closes what stands around them: "bad.’"."""
    opener = _OPENED_BY.get(words[-1])
    return opener is not None and opener not in words[:-1] and words[-2:-1] in _STOPS


def words_told(item: Attribution) -> tuple[int, int]:
    """The words of another without what the speaker goes on with.

    Marks tell where they end; else a comma does with "and", "but", "so": "told us to go, | so we
    went". Words that a colon leads to may go on themselves.
    """
    s, (first, last) = item.sentence, item.stretches[0]
    for opening in (first, first - 1):
        closing = _CLOSED_BY.get(s.words[opening]) if opening >= 0 else None
        if closing is not None and closing in s.words[opening:]:
            return opening, s.words.index(closing, opening)
    if first and s.words[first - 1] == ":":
        return first, last
    for at in range(first + 1, last):
        goes_on = s.lows[at + 1] in s.telling.resuming or _goes_on(item, first, at)
        if s.words[at] == ";" or (s.words[at] == "," and goes_on):
            return first, at - 1
        if s.flags[at] & AND and s.lows[at + 1] in s.telling.writer_alone:
            return first, at - 1  # « où était la clé | et je ne savais pas »
    return first, last


def _goes_on(item: Attribution, first: int, comma: int) -> bool:
    """Whether who tells goes on without a word that joins: « qu'il viendrait, | je l'ai cru »."""
    s = item.sentence
    fronted = s.flags[first] & (SUBORDINATOR | PREPOSITION | TIME)
    clause = item.demands or any(
        s.flags[at] & PRONOUN or is_verb(s, at) for at in range(first, comma)
    )
    return s.lows[comma + 1] in s.telling.splicing and clause and not fronted


def _relayed(text: str, item: Attribution, outer: ProposedQuote) -> ProposedQuote:
    quote = ProposedQuote(
        QuoteKind.INDIRECT,
        (item.sentence.span(*words_told(item)).trimmed(text),),
        item.cue,
        (*item.sources, *outer.sources),
        0.4,
        "inner",
        item.hedged,
        item.polarity,
        item.addressee,
    )
    return unmarked(text, quote)
