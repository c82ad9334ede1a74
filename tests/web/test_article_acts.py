"""What people do on the article page, as plain forms and as parts of the page."""

import re

import pytest
from django.urls import reverse

from annotations.desk.merging import merge_speakers
from annotations.desk.quotes import change_quote, reject_quote
from annotations.models import Claim, Event, ExcludedRange, Quote, Role, Speaker
from tests.factories import (
    make_claim,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_speaker,
    make_user,
    place,
)
from tests.web.helpers import words

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def reviewer(client):
    user = make_user()
    client.force_login(user)
    return user


def url(name, *arguments):
    return reverse(f"annotations:{name}", args=arguments)


def quote_data(words, **more):
    parts = [words] if isinstance(words, str) else words
    data = {f"content-{n}_words": part for n, part in enumerate(parts)}
    return data | {"kind": "direct", "polarity": "asserted", **more}


def page_of(quote, card):
    return f"{url('article', quote.revision.article_id)}?revision={quote.revision.number}#{card}"


# ---- deciding ------------------------------------------------------------------------------


def test_accepting_leads_back_to_the_card_and_is_recorded(client, reviewer):
    quote = make_proposed_quote()
    response = client.post(url("accept_quote", quote.pk), {"version": quote.version})
    assert (response.status_code, response.url) == (302, page_of(quote, f"quote-{quote.pk}"))
    quote.refresh_from_db()
    assert (quote.state, quote.decided_by) == ("accepted", reviewer)
    assert Event.objects.filter(verb="quote.accepted", target_id=quote.pk).count() == 1


def test_what_was_shown_is_shown_again_after_an_act(client, reviewer):
    quote = make_proposed_quote()
    response = client.post(url("accept_quote", quote.pk), {"show": "todo"})
    assert response.url == page_of(quote, f"quote-{quote.pk}").replace("#", "&show=todo#")


def test_the_script_is_sent_the_card_and_the_paragraphs_it_touched_alone(client, reviewer):
    quote = make_proposed_quote()
    response = client.post(url("accept_quote", quote.pk), headers=HTMX)
    swapped = re.findall(r'<\w+ id="([\w-]+)"[^>]*hx-swap-oob', response.content.decode())
    assert swapped == ["p76", f"quote-{quote.pk}", "counts", "live"]
    assert response.headers["HX-Reswap"] == "none"


def proposed_of(name):
    """A proposed quote whose speaker the text calls so."""
    quote = make_proposed_quote()
    Quote.objects.filter(pk=quote.pk).update(speaker_name=name)
    return quote


def test_every_speaker_who_bears_the_name_is_offered_and_none_is_set_silently(client, reviewer):
    quote = proposed_of("ANN LEE")
    for office in ("mayor", "quay master"):
        make_speaker("Ann Lee", description=office)
    page = client.get(page_of(quote, ""))
    assert "Speaker: Ann Lee (mayor) (on the desk)" in words(page)
    assert "Speaker: Ann Lee (quay master) (on the desk)" in words(page)
    client.post(url("accept_quote", quote.pk), {"version": quote.version})
    quote.refresh_from_db()
    assert (quote.state, quote.speaker) == ("accepted", None)
    assert "(on the desk)" not in words(client.get(page_of(quote, "")))


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_quote_is_accepted_as_the_speaker_chosen(client, reviewer, headers):
    quote, lee = proposed_of("Ann Lee"), make_speaker("Ann Lee")
    data = {"version": quote.version, "speaker": lee.pk}
    client.post(url("accept_quote", quote.pk), data, headers=headers)
    quote.refresh_from_db()
    assert (quote.state, quote.speaker) == ("accepted", lee)


