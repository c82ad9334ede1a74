"""From what was said to whether it is so: claims that hang together."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Claim, ClaimKind, User
from .access import require
from .checks import prose
from .errors import AlreadyThere, WrongState
from .priority import first_priority
from .record import record


def check_truth(*, actor: User | None, claim: Claim, statement: str) -> Claim:
    """Open a claim that what was said is so, from the claim that it was said.

    The two are answered apart: that somebody said it does not make it true. The new claim is of
    the same speaker and points back.

    :raises ValidationError: without a statement, or when the claim is none of kind quote.
    :raises AlreadyThere: when this very statement was opened from the claim already.
    :raises WrongState: when the claim was set aside.
    """
    require(rules.can_annotate, actor)
    if claim.kind != ClaimKind.QUOTE:
        raise ValidationError({"claim": _("This claim is not about what somebody said.")})
    statement = prose(statement, field="statement", required=True)
    with transaction.atomic():
        # Of two people who ask at once, the second waits here and then finds the first one's claim.
        now = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)
        if now.state in Claim.SET_ASIDE:
            raise WrongState(_("This claim was set aside; take it up again first."))
        same = now.about_what_was_said.filter(statement=statement)
        standing = same.exclude(state__in=Claim.SET_ASIDE).first()
        if standing:
            raise AlreadyThere(_("This is a claim on the desk already."), existing=standing)
        opened = Claim(
            kind=ClaimKind.FACT,
            state=Claim.State.OPEN,
            statement=statement,
            said_in=now,
            speaker_id=now.speaker_id,
            created_by=actor,
            created_at=timezone.now(),
            moved_at=timezone.now(),
        )
        opened.priority = first_priority(opened, appearances=0)
        opened.save(force_insert=True)
        record(
            actor=actor,
            verb="claim.created",
            target=opened,
            claim_id=opened.pk,
            data={
                "statement": opened.statement,
                "kind": opened.kind,
                "state": opened.state,
                "said_in": now.pk,
            },
        )
    return opened
