"""What tests need on a desk, made by the same acts that people's clicks call.

Every function takes what a test cares about and chooses the rest; ``actor`` is an annotator or
better where none is given. Rows come back as the acts return them.
"""

from contextlib import contextmanager
from itertools import count

from annotations.desk import (
    assignments,
    claims,
    comments,
    directory,
    evidence,
    intake,
    questions,
    quotes,
    recusals,
    replies,
    scales,
    training,
    verdicts,
)
from annotations.desk.drafts import ArticleDraft, QuoteDraft, SpanDraft
from annotations.desk.job_extraction import asked_for
from annotations.desk.job_leases import take_job
from annotations.desk.jobs import add_job
from annotations.desk.quotes import SourceDraft
from annotations.desk.scales import RatingDraft
from annotations.extraction.sequence.features import VERSION
from annotations.extraction.sequence.weights import Metadata, Weights, digest
from annotations.models import (
    Answer,
    Article,
    Assignment,
    Claim,
    Comment,
    DeskSettings,
    Evidence,
    GateNote,
    Job,
    Outlet,
    Question,
    Quote,
    RatingScale,
    Recusal,
    ReplyRequest,
    Revision,
    Role,
    Speaker,
    TrainedModel,
    User,
    Verdict,
)

PASSWORD = "correct horse battery staple"

TEXT = """The harbour of Lindmouth will close in March, the council said on Tuesday.

“We counted 3,200 lorries last year,” said Marta Ilves, who runs the quay. “Nobody asked us.”

According to a clerk, the vote was nine to four. The mayor declined to comment."""
"""A text with an interrupted quote, an indirect one, and figures."""

numbers = count(1)


def make_user(role: str = Role.REVIEWER, username: str = "", **fields) -> User:
    """A member of the desk who can sign in with ``PASSWORD``."""
    name = username or f"{role}-{next(numbers)}"
    return User.objects.create_user(name, password=PASSWORD, role=role, **fields)


def make_outlet(name: str = "", *, actor: User | None = None, **fields) -> Outlet:
    name = name or f"Outlet {next(numbers)}"
    return directory.create_outlet(actor=actor or a_worker(), name=name, **fields)


def make_speaker(name: str = "", *, actor: User | None = None, **fields) -> Speaker:
    if fields.get("kind") != Speaker.Kind.ANONYMOUS:
        name = name or f"Speaker {next(numbers)}"
    return directory.create_speaker(actor=actor or a_worker(), name=name, **fields)


def make_revision(
    text: str = "", *, actor: User | None = None, extract: bool = False, **fields
) -> Revision:
    """The revision of a new article; without a text, one that no other article has.

    ``fields`` are those of :class:`annotations.desk.drafts.ArticleDraft`: title, url, outlet
    (a name), authors, published_at, language …
    """
    text = text or f"{TEXT}\n\nThis is article {next(numbers)}."
    draft = ArticleDraft(text=text, **{"language": "en", "title": "A headline", **fields})
    result = intake.add_article(actor=actor or a_worker(), draft=draft, extract=extract)
    assert result.revision is not None
    return result.revision


def make_article(text: str = "", **fields) -> Article:
    """A new article; ``fields`` as for :func:`make_revision`."""
    return make_revision(text, **fields).article


def place(revision: Revision, words: str, *, occurrence: int = 0) -> SpanDraft:
    """Where the words stand in the revision's text, in code points."""
    start = -1
    for _ in range(occurrence + 1):
        start = revision.text.index(words, start + 1)
    return SpanDraft(start, start + len(words), words)


def make_quote(
    revision: Revision | None = None,
    words: str | list[str] = "We counted 3,200 lorries last year,",
    *,
    actor: User | None = None,
    cue: str = "",
    sources: list[str] | tuple[str, ...] = (),
    **fields,
) -> Quote:
    """An accepted quote of these words (or parts); cue and sources are given as words too."""
    revision = revision or make_revision()
    parts = [words] if isinstance(words, str) else words
    return quotes.create_quote(
        actor=actor or a_worker(),
        revision=revision,
        content=[place(revision, part) for part in parts],
        cue=place(revision, cue) if cue else None,
        sources=[SourceDraft(place(revision, source)) for source in sources],
        **fields,
    )


