import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk.articles import change_article
from annotations.models import Article
from annotations.models.openings import READ, SHOWN, opening_words
from tests.factories import make_article, make_revision

LONG = "The harbour of Lindmouth counted 3,200 lorries last year, said the mayor. " * 40


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Short.", "Short."),
        ("One\n\n  two\tthree", "One two three"),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 59 + "…"),
        ("word " * 20, " ".join(["word"] * 12) + "…"),
        (
            "What stood before the cut ends with a sign of its own here: the rest is cut off.",
            "What stood before the cut ends with a sign of its own here…",
        ),
        ("", ""),
    ],
)
def test_opening_words_are_whole_words_on_one_line(text, name):
    assert opening_words(text) == name


@given(st.text())
def test_opening_words_are_never_longer_than_a_line(text):
    found = opening_words(text)
    assert len(found) <= SHOWN
    assert " ".join(text[:READ].split()).startswith(found.removesuffix("…"))


@pytest.mark.django_db
def test_article_is_called_by_its_headline_else_its_latest_text_else_its_number():
    titled = make_article(LONG, title="Harbour")
    revised = make_revision("An older text of it.", title="", url="https://a.example/1").article
    make_revision("A newer text of it.", title="", url="https://a.example/1")
    names = {each.pk: str(each) for each in Article.objects.named()}
    assert names == {titled.pk: "Harbour", revised.pk: "A newer text of it."}
    bare = Article.objects.get(pk=revised.pk)
    assert str(bare) == f"Article {revised.pk}, without a headline"


@pytest.mark.django_db
def test_no_more_of_a_text_is_read_than_its_opening():
    article = make_article(LONG, title="")
    named = Article.objects.named().get(pk=article.pk)
    assert named.opening == LONG[:READ]


@pytest.mark.django_db
def test_article_that_gets_a_headline_is_called_by_it(editor):
    article = Article.objects.named().get(pk=make_article(LONG, title="").pk)
    change_article(actor=editor, article=article, title="Harbour")
    assert str(Article.objects.named().get(pk=article.pk)) == "Harbour"
