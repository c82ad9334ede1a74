"""What people of the desk tell one another about a claim: writing, changing, settling comments.

A comment moves no claim: it is talk about the work. Its text stands in no line of the record but
that of its change, which is seen by whom the comment is seen by.
"""

import re
from collections.abc import Container, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Assignment, Claim, Comment, Evidence, NotificationKind, User
from .access import require
from .checks import prose
from .errors import WrongState
from .notifications import notify
from .record import record
from .versions import save_version

LONGEST = 10_000
"""Code points of a comment."""

MENTION = re.compile(r"(?<![\w@./+-])@([\w.@+-]{1,150})")
"""Where somebody may be mentioned: not within an address of e-mail or of a page."""


def add_comment(
    *,
    actor: User | None,
    claim: Claim,
    text: str,
    evidence: Evidence | None = None,
    answers: Comment | None = None,
) -> Comment:
    """Say something about a claim, about a piece of its evidence, or in answer to a comment.

    Whoever is named in it as ``@username`` is told; a name that nobody on the desk has stays text.

    :raises NotAllowed: to readers.
    :raises ValidationError: keyed by field: without a text, on evidence of another claim, in answer
        to what is itself an answer or stands on another claim.
    :raises WrongState: when the conversation is resolved.
    """
    require(rules.can_annotate, actor)
    assert actor is not None  # noqa: S101 - nobody is no annotator
    text = _checked(text)
    if answers is not None:
        _check_answered(actor, claim, answers)
        evidence = answers.evidence
    if evidence is not None and evidence.claim_id != claim.pk:
        raise ValidationError({"evidence": _("This evidence is on another claim.")})
    comment = Comment(
        claim=claim,
        evidence=evidence,
        answers=answers,
        text=text,
        round=claim.round,
        created_by=actor,
        created_at=timezone.now(),
    )
    named = mentioned_in(text)
    with transaction.atomic():
        comment.save(force_insert=True)
        comment.mentions.set(named)
        _tell(comment, actor, named)
        record(
            actor=actor,
            verb="comment.created",
            target=comment,
            claim_id=claim.pk,
            data={
                "evidence": evidence and evidence.pk,
                "answers": answers and answers.pk,
                "mentions": [person.pk for person in named],
            },
        )
    return comment


def change_comment(
    *, actor: User | None, comment: Comment, text: str, version: int | None = None
) -> Comment:
    """Word one's own comment otherwise. Who is newly mentioned in it is told.

    :raises NotAllowed: when it is somebody else's.
    :raises ValidationError: keyed ``text``.
    :raises WrongState: when a verdict was given since which is blind: what others have read already
        must not tell of it.
    :raises StaleVersion: when it was changed since ``version``.
    """
    require(rules.can_change_comment, actor, comment)
    assert actor is not None  # noqa: S101 - nobody wrote no comment
    text = _checked(text)
    if rules.would_tell_of_blind(comment):
        raise WrongState(
            _(
                "Your verdict is blind until the review is complete, and others have read this "
                "comment already. Write a new one instead."
            )
        )
    named = mentioned_in(text)
    before = comment.text
    with transaction.atomic():
        changes = {"text": text, "changed_at": timezone.now()}
        save_version(comment, expected=version, changes=changes)
        known = set(comment.mentions.values_list("pk", flat=True))
        comment.mentions.set(named)
        new = [person for person in named if person.pk not in known]
        _tell_mentioned(comment, actor, new)
        record(
            actor=actor,
            verb="comment.changed",
            target=comment,
            claim_id=comment.claim_id,
            data={"text": [before, text], "mentions": [person.pk for person in new]},
        )
    return comment


def resolve_comment(*, actor: User | None, comment: Comment, version: int | None = None) -> Comment:
    """Say that a conversation asks for nothing any more.

    :raises NotAllowed: to all but who began it, who holds the claim, who brought the evidence it is
        about, and editors.
    :raises WrongState: when it is resolved already, or is an answer.
    :raises StaleVersion: when it was changed since ``version``.
    """
    return _settle(actor, comment, version, Comment.State.RESOLVED)


def reopen_comment(*, actor: User | None, comment: Comment, version: int | None = None) -> Comment:
    """Say that a conversation asks for something after all.

    :raises NotAllowed: as :func:`resolve_comment`.
    :raises WrongState: when it is open, or is an answer.
    :raises StaleVersion: when it was changed since ``version``.
    """
    return _settle(actor, comment, version, Comment.State.OPEN)


