import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from annotations.desk.claims import add_appearance, change_claim, reopen_claim
from annotations.desk.evidence import withdraw_evidence
from annotations.desk.scales import retire_scale
from annotations.desk.verdicts import withdraw_verdict
from annotations.models import Appearance, Claim, Event, Evidence, Speaker, Verdict
from tests.factories import (
    make_claim,
    make_evidence,
    make_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
    place,
)
from tests.web.helpers import said, words


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


@pytest.fixture
def scale(db):
    return make_scale()


def page_of(claim):
    return reverse("annotations:claim", args=[claim.pk])


def evidence_fields(**fields):
    return {"stance": "supports", "title": "Annual report", **fields}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["fact", "quote"])
@pytest.mark.parametrize("role", ["reviewer", "editor"])
def test_no_two_things_on_the_page_have_one_name(client, role, kind):
    client.force_login(make_user(role))
    make_scale(kind)
    claim = make_claim(kind=kind, speaker=make_speaker())
    make_evidence(claim)
    html = client.get(page_of(claim)).content.decode()
    names = Counter(re.findall(r'\bid="([^"]+)"', html))
    assert [name for name, times in names.items() if times > 1] == []
    assert set(re.findall(r'<label for="([^"]+)"', html)) <= set(names)


def test_claim_page_shows_where_the_claim_stands(signed_in):
    revision = make_revision(
        "Before all that, the harbour will close in March, they said afterwards.",
        title="Harbour",
        outlet="The Ledger",
        published_at=datetime(2026, 3, 4, tzinfo=UTC),
    )
    claim = make_claim(revision=revision, words="the harbour will close in March")

    answer = signed_in.get(page_of(claim))

    link = reverse("annotations:marked_claim_card", args=[revision.pk, claim.pk])
    assert "Before all that, the harbour will close in March , they said afterwards." in words(
        answer
    )
    assert f'href="{link}"' in answer.content.decode()
    assert "Harbour The Ledger 4 March 2026 English" in words(answer)


def test_claim_page_compares_the_wordings_of_a_quote(signed_in, reviewer):
    claim = make_claim("She said so.", kind="quote")
    for outlet, text, day in (
        ("Wire", "“We counted 3,200 lorries last year,” she said.", 1),
        ("Courier", "“We counted 3,300 lorries last year,” she said.", 2),
        ("Herald", "“We counted 3,200 lorries last year”, she said.", 3),
    ):
        revision = make_revision(
            text, outlet=outlet, published_at=datetime(2026, 3, day, tzinfo=UTC)
        )
        said_there = text[1 : text.index("year") + 4 + (outlet == "Wire")]
        spot = place(revision, said_there)
        add_appearance(actor=reviewer, claim=claim, revision=revision, place=spot)

    html = signed_in.get(page_of(claim)).content.decode()
    text = words(signed_in.get(page_of(claim)))

    assert "Wire what the others are held against" in text
    assert "Courier other words" in text
    assert "Herald same words, other signs" in text
    assert "<del>3,200</del><ins>3,300</ins>" in html


def test_claim_page_compares_with_the_appearance_that_was_chosen(signed_in, reviewer):
    claim = make_claim("She said so.", kind="quote")
    for text in ("It was nine.", "It was ten."):
        revision = make_revision(text, outlet=text)
        spot = place(revision, text)
        add_appearance(actor=reviewer, claim=claim, revision=revision, place=spot)
    last = Appearance.objects.latest("pk")

    html = signed_in.get(page_of(claim), {"against": last.pk}).content.decode()

    assert "<del>ten</del><ins>nine</ins>" in html


def test_claim_page_does_not_compare_a_translation(signed_in, reviewer):
    claim = make_claim("She said so.", kind="quote")
    for text, language in (("It was nine.", "en"), ("C’était neuf.", "fr")):
        revision = make_revision(text, language=language)
        spot = place(revision, text)
        add_appearance(actor=reviewer, claim=claim, revision=revision, place=spot)

    assert "in French: not compared word by word" in words(signed_in.get(page_of(claim)))


