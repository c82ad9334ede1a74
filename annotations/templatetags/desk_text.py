"""Filters for what the page says of quotes, claims and page furniture."""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from ..desk.labels import engine_label, furniture_label, why_proposed
from ..models import Proposal, Quote, Speaker

register = template.Library()
register.filter("furniture_label", furniture_label)
register.filter("engine_label", engine_label)
register.filter("why_proposed", why_proposed)


@register.filter
def confidence(proposal: Proposal) -> str:
    """Tell how sure the engine is of a proposal, in whole per cent."""
    if proposal.confidence is None:
        return _("proposed")
    return _("%(percent)d %% sure") % {"percent": round(proposal.confidence * 100)}


@register.filter
def speakers_of(known: Mapping[int, list[Speaker]], quote: Quote) -> list[Speaker]:
    """Return whom of the desk's speakers a quote's name may mean; ``known`` is by quote."""
    return known.get(quote.pk, [])
