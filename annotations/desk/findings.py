"""What a verdict says of a quote on each axis: checked before it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import AXES, Axis, Claim, ClaimKind
from .checks import prose


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding on one axis, with its reason: words of :data:`annotations.models.AXES`."""

    axis: str
    value: str
    reason: str


def check_findings(claim: Claim, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings as they are stored.

    :raises ValidationError: keyed ``findings``: on a claim that is about no quote, with an axis or
        a value that there is not, the same axis twice, no reason; and where words that no record
        was found of are called fabricated: not found is not made up.
    """
    if findings and claim.kind != ClaimKind.QUOTE:
        raise _wrong(_("Only a verdict on a quote tells of its wording and the like."))
    checked: dict[str, Finding] = {}
    for each in findings:
        if each.axis not in AXES:
            raise _wrong(_("There is no axis “%(axis)s”.") % {"axis": each.axis})
        name = capfirst(Axis(each.axis).label)
        if each.value not in AXES[each.axis].values:
            raise _wrong(
                _("%(axis)s: there is no finding “%(value)s”.")
                % {"axis": name, "value": each.value}
            )
        if each.axis in checked:
            raise _wrong(_("%(axis)s is told twice.") % {"axis": name})
        reason = prose(each.reason, field="findings")
        if not reason:
            raise _wrong(_("%(axis)s: give the reason.") % {"axis": name})
        checked[each.axis] = replace(each, reason=reason)
    told = {axis: each.value for axis, each in checked.items()}
    if told.get(Axis.ATTRIBUTION) == "no_record" and told.get(Axis.WORDING) == "fabricated":
        raise _wrong(
            _(
                "That no record of the words was found does not show that they were made up: "
                "“fabricated” needs more than “no record found”."
            )
        )
    return list(checked.values())


def _wrong(sentence: str) -> ValidationError:
    return ValidationError({"findings": sentence})
