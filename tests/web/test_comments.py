"""Comments on the pages: written, answered, settled, with htmx and without."""

import pytest
from django.urls import reverse

from annotations.models import Claim, Comment, Role
from tests.factories import (
    make_claim,
    make_comment,
    make_evidence,
    make_scale,
    make_second_review,
    make_user,
)
from tests.web.helpers import said, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, reviewer):
    client.force_login(reviewer)
    return client


def page_of(claim):
    return reverse("annotations:claim", args=[claim.pk])


def post_to(name, row):
    return reverse(f"annotations:{name}", args=[row.pk])


def part(response):
    return " ".join(response.content.decode().split())


def test_comment_is_written_and_leads_back_to_where_it_stands(signed_in, reviewer):
    make_user(username="noah", first_name="Noah", last_name="Brandt")
    claim = make_claim()
    answer = signed_in.post(post_to("comments", claim), {"text": "Is it so, @noah?"})
    comment = Comment.objects.get()
    assert (comment.created_by, comment.text) == (reviewer, "Is it so, @noah?")
    assert answer["Location"] == f"{page_of(claim)}#comment-{comment.pk}"
    assert said(answer) == ["The comment is written; Noah Brandt is mentioned in it."]
    assert "Is it so, @noah ?" in words(signed_in.get(page_of(claim)))


def test_htmx_gets_the_section_with_the_comment_in_it(signed_in):
    claim = make_claim()
    answer = signed_in.post(
        post_to("comments", claim), {"text": "Who says so?"}, headers={"HX-Request": "true"}
    )
    assert part(answer).startswith('<section id="comments"')
    assert "Who says so?" in part(answer)


@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_refused_comes_back_with_its_reason(signed_in, htmx):
    claim = make_claim()
    headers = {"HX-Request": "true"} if htmx else {}
    answer = signed_in.post(post_to("comments", claim), {"text": " "}, headers=headers)
    assert answer.status_code == (422 if htmx else 200)
    assert "This field is required." in part(answer)
    assert not Comment.objects.exists()


def test_answer_to_a_conversation_that_was_resolved_meanwhile_is_not_lost(signed_in, reviewer):
    root = make_comment(actor=reviewer)
    signed_in.post(post_to("resolve_comment", root))
    data = {"text": "Typed for long.", "answers": root.pk}
    answer = signed_in.post(post_to("comments", root.claim), data)
    assert "This conversation is resolved; reopen it to answer." in words(answer)
    assert "Typed for long." in answer.content.decode()


def test_comment_on_evidence_leads_to_it(signed_in):
    evidence = make_evidence(title="Port statistics")
    form = signed_in.get(post_to("comments", evidence.claim), {"evidence": evidence.pk})
    assert f'<option value="{evidence.pk}" selected>' in form.content.decode()
    data = {"text": "Which year?", "evidence": evidence.pk}
    signed_in.post(post_to("comments", evidence.claim), data)
    assert Comment.objects.get().evidence == evidence
    page = signed_in.get(page_of(evidence.claim)).content.decode()
    assert f'<a href="#evidence-{evidence.pk}" dir="auto">Port statistics</a>' in page


def test_text_is_shown_with_its_lines_and_links_and_nothing_else(signed_in):
    make_user(username="noah", first_name="<b>Noah")
    text = '<script>alert(1)</script>\nhttps://ports.example/?a=1&b="2" @noah <i>'
    claim = make_comment(text=text).claim
    page = signed_in.get(page_of(claim)).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;<br>" in page
    assert 'href="https://ports.example/?a=1&amp;b=' in page
    assert '<strong class="mention" title="&lt;b&gt;Noah">@noah</strong> &lt;i&gt;' in page


def test_conversation_is_resolved_and_reopened(signed_in, reviewer):
    root = make_comment(actor=reviewer)
    answer = signed_in.post(post_to("resolve_comment", root), {"version": 1})
    assert said(answer) == ["The conversation is resolved."]
    assert "1 resolved conversation" in words(signed_in.get(page_of(root.claim)))
    again = signed_in.post(
        post_to("resolve_comment", root), {"version": 1}, headers={"HX-Request": "true"}
    )
    assert (again.status_code, "This conversation is resolved already." in part(again)) == (
        409,
        True,
    )
    signed_in.post(post_to("reopen_comment", root), {"version": 2})
    assert Comment.objects.get().state == "open"


def test_own_comment_is_changed_and_a_late_change_shows_both_texts(signed_in, reviewer):
    comment = make_comment(text="One.", actor=reviewer)
    address = post_to("change_comment", comment)
    signed_in.post(address, {"text": "Two.", "version": 1})
    late = signed_in.post(address, {"text": "Three.", "version": 1})
    assert late.status_code == 409
    assert {"Two.", "Three."} <= set(words(late).split())
    assert Comment.objects.get().text == "Two."


def test_reader_reads_and_writes_nothing(client, reader):
    comment = make_comment(text="Only read this.")
    client.force_login(reader)
    page = client.get(page_of(comment.claim))
    assert "Only read this." in words(page)
    assert 'name="text"' not in page.content.decode()
    for name, row in (("comments", comment.claim), ("resolve_comment", comment)):
        assert client.post(post_to(name, row), {"text": "No."}).status_code == 403
    assert Comment.objects.count() == 1


def test_blind_remark_is_on_nobody_elses_page(client, reviewer, editor):
    claim = make_second_review(make_claim(), actor=reviewer, scale=make_scale())
    hidden = make_comment(claim, text="I found it false.", actor=reviewer)
    client.force_login(editor)
    for address in (page_of(claim), reverse("annotations:record"), reverse("annotations:desk")):
        page = client.get(address).content.decode()
        assert "I found it false." not in page
    assert client.post(post_to("resolve_comment", hidden)).status_code == 404
    answer = client.post(post_to("comments", claim), {"text": "Why?", "answers": hidden.pk})
    assert answer.status_code == 404


def test_people_are_offered_by_how_their_names_begin(signed_in):
    make_user(username="noah", last_name="Brandt")
    make_user(username="nobody", is_active=False)
    make_user(Role.READER, username="mae")
    suggest = reverse("annotations:suggest_people")
    assert 'data-name="noah"' in part(signed_in.get(suggest, {"q": "bra"}))
    assert "nobody" not in part(signed_in.get(suggest, {"q": "no"}))
    assert part(signed_in.get(suggest, {"q": "zz"})) == ""


@pytest.mark.parametrize("count", [1, 3])
def test_claim_page_asks_the_same_for_one_and_many_conversations(
    signed_in, django_assert_max_num_queries, count
):
    claim = make_claim()
    for _ in range(count):
        make_comment(claim, answers=make_comment(claim))
    Claim.objects.get(pk=claim.pk)
    with django_assert_max_num_queries(45) as asked:
        signed_in.get(page_of(claim))
    talk = [each for each in asked.captured_queries if "annotations_comment" in each["sql"]]
    assert len(talk) == 5  # the bell, the record, conversations, mentions, who may settle them
