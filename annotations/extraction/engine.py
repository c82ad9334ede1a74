"""The pipeline: blocks, marks and sentences, attribution, speakers, claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotations.extraction.assembly import assemble
from annotations.extraction.blocks import find_blocks, headline_of
from annotations.extraction.claims import propose_claims
from annotations.extraction.equipment import BARE, Equipment, Parser
from annotations.extraction.furniture import find_furniture
from annotations.extraction.languages import language_for
from annotations.extraction.layout import Layout, lay_out
from annotations.extraction.nested import find_nested, lead_outward
from annotations.extraction.quoted import find_quoted
from annotations.extraction.results import Extraction, Furniture, ProposedQuote
from annotations.extraction.speakers import find_speakers
from annotations.text.spans import Span

ENGINE = "rules"
ENGINE_VERSION = "9"


@dataclass(frozen=True, slots=True)
class RulesReading:
    """A text as the rules read it, before anything learnt has a say."""

    layout: Layout
    quotes: list[ProposedQuote]
    furniture: tuple[Furniture, ...]


def read_by_rules(
    text: str,
    language: str,
    *,
    excluded: Sequence[Span] | None = None,
    title: str = "",
    parser: Parser | None = None,
) -> RulesReading:
    """Return what the rules alone propose as quotes; the arguments are those of `extract`."""
    furniture = find_furniture(text, language, title) if excluded is None else ()
    ranges = [item.span for item in furniture] if excluded is None else list(excluded)
    known = language_for(language)
    headline = headline_of(find_blocks(text, furniture, excluded or ()))
    layout = lay_out(text, known, ranges, headline=headline)
    if parser is not None:
        parser.parse(text, layout.sentences)
    quotes = find_quoted(layout, known) if known.patterns else assemble(layout, known)
    return RulesReading(layout, quotes, furniture)


def extract(
    text: str,
    language: str,
    *,
    excluded: Sequence[Span] | None = None,
    title: str = "",
    equipment: Equipment = BARE,
) -> Extraction:
    """Return what the rules propose for a text.

    `text` is normalised (NFC, LF); every span of the result counts its code points. `language` is
    an ISO 639-1 code ("fr-CA" will do); an unknown one still gets direct quotes, by their marks.
    With `excluded` None the furniture is found and left out; otherwise exactly those ranges are,
    and `furniture` is empty. Nothing is proposed from a range left out. `title` is the headline
    kept beside the text, by which a repeated one is known. `equipment` are the models to use
    beside the rules. Raises nothing for any text.
    """
    known = language_for(language)
    parser = equipment.parsers.get(known.code)
    read = read_by_rules(text, language, excluded=excluded, title=title, parser=parser)
    layout, quotes = read.layout, read.quotes
    sequence = equipment.sequences.get(known.code)
    if sequence is not None:
        quotes = sequence.revise(layout, quotes)
        quotes = sequence.pass_on(layout, read.quotes, quotes)
    quotes = find_nested(layout, quotes, known)
    if sequence is not None:
        quotes = sequence.revise_within(layout, quotes, known)
    quotes = lead_outward(layout.text, quotes)
    judge = equipment.judges.get(known.code)
    heard = find_speakers(layout, known, quotes)
    claims = propose_claims(layout, known, heard.quotes, names=heard.names, judge=judge)
    lacking = (("syntax", parser), ("sequence", sequence), ("judge", judge))
    return Extraction(
        language,
        equipment.engine_for(known.code),
        ENGINE_VERSION,
        tuple(heard.quotes),
        tuple(claims),
        read.furniture,
        heard.speakers,
        lacks=tuple(part for part, model in lacking if model is None),
    )
