import re
from html import unescape

import pytest

from annotations.desk.directory import change_speaker
from annotations.desk.queries_desk import find_speakers
from annotations.models import Outlet, Quote, Speaker
from tests.factories import (
    TEXT,
    make_article,
    make_claim,
    make_outlet,
    make_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
)
from tests.web.helpers import said, titles, words


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def test_speakers_by_name_with_their_quotes_and_claims_counted(signed_in):
    ilves = make_speaker("Marta Ilves")
    make_quote(speaker=ilves)
    make_claim(speaker=ilves)
    make_claim(speaker=ilves)
    make_speaker("Ann Lee")

    assert "Ann Lee person 0 0 Marta Ilves person 1 2" in words(signed_in.get("/speakers/"))


def test_speakers_without_a_name_stand_under_what_they_are_called(signed_in):
    for kind, name, description in (
        ("person", "Zoé Last", ""),
        ("anonymous", "", "Man in the harbour"),
        ("person", "Ann Lee", ""),
    ):
        make_speaker(name, kind=kind, description=description)

    rows = signed_in.get("/speakers/").context["page"].rows

    assert [str(each) for each in rows] == ["Ann Lee", "Man in the harbour", "Zoé Last"]


def test_speakers_ask_the_same_number_of_questions_for_one_and_three(
    signed_in, django_assert_num_queries
):
    for number in range(3):
        make_quote(make_revision(), speaker=make_speaker())
        if number in (0, 2):
            with django_assert_num_queries(6):
                signed_in.get("/speakers/")


def one_who_is_two():
    """Somebody whom the desk knows twice, with a quote each."""
    both = make_speaker("Marta Ilves"), make_speaker("M. Ilves")
    for each in both:
        make_quote(speaker=each)
    return both


def merging(*both, stays):
    return {
        "speaker": [each.pk for each in both],
        "stays": stays.pk,
        **{f"version-{each.pk}": each.version for each in both},
    }


@pytest.mark.parametrize("kept", [0, 1])
def test_two_speakers_who_may_be_one_are_merged_into_the_one_chosen(client, editor, kept):
    both = one_who_is_two()
    client.force_login(editor)
    page = words(client.get("/speakers/"))
    assert "Which one stays? Marta Ilves 1 quote 0 claims M. Ilves 1 quote 0 claims" in page

    answer = client.post("/speakers/merge/", merging(*both, stays=both[kept]))

    assert said(answer) == [f"“{both[1 - kept]}” is merged into “{both[kept]}”."]
    both[1 - kept].refresh_from_db()
    assert (both[1 - kept].merged_into, both[kept].quotes.count()) == (both[kept], 2)
    assert "Perhaps the same" not in words(client.get("/speakers/"))


@pytest.mark.parametrize("more", [{"stays": ""}, {"stays": "x"}, {"stays": 99}, {"speaker": 1}])
def test_a_merge_that_does_not_say_who_stays_does_nothing(client, editor, more):
    both = one_who_is_two()
    client.force_login(editor)

    answer = client.post("/speakers/merge/", merging(*both, stays=both[0]) | more)

    assert said(answer) == ["Say which of the two speakers stays."]
    assert Speaker.objects.standing().count() == 2


def test_a_merge_of_who_was_corrected_meanwhile_is_refused(client, editor):
    both = one_who_is_two()
    client.force_login(editor)
    data = merging(*both, stays=both[0])
    change_speaker(actor=editor, speaker=both[1], description="somebody else")

    answer = client.post("/speakers/merge/", data)

    assert "Somebody has changed this" in said(answer)[0]
    assert Speaker.objects.standing().count() == 2


def test_who_is_no_editor_sees_the_pairs_and_merges_none(signed_in):
    both = one_who_is_two()
    page = words(signed_in.get("/speakers/"))
    assert "Perhaps the same An editor merges two speakers who are one. Marta Ilves 1 quote" in page
    assert "Which one stays?" not in page
    assert signed_in.post("/speakers/merge/", merging(*both, stays=both[0])).status_code == 403
    assert Speaker.objects.standing().count() == 2


