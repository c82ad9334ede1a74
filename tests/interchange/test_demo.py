"""The demo desk as loaded: everything its files say is there, and work is left to do."""

from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction

from annotations import rules
from annotations.desk.desk_settings import read_desk_settings
from annotations.interchange import demo
from annotations.interchange.demo.places import content_of, nearest, the_place
from annotations.models import (
    Appearance,
    Article,
    Assignment,
    Claim,
    Comment,
    Correction,
    Event,
    Evidence,
    FactCheck,
    GateNote,
    Outlet,
    Question,
    Quote,
    RatingScale,
    Recusal,
    ReplyRequest,
    Revision,
    Speaker,
    User,
    Verdict,
)
from annotations.models.search import CLAIMS, REVISIONS, pending, ranked
from annotations.text import hull
from tests import factories

DEMO = demo.DemoFiles(Path(settings.BASE_DIR) / "fixtures")
SLUGS = {article["url"]: article["slug"] for article in DEMO.desk["article"]}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """A desk with the demo on it, loaded once for all tests that only look."""
    passwords = dict.fromkeys(DEMO.usernames, factories.PASSWORD)
    with django_db_blocker.unblock(), transaction.atomic():
        yield demo.load_demo(DEMO, passwords)
        transaction.set_rollback(True)


def entries(kind: str):
    """Every entry of a kind, with the revision it stands in."""
    for revision in Revision.objects.select_related("article"):
        for entry in DEMO.annotations(SLUGS[revision.article.url]).get(kind, []):
            yield revision, entry


def test_every_article_is_there_with_its_outlet_and_date():
    found = Article.objects.values_list("url", "title", "outlet__name", "language", "authors")
    wanted = {
        (
            each["url"],
            each["title"],
            each["outlet"],
            each["language"],
            tuple(each["authors"]),
        )
        for each in DEMO.desk["article"]
    }
    assert {(*each[:4], tuple(each[4])) for each in found} == wanted
    assert not Article.objects.filter(published_at=None).exists()


def test_lists_of_the_desk_are_those_of_the_files():
    assert Outlet.objects.count() == len(DEMO.desk["outlet"])
    assert Speaker.objects.count() == len(DEMO.desk["speaker"])
    people = {(each["username"], each["name"], each["role"]) for each in DEMO.desk["user"]}
    assert {(user.username, user.display_name, user.role) for user in User.objects.all()} == people


def test_scales_are_published_with_all_their_labels():
    found = {scale.code: scale for scale in RatingScale.objects.exclude(published_at=None)}
    wanted = {
        scale["code"]: [(each["code"], each.get("value")) for each in scale["rating"]]
        for scale in DEMO.scales
    }
    labels = {
        code: list(scale.ratings.values_list("code", "value")) for code, scale in found.items()
    }
    assert labels == wanted


def test_every_accepted_quote_of_the_files_stands_accepted_with_all_its_parts():
    for revision, entry in entries("quote"):
        if entry["state"] != "accepted":
            continue
        content = content_of(revision.text, entry)
        place = hull(content)
        quote = revision.quotes.live().get(start=place.start, end=place.end)
        assert quote.state == Quote.State.ACCEPTED
        assert [(span.start, span.end) for span in quote.content] == [
            (span.start, span.end) for span in content
        ]
        assert (quote.kind, quote.hedged) == (entry["kind"], entry.get("hedged", False))
        if "cue" in entry:
            assert quote.cue.start == nearest(revision.text, entry["cue"], content).start
        if "source" in entry:
            chain = [entry["source"], *entry.get("relayed_by", [])]
            assert [source.exact for source in quote.sources] == chain


def test_accepted_quotes_are_exactly_those_of_the_files():
    wanted = Counter(entry["state"] for _, entry in entries("quote"))
    assert Quote.objects.filter(state="accepted").count() == wanted["accepted"]
    assert not Quote.objects.filter(state="accepted", speaker=None).exists()


def test_rejected_quotes_tell_why_and_the_only_one_missing_is_greyed_out():
    missing = []
    for revision, entry in entries("quote"):
        if entry["state"] == "rejected":
            place = hull(content_of(revision.text, entry))
            found = revision.quotes.filter(start=place.start, end=place.end, state="rejected")
            if not found.filter(decision_reason=entry["reason"]).exists():
                missing.append((revision, place))
    for revision, place in missing:
        greyed_out = revision.excluded_ranges.active()
        assert any(each.covers(place.start, place.end) for each in greyed_out)
    assert len(missing) <= 1


def test_every_claim_stands_where_the_files_say_and_in_the_state_they_say():
    for revision, entry in entries("claim"):
        place = the_place(revision.text, entry, entry["exact"])
        claim = Claim.objects.get(statement=entry["statement"])
        assert claim.appearances.filter(
            revision=revision, start=place.start, end=place.end
        ).exists()
        assert (claim.kind, claim.state) == (entry["kind"], entry["state"])
        if entry["state"] == "rejected":
            assert claim.decision_reason == entry["reason"]


def test_claim_in_a_quote_knows_which():
    for revision, entry in entries("claim"):
        place = the_place(revision.text, entry, entry["exact"])
        appearance = Appearance.objects.get(
            claim__statement=entry["statement"], revision=revision, start=place.start
        )
        if entry["quote"] and appearance.created_by:
            assert appearance.quote.start <= place.start < place.end <= appearance.quote.end


def test_appearances_of_other_articles_are_added():
    statements = {entry["key"]: entry["statement"] for _, entry in entries("claim")}
    for revision, entry in entries("appearance"):
        place = the_place(revision.text, entry, entry["exact"])
        claim = Claim.objects.get(statement=statements[entry["claim"]])
        assert claim.appearances.filter(revision=revision, start=place.start).count() == 1


