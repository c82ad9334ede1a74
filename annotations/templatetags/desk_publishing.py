"""The part of a claim's page that tells of its fact-checks."""

from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone

from .. import rules
from ..desk.fact_check_parts import WRITTEN_ABOUT
from ..desk.queries_publishing import fact_checks_on
from ..models import Claim

register = template.Library()


@register.inclusion_tag("annotations/claim/fact_check.html", takes_context=True)
def claim_fact_checks(context: Any, claim: Claim) -> dict[str, Any]:
    """Show the fact-checks on a claim that the reader may see, and the way to begin one."""
    user = context["user"]
    found = fact_checks_on(claim, user)
    now = timezone.now()
    begins: list[tuple[str, Any]] = []
    if rules.can_review(user) and claim.state in WRITTEN_ABOUT:
        known = {each.language for each in found if each.state in ("draft", "published")}
        begins = [(code, name) for code, name in settings.LANGUAGES if code not in known]
    return {
        "claim": claim,
        "fact_checks": [(each, each.is_out(now)) for each in found],
        "begins": begins,
        "csrf_token": context.get("csrf_token"),
    }
