"""Say in a few words what was found, so that a test's table reads like the sentence it is about."""

from annotations.extraction import Extraction, ProposedQuote, extract


def quotes_in(text, language="en", **options):
    """The quotes of a text with nothing left out of it."""
    options.setdefault("excluded", ())
    return extract(text, language, **options).quotes


def heard(text, language="en", **options):
    """(kind, [words said], [who says it, then who relays it]) of every quote."""
    return [in_words(text, quote) for quote in quotes_in(text, language, **options)]


def said(text: str, language: str = "en", **options) -> list[tuple[str, list[str]]]:
    """The words of each quote of a text, with who says and relays them."""
    return [(" … ".join(words), sources) for _, words, sources in heard(text, language, **options)]


def in_words(text: str, quote: ProposedQuote):
    """One quote as kind, contents and sources in the words of its text."""
    return (
        str(quote.kind),
        [span.of(text) for span in quote.content],
        [source.span.of(text) for source in quote.sources],
    )


def spans_of(found: Extraction):
    """Every span of an extraction, furniture left out."""
    for quote in found.quotes:
        yield from quote.content
        if quote.cue is not None:
            yield quote.cue
        for source in quote.sources:
            yield source.span
    for claim in found.claims:
        yield claim.span
