"""The picture that others show beside a link to a fact-check."""

from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..desk.desk_settings import read_desk_settings
from ..desk.queries_publishing import find_published
from ..models import FactCheck
from .public import last_change, nothing_here, position_of_rating
from .public_answers import for_everybody, page_language, send

STYLE = "1"
"""Another number makes all copies of pictures old: for when they are drawn another way."""


@for_everybody
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Send the picture; drawn only for who has no current copy."""
    now = timezone.now()
    fact_check = find_published(slug, now=now)
    if fact_check is None:
        return nothing_here(request)
    with override(page_language(fact_check.language)):
        rating = fact_check.decision.rating
        withdrawn = fact_check.state == FactCheck.State.WITHDRAWN
        told = (
            fact_check.headline,
            _("Withdrawn") if withdrawn else rating.label,
            "off" if withdrawn else position_of_rating(rating),
            read_desk_settings().public_name or _("Fact-check desk"),
        )
    tag = blake2b("\0".join((STYLE, *told)).encode(), digest_size=12).hexdigest()
    response = HttpResponse(content_type="image/png")
    answer = send(request, response, now=now, changed=last_change(fact_check), tag=tag)
    if answer is response and request.method == "GET":
        from .pictures import draw_picture  # here, so that it is not imported before it is needed

        response.content = draw_picture(*told)
    return answer
