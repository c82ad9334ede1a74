"""Any order of acts on quotes and claims, held against a small model of what should come of it."""

from dataclasses import dataclass, field
from functools import partial

import pytest
from django.db import transaction
from django.db.models import Count
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from annotations.desk import claims, quotes, verdicts
from annotations.desk.drafts import SpanDraft
from annotations.desk.errors import AlreadyThere, Refused, WrongState
from annotations.models import Claim, Event, Quote, Role, Verdict
from tests import factories

PLACES = [(0, 5), (0, 9), (4, 12), (20, 30)]
LIVE = ("proposed", "accepted")

REJECT = partial(claims.reject_claim, reason="A wish.")

some_row = st.integers(min_value=0, max_value=99)
a_place = st.sampled_from(PLACES)
a_reviewer = st.integers(min_value=0, max_value=2)


@dataclass
class QuoteModel:
    """What a quote should be."""

    place: tuple[int, int]
    state: str = "accepted"
    version: int = 1


@dataclass
class ClaimModel:
    """What a claim should be; ``standing``: the verdict by the number of its reviewer."""

    state: str
    version: int = 1
    round: int = 1
    standing: dict[int, int] = field(default_factory=dict)
    deciding: int | None = None


class Desk(RuleBasedStateMachine):
    """A desk with one text, three people and whatever they do."""

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.revision = factories.make_revision()
        roles = (Role.REVIEWER, Role.REVIEWER, Role.EDITOR)
        self.people = [factories.make_user(role) for role in roles]
        self.actor = self.people[0]
        self.scale = factories.make_scale()
        self.quotes: dict[int, QuoteModel] = {}
        self.claims: dict[int, ClaimModel] = {}
        self.events = Event.objects.count()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def does(self, error: type[Refused] | None, act, **arguments):
        """Do an act that must be refused so, or must be done, leaving one event."""
        if error:
            with pytest.raises(error):
                act(actor=self.actor, **arguments)
            return None
        self.events += 1
        return act(**{"actor": self.actor, **arguments})

    def one(self, models: dict, number: int):
        """One of the rows there are, with its model; None for none yet."""
        if not models:
            return None
        pk = list(models)[number % len(models)]
        return pk, models[pk]

    def taken(self, place: tuple[int, int], *, but: int | None = None) -> bool:
        return any(
            model.place == place and model.state in LIVE and pk != but
            for pk, model in self.quotes.items()
        )

    @rule(place=a_place)
    def mark_quote(self, place):
        content = [SpanDraft(*place)]
        error = AlreadyThere if self.taken(place) else None
        quote = self.does(error, quotes.create_quote, revision=self.revision, content=content)
        if quote:
            self.quotes[quote.pk] = QuoteModel(place)

    @rule(number=some_row, accept=st.booleans())
    def decide_quote(self, number, accept):
        found = self.one(self.quotes, number)
        if not found:
            return
        pk, model = found
        wanted = "accepted" if accept else "rejected"
        error = WrongState if model.state == wanted else None
        if accept and not error and self.taken(model.place, but=pk):
            error = AlreadyThere
        act = quotes.accept_quote if accept else quotes.reject_quote
        self.does(error, act, quote=Quote.objects.get(pk=pk), version=model.version)
        if not error:
            model.state, model.version = wanted, model.version + 1

    @rule(number=some_row, place=a_place)
    def move_quote(self, number, place):
        found = self.one(self.quotes, number)
        if not found:
            return
        pk, model = found
        error = AlreadyThere if model.state in LIVE and self.taken(place, but=pk) else None
        quote = Quote.objects.get(pk=pk)
        self.does(error, quotes.change_quote, quote=quote, content=[SpanDraft(*place)])
        if not error:
            model.place, model.version = place, model.version + 1

    @rule(state=st.sampled_from(["proposed", "open"]))
    def write_claim(self, state):
        claim = self.does(None, claims.create_claim, statement="It is so.", state=state)
        self.claims[claim.pk] = ClaimModel(state)

    @rule(
        number=some_row,
        move=st.sampled_from(
            [
                (claims.accept_claim, ("proposed",), "open"),
                (REJECT, ("proposed", "open"), "rejected"),
                (claims.reopen_claim, ("decided", "rejected"), "open"),
            ]
        ),
    )
    def move_claim(self, number, move):
        found = self.one(self.claims, number)
        if not found:
            return
        pk, model = found
        act, starts, end = move
        error = None if model.state in starts else WrongState
        self.does(error, act, claim=Claim.objects.get(pk=pk), version=model.version)
        if not error:
            model.state, model.version = end, model.version + 1
            model.round += act is claims.reopen_claim

    @rule(number=some_row, words=st.sampled_from(["It is so.", "It is not so."]))
    def reword_claim(self, number, words):
        found = self.one(self.claims, number)
        if found:
            pk, model = found
            claim = Claim.objects.get(pk=pk)
            other = words != claim.statement
            error = WrongState if model.state == "decided" and other else None
            self.does(error, claims.change_claim, claim=claim, statement=words)
            model.version += error is None

    @rule(number=some_row, who=a_reviewer, rating=st.sampled_from(["true", "false"]))
    def give_verdict(self, number, who, rating):
        found = self.one(self.claims, number)
        if not found:
            return
        pk, model = found
        self.actor = self.people[who]
        verdict = self.does(
            None if model.state == "open" else WrongState,
            verdicts.submit_verdict,
            claim=Claim.objects.get(pk=pk),
            rating=self.scale.ratings.get(code=rating),
            reasons="So it is.",
            version=model.version,
        )
        if verdict:
            assert verdict.supersedes_id == model.standing.get(who)
            assert (verdict.role, verdict.round) == ("first", model.round)
            model.standing[who], model.deciding = verdict.pk, verdict.pk
            model.state, model.version = "decided", model.version + 1

    @rule(number=some_row, who=a_reviewer)
    def withdraw_verdict(self, number, who):
        found = self.one(self.claims, number)
        if not found or who not in found[1].standing:
            return
        _pk, model = found
        self.actor = self.people[who]
        verdict = Verdict.objects.get(pk=model.standing[who])
        self.does(None, verdicts.withdraw_verdict, verdict=verdict, reason="Misread.")
        if model.standing.pop(who) == model.deciding and model.state == "decided":
            model.state, model.version = "open", model.version + 1

    @invariant()
    def rows_are_what_the_model_says(self):
        stored = Quote.objects.values_list("pk", "start", "end", "state", "version")
        assert {row[0]: row[1:] for row in stored} == {
            pk: (*model.place, model.state, model.version) for pk, model in self.quotes.items()
        }
        found = Claim.objects.values_list("pk", "state", "version")
        assert {row[0]: row[1:] for row in found} == {
            pk: (model.state, model.version) for pk, model in self.claims.items()
        }

    @invariant()
    def one_live_quote_stands_at_a_place(self):
        places = Quote.objects.live().order_by().values("start", "end")
        assert not places.annotate(count=Count("pk")).filter(count__gt=1).exists()

    @invariant()
    def content_of_a_quote_stands_where_the_quote_does(self):
        for quote in Quote.objects.with_parts():
            assert [(each.start, each.end) for each in quote.content] == [(quote.start, quote.end)]
            assert quote.words == self.revision.text[quote.start : quote.end]

    @invariant()
    def decided_claim_has_a_standing_verdict(self):
        standing = Verdict.objects.filter(state="submitted")
        assert not Claim.objects.filter(state="decided").exclude(verdicts__in=standing).exists()
        assert set(standing.values_list("pk", flat=True)) == {
            pk for model in self.claims.values() for pk in model.standing.values()
        }

    @invariant()
    def record_has_one_line_for_each_act_done(self):
        assert Event.objects.count() == self.events


@pytest.mark.django_db
def test_desk_is_what_was_done_on_it_in_any_order():
    run_state_machine_as_test(
        Desk, settings=hypothesis_settings(max_examples=40, stateful_step_count=25, deadline=None)
    )
