"""A reviewer's whole work, done in the admin alone, and what the record says of it."""

import pytest

from annotations.models import Article, Claim, Event, Evidence, Outlet, Quote, Speaker, Verdict
from tests import factories

pytestmark = pytest.mark.django_db

TEXT = factories.TEXT


def verbs() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("verb", flat=True))


def changed(page) -> bool:
    return page.status == 302


def test_reviewer_works_from_a_pasted_article_to_a_verdict(as_reviewer, reviewer, settings):
    settings.FACTCHECK_EXTRACTION = False
    factories.choose(gate_own_evidence="warn")  # one person does it all
    scale = factories.make_scale()
    outlet = factories.make_outlet("The Quay")
    start = Event.objects.latest("pk").pk

    form = {"text": TEXT, "title": "Harbour to close", "authors": "Ann Lee\nBo Ray"}
    place = {"published_at_0": "2026-03-01", "published_at_1": "10:00:00", "outlet": outlet.pk}
    assert changed(as_reviewer.send("annotations/article/add/", **form, **place, language="en"))
    article = Article.objects.get()
    assert (article.title, article.outlet, article.authors, article.created_by) == (
        "Harbour to close",
        outlet,
        ["Ann Lee", "Bo Ray"],
        reviewer,
    )
    revision = article.revisions.get()

    form = {"kind": "person", "name": "Marta Ilves", "description": "runs the quay"}
    assert changed(as_reviewer.send("annotations/speaker/add/", **form, aliases="Ms Ilves"))
    speaker = Speaker.objects.get()
    assert speaker.aliases == ["Ms Ilves"]

    form = {
        "revision": revision.pk,
        "content": "We counted 3,200 lorries last year,\nNobody asked us.",
        "cue": "said Marta",
        "sources": "Marta Ilves",
        "speaker": speaker.pk,
    }
    assert changed(as_reviewer.send("annotations/quote/add/", **form))
    quote = Quote.objects.get()
    assert quote.words == "We counted 3,200 lorries last year, … Nobody asked us."
    assert (quote.cue.exact, quote.sources[0].exact) == ("said Marta", "Marta Ilves")

    form = {"statement": "Lindmouth counted 3,200 lorries.", "revision": revision.pk}
    assert changed(as_reviewer.send("annotations/claim/add/", **form, place="3,200 lorries"))
    claim = Claim.objects.get()
    assert (claim.state, claim.appearances.get().exact) == ("open", "3,200 lorries")

    page = f"annotations/claim/{claim.pk}/change/"
    form = {"evidence-0-stance": "refutes", "evidence-0-title": "Count of lorries"}
    assert changed(as_reviewer.send(page, **form))
    evidence = Evidence.objects.get()
    assert (evidence.claim, evidence.stance, evidence.created_by) == (claim, "refutes", reviewer)

    form = {
        "evidence-0-stance": "supports",
        "statement": "Lindmouth counted 3,200 lorries in 2025.",
    }
    assert changed(as_reviewer.send(page, **form))
    evidence.refresh_from_db()
    claim.refresh_from_db()
    assert (evidence.stance, claim.statement) == ("supports", form["statement"])

    rating = scale.ratings.get(code="true")
    form = {"rating": rating.pk, "reasons": "The port's own count.", "evidence": evidence.pk}
    assert changed(as_reviewer.send(f"annotations/claim/{claim.pk}/act/give-verdict/", **form))
    verdict = Verdict.objects.get()
    claim.refresh_from_db()
    assert (verdict.rating, verdict.reviewer, claim.state) == (rating, reviewer, "decided")
    assert list(verdict.evidence.all()) == [evidence]

    events = Event.objects.filter(pk__gt=start)
    assert [event.verb for event in events.order_by("pk")] == [
        "article.created",
        "speaker.created",
        "quote.created",
        "claim.created",
        "evidence.created",
        "claim.changed",
        "evidence.changed",
        "verdict.submitted",
    ]
    assert {event.actor for event in events} == {reviewer}


def test_pasted_article_is_read_by_the_engine(as_reviewer):
    assert changed(as_reviewer.send("annotations/article/add/", text=TEXT, language="en"))
    assert Quote.objects.filter(origin="machine").exists()
    assert verbs() == ["article.created", "article.extracted"]


