"""How far the engine and the desk agree, month by month."""

from datetime import UTC, date, datetime

import pytest

from annotations.desk.queries_engine import engine_agreement, engines_with_decisions
from annotations.models import Quote, Revision
from tests.factories import make_quote, make_revision

pytestmark = pytest.mark.django_db

MARCH, APRIL = datetime(2026, 3, 15, 12, tzinfo=UTC), datetime(2026, 4, 1, 12, tzinfo=UTC)
WORDS = [
    "We counted",
    "lorries last year,",
    "Nobody asked us.",
    "nine to four",
    "the vote",
    "clerk",
]


def decided(revision: Revision, *told: tuple, when=MARCH) -> None:
    """Quotes as people left them: origin, engine, state, corrections."""
    for words, (origin, engine, state, corrections) in zip(WORDS, told, strict=False):
        quote = make_quote(revision, words)
        Quote.objects.filter(pk=quote.pk).update(
            origin=origin,
            engine=engine,
            state=state,
            corrections=corrections,
            created_at=when,
            decided_at=when,
        )


def read_by(engine: str, **fields) -> Revision:
    revision = make_revision(**fields)
    Revision.objects.filter(pk=revision.pk).update(engine=engine)
    return revision


@pytest.fixture
def desk():
    first = read_by("rules 1")
    decided(
        first,
        ("machine", "rules 1", "accepted", 0),
        ("machine", "rules 1", "accepted", 3),
        ("machine", "rules 1", "rejected", 0),
        ("person", "", "accepted", 0),
        ("import", "", "accepted", 0),
        ("machine", "rules 1", "proposed", 1),
    )
    decided(read_by("rules 1"), ("machine", "rules 1", "rejected", 1))
    decided(read_by("rules 2", language="fr"), ("machine", "rules 2", "accepted", 0), when=APRIL)
    decided(read_by(""), ("person", "", "accepted", 0))


def test_each_month_and_engine_is_counted_apart(desk, django_assert_num_queries):
    with django_assert_num_queries(1):
        march, april = engine_agreement()
    assert (march.month, march.engine) == (date(2026, 3, 1), "rules 1")
    assert (march.accepted, march.corrected, march.rejected, march.added) == (2, 1, 2, 1)
    assert (march.precision, march.recall) == (2 / 4, 2 / 3)
    assert (march.articles, march.corrections_per_article) == (2, 4 / 2)
    assert (april.month, april.engine, april.precision) == (date(2026, 4, 1), "rules 2", 1.0)


@pytest.mark.parametrize(
    ("wanted", "engines"),
    [
        ({"since": date(2026, 3, 16)}, ["rules 2"]),
        ({"since": date(2026, 3, 15), "until": date(2026, 3, 15)}, ["rules 1"]),
        ({"language": "fr"}, ["rules 2"]),
        ({"engine": "rules 1"}, ["rules 1"]),
        ({"engine": "rules 3"}, []),
    ],
)
def test_period_language_and_engine_narrow_it_down(desk, wanted, engines):
    assert [each.engine for each in engine_agreement(**wanted)] == engines


def test_copy_in_a_new_text_is_no_second_decision(desk):
    before = engine_agreement()
    copy = Quote.objects.filter(origin="machine", state="accepted").first()
    copy.pk, copy.revision, copy.created_at = None, make_revision(), APRIL
    copy.save()
    assert engine_agreement() == before


def test_nothing_decided_is_no_share():
    decided(read_by("rules 1"), ("person", "", "rejected", 0))
    [month] = engine_agreement()
    assert (month.precision, month.recall) == (None, None)


def test_engines_to_choose_from_are_those_decided_on(desk):
    assert engines_with_decisions() == ["rules 1", "rules 2"]
