"""The text as the page sets it: nothing of it is lost or moved, whatever is marked in it."""

import re
from html import unescape
from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.articles import exclude_range
from annotations.desk.queries_reading import read_marks
from annotations.desk.quotes import reject_quote
from annotations.text import Segment, Span, segments
from annotations.web.typeset import Mark, _paragraphs, _set, typeset
from tests.factories import (
    make_claim,
    make_quote,
    make_revision,
    make_user,
    place,
)


def characters(html: str) -> str:
    """The characters that a browser finds in the markup."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_french_marks_hold_their_words_and_every_place_stays(db):
    text = "« On n’a rien dit », a-t-il dit : « Vraiment ? » Il rit ; elle non !"
    revision = make_revision(text, language="fr")
    make_quote(revision, "On n’a rien dit")
    (paragraph,) = typeset(read_marks(revision))
    shown = characters(paragraph.html)
    assert shown.replace("\u00a0", " ") == text
    assert not re.search("« | [»:;?!]", shown)
    revision.refresh_from_db()
    assert "\u00a0" not in revision.text


texts = st.text(alphabet="ab é<&\"'\n\u0301😀\u05e9 ", min_size=1, max_size=60)


@st.composite
def marked_texts(draw):
    text = draw(texts)
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        role = draw(st.sampled_from(["quote", "cue", "source", "claim", "left-out"]))
        state = draw(st.sampled_from(["proposed", "accepted", "rejected"]))
        card = "" if role == "left-out" else f"quote-{number}"
        marks.append((Span(start, end), Mark(card, role, state, "", "Quote", opens=True)))
    return text, marks


@given(marked_texts())
def test_marked_words_hold_every_character_of_the_text_in_order(marked):
    text, marks = marked
    pieces: list[Segment[Mark]] = segments(len(text), marks)
    assert characters(_set(text, pieces, set())) == text


@given(texts)
def test_paragraphs_are_the_lines_that_say_something(text):
    paragraphs = list(_paragraphs(text, Span(0, len(text))))
    assert [text[p.start : p.end] for p in paragraphs] == [
        line for line in text.split("\n") if line.strip()
    ]


def test_a_paragraph_stands_apart_only_after_an_empty_line():
    paragraphs = list(_paragraphs("one\ntwo\n\nthree", Span(0, 14)))
    assert [p.apart for p in paragraphs] == [True, False, True]


def set_text(revision, touched=None):
    return [paragraph.html for paragraph in typeset(read_marks(revision), touched)]


def test_overlapping_quotes_and_claims_share_the_words_they_share(db):
    revision = make_revision("One two three four.")
    quote = make_quote(revision, "One two three")
    claim = make_claim(revision=revision, words="two three four")
    q, c = f"quote-{quote.pk}", f"claim-{claim.pk}"
    assert set_text(revision) == [
        f'<a id="at-{q}" class="sign quote quote-direct quote-accepted" href="#{q}"'
        f' aria-label="Quote, direct, accepted"></a>'
        f'<mark class="quote quote-direct quote-accepted" data-cards="{q}">One </mark>'
        f'<a id="at-{c}" class="sign claim claim-open" href="#{c}" aria-label="Claim, open"></a>'
        f'<mark class="quote quote-direct quote-accepted claim claim-open"'
        f' data-cards="{q} {c}">two three</mark>'
        f'<mark class="claim claim-open" data-cards="{c}"> four</mark>.'
    ]


def test_of_nested_quotes_the_innermost_shows_and_the_nesting_too(db):
    revision = make_revision("He said she said no.")
    outer = make_quote(revision, "she said no", kind="indirect")
    inner = make_quote(revision, "no", kind="direct")
    last = set_text(revision)[0].rpartition("<mark")[2]
    assert last == (
        ' class="quote quote-direct quote-accepted quote-nested"'
        f' data-cards="quote-{outer.pk} quote-{inner.pk}">no</mark>.'
    )


def test_a_rejected_quote_leaves_its_words_as_they_are_but_findable(db):
    revision = make_revision("He said no.")
    quote = make_quote(revision, "no")
    reject_quote(actor=make_user(), quote=quote)
    assert set_text(revision)[0].endswith(
        f'<mark class="quote-rejected" data-cards="quote-{quote.pk}">no</mark>.'
    )


def test_the_sign_of_a_quote_in_parts_stands_at_its_first_part_only(db):
    revision = make_revision("“No,” she said.\n\n“Never.”")
    make_quote(revision, ["No,", "Never."], cue="said", sources=["she"])
    assert [html.count('class="sign') for html in set_text(revision)] == [1, 0]


def test_only_touched_paragraphs_are_set_and_their_signs_stay_where_they_belong(db):
    revision = make_revision("“No,” she said.\n\nBetween.\n\n“Never.”")
    make_quote(revision, ["No,", "Never."])
    paragraphs = typeset(read_marks(revision), [Span(27, 34)])
    assert [paragraph.start for paragraph in paragraphs] == [27]
    assert paragraphs[0].html.count('class="sign') == 0


def test_page_furniture_is_greyed_and_hangs_on_its_last_paragraph(db):
    revision = make_revision("News.\nBuy our tea.\nIt is good.\n\nMore news.")
    whole = place(revision, "Buy our tea.\nIt is good.")
    excluded = exclude_range(actor=make_user(), revision=revision, place=whole)
    paragraphs = typeset(read_marks(revision))
    greyed = [paragraph.start for paragraph in paragraphs if "left-out" in paragraph.html]
    assert greyed == [6, 19]
    assert [paragraph.excluded for paragraph in paragraphs] == [[], [], [excluded], []]


def test_a_text_of_two_million_characters_is_set(db):
    line = "A sentence of some length that says nothing much at all. " * 20
    text = "\n\n".join([line.strip()] * 1760)[:2_000_000]
    spans = [Span(at, at + 40) for at in range(0, 1_900_000, 400)]
    quotes = tuple(
        SimpleNamespace(
            pk=at,
            state="accepted",
            kind="direct",
            get_kind_display=lambda: "direct",
            get_state_display=lambda: "accepted",
            spans=SimpleNamespace(
                all=lambda span=span: [
                    SimpleNamespace(role="content", start=span.start, end=span.end)
                ]
            ),
        )
        for at, span in enumerate(spans)
    )
    reading = SimpleNamespace(
        revision=SimpleNamespace(text=text), quotes=quotes, claims=(), excluded=(), within=None
    )
    paragraphs = typeset(reading)
    assert "".join(characters(each.html) for each in paragraphs) == text.replace("\n", "")