def test_pasted_article_has_the_headline_above_it_where_none_is_typed(as_reviewer):
    as_reviewer.send("annotations/article/add/", text=f"Quay shut\n\n{TEXT}", language="en")
    assert Article.objects.get().title == "Quay shut"


def test_text_that_the_desk_has_is_not_stored_again_and_the_page_says_where_it_is(as_reviewer):
    article = factories.make_article(TEXT, title="Harbour to close")
    page = as_reviewer.send("annotations/article/add/", text=TEXT, language="en")
    assert (page.status, Article.objects.count()) == (409, 1)
    assert page.find("//*[@class='errorlist nonfield']//a/@href") == [
        f"/admin/annotations/article/{article.pk}/change/"
    ]


def test_new_text_under_an_address_the_desk_has_is_a_new_text_of_that_article(as_reviewer):
    article = factories.make_article(url="https://news.example/a")
    form = {"text": f"{TEXT}\n\nCorrected.", "url": "https://news.example/a", "language": "en"}
    assert changed(as_reviewer.send("annotations/article/add/", **form))
    assert article.revisions.count() == 2


def test_article_that_is_no_article_is_refused_with_a_sentence_at_the_field(as_reviewer):
    page = as_reviewer.send("annotations/article/add/", text=TEXT, language="english!")
    assert (page.status, Article.objects.count()) == (200, 0)
    assert len(page.errors) == 1
    assert page.find("//*[contains(@class, 'field-language')]//*[contains(@class, 'errorlist')]")


def test_article_is_corrected(as_reviewer):
    article = factories.make_article(title="Harbor")
    page = f"annotations/article/{article.pk}/change/"
    assert changed(as_reviewer.send(page, title="Harbour", authors="Ann Lee"))
    article.refresh_from_db()
    assert (article.title, article.authors) == ("Harbour", ["Ann Lee"])
    assert verbs()[-1] == "article.changed"


def test_page_saved_as_it_was_changes_nothing_and_records_nothing(as_reviewer):
    quote = factories.make_quote(cue="said", sources=["Marta Ilves"])
    claim = factories.make_evidence(actor=factories.a_worker()).claim
    before = verbs()
    for page in (
        f"annotations/quote/{quote.pk}/change/",
        f"annotations/claim/{claim.pk}/change/",
        f"annotations/article/{quote.revision.article_id}/change/",
    ):
        assert changed(as_reviewer.send(page))
    assert verbs() == before
    assert Quote.objects.get(pk=quote.pk).version == quote.version


def test_quote_is_corrected_by_words_and_by_offsets(as_reviewer):
    marta, clerk = factories.make_speaker("Marta Ilves"), factories.make_speaker("A clerk")
    quote = factories.make_quote(sources=["Marta Ilves"], speaker=clerk)
    page = f"annotations/quote/{quote.pk}/change/"
    start = quote.revision.text.index("Nobody")
    form = {"content": f"{start}-{start + 16}", "cue": "said Marta", "speaker": marta.pk}
    assert changed(as_reviewer.send(page, **form))
    quote = Quote.objects.get(pk=quote.pk)
    assert (quote.words, quote.cue.exact, quote.speaker) == (
        "Nobody asked us.",
        "said Marta",
        marta,
    )
    assert [source.exact for source in quote.sources] == ["Marta Ilves"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Nowhere to be read", "“Nowhere to be read” does not stand in this text."),
        ("the", "“the” stands in this text 3 times: 46-49, "),
        ("9000-9010", "9000–9010 is no span of this text"),
    ],
)
def test_place_that_is_none_is_refused_with_a_sentence_at_the_field(as_reviewer, typed, sentence):
    quote = factories.make_quote()
    page = as_reviewer.send(f"annotations/quote/{quote.pk}/change/", content=typed)
    assert page.status == 200
    assert len(page.errors) == 1
    assert page.errors[0].startswith(sentence)
    assert Quote.objects.get(pk=quote.pk).words == quote.words


