"""Comments, to read and to settle."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import rules
from ..desk.comments import reopen_comment, resolve_comment
from ..models import Comment, User
from .acts import RowAct
from .base import DeskAdmin, member_of
from .site import site


def _open(actor: User, comment: Comment) -> bool:
    begun = comment.answers_id is None and comment.state == Comment.State.OPEN
    return begun and rules.can_settle_comment(actor, comment)


def _resolved(actor: User, comment: Comment) -> bool:
    return comment.state == Comment.State.RESOLVED and rules.can_settle_comment(actor, comment)


@admin.register(Comment, site=site)
class CommentAdmin(DeskAdmin):
    """Comments on all claims, of those that one may see. They are written on the claim's page."""

    guarded = _("Comments are written and changed on the page of the claim, by who they are from.")
    undeleted = _("Nothing is deleted here: resolve it instead.")
    fields = (
        *("claim", "evidence", "answers", "text", "state", "round"),
        *("creator", "created_at", "changed_at", "resolver", "resolved_at", "version"),
    )
    readonly_fields = fields
    list_display = ("__str__", "state", "claim", "creator", "created_at", "resolver")
    list_filter = ("state", "created_at")
    list_select_related = ("claim", "created_by", "resolved_by")
    search_fields = ("text", "claim__statement")
    row_acts = (
        RowAct(
            name="resolve",
            label=_("Resolve"),
            done=_("Resolved"),
            do=lambda actor, comment, said: resolve_comment(actor=actor, comment=comment, **said),
            fits=_open,
        ),
        RowAct(
            name="reopen",
            label=_("Reopen"),
            done=_("Reopened"),
            do=lambda actor, comment, said: reopen_comment(actor=actor, comment=comment, **said),
            fits=_resolved,
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        """Leave out what this person may not see."""
        rows: QuerySet[Comment] = super().get_queryset(request)
        return rows.filter(pk__in=rules.can_see_comment_rows(member_of(request)).values("pk"))

    def view_on_site(self, obj: Comment) -> str:
        """Lead to where it stands on the page of the claim."""
        return reverse("annotations:claim", args=[obj.claim_id]) + f"#comment-{obj.pk}"

    def record_of(self, row: Comment) -> dict[str, Any]:
        """Return what was done to this comment."""
        return {"target_type": "comment", "target_id": row.pk}
