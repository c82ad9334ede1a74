"""Each line of a text is told once: headline, by-line, date line, credit, furniture, paragraph."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.extraction import extract
from annotations.extraction.blocks import BlockKind, find_blocks, headline_of
from annotations.extraction.furniture import find_furniture
from annotations.text.spans import Span

ARTICLE = """Old bridge to close in May

By Ann Lee
14 February 2019
Photo: “The bridge at dawn, seen from the old town,” by Tom Hall

The council voted to close the bridge. “It is not safe any more,” said the mayor.
Advertisement
It opened in 1901.
"""


def blocks_of(text, language=""):
    return list(find_blocks(text, find_furniture(text, language)))


def kinds(text, blocks):
    return [(str(block.kind), block.span.of(text)) for block in blocks]


def test_article_is_told_apart_line_by_line():
    assert [kind for kind, _ in kinds(ARTICLE, blocks_of(ARTICLE, "en"))] == [
        "headline", "byline", "date_line", "credit", "paragraph", "furniture", "paragraph"
    ]  # fmt: skip


def test_only_headline_and_paragraphs_are_the_article():
    blocks = blocks_of(ARTICLE, "en")
    assert [block.kind for block in blocks if block.is_article] == [
        BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH
    ]  # fmt: skip
    assert headline_of(blocks) == Span(0, len("Old bridge to close in May"))


def test_line_the_desk_left_out_is_told_so_and_nothing_is_looked_for():
    text = "One.\nAdvertisement\nTwo.\n"
    assert kinds(text, find_blocks(text, (), [Span(0, 5)])) == [
        ("left_out", "One."), ("headline", "Advertisement"), ("paragraph", "Two.")
    ]  # fmt: skip


def test_first_line_that_ends_like_a_sentence_or_is_long_is_no_headline():
    text = "The bridge is closed.\nIt is old."
    assert kinds(text, blocks_of(text)) == [
        ("paragraph", "The bridge is closed."), ("paragraph", "It is old.")
    ]  # fmt: skip
    assert headline_of(blocks_of("bridge " * 40)) is None


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["By Ann Lee", "Photo: “The bridge at dawn, seen by boat,” said to be from 1901"]),
        ("fr", ["Par Anne Petit", "Photo : « Le pont à l'aube, vu du bateau », dit la légende"]),
        ("de", ["Von Anna Weber", "Foto: „Wir sind die Brücke“, sagt das Schild"]),
        ("cs", ["Autor: Jan Novák", "Foto: „My jsme most,“ říká nápis"]),
        ("ru", ["Автор: Иван Петров", "Фото: «Мы — мост», — сказал автор"]),
        ("es", ["Por Ana Ruiz", "Foto: «Somos el puente», dice el cartel"]),
        ("it", ["Di Anna Bassi", "Foto: «Siamo il ponte», dice il cartello"]),
        ("pt", ["Por Ana Reis", "Foto: “Somos a ponte”, diz o cartaz"]),
        ("nl", ["Door Anna de Vries", "Foto: 'Wij zijn de brug', zegt het bord"]),
        ("pl", ["Autor: Jan Kowalski", "Fot. Jan Kowalski – „Jesteśmy mostem”, mówi napis"]),
    ],
)
def test_byline_and_credit_are_furniture_and_never_a_quote(language, lines):
    text = f"{lines[0]}\n{lines[1]}\n1901.\n"
    assert [block.is_article for block in blocks_of(text, language)] == [False, False, True]
    assert extract(text, language).quotes == ()


@given(
    text=st.text(alphabet=st.sampled_from("aA.\n \u2028\x85“By Ann Lee")),
    ranges=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=4),
)
def test_blocks_are_all_lines_with_anything_on_them_in_order(text, ranges):
    excluded = [Span(start, start + length) for start, length in ranges]
    blocks = list(find_blocks(text, (), excluded))
    assert [block.span.of(text) for block in blocks] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
    for block in blocks:
        held = all(
            any(span.start <= at < span.end for span in excluded)
            for at in range(block.span.start, block.span.end)
        )
        assert (block.kind is BlockKind.LEFT_OUT) == held
