"""Eight people at once: each thing is stored once, no edit is lost, nobody is told to come back.

Real threads on real connections; what they do is committed, as on a desk.
"""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from annotations.desk import (
    articles,
    claims,
    directory,
    extraction,
    merging,
    quotes,
    scales,
    verdicts,
)
from annotations.desk.drafts import ArticleDraft
from annotations.desk.errors import AlreadyThere, Refused, StaleVersion, WrongState
from annotations.desk.evidence import add_evidence
from annotations.desk.intake import add_article, import_articles
from annotations.models import (
    Appearance,
    Article,
    Claim,
    DeskSettings,
    Event,
    Evidence,
    Outlet,
    Quote,
    RatingScale,
    Revision,
    Role,
    Speaker,
    Verdict,
)
from tests import factories
from tests.factories import place

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 8


def at_once(do: Callable[[int], Any]) -> list[Any]:
    """What ``do(0)`` … ``do(7)``, started in the same moment, return or are refused with.

    Anything but a refusal, such as a locked database, fails the test.
    """
    start = Barrier(PEOPLE)

    def one(number: int) -> Any:
        try:
            start.wait()
            return do(number)
        except (Refused, ValidationError) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as threads:
        return list(threads.map(one, range(PEOPLE)))


def sorts(results: list[Any]) -> Counter[type]:
    return Counter(type(result) for result in results)


def events(verb: str) -> int:
    return Event.objects.filter(verb=verb).count()


def test_same_quote_marked_by_all_is_stored_once_and_handed_to_the_others():
    revision, actor = factories.make_revision(), factories.a_worker()
    spot = [place(revision, "Nobody asked us.")]
    results = at_once(lambda _: quotes.create_quote(actor=actor, revision=revision, content=spot))
    assert sorts(results) == {Quote: 1, AlreadyThere: 7}
    (quote,) = Quote.objects.all()
    assert {each.existing for each in results if isinstance(each, AlreadyThere)} == {quote}
    assert (quote.spans.count(), events("quote.created")) == (1, 1)


def test_different_quotes_marked_by_all_are_all_stored():
    revision, actor = factories.make_revision(), factories.a_worker()
    words = revision.text.split()[:PEOPLE]
    results = at_once(
        lambda n: quotes.create_quote(
            actor=actor, revision=revision, content=[place(revision, words[n])]
        )
    )
    assert sorts(results) == {Quote: PEOPLE}
    assert events("quote.created") == PEOPLE


def test_edits_of_one_version_one_wins_and_the_others_see_both_texts():
    claim, actor = factories.make_claim("As it was."), factories.a_worker()
    results = at_once(
        lambda n: claims.change_claim(
            actor=actor,
            claim=Claim.objects.get(pk=claim.pk),
            version=1,
            statement=f"As number {n} puts it.",
        )
    )
    assert sorts(results) == {Claim: 1, StaleVersion: 7}
    stored = Claim.objects.get()
    (winner,) = (each for each in results if isinstance(each, Claim))
    assert (stored.version, stored.statement) == (2, winner.statement)
    for number, refusal in enumerate(results):
        if isinstance(refusal, StaleVersion):
            assert refusal.current.statement == winner.statement
            assert refusal.wanted["statement"] == f"As number {number} puts it."
    assert events("claim.changed") == 1


def test_edits_that_try_again_after_a_refusal_are_all_kept():
    claim, actor = factories.make_claim("0"), factories.a_worker()

    def count_up(_: int) -> None:
        while True:
            seen = Claim.objects.get(pk=claim.pk)
            try:
                claims.change_claim(actor=actor, claim=seen, statement=str(int(seen.statement) + 1))
            except StaleVersion:
                continue
            return

    at_once(count_up)
    stored = Claim.objects.get()
    assert (stored.statement, stored.version) == ("8", 9)
    assert events("claim.changed") == PEOPLE


def test_address_given_to_eight_articles_at_once_becomes_that_of_one():
    known, actor = (
        [factories.make_article(f"Text {n}.") for n in range(PEOPLE)],
        factories.a_worker(),
    )
    url = "https://news.example/quay"
    results = at_once(lambda n: articles.change_article(actor=actor, article=known[n], url=url))
    assert sorts(results) == {Article: 1, ValidationError: 7}
    assert {str(each.message_dict) for each in results if isinstance(each, ValidationError)} == {
        "{'url': ['This address is on the desk already.']}"
    }
    assert (Article.objects.filter(url=url).count(), events("article.changed")) == (1, 1)


def test_import_goes_through_while_others_write_down_the_same_outlets_and_addresses():
    known, actor = (
        [factories.make_article(f"Text {n}.") for n in range(PEOPLE)],
        factories.a_worker(),
    )
    names = [f"Post {n}" for n in range(PEOPLE)]
    drafts = [
        ArticleDraft(f"Report {name}.", outlet=name, url=f"https://{n}.example/")
        for n, name in enumerate(names)
    ]

    def work(number: int) -> Any:
        if number == 0:
            return [each.outcome for each in import_articles(actor=actor, drafts=drafts)]
        if number % 2:
            return directory.create_outlet(actor=actor, name=names[number])
        url = f"https://{number}.example/"
        return articles.change_article(actor=actor, article=known[number], url=url)

    outcomes = at_once(work)[0]
    assert set(outcomes) <= {"created", "revised"}
    assert Outlet.objects.filter(name__in=names).count() == PEOPLE
    assert Revision.objects.filter(text__startswith="Report").count() == PEOPLE


