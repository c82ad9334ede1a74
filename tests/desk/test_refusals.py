"""Every reason for which an act is refused. Whatever the reason, nothing is left behind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from annotations.desk import (
    articles,
    claims,
    directory,
    evidence,
    people,
    quotes,
    scales,
    verdicts,
)
from annotations.desk.drafts import ArticleDraft, SpanDraft
from annotations.desk.errors import AlreadyThere, NotAllowed, WrongState
from annotations.desk.intake import add_article
from annotations.desk.quotes import SourceDraft
from annotations.desk.scales import RatingDraft
from annotations.models import Claim, Quote, Role
from tests import factories
from tests.factories import place

from .acts import World
from .snapshots import snapshot

pytestmark = pytest.mark.django_db

LONE_HALF = "\ud800"
"""Half a surrogate pair: what a damaged file may hold, and no database can store."""


@dataclass(frozen=True)
class Refusal:
    """An act, what makes it impossible, and what the person is told.

    ``fields`` are the keys of the sentences for a ValidationError.
    """

    act: Callable[..., Any]
    error: type[Exception]
    arguments: Callable[[World], dict[str, Any]]
    fields: tuple[str, ...] = ()


def beyond(world: World) -> SpanDraft:
    return SpanDraft(0, world.revision.length + 1)


def other_words(world: World) -> SpanDraft:
    return SpanDraft(0, 11, "The airport")


def accepted(world: World, words: str = "Nobody asked us."):
    return factories.make_quote(world.revision, words)


def rejected(world: World):
    return quotes.reject_quote(actor=world.member, quote=world.quote)


def rejected_claim(world: World):
    return claims.reject_claim(actor=world.member, claim=world.claim, reason="A wish.")


def withdrawn_evidence(world: World):
    return evidence.withdraw_evidence(actor=world.member, evidence=world.evidence)


def make_twice(make: Callable[[], Any]) -> Any:
    make()
    return make()


def quote_at(world: World, *spans: SpanDraft, **more) -> dict[str, Any]:
    return {"revision": world.revision, "content": spans, **more}


def verdict_on(claim: Claim, world: World, **more) -> dict[str, Any]:
    rating = factories.make_scale(claim.kind).ratings.get(code="true")
    return {"claim": claim, "rating": rating, "reasons": "It is so.", **more}


def scale_of(*ratings: RatingDraft, **more) -> dict[str, Any]:
    return {
        "code": "fidelity",
        "claim_kind": "quote",
        "names": {"en": "Fidelity"},
        "best": 2,
        "worst": 1,
        "ratings": ratings,
        **more,
    }


GOOD = RatingDraft("good", {"en": "Good"}, 2)
BAD = RatingDraft("bad", {"en": "Bad"}, 1)

REFUSALS: dict[str, Refusal] = {
    "article without text": Refusal(
        add_article, ValidationError, lambda _: {"draft": ArticleDraft(" \n")}, ("text",)
    ),
    "article at no address": Refusal(
        add_article,
        ValidationError,
        lambda _: {"draft": ArticleDraft("Words.", url="ftp://news.example/a")},
        ("url",),
    ),
    "article moved to the address of another": Refusal(
        articles.change_article,
        ValidationError,
        lambda world: {
            "article": world.article,
            "url": factories.make_article(url="https://news.example/taken").url,
        },
        ("url",),
    ),
    "article with a headline that never ends": Refusal(
        articles.change_article,
        ValidationError,
        lambda world: {"article": world.article, "title": "x" * 501},
        ("title",),
    ),
    "article in no language": Refusal(
        articles.change_article,
        ValidationError,
        lambda world: {"article": world.article, "language": "plain English"},
        ("language",),
    ),
    "article by authors that are no names": Refusal(
        articles.change_article,
        ValidationError,
        lambda world: {"article": world.article, "authors": "Ann Lee"},
        ("authors",),
    ),
    "article withdrawn twice": Refusal(
        articles.withdraw_article, WrongState, lambda world: {"article": world.withdrawn_article}
    ),
    "article restored that is not withdrawn": Refusal(
        articles.restore_article, WrongState, lambda world: {"article": world.article}
    ),
    "range beyond the text": Refusal(
        articles.exclude_range,
        ValidationError,
        lambda world: {"revision": world.revision, "place": beyond(world)},
        ("place",),
    ),
    "range excluded twice": Refusal(
        articles.exclude_range,
        AlreadyThere,
        lambda world: {
            "revision": world.revision,
            "place": SpanDraft(world.excluded.start, world.excluded.end),
        },
    ),
    "range brought back twice": Refusal(
        articles.restore_range,
        WrongState,
        lambda world: {
            "excluded": articles.restore_range(actor=world.member, excluded=world.excluded)
        },
    ),
    "quote of nothing": Refusal(
        quotes.create_quote, ValidationError, lambda world: quote_at(world), ("content",)
    ),
    "quote beyond the text": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, beyond(world)),
        ("content[0]",),
    ),
    "quote of other words": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, other_words(world)),
        ("content[0]",),
    ),
    "quote whose parts overlap": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, SpanDraft(0, 5), SpanDraft(4, 9)),
        ("content",),
    ),
    "quote whose parts are out of order": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, SpanDraft(10, 15), SpanDraft(0, 5)),
        ("content",),
    ),
    "quote with a cue beyond the text": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, SpanDraft(0, 5), cue=beyond(world)),
        ("cue",),
    ),
    "quote with a source of other words": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, SpanDraft(20, 25), sources=[SourceDraft(other_words(world))]),
        ("sources[0]",),
    ),
    "quote of an unknown kind": Refusal(
        quotes.create_quote,
        ValidationError,
        lambda world: quote_at(world, SpanDraft(0, 5), kind="shouted"),
        ("kind",),
    ),
    "quote where one stands": Refusal(
        quotes.create_quote,
        AlreadyThere,
        lambda world: quote_at(world, SpanDraft(world.quote.start, world.quote.end)),
    ),
    "quote where one is proposed": Refusal(
        quotes.create_quote,
        AlreadyThere,
        lambda world: quote_at(world, SpanDraft(world.proposal.start, world.proposal.end)),
    ),
    "quote accepted twice": Refusal(
        quotes.accept_quote, WrongState, lambda world: {"quote": world.quote}
    ),
    "quote rejected twice": Refusal(
        quotes.reject_quote, WrongState, lambda world: {"quote": rejected(world)}
    ),
    "quote accepted whose place was taken since": Refusal(
        quotes.accept_quote,
        AlreadyThere,
        lambda world: {
            "quote": rejected(world),
            "version": factories.make_quote(world.revision) and 2,
        },
    ),
    "quote rejected for damaged reasons": Refusal(
        quotes.reject_quote,
        ValidationError,
        lambda world: {"quote": world.quote, "reason": LONE_HALF},
        ("reason",),
    ),
    "quote moved onto another": Refusal(
        quotes.change_quote,
        AlreadyThere,
        lambda world: {
            "quote": world.quote,
            "content": [place(world.revision, accepted(world).words)],
        },
    ),
    "quote moved beyond the text": Refusal(
        quotes.change_quote,
        ValidationError,
        lambda world: {"quote": world.quote, "content": [beyond(world)]},
        ("content[0]",),
    ),
    "quote changed to quote nothing": Refusal(
        quotes.change_quote,
        ValidationError,
        lambda world: {"quote": world.quote, "content": []},
        ("content",),
    ),
    "quote changed to an unknown kind": Refusal(
        quotes.change_quote,
        ValidationError,
        lambda world: {"quote": world.quote, "kind": "shouted"},
        ("kind",),
    ),
    "claim of nothing": Refusal(
        claims.create_claim, ValidationError, lambda _: {"statement": " "}, ("statement",)
    ),
    "claim of damaged words": Refusal(
        claims.create_claim,
        ValidationError,
        lambda _: {"statement": LONE_HALF},
        ("statement",),
    ),
    "claim of an unknown kind": Refusal(
        claims.create_claim,
        ValidationError,
        lambda _: {"statement": "It is so.", "kind": "rumour"},
        ("kind",),
    ),
    "claim that is decided from the start": Refusal(
        claims.create_claim,
        ValidationError,
        lambda _: {"statement": "It is so.", "state": "decided"},
        ("state",),
    ),
    "claim beyond the text": Refusal(
        claims.create_claim,
        ValidationError,
        lambda world: {"revision": world.revision, "place": beyond(world)},
        ("place",),
    ),
    "claim in a text without a place": Refusal(
        claims.create_claim,
        ValidationError,
        lambda world: {"statement": "It is so.", "revision": world.revision},
        ("place",),
    ),
    "claim at a place of no text": Refusal(
        claims.create_claim,
        ValidationError,
        lambda _: {"statement": "It is so.", "place": SpanDraft(0, 5)},
        ("place",),
    ),
    "claim in a quote of another text": Refusal(
        claims.create_claim,
        ValidationError,
        lambda world: {
            "revision": factories.make_revision(),
            "place": SpanDraft(0, 5),
            "quote": world.quote,
        },
        ("quote",),
    ),
    "quote checked twice": Refusal(
        claims.check_quote,
        AlreadyThere,
        lambda world: {
            "quote": claims.check_quote(actor=world.member, quote=world.quote) and world.quote
        },
    ),
    "claim accepted that is open": Refusal(
        claims.accept_claim, WrongState, lambda world: {"claim": world.claim}
    ),
    "claim accepted that is decided": Refusal(
        claims.accept_claim, WrongState, lambda world: {"claim": world.decided_claim}
    ),
    "claim rejected that is decided": Refusal(
        claims.reject_claim, WrongState, lambda world: {"claim": world.decided_claim}
    ),
    "claim rejected twice": Refusal(
        claims.reject_claim, WrongState, lambda world: {"claim": rejected_claim(world)}
    ),
    "claim rejected without a reason that the desk had taken on": Refusal(
        claims.reject_claim, ValidationError, lambda world: {"claim": world.claim}
    ),
    "claim reopened that is open": Refusal(
        claims.reopen_claim, WrongState, lambda world: {"claim": world.claim}
    ),
    "claim reopened that is proposed": Refusal(
        claims.reopen_claim, WrongState, lambda world: {"claim": world.proposed_claim}
    ),
    "claim reworded to nothing": Refusal(
        claims.change_claim,
        ValidationError,
        lambda world: {"claim": world.claim, "statement": ""},
        ("statement",),
    ),
    "claim changed to an unknown kind": Refusal(
        claims.change_claim,
        ValidationError,
        lambda world: {"claim": world.claim, "kind": "rumour"},
        ("kind",),
    ),
    "appearance beyond the text": Refusal(
        claims.add_appearance,
        ValidationError,
        lambda world: {
            "claim": world.claim,
            "revision": world.revision,
            "place": beyond(world),
        },
        ("place",),
    ),
    "appearance in a quote of another text": Refusal(
        claims.add_appearance,
        ValidationError,
        lambda world: {
            "claim": world.claim,
            "revision": factories.make_revision(),
            "place": SpanDraft(0, 5),
            "quote": world.quote,
        },
        ("quote",),
    ),
    "appearance at the same place": Refusal(
        claims.add_appearance,
        AlreadyThere,
        lambda world: {
            "claim": factories.make_claim(revision=world.revision, words="nine to four"),
            "revision": world.revision,
            "place": place(world.revision, "nine to four"),
        },
    ),
    "evidence without a title": Refusal(
        evidence.add_evidence,
        ValidationError,
        lambda world: {"claim": world.claim, "stance": "supports", "title": " "},
        ("title",),
    ),
    "evidence without a stance": Refusal(
        evidence.add_evidence,
        ValidationError,
        lambda world: {"claim": world.claim, "stance": "maybe", "title": "Minutes"},
        ("stance",),
    ),
    "evidence at no address": Refusal(
        evidence.add_evidence,
        ValidationError,
        lambda world: {
            "claim": world.claim,
            "stance": "supports",
            "title": "Minutes",
            "url": "javascript:alert(1)",
        },
        ("url",),
    ),
    "evidence on a rejected claim": Refusal(
        evidence.add_evidence,
        WrongState,
        lambda world: {"claim": rejected_claim(world), "stance": "supports", "title": "Minutes"},
    ),
    "evidence changed to have no title": Refusal(
        evidence.change_evidence,
        ValidationError,
        lambda world: {"evidence": world.evidence, "title": ""},
        ("title",),
    ),
    "evidence changed that is withdrawn": Refusal(
        evidence.change_evidence,
        NotAllowed,
        lambda world: {"evidence": withdrawn_evidence(world), "title": "Minutes"},
    ),
    "evidence withdrawn twice": Refusal(
        evidence.withdraw_evidence,
        NotAllowed,
        lambda world: {"evidence": withdrawn_evidence(world)},
    ),
    "verdict without reasons": Refusal(
        verdicts.submit_verdict,
        ValidationError,
        lambda world: verdict_on(world.claim, world, reasons=" "),
        ("reasons",),
    ),
    "verdict on a proposed claim": Refusal(
        verdicts.submit_verdict,
        WrongState,
        lambda world: verdict_on(world.proposed_claim, world),
    ),
    "verdict on a rejected claim": Refusal(
        verdicts.submit_verdict,
        WrongState,
        lambda world: verdict_on(rejected_claim(world), world),
    ),
    "verdict on a scale for other claims": Refusal(
        verdicts.submit_verdict,
        ValidationError,
        lambda world: verdict_on(
            world.claim, world, rating=factories.make_scale("quote").ratings.first()
        ),
        ("rating",),
    ),
    "verdict on a scale that is not published": Refusal(
        verdicts.submit_verdict,
        ValidationError,
        lambda world: verdict_on(world.claim, world, rating=world.draft_scale.ratings.first()),
        ("rating",),
    ),
    "verdict on a retired scale": Refusal(
        verdicts.submit_verdict,
        ValidationError,
        lambda world: verdict_on(
            world.claim,
            world,
            rating=scales.retire_scale(actor=world.member, scale=world.scale).ratings.first(),
        ),
        ("rating",),
    ),
    "verdict on evidence of another claim": Refusal(
        verdicts.submit_verdict,
        ValidationError,
        lambda world: verdict_on(world.claim, world, evidence=[factories.make_evidence()]),
        ("evidence",),
    ),
    "verdict on withdrawn evidence": Refusal(
        verdicts.submit_verdict,
        ValidationError,
        lambda world: verdict_on(world.claim, world, evidence=[withdrawn_evidence(world)]),
        ("evidence",),
    ),
    "verdict of another withdrawn": Refusal(
        verdicts.withdraw_verdict,
        NotAllowed,
        lambda _: {"verdict": factories.make_verdict(), "reason": "Misread."},
    ),
    "verdict withdrawn twice": Refusal(
        verdicts.withdraw_verdict,
        NotAllowed,
        lambda world: {
            "verdict": verdicts.withdraw_verdict(
                actor=world.member, verdict=world.verdict, reason="Misread."
            ),
            "reason": "Misread.",
        },
    ),
    "verdict withdrawn without a reason": Refusal(
        verdicts.withdraw_verdict,
        ValidationError,
        lambda world: {"verdict": world.verdict, "reason": " "},
        ("reason",),
    ),
    "speaker without a name": Refusal(
        directory.create_speaker, ValidationError, lambda _: {"name": " "}, ("__all__",)
    ),
    "anonymous source with a name": Refusal(
        directory.create_speaker,
        ValidationError,
        lambda _: {"kind": "anonymous", "name": "Deep Throat", "description": "an aide"},
        ("__all__",),
    ),
    "anonymous source without a description": Refusal(
        directory.create_speaker,
        ValidationError,
        lambda _: {"kind": "anonymous"},
        ("__all__",),
    ),
    "speaker of an unknown kind": Refusal(
        directory.create_speaker,
        ValidationError,
        lambda _: {"kind": "robot", "name": "R2"},
        ("kind",),
    ),
    "speaker twice": Refusal(
        directory.create_speaker,
        ValidationError,
        lambda world: {"name": world.speaker.name},
        ("__all__",),
    ),
    "speaker renamed to another": Refusal(
        directory.change_speaker,
        ValidationError,
        lambda world: {"speaker": factories.make_speaker(), "name": world.speaker.name},
        ("__all__",),
    ),
    "outlet without a name": Refusal(
        directory.create_outlet, ValidationError, lambda _: {"name": ""}, ("name",)
    ),
    "outlet twice, in capitals": Refusal(
        directory.create_outlet,
        ValidationError,
        lambda world: {"name": world.outlet.name.upper()},
        ("name",),
    ),
    "outlet of an unknown kind": Refusal(
        directory.create_outlet,
        ValidationError,
        lambda _: {"name": "The Post", "kind": "pamphlet"},
        ("kind",),
    ),
    "outlet renamed to another": Refusal(
        directory.change_outlet,
        ValidationError,
        lambda world: {"outlet": factories.make_outlet(), "name": world.outlet.name},
        ("name",),
    ),
    "scale with a value too many": Refusal(
        scales.create_scale,
        ValidationError,
        lambda _: scale_of(GOOD, BAD, RatingDraft("best", {"en": "Best"}, 3)),
        ("ratings",),
    ),
    "scale with a value missing": Refusal(
        scales.create_scale, ValidationError, lambda _: scale_of(GOOD), ("ratings",)
    ),
    "scale with two labels for a value": Refusal(
        scales.create_scale,
        ValidationError,
        lambda _: scale_of(GOOD, BAD, RatingDraft("poor", {"en": "Poor"}, 1)),
        ("ratings",),
    ),
    "scale with a code twice": Refusal(
        scales.create_scale,
        ValidationError,
        lambda _: scale_of(GOOD, RatingDraft("good", {"en": "Bad"}, 1)),
        ("ratings",),
    ),
    "scale with a label of no words": Refusal(
        scales.create_scale,
        ValidationError,
        lambda _: scale_of(GOOD, RatingDraft("bad", {"en": ""}, 1)),
        ("ratings",),
    ),
    "scale for unknown claims": Refusal(
        scales.create_scale,
        ValidationError,
        lambda _: scale_of(GOOD, BAD, claim_kind="rumour"),
        ("claim_kind",),
    ),
    "scale with a code of several words": Refusal(
        scales.create_scale,
        ValidationError,
        lambda _: scale_of(GOOD, BAD, code="my scale"),
        ("code",),
    ),
    "scale of the same version": Refusal(
        scales.create_scale,
        AlreadyThere,
        lambda world: scale_of(GOOD, BAD, code=world.scale.code),
    ),
    "scale published twice": Refusal(
        scales.publish_scale, WrongState, lambda world: {"scale": world.scale}
    ),
    "scale retired twice": Refusal(
        scales.retire_scale,
        WrongState,
        lambda world: {"scale": scales.retire_scale(actor=world.member, scale=world.scale)},
    ),
    "scale retired before it is published": Refusal(
        scales.retire_scale, WrongState, lambda world: {"scale": world.draft_scale}
    ),
    "user name taken": Refusal(
        people.create_user,
        ValidationError,
        lambda world: {"username": world.member.username},
        ("username",),
    ),
    "user of an unknown role": Refusal(
        people.create_user,
        ValidationError,
        lambda _: {"username": "new", "role": "owner"},
        ("role",),
    ),
    "password anybody would guess": Refusal(
        people.create_user,
        ValidationError,
        lambda _: {"username": "new", "password": "password"},
        ("password",),
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_refused_act_says_why_and_leaves_everything_as_it_was(refusal: Refusal):
    member = factories.make_user(Role.ADMINISTRATOR)
    arguments = refusal.arguments(World(member))
    before = snapshot()
    with pytest.raises(refusal.error) as caught:
        refusal.act(actor=member, **arguments)
    assert snapshot() == before
    if refusal.fields:
        assert tuple(caught.value.message_dict) == refusal.fields
        assert all(sentence for found in caught.value.message_dict.values() for sentence in found)
    else:
        assert str(caught.value)


def test_what_is_there_already_is_handed_to_whoever_wanted_it():
    quote = factories.make_quote()
    with pytest.raises(AlreadyThere) as caught:
        quotes.create_quote(
            actor=factories.a_worker(),
            revision=quote.revision,
            content=[SpanDraft(quote.start, quote.end)],
        )
    assert caught.value.existing == Quote.objects.get()
