"""Reading the demo desk's files. Their layout is described in ``fixtures/desk.toml``."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ...models import Claim

Entry = dict[str, Any]
"""One table of a TOML file."""

BY_TWO = (Claim.State.SECOND_REVIEW, Claim.State.AGREED, Claim.State.ADJUDICATION)
"""States to which a claim comes by two reviews only."""


@dataclass(frozen=True)
class DemoFiles:
    """The files of a demo desk under one folder.

    Reading raises OSError for a file that is not there and tomllib.TOMLDecodeError, which names
    line and column, for one that is no TOML.
    """

    folder: Path

    @cached_property
    def desk(self) -> Entry:
        """Outlets, users, speakers, and the articles in the order they came in."""
        return self._toml("desk.toml")

    @cached_property
    def findings(self) -> Entry:
        """Evidence and verdicts."""
        return self._toml("claims.toml")

    @cached_property
    def reviews(self) -> Entry:
        """Who reviews what, what was asked and remarked, and what was published."""
        return self._toml("review.toml")

    @cached_property
    def states(self) -> dict[str, str]:
        """Where each claim stands in the end, by its key; what is published is decided first."""
        articles = [self.annotations(article["slug"]) for article in self.desk["article"]]
        return {each["key"]: each["state"] for some in articles for each in some.get("claim", [])}

    def by_two(self, key: str) -> bool:
        """Whether a claim is answered by two people."""
        given = [entry for entry in self.findings["verdict"] if entry["claim"] == key]
        return len(given) > 1 or self.states[key] in BY_TWO

    @property
    def scales(self) -> list[Entry]:
        """The rating scales, by name of their file."""
        paths = sorted((self.folder / "scales").glob("*.toml"))
        return [self._toml("scales", path.name) for path in paths]

    @property
    def usernames(self) -> list[str]:
        """The names under which the demo's people sign in."""
        return [user["username"] for user in self.desk["user"]]

    def text(self, slug: str) -> str:
        """The text of an article as a reader would have pasted it."""
        return (self.folder / "articles" / f"{slug}.txt").read_text(encoding="utf-8")

    def annotations(self, slug: str) -> Entry:
        """What was marked in an article: quotes, claims, appearances of other articles' claims."""
        return self._toml("annotations", f"{slug}.toml")

    def _toml(self, *path: str) -> Entry:
        return tomllib.loads(self.folder.joinpath(*path).read_text(encoding="utf-8"))
