"""What is checked, and made one, before an article is stored."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.addresses import canonical_url
from annotations.desk.drafts import ArticleDraft, ClaimDraft, QuoteDraft, SpanDraft
from annotations.desk.prepare import language_code, prepare_article
from annotations.text import normalise

TEXT = "The harbour closes in March. “Nobody asked us,” said Marta Ilves."
EMOJI = "A\U0001f6a2 sailed. "


def spot(words: str, text: str = TEXT) -> SpanDraft:
    start = text.index(words)
    return SpanDraft(start, start + len(words), words)


def refusal(draft: ArticleDraft) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        prepare_article(draft)
    return caught.value.message_dict


QUOTE = QuoteDraft([spot("Nobody asked us,")], cue=spot("said"), sources=[spot("Marta Ilves")])


def test_no_break_space_of_a_headline_stays_and_that_of_a_name_is_a_plain_one():
    headline = "Le port\u00a0: « fermé\u202f»"
    prepared = prepare_article(
        ArticleDraft(TEXT, title=f"\u00a0{headline}\t\n", outlet="Le\u00a0Matin\u202f ")
    )
    assert (prepared.title, prepared.outlet) == (headline, "Le Matin")


@pytest.mark.parametrize("year", [1, 999, 9999])
def test_time_at_an_end_of_the_calendar_is_refused(year):
    assert refusal(ArticleDraft(TEXT, published_at=datetime(year, 12, 31, tzinfo=UTC))) == {
        "published_at": [f"A year from 1000 to 9998 is wanted; this is {year}."]
    }


# ---- the text -----------------------------------------------------------------------------------


def test_text_is_stored_in_one_form_and_both_hashes_kept():
    source = "Cafe\u0301\r\nshut\x00".encode()
    prepared = prepare_article(ArticleDraft(source.decode(), source=source))
    assert prepared.text == "Café\nshut"
    assert prepared.sha256 == hashlib.sha256("Café\nshut".encode()).hexdigest()
    assert prepared.source_sha256 == hashlib.sha256(source).hexdigest()


def test_hash_of_the_source_without_bytes_is_that_of_what_was_sent():
    prepared = prepare_article(ArticleDraft("a\r\nb"))
    assert prepared.source_sha256 == hashlib.sha256(b"a\r\nb").hexdigest()


@pytest.mark.parametrize("text", ["", " \n\t", "\u3000", "\x00\x01"])
def test_text_without_a_word_is_refused(text):
    assert list(refusal(ArticleDraft(text))) == ["text"]


def test_longest_text_is_taken_and_no_longer_one(settings):
    settings.FACTCHECK_MAX_TEXT_CHARS = 10
    assert prepare_article(ArticleDraft("é" * 10)).text == "é" * 10
    assert refusal(ArticleDraft("é" * 11)) == {
        "text": ["The text has 11 characters; at most 10 are taken."]
    }


def test_half_a_character_is_refused_with_its_place():
    assert refusal(ArticleDraft("ab\ud800"))["text"][0].startswith(
        "This text holds half of a character (U+D800) at offset 2"
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x\ud800"),
        ("outlet", "x\ud800"),
        ("authors", ["x\ud800"]),
        ("url", "https://a.example/\ud800"),
        ("title", "x" * 501),
        ("outlet", "x" * 201),
        ("url", "https://a.example/" + "x" * 2000),
        ("language", "English"),
        ("language", "e1"),
    ],
)
def test_damaged_or_overlong_field_is_named(field, value):
    assert list(refusal(replace(ArticleDraft(TEXT), **{field: value}))) == [field]


def test_lines_about_the_article_are_one_line_each():
    prepared = prepare_article(
        ArticleDraft(
            TEXT, title=" Quay \n shut ", outlet="The\tPost ", authors=["Ann  Lee", "Ann Lee", " "]
        )
    )
    assert (prepared.title, prepared.outlet, prepared.authors) == (
        "Quay shut",
        "The Post",
        ["Ann Lee"],
    )


@pytest.mark.parametrize(
    ("sent", "code"),
    [("", ""), ("  ", ""), ("EN", "en"), ("fr-CA", "fr"), ("pt_BR", "pt"), ("gsw", "gsw")],
)
def test_language_is_the_first_part_of_its_code(sent, code):
    assert language_code(sent) == code


def test_language_is_found_where_none_is_given():
    assert prepare_article(ArticleDraft(TEXT)).language == "en"
    assert prepare_article(ArticleDraft(TEXT, language="fr")).language == "fr"


def test_page_furniture_is_found_and_kept_in_the_text():
    text = f"Quay shut for winter\n\n{TEXT}\n\n9 Comments\n"
    prepared = prepare_article(ArticleDraft(text, title="Quay shut for winter"))
    found = {(each.kind.value, each.span.of(text)) for each in prepared.furniture}
    assert found == {
        ("repeated_headline", "Quay shut for winter"),
        ("comment_counter", "9 Comments"),
    }
    assert prepared.text == text


# ---- addresses ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("", None),
        ("  ", None),
        ("https://a.example", "https://a.example/"),
        (" HTTPS://A.Example/Path ", "https://a.example/Path"),
        ("https://a.example:443/x", "https://a.example/x"),
        ("http://a.example:80/x", "http://a.example/x"),
        ("http://a.example:8080/x", "http://a.example:8080/x"),
        ("https://a.example/x#part", "https://a.example/x"),
        ("https://a.example/x?utm_source=m&id=3&fbclid=1&utm_medium=q", "https://a.example/x?id=3"),
        ("https://a.example/x?gclid", "https://a.example/x"),
        ("https://a.example/x?b=1&a=2", "https://a.example/x?b=1&a=2"),
        ("https://rosa:secret@a.example/x", "https://a.example/x"),
        ("https://[2001:DB8::1]:8443/x", "https://[2001:db8::1]:8443/x"),
        ("https://a.example/é", "https://a.example/é"),
        ("https://a.example//x", "https://a.example//x"),
    ],
)
def test_address_has_one_form(sent, kept):
    assert canonical_url(sent) == kept
    assert canonical_url(kept or "") == kept


@pytest.mark.parametrize(
    "sent",
    [
        "a.example",
        "ftp://a.example/",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://a.example:0/",
        "https://a.example:99999/",
        "https://a.example:port/",
        "https://a b.example/",
        "https://a.example/\x00",
        "https://[::1/",
        "//a.example/",
    ],
)
def test_what_is_no_web_address_is_refused(sent):
    with pytest.raises(ValidationError) as caught:
        canonical_url(sent)
    assert list(caught.value.message_dict) == ["url"]


@given(st.text(max_size=30).map(lambda tail: f"https://a.example/{tail}") | st.text(max_size=30))
def test_form_of_a_form_is_itself(sent):
    try:
        kept = canonical_url(sent)
    except ValidationError:
        return
    assert canonical_url(kept or "") == kept


# ---- places -------------------------------------------------------------------------------------


def test_quote_keeps_its_parts_with_the_words_there():
    (quote,) = prepare_article(ArticleDraft(TEXT, quotes=[QUOTE])).quotes
    assert [(role, n, place.exact) for role, n, place, _anonymity in quote.spans] == [
        ("content", 0, "Nobody asked us,"),
        ("cue", 0, "said"),
        ("source", 0, "Marta Ilves"),
    ]
    content = quote.spans[0][2]
    assert (content.prefix, content.suffix) == (TEXT[:30][-32:], "” said Marta Ilves.")
    assert quote.place.of(TEXT) == "Nobody asked us,"


def test_claim_without_a_statement_says_its_words():
    words = "The harbour closes in March."
    drafts = [ClaimDraft(spot(words)), ClaimDraft(spot(words), " It\r\ncloses. ")]
    claims = prepare_article(ArticleDraft(TEXT, claims=drafts)).claims
    assert [claim.statement for claim in claims] == [words, "It\ncloses."]


@pytest.mark.parametrize(
    "place", [SpanDraft(-1, 3), SpanDraft(3, 3), SpanDraft(5, 2), SpanDraft(0, len(TEXT) + 1)]
)
@pytest.mark.parametrize("end", ["", "\r\n"])
def test_place_outside_the_text_is_refused(place, end):
    length = len(TEXT + end)
    place = replace(place, end=length + 1) if place.end > len(TEXT) else place
    errors = refusal(ArticleDraft(TEXT + end, quotes=[QUOTE, QuoteDraft([place])]))
    assert errors == {
        "quotes[1]": [
            f"{place.start}–{place.end} is no span of this text: 0 ≤ start < end ≤ {length} "
            "code points."
        ]
    }


def test_other_words_than_expected_are_refused():
    errors = refusal(ArticleDraft(TEXT, claims=[ClaimDraft(SpanDraft(0, 3, "A"))]))
    assert errors == {"claims[0]": ["At 0–3 the text says “The”, not “A”."]}


def test_damaged_expected_words_are_refused():
    assert list(refusal(ArticleDraft(TEXT, claims=[ClaimDraft(SpanDraft(0, 3, "T\ud800"))]))) == [
        "claims[0]"
    ]


def test_expected_words_may_come_in_another_form():
    raw = "Cafe\u0301 shut"
    prepared = prepare_article(ArticleDraft(raw, claims=[ClaimDraft(SpanDraft(0, 5, raw[:5]))]))
    assert prepared.claims[0].place.exact == "Café"


def test_places_are_counted_on_the_text_as_sent():
    raw = f"{EMOJI}\r\n\x07Cafe\u0301\r\n{TEXT}"
    draft = ArticleDraft(raw, quotes=[QuoteDraft([spot("Nobody asked us,", raw)])])
    prepared = prepare_article(draft)
    place = prepared.quotes[0].place
    assert prepared.text[place.start : place.end] == "Nobody asked us,"
    assert place.start == raw.index("Nobody") - 4


@pytest.mark.parametrize(
    ("raw", "place", "at"),
    [
        ("a\r\nb", SpanDraft(0, 2), 2),
        ("Cafe\u0301", SpanDraft(0, 4), 4),
        ("a\r\n\nb", SpanDraft(2, 4), 2),
    ],
)
def test_place_that_cuts_a_character_is_refused(raw, place, at):
    errors = refusal(ArticleDraft(raw, claims=[ClaimDraft(SpanDraft(0, 1)), ClaimDraft(place)]))
    assert errors == {
        "claims[1]": [f"Offset {at} cuts a character or a line end of the text in two."]
    }


def test_place_of_characters_that_are_not_kept_is_refused():
    errors = refusal(ArticleDraft("a\x00b", claims=[ClaimDraft(SpanDraft(1, 2))]))
    assert errors == {"claims[0]": ["At 1–2 there are only characters that are not kept."]}


@given(st.text(st.sampled_from("ab \r\n\x00e\u0301\U0001f600é"), min_size=1), st.data())
def test_every_place_taken_holds_the_words_that_were_meant(raw, data):
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    draft = ArticleDraft(raw, language="en", claims=[ClaimDraft(SpanDraft(start, end), "S")])
    try:
        prepared = prepare_article(draft)
    except ValidationError:
        return
    place = prepared.claims[0].place
    assert place.exact == normalise(raw[start:end]) == prepared.text[place.start : place.end]


# ---- quotes and claims --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "quote",
    [
        QuoteDraft([]),
        QuoteDraft([spot("asked"), spot("Nobody")]),
        QuoteDraft([spot("Nobody asked"), spot("asked us")]),
        replace(QUOTE, kind="shouted"),
        replace(QUOTE, state="rejected"),
        replace(QUOTE, confidence=1.5),
        replace(QUOTE, confidence=float("nan")),
        replace(QUOTE, cue=SpanDraft(0, 999)),
        replace(QUOTE, sources=[SpanDraft(0, 999)]),
    ],
)
def test_wrong_quote_is_named_by_its_number(quote):
    other = QuoteDraft([spot("closes in March")])
    assert list(refusal(ArticleDraft(TEXT, quotes=[other, quote]))) == ["quotes[1]"]


@pytest.mark.parametrize(
    "claim",
    [
        ClaimDraft(spot("March"), kind="guess"),
        ClaimDraft(spot("March"), state="decided"),
        ClaimDraft(spot("March"), confidence=-0.1),
        ClaimDraft(spot("March"), "x\ud800"),
    ],
)
def test_wrong_claim_is_named_by_its_number(claim):
    assert list(refusal(ArticleDraft(TEXT, claims=[claim]))) == ["claims[0]"]


def test_quote_that_comes_twice_is_one():
    assert len(prepare_article(ArticleDraft(TEXT, quotes=[QUOTE, QUOTE])).quotes) == 1


def test_two_quotes_at_one_place_are_refused():
    other = replace(QUOTE, kind="mixed")
    assert list(refusal(ArticleDraft(TEXT, quotes=[QUOTE, other]))) == ["quotes[1]"]


def test_time_of_publication_is_left_as_it_is():
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    prepared = prepare_article(ArticleDraft(TEXT, published_at=moment))
    assert prepared.draft.published_at == moment
