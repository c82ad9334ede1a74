"""The part of intake that needs no database: normalise, check, hash, detect.

It runs before the transaction, so that the write lock is not held while a text is read.
"""

import hashlib
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..extraction import Furniture, find_furniture
from ..models import Claim, ClaimKind, Quote
from ..text import Selector, Span, TextError, describe, hull, normalise
from ..text.language import detect_language
from .drafts import ArticleDraft, ClaimDraft, QuoteDraft, SpanDraft

IMPORTED_QUOTE_STATES = (Quote.State.PROPOSED, Quote.State.ACCEPTED)
IMPORTED_CLAIM_STATES = (Claim.State.PROPOSED, Claim.State.OPEN)


@dataclass(frozen=True, slots=True)
class PreparedQuote:
    """A quote whose places are known to lie in the text."""

    draft: QuoteDraft
    place: Span
    spans: Sequence[tuple[str, int, Selector]]
    """Role, position within the role, place."""


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim whose place is known to lie in the text."""

    draft: ClaimDraft
    statement: str
    place: Selector


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article ready to be stored. Hashes are hex digests."""

    draft: ArticleDraft
    text: str
    title: str
    url: str | None
    language: str
    sha256: str
    source_sha256: str
    furniture: Sequence[Furniture]
    quotes: Sequence[PreparedQuote]
    claims: Sequence[PreparedClaim]


def prepare_article(draft: ArticleDraft) -> PreparedArticle:
    """Check and normalise a draft.

    :raises ValidationError: keyed by field, with a sentence that says what is wrong and where.
    """
    text = _text(draft.text)
    title = single_line(draft.title, field="title", limit=500)
    reader = _Reader(draft.text, text)
    encoded = text.encode()
    sha256 = hashlib.sha256(encoded).hexdigest()
    source = draft.text.encode() if draft.source is None else draft.source
    return PreparedArticle(
        draft=draft,
        text=text,
        title=title,
        url=canonical_url(draft.url),
        language=language_code(draft.language) or detect_language(text),
        sha256=sha256,
        source_sha256=sha256 if source == encoded else hashlib.sha256(source).hexdigest(),
        furniture=find_furniture(text, title=title),
        quotes=_each(draft.quotes, "quotes", reader.quote),
        claims=_each(draft.claims, "claims", reader.claim),
    )


def _text(raw: str) -> str:
    if not raw.strip():
        raise ValidationError({"text": _("There is no text.")})
    if len(raw) > settings.FACTCHECK_MAX_TEXT_CHARS:
        raise ValidationError(
            {
                "text": _("The text has %(length)s characters; at most %(limit)s are taken.")
                % {"length": len(raw), "limit": settings.FACTCHECK_MAX_TEXT_CHARS}
            }
        )
    try:
        text = normalise(raw)
    except TextError as error:
        raise ValidationError({"text": str(error)}) from error
    if not text.strip():
        raise ValidationError({"text": _("There is no text, only control characters.")})
    return text


def single_line(value: str, *, field: str, limit: int) -> str:
    """Return a one-line value with its white space folded.

    :raises ValidationError: when it is longer than ``limit`` code points or damaged.
    """
    if not value:
        return ""
    try:
        value = " ".join(normalise(value).split())
    except TextError as error:
        raise ValidationError({field: str(error)}) from error
    if len(value) > limit:
        raise ValidationError(
            {
                field: _("This has %(length)s characters; at most %(limit)s are taken.")
                % {"length": len(value), "limit": limit}
            }
        )
    return value


def language_code(value: str) -> str:
    """Return the language part of a code as sent ("fr-CA" and "fr_CA" are "fr").

    :raises ValidationError: when it is no such code.
    """
    if not value:
        return ""
    code = re.split("[-_]", value.strip().lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ValidationError(
            {"language": _("“%(value)s” is no language code like “en” or “fr”.") % {"value": value}}
        )
    return code


_TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|mc_[ce]id)=")


def canonical_url(value: str) -> str | None:
    """Return the one form of an address under which an article is kept; None for none.

    Scheme and host in lower case, no fragment, no default port, no advertising parameters.

    :raises ValidationError: when it is no http or https address.
    """
    value = value.strip()
    if not value:
        return None
    wrong = ValidationError(
        {"url": _("“%(value)s” is no http:// or https:// address.") % {"value": value[:200]}}
    )
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as error:
        raise wrong from error
    if parts.scheme not in ("http", "https") or not parts.hostname or len(value) > 2000:
        raise wrong
    if re.search(r"[\s\x00-\x1f]", value):
        raise wrong
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if port and port != {"http": 80, "https": 443}[parts.scheme]:
        host = f"{host}:{port}"
    query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def _each(drafts: Sequence[Any], field: str, prepare: Callable[[Any], Any]) -> list[Any]:
    """Prepare each draft; of the first that is wrong, say which it is."""
    prepared = []
    for index, draft in enumerate(drafts):
        try:
            prepared.append(prepare(draft))
        except ValidationError as error:
            raise ValidationError({f"{field}[{index}]": " ".join(error.messages)}) from error
    return prepared


