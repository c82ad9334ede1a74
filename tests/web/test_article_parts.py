"""A very long text in parts: nothing is left out, and every way leads to the right one."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from annotations.web import parts
from annotations.web.parts import part_at, parts_of
from tests.factories import make_claim, make_proposed_quote, make_quote, make_revision, make_user


@given(st.text(alphabet="ab\n", min_size=1, max_size=400))
def test_parts_hold_the_whole_text_in_order_and_end_with_their_lines(text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", 40)
        patch.setattr(parts, "WHOLE", 60)
        found = parts_of(text)
    assert "".join(text[part.start : part.end] for part in found) == text
    assert [part.number for part in found] == list(range(1, len(found) + 1))
    assert [text[part.end - 1] for part in found[:-1]] == ["\n"] * (len(found) - 1)
    assert {part.total for part in found} == {len(found)}


def test_a_text_of_usual_length_is_one_part():
    assert [part.span for part in parts_of("A line.\n" * 7_000)] == [None]


def test_a_text_without_lines_is_one_part_however_long():
    assert len(parts_of("word " * 100_000)) == 1


def test_the_end_of_a_text_lies_in_its_last_part():
    text = "A line.\n" * 20_000
    assert part_at(text, len(text)).number == len(parts_of(text)) == 4


@pytest.fixture
def long(client, monkeypatch):
    """A revision of three parts."""
    monkeypatch.setattr(parts, "PART", 400)
    monkeypatch.setattr(parts, "WHOLE", 600)
    client.force_login(make_user())
    return make_revision("\n".join(f"This is line {n} of a text." for n in range(40)))


def shown(page):
    return re.findall(r'<li id="([\w-]+)"', page.content.decode())


@pytest.mark.django_db
def test_each_part_shows_its_text_and_its_cards_and_counts_the_whole(client, long):
    quotes = [make_quote(long, f"line {n} of") for n in (2, 20, 38)]
    make_claim(revision=long, words="line 20 of")
    address = reverse("annotations:article", args=[long.article_id])
    pages = [client.get(address, {"part": n}) for n in (1, 2, 3)]
    assert [shown(page)[0] for page in pages] == [f"quote-{quote.pk}" for quote in quotes]
    assert [page.context["counts"].all for page in pages] == [4, 4, 4]
    lines = [re.findall(r"This is (?:<[^>]*>)*line (\d+)", page.content.decode()) for page in pages]
    assert [int(n) for each in lines for n in each] == list(range(40))


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["0", "9", "x", "999999999"])
def test_a_part_that_is_none_is_the_first(client, long, asked):
    address = reverse("annotations:article", args=[long.article_id])
    assert client.get(address, {"part": asked}).context["part"].number == 1


@pytest.mark.django_db
def test_an_act_leads_back_to_the_part_of_its_card(client, long):
    quote = make_proposed_quote(long, "line 38 of")
    response = client.post(reverse("annotations:accept_quote", args=[quote.pk]))
    assert response.url.endswith(f"?revision=1&part=3#quote-{quote.pk}")


@pytest.mark.django_db
def test_the_address_of_a_card_leads_to_its_part(client, long):
    quote = make_quote(long, "line 38 of")
    claim = make_claim(revision=long, words="line 20 of")
    to_quote = client.get(reverse("annotations:quote_card", args=[quote.pk]))
    to_claim = client.get(reverse("annotations:marked_claim_card", args=[long.pk, claim.pk]))
    assert to_quote.url.endswith(f"?revision=1&part=3#quote-{quote.pk}")
    assert to_claim.url.endswith(f"?revision=1&part=2#claim-{claim.pk}")


@pytest.mark.django_db
def test_the_script_is_sent_the_part_that_it_shows(client, long):
    border = parts_of(long.text)[1].end
    quote = make_proposed_quote(long, long.text[border - 60 : border + 60].strip())
    here = reverse("annotations:article", args=[long.article_id])
    response = client.post(
        reverse("annotations:accept_quote", args=[quote.pk]),
        headers={"HX-Request": "true", "HX-Current-URL": f"http://testserver{here}?part=3"},
    )
    starts = [int(n) for n in re.findall(r'<p id="p(\d+)"', response.content.decode())]
    assert starts != []
    assert min(starts) >= border
