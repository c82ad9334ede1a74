"""What the demo's people publish: written by one, published by another, corrected, withdrawn."""

from ...desk.corrections import correct_fact_check, withdraw_fact_check
from ...desk.publishing import create_fact_check, publish_fact_check
from ...models import Claim, FactCheck, User
from .files import Entry


def publish(entry: Entry, claim: Claim, users: dict[str, User]) -> FactCheck:
    """Write the piece of an entry and bring it to where the entry says."""
    writer = users[entry["writer"]]
    piece = create_fact_check(
        actor=writer,
        claim=Claim.objects.get(pk=claim.pk),
        language=entry["language"],
        headline=entry["headline"],
        summary=entry["summary"],
        body=entry["body"].strip(),
        authors=[writer],
    )
    if "publisher" in entry:
        piece = publish_fact_check(actor=users[entry["publisher"]], fact_check=_now(piece))
    if "correction" in entry:
        _correct(entry["correction"], _now(piece), users)
    if "withdrawn_by" in entry:
        withdraw_fact_check(
            actor=users[entry["withdrawn_by"]],
            fact_check=_now(piece),
            reason=entry["withdrawal_reason"],
        )
    return _now(piece)


def _correct(entry: Entry, piece: FactCheck, users: dict[str, User]) -> None:
    if entry["old"] not in piece.body:
        raise ValueError(f"{entry['old']!r} does not stand in {piece.headline!r}")
    correct_fact_check(
        actor=users[entry["by"]],
        fact_check=piece,
        kind=entry["kind"],
        reason=entry["reason"],
        body=piece.body.replace(entry["old"], entry["new"]),
    )


def _now(piece: FactCheck) -> FactCheck:
    return FactCheck.objects.get(pk=piece.pk)