def test_claim_page_compares_an_interrupted_quote_without_the_interruption(signed_in, reviewer):
    claim = make_claim("She said so.", kind="quote")
    first = make_revision("“It was nine,” she said, “not ten.”", outlet="A")
    quote = make_quote(first, ["It was nine,", "not ten."])
    hull = place(first, "It was nine,” she said, “not ten.")
    add_appearance(actor=reviewer, claim=claim, revision=first, place=hull, quote=quote)
    second = make_revision("“It was nine, not ten.”", outlet="B")
    spot = place(second, "It was nine, not ten.")
    add_appearance(actor=reviewer, claim=claim, revision=second, place=spot)

    assert "It was nine, … not ten." in words(signed_in.get(page_of(claim)))


def test_claim_page_counts_independent_origins(signed_in):
    claim = make_claim()
    make_evidence(claim, title="A", origin="Northline Wire")
    make_evidence(claim, title="B", origin=" northline  wire ")
    make_evidence(claim, title="C", publisher="The Ledger")
    make_evidence(claim, title="D", url="https://www.board.example/1", stance="refutes")
    make_evidence(claim, title="E", url="https://board.example/2", stance="refutes")

    text = words(signed_in.get(page_of(claim)))

    assert "Evidence 3 independent origins" in text
    assert "supports 3 pieces 2 origins" in text
    assert "refutes 2 pieces 1 origin" in text


def test_claim_page_counts_no_origin_of_withdrawn_evidence(signed_in, reviewer):
    claim = make_claim()
    evidence = make_evidence(claim, actor=reviewer, origin="Wire")
    withdraw_evidence(actor=reviewer, evidence=evidence)

    text = words(signed_in.get(page_of(claim)))

    assert "independent" not in text.split("Before it is decided")[0]
    assert "1 withdrawn" in text


def test_claim_page_asks_the_same_number_of_questions_for_one_and_three(
    signed_in, scale, django_assert_max_num_queries
):
    asked = []
    claim = make_claim(kind="quote")
    scale = make_scale("quote")
    for number in range(3):
        revision = make_revision(f"“It was nine,” she said on day {number}.", outlet=str(number))
        quote = make_quote(revision, "It was nine,", speaker=make_speaker())
        spot = place(revision, "It was nine,")
        add_appearance(
            actor=make_user("annotator"), claim=claim, revision=revision, place=spot, quote=quote
        )
        make_evidence(claim)
        claim.refresh_from_db()
        make_verdict(claim, actor=make_user("reviewer"), scale=scale)
        claim.refresh_from_db()
        reopen_claim(actor=make_user("editor"), claim=claim)
        if number in (0, 2):
            claim.refresh_from_db()
            with django_assert_max_num_queries(60) as queries:
                signed_in.get(page_of(claim))
            asked.append(len(queries))
    assert asked[0] == asked[1]


def test_proposed_claim_is_taken_on(signed_in):
    claim = make_claim(state="proposed")

    answer = signed_in.post(f"{page_of(claim)}accept/", {"version": claim.version})

    claim.refresh_from_db()
    assert (answer.url, claim.state) == (page_of(claim), "open")
    assert said(answer) == ["The claim is open for evidence and verdicts."]


def test_claim_is_rejected_with_a_reason_and_reopened(signed_in):
    claim = make_claim()

    signed_in.post(f"{page_of(claim)}reject/", {"reason": "Not ours.", "version": claim.version})
    assert "Rejected: Not ours." in words(signed_in.get(page_of(claim)))
    signed_in.post(f"{page_of(claim)}reopen/", {"reason": "It is."})

    claim.refresh_from_db()
    assert claim.state == "open"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        ("accept", "A claim that is open cannot become open."),
        ("reopen", "A claim that is open cannot become open."),
    ],
)
def test_claim_that_cannot_move_says_why_and_stays(signed_in, act, sentence):
    claim = make_claim()

    answer = signed_in.post(f"{page_of(claim)}{act}/")

    claim.refresh_from_db()
    assert (said(answer), claim.state, claim.version) == ([sentence], "open", 1)


def test_claim_acted_on_by_an_old_page_is_left_alone(signed_in, reviewer):
    claim = make_claim()
    change_claim(actor=reviewer, claim=claim, statement="Something else.")

    answer = signed_in.post(f"{page_of(claim)}reject/", {"version": 1, "reason": "No."})

    claim.refresh_from_db()
    assert claim.state == "open"
    assert said(answer)[0].startswith("Somebody has changed this since you opened it")


