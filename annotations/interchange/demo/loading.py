"""Bringing the demo desk in, through the same acts that people's clicks call."""

from collections.abc import Callable
from datetime import datetime
from typing import cast

from django.db import transaction

from ...desk.backlog import work_backlog
from ...desk.claims import add_appearance
from ...desk.directory import create_outlet, create_speaker
from ...desk.drafts import ArticleDraft
from ...desk.evidence import add_evidence
from ...desk.extraction import propose
from ...desk.intake import add_article
from ...desk.people import create_user
from ...desk.scales import RatingDraft, create_scale, publish_scale
from ...models import (
    Article,
    Claim,
    Event,
    Evidence,
    Outlet,
    RatingScale,
    Revision,
    Role,
    Speaker,
    User,
)
from .files import DemoFiles, Entry
from .marking import Marking
from .places import draft, the_place
from .publishing import publish
from .reviewing import Reviewing

EVIDENCE_TEXTS = ("stance", "title", "publisher", "url", "excerpt", "origin", "note")


def desk_is_empty() -> bool:
    """Whether nothing at all was ever done on this desk."""
    return not any(model.objects.exists() for model in (User, Article, Outlet, Claim, Event))


def load_demo(
    files: DemoFiles, passwords: dict[str, str], *, tell: Callable[[str], None] = lambda _: None
) -> bool:
    """Load the demo into an empty desk; return False, having done nothing, when it is not empty.

    ``passwords`` by user name. ``tell`` hears a line of progress now and then. It is one
    transaction, unlike all other long work: a first start that is cut short leaves an empty desk
    behind, which the next start fills, and nobody else waits for the write lock yet.

    :raises ValueError: when the files name words that do not stand in their texts.
    """
    with transaction.atomic():
        if not desk_is_empty():
            return False
        _Load(files, passwords, tell).run()
    work_backlog()
    return True


