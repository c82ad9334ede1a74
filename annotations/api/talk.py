"""Comments and notifications: how they are read, shown, filtered and sent in."""

from django.conf import settings
from django_filters import FilterSet
from rest_framework import serializers

from .. import rules
from ..desk.comments import LONGEST
from ..desk.notification_words import sentence_of
from ..models import Claim, Comment, Evidence, Notification, NotificationKind
from ..models.by_key import Row
from .filters import ChoicesFilter, IdFilter, SinceFilter, UntilFilter
from .inputs import Changes, Choice, Flag, Input, RowField, Text
from .shapes import PersonSerializer, Shape, Times, WholeNumber
from .tables import Gathered, Table, person, plain, renamed


def _mentions(ids: list[int]) -> dict[int, Row]:
    found: dict[int, Row] = {}
    for comment in Comment.objects.filter(pk__in=ids).prefetch_related("mentions"):
        people = [{"id": each.pk, "name": each.display_name} for each in comment.mentions.all()]
        found[comment.pk] = {"mentions": people}
    return found


COMMENT = Table(
    columns={
        **plain("id"),
        **renamed(claim="claim_id", evidence="evidence_id", answers="answers_id"),
        **plain("text", "state", "round"),
        **person("created_by"),
        **plain("created_at", "changed_at"),
        **person("resolved_by"),
        **plain("resolved_at", "version"),
    },
    gathered=[Gathered(("mentions",), _mentions, lambda: {"mentions": []})],
)


def _sentences(ids: list[int]) -> dict[int, Row]:
    rows = Notification.objects.filter(pk__in=ids).select_related("actor", "comment")
    return {row.pk: {"sentence": sentence_of(row)} for row in rows}


NOTIFICATION = Table(
    columns={
        **plain("id", "kind"),
        **renamed(claim="claim_id", comment="comment_id"),
        **person("actor"),
        **plain("created_at", "read_at", "mailed_at"),
    },
    gathered=[Gathered(("sentence",), _sentences, lambda: {"sentence": ""})],
)


class CommentSerializer(Shape):
    """A remark on a claim, or on a piece of its evidence."""

    id = WholeNumber()
    claim = WholeNumber()
    evidence = WholeNumber(allow_null=True, help_text="The piece of evidence it is about.")
    answers = WholeNumber(allow_null=True, help_text="The comment it answers.")
    text = serializers.CharField()
    state = serializers.ChoiceField(Comment.State.choices)
    round = WholeNumber(help_text="The round of the claim that it was written in.")
    created_by = PersonSerializer()
    created_at = Times()
    changed_at = Times(allow_null=True)
    resolved_by = PersonSerializer(allow_null=True)
    resolved_at = Times(allow_null=True)
    version = WholeNumber(min_value=1)
    mentions = PersonSerializer(many=True, help_text="Who is named in it, and was told.")


class NotificationSerializer(Shape):
    """Something that you were told of."""

    id = WholeNumber()
    kind = serializers.ChoiceField(NotificationKind.choices)
    claim = WholeNumber(allow_null=True)
    comment = WholeNumber(allow_null=True)
    actor = PersonSerializer(allow_null=True, help_text="Who did it; null for the desk itself.")
    created_at = Times()
    read_at = Times(allow_null=True)
    mailed_at = Times(allow_null=True)
    sentence = serializers.CharField(help_text="What happened, in your language.")


class ChoiceSerializer(Shape):
    """How you are told of one kind of thing."""

    kind = serializers.ChoiceField(NotificationKind.choices)
    in_app = serializers.BooleanField(help_text="On the desk.")
    by_email = serializers.BooleanField(help_text="By e-mail, where the desk sends any.")


class ChoicesSerializer(Shape):
    """What you are told of, and how."""

    sends_mail = serializers.BooleanField(help_text="Whether the desk sends e-mails at all.")
    mail_language = serializers.CharField(help_text="Of your e-mails; empty: English.")
    choices = ChoiceSerializer(many=True)


class MarkedSerializer(Shape):
    """What became of it."""

    marked = WholeNumber(help_text="How many were marked as read.")


class CommentFilters(FilterSet):
    """Filters of the list of comments."""

    claim = IdFilter(help_text="Number of the claim.")
    evidence = IdFilter(help_text="Number of the piece of evidence.")
    answers = IdFilter(help_text="Number of the comment that is answered.")
    created_by = IdFilter(help_text="Number of who wrote it.")
    state = ChoicesFilter(Comment.State.choices, help_text="State.")
    since = SinceFilter(field_name="created_at", help_text="Written from this day.")
    until = UntilFilter(field_name="created_at", help_text="Written up to this day.")


class NotificationFilters(FilterSet):
    """Filters of the list of notifications."""

    claim = IdFilter(help_text="Number of the claim.")
    kind = ChoicesFilter(NotificationKind.choices, help_text="Kind.")
    since = SinceFilter(field_name="created_at", help_text="Told from this day.")
    until = UntilFilter(field_name="created_at", help_text="Told up to this day.")


class NewComment(Input):
    """A comment on a claim."""

    claim = RowField(Claim)
    text = Text(max_length=LONGEST, help_text="`@` and a user name tells that person of it.")
    evidence = RowField(Evidence, "created_by", required=False, allow_null=True)
    answers = RowField(
        Comment,
        "created_by",
        "evidence__created_by",
        required=False,
        allow_null=True,
        help_text="A comment on the claim that is no answer itself and is open.",
    )


class CommentChanges(Changes):
    """What to word otherwise."""

    text = Text(max_length=LONGEST)


class OneChoice(Input):
    """How to be told of one kind of thing."""

    kind = Choice(NotificationKind.choices)
    in_app = Flag()
    by_email = Flag()


class NewChoices(Changes):
    """What to be told of, and how. Kinds that are not named stay as they are."""

    choices = OneChoice(many=True, required=False)
    mail_language = Choice(settings.LANGUAGES, required=False)


seen_comments = rules.can_see_comment_rows
seen_notifications = rules.notifications_for
