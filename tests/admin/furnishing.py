"""A small desk with a row of everything."""

from annotations.desk import articles, backlog, desk_settings, tokens
from annotations.models import Event, Evidence, RevisionSketch
from tests import factories, published


def furnish(count: int) -> dict:
    """Put ``count`` of everything on the desk; return one row of every model, by its name."""
    for _ in range(count):
        last = _furnish_once()
    backlog.work_backlog(limit=100)
    rows = {row._meta.model_name: row for row in last}
    rows["revisionsketch"] = RevisionSketch.objects.latest("pk")
    rows["event"] = Event.objects.latest("pk")
    return rows


def _furnish_once() -> list:
    number = next(factories.numbers)
    revision = factories.make_revision(outlet=f"Outlet {number}", authors=["Ann Lee"])
    speaker = factories.make_speaker(aliases=["the mayor"])
    quote = factories.make_quote(
        revision,
        ["We counted 3,200 lorries last year,", "Nobody asked us."],
        cue="said",
        sources=["Marta Ilves"],
        speaker=speaker,
    )
    statement = f"Lindmouth counted {number} lorries."
    claim = factories.make_claim(
        statement, revision=revision, words="3,200 lorries", quote=quote, speaker=speaker
    )
    factories.make_evidence(claim, title="Count of lorries", url="https://port.example/count")
    scale = factories.make_scale()
    evidence = Evidence.objects.latest("pk")
    verdict = factories.make_verdict(claim, scale=scale, evidence=[evidence])
    excluded = articles.exclude_range(
        actor=factories.a_worker(),
        revision=revision,
        place=factories.place(revision, "The mayor declined to comment."),
    )
    answer = factories.make_answer(factories.make_question(claim), evidence=evidence)
    correction = published.make_correction()
    user = factories.make_user("reader")
    token, _secret = tokens.create_token(actor=user)
    chosen = desk_settings.change_desk_settings(
        actor=factories.a_worker("editor"),
        desk_settings=desk_settings.read_desk_settings(),
        quote_threshold=number % 100 / 1000,
    )
    return [
        *(revision, revision.article, revision.article.outlet, speaker, quote),
        *(quote.spans.first(), claim, claim.appearances.get(), evidence, scale),
        *(scale.ratings.first(), verdict, excluded, user, token),
        *(answer, answer.question, factories.make_gate_note(claim)),
        factories.make_reply_request(claim),
        factories.make_comment(claim),
        *(factories.make_assignment(), factories.make_recusal()),
        *(correction, correction.fact_check),
        *(chosen, factories.make_job(revision), factories.make_trained_model()),
    ]
