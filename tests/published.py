"""Fact-checks in every state, made by the acts that make them."""

from datetime import datetime, timedelta
from functools import partial
from itertools import count, product
from string import ascii_lowercase

from django.utils import timezone

from annotations.desk.corrections import correct_fact_check, withdraw_fact_check
from annotations.desk.publishing import (
    create_fact_check,
    discard_fact_check,
    publish_fact_check,
)
from annotations.models import Claim, Correction, FactCheck, RatingScale, Role, User
from tests import factories

numbers = count(1)


def make_decided_claim(
    statement: str = "", *, rating: str = "false", scale: RatingScale | None = None, **fields
) -> Claim:
    """A claim that one verdict decided, with a piece of evidence that it rests on."""
    claim = factories.make_claim(statement, **fields)
    proof = factories.make_evidence(
        claim, stance="refutes", title="Port statistics", url="https://port.example/2025"
    )
    verdict = factories.make_verdict(claim, rating=rating, scale=scale, evidence=[proof])
    return Claim.objects.get(pk=verdict.claim_id)


def make_draft(
    claim: Claim | None = None, *, actor: User | None = None, headline: str = "", **fields
) -> FactCheck:
    """A draft with a text, by a reviewer where nobody is named."""
    return create_fact_check(
        actor=actor or factories.a_worker(Role.REVIEWER),
        claim=claim or make_decided_claim(),
        headline=headline or f"No, the harbour did not close ({next(numbers)})",
        **{"summary": "It stayed open.", "body": "The port kept **working** all year.", **fields},
    )


def make_published(
    claim: Claim | None = None, *, publisher: User | None = None, embargo: bool = False, **fields
) -> FactCheck:
    """A published fact-check; with ``embargo`` it is out tomorrow."""
    return publish_fact_check(
        actor=publisher or factories.a_worker(Role.EDITOR),
        fact_check=make_draft(claim, **fields),
        embargo_until=timezone.now() + timedelta(days=1) if embargo else None,
    )


def end_embargo(fact_check: FactCheck, *, at: datetime | None = None) -> FactCheck:
    """Let the time of an embargo have passed a minute ago, as if a day had gone by."""
    moment = at or timezone.now() - timedelta(minutes=1)
    rows = FactCheck.objects.filter(pk=fact_check.pk)
    rows.update(out_at=moment, embargo_until=moment, published_at=moment - timedelta(days=1))
    return rows.get()


def make_correction(fact_check: FactCheck | None = None, **fields) -> Correction:
    """A minor correction of the summary by an editor."""
    return correct_fact_check(
        actor=fields.pop("actor", None) or factories.a_worker(Role.EDITOR),
        fact_check=fact_check or make_published(),
        **{"kind": "minor", "reason": "A slip.", "summary": "It was never shut.", **fields},
    )


def make_rows(members: list[User]) -> None:
    """Fact-checks in every state, made, written or signed by a few members, and by none of them.

    All are about one claim, each in a language of its own.
    """
    claim = make_decided_claim()
    languages = (f"{one}{other}" for one in ascii_lowercase for other in ascii_lowercase)
    by_role = {member.role: member for member in members}
    owners = [by_role[role] for role in (Role.READER, Role.REVIEWER, Role.EDITOR)]
    for part, owner in [*product(("created_by", "writers", "authors"), owners), ("", None)]:
        for make in (make_draft, make_published, partial(make_published, embargo=True)):
            row = make(Claim.objects.get(pk=claim.pk), language=next(languages))
            if part == "created_by":
                FactCheck.objects.filter(pk=row.pk).update(created_by=owner)
            elif part:
                getattr(row, part).add(owner)
    editor = factories.a_worker(Role.EDITOR)
    first = FactCheck.objects.out(timezone.now()).order_by("out_at")[0]
    withdraw_fact_check(actor=editor, fact_check=first, reason="We were wrong.")
    discard_fact_check(actor=editor, fact_check=FactCheck.objects.filter(state="draft")[0])
