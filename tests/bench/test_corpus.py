from itertools import islice

from annotations.comparison import LIKELY_DUPLICATE, resemblance, sketch
from annotations.text import normalise
from tests.bench.corpus import CLAIMS, QUOTES, make_articles


def test_corpus_made_twice_is_the_same():
    assert list(make_articles(20)) == list(make_articles(20))


def test_corpus_begun_later_goes_on_with_the_same_articles():
    assert list(make_articles(5, first=7)) == list(islice(make_articles(12), 7, None))


def test_articles_have_about_400_words_in_paragraphs_and_need_no_normalising():
    for article in make_articles(100):
        assert 390 <= len(article.text.split()) <= 440
        assert article.text.count("\n\n") == 9
        assert normalise(article.text) == article.text


def test_articles_are_written_in_two_languages_and_in_more_than_ascii():
    articles = list(make_articles(100))
    assert [article.language for article in articles[:4]] == ["en", "en", "en", "fr"]
    assert not any(article.text.isascii() for article in articles)


def test_spans_stand_at_words_that_can_be_told():
    for article in make_articles(100):
        assert (len(article.quotes), len(article.claims)) == (QUOTES, CLAIMS)
        for quote in article.quotes:
            content, cue, source = quote["content"], quote["cue"], quote["source"]
            assert article.text[content["start"] - 2 : content["start"]].strip() in ("“", "«")
            assert content["end"] < cue["start"] < cue["end"] == source["start"] - 1
            assert article.text[source["end"]] == "."
        for claim in article.claims:
            assert article.text[claim["end"] - 1] == "."
            assert any(letter.isdigit() for letter in article.text[claim["start"] : claim["end"]])


def test_no_two_places_of_an_article_are_the_same():
    for article in make_articles(100):
        places = [quote["content"] for quote in article.quotes] + article.claims
        assert len({(place["start"], place["end"]) for place in places}) == QUOTES + CLAIMS


def test_no_two_articles_are_nearly_alike():
    articles = [article.text for article in make_articles(150)]
    alike = max(
        resemblance(one, other)
        for number, one in enumerate(articles)
        for other in articles[number + 1 :: 7]
    )
    assert alike < LIKELY_DUPLICATE / 4


def test_no_two_of_all_articles_that_share_half_a_sketch_are_nearly_alike():
    holders = {}
    for article in make_articles(2000):
        values = set(sketch(article.text))
        suspects = {
            text
            for value in values
            for text, others in holders.get(value, ())
            if len(values & others) > 1
        }
        assert all(resemblance(article.text, text) < LIKELY_DUPLICATE / 4 for text in suspects)
        for value in values:
            holders.setdefault(value, []).append((article.text, values))
