import json
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied

from annotations.desk.backlog import work_backlog
from annotations.desk.errors import WrongState
from annotations.desk.restore import BrokenExport, restore_export
from annotations.interchange.native import ExportFilter, read_export
from annotations.models import Article, Claim, Event, Quote, Revision, Role, Speaker, User
from annotations.models.search import REVISIONS, matching
from tests.factories import make_claim, make_outlet, make_revision, make_speaker, make_user
from tests.interchange.desks import document, empty_desk, full_desk, ndjson, restore


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


# ---- Broken files -------------------------------------------------------------------------------


@pytest.fixture
def lines(db) -> list[dict]:
    """The records of a full desk, as from its file; the desk is empty again."""
    full_desk()
    found = [json.loads(line) for line in ndjson().splitlines()]
    empty_desk()
    return found


def refused(lines: list[dict]) -> str:
    content = b"\n".join(json.dumps(line).encode() for line in lines)
    return refused_bytes(content)


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
    place["exact"], place["end"] = exact, 9999
    assert refused(lines).startswith(f"line {at + 1}: appearances[0].end lies outside the text")


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
    ("event", {"data": []}, "data is not an object."),
    ("event", {"claim": 999}, "claim is 999, but no such claim stands before it in the file."),
    ("scale", {"best": 1}, "The database refuses this: "),
]  # fmt: skip


@pytest.mark.parametrize(("word", "change", "sentence"), CHANGES)
def test_a_record_that_cannot_be_is_refused_with_its_line(lines, word, change, sentence):
    at = number(lines, word)
    lines[at] |= change
    expected = f"line {at + 1}: {sentence}"
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
        "The file is of version 2.0 of the format; this desk reads 1.0.",
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
