"""What the desk has chosen about itself, and changing it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .. import rules
from ..models import DeskSettings, User
from .access import require
from .checks import check_changed, checked_again, names
from .prepare import language_code, single_line
from .record import differences, record
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version

MOST = {"review_days": 3650, "agreement_tolerance": 100}
"""The largest numbers that are taken: days, and steps of a scale."""


def read_desk_settings() -> DeskSettings:
    """Return the desk's choices; those of a new desk where nothing was ever chosen."""
    chosen = DeskSettings.objects.filter(pk=DeskSettings.ONLY).first()
    if chosen is None:
        chosen = DeskSettings(pk=DeskSettings.ONLY)
        # Whoever checks it later must not take it for a second row beside one stored meanwhile.
        chosen._state.adding = False  # noqa: SLF001 - documented, in spite of its name
    return chosen


def change_desk_settings(
    *,
    actor: User | None,
    desk_settings: DeskSettings,
    version: int | None = None,
    extract_at_intake: bool | Unset = UNSET,
    extraction_engine: str | Unset = UNSET,
    extraction_languages: list[str] | Unset = UNSET,
    quote_threshold: float | Unset = UNSET,
    claim_threshold: float | Unset = UNSET,
    fact_reviews: str | Unset = UNSET,
    quote_reviews: str | Unset = UNSET,
    agreement_tolerance: int | Unset = UNSET,
    agreement_decides: bool | Unset = UNSET,
    review_days: int | Unset = UNSET,
    gate_origins: str | Unset = UNSET,
    gate_both_sides: str | Unset = UNSET,
    gate_primary: str | Unset = UNSET,
    gate_anonymous: str | Unset = UNSET,
    gate_reply: str | Unset = UNSET,
    gate_own_evidence: str | Unset = UNSET,
    public_name: str | Unset = UNSET,
) -> DeskSettings:
    """Choose how the desk works. What was proposed before stays as it is, and a round of review
    that has begun goes on by the plan it began with. Reviews take a word of ``ReviewPlan``, gates
    one of ``GateLevel``; days for a review 0 where it is never due.

    :raises NotAllowed: when the actor is no editor.
    :raises ValidationError: keyed by field.
    :raises StaleVersion: when somebody changed them since ``version``.
    """
    require(rules.can_edit_desk, actor)
    wanted = given(
        extract_at_intake=extract_at_intake,
        extraction_engine=extraction_engine,
        extraction_languages=extraction_languages,
        quote_threshold=quote_threshold,
        claim_threshold=claim_threshold,
    ) | _about_review(
        fact_reviews=fact_reviews,
        quote_reviews=quote_reviews,
        agreement_tolerance=agreement_tolerance,
        agreement_decides=agreement_decides,
        review_days=review_days,
        gate_origins=gate_origins,
        gate_both_sides=gate_both_sides,
        gate_primary=gate_primary,
        gate_anonymous=gate_anonymous,
        gate_reply=gate_reply,
        gate_own_evidence=gate_own_evidence,
        public_name=public_name,
    )
    if "extraction_languages" in wanted:
        wanted["extraction_languages"] = _languages(wanted["extraction_languages"])
    for name in ("quote_threshold", "claim_threshold"):
        _check_confidence(wanted.get(name, 0), field=name)
    changes = changed_fields(desk_settings, wanted)
    data = differences(desk_settings, changes)
    check_changed(desk_settings, changes)
    with checked_again(lambda: check_changed(desk_settings, changes)):
        DeskSettings.objects.get_or_create(pk=DeskSettings.ONLY)
        save_version(desk_settings, expected=version, changes=changes)
        record(actor=actor, verb="settings.changed", target=desk_settings, data=data)
    return desk_settings


def _about_review(**values: Any) -> dict[str, Any]:
    """Return what was given of the settings of review; a longer check than its choices have."""
    wanted = given(**values)
    if "public_name" in wanted:
        wanted["public_name"] = single_line(wanted["public_name"], field="public_name", limit=200)
    for name, most in MOST.items():
        number = wanted.get(name, 0)
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= most:
            sentence = _("A whole number from 0 to %(most)s is wanted.") % {"most": most}
            raise ValidationError({name: sentence})
    return wanted


def _languages(codes: Any) -> list[str]:
    field = "extraction_languages"
    try:
        return sorted({language_code(code) for code in names(codes, field=field)})
    except ValidationError as error:
        raise ValidationError(
            {field: [m for e in error.message_dict.values() for m in e]}
        ) from error


def _check_confidence(value: Any, *, field: str) -> None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value <= 1:
        raise ValidationError({field: _("A confidence lies between 0 and 1.")})