class _Reader:
    """Finds the places of drafts in the normalised text."""

    def __init__(self, raw: str, text: str) -> None:
        self.raw = raw
        self.text = text
        self.same = raw == text

    def quote(self, draft: QuoteDraft) -> PreparedQuote:
        check_choice(draft.kind, Quote.Kind.values, field="kind")
        check_choice(draft.state, IMPORTED_QUOTE_STATES, field="state")
        content = [self.place(span) for span in draft.content]
        parts = [("content", position, place) for position, place in enumerate(content)]
        if draft.cue:
            parts.append(("cue", 0, self.place(draft.cue)))
        parts += [("source", n, self.place(span)) for n, span in enumerate(draft.sources)]
        return PreparedQuote(draft, content_hull(content), parts)

    def claim(self, draft: ClaimDraft) -> PreparedClaim:
        check_choice(draft.kind, ClaimKind.values, field="kind")
        check_choice(draft.state, IMPORTED_CLAIM_STATES, field="state")
        place = self.place(draft.place)
        return PreparedClaim(draft, draft.statement.strip() or place.exact, place)

    def place(self, draft: SpanDraft) -> Selector:
        start, end = draft.start, draft.end
        if not self.same:
            start, end = self._moved(start, end)
        return _check_words(find_place(self.text, start, end), draft)

    def _moved(self, start: int, end: int) -> tuple[int, int]:
        """Carry offsets counted on the text as sent over to the normalised text."""
        if not 0 <= start < end <= len(self.raw):
            return start, end  # find_place says what is wrong
        before, words = normalise(self.raw[:start]), normalise(self.raw[start:end])
        if not self.text.startswith(before + words):
            raise ValidationError(
                _("%(start)s–%(end)s cuts a character or a line end of the text in two.")
                % {"start": start, "end": end}
            )
        return len(before), len(before) + len(words)


def content_hull(content: Sequence[Selector]) -> Span:
    """Return the hull of a quote's content.

    :raises ValidationError: when there is none, or its parts overlap or are out of order.
    """
    if not content:
        raise ValidationError(_("A quote needs at least one content span."))
    for one, other in itertools.pairwise(content):
        if other.start < one.end:
            raise ValidationError(
                _("The content spans of a quote stand in text order and do not overlap.")
            )
    return hull(Span(place.start, place.end) for place in content)


def find_place(text: str, start: int, end: int) -> Selector:
    """Return the place with its words.

    :raises ValidationError: when it does not lie in the text; nothing is cut to fit.
    """
    if not 0 <= start < end <= len(text):
        raise ValidationError(
            _(
                "%(start)s–%(end)s is no span of this text: 0 ≤ start < end ≤ %(length)s "
                "code points."
            )
            % {"start": start, "end": end, "length": len(text)},
            code="outside_text",
        )
    return describe(text, Span(start, end))


def _check_words(place: Selector, draft: SpanDraft) -> Selector:
    if draft.exact is None or draft.exact == place.exact or normalise(draft.exact) == place.exact:
        return place
    raise ValidationError(
        _("At %(start)s–%(end)s the text says “%(found)s”, not “%(exact)s”.")
        % {
            "start": draft.start,
            "end": draft.end,
            "found": place.exact[:100],
            "exact": draft.exact[:100],
        },
        code="other_words",
    )


def read_place(text: str, draft: SpanDraft, *, field: str) -> Selector:
    """Return the place a draft names in a stored text.

    :raises ValidationError: keyed by ``field``, when it does not lie in the text or the words
        there are not those the draft expects.
    """
    try:
        return _check_words(find_place(text, draft.start, draft.end), draft)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error
    except TextError as error:
        raise ValidationError({field: str(error)}) from error


def check_choice(value: str, choices: Sequence[str], *, field: str) -> None:
    """:raises ValidationError: keyed by ``field``, when it is none of the choices; names them."""
    if value not in choices:
        raise ValidationError(
            {
                field: _("“%(value)s” is none of: %(choices)s.")
                % {"value": value, "choices": ", ".join(choices)}
            }
        )
