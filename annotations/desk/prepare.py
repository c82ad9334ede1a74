"""The part of intake that needs no database: normalise, check, hash, detect.

It runs before the transaction, so that the write lock is not held while a text is read.
"""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..extraction import Furniture, Reason, find_furniture
from ..models import Anonymity, Claim, ClaimKind, ClaimType, Polarity, Quote
from ..text import Selector, Span, TextError, normalise
from ..text.language import detect_language
from .addresses import canonical_url
from .checks import check_moment, names, prose
from .drafts import PASTED, ArticleDraft, ClaimDraft, QuoteDraft, SourceSpanDraft
from .places import DraftPlaces, content_hull, offsets_within
from .wording import sentence_of

# Plain strings: asking an enumeration for its values costs more than all else about a quote.
QUOTE_KINDS = tuple(Quote.Kind.values)
CLAIM_KINDS = tuple(ClaimKind.values)
CLAIM_TYPES = tuple(ClaimType.values)
REASONS = tuple(Reason)
POLARITIES = tuple(Polarity.values)
ANONYMITIES = tuple(Anonymity.values)
IMPORTED_QUOTE_STATES = (Quote.State.PROPOSED.value, Quote.State.ACCEPTED.value)
IMPORTED_CLAIM_STATES = (Claim.State.PROPOSED.value, Claim.State.OPEN.value)

_SPACE = re.compile("[ \t\n]+")
_OTHER_SPACE = re.compile(r"[^\S \t\n]")


@dataclass(frozen=True, slots=True)
class PreparedQuote:
    """A quote whose places are known to lie in the text."""

    draft: QuoteDraft
    place: Span
    spans: Sequence[tuple[str, int, Selector, str | None]]
    """Role, position within the role, place, anonymity of a source."""


@dataclass(frozen=True, slots=True)
class PreparedClaim:
    """A claim whose place is known to lie in the text."""

    draft: ClaimDraft
    statement: str
    place: Selector
    depends_on: list[list[int]]


