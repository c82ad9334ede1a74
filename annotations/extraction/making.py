"""An attribution as its cue makes it: who says it, who was told, and who passes it on."""

from annotations.extraction.attributed import Attribution
from annotations.extraction.cues import Cue
from annotations.extraction.layout import Sentence
from annotations.extraction.learned import heard_from
from annotations.extraction.listeners import listener_of
from annotations.extraction.polarity import polarity_of
from annotations.extraction.relays import heard_by, relayed_by
from annotations.extraction.sources import source_of
from annotations.extraction.told_media import relay_of


def make(
    s: Sentence, cue: Cue, stretches: list[tuple[int, int]], confidence: float, rule: str
) -> Attribution:
    """Return what a cue attributes in some stretches, as token ranges.

    `confidence` is that of the `rule` that read it. A listener that is a medium relays the words.
    """
    who = heard_from(s, cue.verb) if cue.hears else cue.speaker
    sources = (source_of(s, who),) if who is not None else ()
    made = Attribution(
        s, stretches, s.span(cue.first, cue.last), sources, confidence, rule, cue.hedged
    )
    made.polarity = polarity_of(cue.flags)
    if cue.speaker is not None and not cue.hears:
        made.relays = relayed_by(s, cue.speaker) or heard_by(s, cue.perceiver)
    phrase = listener_of(s, cue)
    if phrase is not None and not any(first <= phrase[0] <= last for first, last in stretches):
        made.relays = relay_of(s, phrase, s.lows[cue.verb]) or made.relays
        made.addressee = None if made.relays else s.span(*phrase)
    return made
