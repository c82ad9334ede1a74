import json
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from jsonschema import Draft202012Validator

from annotations.desk.backlog import work_backlog
from annotations.desk.errors import WrongState
from annotations.desk.restore import BrokenExport, restore_export
from annotations.interchange import native_format
from annotations.interchange.native import ExportFilter, read_export
from annotations.interchange.native_format import PLURALS
from annotations.models import Article, Claim, Event, Quote, Revision, Role, Speaker, User
from annotations.models.search import REVISIONS, matching
from tests.factories import (
    make_claim,
    make_evidence,
    make_outlet,
    make_quote,
    make_revision,
    make_scale,
    make_speaker,
    make_user,
    make_verdict,
)
from tests.interchange.desks import document, empty_desk, full_desk, ndjson, restore

OLD_SCHEMA = Path(native_format.__file__).parent / "schema/export-1.0.json"


@pytest.mark.parametrize("form", [ndjson, document])
@pytest.mark.parametrize("wanted", [ExportFilter(), ExportFilter(state="decided", language="fr")])
def test_export_import_export_is_the_same_bytes(db, form, wanted):
    full_desk()
    before = form(wanted)
    empty_desk()
    restore(before)
    assert form(wanted) == before


def test_a_document_that_another_tool_laid_out_anew_is_read(db):
    full_desk()
    before = document()
    for laid_out in (
        json.dumps(json.loads(before), indent=2),
        json.dumps(json.loads(before), separators=(",", ":")),
    ):
        empty_desk()
        restore(laid_out.encode())
        assert document() == before


def test_an_import_notes_itself_and_nothing_else(db):
    full_desk()
    before, events = ndjson(), Event.objects.count()
    empty_desk()
    counts = restore(before)
    assert Event.objects.count() == events - _left_out(events, counts) + 1
    last = Event.objects.latest("pk")
    assert (last.verb, last.actor, last.data) == (
        "desk.restored",
        None,
        {"source": "desk.ndjson", "records": counts},
    )


def _left_out(events: int, counts: dict[str, int]) -> int:
    return events - counts["event"]


def test_the_desk_works_on_after_an_import(db):
    full_desk()
    before = ndjson()
    last = {model: model.objects.latest("pk").pk for model in (Article, Revision, Claim, Speaker)}
    empty_desk()
    restore(before)
    actor = make_user(Role.ANNOTATOR)
    speaker = make_speaker("Somebody new", actor=actor)
    revision = make_revision("A new text about the lighthouse keeper.", actor=actor)
    claim = make_claim(actor=actor)
    assert speaker.pk > last[Speaker]
    assert (revision.pk > last[Revision], revision.article_id > last[Article]) == (True, True)
    assert claim.pk > last[Claim]
    work_backlog()
    found = Revision.objects.filter(pk__in=matching(REVISIONS, "שלום"))
    assert found.count() == 1


def test_people_are_the_accounts_of_their_names(db):
    full_desk()
    before = ndjson()
    empty_desk()
    mine = make_user(Role.ADMINISTRATOR, "zoë", first_name="Zoë", last_name="O’Hara")
    other = make_user(Role.ADMINISTRATOR, "admin")
    restore_export(actor=other, records=read_export(BytesIO(before)))
    assert Article.objects.filter(revisions__quotes__decided_by=mine).exists()
    ben = User.objects.get(username="ben")
    assert (ben.is_active, ben.has_usable_password(), ben.role) == (False, False, Role.READER)
    assert ndjson() == before


@pytest.mark.parametrize(
    "name",
    ["Zoë", "Zoë O’Hara", "Ana María López de la Cruz", "a" * 150 + " " + "b" * 150, "a" * 150],
)
def test_display_names_come_back_as_they_were(db, name):
    first, _, last = name.rpartition(" ") if name.count(" ") == 1 else (name, "", "")
    actor = make_user(username="x", first_name=first, last_name=last)
    make_outlet(actor=actor)
    before = ndjson()
    assert json.loads(before.splitlines()[1])["name"] == name
    empty_desk()
    restore(before)
    assert ndjson() == before


