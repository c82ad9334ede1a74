"""Reading a gold article: a text with its marks set between braces, as a person wrote them.

    +++
    title = "Pier to close for repairs"
    language = "en"
    topic = "local"
    [speakers.lee]
    name = "Ann Lee"
    +++
    “{q1 The pier is not safe},” {c1 said} {s1=lee Ann Lee}. {p=lee She} {c2:denied denied} that
    {q2 it had been neglected}. {w=record The pier was closed in 2019.}

`fixtures/gold/README.md` says what each mark is for. Every place counts code points of the text
without its marks.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotations.extraction.results import (
    Anonymity,
    ClaimType,
    Polarity,
    QuoteKind,
    SourceKind,
)
from annotations.text.normalise import normalise
from annotations.text.spans import Span

_PIECE = re.compile(r"\{(?P<tag>[^\s{}]+) |(?P<close>\})|(?P<stray>\{)")
_TAG = re.compile(
    r"(?P<role>[qcsawpf])(?P<numbers>\d+(?:\+\d+)*)?(?:/(?P<level>[2-9]))?"
    r"(?:=(?P<key>[a-z0-9_-]+))?(?::(?P<words>[a-z_,]+))?$"
)
_NUMBERED = "qcsa"
_OPENED = re.compile(r"(?:[“„«‹‘]|(?:^|(?<=[\s(\[—–“«]))[\"'])[ \u00a0\u202f\u2009]*\Z")
"""An opening mark just before; a straight one opens only behind a space or a bracket."""
_SPACES = " \t\u00a0\u202f\u2009"
_DOUBLE = re.compile('["“”„«»]')


class MarkError(ValueError):
    """The marks of a gold article are wrong; the message says what and on which line."""


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who is heard in an article. An anonymous one has no name; `words` describe it."""

    key: str
    name: str
    kind: SourceKind
    anonymity: Anonymity


@dataclass(frozen=True, slots=True)
class GoldSource:
    """The words that name a speaker, and which speaker that is."""

    span: Span
    speaker: GoldSpeaker


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """One quote as a person marks it; the fields as in `results.ProposedQuote`.

    `sources` leads from who said it outward to who relays it.
    """

    number: int
    kind: QuoteKind
    content: tuple[Span, ...]
    cue: Span | None
    sources: tuple[GoldSource, ...]
    addressee: Span | None
    polarity: Polarity
    hedged: bool


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A stretch worth checking, with what sorts of claim it is."""

    span: Span
    types: frozenset[ClaimType]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text and everything marked in it.

    `mentions` are the pronouns and descriptions that stand for a speaker, sources among them.
    """

    name: str
    title: str
    language: str
    topic: str
    text: str
    speakers: Mapping[str, GoldSpeaker]
    quotes: tuple[GoldQuote, ...]
    mentions: tuple[GoldSource, ...]
    claims: tuple[GoldClaim, ...]
    furniture: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Tag:
    role: str
    numbers: tuple[int, ...]
    level: int
    key: str
    words: frozenset[str]
    start: int
    line: int


def read_folder(folder: Path) -> list[GoldArticle]:
    """Return the gold articles of a folder and those below it, in the order of their names.

    :raises MarkError: naming the file and the line of the first mark that is wrong.
    """
    return [read_article(path) for path in sorted(folder.rglob("*.txt"))]


def read_article(path: Path) -> GoldArticle:
    """Return one gold article.

    :raises MarkError: naming the file and the line of the first mark that is wrong.
    """
    try:
        return parse_article(path.read_text(encoding="utf-8"), name=path.stem)
    except MarkError as error:
        raise MarkError(f"{path}: {error}") from error


def parse_article(raw: str, *, name: str = "") -> GoldArticle:
    """Return the article that a marked text describes.

    :raises MarkError: naming the line of the first mark that is wrong.
    """
    parts = re.split(r"^\+\+\+\n", raw, maxsplit=2, flags=re.MULTILINE)
    if len(parts) != 3 or parts[0].strip():
        raise MarkError("The file starts with a heading between two lines “+++”.")
    try:
        heading = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise MarkError(f"The heading is no TOML: {error}.") from error
    if missing := {"title", "language", "topic"} - heading.keys():
        raise MarkError(f"The heading lacks {', '.join(sorted(missing))}.")
    speakers = {key: _speaker(key, row) for key, row in heading.get("speakers", {}).items()}
    body = parts[2].lstrip("\n")
    reader = _Reader(speakers, line=raw.count("\n") - body.count("\n") + 1)
    reader.read(body.rstrip("\n"))
    return reader.article(name, heading)


def _speaker(key: str, row: Mapping[str, Any]) -> GoldSpeaker:
    try:
        return GoldSpeaker(
            key,
            row.get("name", ""),
            SourceKind(row.get("kind", "person")),
            Anonymity(row.get("anonymity", "named")),
        )
    except ValueError as error:
        raise MarkError(f"The speaker “{key}”: {error}.") from error


