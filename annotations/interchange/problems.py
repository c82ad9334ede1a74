"""What could not be read, and where it stands."""

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that is no article.

    ``where`` is "line 3", "row 12" or "item 4", counted from 1, and empty for the file as a whole;
    ``sentence`` says what is wrong. A ``remark`` is worth knowing but keeps nothing out.
    """

    where: str
    sentence: str
    remark: bool = False


def sentence_of(errors: dict[str, list[str]]) -> str:
    """Return the errors of an article, keyed by field, as one line."""
    return " ".join(
        sentence
        if field == NON_FIELD_ERRORS
        else _("%(where)s: %(sentence)s") % {"where": field, "sentence": sentence}
        for field, sentences in errors.items()
        for sentence in sentences
    )


def problem_of(where: str, error: ValidationError) -> Problem:
    """Return a refused article as a problem."""
    return Problem(where, sentence_of(error.message_dict))
