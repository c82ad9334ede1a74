"""What the acts on fact-checks share."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from ..models import Claim, Evidence, FactCheck, User, Verdict
from .checks import prose
from .claim_states import check_move
from .errors import NotAllowed, WrongState
from .notifications import notify
from .prepare import single_line
from .versions import save_version

TEXTS = ("headline", "summary", "body")
"""The fields that make their author a writer."""

WRITTEN_ABOUT = (Claim.State.DECIDED, Claim.State.PUBLISHED, Claim.State.CORRECTED)
"""The states of a claim in which a fact-check about it is begun."""

MOST_HEADLINE = 300
"""Characters of a headline."""


def check_no_conflict(person: User, claim: Claim) -> None:
    """:raises NotAllowed: when this person declared a conflict of interest on the claim."""
    if claim.recusals.filter(person=person, lifted_at__isnull=True).exists():
        raise NotAllowed(
            _("%(who)s declared a conflict of interest and keeps out of this claim.")
            % {"who": person.display_name}
        )


def cleaned(**values: Any) -> dict[str, Any]:
    """Return texts of a fact-check as they are stored.

    :raises ValidationError: keyed by field.
    """
    if "headline" in values:
        line = single_line(values["headline"], field="headline", limit=MOST_HEADLINE)
        values["headline"] = prose(line, field="headline", required=True)
    for name in ("summary", "body"):
        if name in values:
            values[name] = prose(values[name], field=name)
    return values


def check_authors(people: Iterable[User]) -> list[User]:
    """Return the people, each once.

    :raises ValidationError: when one is no active member of the desk.
    """
    named = list(dict.fromkeys(people))
    for person in named:
        if not person.is_active:
            sentence = _("%(who)s is no member of the desk any more.")
            raise ValidationError({"authors": sentence % {"who": person.display_name}})
    return named


def check_evidence(claim: Claim, evidence: Iterable[Evidence]) -> None:
    """:raises ValidationError: when a piece belongs to another claim, or was withdrawn."""
    for each in evidence:
        if each.claim_id != claim.pk:
            sentence = _("“%(title)s” belongs to another claim.")
        elif each.state != Evidence.State.ACTIVE:
            sentence = _("“%(title)s” was withdrawn.")
        else:
            continue
        raise ValidationError({"evidence": sentence % {"title": each.title}})


def changed_lists(fact_check: FactCheck, wanted: dict[str, Any]) -> dict[str, list[Any]]:
    """Return those of the wanted authors and evidence that differ from what it holds, checked.

    :raises ValidationError: as :func:`check_authors` and :func:`check_evidence` do.
    """
    lists: dict[str, list[Any]] = {}
    for name, rows in wanted.items():
        now = set(getattr(fact_check, name).values_list("pk", flat=True))
        if {row.pk for row in rows} == now:
            continue
        if name == "authors":
            lists[name] = check_authors(rows)
        else:
            check_evidence(fact_check.claim, (row for row in rows if row.pk not in now))
            lists[name] = list(rows)
    return lists


def set_lists(fact_check: FactCheck, lists: dict[str, list[Any]]) -> None:
    """Store other authors and evidence."""
    for name, rows in lists.items():
        getattr(fact_check, name).set(rows)


def note_writer(fact_check: FactCheck, writer: User, changes: Iterable[str]) -> None:
    """Note that somebody wrote in it, where the changes are of its text."""
    if set(TEXTS).intersection(changes):
        fact_check.writers.add(writer)


def lock_claim_of(fact_check: FactCheck) -> Claim:
    """Return the claim as it stands, and keep everybody else from changing it in this act."""
    rows = Claim.objects.select_for_update(of=("self",), no_key=True)
    fact_check.claim = rows.get(pk=fact_check.claim_id)
    return fact_check.claim


def move_claim(claim: Claim, act: str, *, now: datetime) -> None:
    """Move the claim as an act of publication does.

    :raises WrongState: when it stands where the act does not start.
    """
    end = check_move(claim, act).end
    save_version(claim, expected=None, changes={"state": end, "moved_at": now})


def people_of(fact_check: FactCheck) -> list[User]:
    """Return who made a fact-check, wrote in it, or is named as its author."""
    made = Q(pk=fact_check.created_by_id)
    wrote = Q(pk__in=fact_check.writers.values("pk"))
    named = Q(pk__in=fact_check.authors.values("pk"))
    return list(User.objects.filter(made | wrote | named))


def tell_people(fact_check: FactCheck, *, by: User, what: str) -> None:
    """Tell who worked on it that it was published, corrected or withdrawn; nothing of its text."""
    notify(
        kind="published",
        people=people_of(fact_check),
        claim=fact_check.claim,
        actor=by,
        data={"fact_check": fact_check.pk, "what": what},
    )


def decision_of(claim: Claim) -> Verdict:
    """Return what the claim is decided by.

    :raises WrongState: when it is not decided, or was withdrawn or reopened since.
    """
    if claim.state not in WRITTEN_ABOUT or claim.decision is None:
        raise WrongState(
            _("A claim that is %(state)s has no decision to write about.")
            % {"state": claim.get_state_display()}
        )
    return claim.decision