def test_claim_edited_on_an_old_page_shows_both_texts_and_keeps_the_second(signed_in, reviewer):
    claim = make_claim("As it was.")
    change_claim(actor=reviewer, claim=claim, statement="As somebody else put it.")
    edit = f"{page_of(claim)}edit/"
    mine = {"statement": "As I put it.", "kind": "fact", "version": 1}

    conflict = signed_in.post(edit, mine)

    claim.refresh_from_db()
    assert conflict.status_code == 409
    assert claim.statement == "As somebody else put it."
    assert "As it stands now Statement As somebody else put it." in words(conflict)
    assert "What you wanted to save Statement As I put it." in words(conflict)
    assert conflict.context["form"]["version"].value() == "2"

    signed_in.post(edit, {**mine, "version": 2})
    claim.refresh_from_db()
    assert (claim.statement, claim.version) == ("As I put it.", 3)


def test_claim_without_statement_keeps_the_rest_of_the_form(signed_in):
    make_speaker("Marta Ilves")

    answer = signed_in.post(
        "/claims/new/", {"statement": " ", "kind": "quote", "speaker": "Marta Ilves"}
    )

    assert answer.status_code == 200
    assert "This field is required." in words(answer)
    assert 'value="Marta Ilves"' in answer.content.decode()
    assert Claim.objects.count() == 0


def test_claim_written_down_by_hand_is_open(signed_in, reviewer):
    speaker = make_speaker("Marta Ilves", description="quay master")
    answer = signed_in.post(
        "/claims/new/",
        {"statement": "It closed.", "kind": "fact", "speaker": "marta ilves"},
    )

    claim = Claim.objects.get()
    assert answer.url == page_of(claim)
    assert (claim.state, claim.speaker, claim.created_by) == ("open", speaker, reviewer)


def test_claim_of_an_unknown_speaker_asks_whether_that_is_a_new_one(signed_in):
    fields = {"statement": "It closed.", "kind": "fact", "speaker": "Nobody Knownyet"}

    asked = signed_in.post("/claims/new/", fields)
    assert "The desk knows no speaker “Nobody Knownyet”." in words(asked)
    assert (Speaker.objects.count(), Claim.objects.count()) == (0, 0)

    signed_in.post("/claims/new/", {**fields, "speaker_kind": "person"})
    assert str(Claim.objects.get().speaker) == "Nobody Knownyet"


def test_claim_of_an_ambiguous_speaker_lists_them(signed_in):
    make_speaker("Ann Lee", description="mayor")
    make_speaker("Ann Lee", description="baker")
    fields = {"statement": "It closed.", "kind": "fact", "speaker": "Ann Lee"}

    assert "Which one: Ann Lee (baker); Ann Lee (mayor)?" in words(
        signed_in.post("/claims/new/", fields)
    )
    signed_in.post("/claims/new/", {**fields, "speaker": "Ann Lee (baker)"})
    assert Claim.objects.get().speaker.description == "baker"


def test_new_speaker_is_not_kept_when_the_claim_is_refused(signed_in, reviewer):
    claim = make_claim()
    change_claim(actor=reviewer, claim=claim, statement="Moved on.")

    signed_in.post(
        f"{page_of(claim)}edit/",
        {
            "statement": "Mine.",
            "kind": "fact",
            "speaker": "Somebody New",
            "speaker_kind": "person",
            "version": 1,
        },
    )

    assert Speaker.objects.count() == 0


def test_evidence_is_added(signed_in, reviewer):
    claim = make_claim()

    answer = signed_in.post(
        f"{page_of(claim)}evidence/",
        evidence_fields(
            url="https://board.example/2025", published_on="2026-01-20", origin="Board"
        ),
    )

    evidence = Evidence.objects.get()
    assert answer.url == f"{page_of(claim)}#evidence"
    assert (evidence.claim, evidence.created_by, evidence.origin) == (claim, reviewer, "Board")
    assert str(evidence.published_on) == "2026-01-20"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": ""}, "This field is required."),
        ({"stance": "perhaps"}, "Select a valid choice."),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"published_on": "soon"}, "Enter a valid date."),
    ],
)
def test_evidence_refused_keeps_what_was_typed_and_stores_nothing(signed_in, fields, sentence):
    claim = make_claim()

    answer = signed_in.post(
        f"{page_of(claim)}evidence/", evidence_fields(note="Kept as typed.", **fields)
    )

    assert answer.status_code == 200
    assert sentence in words(answer)
    assert "Kept as typed." in words(answer)
    assert Evidence.objects.count() == 0


