"""Who may do what: the table of roles, and every predicate against its queryset twin."""

import inspect
from itertools import chain

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation
from django.utils.timezone import now

from annotations import rules
from annotations.desk import claims, verdicts
from annotations.desk.access import SAID
from annotations.desk.errors import NotAllowed
from annotations.models import Claim, Role, User
from tests import factories, published

pytestmark = pytest.mark.django_db

BY_ROLE = {
    rules.can_read: Role.READER,
    rules.can_annotate: Role.ANNOTATOR,
    rules.can_review: Role.REVIEWER,
    rules.can_edit_desk: Role.EDITOR,
    rules.can_administer: Role.ADMINISTRATOR,
}


@pytest.fixture
def everybody():
    """Everybody who may come to the desk's door, and nobody at all."""
    active = [factories.make_user(role) for role in Role]
    inactive = [factories.make_user(role, is_active=False) for role in Role]
    superuser = factories.make_user(Role.READER, is_superuser=True)
    return [*active, *inactive, superuser, AnonymousUser(), None]


@pytest.fixture
def rows(everybody):
    """Rows in every state, owned by every member who may own them, and by nobody."""
    members = [user for user in everybody if isinstance(user, User)]
    reviewers = [user for user in members if rules.can_review(user)]
    scale = factories.make_scale()
    for state in Claim.State:
        claim = factories.make_claim()
        Claim.objects.filter(pk=claim.pk).update(state=state, review_plan="blind")
        for reviewer in reviewers:
            claim = worked_on(reviewer)
            Claim.objects.filter(pk=claim.pk).update(state=state, review_plan="blind")
            answered(reviewer, scale, state)
    for owner in members:
        for state in ("active", "withdrawn"):
            item = factories.make_evidence()
            type(item).objects.filter(pk=item.pk).update(created_by=owner, state=state)
        job = factories.make_job()
        type(job).objects.filter(pk=job.pk).update(requested_by=owner)
        for state in ("active", "withdrawn"):
            for item in (factories.make_question(), factories.make_answer()):
                type(item).objects.filter(pk=item.pk).update(created_by=owner, state=state)
        comment = factories.make_comment()
        type(comment).objects.filter(pk=comment.pk).update(created_by=owner)
    unowned = factories.make_evidence()
    type(unowned).objects.filter(pk=unowned.pk).update(created_by=None)
    job = factories.make_job()
    type(job).objects.filter(pk=job.pk).update(requested_by=None)
    for reviewer in reviewers:
        withdrawn = factories.make_verdict(factories.make_claim(), actor=reviewer, scale=scale)
        verdicts.withdraw_verdict(actor=reviewer, verdict=withdrawn, reason="Misread.")
        blind = factories.make_second_review(actor=reviewer, scale=scale)
        factories.make_comment(blind, actor=reviewer)
        factories.make_recusal(actor=reviewer)
        lifted = factories.make_recusal(actor=reviewer)
        type(lifted).objects.filter(pk=lifted.pk).update(lifted_at=now(), lift_reason="An error.")
    published.make_rows(members)


def worked_on(reviewer: User) -> Claim:
    """A claim that this reviewer holds, and alone brought evidence on."""
    claim = factories.make_claim()
    factories.make_evidence(claim, actor=reviewer)
    factories.make_assignment(Claim.objects.get(pk=claim.pk), actor=reviewer)
    return claim


def answered(reviewer: User, scale, state: str) -> None:
    """A claim that this reviewer answered in this round, brought to some state."""
    claim = factories.make_second_review(scale=scale, actor=reviewer)
    claim.assignments.filter(state="held").update(state="released", ended_at=now())
    Claim.objects.filter(pk=claim.pk).update(state=state)


@pytest.mark.parametrize("predicate", BY_ROLE)
def test_role_and_all_above_it_may_and_nobody_else(predicate):
    for role in Role:
        may = role.rank >= BY_ROLE[predicate].rank
        assert predicate(factories.make_user(role)) == may
        assert not predicate(factories.make_user(role, is_active=False))
    assert predicate(factories.make_user(Role.READER, is_superuser=True))
    assert not predicate(AnonymousUser())
    assert not predicate(None)


@pytest.mark.parametrize("predicate", rules.TWINS)
def test_predicate_and_its_twin_agree_on_everybody_and_every_row(predicate, everybody, rows):
    twin = rules.TWINS[predicate]
    model = twin(None).model
    answers = set()
    for user in everybody:
        allowed = {row.pk for row in model.objects.all() if predicate(user, row)}
        assert set(twin(user).values_list("pk", flat=True)) == allowed
        answers.add(len(allowed))
    assert len(answers) > 1  # the rows tell people apart


@pytest.mark.parametrize("predicate", rules.TWINS)
def test_nobody_may_do_anything_to_a_row_that_is_not_there(predicate, everybody):
    assert {predicate(user, None) for user in everybody} == {False}


def test_every_predicate_is_about_roles_or_has_a_twin():
    predicates = {name for name in vars(rules) if name.startswith("can_")}
    twins = {name for name in predicates if name.endswith("_rows")}
    known = set(chain(BY_ROLE, rules.TWINS))
    assert {getattr(rules, name) for name in predicates - twins} == known
    assert twins == {twin.__name__ for twin in rules.TWINS.values()}


def test_every_rule_says_itself_in_a_sentence():
    for predicate in chain(BY_ROLE, rules.TWINS):
        assert inspect.getdoc(predicate).endswith(".")


def test_every_rule_that_refuses_says_so_in_its_own_sentence():
    refusing = {each for each in chain(BY_ROLE, rules.TWINS) if "_see_" not in each.name}
    told = {each.name: " ".join(inspect.getdoc(each).split("\n\n")[0].split()) for each in refusing}
    with translation.override("en"):
        assert {name: str(sentence) for name, sentence in SAID.items()} == told


def test_refusal_tells_the_rule_in_the_language_of_the_reader(reader):
    with translation.override("fr"), pytest.raises(NotAllowed) as refusal:
        claims.create_claim(actor=reader, statement="C’est ainsi.")
    assert str(refusal.value).startswith("Votre rôle ne le permet pas. Les annotateurs ajoutent")


def test_refusal_tells_the_rule(reader):
    with pytest.raises(NotAllowed) as refusal:
        claims.create_claim(actor=reader, statement="It is so.")
    assert str(refusal.value).startswith("Your role does not allow this. Annotators bring in")