@dataclass(frozen=True, slots=True)
class PreparedArticle:
    """An article ready to be stored. Hashes are hex digests."""

    draft: ArticleDraft
    text: str
    title: str
    url: str | None
    outlet: str
    authors: Sequence[str]
    extractor: str
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
    language = language_code(draft.language) or detect_language(text)
    check_moment(draft.published_at, field="published_at")
    place = DraftPlaces(draft, text)
    encoded = text.encode()
    sha256 = hashlib.sha256(encoded).hexdigest()
    source = draft.text.encode() if draft.source is None else draft.source
    return PreparedArticle(
        draft=draft,
        text=text,
        title=title,
        url=canonical_url(draft.url) if draft.url else None,
        outlet=single_name(draft.outlet, field="outlet", limit=200),
        authors=names(draft.authors, field="authors") if draft.authors else [],
        extractor=single_line(draft.extractor, field="extractor", limit=60) or PASTED,
        language=language,
        sha256=sha256,
        source_sha256=sha256 if source == encoded else hashlib.sha256(source).hexdigest(),
        furniture=find_furniture(text, language, title),
        quotes=_once(_each(draft.quotes, "quotes", lambda quote: _quote(quote, place))),
        claims=_each(draft.claims, "claims", lambda claim: _claim(claim, place)),
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
        raise ValidationError({"text": sentence_of(error)}) from error
    if not text.strip():
        raise ValidationError({"text": _("There is no text, only control characters.")})
    return text


def single_line(value: str, *, field: str, limit: int) -> str:
    """Return a one-line value with its white space folded.

    Other spaces inside it stay: French sets a no-break space before a colon.

    :raises ValidationError: when it is longer than ``limit`` code points or damaged.
    """
    if not value:
        return ""
    try:
        value = _SPACE.sub(" ", normalise(value)).strip()
    except TextError as error:
        raise ValidationError({field: sentence_of(error)}) from error
    if len(value) > limit:
        raise ValidationError(
            {
                field: _("This has %(length)s characters; at most %(limit)s are taken.")
                % {"length": len(value), "limit": limit}
            }
        )
    return value


def single_name(value: str, *, field: str, limit: int) -> str:
    """Return a name on one line with one sort of space, so that the same name is the same.

    :raises ValidationError: as :func:`single_line`.
    """
    return single_line(_OTHER_SPACE.sub(" ", value), field=field, limit=limit)


def language_code(value: str) -> str:
    """Return the language part of a code as sent ("fr-CA" and "fr_CA" are "fr").

    :raises ValidationError: when it is no such code.
    """
    value = value.strip()
    if not value:
        return ""
    code = re.split("[-_]", value.lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        raise ValidationError(
            {"language": _("“%(value)s” is no language code like “en” or “fr”.") % {"value": value}}
        )
    return code


def _each(drafts: Sequence[Any], field: str, prepare: Callable[[Any], Any]) -> list[Any]:
    """Prepare each draft; of the first that is wrong, say which it is."""
    prepared = []
    for index, draft in enumerate(drafts):
        try:
            prepared.append(prepare(draft))
        except ValidationError as error:
            raise ValidationError({f"{field}[{index}]": " ".join(error.messages)}) from error
    return prepared


def _quote(draft: QuoteDraft, place_of: DraftPlaces) -> PreparedQuote:
    check_choice(draft.kind, QUOTE_KINDS, field="kind")
    check_choice(draft.state, IMPORTED_QUOTE_STATES, field="state")
    _check_confidence(draft.confidence)
    if draft.polarity != "asserted":
        check_choice(draft.polarity, POLARITIES, field="polarity")
    content = [place_of(span) for span in draft.content]
    parts: list[tuple[str, int, Selector, str | None]] = [
        ("content", position, place, None) for position, place in enumerate(content)
    ]
    if draft.cue:
        parts.append(("cue", 0, place_of(draft.cue), None))
    if draft.addressee:
        parts.append(("addressee", 0, place_of(draft.addressee), None))
    for position, span in enumerate(draft.sources):
        anonymity = span.anonymity if isinstance(span, SourceSpanDraft) else None
        if anonymity is not None:
            check_choice(anonymity, ANONYMITIES, field=f"sources[{position}].anonymity")
        parts.append(("source", position, place_of(span), anonymity))
    return PreparedQuote(draft, content_hull(content), parts)


def _claim(draft: ClaimDraft, place_of: DraftPlaces) -> PreparedClaim:
    check_choice(draft.kind, CLAIM_KINDS, field="kind")
    check_choice(draft.state, IMPORTED_CLAIM_STATES, field="state")
    _check_confidence(draft.confidence)
    place = place_of(draft.place)
    statement = prose(draft.statement, field="statement") if draft.statement else ""
    check_codes(draft.types, CLAIM_TYPES, field="types")
    check_codes(draft.reasons, REASONS, field="reasons")
    depends_on = offsets_within(place, [place_of(span) for span in draft.depends_on])
    return PreparedClaim(draft, statement or place.exact, place, depends_on)


def _once(quotes: list[PreparedQuote]) -> list[PreparedQuote]:
    """Leave out a quote that is in the draft twice.

    :raises ValidationError: when two that differ stand at the same place.
    """
    first: dict[Span, int] = {}
    kept = []
    for index, quote in enumerate(quotes):
        known = first.setdefault(quote.place, index)
        if known == index:
            kept.append(quote)
        elif (quote.spans, quote.draft) != (quotes[known].spans, quotes[known].draft):
            sentence = _("At %(start)s–%(end)s another quote stands: quotes[%(known)s].")
            place = {"start": quote.place.start, "end": quote.place.end, "known": known}
            raise ValidationError({f"quotes[{index}]": sentence % place})
    return kept


def _check_confidence(value: float | None) -> None:
    if value is not None and not 0 <= value <= 1:
        raise ValidationError({"confidence": _("A confidence lies between 0 and 1.")})


def check_codes(values: Sequence[str], choices: Sequence[str], *, field: str) -> list[str]:
    """Return the codes, each once.

    :raises ValidationError: keyed by ``field``, when one is none of the choices; names them.
    """
    for value in values:
        check_choice(value, choices, field=field)
    return list(dict.fromkeys(values))


def check_choice(value: str, choices: Sequence[str], *, field: str) -> None:
    """:raises ValidationError: keyed by ``field``, when it is none of the choices; names them."""
    if value not in choices:
        raise ValidationError(
            {
                field: _("“%(value)s” is none of: %(choices)s.")
                % {"value": value, "choices": ", ".join(choices)}
            }
        )
