"""The pipeline: furniture, marks and sentences, attribution, claims."""

from collections.abc import Sequence

from annotations.extraction.assembly import assemble
from annotations.extraction.claims import propose_claims
from annotations.extraction.furniture import find_furniture
from annotations.extraction.languages import language_for
from annotations.extraction.layout import lay_out
from annotations.extraction.results import Extraction
from annotations.text.spans import Span

ENGINE = "rules"
ENGINE_VERSION = "1"


def extract(
    text: str,
    language: str,
    *,
    excluded: Sequence[Span] | None = None,
    title: str = "",
) -> Extraction:
    """Return what the rules propose for a text.

    `text` is normalised (NFC, LF); every span of the result counts its code points. `language` is
    an ISO 639-1 code ("fr-CA" will do); an unknown one still gets direct quotes, by their marks.
    With `excluded` None the furniture is found and left out; otherwise exactly those ranges are,
    and `furniture` is empty. Nothing is proposed from a range left out. `title` is the headline
    kept beside the text, by which a repeated one is known. Raises nothing for any text.
    """
    furniture = find_furniture(text, language, title) if excluded is None else ()
    ranges = [item.span for item in furniture] if excluded is None else list(excluded)
    known = language_for(language)
    layout = lay_out(text, known, ranges)
    quotes = assemble(layout, known)
    claims = propose_claims(layout, known, quotes)
    return Extraction(language, ENGINE, ENGINE_VERSION, tuple(quotes), tuple(claims), furniture)
