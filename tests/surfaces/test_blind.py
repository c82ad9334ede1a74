"""Blind review on every surface: whoever is not the author of a blind verdict learns nothing of it.

The test does not look for words alone. It asks every address of the desk, page, API and admin,
once while the first verdict says one thing, and once while it says another, with other words,
another rating, resting on other evidence, given at another time: the answers must be the same to
the last byte, headers included, but for what is different each time anyhow. It asks as the second
reviewer, and as an administrator, who sees whatever anybody else does.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from annotations.desk import assignments
from annotations.desk.claims import reopen_claim
from annotations.desk.comments import add_comment
from annotations.desk.findings import Finding
from annotations.desk.tokens import create_token
from annotations.models import AxisFinding, Claim, Event, Rating, Role, Verdict
from tests import factories, published
from tests.surfaces import addresses, routes
from tests.unguarded import lift_guards

pytestmark = pytest.mark.django_db

WORDS = ("Zymurgist", "Quokka")
"""Words that stand nowhere but in what the first reviewer wrote."""

NOW = datetime(2031, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)

ALWAYS_ANOTHER = re.compile(
    rb'(?P<token>csrfmiddlewaretoken" value="\w+|csrfToken[^,]*|nonce-[\w+/=-]+|nonce="[^"]*")'
    # Each line of the record proves the one before, also one that is not shown.
    rb"|[0-9a-f]{64}"
    # By the clock of the machine, which this test does not stop.
    rb"|'Expires', '[^']*'"
)

ASKED = {
    "claims/": ("?mine=answered", "?mine=unanswered", "?mine=held", "?state=second_review"),
    "record/": (),
    "search/": (f"?q={WORDS[0]}", f"?q={WORDS[1]}"),
    "api/v1/search/": (f"?q={WORDS[0]}", f"?q={WORDS[1]}"),
    "api/v1/events/": ("?verb=verdict.submitted", "?target_type=verdict"),
    "api/v1/export/": ("?format=ndjson", "?format=json"),
    "admin/annotations/claim/": (f"?q={WORDS[0]}", "?state__exact=second_review"),
    "admin/annotations/verdict/": (f"?q={WORDS[0]}", f"?q={WORDS[1]}"),
    "admin/annotations/event/": (f"?q={WORDS[0]}",),
}
"""What else is asked of some addresses. Filters by rating are added when there are ratings."""


@pytest.fixture
def scale():
    return factories.make_scale("quote", code="quotes")


@pytest.fixture
def ann():
    return factories.make_user(username="ann")


@pytest.fixture
def claim(ann, scale):
    """A claim on a quote that Ann answered; it waits for a second answer."""
    revision = factories.make_revision()
    quote = factories.make_quote(revision)
    claim = factories.make_claim(
        kind="quote",
        revision=revision,
        words="We counted 3,200 lorries last year,",
        quote=quote,
    )
    for origin in ("The harbour", "The customs"):
        factories.make_evidence(claim, origin=origin)
    # Ann answered in an earlier round too: that she did so again is nobody's to see.
    factories.make_verdict(claim, actor=ann, scale=scale, reasons="So I thought then.")
    reopen_claim(actor=factories.make_user(username="sam"), claim=Claim.objects.get(pk=claim.pk))
    with factories.reviewed("blind"):
        assignments.take_claim(actor=ann, claim=Claim.objects.get(pk=claim.pk))
        factories.make_verdict(
            Claim.objects.get(pk=claim.pk),
            actor=ann,
            scale=scale,
            rating="false",
            reasons=f"{WORDS[0]}: nobody said so.",
            evidence=[claim.evidence.order_by("pk")[0]],
            findings=[Finding("wording", "spliced", f"{WORDS[0]}.")],
        )
    published.make_published()  # a feed without an item tells the time instead
    claim = Claim.objects.get(pk=claim.pk)
    add_comment(actor=ann, claim=claim, text=f"{WORDS[0]}: I am sure it is false.")
    return claim


def say_something_else(claim: Claim, scale) -> None:
    """Let the first verdict always have been another one."""
    lift_guards(connection, "frozen")
    verdict = claim.verdicts.get(round=2)
    later = verdict.submitted_at + timedelta(minutes=7)
    words = f"{WORDS[1]}: the recording is clear, and long. " * 3
    Verdict.objects.filter(pk=verdict.pk).update(
        rating=scale.ratings.get(code="true"), reasons=words, submitted_at=later
    )
    verdict.evidence.set(claim.evidence.order_by("-pk")[:1])
    AxisFinding.objects.filter(verdict=verdict).update(axis="basis", value="wire", reason=words)
    claim.assignments.filter(state="done", round=2).update(ended_at=later)
    for event in Event.objects.filter(target_type="verdict", target_id=verdict.pk):
        told = event.data | {"rating": "true", "reasons": words, "evidence": []}
        Event.objects.filter(pk=event.pk).update(data=told, at=later)
    claim.comments.filter(created_by=verdict.reviewer).update(
        text=words, created_at=later + timedelta(minutes=1)
    )


def everything(person, api_token: str) -> dict[str, tuple]:
    """What every address answers to a person, with what is different each time masked.

    What reading changes, as a notification that counts as read, is undone.
    """
    answers = {}
    with transaction.atomic():
        client = Client()
        client.force_login(person)
        for path in asked():
            headers = {"Authorization": f"Token {api_token}"} if "api/v1" in path else {}
            answer = client.get(path, headers=headers)
            body = answer.getvalue() if answer.streaming else answer.content
            told = b"%r" % sorted(answer.headers.items())
            answers[path] = (answer.status_code, masked(told), masked(body))
        transaction.set_rollback(True)
    return answers


def asked() -> Iterator[str]:
    """Every address of every row, and the questions of ``ASKED``."""
    ratings = [f"?rating={pk}" for pk in Rating.objects.values_list("pk", flat=True)]
    for route in routes():
        rated = ratings if route.endswith(("claims/", "verdicts/")) else []
        for path in addresses(route):
            yield from (path + query for query in ("", *ASKED.get(route, ()), *rated))


def telling(answers: dict[str, tuple], word: str) -> list[str]:
    """Where a word is told by more than the question."""
    return [
        path
        for path, (_status, _headers, body) in answers.items()
        if word.encode() in body and word not in path
    ]


def where(one: tuple, other: tuple) -> list:
    """The places at which two answers begin to differ."""
    if one[0] != other[0]:
        return [one[0], other[0]]
    told = []
    for before, after in zip(one[1:], other[1:], strict=True):
        at = next(
            (at for at, (x, y) in enumerate(zip(before, after, strict=False)) if x != y),
            min(len(before), len(after)),
        )
        if before != after:
            told += [before[max(0, at - 60) : at + 60], after[max(0, at - 60) : at + 60]]
    return told


def masked(told: bytes) -> bytes:
    return ALWAYS_ANOTHER.sub(b"~", told)


@pytest.mark.parametrize("who", ["second", Role.ADMINISTRATOR])
def test_every_answer_is_the_same_whatever_the_first_verdict_says(who, claim, scale, monkeypatch):
    held = claim.assignments.get(state="held")
    assert held.person.username != "ann"
    person = held.person if who == "second" else factories.make_user(who)
    _row, token = create_token(actor=person)
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    once = everything(person, token)
    assert telling(once, WORDS[0]) == []
    say_something_else(claim, scale)
    again = everything(person, token)
    assert telling(again, WORDS[1]) == []
    assert once.keys() == again.keys()
    assert {
        path: where(once[path], again[path]) for path in once if once[path] != again[path]
    } == {}


def test_author_sees_their_own_verdict_and_everybody_does_once_both_are_in(claim, scale):
    ann, sam = claim.verdicts.get(round=2).reviewer, claim.assignments.get(state="held").person
    page = f"/claims/{claim.pk}/"
    for person, sees in ((ann, True), (sam, False)):
        client = Client()
        client.force_login(person)
        assert (WORDS[0].encode() in client.get(page).content) == sees
    factories.make_verdict(Claim.objects.get(pk=claim.pk), actor=sam, scale=scale, rating="true")
    client = Client()
    client.force_login(factories.make_user(Role.READER))
    assert WORDS[0].encode() in client.get(page).content