def test_a_desk_that_is_not_empty_is_left_alone(db):
    full_desk()
    before = ndjson()
    with pytest.raises(WrongState) as caught:
        restore(before)
    assert caught.value.sentence == (
        "This desk is not empty (articles: 3). An export is read back into a new desk only."
    )
    assert ndjson() == before


def test_only_an_administrator_imports_over_the_network(db):
    full_desk()
    before = ndjson()
    empty_desk()
    with pytest.raises(PermissionDenied):
        restore_export(actor=make_user(Role.EDITOR), records=read_export(BytesIO(before)))
    assert Article.objects.count() == 0


# ---- Files of an older version ------------------------------------------------------------------


def as_of_1_0() -> list[dict]:
    """The records of a desk that has nothing which version 1.0 could not say."""
    revision = make_revision(outlet="Le Matin")
    quote = make_quote(revision, cue="said", sources=["Marta Ilves"], speaker=make_speaker())
    make_claim(revision=revision, words="3,200 lorries")
    assert quote.pk
    found = [json.loads(line) for line in ndjson().splitlines()]
    found[0]["version"] = "1.0"
    return [_without(line) for line in found]


CAME_WITH_1_2 = {"round", "review_plan", "decision", "said_in", "strategies", "assignments"}
CAME_WITH_1_2 |= {"recusals", "gate_notes", "reply_requests", "questions", "comments"}
CAME_WITH_1_2 |= {"fact_checks", "source_kind", "anonymous", "medium", "findings"}
LATER = CAME_WITH_1_2 | {
    "merged_into",
    "polarity",
    "speaker_name",
    "suggested_speaker",
    "corrections",
}
LATER |= {"addressee", "anonymity", "types", "reasons", "depends_on"}


def _without(value, names=LATER):
    if isinstance(value, dict):
        return {name: _without(each, names) for name, each in value.items() if name not in names}
    return [_without(each, names) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("form", ["ndjson", "document"])
def test_a_file_of_version_1_0_is_read_and_written_as_one_of_today(db, form):
    lines = as_of_1_0()
    today = ndjson()
    schema = json.loads(OLD_SCHEMA.read_bytes())
    line = Draft202012Validator({"$ref": "#/$defs/line", "$defs": schema["$defs"]})
    for each in lines:
        line.validate(each)
    empty_desk()
    if form == "ndjson":
        restore(b"\n".join(json.dumps(each).encode() for each in lines))
    else:
        head, *records, end = lines
        whole = {name: value for name, value in head.items() if name != "type"}
        for word, plural in PLURALS.items():
            whole[plural] = [each for each in records if each["type"] == word]
        restore(json.dumps(whole | {"counts": end["counts"]}).encode())
    assert ndjson() == today


def test_reasons_and_corrections_of_version_1_0_are_found_in_what_it_had(db):
    lines = as_of_1_0()
    claim = lines[number(lines, "claim")]
    claim |= {"origin": "machine", "why": "number, date", "version": 3, "decided_at": None}
    empty_desk()
    restore(b"\n".join(json.dumps(each).encode() for each in lines))
    row = Claim.objects.get()
    assert (row.reasons, row.why, row.corrections) == (["number", "date"], "", 2)


def as_of_1_1() -> list[dict]:
    """The records of a desk as its export told them before there were rounds of review."""
    revision = make_revision(outlet="Le Matin")
    claim = make_claim(revision=revision, words="3,200 lorries")
    proof = make_evidence(claim)
    scale = make_scale()
    make_verdict(claim, scale=scale, evidence=[proof])
    make_verdict(make_claim("Fire is cold."), scale=scale)
    make_claim("Water is dry.")
    found = [json.loads(line) for line in ndjson().splitlines()]
    found[0]["version"] = "1.1"
    found = [each for each in found if each.get("target_type") != "assignment"]
    found[-1]["counts"]["event"] = sum(each["type"] == "event" for each in found)
    return _without(found, CAME_WITH_1_2)


def test_a_file_of_version_1_1_is_of_the_first_round_and_single_reviews(db):
    lines = as_of_1_1()
    schema = json.loads((OLD_SCHEMA.parent / "export-1.1.json").read_bytes())
    line = Draft202012Validator({"$ref": "#/$defs/line", "$defs": schema["$defs"]})
    for each in lines:
        line.validate(each)
    before = {claim.statement: claim for claim in Claim.objects.all()}
    empty_desk()
    restore(as_bytes(lines))
    assert {claim.statement for claim in Claim.objects.all()} == before.keys()
    for claim in Claim.objects.all():
        was = before[claim.statement]
        assert (claim.round, claim.review_plan, claim.decision_id, claim.priority) == (
            1, "single", was.decision_id, was.priority,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "deciding"),
    [
        ([("first", "submitted"), ("second", "submitted")], 1),
        ([("first", "submitted"), ("adjudicating", "submitted"), ("second", "submitted")], 1),
        ([("first", "submitted"), ("second", "withdrawn")], 0),
        ([("first", "withdrawn")], None),
    ],
)
def test_what_decided_a_claim_of_version_1_1_is_found_in_its_verdicts(db, roles, deciding):
    lines = as_of_1_1()
    people = [make_user(username=f"reviewer{index}") for index in range(3)]
    claim = lines[number(lines, "claim")]
    (verdict,) = claim["verdicts"]
    claim["verdicts"] = [
        verdict
        | {"id": 1000 + index, "role": role, "state": state, "reviewer": people[index].username}
        for index, (role, state) in enumerate(roles)
    ]
    named = [
        {"type": "person", "username": each.username, "name": each.username} for each in people
    ]
    at = number(lines, "person")
    lines[at:at] = named
    lines[-1]["counts"]["person"] += len(named)
    empty_desk()
    restore(as_bytes(lines))
    found = Claim.objects.get(pk=claim["id"])
    assert found.decision_id == (None if deciding is None else 1000 + deciding)


