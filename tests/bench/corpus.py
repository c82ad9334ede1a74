"""Articles to measure with: invented, the same every time, and no two nearly alike.

Each has about 400 words in several paragraphs, with five quotes and three claims whose places are
known. One in four is French; names come in several scripts, so that code points, UTF-16 units and
bytes differ.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from tests.bench import words

QUOTES = 5
CLAIMS = 3
WORDS = 400
PARAGRAPHS = 10
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Language:
    """What the articles of a language are made of."""

    code: str
    lists: dict[str, list[str]]
    sentences: tuple[str, ...]
    numbers: tuple[str, ...]
    speech: tuple[str, ...]
    spoken: str
    """A sentence with somebody's words in it: ``{speech}``, ``{said}`` and ``{name}``."""


def _lists(source: dict[str, str]) -> dict[str, list[str]]:
    split = {name: text.split("|" if "|" in text else None) for name, text in source.items()}
    return split | {
        "place": words.PLACES.split(),
        "first": words.FIRST_NAMES.split(),
        "last": words.LAST_NAMES.split(),
    }


ENGLISH = Language(
    "en",
    _lists(words.ENGLISH),
    words.ENGLISH_SENTENCES,
    words.ENGLISH_NUMBERS,
    words.ENGLISH_SPEECH,
    "“{speech},” {said} {name}.",
)
FRENCH = Language(
    "fr",
    _lists(words.FRENCH),
    words.FRENCH_SENTENCES,
    words.FRENCH_NUMBERS,
    words.FRENCH_SPEECH,
    "« {speech} », {said} {name}.",
)

Place = dict[str, int]


@dataclass
class BenchArticle:
    """An article and the places in it, in code points."""

    number: int
    language: str
    title: str
    outlet: str
    author: str
    text: str = ""
    quotes: list[dict[str, Place]] = field(default_factory=list)
    """Each with its ``content``, ``cue`` and ``source``."""
    claims: list[Place] = field(default_factory=list)

    def as_json(self, *, spans: bool, parts: bool = False) -> dict[str, Any]:
        """Return it as the API takes it: bare, with its 8 spans, or with cues and sources too."""
        told: dict[str, Any] = {
            "text": self.text,
            "title": self.title,
            "url": f"https://news.example/{self.language}/{self.number}",
            "outlet": self.outlet,
            "authors": [self.author],
            "published_at": f"2026-0{self.number % 9 + 1}-{self.number % 28 + 1:02}T06:30:00Z",
            "language": self.language,
        }
        if spans:
            told["quotes"] = [
                {"content": [quote["content"]]}
                | ({"cue": quote["cue"], "sources": [quote["source"]]} if parts else {})
                for quote in self.quotes
            ]
            told["claims"] = self.claims
        return told


def make_articles(count: int, *, first: int = 0) -> Iterator[BenchArticle]:
    """Yield articles number ``first`` and on; one number is always the same article."""
    for number in range(first, first + count):
        chance = Random(f"article {number}")
        yield _Writer(chance, FRENCH if number % 4 == 3 else ENGLISH).write(number)


class _Writer:
    """Writes one article, sentence by sentence, and notes where things stand."""

    def __init__(self, chance: Random, language: Language) -> None:
        self.chance = chance
        self.language = language
        self.text = ""
        self.words = 0

    def write(self, number: int) -> BenchArticle:
        pick = self.chance.choice
        title = self._filled(pick(self.language.sentences)).rstrip(".?! ")
        article = BenchArticle(
            number, self.language.code, title, pick(words.PAPERS), self._one("name")
        )
        marks = ["quote"] * QUOTES + ["claim"] * CLAIMS + [""] * (PARAGRAPHS - QUOTES - CLAIMS)
        self.chance.shuffle(marks)
        for index, mark in enumerate(marks, start=1):
            while self.words < WORDS * (index - 0.5) / PARAGRAPHS:
                self._add(self._filled(pick(self.language.sentences)))
            if mark == "quote":
                article.quotes.append(self._add_quote())
            elif mark == "claim":
                article.claims.append(self._add(self._filled(pick(self.language.numbers))))
            while self.words < WORDS * index / PARAGRAPHS:
                self._add(self._filled(pick(self.language.sentences)))
            self.text += "\n\n"
        article.text = self.text.strip()
        return article

    def _add(self, sentence: str) -> Place:
        if self.text and not self.text[-1].isspace():
            self.text += " "
        start = len(self.text)
        self.text += sentence
        self.words += len(sentence.split())
        return {"start": start, "end": len(self.text)}

    def _add_quote(self) -> dict[str, Place]:
        parts = {
            "speech": self._filled(self.chance.choice(self.language.speech)),
            "said": self._one("said"),
            "name": self._one("name"),
        }
        start = self._add(self.language.spoken.format(**parts))["start"]
        places = []
        for part in parts.values():
            start = self.text.index(part, start)
            places.append({"start": start, "end": start + len(part)})
            start += len(part)
        return dict(zip(("content", "cue", "source"), places, strict=True))

    def _filled(self, pattern: str) -> str:
        filled = _BLANK.sub(lambda blank: self._one(blank[1]), pattern)
        return filled[0].upper() + filled[1:]

    def _one(self, name: str) -> str:
        if name == "number":
            return f"{self.chance.randrange(3, 9_000_000):,}"
        if name == "percent":
            return f"{self.chance.uniform(0.1, 99):.1f}"
        if name == "name":
            return f"{self._one('first')} {self._one('last')}"
        return self.chance.choice(self.language.lists[name])