def test_quote_at_a_place_that_is_taken_is_refused_with_a_link_to_the_other(as_reviewer):
    other = factories.make_quote(words="Nobody asked us.")
    form = {"revision": other.revision_id, "content": "Nobody asked us."}
    page = as_reviewer.send("annotations/quote/add/", **form)
    assert (page.status, Quote.objects.count()) == (409, 1)
    assert page.find("//*[@class='errorlist nonfield']//a/@href") == [
        f"/admin/annotations/quote/{other.pk}/change/"
    ]


def test_claim_is_found_at_a_further_place(as_reviewer):
    claim, revision = factories.make_claim(), factories.make_revision()
    form = {"claim": claim.pk, "revision": revision.pk, "place": "nine to four"}
    assert changed(as_reviewer.send("annotations/appearance/add/", **form))
    assert claim.appearances.get().exact == "nine to four"
    assert verbs()[-1] == "appearance.created"


def test_furniture_is_left_out_and_brought_back(as_reviewer):
    revision = factories.make_revision()
    form = {"revision": revision.pk, "place": "The mayor declined to comment."}
    assert changed(as_reviewer.send("annotations/excludedrange/add/", **form))
    excluded = revision.excluded_ranges.get()
    page = as_reviewer.send(f"annotations/excludedrange/{excluded.pk}/act/bring_back/")
    excluded.refresh_from_db()
    assert changed(page)
    assert excluded.restored_at is not None


def test_wrong_evidence_leaves_the_claim_as_it_was_too(as_reviewer):
    claim = factories.make_claim("Water is wet.")
    before = verbs()
    form = {"statement": "Water is dry.", "evidence-0-stance": "supports"}
    page = as_reviewer.send(f"annotations/claim/{claim.pk}/change/", **form)
    claim.refresh_from_db()
    assert (page.status, claim.statement, verbs()) == (200, "Water is wet.", before)


def test_evidence_is_withdrawn_with_a_reason(as_reviewer, reviewer):
    evidence = factories.make_evidence(actor=reviewer)
    page = f"annotations/evidence/{evidence.pk}/act/withdraw/"
    assert changed(as_reviewer.send(page, reason="Another town."))
    evidence.refresh_from_db()
    assert evidence.state == "withdrawn"
    assert Event.objects.latest("pk").data["reason"] == "Another town."


def test_verdict_without_reasons_is_refused_and_what_was_typed_is_still_there(as_reviewer):
    scale, claim = factories.make_scale(), factories.make_claim()
    rating = scale.ratings.get(code="half")
    page = as_reviewer.send(
        f"annotations/claim/{claim.pk}/act/give-verdict/", rating=rating.pk, reasons=""
    )
    assert (page.status, Verdict.objects.count()) == (200, 0)
    assert page.find("//input[@name='rating'][@checked]/@value") == [str(rating.pk)]


def test_verdict_form_offers_only_scales_in_use_for_claims_of_the_kind(as_reviewer):
    used = factories.make_scale()
    factories.make_scale(publish=False)
    factories.make_scale("quote")
    retired = factories.make_scale()
    factories.scales.retire_scale(actor=factories.a_worker("editor"), scale=retired)
    page = as_reviewer.open(f"annotations/claim/{factories.make_claim().pk}/act/give-verdict/")
    offered = {int(each) for each in page.find("//input[@name='rating']/@value")}
    assert offered == set(used.ratings.values_list("pk", flat=True))


def test_reviewer_withdraws_their_own_verdict_only_with_a_reason(as_reviewer, reviewer):
    verdict = factories.make_verdict(actor=reviewer)
    page = f"annotations/verdict/{verdict.pk}/act/withdraw/"
    assert as_reviewer.send(page).status == 200
    assert changed(as_reviewer.send(page, reason="Misread."))
    verdict.refresh_from_db()
    assert verdict.state == "withdrawn"


def test_claim_shows_the_acts_that_fit_its_state(as_reviewer):
    proposed = factories.make_claim(state="proposed")
    taken = factories.make_claim()
    decided = factories.make_verdict().claim
    acts = [
        as_reviewer.open(f"annotations/claim/{claim.pk}/change/").acts
        for claim in (proposed, taken, decided)
    ]
    assert acts == [
        ["Accept", "Reject"],
        ["Give a verdict", "Take it to review", "Keep out", "Reject"],
        ["Reopen"],
    ]


