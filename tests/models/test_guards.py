"""What the database itself refuses, whoever writes: constraints and triggers."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from annotations.models import (
    Appearance,
    Article,
    Claim,
    Correction,
    Event,
    Evidence,
    ExcludedRange,
    FactCheck,
    Outlet,
    Quote,
    QuoteSpan,
    Rating,
    RatingScale,
    Revision,
    Speaker,
    User,
    Verdict,
)
from tests import factories, published

pytestmark = pytest.mark.django_db

NOW = timezone.now()


def refuses(write) -> bool:
    """Whether the database refuses the write."""
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return True
    return False


def span(start: int, end: int) -> dict:
    return {"start": start, "end": end, "exact": "x"}


PLACES = {
    Quote: lambda revision: {"revision": revision, "created_at": NOW},
    ExcludedRange: lambda revision: {"revision": revision, "kind": "manual"},
    Appearance: lambda revision: {
        "revision": revision,
        "claim": factories.make_claim(),
        "created_at": NOW,
        "exact": "x",
    },
    QuoteSpan: lambda revision: {
        "quote": factories.make_quote(revision),
        "role": "cue",
        "exact": "x",
    },
}


@pytest.mark.parametrize("model", PLACES)
def test_place_is_taken_up_to_the_end_of_the_text_and_not_one_further(model):
    revision = factories.make_revision()
    fields = PLACES[model](revision)
    last = revision.length
    assert refuses(lambda: model.objects.create(**fields, start=0, end=last + 1))
    assert not refuses(lambda: model.objects.create(**fields, start=last - 1, end=last))


@pytest.mark.parametrize("model", PLACES)
def test_place_starts_in_the_text_and_before_its_end(model):
    fields = PLACES[model](factories.make_revision())
    assert refuses(lambda: model.objects.create(**fields, start=5, end=5))
    assert refuses(lambda: model.objects.create(**fields, start=6, end=5))
    assert refuses(lambda: model.objects.create(**fields, start=-1, end=5))


@pytest.mark.parametrize("model", PLACES)
def test_place_cannot_be_moved_beyond_the_text(model):
    revision = factories.make_revision()
    row = model.objects.create(**PLACES[model](revision), start=1, end=3)
    rows = model.objects.filter(pk=row.pk)
    assert refuses(lambda: rows.update(end=revision.length + 1))
    assert not refuses(lambda: rows.update(end=revision.length))


FROZEN = {
    Revision: (
        factories.make_revision,
        {
            "text": "Other words.",
            "title": "Another headline",
            "length": 3,
            "sha256": "0" * 64,
            "source_sha256": "0" * 64,
            "number": 7,
        },
    ),
    Verdict: (
        factories.make_verdict,
        {"reasons": "Others.", "role": "second", "submitted_at": NOW},
    ),
    Event: (
        lambda: factories.make_claim() and Event.objects.get(verb="claim.created"),
        {
            "at": NOW,
            "actor": None,
            "verb": "claim.other",
            "target_type": "quote",
            "target_id": 99,
            "article_id": 99,
            "claim_id": 99,
            "data": {},
        },
    ),
    RatingScale: (
        factories.make_scale,
        {
            "code": "other",
            "scale_version": 2,
            "claim_kind": "quote",
            "names": {"en": "Other"},
            "descriptions": {"en": "Other"},
            "best": 9,
            "worst": 2,
            "published_at": None,
        },
    ),
    Rating: (
        lambda: factories.make_scale().ratings.first(),
        {
            "position": 9,
            "code": "other",
            "value": None,
            "labels": {"en": "Other"},
            "descriptions": {"en": "Other"},
        },
    ),
}


KEPT = {Correction: published.make_correction, FactCheck: published.make_published}


@pytest.mark.parametrize(
    ("model", "field"),
    [(model, field) for model, (_, fields) in FROZEN.items() for field in fields],
)
def test_what_is_given_for_good_is_never_altered(model, field):
    make, fields = FROZEN[model]
    rows = model.objects.filter(pk=make().pk)
    before = rows.values().get()
    assert refuses(lambda: rows.update(**{field: fields[field]}))
    assert rows.values().get() == before


@pytest.mark.parametrize("model", [*FROZEN, Correction, FactCheck])
def test_what_is_kept_for_good_is_not_deleted_nor_numbered_anew(model):
    make = KEPT.get(model) or FROZEN[model][0]
    rows = model.objects.filter(pk=make().pk)
    assert refuses(lambda: rows._raw_delete(using="default"))
    if model is not FactCheck:
        assert refuses(lambda: rows.update(id=99_999))


@pytest.mark.sqlite
@pytest.mark.parametrize("model", [*FROZEN, Correction, FactCheck])
def test_nothing_kept_for_good_is_replaced(model):
    row = (KEPT.get(model) or FROZEN[model][0])()
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
    numbered = columns.replace('"id"', "id + 1000")
    before = list(model.objects.values())
    for new in (columns, numbered):
        sql = f"SELECT {new} FROM {table} WHERE id = {row.pk}"  # noqa: S608 - no words of anybody
        assert refuses(lambda sql=sql: write(f"REPLACE INTO {table} ({columns}) {sql}")) or (
            # Nothing bars a second correction that says the same.
            model is Correction and new == numbered
        )
        assert list(model.objects.filter(pk__lt=1000).values()) == before


def write(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_scale_and_its_labels_can_be_reworded_until_they_are_published():
    scale = factories.make_scale(publish=False)
    assert not refuses(lambda: RatingScale.objects.filter(pk=scale.pk).update(names={"en": "New"}))
    assert not refuses(lambda: scale.ratings.filter(code="true").update(labels={"en": "Right"}))


def test_published_scale_takes_no_label_more():
    draft = factories.make_scale(code="draft", publish=False)
    frozen = factories.make_scale()
    label = {"code": "new", "position": 99, "labels": {"en": "New"}}
    assert refuses(lambda: frozen.ratings.create(**label))
    assert not refuses(lambda: draft.ratings.create(**label))
    assert refuses(lambda: draft.ratings.filter(code="new").update(scale=frozen))
    assert not frozen.ratings.filter(code="new").exists()


def test_verdict_can_be_superseded_and_revision_marked_as_read():
    verdict, revision = factories.make_verdict(), factories.make_revision()
    rows = Verdict.objects.filter(pk=verdict.pk)
    assert not refuses(lambda: rows.update(state=Verdict.State.SUPERSEDED))
    assert not refuses(lambda: Revision.objects.filter(pk=revision.pk).update(engine="rules 1"))


def test_scale_is_retired_after_it_was_published():
    scale = factories.make_scale()
    assert not refuses(lambda: RatingScale.objects.filter(pk=scale.pk).update(retired_at=NOW))


def again(row, **changes):
    """A writer of the same row once more, with these changes."""

    def write():
        values = type(row).objects.filter(pk=row.pk).values().get()
        type(row).objects.create(**(values | {"id": None} | changes))

    return write


def test_same_thing_is_stored_once():
    revision = factories.make_revision(url="https://news.example/one", outlet="The Daily")
    quote = factories.make_quote(revision, cue="said")
    appearance = factories.make_claim(revision=revision, words="nine to four").appearances.get()
    verdict = factories.make_verdict()
    speaker = factories.make_speaker("Ann Lee", description="mayor")
    excluded = ExcludedRange.objects.create(revision=revision, start=0, end=4, kind="manual")
    assert refuses(again(revision.article))
    assert refuses(again(revision, number=2))
    assert refuses(again(revision, sha256="0" * 64))
    assert refuses(again(revision.article.outlet, name="the daily"))
    assert refuses(again(quote))
    assert refuses(again(quote, state="proposed"))
    assert refuses(again(quote.cue))
    assert refuses(again(appearance))
    assert refuses(again(verdict))
    assert refuses(again(verdict.rating, position=9))
    assert refuses(again(verdict.rating, code="other"))
    assert refuses(again(verdict.rating.scale))
    assert refuses(again(speaker))
    assert refuses(again(excluded))


def test_rejected_quotes_do_not_bar_their_place():
    quote = factories.make_quote()
    assert not refuses(again(quote, state="rejected"))
    assert not refuses(again(quote, state="rejected"))


@pytest.mark.parametrize(
    ("make", "changes"),
    [
        (factories.make_quote, {"state": "maybe"}),
        (factories.make_quote, {"confidence": 1.1}),
        (factories.make_quote, {"confidence": -0.1}),
        (factories.make_claim, {"state": "maybe"}),
        (factories.make_claim, {"confidence": 1.1}),
        (factories.make_claim, {"statement": ""}),
        (factories.make_evidence, {"stance": "maybe"}),
        (factories.make_evidence, {"title": ""}),
        (factories.make_verdict, {"reasons": "", "state": "withdrawn"}),
        (factories.make_outlet, {"name": ""}),
        (factories.make_speaker, {"name": ""}),
        (factories.make_speaker, {"kind": "anonymous", "description": "an aide"}),
        (factories.make_speaker, {"kind": "anonymous", "name": "", "description": ""}),
        (factories.make_user, {"role": "owner", "username": "other"}),
        (factories.make_article, {"url": ""}),
        (factories.make_revision, {"length": 0, "number": 2, "sha256": "0" * 64}),
        (factories.make_scale, {"scale_version": 2, "best": 1, "worst": 1}),
        (factories.make_scale, {"scale_version": 2, "worst": 0}),
    ],
)
def test_row_that_makes_no_sense_is_refused(make, changes):
    assert refuses(again(make(), **changes))


def test_only_a_source_has_a_speaker():
    quote, speaker = factories.make_quote(cue="said"), factories.make_speaker()
    assert refuses(lambda: QuoteSpan.objects.filter(pk=quote.cue.pk).update(speaker=speaker))


@pytest.mark.parametrize(
    "model", [Article, Claim, Evidence, Outlet, Quote, RatingScale, Revision, User]
)
def test_row_that_others_point_at_cannot_be_deleted(model):
    revision = factories.make_revision(outlet="The Daily")
    quote = factories.make_quote(revision)
    claim = factories.make_claim(revision=revision, words="nine to four", quote=quote)
    factories.make_verdict(claim, evidence=[factories.make_evidence(claim)])
    row = model.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk)._raw_delete(using="default")
        _check_now()


def _check_now():
    """Foreign keys are checked at commit; a test never commits."""
    from django.db import connection

    connection.check_constraints()


def test_names_of_rows_are_what_a_person_would_call_them():
    anonymous = factories.make_speaker(kind=Speaker.Kind.ANONYMOUS, description="an aide")
    speaker = factories.make_speaker("Ann Lee", description="mayor")
    claim = factories.make_claim("x" * 120)
    assert (str(anonymous), str(speaker)) == ("an aide", "Ann Lee (mayor)")
    assert str(claim) == "x" * 99 + "…"
    assert str(factories.make_article(title="")) == (
        f"Article {Article.objects.get().pk}, without a headline"
    )
    assert str(factories.make_outlet("The Daily")) == "The Daily"
