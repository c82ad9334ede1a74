"""One text with what is marked in it."""

import pytest

from annotations.desk.claims import add_appearance, check_quote, reject_claim
from annotations.desk.errors import AlreadyThere
from annotations.desk.queries_reading import read_marks
from annotations.models import Claim
from tests.factories import make_claim, make_quote, make_revision, make_user, place

pytestmark = pytest.mark.django_db


def test_a_claim_is_read_once_with_all_its_places_in_text_order():
    revision = make_revision("It rained. Later it rained. It rained.")
    claim = make_claim(
        revision=revision,
        words="It rained.",
    )
    last = place(revision, "It rained.", occurrence=1)
    add_appearance(actor=make_user(), claim=claim, revision=revision, place=last)
    (only,) = read_marks(revision).claims
    assert (only.claim, [at.start for at in only.places], only.start) == (claim, [0, 28], 0)


@pytest.mark.parametrize("count", [1, 3])
def test_reading_takes_as_many_queries_for_three_quotes_as_for_one(
    count, django_assert_num_queries
):
    revision = make_revision()
    for words in ("Nobody asked us.", "We counted", "the vote was nine to four")[:count]:
        make_quote(revision, words, sources=["a clerk"])
        make_claim(revision=revision, words=words)
    with django_assert_num_queries(4):
        reading = read_marks(revision)
        words = [quote.words for quote in reading.quotes]
    assert len(words) == count


def test_a_quote_of_an_unknown_speaker_is_checked_by_the_words_that_name_one():
    quote = make_quote(words="the vote was nine to four", sources=["a clerk"], kind="indirect")
    claim = check_quote(actor=make_user(), quote=quote)
    assert (claim.statement, claim.speaker) == ("a clerk: “the vote was nine to four”", None)


def test_a_quote_is_checked_again_only_after_the_first_claim_was_rejected():
    user, quote = make_user(), make_quote()
    first = check_quote(actor=user, quote=quote)
    with pytest.raises(AlreadyThere) as refused:
        check_quote(actor=user, quote=quote)
    assert refused.value.existing == first
    reject_claim(actor=user, claim=first, reason="A wish.")
    check_quote(actor=user, quote=quote)
    assert Claim.objects.filter(appearances__quote=quote).count() == 2