def test_accepting_as_somebody_merged_meanwhile_is_refused_and_said(client, reviewer):
    quote, lee, other = proposed_of("Ann Lee"), make_speaker("Ann Lee"), make_speaker("Anna Lee")
    merge_speakers(actor=make_user(Role.EDITOR), speaker=lee, into=other)
    answer = client.post(url("accept_quote", quote.pk), {"speaker": lee.pk}, headers=HTMX)
    quote.refresh_from_db()
    assert (answer.status_code, quote.state, quote.speaker) == (409, "proposed", None)
    assert "was merged into “Anna Lee”; name that one." in answer.content.decode()


def test_accepting_as_a_speaker_who_is_none_does_nothing(client, reviewer):
    quote = make_proposed_quote()
    for number in ("999999", "x"):
        assert client.post(url("accept_quote", quote.pk), {"speaker": number}).status_code == 404
    quote.refresh_from_db()
    assert quote.state == "proposed"


def test_rejecting_keeps_the_reason(client, reviewer):
    quote = make_proposed_quote()
    client.post(url("reject_quote", quote.pk), {"reason": "a headline"})
    quote.refresh_from_db()
    assert (quote.state, quote.decision_reason) == ("rejected", "a headline")


def test_a_decision_on_what_has_changed_since_is_refused_and_said(client, reviewer):
    quote = make_proposed_quote()
    change_quote(actor=make_user(), quote=quote, kind="mixed")
    response = client.post(url("accept_quote", quote.pk), {"version": 1}, headers=HTMX)
    assert response.status_code == 409
    assert "Somebody has changed this since you opened it" in response.content.decode()
    quote.refresh_from_db()
    assert quote.state == "proposed"


def test_a_refusal_without_the_script_is_a_message_on_the_page(client, reviewer):
    quote = make_quote()
    response = client.post(url("accept_quote", quote.pk), follow=True)
    assert [str(m) for m in response.context["messages"]] == ["This quote is accepted already."]


@pytest.mark.parametrize("name", ["accept_quote", "reject_quote", "check_quote", "edit_quote"])
def test_a_reader_cannot_act_on_a_quote(client, name):
    client.force_login(make_user(Role.READER))
    quote = make_proposed_quote()
    response = client.post(url(name, quote.pk), quote_data("Nobody asked us."))
    quote.refresh_from_db()
    assert (response.status_code, quote.state, quote.version) == (403, "proposed", 1)


@pytest.mark.parametrize("name", ["mark_quote", "mark_claim", "leave_out", "extract"])
def test_a_reader_cannot_mark_anything(client, name):
    client.force_login(make_user(Role.READER))
    revision = make_revision()
    before = Event.objects.count()
    assert client.post(url(name, revision.pk)).status_code == 403
    assert Event.objects.count() == before


def test_acts_are_not_done_by_following_a_link(client, reviewer):
    quote = make_proposed_quote()
    assert client.get(url("accept_quote", quote.pk)).status_code == 405


# ---- marking quotes ------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["We counted 3,200", "déjà-vu", "👩‍🚒 a dit", "אמר שלום"])
def test_a_quote_is_marked_by_its_words_wherever_characters_are_wide(client, reviewer, words):
    revision = make_revision(f"🙂 e\u0301t une fois. {words}, on le sait.")
    client.post(url("mark_quote", revision.pk), quote_data(words))
    quote = revision.quotes.get()
    assert (quote.words, revision.text[quote.start : quote.end]) == (words, words)


def test_a_selection_opens_the_form_with_its_words(client, reviewer):
    revision = make_revision("🙂 No, he said. No.")
    response = client.get(url("mark_quote", revision.pk), {"start": 14, "end": 18})
    row = response.context["form"].content_rows[0]
    assert (row.initial.start, row.initial.end, row.initial.exact) == (15, 18, "No.")


@pytest.mark.parametrize(("start", "end"), [("5", "3"), ("0", "9999"), ("x", "3"), ("-1", "3")])
def test_a_selection_that_is_none_opens_an_empty_form(client, reviewer, start, end):
    revision = make_revision("No, he said.")
    response = client.get(url("mark_quote", revision.pk), {"start": start, "end": end})
    assert response.context["form"].content_rows[0].initial is None


