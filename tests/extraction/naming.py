"""Whom the places of a text mean, in a word or two for a table of a test."""

from annotations.extraction import extract


def meant(text, language="en"):
    """The words of each mention, by the name (or else the description) of who is meant."""
    found = extract(text, language, excluded=())
    return {
        speaker.name or speaker.description: [span.of(text) for span in speaker.mentions]
        for speaker in found.speakers
    }


def heard(text, language="en"):
    """For each quote, who its sources mean, from who said it outward."""
    found = extract(text, language, excluded=())
    return [
        [
            found.speakers[source.speaker].name or found.speakers[source.speaker].description
            for source in quote.sources
            if source.speaker is not None
        ]
        for quote in found.quotes
    ]
