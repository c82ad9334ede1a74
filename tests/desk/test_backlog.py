"""What is done to a new text after it is stored: search finds it, likely duplicates are flagged."""

import pytest

from annotations.desk.backlog import BATCH, BATCH_TEXT, waiting_in_backlog, work_backlog
from annotations.desk.drafts import ArticleDraft, ClaimDraft, SpanDraft
from annotations.desk.intake import add_article, import_articles
from annotations.models import Claim, Event, Revision
from annotations.models.search import CLAIMS, REVISIONS, matching
from tests.factories import make_user

REPORT = """\
The harbour of Lindmouth will stay shut until the end of May, the council said on Tuesday.
Engineers found cracks in two of its five piers in November, and the frost has widened them
since. “We counted 3,200 lorries on this quay last year, and every one of them needs another
road now,” said Marta Ilves, who runs the freight office. The repair is to cost 1.4 million
crowns, a third more than the estimate of last autumn. According to a clerk who was in the
room, the vote was nine to four. Fishing boats may use the northern basin free of charge until
the work is done."""
SAME_TOPIC = """Lindmouth's council has closed the town harbour for the spring while two piers are
mended. The decision, taken on Tuesday by nine votes to four, sends some 3,200 lorries a year along
the coast road, where people who live in Sandby already complain about noise at night. Opposition
members called the price of 1.4 million crowns a scandal: the estimate had been a million. Boats
are being moved north, and the freight office expects that its customers will stay away for good."""


@pytest.fixture
def rosa(db):
    return make_user("annotator", "rosa")


def long_text(word: str) -> str:
    return " ".join(f"{word}{n}" for n in range(BATCH_TEXT // 12))


def bring(actor, *texts: str) -> list[Revision]:
    drafts = [ArticleDraft(text, language="en") for text in texts]
    return [each.revision for each in import_articles(actor=actor, drafts=drafts)]


def test_text_of_a_bulk_import_is_found_after_the_backlog_is_worked_off(rosa):
    (revision,) = bring(rosa, REPORT)
    assert waiting_in_backlog() == 1
    assert work_backlog() == 0
    assert list(Revision.objects.filter(pk__in=matching(REVISIONS, "lorries pier"))) == [revision]


def test_article_that_is_added_is_found_at_once(rosa):
    draft = ArticleDraft(REPORT, claims=[ClaimDraft(SpanDraft(0, 20), "Harbours float.")])
    revision = add_article(actor=rosa, draft=draft, extract=False).revision
    assert list(Revision.objects.filter(pk__in=matching(REVISIONS, "freight office"))) == [revision]
    assert Claim.objects.filter(pk__in=matching(CLAIMS, "float")).count() == 1
    assert waiting_in_backlog() == 0


def test_long_texts_are_worked_off_a_few_at_a_time_and_none_is_left(rosa):
    revisions = bring(rosa, *map(long_text, ("alder", "birch", "cedar", "hazel")))
    assert work_backlog(limit=BATCH) == 3
    assert list(Revision.objects.filter(pk__in=matching(REVISIONS, "hazel7"))) == revisions[3:]
    assert work_backlog() == 0
    assert list(Revision.objects.filter(pk__in=matching(REVISIONS, "alder7"))) == revisions[:1]


def test_backlog_is_worked_off_in_steps_newest_first(rosa):
    revisions = bring(rosa, *(f"Harbour number {n} is shut." for n in range(BATCH + 5)))
    assert work_backlog(limit=3) == BATCH + 2
    found = Revision.objects.filter(pk__in=matching(REVISIONS, "harbour"))
    assert {each.pk for each in found} == {each.pk for each in revisions[-3:]}
    assert work_backlog(limit=BATCH + 1) == 1
    assert work_backlog() == 0


@pytest.mark.parametrize(
    "copy",
    [
        REPORT.replace("May", "June"),
        REPORT.replace("1.4 million", "14 million"),
        REPORT.upper(),
        f"(Reuters) – {REPORT}\n\nPost a comment",
        REPORT.replace("\n", " "),
    ],
)
def test_text_with_few_words_changed_is_a_likely_duplicate(rosa, copy):
    first, second = bring(rosa, REPORT, copy)
    work_backlog()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.resembles, second.resembles) == (None, first)
    assert 0.8 < second.resemblance <= 1
    event = Event.objects.get(verb="article.resembles")
    assert (event.actor, event.article_id) == (None, second.article_id)
    assert event.data["other_article"] == first.article_id


def test_another_report_of_the_same_matter_is_no_duplicate(rosa):
    bring(rosa, REPORT, SAME_TOPIC)
    work_backlog()
    assert Revision.objects.filter(resembles__isnull=False).count() == 0


def test_order_of_the_work_does_not_matter(rosa):
    first, second = bring(rosa, REPORT, REPORT.replace("May", "June"))
    assert work_backlog(limit=1) == 1  # the newer of the two
    assert Revision.objects.get(pk=second.pk).resembles is None
    work_backlog(limit=1)
    assert Revision.objects.get(pk=second.pk).resembles == first


def test_earlier_text_of_the_same_article_hides_no_copy_elsewhere(rosa):
    (copied,) = bring(rosa, REPORT)
    url = "https://post.example/quay"
    texts = [REPORT.replace("May", "June"), REPORT.replace("May", "July")]
    drafts = [ArticleDraft(text, url=url, language="en") for text in texts]
    older, newer = [each.revision for each in import_articles(actor=rosa, drafts=drafts)]
    work_backlog()
    assert [Revision.objects.get(pk=each.pk).resembles for each in (older, newer)] == [
        copied,
        copied,
    ]


def test_most_alike_of_several_copies_is_named(rosa):
    closest = REPORT.replace("May", "June")
    far = REPORT.replace("May", "July").replace("the council said on Tuesday", "it was announced")
    *_, near, copy = bring(rosa, far, closest, f"{closest} More will be known on Friday.")
    work_backlog()
    assert Revision.objects.get(pk=copy.pk).resembles == near


def test_work_done_twice_flags_once(rosa):
    bring(rosa, REPORT, REPORT.replace("May", "June"))
    work_backlog()
    work_backlog()
    assert Event.objects.filter(verb="article.resembles").count() == 1