def test_words_in_several_places_are_asked_about_and_what_was_typed_is_kept(client, reviewer):
    revision = make_revision("No. He said no. No.")
    data = quote_data("No", speaker="Ann Lee")
    response = client.post(url("mark_quote", revision.pk), data)
    page = response.content.decode()
    assert response.status_code == 422
    assert re.findall(r'name="content-0_start" value="(\d+)"', page) == ["0", "16"]
    assert 'value="Ann Lee"' in page
    client.post(url("mark_quote", revision.pk), quote_data("No", **{"content-0_start": 16}))
    assert revision.quotes.get().start == 16


def test_a_quote_needs_words(client, reviewer):
    revision = make_revision()
    response = client.post(url("mark_quote", revision.pk), quote_data(" "))
    assert response.context["form"].errors == {"content-0": ["This is needed."]}


def test_a_quote_at_a_taken_place_is_refused_in_the_form(client, reviewer):
    quote = make_quote()
    response = client.post(url("mark_quote", quote.revision_id), quote_data(quote.words))
    sentence = f"A quote is marked here already: “{quote.words}”."
    link = f'<a href="{url("quote_card", quote.pk)}" data-jump="quote-{quote.pk}">Show it</a>'
    assert response.context["form"].non_field_errors() == [f"{sentence} {link}"]
    assert link in response.content.decode()


@pytest.mark.parametrize("known", [True, False], ids=("speaker", "source in the text"))
def test_a_quote_at_a_taken_place_is_refused_with_who_said_it(client, reviewer, known):
    speaker = make_speaker("Ann <b>Lee</b>") if known else None
    quote = make_quote(speaker=speaker, sources=["Marta Ilves"])
    page = words(client.post(url("mark_quote", quote.revision_id), quote_data(quote.words)))
    who = "Ann <b>Lee</b>" if known else "Marta Ilves"
    assert f"A quote of {who} is marked here already: “{quote.words}”. Show it" in page


def test_a_long_quote_at_a_taken_place_is_told_by_its_beginning(client, reviewer):
    long = "No, no, " * 20 + "never."
    quote = make_quote(make_revision(f"“{long}” said Ann Lee."), long)
    page = words(client.post(url("mark_quote", quote.revision_id), quote_data(long)))
    assert f"A quote is marked here already: “{long[:79]}…”. Show it" in page


def test_a_whole_quote_is_marked_with_parts_cue_chain_and_a_new_speaker(client, reviewer):
    revision = make_revision("“No,” said Ann Lee, an aide told Wire. “Never.”")
    data = quote_data(
        ["Never.", "No,"],
        cue_words="said",
        speaker="Ann Lee",
        new_speaker="person",
        hedged="on",
        **{"source-0_words": "Ann Lee", "source-1_words": "an aide", "source-2_words": "Wire"},
    )
    client.post(url("mark_quote", revision.pk), data)
    quote = revision.quotes.get()
    assert quote.words == "No, … Never."
    assert quote.cue.exact == "said"
    assert [source.exact for source in quote.sources] == ["Ann Lee", "an aide", "Wire"]
    assert [source.speaker for source in quote.sources] == [quote.speaker, None, None]
    assert (quote.speaker.name, quote.hedged, quote.state) == ("Ann Lee", True, "accepted")


def test_a_quote_tells_how_it_was_said_and_to_whom(client, reviewer):
    revision = make_revision("Ann Lee denied to Wire that the weir leaks.")
    data = quote_data("that the weir leaks", polarity="denied", addressee_words="Wire")
    client.post(url("mark_quote", revision.pk), data)
    quote = revision.quotes.get()
    assert (quote.polarity, quote.addressee.exact) == ("denied", "Wire")
    form = client.get(url("edit_quote", quote.pk)).context["form"]
    assert (form["polarity"].value(), form["addressee"].initial.exact) == ("denied", "Wire")
    data |= {"polarity": "warned", "addressee_words": "", "version": 1}
    client.post(url("edit_quote", quote.pk), data)
    quote = Quote.objects.get(pk=quote.pk)
    assert (quote.polarity, quote.addressee) == ("warned", None)


