"""Places in a text: those a draft names, checked against the words that stand there."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..text import CONTEXT, Selector, Span, TextError, normalise
from ..text.moved import normalised_offsets
from .drafts import ArticleDraft, SpanDraft
from .wording import sentence_of


def find_place(text: str, start: int, end: int) -> Selector:
    """Return the place with its words.

    :raises ValidationError: when it does not lie in the text; nothing is cut to fit.
    """
    if not 0 <= start < end <= len(text):
        raise _outside(start, end, len(text))
    before = start - CONTEXT if start > CONTEXT else 0
    return Selector(start, end, text[start:end], text[before:start], text[end : end + CONTEXT])


def _outside(start: int, end: int, length: int) -> ValidationError:
    sentence = _(
        "%(start)s–%(end)s is no span of this text: 0 ≤ start < end ≤ %(length)s code points."
    )
    return ValidationError(
        sentence % {"start": start, "end": end, "length": length}, code="outside_text"
    )


def read_place(text: str, draft: SpanDraft, *, field: str) -> Selector:
    """Return the place a draft names in a stored text.

    :raises ValidationError: keyed by ``field``, when it does not lie in the text or the words
        there are not those the draft expects.
    """
    try:
        return check_words(find_place(text, draft.start, draft.end), draft)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def check_words(place: Selector, draft: SpanDraft) -> Selector:
    """Return the place as it is.

    :raises ValidationError: when the draft expects other words there.
    """
    exact = draft.exact
    if exact is None or exact == place.exact:
        return place
    try:
        if normalise(exact) == place.exact:
            return place
    except TextError as error:
        raise ValidationError(sentence_of(error)) from error
    raise ValidationError(
        _("At %(start)s–%(end)s the text says “%(found)s”, not “%(exact)s”.")
        % {
            "start": draft.start,
            "end": draft.end,
            "found": _short(place.exact),
            "exact": _short(exact),
        },
        code="other_words",
    )


def _short(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:59]}…{words[-60:]}"


def content_hull(content: Sequence[Selector]) -> Span:
    """Return the hull of a quote's content.

    :raises ValidationError: when there is none, or its parts overlap or are out of order.
    """
    if not content:
        raise ValidationError(_("A quote needs at least one content span."))
    if len(content) > 1:
        for one, other in itertools.pairwise(content):
            if other.start < one.end:
                raise ValidationError(
                    _("The content spans of a quote stand in text order and do not overlap.")
                )
    return Span(content[0].start, content[-1].end)


def offsets_within(
    place: Selector, parts: Iterable[Selector], *, field: str = "depends_on"
) -> list[list[int]]:
    """Return the places as a claim's appearance keeps them: [start, end] in the text, in order.

    :raises ValidationError: keyed by ``field``, when one does not lie in the place.
    """
    found = {(part.start, part.end) for part in parts}
    for start, end in sorted(found):
        if start < place.start or place.end < end:
            sentence = _("%(start)s–%(end)s does not lie in the place of the claim.")
            raise ValidationError({field: sentence % {"start": start, "end": end}})
    return [list(each) for each in sorted(found)]


class DraftPlaces:
    """Finds the places of an article draft in its normalised text.

    :raises ValidationError: keyed by the quote or claim of which an offset, counted on the text
        as it was sent, lies inside what normalising makes one character.
    """

    def __init__(self, draft: ArticleDraft, text: str) -> None:
        self.text = text
        self.length = len(draft.text)
        self.moved: dict[int, int] | None = None
        if draft.text != text and (draft.quotes or draft.claims):
            self.moved = self._moved(draft)

    def __call__(self, span: SpanDraft) -> Selector:
        """Return the place of a span of the draft.

        :raises ValidationError: when it is none, or other words stand there.
        """
        start, end = span.start, span.end
        if self.moved is not None:
            if not 0 <= start < end <= self.length:
                raise _outside(start, end, self.length)
            start, end = self.moved[start], self.moved[end]
            if start == end:
                raise ValidationError(
                    _("At %(start)s–%(end)s there are only characters that are not kept.")
                    % {"start": span.start, "end": span.end}
                )
        return check_words(find_place(self.text, start, end), span)

    def _moved(self, draft: ArticleDraft) -> dict[int, int]:
        spans = itertools.chain.from_iterable(each for _field, each in _spans(draft))
        offsets = _within(spans, self.length)
        try:
            return normalised_offsets(draft.text, offsets)
        except TextError as error:
            cut = error.offset
            for field, each in _spans(draft):
                if cut in _within(each, self.length):
                    raise ValidationError({field: sentence_of(error)}) from error
            raise


def _within(spans: Iterable[SpanDraft], length: int) -> set[int]:
    """The offsets of those spans that can be places at all; the others are refused later."""
    found: set[int] = set()
    for span in spans:
        if 0 <= span.start < span.end <= length:
            found.update((span.start, span.end))
    return found


def _spans(draft: ArticleDraft) -> Iterator[tuple[str, list[SpanDraft]]]:
    """Yield each quote's and claim's spans under the name that errors give it."""
    for index, quote in enumerate(draft.quotes):
        others = [each for each in (quote.cue, quote.addressee) if each]
        yield f"quotes[{index}]", [*quote.content, *others, *quote.sources]
    for index, claim in enumerate(draft.claims):
        yield f"claims[{index}]", [claim.place, *claim.depends_on]