def test_evidence_of_somebody_else_is_not_mine_to_change(signed_in):
    evidence = make_evidence(actor=make_user("annotator"))

    assert signed_in.get(f"/evidence/{evidence.pk}/edit/").status_code == 403
    assert signed_in.post(f"/evidence/{evidence.pk}/withdraw/").status_code == 403
    assert (
        f"/evidence/{evidence.pk}/" not in signed_in.get(page_of(evidence.claim)).content.decode()
    )


def test_evidence_is_corrected_and_an_old_correction_shows_both(signed_in, reviewer):
    evidence = make_evidence(actor=reviewer, title="Report")
    edit = f"/evidence/{evidence.pk}/edit/"

    signed_in.post(edit, evidence_fields(title="Annual report 2025", version=1))
    conflict = signed_in.post(edit, evidence_fields(title="Yearly report", version=1))

    evidence.refresh_from_db()
    assert (evidence.title, evidence.version) == ("Annual report 2025", 2)
    assert conflict.status_code == 409
    assert "Title Annual report 2025" in words(conflict)
    assert "Title Yearly report" in words(conflict)


def test_evidence_is_withdrawn_with_a_reason(signed_in, reviewer):
    evidence = make_evidence(actor=reviewer)

    signed_in.post(f"/evidence/{evidence.pk}/withdraw/", {"reason": "Misread.", "version": 1})

    evidence.refresh_from_db()
    assert evidence.state == "withdrawn"
    assert Event.objects.latest("pk").data["reason"] == "Misread."


def test_verdict_form_offers_the_published_scale_for_the_kind_of_claim(signed_in, scale, editor):
    make_scale("quote", code="quotes")

    answer = signed_in.get(page_of(make_claim()))

    form = answer.context["verdict_form"]
    assert [rating.code for rating, _chosen in form.options] == [
        "true",
        "half",
        "false",
        "unproven",
    ]
    assert {rating.scale for rating, _chosen in form.options} == {scale}
    retire_scale(actor=editor, scale=scale)
    assert "No rating scale is published for claims of this kind" in words(
        signed_in.get(page_of(make_claim()))
    )


def test_verdict_is_given_with_the_evidence_it_rests_on(signed_in, scale, reviewer):
    claim = make_claim()
    first, second = make_evidence(claim), make_evidence(claim)
    rating = scale.ratings.get(code="half")

    answer = signed_in.post(
        f"{page_of(claim)}verdict/",
        {"rating": rating.pk, "reasons": "Half of it.", "evidence": [second.pk], "version": 1},
    )

    verdict = Verdict.objects.get()
    claim.refresh_from_db()
    assert answer.url == f"{page_of(claim)}#verdicts"
    assert (verdict.rating, verdict.reviewer, claim.state) == (rating, reviewer, "decided")
    assert list(verdict.evidence.all()) == [second]
    assert first.verdicts.count() == 0


def test_verdict_without_rating_or_reasons_keeps_the_other(signed_in, scale):
    claim = make_claim()
    evidence = make_evidence(claim)
    rating = scale.ratings.get(code="half")
    verdict = f"{page_of(claim)}verdict/"

    no_rating = signed_in.post(
        verdict, {"reasons": "Long thought about.", "evidence": [evidence.pk]}
    )
    no_reasons = signed_in.post(verdict, {"rating": rating.pk})

    assert "Long thought about." in words(no_rating)
    assert no_rating.context["verdict_form"].proofs == [(evidence, True)]
    assert (rating, True) in no_reasons.context["verdict_form"].options
    assert Verdict.objects.count() == 0


def test_verdict_on_a_claim_that_was_reworded_meanwhile_is_asked_again(signed_in, scale, reviewer):
    claim = make_claim("As read.")
    change_claim(actor=reviewer, claim=claim, statement="As reworded.")
    rating = scale.ratings.get(code="true")

    answer = signed_in.post(
        f"{page_of(claim)}verdict/",
        {"rating": rating.pk, "reasons": "I read it all.", "version": 1},
    )

    assert answer.status_code == 409
    assert "As reworded." in words(answer)
    assert "I read it all." in words(answer)
    assert '<input type="hidden" name="version" value="2">' in answer.content.decode()
    assert Verdict.objects.count() == 0


