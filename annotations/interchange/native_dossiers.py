"""Reading all that belongs to claims: where they stand, the evidence, the reviews, the outcome."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, Model, OuterRef, QuerySet

from ..models import (
    Answer,
    Appearance,
    Assignment,
    AxisFinding,
    Claim,
    Comment,
    Correction,
    Evidence,
    FactCheck,
    GateNote,
    Question,
    Recusal,
    ReplyRequest,
    Verdict,
)
from .native_columns import FIRST, LAST, Row, Statement
from .native_parts import ByHolder, Parts, Usernames, belonging, parts_of
from .native_selection import Selection

PARTS: dict[str, type[Model]] = {
    "appearances": Appearance,
    "evidence": Evidence,
    "verdicts": Verdict,
    "assignments": Assignment,
    "recusals": Recusal,
    "gate_notes": GateNote,
    "reply_requests": ReplyRequest,
    "questions": Question,
    "comments": Comment,
    "fact_checks": FactCheck,
}
"""The lists of a claim, in the order of the format."""


class Dossiers:
    """Gives claims what belongs to them, a batch at a time.

    Most claims of a large desk are proposals on which nobody has worked: one statement asks which
    kinds of things a batch has at all, and only those are read.
    """

    def __init__(self, selection: Selection, usernames: Usernames) -> None:
        self.selection = selection
        self.usernames = usernames
        self.there = Statement(
            Claim.objects.order_by()[:1], [_has(each) for each in PARTS.values()]
        )
        self.parts = {name: self._parts(model, "claim") for name, model in PARTS.items()}
        self.findings = self._parts(AxisFinding, "verdict__claim", key="verdict")
        self.answers = self._parts(Answer, "question__claim", key="question")
        self.corrections = self._parts(Correction, "fact_check__claim", key="fact_check")
        self.rests_on = self._links(Verdict.evidence.through, "verdict", "evidence")
        self.mentions = self._links(Comment.mentions.through, "comment", "user")
        self.lists = self._links(FactCheck.evidence.through, "factcheck", "evidence")
        self.authors = self._links(FactCheck.authors.through, "factcheck", "user")
        self.writers = self._links(FactCheck.writers.through, "factcheck", "user")

    def add_to(self, claims: list[Row]) -> None:
        """Give each claim its lists, and what stands in them theirs."""
        (there,) = self.there.run(claims[0]["id"], claims[-1]["id"])
        found: dict[str, ByHolder] = {}
        for (name, parts), any_there in zip(self.parts.items(), there, strict=True):
            found[name] = parts.of(claims) if any_there else {}
            for claim in claims:
                claim[name] = found[name].get(claim["id"], [])
        self._complete_verdicts(claims, _rows(found["verdicts"]))
        self._complete_questions(claims, _rows(found["questions"]))
        self._complete_comments(claims, _rows(found["comments"]))
        self._complete_fact_checks(claims, _rows(found["fact_checks"]))
        if self.selection.narrows:
            self._forget_what_is_left_out(claims)

    def _complete_verdicts(self, claims: list[Row], verdicts: list[Row]) -> None:
        if verdicts:
            _put(verdicts, "evidence", _linked(self.rests_on, claims))
            _put(verdicts, "findings", self.findings.of(claims))

    def _complete_questions(self, claims: list[Row], questions: list[Row]) -> None:
        if questions:
            _put(questions, "answers", self.answers.of(claims))

    def _complete_comments(self, claims: list[Row], comments: list[Row]) -> None:
        if comments:
            _put(comments, "mentions", self._named(self.mentions, claims))

    def _complete_fact_checks(self, claims: list[Row], fact_checks: list[Row]) -> None:
        if fact_checks:
            _put(fact_checks, "evidence", _linked(self.lists, claims))
            _put(fact_checks, "authors", self._named(self.authors, claims))
            _put(fact_checks, "writers", self._named(self.writers, claims))
            _put(fact_checks, "corrections", self.corrections.of(claims))

    def _forget_what_is_left_out(self, claims: list[Row]) -> None:
        """Let nothing name a claim, a verdict or a comment that is not in the file."""
        wanted = {claim["said_in"] for claim in claims if claim["said_in"]}
        known = set()
        if wanted:
            rows = self.selection.claims.order_by().filter(pk__in=wanted)
            known = set(rows.values_list("pk", flat=True))
        for claim in claims:
            _forget(claim, "said_in", known)
            _forget(claim, "decision", {each["id"] for each in claim["verdicts"]})
            comments = {each["id"] for each in claim["comments"]}
            for comment in claim["comments"]:
                _forget(comment, "answers", comments)

    def _parts(self, model: type[Model], path: str, *, key: str = "") -> Parts:
        rows = self._standing() if model is Appearance else None
        return parts_of(
            self.selection, self.usernames, model, path, self.selection.claims, key=key, rows=rows
        )

    def _standing(self) -> QuerySet[Appearance]:
        """Return the appearances in texts that are in the file."""
        rows = Appearance.objects.order_by()
        if self.selection.filter.chooses:
            selected = self.selection.articles.order_by().filter(pk=OuterRef("revision__article"))
            return rows.filter(Exists(selected))
        return rows

    def _links(self, through: type[Model], holder: str, other: str) -> Statement:
        rows = belonging(self.selection, through, f"{holder}__claim", self.selection.claims)
        return Statement(rows, [f"{holder}_id", f"{other}_id"])

    def _named(self, links: Statement, claims: list[Row]) -> dict[int, list[str]]:
        """Return the usernames at the other end of the links, in order, by what holds them."""
        names = self.usernames
        return {
            holder: sorted(names.get(each) or "" for each in people)
            for holder, people in _linked(links, claims).items()
        }


def _has(model: type[Model]) -> Exists:
    """Whether any claim of a batch has such a thing."""
    return Exists(model._default_manager.order_by().filter(claim__gte=FIRST, claim__lte=LAST))


def _rows(found: ByHolder) -> list[Row]:
    return [row for rows in found.values() for row in rows]


def _linked(links: Statement, claims: list[Row]) -> dict[int, list[int]]:
    """Return what the links of a batch of claims lead to, in order, by what holds them."""
    found = defaultdict(list)
    for holder, other in sorted(links.run(claims[0]["id"], claims[-1]["id"])):
        found[holder].append(other)
    return found


def _put(rows: Iterable[Row], name: str, found: dict[int, list[Any]]) -> None:
    for row in rows:
        row[name] = found.get(row["id"], [])


def _forget(row: Row, name: str, known: set[int]) -> None:
    if row[name] is not None and row[name] not in known:
        row[name] = None