def test_a_file_of_version_1_1_lacks_nothing_that_1_1_had(db):
    lines = as_of_1_1()
    del lines[number(lines, "claim")]["types"]
    empty_desk()
    assert "types is missing." in refused(lines)


def as_bytes(lines: list[dict]) -> bytes:
    return b"\n".join(json.dumps(line).encode() for line in lines)


# ---- Broken files -------------------------------------------------------------------------------


@pytest.fixture
def lines(db) -> list[dict]:
    """The records of a full desk, as from its file; the desk is empty again."""
    full_desk()
    found = [json.loads(line) for line in ndjson().splitlines()]
    empty_desk()
    return found


def refused(lines: list[dict]) -> str:
    return refused_bytes(as_bytes(lines))


def refused_bytes(content: bytes) -> str:
    with pytest.raises(BrokenExport) as caught:
        restore(content)
    assert (Article.objects.count(), User.objects.count(), Event.objects.count()) == (0, 0, 0)
    return str(caught.value)


def number(lines: list[dict], word: str, nth: int = 0) -> int:
    """The index of a record of this type; its line is one more."""
    return [index for index, line in enumerate(lines) if line["type"] == word][nth]


def quoted(article: dict) -> tuple[int, dict]:
    """A quote with a cue and sources, and its index in the first revision."""
    quotes = article["revisions"][0]["quotes"]
    return next((n, quote) for n, quote in enumerate(quotes) if len(quote["sources"]) == 2)


def test_what_does_not_fit_the_text_is_refused_with_its_place(lines):
    at = number(lines, "article")
    index, quote = quoted(lines[at])
    length = lines[at]["revisions"][0]["length"]
    where = f"line {at + 1}: revisions[0].quotes[{index}]"
    end = quote["end"]
    quote["end"] = 9999
    assert refused(lines) == (f"{where}.end lies outside the text, which has {length} code points.")
    quote["end"] = end + 1
    assert refused(lines) == (
        f"{where} does not run from the start of its content to the end of it: "
        f"{quote['start']}–{end}."
    )
    quote["end"] = end
    quote["cue"]["exact"] = "sang Marta"
    assert refused(lines) == (
        f"{where}.cue.exact is “sang Marta”, but the text says “said Marta” there."
    )
    quote["cue"]["exact"] = "said Marta"
    quote["cue"]["end"] = quote["cue"]["start"]
    assert refused(lines) == f"{where}.cue.end does not lie after the start."