def test_verdict_given_again_takes_the_place_of_the_first(signed_in, scale, reviewer):
    claim = make_claim()
    make_verdict(claim, actor=reviewer, scale=scale, rating="true", reasons="At first.")
    claim.refresh_from_db()

    reopen_claim(actor=reviewer, claim=claim)
    text = words(signed_in.get(page_of(claim)))
    assert "A new verdict takes the place of the one you gave before" in text
    signed_in.post(
        f"{page_of(claim)}verdict/",
        {"rating": scale.ratings.get(code="false").pk, "reasons": "On reflection."},
    )

    states = list(Verdict.objects.order_by("pk").values_list("reasons", "state"))
    assert states == [("At first.", "superseded"), ("On reflection.", "submitted")]
    assert "1 of earlier rounds" in words(signed_in.get(page_of(claim)))


def test_verdict_that_is_changed_starts_from_the_one_that_stands(signed_in, scale, reviewer):
    claim = make_claim()
    first, second = make_evidence(claim), make_evidence(claim)
    for who, fields in (
        (make_user("reviewer"), {"evidence": [first]}),
        (reviewer, {"rating": "false", "reasons": "Counted.", "evidence": [second]}),
    ):
        claim.refresh_from_db()
        make_verdict(claim, actor=who, scale=scale, **fields)
        reopen_claim(actor=reviewer, claim=claim)

    form = signed_in.get(page_of(claim)).context["verdict_form"]

    assert [each.code for each, chosen in form.options if chosen] == ["false"]
    assert {each for each, ticked in form.proofs if ticked} == {second}
    assert form["reasons"].value() == "Counted."


def test_verdict_form_is_empty_for_who_has_given_none(signed_in, scale):
    claim = make_claim()
    make_verdict(claim, scale=scale, evidence=[make_evidence(claim)])

    form = signed_in.get(page_of(claim)).context["verdict_form"]

    chosen = [each for each, chosen in [*form.options, *form.proofs] if chosen]
    assert (chosen, form["reasons"].value()) == ([], None)


def test_claim_whose_verdicts_are_withdrawn_is_not_said_to_have_had_none(
    signed_in, scale, reviewer
):
    claim = make_claim()
    before = words(signed_in.get(page_of(claim)))
    verdict = make_verdict(claim, actor=reviewer, scale=scale)
    withdraw_verdict(actor=reviewer, verdict=verdict, reason="A slip.")
    after = words(signed_in.get(page_of(claim)))
    assert "Verdicts Nobody has given one yet." in before
    assert "Verdicts No verdict stands in this round. 1 of earlier rounds" in after


def test_evidence_counts_the_verdicts_that_rest_on_it_while_they_stand(signed_in, scale, reviewer):
    claim = make_claim()
    proof = make_evidence(claim, actor=make_user())
    verdict = make_verdict(claim, actor=reviewer, scale=scale, evidence=[proof])

    before = words(signed_in.get(page_of(claim)))
    signed_in.post(f"/verdicts/{verdict.pk}/withdraw/", {"reason": "A slip."})
    after = words(signed_in.get(page_of(claim)))

    assert ("1 verdict rests on it" in before, "rests on it" in after) == (True, False)


def test_verdict_is_withdrawn_by_who_gave_it_only(signed_in, scale, reviewer):
    claim = make_claim()
    theirs = make_verdict(claim, actor=make_user("reviewer"), scale=scale)
    reopen_claim(actor=reviewer, claim=claim)
    mine = make_verdict(claim, actor=reviewer, scale=scale)

    refused = signed_in.post(f"/verdicts/{theirs.pk}/withdraw/", {"reason": "No."})
    empty = signed_in.post(f"/verdicts/{mine.pk}/withdraw/", {"reason": " "})
    signed_in.post(f"/verdicts/{mine.pk}/withdraw/", {"reason": "A slip."})

    assert refused.status_code == 403
    assert said(empty) == ["This is needed."]
    assert [v.state for v in Verdict.objects.order_by("pk")] == ["submitted", "withdrawn"]