def test_a_name_that_no_speaker_bears_leads_to_writing_one_down(signed_in):
    for _ in range(2):
        Quote.objects.filter(pk=make_quote().pk).update(speaker_name="Ann & Bo Lee")
    html = signed_in.get("/speakers/").content.decode()
    assert "Ann & Bo Lee 2 quotes" in words(signed_in.get("/speakers/"))

    form = signed_in.get(unescape(re.search(r'href="(/speakers/new/\?[^"]*)"', html)[1]))

    assert 'value="Ann &amp; Bo Lee"' in form.content.decode()
    assert Speaker.objects.count() == 0


def test_a_search_among_speakers_shows_no_suggestions(signed_in):
    one_who_is_two()
    assert "Perhaps the same" not in words(signed_in.get("/speakers/", {"q": "Ilves"}))


def test_suggestions_are_asked_as_often_for_three_as_for_one(signed_in, django_assert_num_queries):
    for number in range(3):
        one, two = make_speaker(f"Ann Name{number}"), make_speaker(f"A. Name{number}")
        make_quote(speaker=one)
        make_quote(speaker=two)
        Quote.objects.filter(pk=make_quote().pk).update(speaker_name=f"Bo {number}")
        if number in (0, 2):
            with django_assert_num_queries(8):
                page = signed_in.get("/speakers/")
            assert len(page.context["merges"]) == len(page.context["unknown"]) == number + 1


def test_speakers_filtered_by_words_and_kind(signed_in):
    make_speaker("Marta Ilves", description="quay master")
    make_speaker("Quay Board", kind="organisation")

    def shown(**query):
        return [str(each) for each in signed_in.get("/speakers/", query).context["page"].rows]

    assert shown(q="quay") == ["Marta Ilves (quay master)", "Quay Board"]
    assert shown(q="quay", kind="organisation") == ["Quay Board"]


def test_speaker_page_shows_what_they_are_heard_saying(signed_in):
    ilves = make_speaker("Marta Ilves")
    make_quote(make_revision(title="Harbour"), speaker=ilves)
    make_claim("Lorries came.", speaker=ilves)

    answer = signed_in.get(f"/speakers/{ilves.pk}/")

    assert titles(answer) == ["We counted 3,200 lorries last year,", "Lorries came."]


def test_speaker_page_leads_to_the_part_of_a_long_text_where_a_quote_stands(signed_in):
    ilves = make_speaker("Marta Ilves")
    long = "\n".join(["The harbour was quiet on that day."] * 3000)
    quote = make_quote(make_revision(f"{long}\n{TEXT}"), speaker=ilves)

    html = signed_in.get(f"/speakers/{ilves.pk}/").content.decode()
    link = re.search(r'<blockquote[^>]*><a class="title" href="([^"]*)"', html)
    place = signed_in.get(link[1]).url

    assert place.endswith(f"part=3#quote-{quote.pk}")
    assert f'id="quote-{quote.pk}"' in signed_in.get(place).content.decode()


def test_speaker_page_asks_the_same_number_of_questions_for_one_and_three(
    signed_in, django_assert_num_queries
):
    ilves = make_speaker("Marta Ilves")
    for number in range(3):
        make_quote(make_revision(outlet=str(number)), speaker=ilves)
        make_claim(speaker=ilves)
        if number in (0, 2):
            with django_assert_num_queries(7):
                signed_in.get(f"/speakers/{ilves.pk}/")


def test_speaker_is_written_down_and_corrected(signed_in):
    signed_in.post("/speakers/new/", {"kind": "person", "name": "Marta Ilves", "aliases": "M., Mo"})
    speaker = Speaker.objects.get()
    assert speaker.aliases == ["M.", "Mo"]

    signed_in.post(
        f"/speakers/{speaker.pk}/edit/",
        {"kind": "person", "name": "Marta Ilves", "description": "quay master", "version": 1},
    )
    speaker.refresh_from_db()
    assert (str(speaker), speaker.aliases) == ("Marta Ilves (quay master)", [])


