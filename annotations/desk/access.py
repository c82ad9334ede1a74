"""Asking the rules, and saying no."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import NotAllowed

SAID = {
    "can_administer": gettext_lazy("Administrators manage people."),
    "can_annotate": gettext_lazy(
        "Annotators bring in articles, work on quotes and claims, and add evidence."
    ),
    "can_answer_next": gettext_lazy(
        "A reviewer answers, or decides, where they keep out of nothing and have not answered yet."
    ),
    "can_change_answer": gettext_lazy(
        "An answer is changed and withdrawn by who gave it, or by an editor."
    ),
    "can_change_comment": gettext_lazy("A comment is changed by who wrote it, and nobody else."),
    "can_change_embargo": gettext_lazy(
        "An embargo is changed, before it ends, by an editor who did not write the fact-check."
    ),
    "can_change_evidence": gettext_lazy(
        "Evidence that stands is changed and withdrawn by who added it, or by an editor."
    ),
    "can_change_fact_check": gettext_lazy(
        "A draft is written and set aside by the reviewers who work on it, and by editors."
    ),
    "can_change_question": gettext_lazy(
        "A question is changed and withdrawn by who asked it, or by an editor."
    ),
    "can_correct_fact_check": gettext_lazy(
        "What is out is corrected by editors; under embargo only by one who did not write it."
    ),
    "can_decide_claim": gettext_lazy(
        "What two reviewers agree on is decided by an editor who is neither of them."
    ),
    "can_edit_desk": gettext_lazy(
        "Editors keep outlets, scales and the desk's settings, and act on other people's work."
    ),
    "can_give_verdict": gettext_lazy(
        "A verdict is given by the reviewer who holds the claim, or may take it."
    ),
    "can_lift_recusal": gettext_lazy(
        "A declared conflict of interest is lifted by an editor other than who declared it."
    ),
    "can_publish_fact_check": gettext_lazy(
        "A fact-check is published by an editor who neither wrote in it nor is named as its author."
    ),
    "can_read": gettext_lazy("Every member of the desk reads everything on it."),
    "can_reject_claim": gettext_lazy(
        "A claim under review is set aside by who reviews it, or by an editor."
    ),
    "can_release_assignment": gettext_lazy(
        "A claim is given back by who holds it, or taken from them by an editor."
    ),
    "can_reopen_claim": gettext_lazy(
        "Reviewers reopen what was answered, editors what was published."
    ),
    "can_review": gettext_lazy("Reviewers give verdicts."),
    "can_settle_comment": gettext_lazy(
        "A conversation is settled by who began it, who holds the claim or brought the evidence it "
        "is about, or an editor."
    ),
    "can_steer_job": gettext_lazy(
        "A job is cancelled and tried again by who asked for it, or by an editor."
    ),
    "can_take_claim": gettext_lazy(
        "A reviewer takes a claim that nobody reviews, and that they have not answered in this "
        "round."
    ),
    "can_withdraw_fact_check": gettext_lazy("What is published is withdrawn by editors."),
    "can_withdraw_verdict": gettext_lazy(
        "A standing verdict is withdrawn by who gave it, and nobody else."
    ),
}
"""What each rule says to whom it refuses: its own sentence, to be translated."""


def require(predicate: Callable[..., bool], *arguments: Any) -> None:
    """Let the act go on only where the rule holds.

    :raises NotAllowed: with the rule's own sentence.
    """
    if not predicate(*arguments):
        rule = SAID.get(getattr(predicate, "name", ""), "")
        raise NotAllowed(f"{_('Your role does not allow this.')} {rule}".rstrip())
