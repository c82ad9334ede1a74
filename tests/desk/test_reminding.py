"""Reminders: a day before a review is due and when it is overdue, each once."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from annotations.desk import reminding
from annotations.desk.job_waiting import Bell
from annotations.desk.reminding import remind_of_reviews
from annotations.models import Assignment, Notification
from tests.factories import make_assignment

pytestmark = pytest.mark.django_db


def make_due(days, *, now):
    """A review that is due so many days from now."""
    row = make_assignment()
    due = timezone.localdate(now) + timedelta(days=days)
    Assignment.objects.filter(pk=row.pk).update(due_on=due)
    return Assignment.objects.get(pk=row.pk)


@pytest.fixture
def day(monkeypatch):
    """Tells reminders which day it is: ``day(2)`` is the day after tomorrow."""
    start = timezone.now()

    def be(days):
        now = start + timedelta(days=days)
        monkeypatch.setattr(reminding.timezone, "now", lambda: now)
        return now

    yield be
    monkeypatch.undo()


def reminders():
    rows = Notification.objects.filter(kind="due").order_by("pk")
    return [bool(each.data["overdue"]) for each in rows]


def test_reviewer_is_told_the_day_before_and_when_it_is_over_and_no_more(day):
    assignment = make_due(3, now=day(0))
    told = []
    for passed in range(8):
        day(passed)
        remind_of_reviews()
        remind_of_reviews()
        told.append(reminders())
    assert told == [[], [], [False], [False]] + [[False, True]] * 4
    row = Notification.objects.filter(kind="due").first()
    assert (row.person, row.claim) == (assignment.person, assignment.claim)
    assert row.data["due_on"] == assignment.due_on.isoformat()


def test_what_was_overdue_before_anybody_looked_is_told_once(day):
    make_due(-4, now=day(0))
    assert (remind_of_reviews(), remind_of_reviews(), reminders()) == (1, 0, [True])


def test_nobody_is_reminded_of_what_they_no_longer_hold_or_what_has_no_day(day):
    now = day(0)
    released = make_due(0, now=now)
    Assignment.objects.filter(pk=released.pk).update(state="released", ended_at=now)
    endless = make_due(0, now=now)
    Assignment.objects.filter(pk=endless.pk).update(due_on=None)
    assert remind_of_reviews() == 0


def test_day_is_that_of_the_desk(settings, monkeypatch):
    settings.TIME_ZONE = "Pacific/Auckland"
    timezone.deactivate()
    late = datetime.fromisoformat("2026-11-22T12:30:00+00:00")  # the 23rd in Auckland
    monkeypatch.setattr(reminding.timezone, "now", lambda: late)
    row = make_assignment()
    Assignment.objects.filter(pk=row.pk).update(due_on="2026-11-24")
    assert remind_of_reviews() == 1


def test_command_tells_how_many_were_reminded(day, capsys):
    make_due(0, now=day(0))
    call_command("remind")
    assert capsys.readouterr().out == "1 person reminded\n"


def test_worker_reminds_by_itself_while_it_waits_for_jobs(day, monkeypatch):
    make_due(0, now=day(0))
    monkeypatch.setattr(Bell, "wait", lambda _bell, _seconds, stopping: stopping.set())
    call_command("work_jobs", verbosity=0)
    assert reminders() == [False]