def mentioned_in(text: str) -> list[User]:
    """Return the active members whose user names stand in the text after an @, capitals aside.

    Of "@marta.," the name is "marta": a sentence may end behind a name.
    """
    wanted = [list(_readings(match[1])) for match in MENTION.finditer(text)]
    every = {name.lower() for names in wanted for name in names}
    if not every:
        return []
    people: Any = User.objects.annotate(folded=Lower("username"))
    found: dict[str, User] = {}
    for person in people.filter(folded__in=every, is_active=True).order_by("pk"):
        found[person.username] = person
        found.setdefault(person.username.lower(), person)
    chosen: dict[int, User] = {}
    for names in wanted:
        meant = next((found[key] for key in _keys(names) if key in found), None)
        if meant is not None:
            chosen[meant.pk] = meant
    return [chosen[pk] for pk in sorted(chosen)]


def mentioned_name(typed: str, names: Container[str]) -> str | None:
    """Return the part of what follows an @ that is one of these user names, all in small letters.

    None where no part of it is.
    """
    return next((name for name in _readings(typed) if name.lower() in names), None)


def _readings(name: str) -> Iterator[str]:
    """Yield the name, and the name without each of the signs that may end a sentence."""
    yield name
    while name and name[-1] in ".@+-":
        name = name[:-1]
        if name:
            yield name


def _keys(names: list[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield name.lower()


def _checked(text: str) -> str:
    text = prose(text, field="text", required=True)
    if len(text) > LONGEST:
        raise ValidationError(
            {
                "text": _("This has %(length)s characters; at most %(limit)s are taken.")
                % {"length": len(text), "limit": LONGEST}
            }
        )
    return text


def _check_answered(actor: User, claim: Claim, answers: Comment) -> None:
    if not rules.can_see_comment(actor, answers) or answers.claim_id != claim.pk:
        raise ValidationError({"answers": _("There is no such comment on this claim.")})
    if answers.answers_id is not None:
        raise ValidationError(
            {"answers": _("This is an answer itself; answer the comment it belongs to.")}
        )
    if answers.state == Comment.State.RESOLVED:
        raise WrongState(_("This conversation is resolved; reopen it to answer."))


def _settle(
    actor: User | None, comment: Comment, version: int | None, state: Comment.State
) -> Comment:
    require(rules.can_settle_comment, actor, comment)
    if comment.answers_id is not None:
        raise WrongState(_("An answer is not resolved by itself; resolve the comment it answers."))
    if comment.state == state:
        raise WrongState(
            _("This conversation is resolved already.")
            if state == Comment.State.RESOLVED
            else _("This conversation is open already.")
        )
    resolved = state == Comment.State.RESOLVED
    changes = {
        "state": state,
        "resolved_by": actor if resolved else None,
        "resolved_at": timezone.now() if resolved else None,
    }
    with transaction.atomic():
        save_version(comment, expected=version, changes=changes)
        record(
            actor=actor,
            verb="comment.resolved" if resolved else "comment.reopened",
            target=comment,
            claim_id=comment.claim_id,
        )
    return comment


def _tell(comment: Comment, actor: User, named: list[User]) -> None:
    """Tell who is mentioned, and who is concerned without that."""
    _tell_mentioned(comment, actor, named)
    concerned: dict[int, User] = {}
    held = comment.claim.assignments.filter(state=Assignment.State.HELD).select_related("person")
    for assignment in held:
        concerned[assignment.person_id] = assignment.person
    if comment.evidence is not None and comment.evidence.created_by is not None:
        concerned[comment.evidence.created_by.pk] = comment.evidence.created_by
    if comment.answers is not None:
        root = comment.answers
        concerned[root.created_by_id] = root.created_by
        for reply in root.replies.exclude(pk=comment.pk).select_related("created_by"):
            concerned[reply.created_by_id] = reply.created_by
    for person in named:
        concerned.pop(person.pk, None)
    notify(
        kind=NotificationKind.COMMENTED,
        people=concerned.values(),
        claim=comment.claim,
        actor=actor,
        comment=comment,
    )


def _tell_mentioned(comment: Comment, actor: User, named: list[User]) -> None:
    notify(
        kind=NotificationKind.MENTIONED,
        people=named,
        claim=comment.claim,
        actor=actor,
        comment=comment,
    )