@dataclass(slots=True)
class _Reader:
    """Walks a marked text once, keeping the plain text and what was marked."""

    speakers: Mapping[str, GoldSpeaker]
    line: int
    text: str = ""
    found: list[tuple[_Tag, Span]] = field(default_factory=list)

    def read(self, marked: str) -> None:
        """Take the text apart.

        :raises MarkError: when braces do not pair or a tag is not known.
        """
        pieces: list[str] = []
        length = at = 0
        opened: list[_Tag] = []
        for match in _PIECE.finditer(marked):
            pieces.append(marked[at : match.start()])
            length += match.start() - at
            at = match.end()
            line = self.line + marked.count("\n", 0, match.start())
            if match["stray"]:
                raise MarkError(f"Line {line}: after a brace come a tag and one space.")
            if match["tag"]:
                opened.append(self._tag(match["tag"], length, line))
            elif not opened:
                raise MarkError(f"Line {line}: a brace closes that none opened.")
            else:
                tag = opened.pop()
                if length == tag.start:
                    raise MarkError(f"Line {line}: nothing is marked.")
                self.found.append((tag, Span(tag.start, length)))
        if opened:
            raise MarkError(f"Line {opened[-1].line}: the brace is never closed.")
        self.text = "".join([*pieces, marked[at:]])
        if normalise(self.text) != self.text:
            raise MarkError("The text is not normalised (NFC, line feeds, no control characters).")
        for tag, span in self.found:
            words = span.of(self.text)
            if words != words.strip(_SPACES + "\n"):
                raise MarkError(f"Line {tag.line}: “{words[:40]}” begins or ends with a space.")
        self.found.sort(key=lambda item: (item[1].start, -item[1].end))

    def _tag(self, raw: str, start: int, line: int) -> _Tag:
        match = _TAG.match(raw)
        if match is None:
            raise MarkError(f"Line {line}: “{raw}” is no tag.")
        role, key = match["role"], match["key"] or ""
        numbers = tuple(int(number) for number in (match["numbers"] or "").split("+") if number)
        if bool(numbers) != (role in _NUMBERED) or (role in "qa" and len(numbers) > 1):
            raise MarkError(f"Line {line}: “{raw}”: {role} takes other numbers.")
        if (role in "sp") != bool(key) or (key and key not in self.speakers):
            raise MarkError(f"Line {line}: “{raw}” names no speaker of the heading.")
        words = frozenset((match["words"] or "").split(",")) - {""}
        allowed: dict[str, frozenset[str]] = {
            "q": frozenset(kind.value for kind in QuoteKind),
            "c": frozenset(value.value for value in Polarity) | {"hedged"},
            "w": frozenset(value.value for value in ClaimType),
        }
        if unknown := words - allowed.get(role, frozenset()):
            raise MarkError(f"Line {line}: “{raw}”: unknown {', '.join(sorted(unknown))}.")
        return _Tag(role, numbers, int(match["level"] or 1), key, words, start, line)

    def article(self, name: str, heading: Mapping[str, Any]) -> GoldArticle:
        """Return what was read.

        :raises MarkError: when parts of a quote are missing or twice there.
        """
        numbers = sorted({n for tag, _ in self.found if tag.role == "q" for n in tag.numbers})
        for tag, _ in self.found:
            if strange := [n for n in tag.numbers if n not in numbers]:
                raise MarkError(f"Line {tag.line}: there is no quote {strange[0]}.")
        return GoldArticle(
            name,
            heading["title"],
            heading["language"],
            heading["topic"],
            self.text,
            self.speakers,
            tuple(sorted(map(self._quote, numbers), key=lambda quote: quote.content[0].start)),
            tuple(
                GoldSource(span, self.speakers[tag.key])
                for tag, span in self.found
                if tag.role in "sp"
            ),
            tuple(
                GoldClaim(span, frozenset(map(ClaimType, tag.words)))
                for tag, span in self.found
                if tag.role == "w"
            ),
            tuple(span for tag, span in self.found if tag.role == "f"),
        )

    def _of(self, role: str, number: int) -> Iterator[tuple[_Tag, Span]]:
        return (
            (tag, span) for tag, span in self.found if tag.role == role and number in tag.numbers
        )

    def _one(self, role: str, number: int) -> tuple[_Tag, Span] | None:
        found = list(self._of(role, number))
        if len(found) > 1:
            raise MarkError(f"Line {found[1][0].line}: a second “{role}{number}”.")
        return found[0] if found else None

    def _quote(self, number: int) -> GoldQuote:
        parts = list(self._of("q", number))
        content = tuple(span for _, span in parts)
        chosen = {word for tag, _ in parts for word in tag.words}
        cue = self._one("c", number)
        words = cue[0].words if cue else frozenset()
        polarity = [value for value in Polarity if value.value in words]
        listener = self._one("a", number)
        return GoldQuote(
            number,
            QuoteKind(chosen.pop()) if chosen else self._kind(content),
            content,
            cue and cue[1],
            self._chain(number),
            listener and listener[1],
            polarity[0] if polarity else Polarity.ASSERTED,
            "hedged" in words,
        )

    def _chain(self, number: int) -> tuple[GoldSource, ...]:
        levels = {tag.level: (tag, span) for tag, span in self._of("s", number)}
        every = list(self._of("s", number))
        if len(every) != len(levels) or sorted(levels) != list(range(1, len(levels) + 1)):
            raise MarkError(f"Line {every[-1][0].line}: the sources of {number} are s, s/2, s/3 …")
        return tuple(
            GoldSource(span, self.speakers[tag.key]) for _, (tag, span) in sorted(levels.items())
        )

    def _kind(self, content: tuple[Span, ...]) -> QuoteKind:
        """Tell the kind by the marks: around each part, inside one, or nowhere."""
        if all(self._enclosed(span) for span in content):
            return QuoteKind.DIRECT
        if any(_DOUBLE.search(span.of(self.text)) for span in content):
            return QuoteKind.MIXED
        return QuoteKind.INDIRECT

    def _enclosed(self, span: Span) -> bool:
        return bool(_OPENED.search(self.text, max(0, span.start - 4), span.start))
