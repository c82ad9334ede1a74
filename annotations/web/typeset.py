"""Setting a text for reading: paragraphs, with what is marked in them, however it overlaps.

Within a paragraph's element the page holds exactly the characters of the text, save that spaces
inside French marks hold their line: what is added (the small signs at which a mark begins) has no
characters of its own. A place that a person
selects can therefore be counted from the start of its paragraph.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..desk.queries_reading import ClaimInText, Reading
from ..models import ExcludedRange, Quote
from ..text import Segment, Span, segments
from .spacing import no_break


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked place: which card it belongs to, how it looks, and what it is called aloud.

    ``card`` is the card's id on the page, empty for page furniture; ``role`` is one of
    :data:`ROLES`; ``opens`` is true of the place at which the card's thing begins.
    """

    card: str
    role: str
    state: str = ""
    kind: str = ""
    label: str | Promise = ""
    opens: bool = False


@dataclass(slots=True)
class Paragraph:
    """One line of the text, ``start`` to ``end`` in code points of the whole, set as HTML.

    ``apart`` tells whether an empty line stands before it; ``excluded`` are the ranges of page
    furniture that end in it.
    """

    start: int
    end: int
    apart: bool
    html: SafeString = field(default_factory=SafeString)
    excluded: list[ExcludedRange] = field(default_factory=list)


def typeset(reading: Reading, touched: Iterable[Span] | None = None) -> list[Paragraph]:
    """Set the text of a reading; with ``touched`` only the paragraphs that meet these spans."""
    text = no_break(reading.revision.text)
    paragraphs = list(_paragraphs(text, reading.within or Span(0, len(text))))
    breaks = [offset for each in paragraphs for offset in (each.start, each.end)]
    pieces = segments(len(text), _marks(reading), breaks=breaks)
    _place_excluded(paragraphs, reading.excluded)
    wanted = None if touched is None else sorted(touched)
    at = 0
    opened: set[str] = set()
    for paragraph in paragraphs:
        while pieces[at].start < paragraph.start:
            at += 1
        first = at
        while at < len(pieces) and pieces[at].start < paragraph.end:
            at += 1
        inside = pieces[first:at]
        if wanted is None or _meets(paragraph, wanted):
            paragraph.html = _set(text, inside, opened)
        else:
            opened.update(mark.card for piece in inside for mark in piece.marks if mark.opens)
    if wanted is None:
        return paragraphs
    return [paragraph for paragraph in paragraphs if _meets(paragraph, wanted)]


def places_of(thing: Quote | ClaimInText) -> list[Span]:
    """Return every place that belongs to a quote or a claim."""
    rows = thing.spans.all() if isinstance(thing, Quote) else thing.places
    return [Span(row.start, row.end) for row in rows]


def _paragraphs(text: str, within: Span) -> Iterator[Paragraph]:
    start, apart = within.start, True
    for line in within.of(text).split("\n"):
        end = start + len(line)
        if line.strip():
            yield Paragraph(start, end, apart)
            apart = False
        else:
            apart = True
        start = end + 1


def _meets(paragraph: Paragraph, spans: list[Span]) -> bool:
    return any(span.start < paragraph.end and paragraph.start < span.end for span in spans)


def _place_excluded(paragraphs: list[Paragraph], excluded: Iterable[ExcludedRange]) -> None:
    """Hang each active range on the last paragraph that it touches."""
    waiting = [each for each in excluded if each.restored_at is None]
    waiting.sort(key=lambda each: each.end, reverse=True)
    for place, paragraph in enumerate(paragraphs):
        following = paragraphs[place + 1].start if place + 1 < len(paragraphs) else None
        while waiting and (following is None or waiting[-1].end <= following):
            paragraph.excluded.append(waiting.pop())


def _marks(reading: Reading) -> Iterator[tuple[Span, Mark]]:
    for excluded in reading.excluded:
        if excluded.restored_at is None:
            yield Span(excluded.start, excluded.end), Mark("", "left-out")
    for quote in reading.quotes:
        yield from _quote_marks(quote)
    for each in reading.claims:
        claim = each.claim
        label = _label(_("Claim"), claim.get_state_display())
        for number, place in enumerate(each.places):
            mark = Mark(f"claim-{claim.pk}", "claim", claim.state, "", label, opens=number == 0)
            yield Span(place.start, place.end), mark


def _quote_marks(quote: Quote) -> Iterator[tuple[Span, Mark]]:
    card = f"quote-{quote.pk}"
    label = _label(_("Quote"), quote.get_kind_display(), quote.get_state_display())
    content = Mark(card, "quote", quote.state, quote.kind, label, opens=True)
    for span in quote.spans.all():
        mark = content if span.role == "content" else Mark(card, span.role, quote.state)
        yield Span(span.start, span.end), mark


def _label(*parts: str | Promise) -> Promise:
    return format_lazy(", ".join(["{}"] * len(parts)), *parts)


def _set(text: str, pieces: list[Segment[Mark]], opened: set[str]) -> SafeString:
    return format_html_join("", "{}{}", _pieces(text, pieces, opened))


def _pieces(
    text: str, pieces: list[Segment[Mark]], opened: set[str]
) -> Iterator[tuple[SafeString, SafeString | str]]:
    for piece in pieces:
        words = text[piece.start : piece.end]
        if not piece.marks:
            yield SafeString(), words
            continue
        signs = [mark for mark in piece.marks if mark.opens and mark.card not in opened]
        opened.update(mark.card for mark in signs)
        yield _signs(signs), _words(words, piece.marks)


def _signs(marks: list[Mark]) -> SafeString:
    """Return the signs at which marks begin: links without characters, to the cards."""
    sign = '<a id="at-{}" class="sign {}" href="#{}" aria-label="{}"></a>'
    rows = ((mark.card, " ".join(_classes((mark,))), mark.card, mark.label) for mark in marks)
    return format_html_join("", sign, rows)


def _words(words: str, marks: tuple[Mark, ...]) -> SafeString:
    classes = " ".join(_classes(marks))
    cards = " ".join(dict.fromkeys(mark.card for mark in marks if mark.card))
    if not cards:
        return format_html('<span class="{}">{}</span>', classes, words)
    return format_html('<mark class="{}" data-cards="{}">{}</mark>', classes, cards, words)


def _classes(marks: tuple[Mark, ...]) -> Iterator[str]:
    """Yield the classes of words under these marks; of nested quotes the innermost shows."""
    for role in ROLES:
        here = [mark for mark in marks if mark.role == role]
        live = [mark for mark in here if mark.state != "rejected"]
        if len(live) < len(here):
            yield f"{role}-rejected"
        if not live:
            continue
        inner = live[-1]
        yield role
        if inner.kind:
            yield f"{role}-{inner.kind}"
        if inner.state:
            yield f"{role}-{inner.state}"
        if len(live) > 1:
            yield f"{role}-nested"


ROLES = ("left-out", "quote", "source", "cue", "addressee", "claim")
"""What a place can be, in the order of the classes."""
