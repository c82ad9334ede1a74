"""How the demo's people review claims: questions, remarks, verdicts by one and by two, holds."""

from collections.abc import Callable

from ...desk import desk_settings
from ...desk.assignments import assign_claim, take_claim
from ...desk.comments import add_comment, resolve_comment
from ...desk.findings import Finding
from ...desk.questions import add_answer, add_question
from ...desk.recusals import declare_recusal
from ...desk.replies import add_reply_request, write_gate_note
from ...desk.verdicts import submit_verdict
from ...models import Claim, Evidence, GateLevel, RatingScale, ReviewPlan, Role, User
from .files import DemoFiles, Entry


class Reviewing:
    """The review of the demo's claims; what there is so far, by the names the files use."""

    def __init__(
        self,
        files: DemoFiles,
        users: dict[str, User],
        claims: dict[str, Claim],
        evidence: dict[tuple[str, str], Evidence],
        scales: dict[str, RatingScale],
    ) -> None:
        self.entries = files.reviews
        self.verdicts: list[Entry] = files.findings["verdict"]
        self.states = files.states
        self.by_two = files.by_two
        self.users = users
        self.claims = claims
        self.evidence = evidence
        self.scales = scales
        self.editor = next(user for user in users.values() if user.role == Role.EDITOR)

    def claim(self, entry: Entry) -> Claim:
        """Return the claim of an entry as it is by now."""
        return Claim.objects.get(pk=self.claims[entry["claim"]].pk)

    def prepare(self) -> None:
        """Ask the questions, ask for replies, and remark on what is found."""
        for entry in self.entries["question"]:
            self._question(entry)
        for entry in self.entries["reply_request"]:
            told = {name: entry[name] for name in ("asked", "channel", "outcome")}
            add_reply_request(
                actor=self.users[entry["by"]],
                claim=self.claim(entry),
                reply=entry.get("reply", ""),
                **told,
            )
        for entry in self.entries["gate_note"]:
            write_gate_note(
                actor=self.users[entry["by"]],
                claim=self.claim(entry),
                gate=entry["gate"],
                reason=entry["reason"],
            )
        for entry in self.entries["comment"]:
            self._comment(entry)

    def review(self) -> None:
        """Answer the claims: first those that one verdict decides, then those that two do.

        The editor holds a claim meanwhile: so the desk draws, of two reviewers and them, the
        reviewer who has not answered, and the demo is the same each time.
        """
        for entry in self.entries["take"]:
            take_claim(actor=self.users[entry["reviewer"]], claim=self.claim(entry))
        self._submit(lambda key: not self.by_two(key))
        self._settings(fact_reviews=ReviewPlan.BLIND, quote_reviews=ReviewPlan.BLIND)
        waiting = (Claim.State.AGREED, Claim.State.SECOND_REVIEW)
        self._submit(lambda key: self.by_two(key) and self.states[key] not in waiting)
        self._settings(agreement_decides=False)
        self._submit(lambda key: self.states[key] == Claim.State.AGREED)
        self._submit(lambda key: self.states[key] == Claim.State.SECOND_REVIEW)
        # Whoever tries the demo alone is to get as far as a verdict.
        self._settings(fact_reviews=ReviewPlan.SINGLE, gate_own_evidence=GateLevel.WARN)

    def hand_out(self) -> None:
        """Give claims to reviewers, and let those keep out who must."""
        for entry in self.entries["assignment"]:
            assign_claim(
                actor=self.editor,
                claim=self.claim(entry),
                person=self.users[entry["reviewer"]],
                note=entry["note"],
            )
        for entry in self.entries["recusal"]:
            declare_recusal(
                actor=self.users[entry["reviewer"]],
                claim=self.claim(entry),
                reason=entry["reason"],
            )

    def _submit(self, wanted: Callable[[str], bool]) -> None:
        """Give the verdicts on the claims that are wanted, in the order of the file."""
        for entry in self.verdicts:
            key = entry["claim"]
            if wanted(key):
                submit_verdict(
                    actor=self.users[entry["reviewer"]],
                    claim=self.claim(entry),
                    rating=self.scales[entry["scale"]].ratings.get(code=entry["rating"]),
                    reasons=entry["reasons"],
                    evidence=[self.evidence[key, title] for title in entry["evidence"]],
                    findings=[Finding(**each) for each in entry.get("finding", [])],
                )

    def _settings(self, **chosen: object) -> None:
        desk_settings.change_desk_settings(
            actor=self.editor,
            desk_settings=desk_settings.read_desk_settings(),
            **chosen,  # type: ignore[arg-type]  # each of the act's own types
        )

    def _question(self, entry: Entry) -> None:
        actor = self.users[entry["by"]]
        question = add_question(actor=actor, claim=self.claim(entry), text=entry["text"])
        for answer in entry.get("answer", []):
            values = answer | {"evidence": self.evidence[entry["claim"], answer["evidence"]]}
            add_answer(actor=actor, question=question, **values)

    def _comment(self, entry: Entry) -> None:
        about = entry.get("evidence")
        comment = add_comment(
            actor=self.users[entry["by"]],
            claim=self.claim(entry),
            text=entry["text"],
            evidence=self.evidence[entry["claim"], about] if about else None,
        )
        if "answer" in entry:
            add_comment(
                actor=self.users[entry["answer_by"]],
                claim=self.claim(entry),
                text=entry["answer"],
                answers=comment,
            )
        if "resolved_by" in entry:
            comment.refresh_from_db()
            resolve_comment(actor=self.users[entry["resolved_by"]], comment=comment)
