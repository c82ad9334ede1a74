"""Filters for what the page says of quotes, claims and page furniture."""

from django import template
from django.utils.translation import gettext as _

from ..models import Proposal
from ..web.labels import furniture_label, why_proposed

register = template.Library()
register.filter("furniture_label", furniture_label)
register.filter("why_proposed", why_proposed)


@register.filter
def confidence(proposal: Proposal) -> str:
    """Tell how sure the engine is of a proposal, in whole per cent."""
    if proposal.confidence is None:
        return _("proposed")
    return _("%(percent)d %% sure") % {"percent": round(proposal.confidence * 100)}
