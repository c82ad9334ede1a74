"""What holds for every act: who may do it, what it writes, and that a refusal writes nothing."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from django.contrib.auth.models import AnonymousUser

from annotations import desk
from annotations.desk.errors import NotAllowed, StaleVersion
from annotations.models import Event, Role
from tests import factories

from .acts import ACTS, Act
from .snapshots import changed_tables, snapshot

pytestmark = pytest.mark.django_db

each_act = pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
VERSIONED = {name: act for name, act in ACTS.items() if act.versioned}
each_versioned_act = pytest.mark.parametrize("act", VERSIONED.values(), ids=VERSIONED.keys())

ELSEWHERE = {
    "import_articles": "many acts in one: tests/desk/test_intake",
    "act_on_claims": "many acts in one: tests/web/test_review, tests/admin/test_bulk",
    "carry_marks": "part of bringing in a new revision: tests/desk/test_carrying",
    "restore_export": "for an empty desk: tests/interchange",
    "revoke_token": "not a matter of roles but of whose it is: tests/desk/test_accounts",
}
PARTS = {
    "check_gates",
    "let_go",
    "line",
    "notify",
    "outlets_of",
    "readiness",
    "record",
    "settle",
    "store_articles",
    "tell_decided",
    "tell_holder",
}
"""What acts are made of."""


@pytest.fixture(autouse=True)
def engine_only_when_asked(request, settings):
    reads = ("propose", "enqueue_reading")
    settings.FACTCHECK_EXTRACTION = any(name in request.node.name for name in reads)
    settings.FACTCHECK_JOBS = "worker"


def members_at_least(role: Role):
    return [each for each in Role if each.rank >= role.rank]


def functions_with_an_actor():
    for module in pkgutil.iter_modules(desk.__path__):
        room = import_module(f"annotations.desk.{module.name}")
        for name, function in inspect.getmembers(room, inspect.isfunction):
            public = not name.startswith("_") and function.__module__ == room.__name__
            if public and "actor" in inspect.signature(function).parameters:
                yield name, function


def test_every_act_of_the_desk_is_in_the_table():
    acts = {name for name, _ in functions_with_an_actor()} - PARTS - ELSEWHERE.keys()
    assert acts == {name.split()[0] for name in ACTS}


def test_every_argument_of_an_act_is_named():
    for name, function in functions_with_an_actor():
        kinds = {each.kind for each in inspect.signature(function).parameters.values()}
        if name in ACTS:
            assert kinds == {inspect.Parameter.KEYWORD_ONLY}, name


def test_acts_that_take_a_version_are_marked_so():
    takers = {
        name for name, act in ACTS.items() if "version" in inspect.signature(act.do).parameters
    }
    assert takers == VERSIONED.keys()


@each_act
def test_act_writes_one_event_and_changes_what_it_says(act: Act):
    member = factories.make_user(act.least)
    do = act.prepare(member)
    before = snapshot()
    do(actor=member)
    after = snapshot()
    assert changed_tables(before, after) == act.tables
    event = Event.objects.order_by("pk").last()
    assert len(after["event"]) == len(before["event"]) + 1
    assert (event.verb, event.actor) == (act.verb, member)


@each_act
def test_act_is_done_by_everyone_of_the_role_and_above(act: Act):
    for role in members_at_least(act.least):
        member = factories.make_user(role)
        act.prepare(member)(actor=member, **other_names(act))
        assert Event.objects.order_by("pk").last().verb == act.verb


def other_names(act: Act) -> dict:
    """What must differ when the same thing is made several times."""
    number = next(factories.numbers)
    names = {
        "create_speaker": {"name": f"Speaker {number}"},
        "create_outlet": {"name": f"Outlet {number}"},
        "create_scale": {"code": f"scale-{number}"},
        "create_user": {"username": f"user-{number}"},
        "add_article": {"draft": factories.ArticleDraft(f"Text number {number}.", language="en")},
    }
    return names.get(act.do.__name__, {})


@each_act
def test_act_is_refused_to_everyone_below_the_role_and_changes_nothing(act: Act):
    do = act.prepare(factories.make_user(act.least))
    below = [factories.make_user(role) for role in Role if role.rank < act.least.rank]
    inactive = factories.make_user(Role.ADMINISTRATOR, is_active=False)
    before = snapshot()
    for actor in [*below, inactive, AnonymousUser()]:
        with pytest.raises(NotAllowed):
            do(actor=actor)
    assert snapshot() == before


@each_act
def test_act_without_an_actor_is_refused_except_to_let_the_first_people_in(act: Act):
    do = act.prepare(factories.make_user(act.least))
    before = snapshot()
    if act is ACTS["create_user"]:
        do(actor=None)
        assert Event.objects.get(verb="user.created").actor is None
    else:
        with pytest.raises(NotAllowed):
            do(actor=None)
        assert snapshot() == before


def test_administrator_is_also_who_django_calls_a_superuser():
    boss = factories.make_user(Role.READER, is_superuser=True)
    assert ACTS["create_user"].prepare(boss)(actor=boss).role == Role.READER


@each_versioned_act
def test_act_on_a_version_that_is_past_is_refused_and_changes_nothing(act: Act):
    member = factories.make_user(act.least)
    do = act.prepare(member)
    before = snapshot()
    with pytest.raises(StaleVersion) as refusal:
        do(actor=member, version=99)
    assert snapshot() == before
    assert refusal.value.current.version != 99
    assert refusal.value.wanted != {}


@each_versioned_act
def test_act_on_the_version_seen_counts_it_up(act: Act):
    member = factories.make_user(act.least)
    do = act.prepare(member)
    seen = do.row.version
    do(actor=member, version=seen)
    assert type(do.row).objects.get(pk=do.row.pk).version == seen + 1
