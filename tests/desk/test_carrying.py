"""A new text of an article: what was marked in the old one comes along, or is listed."""

import pytest

from annotations.desk.articles import exclude_range, restore_range
from annotations.desk.carrying import carry_marks
from annotations.desk.drafts import ArticleDraft
from annotations.desk.intake import add_article
from annotations.models import Appearance, Event, Quote, Revision
from tests.factories import (
    make_claim,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_user,
    place,
)

pytestmark = pytest.mark.django_db

URL = "https://quay.example/2026/closing"
OLD = """The harbour of Lindmouth will close in March.

“We counted 3,200 lorries last year,” said Marta Ilves. “Nobody asked us about it at all.”

The vote was nine to four, a clerk said."""


def revise(text: str) -> Revision:
    result = add_article(
        actor=make_user("annotator"), draft=ArticleDraft(text=text, url=URL), extract=False
    )
    assert result.outcome == "revised"
    return result.revision


@pytest.fixture
def old() -> Revision:
    return make_revision(OLD, url=URL)


def test_carry_marks_of_unchanged_words_keeps_the_decision_at_the_new_place(old):
    quote = make_quote(old, "Nobody asked us about it at all.")
    claim = make_claim(revision=old, words="The vote was nine to four")
    new = revise("A first paragraph that is new.\n\n" + OLD)

    twin = Quote.objects.get(revision=new)
    shift = len("A first paragraph that is new.\n\n")
    assert (twin.state, twin.start, twin.words) == ("accepted", quote.start + shift, quote.words)
    appearance = Appearance.objects.get(claim=claim, revision=new)
    assert appearance.exact == new.text[appearance.start : appearance.end]
    assert Event.objects.get(verb="article.carried_over").data["listed"] == []


def test_carry_marks_of_one_changed_number_asks_for_a_recheck(old):
    quote = make_quote(old, "We counted 3,200 lorries last year,")
    claim = make_claim(revision=old, words="We counted 3,200 lorries last year")
    new = revise(OLD.replace("3,200", "3,900"))

    twin = Quote.objects.get(revision=new)
    assert (twin.state, twin.words) == ("proposed", "We counted 3,900 lorries last year,")
    assert not Appearance.objects.filter(claim=claim, revision=new).exists()
    listed = Event.objects.get(verb="article.carried_over").data["listed"]
    assert [(row["state"], row.get("quote"), row.get("claim")) for row in listed] == [
        ("changed", quote.pk, None),
        ("changed", None, claim.pk),
    ]


def test_carry_marks_of_removed_words_lists_them_and_leaves_the_old_revision(old):
    quote = make_quote(old, "Nobody asked us about it at all.")
    new = revise(OLD.replace(" “Nobody asked us about it at all.”", ""))

    assert not Quote.objects.filter(revision=new).exists()
    quote.refresh_from_db()
    assert (quote.state, quote.revision_id) == ("accepted", old.pk)
    [row] = Event.objects.get(verb="article.carried_over").data["listed"]
    assert (row["state"], row["before"], row["after"]) == (
        "gone",
        "Nobody asked us about it at all.",
        None,
    )


def test_carry_marks_brings_cue_and_source_along(old):
    make_quote(old, "We counted 3,200 lorries last year,", cue="said", sources=["Marta Ilves"])
    new = revise("New.\n\n" + OLD)
    twin = Quote.objects.get(revision=new)
    assert twin.cue.exact == "said"
    assert [source.exact for source in twin.sources] == ["Marta Ilves"]


def test_carry_marks_twice_adds_nothing(old):
    make_quote(old, "Nobody asked us about it at all.")
    make_claim(revision=old, words="The vote was nine to four")
    new = revise("New.\n\n" + OLD)
    before = (Quote.objects.count(), Appearance.objects.count())
    carry_marks(actor=make_user("annotator"), revision=new)
    assert (Quote.objects.count(), Appearance.objects.count()) == before


def test_carry_marks_of_a_first_revision_does_nothing(old):
    assert carry_marks(actor=make_user("annotator"), revision=old) is None


def test_carry_marks_keeps_what_an_import_proposed_as_a_proposal(old):
    quote = make_proposed_quote(old, "Nobody asked us about it at all.")
    new = revise("New.\n\n" + OLD)
    twin = Quote.objects.get(revision=new)
    assert (twin.state, twin.words) == ("proposed", quote.words)


def test_carry_marks_leaves_out_what_a_person_left_out(old):
    worker = make_user("annotator")
    exclude_range(actor=worker, revision=old, place=place(old, "The vote was nine to four"))
    new = revise("New.\n\n" + OLD)
    [left_out] = new.excluded_ranges.active()
    words = new.text[left_out.start : left_out.end]
    assert (left_out.kind, words) == ("manual", "The vote was nine to four")


def test_carry_marks_brings_back_what_a_person_brought_back():
    text = OLD + "\n\nPost a comment"
    old = make_revision(text, url=URL)
    [found] = old.excluded_ranges.all()
    worker = make_user("annotator")
    restore_range(actor=worker, excluded=found)
    new = revise("New.\n\n" + text)
    assert new.excluded_ranges.get().restored_by == worker