def test_verdicts_are_those_of_the_files_in_the_roles_they_name():
    statements = {entry["key"]: entry["statement"] for _, entry in entries("claim")}
    wanted = {
        (statements[each["claim"]], each["reviewer"], each["role"], each["rating"])
        for each in DEMO.findings["verdict"]
    }
    found = Verdict.objects.values_list(
        "claim__statement", "reviewer__username", "role", "rating__code"
    )
    assert set(found) == wanted
    assert len(found) == len(DEMO.findings["verdict"])


def test_claims_stand_everywhere_where_a_claim_may_stand():
    found = set(Claim.objects.values_list("state", flat=True))
    assert found | {"retired"} == set(Claim.State.values)


def test_the_second_review_waits_for_a_reviewer_and_the_adjudication_for_a_third():
    held = Assignment.objects.filter(state="held")
    assert set(held.values_list("claim__state", "person__username")) == {
        ("second_review", "noemie"),
        ("in_review", "idris"),
        ("in_review", "samir"),
    }
    claim = Claim.objects.get(state="adjudication")
    people = set(rules.eligible_reviewers(claim).values_list("username", flat=True))
    assert people == {"samir", "idris"}
    assert Recusal.objects.filter(lifted_at=None).count() == len(DEMO.reviews["recusal"])


def test_fact_checks_are_those_of_the_files_as_far_as_they_say():
    states = {entry["headline"]: "draft" for entry in DEMO.reviews["fact_check"]}
    for entry in DEMO.reviews["fact_check"]:
        if "publisher" in entry:
            states[entry["headline"]] = "withdrawn" if "withdrawn_by" in entry else "published"
    assert dict(FactCheck.objects.values_list("headline", "state")) == states
    (correction,) = Correction.objects.all()
    assert correction.after["body"] == correction.fact_check.body
    assert FactCheck.objects.filter(language="fr", state="published").count() == 1


def test_questions_replies_reasons_and_remarks_are_those_of_the_files():
    kinds = {"question": Question, "reply_request": ReplyRequest, "gate_note": GateNote}
    for kind, model in kinds.items():
        assert model.objects.count() == len(DEMO.reviews[kind])
    entries_ = DEMO.reviews["comment"]
    answers = [entry for entry in entries_ if "answer" in entry]
    assert Comment.objects.count() == len(entries_) + len(answers)
    assert Comment.objects.filter(mentions__username="noemie").exists()


def test_the_desk_goes_on_with_one_review_of_facts_and_two_of_quotes():
    chosen = read_desk_settings()
    assert (chosen.fact_reviews, chosen.quote_reviews) == ("single", "blind")


def test_who_tries_the_demo_alone_may_decide_on_what_they_bring():
    assert read_desk_settings().gate_own_evidence == "warn"


def test_something_is_left_for_the_newcomer_to_do():
    assert Quote.objects.filter(state="proposed", origin="machine").count() >= 5
    assert Claim.objects.filter(state="proposed", origin="machine").count() >= 5


def test_no_proposal_repeats_what_a_person_marked():
    for revision in Revision.objects.all():
        accepted = revision.quotes.filter(state="accepted")
        for proposal in revision.quotes.filter(state="proposed"):
            assert not accepted.filter(start__lte=proposal.start, end__gte=proposal.end).exists()


def test_search_finds_texts_and_claims_at_once():
    assert (pending(REVISIONS), pending(CLAIMS)) == (0, 0)
    assert {"ferry" in excerpt.lower() for _, excerpt in ranked(CLAIMS, "ferry", limit=5)} == {True}
    assert len(ranked(REVISIONS, "terminal", limit=20)) >= 3


def test_reprint_of_the_wire_text_is_flagged_as_a_likely_duplicate():
    flagged = Revision.objects.exclude(resembles=None)
    pairs = [(SLUGS[each.article.url], SLUGS[each.resembles.article.url]) for each in flagged]
    assert pairs == [("courier-ferry-terminal", "wire-ferry-terminal")]


def test_everything_was_done_by_somebody_except_letting_the_people_in():
    nobody = Event.objects.filter(actor=None).values_list("verb", flat=True)
    assert set(nobody) == {"user.created", "article.resembles", "claim.drawn"}


def test_evidence_of_the_files_is_on_its_claim_with_its_origin():
    statements = {entry["key"]: entry["statement"] for _, entry in entries("claim")}
    wanted = {
        (
            statements[each["claim"]],
            each["title"],
            each["stance"],
            each["origin"],
            each["published"],
        )
        for each in DEMO.findings["evidence"]
    }
    found = Evidence.objects.values_list(
        "claim__statement", "title", "stance", "origin", "published_on"
    )
    assert set(found) == wanted


@pytest.mark.parametrize(
    ("text", "entry", "words"),
    [
        ("one two", {}, "three"),
        ("one two one", {}, "one"),
        ("one two one", {"occurrence": 2}, "one"),
        ("someone", {}, "one"),
    ],
)
def test_words_that_stand_nowhere_or_several_times_are_refused(text, entry, words):
    with pytest.raises(ValueError, match="stands"):
        the_place(text, entry, words)


def test_nearest_words_stand_outside_the_content_and_on_a_tie_before_it():
    text = "he said he said he said"
    content = the_place(text, {"occurrence": 1}, "he said")
    assert nearest(text, "said", [content]).start == 3
    with pytest.raises(ValueError, match="beside"):
        nearest(text, "she", [content])