def test_a_text_that_was_tampered_with_is_refused(lines):
    at = number(lines, "article")
    revision = lines[at]["revisions"][0]
    where = f"line {at + 1}: revisions[0]"
    text = revision["text"]
    revision["text"] = text.replace("Tuesday", "tuesday")
    assert refused(lines) == f"{where}.sha256 is not the SHA-256 of the text."
    revision["text"] = text + "!"
    assert refused(lines) == (
        f"{where}.length is {len(text)}, but the text has {len(text) + 1} code points."
    )


def test_words_of_an_appearance_are_held_against_the_text(lines):
    at = next(
        n for n, each in enumerate(lines) if each["type"] == "claim" and len(each["verdicts"]) > 1
    )
    place = lines[at]["appearances"][0]
    exact, place["exact"] = place["exact"], "3,201 lorries"
    assert refused(lines) == (
        f"line {at + 1}: appearances[0].exact is “3,201 lorries”, but the text says "
        "“3,200 lorries” there."
    )
    place["exact"], end, place["end"] = exact, place["end"], 9999
    assert refused(lines).startswith(f"line {at + 1}: appearances[0].end lies outside the text")
    place["end"], place["depends_on"] = end, [[place["start"], end + 1]]
    assert refused(lines) == (
        f"line {at + 1}: appearances[0].depends_on[0] does not lie between {place['start']} and "
        f"{end}."
    )


CHANGES = [
    ("outlet", {"kind": "zine"}, "kind is none of: newspaper, agency, broadcaster, blog, other."),
    ("outlet", {"name": ""}, "name is empty."),
    ("outlet", {"name": "x" * 201}, "name has 201 characters; at most 200 are allowed."),
    ("outlet", {"name": 7}, "name is not a text."),
    *(
        (word, {"url": url}, "url is no address that begins with http:// or https://.")
        for word in ("outlet", "article")
        for url in ("javascript:alert(1)", " https://a.example/", "//a.example/", "https:")
    ),
    ("outlet", {"name": "a\x00b"}, "name holds a NUL character."),
    ("outlet", {"id": True}, "id is not a whole number from 1 to 9223372036854775807."),
    ("outlet", {"version": 0}, "version is not a whole number from 1 to 2147483647."),
    ("outlet", {"created_at": "2026-03-01"}, "created_at is not a time like "
     "2026-03-01T09:30:00.000000Z."),
    ("outlet", {"created_at": "2026-02-30T09:30:00.000000Z"}, "created_at is not a time like "
     "2026-03-01T09:30:00.000000Z."),
    ("outlet", {"colour": "red"}, "colour is not known here."),
    ("speaker", {"aliases": ["a", 7]}, "aliases[1] is not a text."),
    ("speaker", {"kind": "anonymous"}, "The database refuses this: "),
    ("article", {"revisions": []}, "revisions is an empty list."),
    ("article", {"revisions": 7}, "revisions is not a list."),
    ("article", {"outlet": 999}, "outlet is 999, but no such outlet stands before it in the "
     "file."),
    ("article", {"created_by": "nobody"}, "created_by is “nobody”, but no person of that "
     "username stands before it in the file."),
    ("claim", {"speaker": 999}, "speaker is 999, but no such speaker stands before it in the "
     "file."),
    ("claim", {"confidence": 2}, "confidence is not a number from 0 to 1."),
    ("claim", {"types": ["rumour"]}, "types[0] is none of: event, numerical, causal, position, "
     "quote."),
    ("speaker", {"merged_into": 999}, "merged_into is 999, but no such speaker stands in"),
    ("event", {"data": []}, "data is not an object."),
    ("event", {"claim": 999}, "claim is 999, but no such claim stands before it in the file."),
    ("scale", {"best": 1}, "The database refuses this: "),
]  # fmt: skip


