"""Every act of the desk once, with what it needs, who may do it and what it changes.

The tests of permissions, events, versions and concurrency all go through this one table, so an
act that is missing from it is missing from all of them; ``test_acts`` checks that none is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from annotations.desk import (
    articles,
    assignments,
    claim_links,
    claims,
    comments,
    corrections,
    deciding,
    desk_settings,
    directory,
    evidence,
    extraction,
    intake,
    jobs,
    merging,
    people,
    publishing,
    questions,
    quotes,
    recusals,
    replies,
    scales,
    tokens,
    training,
    verdicts,
)
from annotations.desk.drafts import ArticleDraft
from annotations.models import Claim, DeskSettings, Engine, Job, Quote, Role, User
from tests import factories, published
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
    def comment(self):
        owner = self.member if self.member.rank >= Role.ANNOTATOR.rank else None
        return factories.make_comment(self.claim, actor=owner)

    @cached_property
    def others_comment(self):
        return factories.make_comment(self.claim)

    @cached_property
    def resolved_comment(self):
        return comments.resolve_comment(actor=self.comment.created_by, comment=self.comment)

    @cached_property
    def gate_note(self):
        return factories.make_gate_note(self.claim)

    @cached_property
    def reply_request(self):
        return factories.make_reply_request(self.claim)

    @cached_property
    def question(self):
        owner = self.member if self.member.rank >= Role.ANNOTATOR.rank else None
        return factories.make_question(self.claim, actor=owner)

    @cached_property
    def others_question(self):
        return factories.make_question(self.claim)

    @cached_property
    def answer(self):
        owner = self.member if self.member.rank >= Role.ANNOTATOR.rank else None
        return factories.make_answer(self.others_question, actor=owner)

    @cached_property
    def others_answer(self):
        return factories.make_answer(self.others_question)

    @cached_property
    def quote_claim(self):
        return factories.make_claim(kind="quote", speaker=self.speaker)

    @cached_property
    def verdict(self):
        giver = self.member if self.member.rank >= Role.REVIEWER.rank else None
        return factories.make_verdict(actor=giver)

    @cached_property
    def assignment(self):
        holder = self.member if self.member.rank >= Role.REVIEWER.rank else None
        return factories.make_assignment(actor=holder)

    @cached_property
    def others_assignment(self):
        return factories.make_assignment()

    @cached_property
    def held_second(self):
        """A claim whose second reviewer was drawn, and somebody is left to be drawn instead."""
        factories.make_user()
        factories.make_user()
        return factories.make_second_review()

    @cached_property
    def agreed_claim(self):
        return factories.make_agreed()

    @cached_property
    def others_recusal(self):
        return factories.make_recusal()

    @cached_property
    def draft(self):
        owner = self.member if self.member.rank >= Role.REVIEWER.rank else None
        return published.make_draft(actor=owner)

    @cached_property
    def others_draft(self):
        return published.make_draft()

    @cached_property
    def published(self):
        return published.make_published()

    @cached_property
    def embargoed(self):
        return published.make_published(embargo=True)

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

    @cached_property
    def desk_settings(self):
        return DeskSettings.objects.get_or_create(pk=DeskSettings.ONLY)[0]

    @cached_property
    def trained_model(self):
        return factories.make_trained_model()

    @cached_property
    def used_model(self):
        editor = factories.a_worker(Role.EDITOR)
        model = factories.make_trained_model("fr", actor=editor)
        return training.use_model(actor=editor, model=model)

    @cached_property
    def job(self):
        owner = self.member if self.member.rank >= Role.ANNOTATOR.rank else None
        return factories.make_job(actor=owner)

    @cached_property
    def others_job(self):
        return factories.make_job()

    @cached_property
    def failed_job(self):
        owner = self.member if self.member.rank >= Role.ANNOTATOR.rank else None
        return factories.make_job(actor=owner, state=Job.State.FAILED)

    @cached_property
    def others_failed_job(self):
        return factories.make_job(state=Job.State.FAILED)


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
    "gate_note": "note",
    "reply_request": "request",
    "others_question": "question",
    "others_answer": "answer",
    "quote_claim": "claim",
    "draft": "fact_check",
    "others_draft": "fact_check",
    "published": "fact_check",
    "embargoed": "fact_check",
    "others_comment": "comment",
    "resolved_comment": "comment",
    "others_assignment": "assignment",
    "others_recusal": "recusal",
    "held_second": "claim",
    "agreed_claim": "claim",
    "draft_scale": "scale",
    "colleague": "user",
    "others_job": "job",
    "failed_job": "job",
    "others_failed_job": "job",
    "trained_model": "model",
    "used_model": "model",
}
"""The name of an act's argument, where a world has several rows for it."""


