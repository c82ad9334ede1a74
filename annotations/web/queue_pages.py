"""What waits for the reader, and the button that hands out the next claim."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import rules
from ..desk.access import require
from ..desk.assignments import take_next, waiting_for_review
from ..desk.queries_review import queue_of, released_by
from .claim_pages import address_of
from .support import MemberRequest, for_members


@for_members("GET")
def queue(request: MemberRequest) -> HttpResponse:
    """Show what the reader holds, whether more waits for them, and what they gave back."""
    user = request.user
    held = queue_of(user)
    context = {
        "section": "queue",
        "reviews": rules.can_review(user),
        "held": held,
        "overdue": sum(each.overdue for each in held),
        "waiting": waiting_for_review(user).exists(),
        "released": released_by(user),
    }
    return render(request, "annotations/queue.html", context)


@for_members("POST")
def hand_out(request: MemberRequest) -> HttpResponse:
    """Hand the reader the most urgent claim that waits for a review they may give."""
    require(rules.can_review, request.user)
    assignment = take_next(actor=request.user)
    if assignment is None:
        messages.info(request, _("Nothing waits for a review that you may give."))
        return redirect(reverse("annotations:queue"))
    messages.success(request, _("You hold this claim now. Give your verdict, or give it back."))
    return redirect(address_of(assignment.claim))
