"""The engine's settings, what it has to work with, and how far it agrees with the desk."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from annotations.desk import queries_equipment
from annotations.desk.desk_settings import read_desk_settings
from annotations.extraction import ENGINE, ENGINE_VERSION
from annotations.models import DeskSettings, Event, Quote, Role, TrainedModel
from tests.factories import make_quote, make_revision, make_user
from tests.web.helpers import words

pytestmark = pytest.mark.django_db

TEXTS = [
    f"“It rained {number} times last week,” said Ann Lee. “It will not stop {number} times.”"
    for number in range(10, 22)
]


@pytest.fixture
def editor(client):
    user = make_user(Role.EDITOR)
    client.force_login(user)
    return user


def url(name, **query):
    return reverse(f"annotations:{name}", query=query)


CHOICES = {
    "extraction_engine": "rules",
    "extraction_languages": ["fr", "en"],
    "quote_threshold": "60",
    "claim_threshold": "37.5",
    "version": 1,
}


def test_an_editor_changes_what_the_engine_may_do(client, editor):
    response = client.post(url("engine"), CHOICES, follow=True)
    chosen = read_desk_settings()
    assert (chosen.extraction_engine, chosen.extract_at_intake) == ("rules", False)
    assert chosen.extraction_languages == ["en", "fr"]
    assert (chosen.quote_threshold, chosen.claim_threshold) == (0.6, 0.375)
    assert "The settings are changed." in words(response)
    page = response.content.decode()
    assert 'name="quote_threshold" value="60"' in page
    assert 'name="claim_threshold" value="37.5"' in page


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER])
def test_others_see_what_is_chosen_and_change_nothing(client, role):
    client.force_login(make_user(role))
    assert "An editor can change this." in words(client.get(url("engine")))
    assert client.post(url("engine"), CHOICES).status_code == 403
    assert not DeskSettings.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("quote_threshold", "101"), ("claim_threshold", "x"), ("extraction_engine", "oracle")],
)
def test_a_wrong_choice_is_told_at_its_field(client, editor, field, value):
    response = client.post(url("engine"), CHOICES | {field: value})
    assert list(response.context["form"].errors) == [field]
    assert not Event.objects.filter(verb="settings.changed").exists()


def test_two_editors_at_once_see_both_choices(client, editor):
    client.post(url("engine"), CHOICES)
    response = client.post(url("engine"), CHOICES | {"quote_threshold": "80"})
    assert response.status_code == 409
    assert "Somebody changed these settings meanwhile" in words(response)
    assert read_desk_settings().quote_threshold == 0.6


def test_what_is_lacking_is_told_with_the_way_to_get_it(client, editor, monkeypatch):
    monkeypatch.setattr(queries_equipment, "find_spec", lambda _name: None)
    told = words(client.get(url("engine")))
    assert "No parser for French is installed" in told
    assert "make run installs it." in told
    assert "python-crfsuite" in told


def test_models_trained_on_the_desk_are_listed(client, editor, django_assert_num_queries):
    assert "Nothing yet: manage.py train_extraction trains" in words(client.get(url("engine")))
    for number in range(3):
        TrainedModel.objects.create(
            language="fr",
            state="active" if number == 2 else "retired",
            better=number > 0,
            trained_at=datetime(2026, 3, number + 1, tzinfo=UTC),
            trained_by=editor,
            weights=b"lCRF",
        )
    with django_assert_num_queries(6):
        told = words(client.get(url("engine")))
    assert told.count("French in use") == 1
    assert told.count("French no longer used") == 2
    assert "did no better than what was in use" in told


# ---- agreement -----------------------------------------------------------------------------


def decide(number, state, month, *, engine="rules 2", corrections=0):
    """A text with a proposal of the engine that was decided in a month of 2026."""
    revision = make_revision(TEXTS[number], extract=True)
    at = datetime(2026, month, 5, tzinfo=UTC)
    revision.quotes.filter(origin="machine").update(
        state=state, engine=engine, corrections=corrections, created_at=at, decided_at=at
    )
    return revision


def test_the_same_figures_are_drawn_and_told(client, editor):
    decide(0, "accepted", 3, corrections=1)
    decide(1, "rejected", 3)
    decide(2, "accepted", 4)
    response = client.get(url("agreement"))
    rows = re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", response.content.decode(), re.DOTALL)
    told = [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in rows]
    assert told == [
        "March 2026 rules (version 2) 1 1 1 0 50 % 100 % 2 0.50",
        "April 2026 rules (version 2) 1 0 0 0 100 % 100 % 1 0.00",
    ]
    page = response.content.decode()
    assert page.count('<svg viewBox="0 0 380 220" role="img"') == 3
    assert "rules (version 2) – Mar 2026: 50 %; Apr 2026: 100 %." in page
    assert not re.search(r"\sstyle=", page)


def test_each_engine_has_a_line_of_its_own_and_empty_months_their_room(client, editor):
    decide(0, "accepted", 1, engine="rules 1")
    decide(1, "accepted", 2, engine="rules 1")
    decide(2, "accepted", 5, engine="rules+syntax 2")
    charts = client.get(url("agreement")).context["charts"]
    assert [line.name for line in charts[0].lines] == [
        "rules (version 1)",
        "rules and syntax (version 2)",
    ]
    first, second = charts[0].lines[0].points
    assert charts[0].lines[1].points[0].x - second.x == pytest.approx(3 * (second.x - first.x))


def test_every_point_lies_in_its_drawing(client, editor):
    for number in range(6):
        decide(number, "accepted", number + 1, corrections=number * 3)
    for chart in client.get(url("agreement")).context["charts"]:
        for point in (point for line in chart.lines for point in line.points):
            assert chart.left <= point.x <= chart.right
            assert chart.top <= point.y <= chart.bottom


def test_the_figures_are_filtered(client, editor):
    decide(0, "accepted", 3, engine="rules 1")
    decide(1, "accepted", 4)
    decide(2, "accepted", 6)
    page = client.get(url("agreement", engine="rules 2", until="2026-05-31"))
    assert [(row.engine, row.month.month) for row in page.context["rows"]] == [("rules 2", 4)]
    assert client.get(url("agreement", since="never", language="xx")).status_code == 200


def test_a_desk_that_has_decided_nothing_says_so(client, editor):
    assert "Nothing has been decided yet" in words(client.get(url("agreement")))


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_as_often_for_three_months_as_for_one(
    client, editor, django_assert_num_queries, count
):
    for number in range(count):
        decide(number, "accepted", number + 1)
    client.get(url("agreement"))
    with django_assert_num_queries(6):
        client.get(url("agreement"))


def test_quotes_that_people_marked_lower_recall(client, editor):
    revision = decide(0, "accepted", 3, engine=f"{ENGINE} {ENGINE_VERSION}")
    quote = make_quote(revision, "rained 10 times")
    at = datetime(2026, 3, 6, tzinfo=UTC)
    Quote.objects.filter(pk=quote.pk).update(created_at=at, decided_at=at)
    (row,) = client.get(url("agreement")).context["rows"]
    assert row.recall == row.accepted / (row.accepted + 1)
