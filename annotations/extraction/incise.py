"""An attribution that stands between the marks: « Il pleut, dit-elle. Rentrons. » (French)."""

from bisect import bisect_left

from annotations.extraction.attributed import Attribution
from annotations.extraction.attribution import attribute
from annotations.extraction.grammar import is_verb
from annotations.extraction.languages import Language
from annotations.extraction.layout import LONGEST_SAID, Layout, Sentence, read_said
from annotations.extraction.results import ProposedQuote, QuoteKind
from annotations.text.spans import Span


def find_incise(layout: Layout, inner: Span, language: Language) -> ProposedQuote | None:
    """Return the quote whose words are those between the marks without the incise.

    `inner` is what the marks enclose. None when no clause in it attributes the rest.
    """
    if not language.flags or inner.length > LONGEST_SAID:
        return None
    sentences = read_said(layout, inner, language)
    for number, s in enumerate(sentences):
        for found in attribute(s):
            if found.cue is None or not _attributes_all(found):
                continue
            last = _last_before(s, found.cue.start)
            if last < 0:
                continue
            content = [Span(inner.start, s.stop(last))]
            if len(found.stretches) > 1 and not _is_aside(s, found):
                content.append(Span(s.starts[found.stretches[-1][0]], inner.end))
            elif number + 1 < len(sentences):
                content.append(Span(sentences[number + 1].start, inner.end))
            return ProposedQuote(
                QuoteKind.DIRECT,
                tuple(content),
                found.cue,
                found.sources,
                0.8,
                "incise",
                found.hedged,
                found.polarity,
                found.addressee,
            )
    return None


def _last_before(s: Sentence, place: int) -> int:
    """The last word before a place in a sentence, a comma left out; -1 when there is none."""
    index = bisect_left(s.starts, place) - 1
    while index >= 0 and s.words[index] in (",", "—", "–", "-"):
        index -= 1
    return index


def _is_aside(s: Sentence, found: Attribution) -> bool:
    """Whether what stands behind who speaks is only about them, up to the end of the sentence.

    « …, se souvient Salma, | infirmière, au micro de Radio Levant. … »: a way stands in it.
    """
    first, last = found.stretches[-1]
    return any(s.starts[first] <= source.span.start < s.stop(last) for source in found.relays) or (
        last - first < 4 and s.tree is not None and not _holds_verb(s, first, last)
    )


def _holds_verb(s: Sentence, first: int, last: int) -> bool:
    return any(is_verb(s, at) for at in range(first, last + 1))


def _attributes_all(found: Attribution) -> bool:
    """Whether an attribution follows what it attributes, its speaker behind the verb."""
    if found.rule not in ("behind", "interrupted") or found.cue is None or not found.sources:
        return False
    return found.sources[0].span.end > found.cue.start
