"""An article without a headline has one name, wherever it is named."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.desk.claims import add_appearance
from annotations.models import Claim, Speaker
from tests.factories import a_worker, make_claim, make_quote, make_revision, make_speaker, place
from tests.web.helpers import said, words

TEXT = "The harbour counted 3,200 lorries last year, the mayor told the council. {}"
NAME = "The harbour counted 3,200 lorries last year, the mayor told…"


@pytest.fixture
def signed_in(client, editor):
    client.force_login(editor)
    return client


def untitled(claim, speaker, number):
    """An article without a headline in which the speaker is heard and the claim stands."""
    revision = make_revision(TEXT.format(f"Number {number}. " * number), title="")
    make_quote(revision, "the mayor told the council", speaker=speaker)
    add_appearance(
        actor=a_worker(), claim=claim, revision=revision, place=place(revision, "3,200 lorries")
    )
    return revision


@pytest.fixture
def desk(db):
    claim, speaker = make_claim("Lorries were counted."), make_speaker("The mayor")
    revision = untitled(claim, speaker, 1)
    return {"claim": claim.pk, "speaker": speaker.pk, "article": revision.article_id} | {
        "revision": revision.pk
    }


PATHS = [
    "/articles/",
    "/articles/{article}/",
    "/articles/{article}/edit/",
    "/search/?q=harbour",
    "/claims/{claim}/",
    "/claims/{claim}/appearances/",
    "/claims/{claim}/appearances/?words=council+harbour",
    "/speakers/{speaker}/",
    "/record/",
    "/revisions/{revision}/quotes/new/",
    "/admin/annotations/article/",
]


@pytest.mark.parametrize("path", PATHS)
def test_article_is_called_by_its_opening_words(signed_in, desk, path):
    answer = signed_in.get(path.format(**desk))
    assert answer.status_code == 200
    assert NAME in words(answer)
    assert "without a headline" not in words(answer).lower()


@pytest.mark.parametrize("path", PATHS)
def test_names_of_many_articles_are_read_as_those_of_one(signed_in, desk, path):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            signed_in.get(path.format(**desk))
        return len(asked)

    ask()  # what is asked once a process, such as content types
    one = ask()
    claim, speaker = Claim.objects.get(), Speaker.objects.get()
    for number in (2, 3):
        untitled(claim, speaker, number)
    ask()  # what came in is indexed before a search
    assert ask() == one


def test_pasted_likely_duplicate_names_the_other_by_its_opening_words(signed_in):
    text = TEXT.format("And so it went on, day by day, in every street of the town. " * 30)
    make_revision(text, title="")
    answer = signed_in.post("/articles/add/", {"text": f"{text} At last."})
    assert said(answer) == [
        "The article is on the desk.",
        f"Likely duplicate: the text is almost the same as “{NAME}”.",
    ]