def test_annotator_sees_no_verdict_form_and_is_refused(client, scale):
    client.force_login(make_user("annotator"))
    claim = make_claim()

    assert "Give this verdict" not in words(client.get(page_of(claim)))
    answer = client.post(
        f"{page_of(claim)}verdict/", {"rating": scale.ratings.first().pk, "reasons": "Mine."}
    )

    assert (answer.status_code, Verdict.objects.count()) == (403, 0)


def test_reader_sees_the_claim_without_controls(client, reader, scale):
    claim = make_claim(revision=make_revision(), words="nine to four")
    make_evidence(claim)
    client.force_login(reader)

    answer = client.get(page_of(claim))

    html = answer.content.decode()
    assert "<form" not in html[html.index("<main") : html.index("</aside>")]
    assert "nine to four" in words(answer)


def test_appearance_is_found_by_its_words_and_added(signed_in):
    claim = make_claim("The vote was nine to four.")
    revision = make_revision("They voted. The vote was nine to four, and then it rained.")
    make_revision("The vote was nine to four.", title="Known")
    url = f"{page_of(claim)}appearances/"

    found = signed_in.get(url, {"words": "vote was nine to four"}).context["places"]
    there = next(each for each in found if each.revision == revision)
    answer = signed_in.post(
        url,
        {
            "revision": revision.pk,
            "start": there.selector.start,
            "end": there.selector.end,
            "exact": there.selector.exact,
        },
    )

    appearance = Appearance.objects.get()
    assert len(found) == 2
    assert answer.url == f"{page_of(claim)}#appearances"
    assert (appearance.claim, appearance.start, appearance.exact) == (
        claim,
        16,
        "vote was nine to four",
    )
    again = signed_in.get(url, {"words": "vote was nine to four"}).context["places"]
    assert [each.known for each in again if each.revision == revision] == [True]


def test_appearance_is_found_whatever_the_signs_between_the_words(signed_in):
    make_revision("“The vote, she said, was Nine to four!”", title="Otherwise")
    make_revision("The vote was nine to four", title="To the letter")
    claim = make_claim("x")

    found = signed_in.get(f"{page_of(claim)}appearances/", {"words": "was nine to four"}).context[
        "places"
    ]

    assert [(str(each.revision.article), each.selector.exact, each.same) for each in found] == [
        ("To the letter", "was nine to four", True),
        ("Otherwise", "was Nine to four", False),
    ]


def test_appearance_is_tied_to_the_quote_it_stands_in(signed_in):
    revision = make_revision("“It was nine to four,” she said.")
    quote = make_quote(revision, "It was nine to four,")
    claim = make_claim("Nine to four.")
    spot = place(revision, "nine to four")

    signed_in.post(
        f"{page_of(claim)}appearances/",
        {"revision": revision.pk, "start": spot.start, "end": spot.end, "exact": spot.exact},
    )

    assert Appearance.objects.get().quote == quote


@pytest.mark.parametrize(
    "sent",
    [
        {"start": "5", "end": "3"},
        {"start": "0", "end": "99999"},
        {"start": "x", "end": ""},
        {"start": "0", "end": "3", "exact": "Not"},
    ],
)
def test_appearance_at_no_place_of_the_text_is_refused(signed_in, sent):
    claim, revision = make_claim(), make_revision()

    answer = signed_in.post(f"{page_of(claim)}appearances/", {"revision": revision.pk, **sent})

    assert answer.status_code == 302
    assert len(said(answer)) == 1
    assert Appearance.objects.count() == 0


def test_appearance_with_words_apart_shows_where_to_look(signed_in):
    make_revision("Four of them came, later nine.", title="Apart")
    claim = make_claim("x")

    answer = signed_in.get(f"{page_of(claim)}appearances/", {"words": "nine four"})

    assert "No article has these words in a row" in words(answer)
    assert "Apart" in words(answer)


def test_withdrawn_verdict_reopens_the_claim_and_the_record_says_so(signed_in, scale, reviewer):
    claim = make_claim("It is so.")
    verdict = make_verdict(claim, actor=reviewer, scale=scale)
    withdraw_verdict(actor=reviewer, verdict=verdict, reason="A slip.")

    text = words(signed_in.get(page_of(claim)))

    assert "reviewer withdrew a verdict on this claim Reason: A slip." in text
    assert "reviewer gave a verdict on this claim" in text
