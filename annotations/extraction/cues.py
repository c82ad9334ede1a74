"""What a cue is: a verb that attributes words, and whose they are by it."""

from dataclasses import dataclass

from annotations.extraction.languages.tags import CLAUSE, SPEECH
from annotations.extraction.phrases import Phrase

# More attributing verbs in one sentence than any writer uses; keeps hostile texts linear.
MOST_CUES = 24
CLAUSAL = SPEECH | CLAUSE
UNREAD = -1
"""Where the content of a cue begins that nobody has asked for yet."""


@dataclass(slots=True)
class Cue:
    """One attributing verb: its group runs from token `first` to `last`, the verb is at `verb`.

    `inverted` means that the speaker stands behind it; `after` is the first token behind verb,
    particle and inverted speaker, where content may begin.
    """

    first: int
    verb: int
    last: int
    flags: int
    speaker: Phrase | None
    inverted: bool
    after: int
    hedged: bool = False  # "reportedly said", "aurait dit"
    fronted: bool = False  # "as Lee said": the clause itself is set aside
    shares: bool = False  # "…, and said": its subject is that of the verb before
    impersonal: bool = False  # "it was announced that": nobody is named
    hears: bool = False  # "an inquest heard that": its subject listens, who spoke is not named
    perceiver: Phrase | None = None  # "| Roy | heard her say": who passes it on
    content: int | None = UNREAD  # kept by `content_start`


def clause_start(cue: Cue) -> int:
    """The first token of the attributing clause: who heard it, its speaker, or its verb."""
    if cue.perceiver is not None:
        return cue.perceiver[0]
    return cue.first if cue.inverted or cue.speaker is None else cue.speaker[0]
