"""Keeping French marks beside their words where a line breaks."""

import re

_BEFORE_OR_BEHIND_A_MARK = re.compile(r"(?<=«) | (?=[»;:!?])")


def no_break(text: str) -> str:
    """Return a text as a page shows it: no line breaks after « or before », ;, :, ! and ?.

    A space there becomes one that holds, character for character, so that every place in the text
    stays where it is. What is stored is never changed so.
    """
    return _BEFORE_OR_BEHIND_A_MARK.sub("\u00a0", text)