def test_of_two_corrections_both_tell_how_it_was_said_and_to_whom(client, reviewer):
    revision = make_revision("Ann Lee denied to Wire that the weir leaks.")
    quote = make_quote(revision, "that the weir leaks")
    change_quote(
        actor=make_user(), quote=quote, polarity="denied", addressee=place(revision, "Wire")
    )
    data = quote_data("the weir leaks", polarity="doubted", addressee_words="Ann Lee", version=1)
    page = client.post(url("edit_quote", quote.pk), data).content.decode()
    theirs, yours = page.split('class="theirs"')[1].split('class="yours"')
    assert "denied" in theirs
    assert "Wire" in theirs
    assert "doubted" in yours.split("</section>")[0]
    assert "Ann Lee" in yours.split("</section>")[0]


def test_a_claim_from_an_interrupted_quote_suggests_its_words_alone(client, reviewer):
    revision = make_revision("“We counted 412 cellars,” said Ann Lee, “and two mills.”")
    quote = make_quote(revision, ["We counted 412 cellars,", "and two mills."])
    asked = {"start": quote.start, "end": quote.end, "quote": quote.pk}
    response = client.get(url("mark_claim", revision.pk), asked)
    form = response.context["form"]
    assert form["statement"].value() == "We counted 412 cellars, and two mills."
    assert "with what interrupts it" in words(response)
    whole = make_quote(revision, "said Ann Lee")
    asked |= {"start": whole.start, "end": whole.end, "quote": whole.pk}
    response = client.get(url("mark_claim", revision.pk), asked)
    assert response.context["form"]["statement"].value() == "said Ann Lee"
    assert "with what interrupts it" not in words(response)


def test_an_unknown_speaker_is_asked_about_before_anything_is_stored(client, reviewer):
    revision = make_revision()
    data = quote_data("Nobody asked us.", speaker="Marta Ilvse")
    response = client.post(url("mark_quote", revision.pk), data)
    assert list(response.context["form"].errors) == ["speaker"]
    assert (Quote.objects.count(), Speaker.objects.count()) == (0, 0)


def test_a_new_speaker_is_not_kept_when_the_quote_is_refused(client, reviewer):
    quote = make_quote()
    data = quote_data(quote.words, speaker="Marta Ilves", new_speaker="person")
    client.post(url("mark_quote", quote.revision_id), data)
    assert Speaker.objects.count() == 0


# ---- correcting quotes ---------------------------------------------------------------------


def test_the_form_of_a_quote_opens_with_what_is_known(client, reviewer):
    speaker = make_speaker("Marta Ilves")
    quote = make_quote(cue="said", sources=["Marta Ilves"], speaker=speaker, kind="mixed")
    form = client.get(url("edit_quote", quote.pk)).context["form"]
    assert [row.initial and row.initial.exact for row in form.content_rows] == [quote.words, None]
    assert form["cue"].initial.exact == "said"
    assert (form["kind"].value(), form["version"].value()) == ("mixed", 1)


def test_a_quote_is_corrected_and_nothing_else_of_it_changes(client, reviewer):
    quote = make_quote(cue="said", sources=["Marta Ilves"])
    data = quote_data(
        ["We counted 3,200 lorries last year,", "Nobody asked us."],
        cue_words="said",
        cue_start=quote.cue.start,
        version=1,
        **{"source-0_words": "Marta Ilves"},
    )
    client.post(url("edit_quote", quote.pk), data)
    quote = Quote.objects.get(pk=quote.pk)
    assert quote.words == "We counted 3,200 lorries last year, … Nobody asked us."
    assert (quote.version, quote.cue.exact, quote.sources[0].exact) == (2, "said", "Marta Ilves")