@pytest.mark.parametrize(("word", "change", "sentence"), CHANGES)
def test_a_record_that_cannot_be_is_refused_with_its_line(lines, word, change, sentence):
    at = number(lines, word)
    lines[at] |= change
    expected = f"line {at + 1}: {sentence}"
    if "merged_into" in change:
        expected = f"speaker {lines[at]['id']}: {sentence}"
    assert refused(lines)[: len(expected)] == expected


def test_a_property_that_is_missing_is_named(lines):
    at = number(lines, "outlet")
    del lines[at]["url"]
    assert refused(lines) == f"line {at + 1}: url is missing."


def test_verdicts_stay_with_the_evidence_of_their_claim(lines):
    at = next(
        n for n, each in enumerate(lines) if each["type"] == "claim" and len(each["verdicts"]) > 1
    )
    verdict = lines[at]["verdicts"][1]
    evidence = verdict["evidence"]
    verdict["evidence"] = [999]
    assert refused(lines) == (
        f"line {at + 1}: verdicts[1].evidence names 999, which is no evidence on this claim."
    )
    verdict["evidence"], verdict["supersedes"] = evidence, 999
    assert refused(lines) == (
        f"line {at + 1}: verdicts[1].supersedes is 999, which is no earlier verdict on this claim."
    )


def worked_on(lines: list[dict]) -> tuple[int, dict]:
    """The claim with all kinds of work on it, and the index of its line."""
    at = next(n for n, each in enumerate(lines) if each.get("fact_checks"))
    return at, lines[at]


STRAY = [
    (("decision",), "decision is 999, which is no verdict on this claim."),
    (("said_in",), None),
    (("comments", 0, "evidence"), "comments[0].evidence is 999, which is no evidence on this "
     "claim."),
    (("comments", 1, "answers"), "comments[1].answers is 999, which is no earlier comment on this "
     "claim."),
    (("questions", 0, "answers", 0, "evidence"), "questions[0].answers[0].evidence is 999, which "
     "is no evidence on this claim."),
    (("fact_checks", 0, "decision"), "fact_checks[0].decision is 999, which is no verdict on this "
     "claim."),
]  # fmt: skip


@pytest.mark.parametrize(("path", "sentence"), STRAY)
def test_what_belongs_to_a_claim_names_only_what_belongs_to_it(lines, path, sentence):
    at, found = worked_on(lines)
    *way, last = path
    for step in way:
        found = found[step]
    found[last] = 999
    told = f"line {at + 1}: {sentence}"
    if sentence is None:
        told = (
            f"claim {lines[at]['id']}: said_in is 999, but no such other claim stands in the file."
        )
    assert refused(lines) == told


def test_a_claim_does_not_take_up_its_own_words(lines):
    _at, claim = worked_on(lines)
    own = claim["said_in"] = claim["id"]
    assert refused(lines) == (
        f"claim {own}: said_in is {own}, but no such other claim stands in the file."
    )


def test_lists_of_a_claim_name_its_own_evidence_and_known_people(lines):
    at, claim = worked_on(lines)
    piece = claim["fact_checks"][0]
    evidence, piece["evidence"] = piece["evidence"], [999]
    assert refused(lines) == (
        f"line {at + 1}: fact_checks[0].evidence names 999, which is no evidence on this claim."
    )
    piece["evidence"], piece["slug"] = evidence, "../admin"
    assert refused(lines) == (
        f"line {at + 1}: fact_checks[0].slug holds more than letters from a to z, digits, “-” and "
        "“_”."
    )
    piece["slug"], piece["authors"] = "lorries", ["ben", "nobody"]
    assert refused(lines) == (
        f"line {at + 1}: fact_checks[0].authors[1] is “nobody”, but no person of that username "
        "stands before it in the file."
    )


def test_a_finding_is_a_word_of_its_axis(lines):
    at, verdict = next(
        (n, each["verdicts"][0])
        for n, each in enumerate(lines)
        if each["type"] == "claim" and any(v["findings"] for v in each["verdicts"])
    )
    verdict["findings"][0]["value"] = "recording"
    assert refused(lines).startswith(
        f"line {at + 1}: verdicts[0].findings[0].value is none of: verbatim, cleaned, "
    )