def test_quote_accepted_and_rejected_at_once_is_one_of_both():
    quote, actor = factories.make_proposed_quote(), factories.a_worker()

    def decide(number: int) -> Quote:
        seen = Quote.objects.select_related("revision").get(pk=quote.pk)
        act = quotes.accept_quote if number % 2 else quotes.reject_quote
        return act(actor=actor, quote=seen, version=1)

    results = sorts(at_once(decide))
    assert (results[Quote], results[StaleVersion] + results[WrongState]) == (1, 7)
    assert Quote.objects.get().version == 2
    assert events("quote.accepted") + events("quote.rejected") == 1


def test_rejected_quotes_of_one_place_accepted_at_once_leave_one_live():
    revision, actor = factories.make_revision(), factories.a_worker()
    rejected = [
        quotes.reject_quote(actor=actor, quote=factories.make_quote(revision))
        for _ in range(PEOPLE)
    ]
    results = at_once(lambda n: quotes.accept_quote(actor=actor, quote=rejected[n]))
    assert sorts(results) == {Quote: 1, AlreadyThere: 7}
    assert Quote.objects.live().count() == 1


def test_quote_moved_by_all_keeps_the_places_of_one():
    revision, actor = factories.make_revision(), factories.a_worker()
    quote = factories.make_quote(revision)
    words = [word for word in revision.text.split() if revision.text.count(word) == 1][:PEOPLE]
    results = at_once(
        lambda n: quotes.change_quote(
            actor=actor, quote=quote, version=1, content=[place(revision, words[n])]
        )
    )
    assert sorts(results) == {Quote: 1, StaleVersion: 7}
    (winner,) = (each for each in results if isinstance(each, Quote))
    stored = Quote.objects.with_parts().get()
    assert (stored.words, stored.version) == (winner.words, 2)
    assert [(each.start, each.end) for each in stored.content] == [(stored.start, stored.end)]


def test_verdicts_of_eight_reviewers_on_one_version_count_once():
    claim, scale = factories.make_claim(), factories.make_scale()
    rating = scale.ratings.get(code="true")
    reviewers = [factories.make_user(Role.REVIEWER) for _ in range(PEOPLE)]
    results = at_once(
        lambda n: verdicts.submit_verdict(
            actor=reviewers[n],
            claim=Claim.objects.get(pk=claim.pk),
            version=1,
            rating=rating,
            reasons="So it is.",
        )
    )
    assert sorts(results) == {Verdict: 1, StaleVersion: 7}
    assert Verdict.objects.count() == 1


def test_one_reviewer_who_clicks_eight_times_has_one_standing_verdict():
    claim, scale = factories.make_claim(), factories.make_scale()
    rating, reviewer = scale.ratings.get(code="true"), factories.make_user(Role.REVIEWER)
    at_once(
        lambda _: verdicts.submit_verdict(
            actor=reviewer,
            claim=Claim.objects.get(pk=claim.pk),
            rating=rating,
            reasons="So it is.",
        )
    )
    assert Verdict.objects.filter(state="submitted").count() == 1
    given = Verdict.objects.count()
    assert Verdict.objects.filter(state="superseded").count() == given - 1
    assert events("verdict.submitted") == given


def test_verdict_withdrawn_eight_times_is_withdrawn_once():
    verdict = factories.make_verdict()
    seen = [Verdict.objects.get(pk=verdict.pk) for _ in range(PEOPLE)]
    results = at_once(
        lambda n: verdicts.withdraw_verdict(
            actor=verdict.reviewer, verdict=seen[n], reason="Misread."
        )
    )
    assert sorts(results) == {Verdict: 1, WrongState: 7}
    assert Claim.objects.get().state == Claim.State.OPEN
    assert events("verdict.withdrawn") == 1


def test_evidence_added_by_all_to_one_claim_is_all_there():
    claim, actor = factories.make_claim(), factories.a_worker()
    results = at_once(
        lambda n: add_evidence(
            actor=actor,
            claim=Claim.objects.get(pk=claim.pk),
            stance="supports",
            title=f"Paper {n}",
        )
    )
    assert sorts(results) == {Evidence: PEOPLE}
    assert Claim.objects.get().version == 1


def test_place_of_a_claim_named_by_all_is_stored_once():
    claim, revision, actor = factories.make_claim(), factories.make_revision(), factories.a_worker()
    spot = place(revision, "nine to four")
    results = at_once(
        lambda _: claims.add_appearance(
            actor=actor, claim=Claim.objects.get(pk=claim.pk), revision=revision, place=spot
        )
    )
    assert sorts(results) == {Appearance: 1, AlreadyThere: 7}