def test_speaker_anonymous_with_a_name_is_refused(signed_in):
    answer = signed_in.post("/speakers/new/", {"kind": "anonymous", "name": "Deep Throat"})

    assert "an anonymous source has none, but a description." in words(answer)
    assert Speaker.objects.count() == 0


def test_speaker_corrected_on_an_old_page_shows_both(signed_in):
    speaker = make_speaker("Marta Ilves")
    edit = f"/speakers/{speaker.pk}/edit/"
    signed_in.post(edit, {"kind": "person", "name": "Marta Ilvess", "version": 1})

    answer = signed_in.post(edit, {"kind": "group", "name": "Ilves", "version": 1})

    assert answer.status_code == 409
    assert "As it stands now Kind person Name Marta Ilvess" in words(answer)
    assert "What you wanted to save Kind group Name Ilves" in words(answer)


def test_speakers_are_suggested_while_somebody_types(signed_in):
    make_speaker("Marta Ilves", description="quay “master”")
    make_speaker("Ann Lee")

    for name in ("q", "speaker", "claim-speaker"):
        html = signed_in.get("/speakers/suggest/", {name: "ilv"}).content.decode()
        assert html.strip() == '<option value="Marta Ilves (quay “master”)"></option>'


def test_outlets_with_their_articles_counted(signed_in):
    make_article(outlet="The Ledger", language="en")
    make_outlet("Carrow Radio", kind="broadcaster", language="en")

    text = words(signed_in.get("/outlets/"))

    assert "Carrow Radio broadcaster English 0 The Ledger other 1" in text


def test_outlets_ask_the_same_number_of_questions_for_one_and_three(
    signed_in, django_assert_num_queries
):
    for number in range(3):
        make_article(outlet=f"Outlet {number}")
        if number in (0, 2):
            with django_assert_num_queries(4):
                signed_in.get("/outlets/")


def test_outlet_is_written_down_by_annotators_and_corrected_by_editors(client, editor):
    client.force_login(make_user("annotator"))
    client.post("/outlets/new/", {"name": "The Ledger", "kind": "newspaper"})
    outlet = Outlet.objects.get()
    fields = {"name": "Ledger", "kind": "newspaper", "version": 1}

    assert client.post(f"/outlets/{outlet.pk}/edit/", fields).status_code == 403
    client.force_login(editor)
    client.post(f"/outlets/{outlet.pk}/edit/", fields)

    outlet.refresh_from_db()
    assert outlet.name == "Ledger"


def test_outlet_of_a_name_that_is_taken_says_so(signed_in):
    make_outlet("The Ledger")

    answer = signed_in.post("/outlets/new/", {"name": "THE LEDGER", "kind": "blog"})

    assert "There is an outlet of this name already." in words(answer)
    assert Outlet.objects.count() == 1


def test_scales_show_what_each_rating_means(signed_in):
    make_scale()

    text = words(signed_in.get("/scales/"))

    assert "True 3" in text
    assert "Unproven –" in text
    assert "in use" in text


@pytest.mark.parametrize("path", ["/speakers/new/", "/outlets/new/"])
def test_readers_write_nobody_down(client, reader, path):
    client.force_login(reader)

    answer = client.post(path, {"name": "X", "kind": "person"})

    assert (answer.status_code, Speaker.objects.count(), Outlet.objects.count()) == (403, 0, 0)
    assert said(answer) == []


@pytest.mark.parametrize(
    "typed",
    [
        "Folake Adeyemi",
        "FOLÁKÉ",
        '"Foláké"',
        "adeyemi folake",
        "grande soeur",
        "Grande Sœur",
        "elodie",
    ],
)
def test_speaker_is_found_whatever_the_accents_and_marks(db, typed):
    make_speaker("Foláké Adéyẹmí", aliases=["Élodie", "La grande sœur"])
    make_speaker("Somebody Else")
    names = [str(each) for each in find_speakers(typed)]
    assert names == ["Foláké Adéyẹmí"]


@pytest.mark.parametrize("typed", ['"', "…", "%", "_x"])
def test_signs_alone_find_no_speaker(db, typed):
    make_speaker("Marta Ilves")
    assert list(find_speakers(typed)) == []
