"""Comments on claims, and what the desk tells who asks."""

from django.http import HttpResponseBase
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework.request import Request

from ... import rules
from ...desk import comments
from ...desk.notification_choices import (
    choices_of,
    choose_notifications,
    mark_all_read,
    mark_read,
)
from ...desk.notifications import sends_mail
from ...models import User
from .. import talk
from ..body import JSON
from ..operations import READ, WRITE, acting, changing, creating, listing, operation, reading
from ..parameters import check_parameters
from ..resources import COMMENTS, NOTIFICATIONS
from ..writing import Nothing
from .base import Action, Collection, DeskView, Item, answer, find, represent

CHOICES = "notification-choices"
A_QUESTION = OpenApiExample(
    "a question",
    request_only=True,
    value={"claim": 1, "text": "Does “last year” mean 2025, @noah?"},
)


class CommentCollection(Collection):
    """The comments on all claims."""

    resource = COMMENTS

    @listing(
        COMMENTS,
        "List comments",
        "Those that you may see: while a review is blind, what its reviewers say after their "
        "verdicts is seen by themselves alone.",
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)

    @creating(
        COMMENTS,
        talk.NewComment,
        "Comment on a claim",
        "Or on a piece of its evidence, or in answer to a comment; one that is resolved takes "
        "none (409). Who is named as `@username` is told.",
        errors=(409,),
        examples=[A_QUESTION],
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Write a comment."""
        values = self.values(request, talk.NewComment)
        return self.made(request, comments.add_comment(actor=self.actor, **values))


class CommentItem(Item):
    """One comment."""

    resource = COMMENTS

    @reading(COMMENTS, "Read a comment")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the comment."""
        return super().get(request, pk)

    @changing(COMMENTS, talk.CommentChanges, "Change your own comment")
    def patch(self, request: Request, pk: int) -> HttpResponseBase:
        """Word the comment otherwise."""
        return self.change_row(
            request, pk, talk.CommentChanges, comments.change_comment, "comment", "claim"
        )


class CommentResolve(Action):
    """Settling a conversation."""

    resource, act, name = COMMENTS, comments.resolve_comment, "comment"
    related = ("claim", "evidence")

    @acting(
        COMMENTS,
        "resolve",
        Nothing,
        "Resolve a conversation",
        "For who began it, who holds the claim or brought the evidence it is about, and editors.",
    )
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Resolve it."""
        return super().post(request, pk)


class CommentReopen(Action):
    """Taking a conversation up again."""

    resource, act, name = COMMENTS, comments.reopen_comment, "comment"
    related = ("claim", "evidence")

    @acting(COMMENTS, "reopen", Nothing, "Reopen a conversation", "For the same people.")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Reopen it."""
        return super().post(request, pk)


class NotificationCollection(Collection):
    """What you were told."""

    resource = NOTIFICATIONS
    rule = rules.can_read

    @listing(NOTIFICATIONS, "List your notifications", "Nobody else's.")
    def get(self, request: Request) -> HttpResponseBase:
        """Send a page of the list."""
        return super().get(request)


class NotificationItem(Item):
    """One thing that you were told."""

    resource = NOTIFICATIONS

    @reading(NOTIFICATIONS, "Read one of your notifications", "It is not marked as read by this.")
    def get(self, request: Request, pk: int) -> HttpResponseBase:
        """Send the notification."""
        return super().get(request, pk)


class NotificationRead(DeskView):
    """Having read one."""

    rule = rules.can_read

    @acting(NOTIFICATIONS, "mark_read", Nothing, "Mark one of your notifications as read")
    def post(self, request: Request, pk: int) -> HttpResponseBase:
        """Note that it was read."""
        self.values(request, Nothing)
        mark_read(person=self.actor, notification=find(NOTIFICATIONS, pk, asker=self.actor))
        return represent(request, NOTIFICATIONS, pk)


class NotificationReadAll(DeskView):
    """Having read all."""

    rule = rules.can_read

    @operation(
        "notifications_mark_all_read",
        "Mark all your notifications as read",
        tag=NOTIFICATIONS.word,
        takes={JSON: Nothing},
        answers={(200, JSON): OpenApiResponse(talk.MarkedSerializer, "How many that were.")},
        errors=WRITE,
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Note that they were read."""
        self.values(request, Nothing)
        return answer({"marked": mark_all_read(person=self.actor)})


class NotificationChoices(DeskView):
    """What you are told of."""

    rule = rules.can_read

    @operation(
        "notification_choices_read",
        "Read what you are told of",
        tag=CHOICES,
        answers={(200, JSON): OpenApiResponse(talk.ChoicesSerializer, "What you have chosen.")},
        errors=READ,
    )
    def get(self, request: Request) -> HttpResponseBase:
        """Send the choices."""
        check_parameters(request.query_params, ())
        return answer(_told(self.actor))

    @operation(
        "notification_choices_choose",
        "Choose what you are told of",
        "Kinds that are not named stay as they are.",
        tag=CHOICES,
        takes={JSON: talk.NewChoices},
        answers={(200, JSON): OpenApiResponse(talk.ChoicesSerializer, "As chosen now.")},
        errors=WRITE,
    )
    def post(self, request: Request) -> HttpResponseBase:
        """Keep the choices."""
        values = self.values(request, talk.NewChoices)
        ways = {
            each["kind"]: (each["in_app"], each["by_email"]) for each in values.get("choices", ())
        }
        choose_notifications(
            person=self.actor, ways=ways, mail_language=values.get("mail_language")
        )
        return answer(_told(self.actor))


def _told(person: User) -> dict[str, object]:
    return {
        "sends_mail": sends_mail(),
        "mail_language": person.mail_language,
        "choices": [
            {"kind": each.kind.value, "in_app": each.in_app, "by_email": each.by_email}
            for each in choices_of(person)
        ],
    }
