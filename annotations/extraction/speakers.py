"""Who is heard in a text: every place that means them, under the fullest name it gives.

After attribution. See `linking` for how.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.extraction.cast import Figure
from annotations.extraction.languages import Language
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.layout import Layout
from annotations.extraction.linking import Linking
from annotations.extraction.mentions import Mention, Sort
from annotations.extraction.people_words import people_words
from annotations.extraction.results import (
    Anonymity,
    ProposedQuote,
    ProposedSource,
    ProposedSpeaker,
    SourceKind,
)
from annotations.text.spans import Span


@dataclass(frozen=True, slots=True)
class Heard:
    """Quotes whose sources know their speaker, the speakers, and names for the claims.

    `names` gives for a pronoun, a surname or an office ("the mayor") what can be written in its
    place: the name of who is meant.
    """

    quotes: list[ProposedQuote]
    speakers: tuple[ProposedSpeaker, ...]
    names: Mapping[Span, str]


def find_speakers(layout: Layout, language: Language, quotes: Sequence[ProposedQuote]) -> Heard:
    """Link the sources of quotes, and the places that stand for somebody, to who is meant.

    Nobody is found in a text without quotes, or in a language without words about people. The
    quotes are those given, with `speaker` set in their sources where it is known.
    """
    people = people_words(language)
    if people is None or not any(quote.sources for quote in quotes):
        return Heard(list(quotes), (), {})
    nested = [quote for quote in quotes if quote.nested]
    linking = Linking(layout, language, people, [q for q in quotes if not q.nested], nested)
    linking.run()
    linking.hear_within(nested)
    figures = [figure for figure in linking.cast.figures if _counts(figure)]
    for figure in figures:
        figure.mentions.sort(key=lambda mention: mention.start)
    figures.sort(key=lambda figure: figure.mentions[0].start)
    speakers = tuple(map(_speaker, figures))
    numbers = {id(figure): number for number, figure in enumerate(figures)}
    known = {
        span: (numbers[id(figure)], figure)
        for span, figure in linking.figure_of.items()
        if id(figure) in numbers
    }
    pronouns = {
        mention.span
        for figure in figures
        for mention in figure.mentions
        if mention.sort is Sort.PRONOUN
    }
    return Heard(
        [_with_speakers(quote, known, pronouns) for quote in quotes],
        speakers,
        dict(_names(figures, speakers, people)),
    )


def _counts(figure: Figure) -> bool:
    """Whether a figure is worth telling: heard, surely a person by name, or meant twice."""
    if figure.heard or (figure.person and figure.words and figure.gender):
        return bool(figure.mentions)
    return bool(figure.name) and len(figure.mentions) > 1


def _with_speakers(
    quote: ProposedQuote, known: Mapping[Span, tuple[int, Figure]], pronouns: Container[Span]
) -> ProposedQuote:
    """A quote whose sources know who they are; nobody named by a pronoun is heard twice.

    Two whole phrases of one sentence are two people, whoever else they seem to be: in "according
    to the minister, Ms Pell said" she is not the minister.
    """
    if not quote.sources:
        return quote
    sources = [_source(source, known) for source in quote.sources]
    if quote.nested:  # "he said he had told …" is heard through nobody else
        sources = [
            source
            for number, source in enumerate(sources)
            if source.speaker is None
            or all(
                source.speaker != other.speaker
                or not (source.span in pronouns or other.span in pronouns)
                for other in sources[:number]
            )
        ]
    return quote.heard_from(tuple(sources))


def _source(source: ProposedSource, known: Mapping[Span, tuple[int, Figure]]) -> ProposedSource:
    """Tell a source what the text knows of its speaker elsewhere."""
    found = known.get(source.span)
    if found is None:
        return source
    number, figure = found
    if not figure.words:
        return ProposedSource(source.span, source.kind, source.anonymity, number)
    kind = (
        _kind(figure) if source.kind is not SourceKind.ANONYMOUS or figure.person else source.kind
    )
    return ProposedSource(source.span, kind, Anonymity.NAMED, number)


def _kind(figure: Figure) -> SourceKind:
    if figure.person:
        return SourceKind.PERSON
    if figure.body:
        return SourceKind.ORGANISATION
    if figure.plural:
        return SourceKind.GROUP
    return figure.heard[0].kind if figure.heard else SourceKind.UNKNOWN


def _speaker(figure: Figure) -> ProposedSpeaker:
    anonymity, kind = Anonymity.NAMED, _kind(figure)
    if not figure.name:
        told = [source.anonymity for source in figure.heard]
        fallback = Anonymity.GROUP if figure.plural else Anonymity.ROLE
        anonymity = next((each for each in told if each is not Anonymity.NAMED), fallback)
        if any(source.kind is SourceKind.ANONYMOUS for source in figure.heard):
            kind = SourceKind.ANONYMOUS
    return ProposedSpeaker(
        figure.name,
        figure.description or next(iter(figure.roles), ""),
        kind,
        anonymity,
        tuple(mention.span for mention in figure.mentions),
    )


def _names(
    figures: Sequence[Figure], speakers: Sequence[ProposedSpeaker], people: PeopleWords
) -> Iterator[tuple[Span, str]]:
    """For each place that a name can take, the name with the article it needs there."""
    for figure, speaker in zip(figures, speakers, strict=True):
        if not figure.words:
            continue
        full = _with_article(figure, people)
        for mention, span in zip(figure.mentions, speaker.mentions, strict=True):
            if mention.sort is Sort.NAME:
                if not figure.person or mention.words[-1] in figure.words:  # not « le | Malien »
                    yield span, figure.name
            elif mention.sort is Sort.PRONOUN or _stands_whole(mention, people):
                yield span, full


def _stands_whole(noun: Mention, people: PeopleWords) -> bool:
    """Whether a name can stand for a noun: not for "husband" of "her husband", nor « du maire »."""
    article = noun.titles[0] if noun.titles else ""
    return article not in people.contracted and article not in people.pronouns


def _with_article(figure: Figure, people: PeopleWords) -> str:
    """The name of a body with the article that the text gives it: "la Fédération"."""
    first: Mention = figure.mentions[0]
    if figure.person or first.sort is not Sort.NAME:
        return figure.name
    article = people.bare_article.get(first.before, "")
    return f"{article}{figure.name}"
