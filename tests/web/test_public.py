"""What everybody may read without signing in, and what they may not."""

import json
import re
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone
from PIL import Image

from annotations.desk.claims import reopen_claim
from annotations.desk.corrections import correct_fact_check, withdraw_fact_check
from annotations.models import Claim, DeskSettings, FactCheck, Role
from annotations.web.corrections import changes_of, differing
from annotations.web.markdown import render_markdown
from annotations.web.pictures import draw_picture, fitted, wrapped
from tests import factories
from tests.published import (
    end_embargo,
    make_correction,
    make_decided_claim,
    make_draft,
    make_published,
)
from tests.web.helpers import words

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def page_of(fact_check):
    return f"/checks/{fact_check.slug}/"


def data_of(response):
    """The ClaimReview of a page."""
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL
    )
    return json.loads(found[1]) if found else None


# ---- The page of one ----------------------------------------------------------------------------


def test_page_tells_the_claim_the_finding_and_what_it_rests_on(client):
    speaker = factories.make_speaker("Marta Ilves", description="mayor")
    author = factories.make_user(Role.REVIEWER, first_name="Wera", last_name="Lindt")
    claim = make_decided_claim("The harbour closed.", speaker=speaker)
    check = make_published(claim, actor=author, headline="No, it did not", body="It *stayed* open.")
    told = words(client.get(page_of(check)))
    for words_told in (
        *("No, it did not", "The harbour closed.", "Marta Ilves (mayor)", "By Wera Lindt"),
        *("False", "Half true", "It stayed open.", "Port statistics", "refutes the claim"),
    ):
        assert words_told in told


