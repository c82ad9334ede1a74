"""What the desk looks for before a claim is decided: the gates, and how a claim stands at each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import rules
from ..models import (
    Claim,
    DeskSettings,
    Evidence,
    Gate,
    GateLevel,
    GateNote,
    Quote,
    ReplyRequest,
    ReviewPlan,
    Speaker,
    User,
)
from .desk_settings import read_desk_settings
from .errors import Refused
from .queries_claims import independent_origins
from .reviewing import plan_of

LEAST_ORIGINS = 2
"""How many independent origins the gate of that name asks for."""

REASONED = (Gate.BOTH_SIDES, Gate.PRIMARY)
"""The gates at which a written reason stands in for what was looked for and not found."""


class GateBlocks(Refused):
    """A gate that the desk has set to block is not met. ``missing`` tells which, as results."""

    code = "gate_blocks"

    def __init__(self, missing: "Sequence[GateResult]") -> None:
        sentences = " ".join(each.sentence for each in missing)
        super().__init__(_("This claim cannot be decided yet. %(why)s") % {"why": sentences})
        self.missing = missing


@dataclass(frozen=True, slots=True)
class GateResult:
    """How a claim stands at one gate: what the desk does where it is not met (a word of
    ``GateLevel``), whether it is, and why in a sentence. ``todo`` says what would meet it; ``note``
    is the reason written at it, if there is one.
    """

    gate: Gate
    level: GateLevel
    met: bool
    sentence: str
    todo: str = ""
    note: GateNote | None = None

    @property
    def blocks(self) -> bool:
        """Whether the claim cannot be decided because of it."""
        return not self.met and self.level == GateLevel.BLOCK

    @property
    def takes_reason(self) -> bool:
        """Whether a written reason meets it."""
        return self.gate in REASONED


def readiness(claim: Claim, *, actor: User | None = None) -> list[GateResult]:
    """Return how a claim stands at each gate that the desk asks for, in the order of ``Gate``.

    ``actor`` is who would decide; without one nobody in particular. At most five queries.
    """
    chosen = read_desk_settings()
    seen = _Seen(claim, actor, chosen)
    results = []
    for gate in Gate:
        level = _level(gate, seen)
        if level != GateLevel.OFF:
            met, sentence, todo = _CHECKS[gate](seen)
            note = seen.notes.get(gate)
            results.append(GateResult(gate, level, met, sentence, "" if met else todo, note))
    return results


def check_gates(*, claim: Claim, actor: User | None) -> None:
    """Let a claim be decided by this person only where no gate blocks that. A part of acts.

    :raises GateBlocks: with a sentence for each gate that blocks and is not met.
    """
    missing = [each for each in readiness(claim, actor=actor) if each.blocks]
    if missing:
        raise GateBlocks(missing)


Answer = tuple[bool, str, str]
"""Whether a gate is met, why, and what would meet it."""


class _Seen:
    """What the gates look at, each read once and only where a gate asks for it."""

    def __init__(self, claim: Claim, actor: User | None, chosen: DeskSettings) -> None:
        self.claim, self.actor, self.chosen = claim, actor, chosen

    @cached_property
    def plan(self) -> str:
        """How many reviews this round asks for."""
        return plan_of(self.claim, self.chosen)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """The evidence that stands."""
        rows = Evidence.objects.filter(claim=self.claim, state=Evidence.State.ACTIVE)
        return list(rows.select_related("created_by").order_by("id"))

    @property
    def bearing(self) -> list[Evidence]:
        """What of it supports or refutes."""
        return [each for each in self.evidence if each.stance != Evidence.Stance.CONTEXT]

    @cached_property
    def notes(self) -> dict[str, GateNote]:
        """The reasons written down, by gate."""
        rows = GateNote.objects.filter(claim=self.claim).exclude(reason="")
        return {note.gate: note for note in rows.select_related("written_by")}

    @cached_property
    def requests(self) -> list[ReplyRequest]:
        """Whom the desk asked for a reply."""
        return list(ReplyRequest.objects.filter(claim=self.claim).order_by("id"))


def _level(gate: Gate, seen: _Seen) -> GateLevel:
    level = GateLevel(seen.chosen.level_of(gate))
    if gate != Gate.OWN_EVIDENCE:
        return level
    if seen.plan != ReviewPlan.SINGLE:
        return GateLevel.BLOCK
    # Who answers for the desk is warned only: one person alone can run a desk.
    answers = seen.actor is not None and rules.can_edit_desk(seen.actor)
    return GateLevel.WARN if answers and level == GateLevel.BLOCK else level


def _origins(seen: _Seen) -> Answer:
    found = independent_origins(seen.evidence)
    pieces = len(seen.evidence)
    todo = _("Add evidence that does not go back to the same report, person or document.")
    if not pieces:
        return False, _("There is no evidence yet."), todo
    told = ngettext("%(count)s piece of evidence", "%(count)s pieces of evidence", pieces)
    origins = ngettext("%(count)s origin", "%(count)s origins", found)
    sentence = _("%(pieces)s from %(origins)s.") % {
        "pieces": told % {"count": pieces},
        "origins": origins % {"count": found},
    }
    if found >= LEAST_ORIGINS:
        return True, sentence, ""
    return False, sentence + " " + _("At least two independent origins are asked for."), todo


def _both_sides(seen: _Seen) -> Answer:
    stances = {each.stance for each in seen.evidence}
    supports, refutes = (stance in stances for stance in (_FOR, _AGAINST))
    if supports and refutes:
        return True, _("There is evidence for and against the claim."), ""
    if Gate.BOTH_SIDES in seen.notes:
        return True, _("Why one side is missing is written down."), ""
    if supports:
        missing = _("No evidence against the claim was brought.")
    elif refutes:
        missing = _("No evidence for the claim was brought.")
    else:
        missing = _("No evidence for or against the claim was brought.")
    return False, missing, _("Add what speaks for the other side, or write why there is none.")


def _primary(seen: _Seen) -> Answer:
    if any(each.source_kind == Evidence.SourceKind.PRIMARY for each in seen.evidence):
        return True, _("A primary source is among the evidence."), ""
    if Gate.PRIMARY in seen.notes:
        return True, _("Why there is no primary source is written down."), ""
    todo = _("Add the document, recording or person itself, or write why that cannot be had.")
    return False, _("No primary source is among the evidence."), todo


def _anonymous(seen: _Seen) -> Answer:
    if not seen.bearing:
        return True, _("Nothing supports or refutes the claim yet, so nothing rests on it."), ""
    if all(each.anonymous for each in seen.bearing):
        sentence = _("All evidence for or against the claim rests on people who are not named.")
        return False, sentence, _("Add a source that has a name, or one that can be looked up.")
    return True, _("The evidence does not rest on anonymous sources alone."), ""


def _heard(claim: Claim) -> Speaker | None:
    """Who says it in a text, by the first accepted quote it stands in that names somebody."""
    said = (
        claim.appearances.filter(quote__state=Quote.State.ACCEPTED, quote__speaker__isnull=False)
        .exclude(quote__speaker__kind=Speaker.Kind.ANONYMOUS)
        .exclude(quote__speaker__name="")
    )
    first = said.select_related("quote__speaker").order_by("pk").first()
    return first.quote.speaker if first is not None and first.quote is not None else None


def _reply(seen: _Seen) -> Answer:
    speaker = seen.claim.speaker or _heard(seen.claim)
    if speaker is None or speaker.kind == Speaker.Kind.ANONYMOUS or not speaker.name:
        return True, _("The claim has no named speaker who could be asked."), ""
    requests, now = seen.requests, timezone.now()
    who = {"who": speaker.name}
    for outcome, told in _OUTCOMES.items():
        if any(each.outcome == outcome for each in requests):
            return True, told() % who, ""
    if any(_has_lapsed(each, now) for each in requests):
        return True, _("%(who)s was asked, and the time to answer has passed.") % who, ""
    if requests:
        sentence = _("%(who)s was asked and has not answered yet.") % who
        return False, sentence, _("Write down what came of it, or set a deadline and wait for it.")
    sentence = _("%(who)s was not asked for a reply.") % who
    return False, sentence, _("Ask for a reply and write down when, how and until when.")


def _own_evidence(seen: _Seen) -> Answer:
    if not seen.evidence:
        return True, _("There is no evidence yet."), ""
    brought = {each.created_by_id: each.created_by for each in seen.evidence}
    if len(brought) > 1:
        return True, _("Several people brought the evidence."), ""
    (sole,) = brought.values()
    if sole is None:
        return True, _("The evidence was brought by nobody in particular."), ""
    if seen.actor is not None and sole.pk == seen.actor.pk and _decides(seen):
        sentence = _("All evidence was brought by you, who would decide alone.")
        return False, sentence, _("Have somebody else add evidence, or decide the claim.")
    who = {"who": sole.display_name}
    return True, _("All evidence was brought by %(who)s; somebody else is to decide.") % who, ""


def _decides(seen: _Seen) -> bool:
    """Whether the next answer decides: with two reviews, the first one does not."""
    return seen.plan == ReviewPlan.SINGLE or seen.claim.state not in _FIRST_COMES


def _has_lapsed(request: ReplyRequest, now: datetime) -> bool:
    return request.deadline is not None and request.deadline <= now


_FOR, _AGAINST = Evidence.Stance.SUPPORTS, Evidence.Stance.REFUTES
_FIRST_COMES = (Claim.State.PROPOSED, Claim.State.OPEN, Claim.State.IN_REVIEW)

_OUTCOMES: dict[str, Callable[[], str]] = {
    ReplyRequest.Outcome.ANSWERED: lambda: _("%(who)s was asked and answered."),
    ReplyRequest.Outcome.DECLINED: lambda: _("%(who)s was asked and declined to comment."),
    ReplyRequest.Outcome.NO_ANSWER: lambda: _("%(who)s was asked and gave no answer."),
    ReplyRequest.Outcome.UNREACHABLE: lambda: _("%(who)s could not be reached."),
}

_CHECKS: dict[Gate, Callable[[_Seen], Answer]] = {
    Gate.ORIGINS: _origins,
    Gate.BOTH_SIDES: _both_sides,
    Gate.PRIMARY: _primary,
    Gate.ANONYMOUS: _anonymous,
    Gate.REPLY: _reply,
    Gate.OWN_EVIDENCE: _own_evidence,
}