def test_an_id_that_stands_twice_is_refused(lines):
    first, second = number(lines, "outlet"), number(lines, "outlet", 1)
    lines[second]["id"] = lines[first]["id"]
    assert refused(lines) == (
        f"line {second + 1}: id is {lines[first]['id']} after {lines[first]['id']}: "
        "the ids of a type ascend."
    )


def test_a_quote_of_an_id_that_stands_twice_is_refused(lines):
    at = number(lines, "article")
    index, _ = quoted(lines[at])
    quotes = lines[at]["revisions"][0]["quotes"]
    other = len(quotes) - 1 if index == 0 else 0
    quotes[max(index, other)]["id"] = quotes[min(index, other)]["id"]
    assert refused(lines) == (
        f"line {at + 1}: revisions[0].quotes[{max(index, other)}].id is {quotes[0]['id']} "
        "for the second time: every quote has its own."
    )


def test_a_likely_copy_of_a_text_that_is_not_there_is_refused(lines):
    at = number(lines, "article")
    lines[at]["revisions"][0]["resembles"] = 999
    assert refused(lines) == (
        f"article {lines[at]['id']}: resembles of revision {lines[at]['revisions'][0]['id']} "
        "is 999, but no such revision stands in the file."
    )


def test_a_type_out_of_order_is_refused(lines):
    at = number(lines, "scale")
    lines.insert(-1, lines[at] | {"id": 999, "ratings": []})
    assert refused(lines).endswith(f"line {len(lines) - 1}: type is scale, which must stand "
                                   "before every event.")  # fmt: skip


def test_a_type_nobody_knows_is_refused(lines):
    lines.insert(1, {"type": "fact-check"})
    assert refused(lines) == (
        "line 2: type is none of: person, outlet, speaker, scale, article, claim, event."
    )


def test_a_file_that_was_cut_off_is_refused(lines):
    content = b"\n".join(json.dumps(line).encode() for line in lines)
    assert refused(lines[:-1]) == "The file is cut off: its last line is not an end record."
    assert refused_bytes(content[: content.index(b'"revisions"')]).startswith(
        f"line {number(lines, 'article') + 1}: the text is no JSON ("
    )


def test_a_file_that_lacks_a_record_is_refused(lines):
    events = lines[-1]["counts"]["event"]
    del lines[-2]
    assert refused(lines) == (
        f"line {len(lines)}: counts.event says {events}, but the file holds {events - 1}: "
        "it is not whole."
    )


def test_a_document_with_a_fault_is_refused_with_its_path(db):
    full_desk()
    whole = json.loads(document())
    empty_desk()
    whole["articles"][1]["title"] = 7
    assert refused_bytes(json.dumps(whole).encode()) == "articles[1]: title is not a text."
    del whole["claims"]
    assert refused_bytes(json.dumps(whole).encode()) == "claims is missing."


FOREIGN = [
    (b"", "The file is empty."),
    (b"\n", "The file is empty."),
    (b"[1, 2]", "This file is no export of a fact-check desk."),
    (b'{"type": "header", "format": "other"}', "This file is no export of a fact-check desk."),
    (b"PK\x03\x04\x00", "The file: the text is no JSON ("),
    (
        b'{"type": "header", "format": "factcheck-desk-export", "version": "2.0"}',
        "The file is of version 2.0 of the format; this desk reads 1.0, 1.1, 1.2.",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), FOREIGN)
def test_a_file_that_is_something_else_is_refused(db, content, sentence):
    assert refused_bytes(content)[: len(sentence)] == sentence


def test_lines_after_the_end_are_refused(lines):
    assert refused([*lines, lines[1]]) == (
        f"line {len(lines) + 1}: There is more after the end record."
    )


def test_a_hull_of_quotes_at_one_place_is_told_by_the_database(lines):
    at = number(lines, "article")
    _, quote = quoted(lines[at])
    double = json.loads(json.dumps(quote)) | {"id": 9999}
    lines[at]["revisions"][0]["quotes"].append(double)
    assert refused(lines).startswith(f"line {at + 1}: The database refuses this: ")
    assert Quote.objects.count() == 0