def test_a_corrected_speaker_does_not_lose_who_relays_the_quote(client, reviewer):
    quote = make_quote(sources=["Marta Ilves", "a clerk"])
    clerk = make_speaker(kind="anonymous", description="a clerk")
    quote.spans.filter(role="source", position=1).update(speaker=clerk)
    data = quote_data(
        quote.words,
        speaker="Marta Ilves",
        new_speaker="person",
        **{"source-0_words": "Marta Ilves", "source-1_words": "a clerk"},
    )
    client.post(url("edit_quote", quote.pk), data)
    sources = Quote.objects.get(pk=quote.pk).sources
    assert [str(source.speaker) for source in sources] == ["Marta Ilves", "a clerk"]


def test_of_two_corrections_the_second_sees_both_and_nothing_is_lost(client, reviewer):
    quote = make_quote()
    change_quote(actor=make_user(), quote=quote, kind="mixed")
    data = quote_data("We counted 3,200 lorries", version=1)
    response = client.post(url("edit_quote", quote.pk), data)
    assert response.status_code == 409
    assert response.context["current"].kind == "mixed"
    form = response.context["form"]
    yours = response.content.decode().split('class="yours"')[1].split("</section>")[0]
    assert "We counted 3,200 lorries" in yours
    assert form.content_rows[0].value()[0] == "We counted 3,200 lorries"
    assert form["version"].value() == "2"
    client.post(url("edit_quote", quote.pk), data | {"version": 2})
    assert Quote.objects.get(pk=quote.pk).words == "We counted 3,200 lorries"


# ---- claims --------------------------------------------------------------------------------


def test_a_quote_becomes_a_claim_once(client, reviewer):
    quote = make_quote(speaker=make_speaker("Marta Ilves", description="runs the quay"))
    client.post(url("check_quote", quote.pk))
    claim = Claim.objects.get()
    assert (claim.kind, claim.state, claim.statement) == (
        "quote",
        "open",
        "Marta Ilves: “We counted 3,200 lorries last year,”",
    )
    response = client.post(url("check_quote", quote.pk), headers=HTMX)
    assert (response.status_code, Claim.objects.count()) == (409, 1)


def test_a_claim_is_written_down_from_a_quote(client, reviewer):
    quote = make_quote(speaker=make_speaker("Marta Ilves"))
    asked = {"start": quote.start, "end": quote.end, "quote": quote.pk}
    form = client.get(url("mark_claim", quote.revision_id), asked).context["form"]
    assert form["speaker"].value() == "Marta Ilves"
    data = {
        "place_words": quote.words,
        "statement": "3,200 lorries used the quay last year.",
        "kind": "fact",
        "speaker": "Marta Ilves",
        "quote": quote.pk,
    }
    client.post(url("mark_claim", quote.revision_id), data)
    claim = Claim.objects.get()
    appearance = claim.appearances.get()
    assert (claim.statement, claim.speaker.name) == (data["statement"], "Marta Ilves")
    assert (appearance.quote, appearance.start, appearance.end) == (quote, quote.start, quote.end)


def test_a_claim_without_a_place_is_refused(client, reviewer):
    revision = make_revision()
    data = {"place_words": "nowhere", "statement": "So it is.", "kind": "fact"}
    response = client.post(url("mark_claim", revision.pk), data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["place"])


def test_a_proposed_claim_is_taken_on_or_set_aside(client, reviewer):
    revision = make_revision()
    one = make_claim(revision=revision, words="Nobody asked us.", state="proposed")
    two = make_claim(revision=revision, words="the vote was nine to four", state="proposed")
    client.post(url("accept_marked_claim", revision.pk, one.pk), {"version": 1})
    client.post(url("reject_marked_claim", revision.pk, two.pk), {"reason": "trivial"})
    assert sorted(Claim.objects.values_list("state", "decision_reason")) == [
        ("open", ""),
        ("rejected", "trivial"),
    ]


