"""Every act of the desk once, with what it needs, who may do it and what it changes.

The tests of permissions, events, versions and concurrency all go through this one table, so an
act that is missing from it is missing from all of them; ``test_acts`` checks that none is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from annotations.desk import (
    articles,
    claims,
    directory,
    evidence,
    extraction,
    intake,
    people,
    quotes,
    scales,
    tokens,
    verdicts,
)
from annotations.desk.drafts import ArticleDraft
from annotations.models import Claim, Quote, Role, User
from tests import factories
from tests.factories import place


class World:
    """Rows in every state an act may start from, made when asked for.

    ``member`` owns what only its owner may touch: evidence, and a verdict if they may give one.
    """

    def __init__(self, member: User) -> None:
        self.member = member

    @cached_property
    def revision(self):
        return factories.make_revision(outlet="The Daily")

    @cached_property
    def article(self):
        return self.revision.article

    @cached_property
    def withdrawn_article(self):
        return articles.withdraw_article(
            actor=factories.a_worker(Role.EDITOR), article=factories.make_article()
        )

    @cached_property
    def excluded(self):
        spot = place(self.revision, "The mayor declined to comment.")
        actor = factories.a_worker()
        return articles.exclude_range(actor=actor, revision=self.revision, place=spot)

    @cached_property
    def proposal(self):
        return factories.make_proposed_quote(self.revision)

    @cached_property
    def quote(self):
        return factories.make_quote(self.revision, cue="said", sources=["Marta Ilves"])

    @cached_property
    def proposed_claim(self):
        return factories.make_claim(state=Claim.State.PROPOSED)

    @cached_property
    def claim(self):
        return factories.make_claim()

    @cached_property
    def decided_claim(self):
        return Claim.objects.get(pk=self.verdict.claim_id)

    @cached_property
    def evidence(self):
        owner = self.member if self.member.rank >= Role.ANNOTATOR.rank else None
        return factories.make_evidence(self.claim, actor=owner)

    @cached_property
    def others_evidence(self):
        return factories.make_evidence(self.claim)

    @cached_property
    def verdict(self):
        giver = self.member if self.member.rank >= Role.REVIEWER.rank else None
        return factories.make_verdict(actor=giver)

    @cached_property
    def scale(self):
        return factories.make_scale()

    @cached_property
    def draft_scale(self):
        return factories.make_scale(publish=False)

    @cached_property
    def outlet(self):
        return factories.make_outlet()

    @cached_property
    def colleague(self):
        return factories.make_user(Role.READER)

    @cached_property
    def speaker(self):
        return factories.make_speaker()


@dataclass(frozen=True)
class Act:
    """One act: ``row`` names what it is done to in a world, for acts on a row there is."""

    do: Callable[..., Any]
    least: Role
    verb: str
    tables: frozenset[str]
    row: str = ""
    arguments: dict[str, Any] | Callable[[World], dict[str, Any]] = field(default_factory=dict)
    versioned: bool = False

    def prepare(self, member: User) -> "Prepared":
        """Make the rows, and return the act ready to be done by ``actor``."""
        world = World(member)
        arguments = dict(self.arguments(world) if callable(self.arguments) else self.arguments)
        row = getattr(world, self.row) if self.row else None
        if row:
            arguments[ROW_ARGUMENTS.get(self.row, self.row)] = row
        return Prepared(self.do, arguments, row)


@dataclass(frozen=True)
class Prepared:
    """An act that lacks nothing but the actor."""

    do: Callable[..., Any]
    arguments: dict[str, Any]
    row: Any

    def __call__(self, **more: Any) -> Any:
        return self.do(**(self.arguments | more))


ROW_ARGUMENTS = {
    "withdrawn_article": "article",
    "proposal": "quote",
    "proposed_claim": "claim",
    "decided_claim": "claim",
    "others_evidence": "evidence",
    "draft_scale": "scale",
    "colleague": "user",
}
"""The name of an act's argument, where a world has several rows for it."""


def tables(*names: str) -> frozenset[str]:
    return frozenset({*names, "event"})


