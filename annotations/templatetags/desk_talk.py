"""Tags for what people and the desk tell one another: comments, and the bell."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from ..desk.comments import MENTION, mentioned_name
from ..desk.queries_talk import MOST_COUNTED, count_unread
from ..models import Claim, Comment, User
from ..web.comments import talk_on

register = template.Library()


@register.inclusion_tag("annotations/comments/section.html", takes_context=True)
def claim_comments(context: RequestContext, claim: Claim) -> dict[str, Any]:
    """Show the conversations on a claim, with the form to begin another."""
    request = context["request"]
    return talk_on(claim, request.user) | {
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag
def unread_notifications(user: User) -> str:
    """Return how many things a person was told and has not read: "", "3" or "99+"."""
    count = count_unread(user)
    if count >= MOST_COUNTED:
        return f"{MOST_COUNTED - 1}+"
    return str(count) if count else ""


@register.filter
def comment_text(comment: Comment) -> SafeString:
    """Show what a comment says: its lines, its links, and who is mentioned; all else escaped."""
    names = {person.username.lower(): person for person in comment.mentions.all()}
    shown: list[str] = []
    last = 0
    for match in MENTION.finditer(comment.text):
        name = mentioned_name(match[1], names)
        if name is None:
            continue
        shown.append(_linked(comment.text[last : match.start()]))
        person = names[name.lower()]
        shown.append(
            format_html(
                '<strong class="mention" title="{}">@{}</strong>', person.display_name, name
            )
        )
        last = match.start() + 1 + len(name)
    shown.append(_linked(comment.text[last:]))
    pieces = "".join(shown).replace("\n", "<br>")
    return mark_safe(pieces)  # noqa: S308  each piece is escaped just above


def _linked(text: str) -> str:
    return urlize(text, nofollow=True, autoescape=True)