def test_a_claim_of_another_text_is_not_found_here(client, reviewer):
    claim = make_claim(revision=make_revision(), words="Nobody asked us.", state="proposed")
    other = make_revision()
    response = client.post(url("accept_marked_claim", other.pk, claim.pk))
    assert response.status_code == 404


def test_of_two_wordings_of_a_claim_the_second_sees_both(client, reviewer):
    from annotations.desk.claims import change_claim

    revision = make_revision()
    claim = make_claim(revision=revision, words="Nobody asked us.")
    change_claim(actor=make_user(), claim=claim, statement="They were not asked.")
    address = url("edit_marked_claim", revision.pk, claim.pk)
    data = {"statement": "The quay was not asked.", "kind": "fact", "version": 1}
    response = client.post(address, data)
    assert response.status_code == 409
    assert response.context["current"].statement == "They were not asked."
    client.post(address, data | {"version": response.context["form"]["version"].value()})
    claim.refresh_from_db()
    assert claim.statement == "The quay was not asked."


# ---- page furniture, reading ---------------------------------------------------------------


def test_text_is_left_out_and_brought_back(client, reviewer):
    revision = make_revision("News.\n\nBuy our tea.")
    client.post(url("leave_out", revision.pk), {"place_words": "Buy our tea."})
    excluded = revision.excluded_ranges.active().get(kind="manual")
    assert revision.text[excluded.start : excluded.end] == "Buy our tea."
    client.post(url("bring_back", excluded.pk), {"version": excluded.version})
    assert not ExcludedRange.objects.active().filter(pk=excluded.pk).exists()


def test_a_text_that_nobody_has_read_is_read_when_asked(client, reviewer):
    revision = make_revision("“We counted 3,200 lorries last year,” said Marta Ilves.")
    client.post(url("extract", revision.pk))
    assert [quote.state for quote in revision.quotes.all()] == ["proposed"]


def test_a_desk_without_extraction_says_so(client, reviewer, settings):
    settings.FACTCHECK_EXTRACTION = False
    revision = make_revision()
    response = client.post(url("extract", revision.pk), follow=True)
    assert [str(m) for m in response.context["messages"]] == [
        "Extraction is switched off on this desk."
    ]


# ---- parts of the page ---------------------------------------------------------------------


def test_a_card_given_up_editing_comes_back_alone(client, reviewer):
    quote = make_quote()
    page = client.get(url("quote_card", quote.pk), headers=HTMX).content.decode()
    assert re.findall(r"<li id=\"([\w-]+)\"", page) == [f"quote-{quote.pk}"]


def test_a_form_comes_alone_to_the_script_and_beside_the_text_to_others(client, reviewer):
    quote = make_quote()
    alone = client.get(url("edit_quote", quote.pk), headers=HTMX).content.decode()
    beside = client.get(url("edit_quote", quote.pk)).content.decode()
    assert ("<html" in alone, "<html" in beside) == (False, True)
    assert "We counted 3,200 lorries last year," in beside.split('class="text"')[1]


def test_a_claim_that_was_taken_on_is_rejected_with_a_reason_only(client, reviewer):
    revision = make_revision()
    claim = make_claim(revision=revision, words="The mayor declined to comment.")
    page = client.get(url("article", revision.article_id)).content.decode()
    assert re.findall(r'<input name="reason"[^>]* placeholder="Reason"[^>]* required>', page)
    reject = url("reject_marked_claim", revision.pk, claim.pk)
    answer = client.post(reject, {"reason": " "}, headers=HTMX)
    assert (answer.status_code, "Reason: This is needed." in answer.content.decode()) == (409, True)
    client.post(reject, {"reason": "trivial"}, headers=HTMX)
    claim.refresh_from_db()
    assert (claim.state, claim.decision_reason) == ("rejected", "trivial")


def test_a_rejected_quote_can_be_taken_back(client, reviewer):
    quote = make_quote()
    reject_quote(actor=reviewer, quote=quote)
    client.post(url("accept_quote", quote.pk))
    quote.refresh_from_db()
    assert quote.state == "accepted"
