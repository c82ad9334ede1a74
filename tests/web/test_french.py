"""The desk as its French readers meet it: no English word of the interface is left."""

import re
from html import unescape

import pytest
from django.urls import reverse

from annotations.admin.site import site
from annotations.models import Claim, Role, User
from tests.factories import (
    make_claim,
    make_evidence,
    make_proposed_quote,
    make_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
)

pytestmark = pytest.mark.django_db

TEXT = (
    "La mairie a fermé le pont mardi. « On ne nous a rien demandé », a déclaré Agnès Le Bihan. "
    "Selon la préfecture, 3 200 camions y passaient chaque jour."
)

ENGLISH = re.compile(
    r"\b(the|of|and|with|your|this|that|these|who|what|where|why|how|is|are|was|were|not|no|yes"
    r"|by|from|for|in|at|it|claims?|quotes?|evidence|speakers?|outlets?|desk|scales?|ratings?"
    r"|proposed|accepted|rejected|open|decided|submitted|withdrawn|draft|supports|refutes"
    r"|reviewer|editor|annotator|reader|administrator|accept|reject|save|add|edit|show|search"
    r"|close|cancel|next|previous|sign|password|account|language|reason|headline|authors?|words"
    r"|address|published|created|tokens?|uploads?|download|filters?|back|new|any|all|more|added"
    r"|minutes?|hours?|days?|ago|March|February|English|French)\b",
    re.IGNORECASE,
)
SAID_BY_THE_MACHINE = re.compile(
    r"<(script|style|code|textarea)\b.*?</\1>"  # scripts, code, what a person typed
    r'|<\w+[^>]*\blang="en"[^>]*>.*?</\w+>'  # the button that leads to English
    r"|<title>.*?</title>"
    r'|<img [^>]*alt="Search">',  # Django's own admin page of a list says it in English only
    re.DOTALL,
)
CODES = re.compile(
    r"\b[a-z_]+\.[a-z_]+\b|«\u00a0accepted\u00a0»|\b(?:rules|paste) ?\d*\b|[{\[].*?[}\]]"
)
SPOKEN = re.compile(r'\s(?:title|aria-label|placeholder|alt)="([^"]*)"')


def english_words(response) -> list[str]:
    """The English words among all that a page says, seen or heard, in their order."""
    html = SAID_BY_THE_MACHINE.sub(" ", response.content.decode())
    told = " ".join([re.sub(r"<[^>]*>", " ", html), *SPOKEN.findall(html)])
    return [match[0] for match in ENGLISH.finditer(CODES.sub(" ", unescape(told)))]


@pytest.fixture
def french(client, administrator):
    """A signed-in browser that asks for French."""
    client.force_login(administrator)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"
    return client


@pytest.fixture
def furnished(administrator):
    """A claim with all that may stand on its page, in an article with all that may be in it."""
    User.objects.filter(pk=administrator.pk).update(username="agnes", first_name="Agnès")
    administrator.refresh_from_db()
    speaker = make_speaker("Agnès Le Bihan", description="riveraine", actor=administrator)
    revision = make_revision(
        TEXT,
        title="Le pont est fermé",
        outlet="Le Phare",
        authors=["Maël Kerjean"],
        language="fr",
        actor=administrator,
        extract=True,
    )
    make_quote(
        revision,
        "fermé le pont",
        actor=administrator,
        cue="a déclaré",
        sources=["Agnès Le Bihan"],
        speaker=speaker,
    )
    make_proposed_quote(revision, "camions y passaient", actor=administrator)
    claim = make_claim(
        "La mairie a fermé le pont.",
        actor=administrator,
        revision=revision,
        words="La mairie a fermé le pont mardi.",
        speaker=speaker,
    )
    proof = make_evidence(
        claim, actor=administrator, title="Arrêté municipal", publisher="Mairie", origin="Mairie"
    )
    scale = make_scale(actor=administrator, code="faits")
    make_verdict(
        claim,
        actor=administrator,
        scale=scale,
        reasons="L’arrêté le dit.",
        evidence=[proof],
    )
    return Claim.objects.get(pk=claim.pk)


PLAIN = (
    "desk",
    "record",
    "articles",
    "add_article",
    "add_files",
    "add_address",
    "claims",
    "new_claim",
    "speakers",
    "new_speaker",
    "outlets",
    "new_outlet",
    "scales",
    "export",
    "account",
    "change_password",
    "jobs",
    "engine",
    "agreement",
    "read_articles",
)


@pytest.mark.parametrize("name", PLAIN)
def test_page_has_no_english_word(name, french, furnished):
    response = french.get(reverse(f"annotations:{name}"))
    assert (response.status_code, english_words(response)) == (200, [])


def test_pages_of_one_thing_have_no_english_word(french, furnished):
    place = furnished.appearances.get()
    one = {
        "article": place.revision.article_id,
        "change_article": place.revision.article_id,
        "mark_quote": place.revision_id,
        "mark_claim": place.revision_id,
        "leave_out": place.revision_id,
        "claim": furnished.pk,
        "change_claim": furnished.pk,
        "add_appearance": furnished.pk,
        "change_evidence": furnished.evidence.get().pk,
        "speaker": furnished.speaker_id,
        "change_speaker": furnished.speaker_id,
        "change_outlet": place.revision.article.outlet_id,
        "edit_quote": place.revision.quotes.first().pk,
    }
    pages = {
        name: french.get(reverse(f"annotations:{name}", args=[pk])) for name, pk in one.items()
    }
    assert {name: page.status_code for name, page in pages.items()} == dict.fromkeys(one, 200)
    assert {name: english_words(page) for name, page in pages.items()} == {name: [] for name in one}


def test_search_has_no_english_word(french, furnished):
    response = french.get(reverse("annotations:search"), {"q": "pont"})
    assert english_words(response) == []


def test_sign_in_has_no_english_word(client):
    response = client.get(reverse("annotations:sign_in"), headers={"accept-language": "fr"})
    assert english_words(response) == []


def test_refusal_has_no_english_word(french, furnished):
    response = french.get("/nulle-part/")
    assert (response.status_code, english_words(response)) == (404, [])


def test_what_a_role_may_not_do_is_told_without_an_english_word(french):
    french.force_login(make_user(Role.READER, "lectrice"))
    response = french.get(reverse("annotations:new_claim"))
    assert (response.status_code, english_words(response)) == (403, [])


def test_empty_desk_has_no_english_word(french):
    User.objects.update(username="agnes")
    assert english_words(french.get(reverse("annotations:desk"))) == []


def test_admin_front_page_has_no_english_word(french, furnished):
    response = french.get(reverse("admin:index"))
    assert english_words(response) == []


def test_admin_lists_have_no_english_word(french, furnished):
    found = {}
    for model in (model for model in site._registry if model._meta.app_label == "annotations"):
        address = f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"
        found[model._meta.model_name] = english_words(french.get(reverse(address)))
    assert {name: words for name, words in found.items() if words} == {}


def test_admin_page_of_a_claim_has_no_english_word(french, furnished):
    response = french.get(reverse("admin:annotations_claim_change", args=[furnished.pk]))
    assert english_words(response) == []


def test_api_refuses_in_the_readers_language(french, furnished):
    answer = french.get("/api/v1/claims/0/", headers={"accept-language": "fr"})
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "Introuvable\u00a0: affirmation 0.",
    )


def test_page_says_which_language_it_is_in(french, furnished):
    response = french.get(reverse("annotations:desk"))
    assert '<html lang="fr">' in response.content.decode()