class _Load:
    """One run of loading; what was made so far, by the names the files use."""

    def __init__(
        self, files: DemoFiles, passwords: dict[str, str], tell: Callable[[str], None]
    ) -> None:
        self.files = files
        self.passwords = passwords
        self.tell = tell
        self.users: dict[str, User] = {}
        self.languages: dict[str, User] = {}
        self.speakers: dict[str, Speaker] = {}
        self.scales: dict[str, RatingScale] = {}
        self.markings: dict[str, Marking] = {}
        self.claims: dict[str, Claim] = {}
        self.evidence: dict[tuple[str, str], Evidence] = {}

    def run(self) -> None:
        """Load everything, in the order in which a desk would come to have it."""
        self._people()
        self._lists()
        for article in self.files.desk["article"]:
            self.markings[article["slug"]] = self._article(article)
        self.tell(f"{len(self.markings)} articles")
        self._annotations()
        self._evidence()
        self._reviews()

    def _people(self, *, joined: str = "") -> None:
        """Let those in who were there from the start, or those who joined later."""
        for entry in self.files.desk["user"]:
            if entry.get("joined", "") != joined:
                continue
            first_name, _, last_name = entry["name"].partition(" ")
            user = create_user(
                actor=None,
                username=entry["username"],
                role=entry["role"],
                password=self.passwords[entry["username"]],
                first_name=first_name,
                last_name=last_name,
            )
            self.users[user.username] = user
            if user.role == Role.REVIEWER:
                self.languages.setdefault(entry["language"], user)
        self.editor = next(user for user in self.users.values() if user.role == Role.EDITOR)

    def _hand(self, language: str) -> User:
        """Return the reviewer who works on texts of this language."""
        return self.languages.get(language) or next(iter(self.languages.values()))

    def _lists(self) -> None:
        for entry in self.files.scales:
            self.scales[entry["code"]] = self._scale(entry)
        for entry in self.files.desk["outlet"]:
            create_outlet(actor=self.editor, **entry)
        for entry in self.files.desk["speaker"]:
            values = {name: value for name, value in entry.items() if name != "key"}
            self.speakers[entry["key"]] = create_speaker(actor=self.editor, **values)
        self.tell(f"{len(self.scales)} rating scales, {len(self.speakers)} speakers")

    def _scale(self, entry: Entry) -> RatingScale:
        scale = create_scale(
            actor=self.editor,
            code=entry["code"],
            scale_version=entry["version"],
            claim_kind=entry["claim_kind"],
            names=entry["name"],
            descriptions=entry["description"],
            best=entry["best"],
            worst=entry["worst"],
            ratings=[
                RatingDraft(each["code"], each["label"], each.get("value"), each["description"])
                for each in entry["rating"]
            ],
        )
        return publish_scale(actor=self.editor, scale=scale)

    def _article(self, entry: Entry) -> Marking:
        draft = ArticleDraft(
            text=self.files.text(entry["slug"]),
            title=entry["title"],
            url=entry["url"],
            outlet=entry["outlet"],
            authors=entry["authors"],
            published_at=datetime.fromisoformat(entry["published"]),
            language=entry["language"],
        )
        # Read here and now, not by a job: what follows accepts and corrects what is proposed.
        intake = add_article(actor=self.editor, draft=draft, extract=False)
        propose(actor=self.editor, revision=cast("Revision", intake.revision))
        hand = self._hand(entry["language"])
        others = [user for user in self.users.values() if user != hand]
        entries = self.files.annotations(entry["slug"])
        return Marking(hand, others[0], cast("Revision", intake.revision), entries, self.speakers)

    def _annotations(self) -> None:
        for marking in self.markings.values():
            marking.mark_quotes()
        for marking in self.markings.values():
            for entry in marking.entries.get("claim", []):
                self.claims[entry["key"]] = marking.mark_claim(entry)
        for marking in self.markings.values():
            for entry in marking.entries.get("appearance", []):
                self._appearance(marking, entry)
            marking.set_doubled_claims_aside()
        quotes = sum(len(marking.quotes) for marking in self.markings.values())
        self.tell(f"{quotes} quotes, {len(self.claims)} claims")

    def _appearance(self, marking: Marking, entry: Entry) -> None:
        place = the_place(marking.revision.text, entry, entry["exact"])
        add_appearance(
            actor=marking.hand,
            claim=self.claims[entry["claim"]],
            revision=marking.revision,
            place=draft(marking.revision.text, place),
            quote=marking.quote_around(place),
        )

    def _evidence(self) -> None:
        first = {each["claim"]: each["reviewer"] for each in reversed(self._given())}
        for entry in self.files.findings["evidence"]:
            key = entry["claim"]
            claim = self.claims[key]
            # Nobody decides on what they alone have brought: of two reviews the first one does not.
            if key in first and self.files.by_two(key):
                finder = self.users[first[key]]
            else:
                people = [claim.created_by, *self.users.values()]
                finder = next(user for user in people if user and user.username != first.get(key))
            self.evidence[key, entry["title"]] = add_evidence(
                actor=finder,
                claim=claim,
                published_on=entry["published"],
                **{name: entry[name] for name in EVIDENCE_TEXTS},
            )

    def _reviews(self) -> None:
        reviewing = Reviewing(self.files, self.users, self.claims, self.evidence, self.scales)
        reviewing.prepare()
        reviewing.review()
        self.tell(f"{len(self.evidence)} pieces of evidence, {len(self._given())} verdicts")
        self._people(joined="later")
        reviewing.hand_out()
        pieces = self.files.reviews["fact_check"]
        for entry in pieces:
            publish(entry, self.claims[entry["claim"]], self.users)
        self.tell(f"{len(pieces)} fact-checks")

    def _given(self) -> list[Entry]:
        """The verdicts in the order in which they were given."""
        verdicts: list[Entry] = self.files.findings["verdict"]
        return verdicts
