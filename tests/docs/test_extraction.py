"""The engine's page says what the engine does: its examples are run."""

import re
from pathlib import Path

import pytest

from annotations.extraction import ENGINE, ENGINE_VERSION, FurnitureKind, Reason, extract

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "extraction.md").read_text("utf-8")


def rows(heading):
    """The cells of the first table under a heading, without its head."""
    section = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    body = next(each for each in section if each.startswith(f"{heading}\n"))
    lines = [line for line in body.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


EXAMPLES = [*rows("Quotes"), *rows("Quotes in other languages")]


@pytest.mark.parametrize(("rule", "language", "text", "kind", "content", "sources"), EXAMPLES)
def test_an_example_of_the_docs_is_proposed_as_they_say(
    rule, language, text, kind, content, sources
):
    text = text.replace(" ¶ ", "\n\n")
    told = [
        (
            f"`{quote.rule}`",
            quote.kind,
            " … ".join(span.of(text) for span in quote.content),
            " ← ".join(source.span.of(text) for source in quote.sources),
        )
        for quote in extract(text, language).quotes
    ]
    assert told[-1] == (rule, kind, content, sources)


def test_the_reasons_of_claims_are_all_told():
    assert [cell for cell, _ in rows("Claims")] == [f"`{reason}`" for reason in Reason]


def test_the_kinds_of_furniture_are_all_told():
    assert [cell for cell, _ in rows("Page furniture")] == [f"`{kind}`" for kind in FurnitureKind]


def test_the_engine_is_called_what_it_calls_itself():
    assert f"The engine (`{ENGINE} {ENGINE_VERSION}`)" in PAGE