def make_proposed_quote(
    revision: Revision | None = None, words: str = "Nobody asked us.", *, actor: User | None = None
) -> Quote:
    """A quote that nobody has decided on; without a revision, one that came with an import."""
    if revision is None:
        text = f"{TEXT}\n\nThis is article {next(numbers)}."
        start = text.index(words)
        draft = QuoteDraft(content=[SpanDraft(start, start + len(words), words)])
        return make_revision(text, actor=actor, quotes=[draft]).quotes.get()
    quote = make_quote(revision, words, actor=actor)
    # No act takes a decision back to "proposed", so this is what the engine would have left.
    Quote.objects.filter(pk=quote.pk).update(state=Quote.State.PROPOSED)
    return Quote.objects.get(pk=quote.pk)


def make_claim(
    statement: str = "",
    *,
    actor: User | None = None,
    revision: Revision | None = None,
    words: str = "",
    **fields,
) -> Claim:
    """An open claim; with ``revision`` and ``words`` it stands at these words."""
    return claims.create_claim(
        actor=actor or a_worker(),
        statement=statement or ("" if words else f"The earth is round ({next(numbers)})."),
        revision=revision,
        place=place(revision, words) if revision and words else None,
        **fields,
    )


def make_evidence(
    claim: Claim | None = None, *, actor: User | None = None, stance: str = "supports", **fields
) -> Evidence:
    return evidence.add_evidence(
        actor=actor or a_worker(),
        claim=claim or make_claim(),
        stance=stance,
        **{"title": f"Annual report {next(numbers)}", **fields},
    )


def make_comment(
    claim: Claim | None = None,
    text: str = "Who counted them?",
    *,
    actor: User | None = None,
    **fields,
) -> Comment:
    return comments.add_comment(
        actor=actor or a_worker(), claim=claim or make_claim(), text=text, **fields
    )


def make_question(
    claim: Claim | None = None, text: str = "How many lorries were counted?", *, actor=None
) -> Question:
    """A question about a claim."""
    return questions.add_question(actor=actor or a_worker(), claim=claim or make_claim(), text=text)


def make_answer(question: Question | None = None, *, actor: User | None = None, **fields) -> Answer:
    """An answer, in own words unless told otherwise."""
    return questions.add_answer(
        actor=actor or a_worker(),
        question=question or make_question(),
        **{"type": "abstractive", "text": "About 2,900.", **fields},
    )


def make_reply_request(
    claim: Claim | None = None, *, actor: User | None = None, **fields
) -> ReplyRequest:
    """Somebody who was asked for a reply, by e-mail and just now."""
    return replies.add_reply_request(
        actor=actor or a_worker(),
        claim=claim or make_claim(),
        **{"asked": "Press office", "channel": "email", **fields},
    )


def make_gate_note(
    claim: Claim | None = None, *, actor: User | None = None, gate: str = "primary"
) -> GateNote:
    """A written reason at a gate."""
    return replies.write_gate_note(
        actor=actor or a_worker(),
        claim=claim or make_claim(),
        gate=gate,
        reason="The minutes were burnt.",
    )


FACT_RATINGS = (
    RatingDraft("true", {"en": "True", "fr": "Vrai"}, 3),
    RatingDraft("half", {"en": "Half true", "fr": "À moitié vrai"}, 2),
    RatingDraft("false", {"en": "False", "fr": "Faux"}, 1),
    RatingDraft("unproven", {"en": "Unproven", "fr": "Non établi"}),
)


def make_scale(
    kind: str = "fact", *, actor: User | None = None, code: str = "", publish: bool = True
) -> RatingScale:
    """A scale from 1 to 3 with one label off the axis, published unless told otherwise."""
    actor = actor or a_worker(Role.EDITOR)
    scale = scales.create_scale(
        actor=actor,
        code=code or f"scale-{next(numbers)}",
        claim_kind=kind,
        names={"en": "Facts", "fr": "Faits"},
        best=3,
        worst=1,
        ratings=FACT_RATINGS,
    )
    return scales.publish_scale(actor=actor, scale=scale) if publish else scale


