"""Storing the records of an export, a batch of one type at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.contrib.auth.hashers import make_password
from django.db import models
from django.db.models import F
from django.db.models.functions import Substr
from django.utils.translation import gettext as _

from ..models import (
    Appearance,
    Article,
    Claim,
    Event,
    Evidence,
    ExcludedRange,
    Outlet,
    Quote,
    QuoteSpan,
    Rating,
    RatingScale,
    Revision,
    Speaker,
    User,
    Verdict,
)
from ..models.bulk import insert_rows
from ..models.exported import EXPORTED, PLACE, people_fields
from .restore_checks import (
    BrokenExport,
    Named,
    Record,
    check_address,
    check_new,
    check_present,
    check_revision,
    check_span,
)

NAME_LIMIT = 150
"""Code points of the longest first or last name of an account."""


class Part(NamedTuple):
    """A record or a part of one, the path that leads to it, and the id of what holds it."""

    record: Record
    path: str
    value: dict[str, Any]
    holder: int | None = None

    def at(self, name: str) -> str:
        """Return the path of a property."""
        return f"{self.path}.{name}" if self.path else name


class Store:
    """Stores batches of records of every type; remembers the accounts of the people."""

    def __init__(self) -> None:
        self.people: dict[str, int] = {}
        self.of_type: dict[str, Callable[[list[Part]], None]] = {
            "person": self._people,
            "outlet": self._outlets,
            "speaker": self._speakers,
            "scale": self._scales,
            "article": self._articles,
            "claim": self._claims,
            "event": self._events,
        }
        """The stores by type, in the order in which the types stand in a file."""

    def store(self, records: Sequence[Record]) -> None:
        """Store records of one type.

        :raises BrokenExport: when one contradicts its text or another record.
        :raises IntegrityError: when one breaks another rule of the database.
        """
        self.of_type[records[0].type]([Part(each, "", each.value) for each in records])

    def _people(self, people: list[Part]) -> None:
        names = [part.value["username"] for part in people]
        found = dict(User.objects.filter(username__in=names).values_list("username", "pk"))
        for part in people:
            username = part.value["username"]
            if username in self.people:
                raise part.record.broken(_("stands in the file for the second time."), "username")
            self.people[username] = found.get(username) or _make_account(**part.value).pk

    def _outlets(self, outlets: list[Part]) -> None:
        self._insert(Outlet, outlets)

    def _speakers(self, speakers: list[Part]) -> None:
        self._insert(Speaker, speakers)

    def _scales(self, scales: list[Part]) -> None:
        self._insert(RatingScale, scales)
        self._insert(Rating, _parts(scales, "ratings"), holder="scale_id")

    def _articles(self, articles: list[Part]) -> None:
        check_present(Outlet, _references(articles, "outlet"))
        self._insert(Article, articles)
        revisions = _parts(articles, "revisions")
        for part in revisions:
            check_revision(part.record, part.value, part.path)
        self._insert(Revision, revisions, holder="article_id")
        ranges = _parts(revisions, "excluded_ranges")
        self._insert(ExcludedRange, ranges, holder="revision_id")
        self._quotes(_parts(revisions, "quotes"))

    def _quotes(self, quotes: list[Part]) -> None:
        check_present(Speaker, _references(quotes, "speaker"))
        check_present(Speaker, _references(_parts(quotes, "sources"), "speaker"))
        self._insert(Quote, quotes, holder="revision_id")
        insert_rows(
            QuoteSpan,
            ("quote_id", "role", "position", "speaker_id", *PLACE),
            (row for part in quotes for row in _spans(part.value)),
        )

    def _claims(self, claims: list[Part]) -> None:
        check_present(Speaker, _references(claims, "speaker"))
        self._insert(Claim, claims)
        self._appearances(_parts(claims, "appearances"))
        self._insert(Evidence, _parts(claims, "evidence"), holder="claim_id")
        self._verdicts(claims)

    def _appearances(self, appearances: list[Part]) -> None:
        check_present(Revision, _references(appearances, "revision"))
        check_present(Quote, _references(appearances, "quote"))
        lengths = _values(Revision, "length", [part.value["revision"] for part in appearances])
        homes = _values(Quote, "revision_id", [part.value["quote"] for part in appearances])
        for part in appearances:
            check_span(part.record, part.value, part.path, lengths[part.value["revision"]])
            quote = part.value["quote"]
            if quote is not None and homes[quote] != part.value["revision"]:
                raise part.record.broken(_("is a quote in another text."), part.at("quote"))
        self._insert(Appearance, appearances, holder="claim_id")
        _check_words(appearances)

    def _verdicts(self, claims: list[Part]) -> None:
        for part in claims:
            _check_verdicts(part.record, part.value)
        verdicts = _parts(claims, "verdicts")
        check_present(Rating, _references(verdicts, "rating"))
        self._insert(Verdict, verdicts, holder="claim_id")
        insert_rows(
            Verdict.evidence.through,
            ("verdict_id", "evidence_id"),
            ((part.value["id"], each) for part in verdicts for each in part.value["evidence"]),
        )

    def _events(self, events: list[Part]) -> None:
        check_present(Article, _references(events, "article"))
        check_present(Claim, _references(events, "claim"))
        named = {"target_id": "target", "article_id": "article", "claim_id": "claim"}
        renamed = [
            part._replace(value=part.value | {k: part.value[v] for k, v in named.items()})
            for part in events
        ]
        self._insert(Event, renamed)

    def _insert(self, model: type[models.Model], parts: Sequence[Part], holder: str = "") -> None:
        """Store the exported fields of the parts; ``holder`` is the column of what holds them."""
        check_new(model, [Named(part.record, part.at("id"), part.value["id"]) for part in parts])
        names = EXPORTED[model]
        for part in parts if "url" in names else ():
            check_address(part.record, part.value["url"], part.at("url"))
        people = [(names.index(name), name) for name in people_fields(model)]
        rows = []
        for part in parts:
            row = [part.value[name] for name in names]
            for index, name in people:
                row[index] = self._account(part, name)
            rows.append([*row, part.holder] if holder else row)
        columns = [_attname(model, name) for name in names]
        insert_rows(model, [*columns, holder] if holder else columns, rows)

    def _account(self, part: Part, name: str) -> int | None:
        username = part.value[name]
        if username is not None and username not in self.people:
            raise part.record.broken(
                _("is “%(name)s”, but no person of that username stands before it in the file.")
                % {"name": username},
                part.at(name),
            )
        return None if username is None else self.people[username]


def check_resemblances() -> None:
    """Hold the likely copies against the texts, once all are there.

    :raises BrokenExport: when one is said to be a copy of a text that is not in the file.
    """
    lost = Revision.objects.filter(resembles__isnull=False).exclude(
        resembles__in=Revision.objects.order_by().values("pk")
    )
    for revision in lost.values("pk", "article_id", "resembles_id")[:1]:
        place = _("article %(id)s") % {"id": revision["article_id"]}
        path = _("resembles of revision %(id)s") % {"id": revision["pk"]}
        sentence = _("is %(id)s, but no such revision stands in the file.")
        raise BrokenExport(sentence % {"id": revision["resembles_id"]}, place, path)


def _attname(model: type[models.Model], name: str) -> str:
    return next(f.attname for f in model._meta.concrete_fields if name in (f.name, f.attname))


def _make_account(*, username: str, name: str, **_type: str) -> User:
    """Make an account that cannot sign in, under whose name the work stands."""
    first, last = "", ""
    if name != username:
        first, last = _two_names(name)
    return User.objects.create(
        username=username,
        first_name=first,
        last_name=last,
        password=make_password(None),
        is_active=False,
    )


def _two_names(name: str) -> tuple[str, str]:
    """Cut a display name at its last space such that both parts fit; joined again they are it."""
    cut = name.rfind(" ", 0, NAME_LIMIT + 1)
    if cut < 0 or len(name) - cut - 1 > NAME_LIMIT:
        return name[:NAME_LIMIT], ""
    return name[:cut], name[cut + 1 :]


def _parts(parts: Iterable[Part], name: str) -> list[Part]:
    """Return what stands in the list of this name in each of the parts."""
    return [
        Part(part.record, f"{part.at(name)}[{index}]", value, part.value.get("id"))
        for part in parts
        for index, value in enumerate(part.value[name])
    ]


def _references(parts: Iterable[Part], name: str) -> list[Named]:
    return [
        Named(part.record, part.at(name), part.value[name])
        for part in parts
        if part.value[name] is not None
    ]


def _values(model: type[models.Model], name: str, ids: Iterable[int | None]) -> dict[int, int]:
    wanted = {each for each in ids if each is not None}
    return dict(model._default_manager.filter(pk__in=wanted).values_list("pk", name))


def _spans(quote: dict[str, Any]) -> Iterator[list[Any]]:
    cues = [quote["cue"]] if quote["cue"] else []
    roles = (("content", quote["content"]), ("cue", cues), ("source", quote["sources"]))
    for role, places in roles:
        for position, place in enumerate(places):
            speaker = place.get("speaker")
            yield [quote["id"], role, position, speaker, *(place[name] for name in PLACE)]


def _check_words(appearances: list[Part]) -> None:
    """Let the database hold the words of appearances against the texts: it has them at hand."""
    by_id = {part.value["id"]: part for part in appearances}
    rows = Appearance.objects.filter(pk__in=by_id).annotate(
        said=Substr("revision__text", F("start") + 1, F("end") - F("start"))
    )
    for pk, said in rows.exclude(said=F("exact")).values_list("pk", "said")[:1]:
        part = by_id[pk]
        raise part.record.broken(
            _("is “%(exact)s”, but the text says “%(found)s” there.")
            % {"exact": part.value["exact"][:100], "found": said[:100]},
            part.at("exact"),
        )


def _check_verdicts(record: Record, claim: dict[str, Any]) -> None:
    """Verdicts rest on evidence of their own claim and supersede verdicts on it."""
    evidence = {each["id"] for each in claim["evidence"]}
    before: set[int] = set()
    for index, verdict in enumerate(claim["verdicts"]):
        path = f"verdicts[{index}]"
        for each in verdict["evidence"]:
            if each not in evidence:
                raise record.broken(
                    _("names %(id)s, which is no evidence on this claim.") % {"id": each},
                    f"{path}.evidence",
                )
        if verdict["supersedes"] is not None and verdict["supersedes"] not in before:
            raise record.broken(
                _("is %(id)s, which is no earlier verdict on this claim.")
                % {"id": verdict["supersedes"]},
                f"{path}.supersedes",
            )
        before.add(verdict["id"])
