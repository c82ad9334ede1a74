"""The review on the pages: who holds a claim, what may be done, and what is kept from whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from annotations.desk.evidence import add_evidence
from annotations.models import Assignment, Claim, Event, Recusal, Verdict
from tests.factories import (
    answer_second,
    choose,
    make_agreed,
    make_assignment,
    make_claim,
    make_evidence,
    make_recusal,
    make_scale,
    make_second_review,
    make_user,
    make_verdict,
    reviewed,
)
from tests.web.helpers import said, titles, words

SECRET = "Nobody may read these reasons yet."


def page_of(claim):
    return reverse("annotations:claim", args=[claim.pk])


def state_of(claim):
    return Claim.objects.get(pk=claim.pk).state


def buttons(answer) -> list[str]:
    return answer.context["shown"].acts


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def as_editor(client, editor):
    client.force_login(editor)
    return client


def test_claim_is_taken_and_given_back(signed_in, reviewer):
    claim = make_claim()

    taken = signed_in.post(f"{page_of(claim)}take/", {"version": claim.version})
    shown = words(signed_in.get(page_of(claim)))
    held = Assignment.objects.get()
    back = signed_in.post(f"/assignments/{held.pk}/release/", {"reason": "On leave."})

    assert said(taken)[0] == "You hold this claim now. Give your verdict, or give it back."
    assert "You hold it. due" in shown
    assert said(back)[-1] == "You gave the claim back."
    assert (held.person, state_of(claim)) == (reviewer, "open")
    assert Event.objects.latest("pk").data["reason"] == "On leave."


def test_claim_page_shows_the_way_of_a_claim_and_where_it_stands(signed_in):
    claim = make_claim()
    assert [(each.label, each.when) for each in steps(signed_in, claim)] == [
        ("open", "now"),
        ("in review", "later"),
        ("decided", "later"),
        ("published", "later"),
    ]
    choose(fact_reviews="adjudicated")
    assert [str(each.label) for each in steps(signed_in, claim)][2:4] == [
        "second review",
        "adjudication",
    ]


def steps(client, claim):
    return client.get(page_of(claim)).context["shown"].steps


def test_claim_held_by_another_says_why_i_give_no_verdict(signed_in):
    held = make_assignment(actor=make_user(first_name="Ada"))

    answer = signed_in.get(page_of(held.claim))

    assert "Ada holds it." in words(answer)
    assert "Why you give no verdict now: Ada reviews this claim already." in words(answer)
    assert "verdict_form" in answer.context
    assert "Give this verdict" not in words(answer)


def test_reader_is_offered_nothing_and_annotators_no_review(client, reader):
    claim = make_claim()
    client.force_login(reader)
    assert buttons(client.get(page_of(claim))) == []
    client.force_login(make_user("annotator"))
    assert buttons(client.get(page_of(claim))) == ["reject"]
    assert client.post(f"{page_of(claim)}take/").status_code == 403
    assert client.get("/queue/").status_code == 200
    assert client.post("/queue/next/").status_code == 403


def test_editor_assigns_a_claim_with_a_day_and_a_note(as_editor):
    claim, ada = make_claim(), make_user(first_name="Ada")

    as_editor.post(
        f"{page_of(claim)}assign/",
        {"person": ada.pk, "due_on": "2030-05-01", "note": "Before the vote.", "version": 1},
    )

    held = Assignment.objects.get()
    assert (held.person, str(held.due_on), held.note) == (ada, "2030-05-01", "Before the vote.")
    assert "Ada holds it. due 1 May 2030" in words(as_editor.get(page_of(claim)))


def test_assignment_that_is_refused_keeps_what_was_typed(as_editor):
    claim, ada = make_claim(), make_user()

    answer = as_editor.post(
        f"{page_of(claim)}assign/",
        {"person": ada.pk, "due_on": "2020-05-01", "note": "Kept as typed.", "version": 1},
    )

    assert "This day has passed." in words(answer)
    assert "Kept as typed." in words(answer)
    assert not Assignment.objects.exists()


def test_assigning_on_an_old_page_is_refused_with_a_sentence(as_editor):
    claim, ada = make_claim(), make_user()

    answer = as_editor.post(f"{page_of(claim)}assign/", {"person": ada.pk, "version": 7})

    assert answer.status_code == 409
    assert "Somebody has changed this since you opened it" in words(answer)


def test_only_editors_assign_redraw_and_change_the_day(signed_in):
    held = make_assignment()
    for path, data in (
        (f"{page_of(held.claim)}assign/", {"person": held.person_id}),
        (f"{page_of(held.claim)}redraw/", {}),
        (f"/assignments/{held.pk}/due/", {"due_on": "2030-01-01"}),
        (f"/assignments/{held.pk}/release/", {}),
        (f"{page_of(held.claim)}decide/", {}),
    ):
        assert signed_in.post(path, data).status_code == 403
    assert Assignment.objects.get().due_on == held.due_on


def test_candidates_are_told_with_what_they_hold_least_first(as_editor, editor):
    busy = make_user(first_name="Ada")
    make_assignment(actor=busy)
    form = as_editor.get(page_of(make_claim())).context["shown"].assign_form

    told = [label for _pk, label in form.fields["person"].choices]

    assert told[-1] == "Ada · holds 1 claim"
    assert all(label.endswith("holds 0 claims") for label in told[1:-1])


def test_who_keeps_out_gives_the_reason_and_an_editor_lifts_it(client, reviewer, editor):
    claim = make_claim()
    client.force_login(reviewer)
    none = client.post(f"{page_of(claim)}recuse/", {"reason": " "})
    client.post(f"{page_of(claim)}recuse/", {"reason": "She is my sister."})
    mine = words(client.get(page_of(claim)))
    recusal = Recusal.objects.get()
    assert client.post(f"/recusals/{recusal.pk}/lift/", {"reason": "No."}).status_code == 403
    client.force_login(editor)
    client.post(f"/recusals/{recusal.pk}/lift/", {"reason": "Another person of that name."})

    assert said(none) == ["This is needed."]
    assert "keeps out of this review. She is my sister." in mine
    assert "keeps out of this claim" in mine
    assert "keeps out of this review" not in words(client.get(page_of(claim)))


@pytest.fixture
def second(db):
    """A claim answered once, blind, that somebody else is to answer now."""
    claim = make_claim("It is so.")
    proof = make_evidence(claim, actor=make_user("annotator"))
    make_evidence(claim, actor=make_user("annotator"))
    drawn = make_user(first_name="Drawn")
    return make_second_review(
        claim,
        actor=make_user(first_name="Firstone"),
        scale=make_scale(code="blind"),
        rating="half",
        reasons=SECRET,
        evidence=[proof],
    ), drawn


@pytest.mark.parametrize("role", ["reader", "reviewer", "editor", "administrator"])
def test_first_verdict_is_seen_on_no_page_by_anybody_else(client, second, role):
    claim, _drawn = second
    client.force_login(make_user(role))

    for path in (page_of(claim), "/claims/", "/", "/record/", "/queue/"):
        text = words(client.get(path))
        assert SECRET not in text
        assert "gave a verdict" not in text
        assert "verdict rests on it" not in text
        assert "Half true" not in text or path == page_of(claim)  # a choice of the form
    page = client.get(page_of(claim))
    assert "Reviews of this round are hidden until all are in." in words(page)
    assert (page.context["standing"], page.context["both"]) == ([], None)
    assert list(client.get("/claims/").context["form"]["rating"].field.choices)[1:] == []
    assert "verdicts in a week 0" in words(client.get("/"))
    verdict = Verdict.objects.get()
    assert client.post(f"/verdicts/{verdict.pk}/withdraw/", {"reason": "x"}).status_code == 404
    done = Assignment.objects.get(state="done")
    assert client.post(f"/assignments/{done.pk}/release/").status_code == 404


def test_first_verdict_is_seen_by_who_gave_it(client, second):
    claim, _drawn = second
    client.force_login(Verdict.objects.get().reviewer)

    answer = client.get(page_of(claim))

    assert SECRET in words(answer)
    assert "1 verdict rests on it" in words(answer)


def test_claim_is_not_said_to_have_moved_by_a_hidden_verdict(client, reviewer):
    claim = make_claim(actor=reviewer)
    client.force_login(reviewer)
    with reviewed("blind"):
        make_verdict(claim, actor=make_user())

    seen = client.get("/").context["moved"]

    told = Event.objects.exclude(target_type="verdict").exclude(actor=reviewer)
    assert bool(list(seen)) == told.filter(claim_id=claim.pk).exists()


def test_adjudicator_sees_both_side_by_side_with_their_differences(client, second, reviewer):
    claim, drawn = second
    scale = Verdict.objects.get().rating.scale
    answer_second(claim, drawn, scale=scale, rating="false", reasons="It is not.")
    client.force_login(reviewer)

    answer = client.get(page_of(claim))

    rows = {str(row.label): row for row in answer.context["both"].rows}
    assert [said.lines for said in rows["Rating"].answers] == [["Half true"], ["False"]]
    assert rows["Rating"].differs
    assert "take" in buttons(answer)
    assert SECRET in words(answer)
    assert "Firstone" in words(answer)
    client.post(
        f"{page_of(claim)}verdict/",
        {"rating": scale.ratings.get(code="false").pk, "reasons": "The second is right."},
    )
    decided = Claim.objects.get(pk=claim.pk)
    assert (decided.state, decided.decision.role) == ("decided", "adjudicating")


def test_editor_draws_another_second_reviewer(as_editor):
    make_user()
    make_user()
    claim = make_second_review()
    before = Assignment.objects.get(state="held").person

    answer = as_editor.post(f"{page_of(claim)}redraw/", {"version": claim.version})

    assert said(answer) == ["Another reviewer is drawn."]
    assert Assignment.objects.get(state="held").person != before


def test_editor_decides_what_was_agreed_by_the_verdict_they_choose(as_editor):
    claim = make_agreed()
    chosen = Verdict.objects.latest("pk")
    shown = words(as_editor.get(page_of(claim)))

    as_editor.post(
        f"{page_of(claim)}decide/",
        {"verdict": chosen.pk, "reason": "Better told.", "version": claim.version},
    )

    assert "Decide the claim" in shown
    assert Claim.objects.get(pk=claim.pk).decision == chosen


def test_verdict_on_a_quote_tells_of_its_axes(signed_in):
    scale = make_scale("quote")
    claim = make_claim("She said so.", kind="quote")
    fields = {"rating": scale.ratings.get(code="true").pk, "reasons": "Heard it."}

    wrong = signed_in.post(f"{page_of(claim)}verdict/", {**fields, "finding_wording": "verbatim"})
    signed_in.post(
        f"{page_of(claim)}verdict/",
        {**fields, "finding_wording": "verbatim", "finding_wording_reason": "Tape, 2:10."},
    )

    assert "Give the reason." in words(wrong)
    assert '<details class="fold axes" open>' in wrong.content.decode()
    (finding,) = Verdict.objects.get().findings.all()
    assert (finding.axis, finding.value, finding.reason) == ("wording", "verbatim", "Tape, 2:10.")
    assert "Wording verbatim Tape, 2:10." in words(signed_in.get(page_of(claim)))


def test_not_found_is_not_called_made_up_on_the_form_either(signed_in):
    scale = make_scale("quote")
    claim = make_claim("She said so.", kind="quote")

    answer = signed_in.post(
        f"{page_of(claim)}verdict/",
        {
            "rating": scale.ratings.get(code="true").pk,
            "reasons": "Looked.",
            "finding_wording": "fabricated",
            "finding_wording_reason": "Nowhere.",
            "finding_attribution": "no_record",
            "finding_attribution_reason": "Nowhere found.",
        },
    )

    assert "does not show that they were made up" in words(answer)
    assert "Nowhere found." in answer.content.decode()
    assert not Verdict.objects.exists()


def test_verdict_on_a_fact_has_no_axes(signed_in):
    make_scale()
    assert signed_in.get(page_of(make_claim())).context["verdict_form"].axes == []


def test_queue_shows_what_i_hold_due_first_and_what_is_overdue(signed_in, reviewer):
    for statement, days in (("Later.", 5), ("Overdue.", -1), ("Soon.", 1)):
        held = make_assignment(make_claim(statement), actor=reviewer)
        day = timezone.localdate() + timedelta(days=days)
        Assignment.objects.filter(pk=held.pk).update(due_on=day)
    make_assignment(make_claim("Not mine."))

    answer = signed_in.get("/queue/")

    assert titles(answer) == ["Overdue.", "Soon.", "Later."]
    assert "1 overdue" in words(answer)
    assert "overdue since" in words(answer)


def test_queue_hands_out_the_next_claim_and_says_when_there_is_none(signed_in, reviewer):
    claim = make_claim()
    assert "Give me the next claim" in words(signed_in.get("/queue/"))

    handed = signed_in.post("/queue/next/")
    none = signed_in.post("/queue/next/")

    assert handed.url == page_of(claim)
    assert Assignment.objects.get().person == reviewer
    assert none.url == "/queue/"
    assert said(none)[-1] == "Nothing waits for a review that you may give."


def test_queue_tells_what_i_gave_back_while_it_waits(signed_in, reviewer):
    held = make_assignment(make_claim("Given back."), actor=reviewer)
    signed_in.post(f"/assignments/{held.pk}/release/")

    assert "Held no longer" in words(signed_in.get("/queue/"))
    make_verdict(Claim.objects.get(), actor=make_user())
    assert "Held no longer" not in words(signed_in.get("/queue/"))


def test_queue_asks_the_same_number_of_questions_for_one_and_three(
    signed_in, reviewer, django_assert_max_num_queries
):
    counts = []
    for _ in range(3):
        make_assignment(actor=reviewer)
        with django_assert_max_num_queries(20) as asked:
            signed_in.get("/queue/")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_many_claims_are_assigned_rejected_and_taken_on_each_by_itself(as_editor):
    ada = make_user()
    claims = [make_claim("One."), make_claim("Two."), make_claim("Out.", state="proposed")]
    pks = [claim.pk for claim in claims]

    answer = as_editor.post(
        "/claims/many/",
        {"act": "assign", "claim": pks, "person": ada.pk, "back": "/claims/?kind=fact"},
    )

    assert answer.url == "/claims/?kind=fact"
    assert said(answer)[0] == f"2 claims assigned to {ada.display_name}."
    assert said(answer)[1].startswith("Not done: “Out.”: A claim that is proposed cannot become")
    assert Event.objects.filter(verb="claim.assigned").count() == 2

    answer = as_editor.post("/claims/many/", {"act": "accept", "claim": pks[2:]})
    assert said(answer)[-1] == "1 claim taken on."
    answer = as_editor.post("/claims/many/", {"act": "reject", "claim": pks, "reason": "Not ours."})
    assert said(answer)[-1] == "3 claims rejected."
    assert {state_of(claim) for claim in claims} == {"rejected"}
    assert Event.objects.filter(verb="claim.rejected").count() == 3


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"act": "reject"}, "Tick the claims first."),
        ({"act": "assign", "claim": [1]}, "Choose who is to review them."),
        ({"act": "explode", "claim": [1]}, "Select a valid choice."),
    ],
)
def test_many_claims_asked_for_wrongly_say_so(as_editor, sent, sentence):
    answer = as_editor.post("/claims/many/", {**sent, "back": "https://evil.example/claims/"})

    assert sentence in said(answer)[0]
    assert answer.url == "/claims/"


def test_annotators_assign_nobody_to_many_claims(client, db):
    client.force_login(make_user("annotator"))
    claim = make_claim()

    answer = client.post(
        "/claims/many/", {"act": "assign", "claim": [claim.pk], "person": make_user().pk}
    )

    assert "Select a valid choice." in said(answer)[0]
    assert not Assignment.objects.exists()


def test_reader_has_no_boxes_to_tick(client, reader):
    make_claim()
    client.force_login(reader)
    assert 'name="claim"' not in client.get("/claims/").content.decode()
    assert client.post("/claims/many/", {"act": "accept"}).status_code == 403


def test_lifted_recusal_of_another_claim_leaves_this_one(as_editor):
    standing = make_recusal()
    make_recusal(make_claim())
    add_evidence(actor=make_user("annotator"), claim=standing.claim, stance="context", title="T")

    shown = as_editor.get(page_of(standing.claim)).context["shown"]

    assert [recusal for recusal, _lifts in shown.recusals] == [standing]


@pytest.mark.django_db
def test_verdict_is_withdrawn_on_its_page_only_while_that_may_be(client):
    claim, scale = make_claim(), make_scale()
    ann, ben = make_user(), make_user()
    make_second_review(claim, scale=scale, actor=ann)
    client.force_login(ann)
    assert "Withdraw my verdict" in client.get(page_of(claim)).content.decode()

    answer_second(claim, ben, scale=scale)

    assert "Withdraw my verdict" not in client.get(page_of(claim)).content.decode()