@pytest.mark.parametrize("state", ["draft", "embargoed", "discarded", "none"])
def test_what_is_not_out_is_answered_like_what_never_was(client, state):
    if state == "draft":
        slug = make_draft().slug
    elif state == "embargoed":
        slug = make_published(embargo=True).slug
    elif state == "discarded":
        draft = make_draft()
        FactCheck.objects.filter(pk=draft.pk).update(state="discarded")
        slug = draft.slug
    else:
        slug = "never-was"
    never = client.get("/checks/never-was-at-all/")
    for address in (f"/checks/{slug}/", f"/checks/{slug}/picture.png"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.content == never.content
        assert answer["Cache-Control"] == "no-store"


def test_page_costs_no_session_and_no_query_for_a_person(client, django_assert_num_queries):
    check = make_published()
    with django_assert_num_queries(8) as asked:
        answer = client.get(page_of(check))
    assert not any("session" in query["sql"] for query in asked.captured_queries)
    assert not any('FROM "annotations_user"' in query["sql"][:60] for query in asked)
    assert answer.cookies == {}


def test_queries_of_a_page_do_not_grow_with_what_it_lists(client, django_assert_num_queries):
    check = make_published()
    for number in range(3):
        check.evidence.add(factories.make_evidence(check.claim, url=f"https://a.example/{number}"))
        check.authors.add(factories.make_user())
        make_correction(
            FactCheck.objects.get(pk=check.pk), summary=f"Version {number}.", kind="update"
        )
    with django_assert_num_queries(8):
        client.get(page_of(check))


def test_unchanged_page_is_sent_once_and_a_changed_one_again(client):
    check = make_published()
    first = client.get(page_of(check))
    assert first["Cache-Control"] == "public, max-age=60"
    again = client.get(page_of(check), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    make_correction(check)
    changed = client.get(page_of(check), headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed["Last-Modified"] >= first["Last-Modified"]


def test_page_says_when_the_claim_is_checked_again(client):
    check = make_published()
    before = client.get(page_of(check))
    claim = Claim.objects.get(pk=check.claim_id)
    reopen_claim(actor=factories.a_worker(Role.EDITOR), claim=claim, reason="New papers.")
    assert "checking this claim again" not in words(before)
    now = client.get(page_of(check), headers={"If-None-Match": before["ETag"]})
    assert "We are checking this claim again." in words(now)
    assert "New papers." not in words(now)


def test_correction_shows_both_texts_and_why(client):
    check = make_published(body="First.\n\nThe port is *shut*.\n\nLast.")
    correct_fact_check(
        actor=factories.a_worker(Role.EDITOR),
        fact_check=check,
        kind="substantive",
        reason="We misread it.",
        body="First.\n\nThe port is *open*.\n\nLast.",
    )
    told = words(client.get(page_of(check)))
    assert "Substantive correction" in told
    assert "We misread it." in told
    assert "Text It said The port is shut . It says The port is open ." in told
    assert "We misread it." in words(client.get("/checks/corrections/"))


def test_correction_of_what_nobody_had_seen_is_not_shown(client):
    check = make_published(embargo=True)
    make_correction(check, reason="A quiet slip.", actor=factories.make_user(Role.EDITOR))
    end_embargo(check, at=timezone.now())
    for address in (page_of(check), "/checks/corrections/"):
        assert "A quiet slip." not in words(client.get(address))


def test_withdrawn_page_stays_with_its_reason_and_without_its_text(client):
    check = make_published(body="A secret text.", summary="A secret summary.")
    withdraw_fact_check(
        actor=factories.a_worker(Role.EDITOR), fact_check=check, reason="We were wrong."
    )
    answer = client.get(page_of(check))
    assert answer.status_code == 200
    assert "We were wrong." in words(answer)
    assert "secret" not in answer.content.decode()
    assert data_of(answer) is None
    assert "We were wrong." in words(client.get("/checks/corrections/"))


def test_page_is_set_in_its_own_language(client):
    check = make_published(language="fr")
    answer = client.get(page_of(check), headers={"Accept-Language": "en"})
    assert answer["Content-Language"] == "fr"
    assert "Faux" in words(answer)
    assert "Ce que nous avons établi" in words(answer)


def test_claim_review_says_what_search_engines_ask_for(client):
    speaker = factories.make_speaker("Marta Ilves", description="mayor")
    article = factories.make_revision(url="https://daily.example/1", published_at=None)
    claim = make_decided_claim("It closed. </script><b>", speaker=speaker)
    factories.claims.add_appearance(
        actor=factories.a_worker(),
        claim=claim,
        revision=article,
        place=factories.place(article, "The harbour of Lindmouth"),
    )
    check = make_published(Claim.objects.get(pk=claim.pk), summary="It did not.")
    data = data_of(client.get(page_of(check)))
    assert data["@type"] == "ClaimReview"
    assert data["url"] == f"http://testserver{page_of(check)}"
    assert data["claimReviewed"] == "It closed. </script><b>"
    assert data["itemReviewed"]["author"]["name"] == "Marta Ilves"
    assert data["itemReviewed"]["appearance"] == [
        {"@type": "CreativeWork", "url": "https://daily.example/1"}
    ]
    rating = {name: data["reviewRating"][name] for name in ("ratingValue", "bestRating")}
    assert rating == {"ratingValue": 1, "bestRating": 3}
    assert data["reviewRating"]["alternateName"] == "False"


def test_rating_beside_the_scale_has_no_value(client):
    check = make_published(make_decided_claim(rating="unproven"))
    answer = client.get(page_of(check))
    assert "This rating stands beside the scale." in words(answer)
    assert "ratingValue" not in data_of(answer)["reviewRating"]


def test_shared_link_has_a_title_a_picture_and_one_address(client):
    check = make_published(headline='He said "no" & left', summary="It <did> not.")
    html = client.get(page_of(check), query_params={"utm": "x"}).content.decode()
    assert f'<link rel="canonical" href="http://testserver{page_of(check)}">' in html
    assert '<meta property="og:title" content="He said &quot;no&quot; &amp; left">' in html
    assert f'content="http://testserver{page_of(check)}picture.png"' in html


# ---- Markdown -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1))",
        "![a](https://elsewhere.example/pixel.png)",
        "<img src=x onerror=alert(1)>",
        "| a |\n|:-:|\n| <b style=color:red>b</b> |",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
    ],
)
def test_text_brings_no_script_style_or_picture_into_the_page(text):
    html = render_markdown(text)
    assert not re.search(r"<(script|img|b)\b|<[^>]*(style|onerror)=|href=\"(?!https?:)", html)


def test_largest_heading_of_a_text_stands_below_that_of_the_page():
    assert render_markdown("# A\n\n###### B") == "<h2>A</h2>\n<h6>B</h6>\n"


def test_correction_tells_the_paragraphs_that_differ_and_no_others():
    assert differing("A\n\nB\n\nC", "A\n\nX\n\nC\n\nD") == ("B", "X\n\nD")


def test_fields_of_a_correction_are_told_in_the_order_of_the_page():
    correction = make_correction(make_published(), headline="Another", body="Other.")
    assert [each.name for each in changes_of(correction)] == ["headline", "summary", "body"]


# ---- List, corrections, feed --------------------------------------------------------------------


def test_list_shows_what_is_out_latest_first(client):
    first, second = make_published(), make_published()
    make_draft()
    make_published(embargo=True)
    found = re.findall(r'<h2><a href="/checks/([^"]+)/"', client.get("/checks/").content.decode())
    assert found == [second.slug, first.slug]


def test_list_colours_a_rating_as_its_page_does(client):
    check = make_published()
    label = re.compile(r'class="check-label (label-\w+)"')
    listed = label.findall(client.get("/checks/").content.decode())
    assert listed == label.findall(client.get(f"/checks/{check.slug}/").content.decode())


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_the_list_do_not_grow_with_it(client, django_assert_num_queries, count):
    for _ in range(count):
        make_published()
    with django_assert_num_queries(4):
        client.get("/checks/")


def test_list_is_read_on_page_by_page(client):
    first = make_published()
    for number in range(25):
        FactCheck.objects.create(
            claim=first.claim,
            state="withdrawn",
            slug=f"old-{number}",
            headline=f"Old {number}",
            withdrawal_reason="Old.",
            decision=first.decision,
            created_by=first.created_by,
            created_at=first.created_at,
            published_by=first.published_by,
            published_at=first.published_at,
            out_at=first.out_at - timedelta(days=number + 1),
        )
    page = client.get("/checks/").content.decode()
    older = re.search(r'rel="next" href="([^"]+)"', page)[1]
    assert "Old 23" in page
    assert "Old 24" not in page
    assert "Old 24" in client.get(f"/checks/{older}").content.decode()


def test_page_of_a_list_that_is_none_is_not_found(client):
    assert client.get("/checks/?page=nonsense").status_code == 404
    assert client.get("/checks/corrections/?page=nonsense").status_code == 404


def test_caches_forget_the_list_when_the_next_embargo_ends(client):
    check = make_published(embargo=True)
    FactCheck.objects.filter(pk=check.pk).update(out_at=timezone.now() + timedelta(seconds=20))
    for address in ("/checks/", "/checks/feed.atom"):
        seconds = int(client.get(address)["Cache-Control"].removeprefix("public, max-age="))
        assert 0 <= seconds <= 20


def test_embargoed_is_there_once_its_time_has_come(client):
    check = end_embargo(make_published(embargo=True))
    assert client.get(page_of(check)).status_code == 200
    assert check.headline in client.get("/checks/feed.atom").content.decode()


@pytest.mark.django_db
def test_empty_feed_is_sent_once_too(client):
    first = client.get("/checks/feed.atom")
    again = client.get("/checks/feed.atom", headers={"If-None-Match": first["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)


def test_feed_tells_what_is_out_and_what_was_withdrawn(client):
    DeskSettings.objects.create(pk=1, public_name="Lindmouth Checks")
    check, gone = make_published(headline="It stays"), make_published(headline="It goes")
    withdraw_fact_check(actor=factories.a_worker(Role.EDITOR), fact_check=gone, reason="Wrong.")
    make_published(embargo=True)
    answer = client.get("/checks/feed.atom")
    feed = ET.fromstring(answer.content)  # noqa: S314 - our own
    titles = [each.findtext(f"{ATOM}title") for each in feed.iter(f"{ATOM}entry")]
    assert feed.findtext(f"{ATOM}title") == "Lindmouth Checks"
    assert titles == ["Withdrawn: It goes", "It stays"]
    links = [each.find(f"{ATOM}link").get("href") for each in feed.iter(f"{ATOM}entry")]
    assert links[1] == f"http://testserver{page_of(check)}"
    again = client.get("/checks/feed.atom", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_nothing_is_written_there(client):
    check = make_published()
    for address in ("/checks/", "/checks/feed.atom", page_of(check)):
        assert client.post(address).status_code == 405


def test_pages_speak_french(client):
    make_correction(make_published())
    headers = {"Accept-Language": "fr"}
    assert "Vérifications" in words(client.get("/checks/", headers=headers))
    assert "Correction mineure" in words(client.get("/checks/corrections/", headers=headers))


# ---- The picture --------------------------------------------------------------------------------


def test_picture_is_a_png_of_the_size_that_others_show(client):
    check = make_published()
    answer = client.get(f"{page_of(check)}picture.png")
    picture = Image.open(BytesIO(answer.content))
    assert (picture.format, picture.size) == ("PNG", (1200, 630))
    assert answer["Content-Type"] == "image/png"
    again = client.get(f"{page_of(check)}picture.png", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_picture_is_another_for_another_headline():
    pictures = {draw_picture(text, "False", "low", "The desk") for text in ("One", "Two")}
    assert len(pictures) == 2


@pytest.mark.parametrize(
    "headline",
    ["Short", "A headline of many words " * 12, "W" * 300, "Łódź, Αθήνα, Москва " * 8],
)
def test_headline_of_a_picture_has_room(headline):
    font, lines = fitted(headline, 1056, 346)
    assert all(font.getlength(line) <= 1056 for line in lines)
    assert len(lines) * font.size * 1.16 <= 346


def test_wrapped_headline_loses_no_word():
    headline = "No, the harbour of Lindmouth did not close last year"
    font, lines = fitted(headline, 500, 900)
    assert len(lines) > 1
    assert " ".join(lines) == headline
    assert wrapped("", font, 100) == [""]