ACTS: dict[str, Act] = {
    "add_article": Act(
        intake.add_article,
        Role.ANNOTATOR,
        "article.created",
        tables("article", "revision", "revisionsketch"),
        arguments={
            "draft": ArticleDraft("Nobody has written this before, we think.", language="en"),
            "extract": False,
        },
    ),
    "change_article": Act(
        articles.change_article,
        Role.ANNOTATOR,
        "article.changed",
        tables("article"),
        "article",
        {"title": "Another headline", "authors": ["Ann Lee"]},
        versioned=True,
    ),
    "withdraw_article": Act(
        articles.withdraw_article,
        Role.EDITOR,
        "article.withdrawn",
        tables("article"),
        "article",
        {"reason": "A hoax."},
        versioned=True,
    ),
    "restore_article": Act(
        articles.restore_article,
        Role.EDITOR,
        "article.restored",
        tables("article"),
        "withdrawn_article",
        versioned=True,
    ),
    "exclude_range": Act(
        articles.exclude_range,
        Role.ANNOTATOR,
        "range.excluded",
        tables("excludedrange"),
        "revision",
        lambda world: {"place": place(world.revision, "The mayor declined to comment.")},
    ),
    "restore_range": Act(
        articles.restore_range,
        Role.ANNOTATOR,
        "range.brought_back",
        tables("excludedrange"),
        "excluded",
        versioned=True,
    ),
    "propose": Act(
        extraction.propose,
        Role.ANNOTATOR,
        "article.extracted",
        tables("revision", "quote", "quotespan", "claim", "appearance"),
        "revision",
    ),
    "create_quote": Act(
        quotes.create_quote,
        Role.ANNOTATOR,
        "quote.created",
        tables("quote", "quotespan"),
        "revision",
        lambda world: {"content": [place(world.revision, "the vote was nine to four")]},
    ),
    "accept_quote": Act(
        quotes.accept_quote,
        Role.ANNOTATOR,
        "quote.accepted",
        tables("quote"),
        "proposal",
        versioned=True,
    ),
    "reject_quote": Act(
        quotes.reject_quote,
        Role.ANNOTATOR,
        "quote.rejected",
        tables("quote"),
        "quote",
        {"reason": "Nobody said this."},
        versioned=True,
    ),
    "change_quote": Act(
        quotes.change_quote,
        Role.ANNOTATOR,
        "quote.changed",
        tables("quote", "quotespan"),
        "quote",
        {"kind": Quote.Kind.MIXED, "cue": None},
        versioned=True,
    ),
    "create_claim": Act(
        claims.create_claim,
        Role.ANNOTATOR,
        "claim.created",
        tables("claim", "appearance"),
        "revision",
        lambda world: {"place": place(world.revision, "the vote was nine to four")},
    ),
    "check_quote": Act(
        claims.check_quote,
        Role.ANNOTATOR,
        "claim.created",
        tables("claim", "appearance"),
        "quote",
    ),
    "accept_claim": Act(
        claims.accept_claim,
        Role.ANNOTATOR,
        "claim.accepted",
        tables("claim"),
        "proposed_claim",
        versioned=True,
    ),
    "reject_claim": Act(
        claims.reject_claim,
        Role.ANNOTATOR,
        "claim.rejected",
        tables("claim"),
        "claim",
        {"reason": "A wish."},
        versioned=True,
    ),
    "reopen_claim": Act(
        claims.reopen_claim,
        Role.ANNOTATOR,
        "claim.reopened",
        tables("claim"),
        "decided_claim",
        {"reason": "New papers."},
        versioned=True,
    ),
    "change_claim": Act(
        claims.change_claim,
        Role.ANNOTATOR,
        "claim.changed",
        tables("claim"),
        "claim",
        {"statement": "Put another way."},
        versioned=True,
    ),
    "add_appearance": Act(
        claims.add_appearance,
        Role.ANNOTATOR,
        "appearance.created",
        tables("appearance", "claim"),
        "claim",
        lambda world: {
            "revision": world.revision,
            "place": place(world.revision, "the vote was nine to four"),
        },
    ),
    "add_evidence": Act(
        evidence.add_evidence,
        Role.ANNOTATOR,
        "evidence.created",
        tables("evidence", "claim"),
        "claim",
        {"stance": "refutes", "title": "Minutes of the meeting"},
    ),
    "change_evidence": Act(
        evidence.change_evidence,
        Role.ANNOTATOR,
        "evidence.changed",
        tables("evidence", "claim"),
        "evidence",
        {"stance": "context"},
        versioned=True,
    ),
    "change_evidence of others": Act(
        evidence.change_evidence,
        Role.EDITOR,
        "evidence.changed",
        tables("evidence", "claim"),
        "others_evidence",
        {"stance": "context"},
        versioned=True,
    ),
    "withdraw_evidence": Act(
        evidence.withdraw_evidence,
        Role.ANNOTATOR,
        "evidence.withdrawn",
        tables("evidence", "claim"),
        "evidence",
        {"reason": "Another town."},
        versioned=True,
    ),
    "withdraw_evidence of others": Act(
        evidence.withdraw_evidence,
        Role.EDITOR,
        "evidence.withdrawn",
        tables("evidence", "claim"),
        "others_evidence",
        versioned=True,
    ),
    "submit_verdict": Act(
        verdicts.submit_verdict,
        Role.REVIEWER,
        "verdict.submitted",
        tables("verdict", "claim", "verdict_evidence"),
        "claim",
        lambda world: {
            "rating": world.scale.ratings.get(code="true"),
            "reasons": "The minutes say so.",
            "evidence": [world.evidence],
        },
        versioned=True,
    ),
    "withdraw_verdict": Act(
        verdicts.withdraw_verdict,
        Role.REVIEWER,
        "verdict.withdrawn",
        tables("verdict", "claim"),
        "verdict",
        {"reason": "Misread."},
    ),
    "create_speaker": Act(
        directory.create_speaker,
        Role.ANNOTATOR,
        "speaker.created",
        tables("speaker"),
        arguments={"name": "Ann Lee", "description": "mayor"},
    ),
    "change_speaker": Act(
        directory.change_speaker,
        Role.ANNOTATOR,
        "speaker.changed",
        tables("speaker"),
        "speaker",
        {"aliases": ["the mayor"]},
        versioned=True,
    ),
    "create_outlet": Act(
        directory.create_outlet,
        Role.ANNOTATOR,
        "outlet.created",
        tables("outlet"),
        arguments={"name": "The Evening Post"},
    ),
    "change_outlet": Act(
        directory.change_outlet,
        Role.EDITOR,
        "outlet.changed",
        tables("outlet"),
        "outlet",
        {"kind": "blog"},
        versioned=True,
    ),
    "create_scale": Act(
        scales.create_scale,
        Role.EDITOR,
        "scale.created",
        tables("ratingscale", "rating"),
        arguments={
            "code": "fidelity",
            "claim_kind": "quote",
            "names": {"en": "Fidelity"},
            "best": 3,
            "worst": 1,
            "ratings": factories.FACT_RATINGS,
        },
    ),
    "publish_scale": Act(
        scales.publish_scale,
        Role.EDITOR,
        "scale.published",
        tables("ratingscale"),
        "draft_scale",
    ),
    "retire_scale": Act(
        scales.retire_scale, Role.EDITOR, "scale.retired", tables("ratingscale"), "scale"
    ),
    "create_user": Act(
        people.create_user,
        Role.ADMINISTRATOR,
        "user.created",
        tables("user"),
        arguments={"username": "newcomer"},
    ),
    "change_user": Act(
        people.change_user,
        Role.ADMINISTRATOR,
        "user.changed",
        tables("user"),
        "colleague",
        {"role": Role.EDITOR, "last_name": "Lee"},
    ),
    "reset_password": Act(
        people.reset_password,
        Role.ADMINISTRATOR,
        "user.password_reset",
        tables("user"),
        "colleague",
        {"password": "a stapled battery horse"},
    ),
    "create_token": Act(tokens.create_token, Role.READER, "token.created", tables()),
    "set_password": Act(
        people.set_password,
        Role.READER,
        "user.password_changed",
        tables("user"),
        arguments={"password": "a stapled battery horse"},
    ),
}
