"""Keeping rating scales. A published version is frozen: verdicts point at it for good."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import ClaimKind, Rating, RatingScale, User
from .access import require
from .checks import check_row, checked_again
from .errors import AlreadyThere, WrongState
from .prepare import check_choice
from .record import record


@dataclass(frozen=True, slots=True)
class RatingDraft:
    """A label of a scale to be; ``value`` None stands off the axis. Labels by language."""

    code: str
    labels: dict[str, str]
    value: int | None = None
    descriptions: dict[str, str] = field(default_factory=dict)


def create_scale(
    *,
    actor: User | None,
    code: str,
    claim_kind: str,
    names: dict[str, str],
    best: int,
    worst: int,
    ratings: Sequence[RatingDraft],
    descriptions: dict[str, str] | None = None,
    scale_version: int = 1,
) -> RatingScale:
    """Draw up a version of a scale. It is used once it is published.

    The best value is the truest answer, and the labels stand from it down to the worst; what stands
    off the axis carries no number, so that nobody takes it for a low one.

    :raises ValidationError: when the worst value is below 1 or not below the best; when values lie
        outside worst..best or stand upside down, a code stands twice, a value has two labels or
        none, or a label has no text.
    :raises AlreadyThere: when the scale has this version.
    """
    require(rules.can_edit_desk, actor)
    check_choice(claim_kind, ClaimKind.values, field="claim_kind")
    _check_bounds(best=best, worst=worst)
    _check_ratings(ratings, best=best, worst=worst)
    _check_new(code, scale_version)
    scale = RatingScale(
        code=code,
        scale_version=scale_version,
        claim_kind=claim_kind,
        names=names,
        descriptions=descriptions or {},
        best=best,
        worst=worst,
    )
    check_row(scale)
    with checked_again(lambda: _check_new(code, scale_version)):
        scale.save(force_insert=True)
        Rating.objects.bulk_create(
            Rating(
                scale=scale,
                position=position,
                code=draft.code,
                value=draft.value,
                labels=draft.labels,
                descriptions=draft.descriptions,
            )
            for position, draft in enumerate(ratings)
        )
        record(
            actor=actor,
            verb="scale.created",
            target=scale,
            data={"code": code, "version": scale_version, "ratings": [r.code for r in ratings]},
        )
    return scale


def publish_scale(*, actor: User | None, scale: RatingScale) -> RatingScale:
    """Put a version to use; from now on it is frozen.

    :raises WrongState: when it is published already.
    """
    return _stamp(actor, scale, "published_at", "scale.published", _("published"))


def retire_scale(*, actor: User | None, scale: RatingScale) -> RatingScale:
    """Take a version out of use; verdicts given on it keep it.

    :raises WrongState: when it is retired already, or was never published.
    """
    require(rules.can_edit_desk, actor)
    if scale.published_at is None:
        raise WrongState(_("This scale was never published, so there is nothing to retire."))
    return _stamp(actor, scale, "retired_at", "scale.retired", _("retired"))


def _stamp(actor: User | None, scale: RatingScale, field: str, verb: str, word: str) -> RatingScale:
    require(rules.can_edit_desk, actor)
    now = timezone.now()
    with transaction.atomic():
        rows = RatingScale.objects.filter(pk=scale.pk, **{f"{field}__isnull": True})
        if rows.update(**{field: now}) != 1:
            raise WrongState(_("This scale is %(state)s already.") % {"state": word})
        record(actor=actor, verb=verb, target=scale)
    setattr(scale, field, now)
    return scale


def _check_new(code: str, scale_version: int) -> None:
    known = RatingScale.objects.filter(code=code, scale_version=scale_version).first()
    if known:
        raise AlreadyThere(_("This scale has this version already."), existing=known)


def _check_bounds(*, best: int, worst: int) -> None:
    if worst < 1:  # schema.org and who reads it take a 0 for "not rated"
        raise ValidationError({"worst": _("The worst value is 1 or more.")})
    if best <= worst:
        raise ValidationError({"best": _("The best value is higher than the worst.")})


def _check_ratings(ratings: Sequence[RatingDraft], *, best: int, worst: int) -> None:
    codes = [draft.code for draft in ratings]
    values = [draft.value for draft in ratings if draft.value is not None]
    problems = []
    if len(set(codes)) != len(codes):
        problems.append(_("A code stands twice."))
    if len(values) != best + 1 - worst or sorted(values) != list(range(worst, best + 1)):
        problems.append(
            _("Each value from %(worst)s to %(best)s needs one label.")
            % {"worst": worst, "best": best}
        )
    elif values != sorted(values, reverse=True):
        problems.append(_("Labels stand from the best value, the truest, down to the worst."))
    problems += [
        _("“%(code)s” has no label.") % {"code": draft.code}
        for draft in ratings
        if not any(draft.labels.values())
    ]
    if problems:
        raise ValidationError({"ratings": problems})
