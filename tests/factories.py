"""What tests need on a desk, made by the same acts that people's clicks call.

Every function takes what a test cares about and chooses the rest; ``actor`` is an annotator or
better where none is given. Rows come back as the acts return them.
"""

from itertools import count

from annotations.desk import claims, directory, evidence, intake, quotes, scales, verdicts
from annotations.desk.drafts import ArticleDraft, QuoteDraft, SpanDraft
from annotations.desk.quotes import SourceDraft
from annotations.desk.scales import RatingDraft
from annotations.models import (
    Article,
    Claim,
    Evidence,
    Outlet,
    Quote,
    RatingScale,
    Revision,
    Role,
    Speaker,
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


def a_worker(role: str = Role.ANNOTATOR) -> User:
    """Somebody of this role whom the test does not care about; the same one each time."""
    user, _created = User.objects.get_or_create(username=f"some-{role}", defaults={"role": role})
    return user