def tables(*names: str) -> frozenset[str]:
    return frozenset({*names, "event"})


def one_claim_waits(_world: World) -> dict[str, Any]:
    """A claim to be handed out, whatever else there is."""
    factories.make_claim()
    return {}


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
        Role.REVIEWER,
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
    "add_comment": Act(
        comments.add_comment,
        Role.ANNOTATOR,
        "comment.created",
        tables("comment"),
        "claim",
        {"text": "Who counted them?"},
    ),
    "change_comment": Act(
        comments.change_comment,
        Role.ANNOTATOR,
        "comment.changed",
        tables("comment"),
        "comment",
        {"text": "Who counted them, and when?"},
        versioned=True,
    ),
    "resolve_comment": Act(
        comments.resolve_comment,
        Role.ANNOTATOR,
        "comment.resolved",
        tables("comment"),
        "comment",
        versioned=True,
    ),
    "resolve_comment of others": Act(
        comments.resolve_comment,
        Role.EDITOR,
        "comment.resolved",
        tables("comment"),
        "others_comment",
        versioned=True,
    ),
    "reopen_comment": Act(
        comments.reopen_comment,
        Role.ANNOTATOR,
        "comment.reopened",
        tables("comment"),
        "resolved_comment",
        versioned=True,
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
    "write_gate_note": Act(
        replies.write_gate_note,
        Role.ANNOTATOR,
        "gate_note.written",
        tables("gatenote", "claim"),
        "claim",
        {"gate": "primary", "reason": "The minutes were burnt."},
    ),
    "change_gate_note": Act(
        replies.change_gate_note,
        Role.ANNOTATOR,
        "gate_note.written",
        tables("gatenote", "claim"),
        "gate_note",
        {"reason": "The minutes were lost."},
        versioned=True,
    ),
    "add_reply_request": Act(
        replies.add_reply_request,
        Role.ANNOTATOR,
        "reply_request.created",
        tables("replyrequest", "claim"),
        "claim",
        {"asked": "Press office", "channel": "email"},
    ),
    "change_reply_request": Act(
        replies.change_reply_request,
        Role.ANNOTATOR,
        "reply_request.changed",
        tables("replyrequest", "claim"),
        "reply_request",
        {"outcome": "answered", "reply": "We stand by it."},
        versioned=True,
    ),
    "add_question": Act(
        questions.add_question,
        Role.ANNOTATOR,
        "question.created",
        tables("question", "claim"),
        "claim",
        {"text": "Who counted them?"},
    ),
    "change_question": Act(
        questions.change_question,
        Role.ANNOTATOR,
        "question.changed",
        tables("question", "claim"),
        "question",
        {"text": "Who counted them, and when?"},
        versioned=True,
    ),
    "change_question of others": Act(
        questions.change_question,
        Role.EDITOR,
        "question.changed",
        tables("question", "claim"),
        "others_question",
        {"text": "Who counted them, and when?"},
        versioned=True,
    ),
    "withdraw_question": Act(
        questions.withdraw_question,
        Role.ANNOTATOR,
        "question.withdrawn",
        tables("question", "claim"),
        "question",
        {"reason": "Asked twice."},
        versioned=True,
    ),
    "withdraw_question of others": Act(
        questions.withdraw_question,
        Role.EDITOR,
        "question.withdrawn",
        tables("question", "claim"),
        "others_question",
        versioned=True,
    ),
    "add_answer": Act(
        questions.add_answer,
        Role.ANNOTATOR,
        "answer.created",
        tables("answer", "claim"),
        "question",
        {"type": "boolean", "text": "no", "explanation": "Nobody did."},
    ),
    "change_answer": Act(
        questions.change_answer,
        Role.ANNOTATOR,
        "answer.changed",
        tables("answer", "claim"),
        "answer",
        {"text": "2,914."},
        versioned=True,
    ),
    "change_answer of others": Act(
        questions.change_answer,
        Role.EDITOR,
        "answer.changed",
        tables("answer", "claim"),
        "others_answer",
        {"text": "2,914."},
        versioned=True,
    ),
    "withdraw_answer": Act(
        questions.withdraw_answer,
        Role.ANNOTATOR,
        "answer.withdrawn",
        tables("answer", "claim"),
        "answer",
        {"reason": "Misread."},
        versioned=True,
    ),
    "withdraw_answer of others": Act(
        questions.withdraw_answer,
        Role.EDITOR,
        "answer.withdrawn",
        tables("answer", "claim"),
        "others_answer",
        versioned=True,
    ),
    "check_truth": Act(
        claim_links.check_truth,
        Role.ANNOTATOR,
        "claim.created",
        tables("claim"),
        "quote_claim",
        {"statement": "The harbour closed in March."},
    ),
    "submit_verdict": Act(
        verdicts.submit_verdict,
        Role.REVIEWER,
        "verdict.submitted",
        tables("verdict", "claim", "verdict_evidence", "assignment", "notification"),
        "claim",
        lambda world: {
            "rating": world.scale.ratings.get(code="true"),
            "reasons": "The minutes say so.",
            "evidence": [world.others_evidence],
        },
        versioned=True,
    ),
    "take_claim": Act(
        assignments.take_claim,
        Role.REVIEWER,
        "claim.taken",
        tables("assignment", "claim"),
        "claim",
        versioned=True,
    ),
    "take_next": Act(
        assignments.take_next,
        Role.REVIEWER,
        "claim.taken",
        tables("assignment", "claim"),
        arguments=one_claim_waits,
    ),
    "assign_claim": Act(
        assignments.assign_claim,
        Role.EDITOR,
        "claim.assigned",
        tables("assignment", "claim", "notification"),
        "claim",
        lambda _: {"person": factories.make_user(), "note": "Before the vote."},
        versioned=True,
    ),
    "redraw_reviewer": Act(
        assignments.redraw_reviewer,
        Role.EDITOR,
        "claim.drawn",
        tables("assignment", "claim", "notification"),
        "held_second",
        versioned=True,
    ),
    "release_assignment": Act(
        assignments.release_assignment,
        Role.REVIEWER,
        "claim.released",
        tables("assignment", "claim"),
        "assignment",
        {"reason": "On leave."},
    ),
    "release_assignment of others": Act(
        assignments.release_assignment,
        Role.EDITOR,
        "claim.released",
        tables("assignment", "claim", "notification"),
        "others_assignment",
        {"reason": "They are on leave."},
    ),
    "change_due_date": Act(
        assignments.change_due_date,
        Role.EDITOR,
        "assignment.changed",
        tables("assignment", "claim"),
        "others_assignment",
        {"due_on": date(2030, 1, 1)},
    ),
    "declare_recusal": Act(
        recusals.declare_recusal,
        Role.REVIEWER,
        "recusal.declared",
        tables("recusal", "claim"),
        "claim",
        {"reason": "She is my sister."},
    ),
    "lift_recusal": Act(
        recusals.lift_recusal,
        Role.EDITOR,
        "recusal.lifted",
        tables("recusal", "claim"),
        "others_recusal",
        {"reason": "Another person of the same name."},
    ),
    "decide_claim": Act(
        deciding.decide_claim,
        Role.EDITOR,
        "claim.decided",
        tables("claim", "notification"),
        "agreed_claim",
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
    "create_fact_check": Act(
        publishing.create_fact_check,
        Role.REVIEWER,
        "factcheck.created",
        tables("factcheck", "factcheck_authors", "factcheck_writers"),
        "decided_claim",
    ),
    "change_fact_check": Act(
        publishing.change_fact_check,
        Role.REVIEWER,
        "factcheck.changed",
        tables("factcheck", "factcheck_authors"),
        "draft",
        {"headline": "Put another way", "body": "More of it.", "authors": []},
        versioned=True,
    ),
    "change_fact_check of others": Act(
        publishing.change_fact_check,
        Role.EDITOR,
        "factcheck.changed",
        tables("factcheck", "factcheck_writers"),
        "others_draft",
        {"headline": "Put another way"},
        versioned=True,
    ),
    "discard_fact_check": Act(
        publishing.discard_fact_check,
        Role.REVIEWER,
        "factcheck.discarded",
        tables("factcheck"),
        "draft",
        versioned=True,
    ),
    "publish_fact_check": Act(
        publishing.publish_fact_check,
        Role.EDITOR,
        "factcheck.published",
        tables("factcheck", "claim", "notification"),
        "others_draft",
        versioned=True,
    ),
    "change_embargo": Act(
        publishing.change_embargo,
        Role.EDITOR,
        "factcheck.embargo_changed",
        tables("factcheck"),
        "embargoed",
        {"embargo_until": None},
        versioned=True,
    ),
    "correct_fact_check": Act(
        corrections.correct_fact_check,
        Role.EDITOR,
        "factcheck.corrected",
        tables("factcheck", "factcheck_writers", "correction", "claim", "notification"),
        "published",
        {"kind": "update", "reason": "New figures.", "body": "More of it."},
        versioned=True,
    ),
    "withdraw_fact_check": Act(
        corrections.withdraw_fact_check,
        Role.EDITOR,
        "factcheck.withdrawn",
        tables("factcheck", "claim", "notification"),
        "published",
        {"reason": "We were wrong."},
        versioned=True,
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
    "add_alias": Act(
        merging.add_alias,
        Role.ANNOTATOR,
        "speaker.changed",
        tables("speaker"),
        "speaker",
        {"alias": "the mayor"},
        versioned=True,
    ),
    "merge_speakers": Act(
        merging.merge_speakers,
        Role.EDITOR,
        "speaker.merged",
        tables("speaker", "quote", "claim"),
        "speaker",
        lambda world: {
            "into": factories.make_speaker(),
            "version": (
                factories.make_quote(world.revision, speaker=world.speaker)
                and factories.make_claim(speaker=world.speaker)
                and 1
            ),
        },
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
    "store_model": Act(
        training.store_model,
        Role.EDITOR,
        "model.trained",
        tables("trainedmodel"),
        arguments={"learnt": factories.learnt()},
    ),
    "use_model": Act(
        training.use_model, Role.EDITOR, "model.used", tables("trainedmodel"), "trained_model"
    ),
    "roll_back_model": Act(
        training.roll_back_model,
        Role.EDITOR,
        "model.rolled_back",
        tables("trainedmodel"),
        "used_model",
    ),
    "change_desk_settings": Act(
        desk_settings.change_desk_settings,
        Role.EDITOR,
        "settings.changed",
        tables("desksettings"),
        "desk_settings",
        {"extraction_engine": Engine.RULES, "extraction_languages": ["fr", "en-GB"]},
        versioned=True,
    ),
    "enqueue_job": Act(
        jobs.enqueue_job,
        Role.ANNOTATOR,
        "job.queued",
        tables("job"),
        arguments=lambda world: {
            "kind": "extract",
            "arguments": {"revisions": [world.revision.pk], "engine": "rules"},
        },
    ),
    "enqueue_reading": Act(
        jobs.enqueue_reading, Role.ANNOTATOR, "job.queued", tables("job"), "revision"
    ),
    "cancel_job": Act(jobs.cancel_job, Role.ANNOTATOR, "job.cancelled", tables("job"), "job"),
    "cancel_job of others": Act(
        jobs.cancel_job, Role.EDITOR, "job.cancelled", tables("job"), "others_job"
    ),
    "retry_job": Act(jobs.retry_job, Role.ANNOTATOR, "job.retried", tables("job"), "failed_job"),
    "retry_job of others": Act(
        jobs.retry_job, Role.EDITOR, "job.retried", tables("job"), "others_failed_job"
    ),
}
