"""Taking a claim apart into questions, and answering them, as in AVeriTeC."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..models import Answer, Claim, Evidence, Question, User
from .access import require
from .checks import check_changed, check_row, prose
from .claims import touch_claim
from .errors import WrongState
from .prepare import check_choice
from .record import differences, record
from .replies import check_in_work
from .unset import UNSET, Unset, given
from .versions import changed_fields, save_version

WITHDRAWN = Question.State.WITHDRAWN


def add_question(*, actor: User | None, claim: Claim, text: str) -> Question:
    """Ask something whose answer bears on a claim.

    :raises ValidationError: without a text.
    :raises WrongState: when the claim was set aside.
    """
    require(rules.can_annotate, actor)
    check_in_work(claim)
    question = Question(
        claim=claim,
        text=prose(text, field="text", required=True),
        created_by=actor,
        created_at=timezone.now(),
    )
    with transaction.atomic():
        question.save(force_insert=True)
        touch_claim(claim, now=question.created_at)
        _record(actor, "question.created", question, {"words": question.text})
    return question


def change_question(
    *, actor: User | None, question: Question, text: str, version: int | None = None
) -> Question:
    """Word a question anew.

    :raises NotAllowed: when it is somebody else's and the actor is no editor, or it is withdrawn.
    :raises ValidationError: without a text.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_question, actor, question)
    changes = changed_fields(question, {"text": prose(text, field="text", required=True)})
    data = differences(question, changes)
    with transaction.atomic():
        save_version(question, expected=version, changes=changes)
        touch_claim(question.claim)
        _record(actor, "question.changed", question, data)
    return question


def withdraw_question(
    *, actor: User | None, question: Question, reason: str = "", version: int | None = None
) -> Question:
    """Take a question back, and with it its answers from view; all stay on record.

    :raises NotAllowed: when it is somebody else's and the actor is no editor, or it is withdrawn.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_question, actor, question)
    reason = prose(reason, field="reason")
    with transaction.atomic():
        save_version(question, expected=version, changes={"state": WITHDRAWN})
        touch_claim(question.claim)
        _record(actor, "question.withdrawn", question, {"words": question.text, "reason": reason})
    return question


def add_answer(
    *,
    actor: User | None,
    question: Question,
    type: str,  # noqa: A002 - the field's name in AVeriTeC and in the database
    text: str = "",
    explanation: str = "",
    medium: str = "",
    evidence: Evidence | None = None,
) -> Answer:
    """Answer a question. A yes-or-no answer is ``yes`` or ``no``; its reason is the explanation.

    :raises ValidationError: keyed by field: without an answer, with one where there is none to be
        had, a yes-or-no answer that is neither, evidence on another claim or withdrawn.
    :raises WrongState: when the question was withdrawn, or the claim set aside.
    """
    require(rules.can_annotate, actor)
    check_in_work(question.claim)
    if question.state == WITHDRAWN:
        raise WrongState(_("This question was withdrawn."))
    answer = Answer(
        question=question,
        evidence=evidence,
        created_by=actor,
        created_at=timezone.now(),
        **_cleaned(type=type, text=text, explanation=explanation, medium=medium),
    )
    _check_answer(answer)
    check_row(answer, exclude=("question", "created_by", "evidence"))
    with transaction.atomic():
        answer.save(force_insert=True)
        touch_claim(question.claim, now=answer.created_at)
        data = {"question": question.pk, "type": answer.type, "words": answer.text}
        _record(actor, "answer.created", answer, data | {"evidence": answer.evidence_id})
    return answer


def change_answer(
    *,
    actor: User | None,
    answer: Answer,
    version: int | None = None,
    type: str | Unset = UNSET,  # noqa: A002 - as above
    text: str | Unset = UNSET,
    explanation: str | Unset = UNSET,
    medium: str | Unset = UNSET,
    evidence: Evidence | Unset | None = UNSET,
) -> Answer:
    """Correct an answer.

    :raises NotAllowed: when it is somebody else's and the actor is no editor, or it is withdrawn.
    :raises ValidationError: as :func:`add_answer`.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_answer, actor, answer)
    wanted = _cleaned(**given(type=type, text=text, explanation=explanation, medium=medium))
    changes = changed_fields(answer, wanted | given(evidence=evidence))
    data = differences(answer, changes)
    _check_answer(_as_it_would_be(answer, changes), anew="evidence" in changes)
    check_changed(answer, changes)
    with transaction.atomic():
        save_version(answer, expected=version, changes=changes)
        touch_claim(answer.question.claim)
        _record(actor, "answer.changed", answer, data)
    return answer


def withdraw_answer(
    *, actor: User | None, answer: Answer, reason: str = "", version: int | None = None
) -> Answer:
    """Take an answer back. It stays on record.

    :raises NotAllowed: when it is somebody else's and the actor is no editor, or it is withdrawn.
    :raises StaleVersion: when somebody changed it since ``version``.
    """
    require(rules.can_change_answer, actor, answer)
    reason = prose(reason, field="reason")
    with transaction.atomic():
        save_version(answer, expected=version, changes={"state": WITHDRAWN})
        touch_claim(answer.question.claim)
        _record(actor, "answer.withdrawn", answer, {"words": answer.text, "reason": reason})
    return answer


def _record(actor: User | None, verb: str, row: Question | Answer, data: dict[str, Any]) -> None:
    claim = row.claim_id if isinstance(row, Question) else row.question.claim_id
    record(actor=actor, verb=verb, target=row, claim_id=claim, data=data)


def _check_answer(answer: Answer, *, anew: bool = True) -> None:
    check_choice(answer.type, Answer.Type.values, field="type")
    problems: dict[str, str] = {}
    if answer.type == Answer.Type.UNANSWERABLE:
        if answer.text:
            problems["text"] = _("What cannot be answered has no answer; explain why instead.")
    elif answer.type == Answer.Type.BOOLEAN:
        if answer.text not in ("yes", "no"):
            problems["text"] = _("Such an answer is “yes” or “no”.")
    elif not answer.text:
        problems["text"] = _("This is needed.")
    evidence = answer.evidence
    if evidence is not None and evidence.claim_id != answer.question.claim_id:
        problems["evidence"] = _("“%(title)s” belongs to another claim.") % {
            "title": evidence.title
        }
    elif evidence is not None and anew and evidence.state != Evidence.State.ACTIVE:
        problems["evidence"] = _("“%(title)s” was withdrawn.") % {"title": evidence.title}
    if problems:
        raise ValidationError(problems)


def _as_it_would_be(answer: Answer, changes: dict[str, Any]) -> Answer:
    values = {"type": answer.type, "text": answer.text, "evidence": answer.evidence}
    return Answer(question=answer.question, **(values | _only(changes, values)))


def _only(changes: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if name in names}


def _cleaned(**values: Any) -> dict[str, Any]:
    for name in values:
        if name in ("text", "explanation"):
            values[name] = prose(values[name], field=name)
    if values.get("type") == Answer.Type.BOOLEAN and "text" in values:
        values["text"] = values["text"].casefold()
    return values