def make_verdict(
    claim: Claim | None = None,
    *,
    actor: User | None = None,
    rating: str = "true",
    scale: RatingScale | None = None,
    reasons: str = "The annual report says so.",
    **fields,
) -> Verdict:
    """A verdict by a reviewer, on a scale made for it unless one is given."""
    claim = claim or make_claim()
    scale = scale or make_scale(claim.kind)
    return verdicts.submit_verdict(
        actor=actor or a_worker(Role.REVIEWER),
        claim=claim,
        rating=scale.ratings.get(code=rating),
        reasons=reasons,
        **fields,
    )


def choose(**settings) -> DeskSettings:
    """Have the desk's settings say this."""
    row, _created = DeskSettings.objects.get_or_create(pk=DeskSettings.ONLY)
    for name, value in settings.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    return row


def make_assignment(claim: Claim | None = None, *, actor: User | None = None) -> Assignment:
    """A claim that a reviewer took."""
    return assignments.take_claim(
        actor=actor or a_worker(Role.REVIEWER), claim=claim or make_claim()
    )


def make_second_review(claim: Claim | None = None, *, plan: str = "blind", **verdict) -> Claim:
    """A claim that was answered once, and waits for a second answer."""
    claim = claim or make_claim()
    with reviewed(plan):
        make_verdict(claim, **verdict)
    return Claim.objects.get(pk=claim.pk)


def make_agreed(claim: Claim | None = None) -> Claim:
    """A claim that two reviewers agree on and that an editor is to decide."""
    claim = claim or make_claim()
    scale = make_scale(claim.kind)
    choose(agreement_decides=False)
    second = make_user()
    make_second_review(claim, scale=scale)
    answer_second(claim, second, scale=scale)
    return Claim.objects.get(pk=claim.pk)


def answer_second(claim: Claim, reviewer: User, **verdict) -> Verdict:
    """The second verdict, by somebody in particular, whoever was drawn."""
    claim = Claim.objects.get(pk=claim.pk)
    held = claim.assignments.filter(state=Assignment.State.HELD)
    held.exclude(person=reviewer).update(person=reviewer)
    return make_verdict(claim, actor=reviewer, **verdict)


@contextmanager
def reviewed(plan: str):
    """Within: claims are reviewed by this plan. What has begun goes on by it."""
    before = choose().fact_reviews
    choose(fact_reviews=plan, quote_reviews=plan)
    yield
    choose(fact_reviews=before, quote_reviews=before)


def make_recusal(claim: Claim | None = None, *, actor: User | None = None) -> Recusal:
    """Somebody who keeps out of a claim."""
    return recusals.declare_recusal(
        actor=actor or a_worker(Role.REVIEWER), claim=claim or make_claim(), reason="My sister's."
    )


def make_job(
    *revisions: Revision, actor: User | None = None, state: str = Job.State.QUEUED, engine: str = ""
) -> Job:
    """A job of reading texts, of a new one where none is given, that nobody has begun; or one that
    was taken, and ended in a state.
    """
    pks = [revision.pk for revision in revisions or [make_revision()]]
    asked = asked_for(pks, engine=engine)
    job, _new = add_job(kind="extract", asked=asked, requested_by=actor or a_worker())
    if state != Job.State.QUEUED:
        hold = take_job(worker="a test", pk=job.pk)
        if state != Job.State.RUNNING:
            hold.settle(state, error="It broke." if state == Job.State.FAILED else "")
        job.refresh_from_db()
    return job


def a_worker(role: str = Role.ANNOTATOR) -> User:
    """Somebody of this role whom the test does not care about; the same one each time."""
    user, _created = User.objects.get_or_create(username=f"some-{role}", defaults={"role": role})
    return user


def learnt(language: str = "en", *, better: bool = True) -> training.Learnt:
    """What training gives, with weights that pass for some and know nothing."""
    size = 8 + next(numbers)  # no two alike
    data = b"lCRF" + size.to_bytes(4, "little") + bytes(size - 8)
    about = Metadata(
        (language,), digest(data), VERSION, "2", "2026-03-01T09:30:00+00:00", 9, 80, ""
    )
    scores = {"soft": 70.0, "e2e": 60.0}
    after = {name: value + better for name, value in scores.items()}
    return training.Learnt(language, Weights(data, about), scores, after, better, 9, 3)


def make_trained_model(
    language: str = "en", *, better: bool = True, actor: User | None = None
) -> TrainedModel:
    """A model that is not used yet."""
    return training.store_model(
        actor=actor or a_worker(Role.EDITOR), learnt=learnt(language, better=better)
    )
