"""Quotations behind a colon that no verb of saying claims: “Lee defends it: ‘…’”."""

from annotations.extraction.attributed import Attribution
from annotations.extraction.cues import Cue
from annotations.extraction.languages.tags import ADVERB, BODY, ENDS, MEDIUM, TITLE
from annotations.extraction.layout import Sentence
from annotations.extraction.main_subjects import main_subject
from annotations.extraction.phrases import Phrase, is_capital
from annotations.extraction.sources import source_of
from annotations.extraction.subjects_after import body_at


def by_colon(s: Sentence, cues: list[Cue], found: list[Attribution]) -> Attribution | None:
    """Read a quotation behind a colon that no verb of saying claims: "Lee defends it: “…”".

    It may be the next paragraph: "He made the following comment:".
    """
    if ":" not in s.words:
        return None
    if s.words[-1] == ":" and not any(item.awaits for item in found):
        subject = main_subject(s, len(s) - 1) if _gives_words(s) else None
        if subject is None or not _is_somebody(s, subject):
            return None
        sources = (source_of(s, subject),)
        return Attribution(s, [], None, sources, 0.5, "colon", awaits=True)
    if not s.seen & ENDS:
        return None
    taken = {at for item in found for first, last in item.stretches for at in (first, last)}
    for at in range(2, len(s)):
        if s.words[at - 1] != ":" or not s.flags[at] & ENDS or at in taken:
            continue
        said = [cue.speaker for cue in cues if cue.speaker and cue.first < at]
        speaker = said[-1] if said else main_subject(s, at - 1)
        if speaker is None:
            return None
        made = Attribution(s, [(at, at)], None, (source_of(s, speaker),), 0.5, "colon")
        if (quoted := _whom_it_quotes(s, speaker, at - 1)) is not None:
            made.sources, made.relays = (source_of(s, quoted),), made.sources
        return made
    return None


def _whom_it_quotes(s: Sentence, medium: Phrase, colon: int) -> Phrase | None:
    """Whom somebody quotes before a colon: « Le Matin cite aussi | un agent | : “…” »."""
    for at in range(medium[1] + 1, min(colon - 1, medium[1] + 4)):
        if s.lows[at] in s.telling.quoting_verbs:
            begin = at + 1
            while begin < colon and s.flags[begin] & ADVERB:
                begin += 1
            return body_at(s, begin)
    return None


def _gives_words(s: Sentence) -> bool:
    """Whether somebody lets words out: "made the following comment:", "offered this reply:"."""
    return not (s.telling.giving.isdisjoint(s.lows) or s.telling.nouns_for_words.isdisjoint(s.lows))


def _is_somebody(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names a person, a body or a medium, or stands for one: "He"."""
    if s.lows[phrase[0]] in s.telling.subject_pronouns_of_people:
        return True
    return any(
        s.flags[at] & (TITLE | BODY | MEDIUM) or (at and is_capital(s.words[at]))
        for at in range(phrase[0], phrase[1] + 1)
    )