def test_speaker_and_scale_made_by_all_are_there_once_and_the_others_are_told():
    actor = factories.a_worker(Role.EDITOR)
    speakers = at_once(lambda _: directory.create_speaker(actor=actor, name="Ann Lee"))
    assert sorts(speakers) == {Speaker: 1, ValidationError: 7}
    made = at_once(
        lambda _: scales.create_scale(
            actor=actor,
            code="facts",
            claim_kind="fact",
            names={"en": "Facts"},
            best=3,
            worst=1,
            ratings=factories.FACT_RATINGS,
        )
    )
    told = sorts(made)
    assert (told[RatingScale], told[AlreadyThere] + told[ValidationError]) == (1, 7)
    assert (events("speaker.created"), events("scale.created")) == (1, 1)


def test_text_read_by_the_engine_eight_times_at_once_is_proposed_from_once():
    revision, actor = factories.make_revision(), factories.a_worker()
    at_once(
        lambda _: extraction.propose(actor=actor, revision=Revision.objects.get(pk=revision.pk))
    )
    places = list(Quote.objects.values_list("start", "end"))
    spots = list(Appearance.objects.values_list("start", "end"))
    assert len(places) == len(set(places)) > 0
    assert len(spots) == len(set(spots)) > 0
    assert events("article.extracted") == PEOPLE


def test_quote_marked_while_the_engine_reads_stops_neither():
    revision, actor = factories.make_revision(), factories.a_worker()
    words = "We counted 3,200 lorries last year,"

    def work(number: int) -> Any:
        if number % 2:
            return extraction.propose(actor=actor, revision=Revision.objects.get(pk=revision.pk))
        return quotes.create_quote(actor=actor, revision=revision, content=[place(revision, words)])

    results = sorts(at_once(work))
    assert results[Event] == PEOPLE // 2
    assert Quote.objects.live().filter(start=place(revision, words).start).count() >= 1


def test_speaker_who_is_merged_while_others_quote_them_keeps_no_quote():
    actor = factories.a_worker(Role.EDITOR)
    speaker, into = factories.make_speaker(), factories.make_speaker()
    revisions = [factories.make_revision() for _ in range(PEOPLE)]

    def work(number: int) -> Any:
        if number == PEOPLE // 2:
            return merging.merge_speakers(actor=actor, speaker=speaker, into=into)
        spot = [place(revisions[number], "Nobody asked us.")]
        return quotes.create_quote(
            actor=actor, revision=revisions[number], content=spot, speaker=speaker
        )

    results = sorts(at_once(work))
    assert results[Speaker] == 1
    assert results[Quote] + results[ValidationError] == PEOPLE - 1
    assert not Quote.objects.filter(speaker=speaker).exists()
    assert Quote.objects.filter(speaker=into).count() == results[Quote]


def test_proposals_decided_on_while_the_engine_reads_again_keep_the_decision():
    revision, actor = factories.make_revision(), factories.a_worker(Role.EDITOR)
    extraction.propose(actor=actor, revision=revision)
    proposed = list(Quote.objects.order_by("pk"))
    wanted = DeskSettings.objects.create(pk=DeskSettings.ONLY, quote_threshold=1)
    assert wanted.pk and proposed

    def work(number: int) -> Any:
        if number % 4 == 0:
            return extraction.propose(actor=actor, revision=Revision.objects.get(pk=revision.pk))
        quote = Quote.objects.get(pk=proposed[number % len(proposed)].pk)
        return quotes.accept_quote(actor=actor, quote=quote)

    results = sorts(at_once(work))
    assert results[Event] == 2
    accepted = Quote.objects.filter(state=Quote.State.ACCEPTED)
    assert accepted.count() == results[Quote] == events("quote.accepted")


def test_article_brought_in_by_all_is_one_revision():
    actor = factories.a_worker()
    draft = ArticleDraft("The same words, sent eight times.", language="en")
    results = at_once(lambda _: add_article(actor=actor, draft=draft))
    assert Counter(each.outcome for each in results) == {"created": 1, "unchanged": 7}
    assert (Article.objects.count(), Revision.objects.count()) == (1, 1)


def test_eight_people_at_different_work_wait_for_each_other_and_nobody_is_refused():
    actor = factories.make_user(Role.EDITOR)
    scale = factories.make_scale("quote")
    rating = scale.ratings.get(code="true")

    def whole_job(number: int) -> str:
        draft = ArticleDraft(f"{factories.TEXT}\n\nCopy {number}.", language="en")
        revision = add_article(actor=actor, draft=draft, extract=False).revision
        quote = quotes.create_quote(
            actor=actor, revision=revision, content=[place(revision, "Nobody asked us.")]
        )
        claim = claims.check_quote(actor=actor, quote=Quote.objects.with_parts().get(pk=quote.pk))
        paper = add_evidence(actor=actor, claim=claim, stance="supports", title="Recording")
        verdicts.submit_verdict(
            actor=actor, claim=claim, rating=rating, reasons="Heard.", evidence=[paper]
        )
        return claim.state

    assert at_once(whole_job) == ["decided"] * PEOPLE
    assert events("verdict.submitted") == PEOPLE
