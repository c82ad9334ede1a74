"""The pipeline: furniture, marks and sentences, attribution, claims."""

from collections.abc import Sequence

from annotations.extraction.assembly import assemble
from annotations.extraction.languages import language_for
from annotations.extraction.layout import lay_out
from annotations.extraction.results import ProposedQuote
from annotations.text.spans import Span


def propose_quotes(text: str, language: str, excluded: Sequence[Span]) -> list[ProposedQuote]:
    """Return the quotes of what is not excluded."""
    known = language_for(language)
    return assemble(lay_out(text, known, excluded), known)
