"""Running forms: “…, adding that …”, and a second verb: “…, and said …”."""

from annotations.extraction.attributed import Attribution
from annotations.extraction.cited import from_paper, quoted_as, quoted_behind
from annotations.extraction.content import content_start
from annotations.extraction.cues import CLAUSAL, Cue
from annotations.extraction.demands import by_object
from annotations.extraction.grammar import shared_subject
from annotations.extraction.languages.tags import PREPOSITION
from annotations.extraction.layout import Sentence
from annotations.extraction.main_subjects import before_its_verb, main_subject
from annotations.extraction.making import make
from annotations.extraction.phrases import Phrase
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import subject_after


def running(s: Sentence, cue: Cue, fence: int, earlier: list[Attribution]) -> Attribution | None:
    """Read "…, adding that …": the speaker is the one before, or the subject of the sentence."""
    made = _run_on(s, cue, fence, earlier)
    if made is None:
        return None
    if earlier and earlier[-1].cue is not None and earlier[-1].cue.end < s.starts[cue.first]:
        near = cue.shares or s.starts[cue.first] - earlier[-1].cue.end < 90
        made.sources = earlier[-1].sources[:1] if near else ()
        made.relays = made.relays or (earlier[-1].relays if near else ())
    if cue.shares and (subject := shared_subject(s, cue.verb, 1)) is not None:
        said = earlier[-1].cue if earlier else None
        if said is None or said.end <= s.starts[subject[0]]:
            made.sources, made.relays = (source_of(s, subject),), ()
    if (quoted := quoted_as(s, cue, earlier) or from_paper(s, cue)) is not None:
        made.sources, made.relays = quoted
    if not made.sources:
        leads = cue.first == 0 or (cue.first == 1 and s.flags[0] & PREPOSITION)
        fronted = _subject_behind(s, made) if leads else None  # "After saying so, Lee …"
        subject = fronted or main_subject(s, cue.first)
        made.sources = (source_of(s, subject),) if subject is not None else ()
    if made.rule != "behind":
        made.rule = "shared" if cue.shares else "running"
    return made if made.sources else None


def _run_on(s: Sentence, cue: Cue, fence: int, earlier: list[Attribution]) -> Attribution | None:
    """The words that a running form leads to, or that stand before "…, the paper quoted Lee as"."""
    content = content_start(s, cue) if cue.flags & CLAUSAL else None
    if content is not None:
        return make(s, cue, [(content, fence)], 0.75, "running") if content <= fence else None
    if (before := quoted_behind(s, cue, earlier)) is not None:
        return make(s, cue, before, 0.75, "behind")
    return by_object(s, cue, fence)


def _subject_behind(s: Sentence, made: Attribution) -> Phrase | None:
    """Return the subject of "Citing the report, Ann Lee …", and end the content at the comma."""
    first, last = made.stretches[0]
    for at in range(first + 1, min(len(s), last + 2)):
        if s.words[at] == ",":
            subject = subject_after(s, at)
            if subject is not None and subject[0] == at + 1 and subject[1] < len(s) - 1:
                made.stretches[0] = (first, at - 1)
                return before_its_verb(s, *subject)
    return None