def test_claim_page_shows_its_record_and_history_leads_to_all_of_it(as_reviewer):
    claim = factories.make_evidence().claim
    page = as_reviewer.open(f"annotations/claim/{claim.pk}/change/")
    told = [each.text_content() for each in page.find("//*[@id='record']//td/a")]
    assert told == ["evidence.created", "claim.created"]
    history = as_reviewer.open(f"annotations/claim/{claim.pk}/history/").response.url
    assert history == f"/admin/annotations/event/?claim_id={claim.pk}"
    assert as_reviewer.open("annotations/event/", claim_id=claim.pk).rows == 2


def test_rows_lead_back_to_the_reviewer_pages(as_reviewer):
    quote = factories.make_quote(speaker=factories.make_speaker())
    article = quote.revision.article
    found = {
        name: as_reviewer.open(f"annotations/{name}/{row.pk}/change/").find(
            "//a[@class='viewsitelink']/@href"
        )
        for name, row in (("quote", quote), ("article", article), ("speaker", quote.speaker))
    }
    assert found == {
        "quote": [f"/articles/{article.pk}/?revision=1#quote-{quote.pk}"],
        "article": [f"/articles/{article.pk}/"],
        "speaker": [f"/speakers/{quote.speaker.pk}/"],
    }


def test_editor_corrects_an_outlet_and_withdraws_an_article(as_editor):
    article = factories.make_article(outlet="The Quay")
    outlet = Outlet.objects.get()
    assert changed(as_editor.send(f"annotations/outlet/{outlet.pk}/change/", kind="blog"))
    page = f"annotations/article/{article.pk}/act/withdraw/"
    assert changed(as_editor.send(page, reason="A hoax."))
    outlet.refresh_from_db()
    article.refresh_from_db()
    assert (outlet.kind, article.state) == ("blog", "withdrawn")
    assert verbs()[-2:] == ["outlet.changed", "article.withdrawn"]


@pytest.mark.parametrize(
    ("on", "said"), [(True, "The engine is asked to read: 1"), (False, "Not done: ")]
)
def test_text_is_read_again_where_the_engine_is_switched_on(as_reviewer, settings, on, said):
    revision = factories.make_revision()
    settings.FACTCHECK_EXTRACTION = on
    [told] = as_reviewer.tick("annotations/revision/", "read", revision)
    assert told.startswith(said)
    assert revision.quotes.exists() is on


@pytest.mark.parametrize("version", ["99", "9" * 30, "-1"])
def test_version_that_no_row_ever_had_is_a_conflict(as_reviewer, version):
    claim = factories.make_claim("Water is wet.")
    form = {"statement": "Water is dry.", "version": version}
    assert as_reviewer.send(f"annotations/claim/{claim.pk}/change/", **form).status == 409
    assert Claim.objects.get().statement == "Water is wet."


@pytest.mark.parametrize(
    "address",
    ["claim/abc/act/reject/", "claim/999/act/reject/", "claim/999/change/", "quote/1/act/nothing/"],
)
def test_page_that_is_not_there_is_said_to_be_not_there(as_reviewer, address):
    answer = as_reviewer.open(f"annotations/{address}")
    assert answer.status == (302 if address.endswith("change/") else 404)


def test_editor_merges_a_speaker_into_another(as_editor):
    one, other = factories.make_speaker("A. Lee"), factories.make_speaker("Ann Lee")
    page = f"annotations/speaker/{one.pk}"
    assert as_editor.open(f"{page}/change/").acts == ["Merge into another"]
    assert as_editor.send(f"{page}/act/merge/", into=other.pk, version=one.version).status == 302
    one.refresh_from_db()
    assert one.merged_into == other
    assert as_editor.open(f"{page}/change/").acts == []


def test_quote_is_corrected_to_name_who_was_told(as_editor):
    quote = factories.make_quote()
    page = f"annotations/quote/{quote.pk}/change/"
    assert as_editor.send(page, addressee="The mayor", polarity="denied").status == 302
    quote = Quote.objects.get()
    assert (quote.addressee.exact, quote.polarity, quote.corrections) == ("The mayor", "denied", 1)
