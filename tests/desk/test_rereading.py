"""Reading a text again, with another engine: what people did stays, and what changed is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.desk import claims, extraction, quotes
from annotations.desk.desk_settings import change_desk_settings, read_desk_settings
from annotations.desk.errors import StaleVersion
from annotations.desk.extraction import propose
from annotations.desk.queries_engine import what_changed
from annotations.desk.queries_reading import read_marks
from annotations.desk.quotes import SourceDraft
from annotations.desk.rereading import Found, Hold, Standing, settle
from annotations.extraction import (
    Extraction,
    ProposedClaim,
    ProposedQuote,
    ProposedSource,
    ProposedSpeaker,
    QuoteKind,
    Reason,
    SourceKind,
)
from annotations.extraction.results import Anonymity, ClaimType, Polarity
from annotations.models import Claim, Event, Quote
from annotations.text import Span, hull
from tests import factories
from tests.factories import TEXT, make_revision, make_speaker, place

db = pytest.mark.django_db

COUNTED = "We counted 3,200 lorries last year,"
ASKED = "Nobody asked us."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quoted(words: str = COUNTED, *, source: str = "Marta Ilves", **fields) -> ProposedQuote:
    values = {
        "kind": QuoteKind.DIRECT,
        "content": (at(words),),
        "cue": Span(at("said Marta").start, at("said Marta").start + len("said")),
        "sources": (ProposedSource(at(source), SourceKind.PERSON, speaker=0),) if source else (),
        "confidence": 0.9,
        "rule": "behind",
    }
    return ProposedQuote(**{**values, **fields})


def claimed(words: str = COUNTED, **fields) -> ProposedClaim:
    values = {
        "statement": words,
        "confidence": 0.8,
        "reasons": (Reason.NUMBER,),
        "types": (ClaimType.NUMERICAL,),
    }
    return ProposedClaim(at(words), **{**values, **fields})


MARTA = ProposedSpeaker("Marta Ilves", "", SourceKind.PERSON, Anonymity.NAMED, ())


@pytest.fixture
def revision():
    return make_revision(TEXT)


@pytest.fixture
def read(monkeypatch, annotator, revision):
    """Have an engine read the text that finds just this."""

    def reading(*found, version: int = 1):
        result = Extraction(
            language="en",
            engine="rules",
            engine_version=str(version),
            quotes=tuple(each for each in found if isinstance(each, ProposedQuote)),
            claims=tuple(each for each in found if isinstance(each, ProposedClaim)),
            furniture=(),
            speakers=(MARTA,),
        )
        monkeypatch.setattr(extraction, "run_engine", lambda *_a, **_k: result)
        return propose(actor=annotator, revision=revision)

    return reading


def states() -> list[tuple[str, str]]:
    return [(quote.words, quote.state) for quote in Quote.objects.order_by("pk")]


# ---- What is stored -----------------------------------------------------------------------------


@db
def test_all_that_the_engine_tells_of_a_quote_is_kept(read):
    source = ProposedSource(at("a clerk"), SourceKind.PERSON, Anonymity.ROLE, 0)
    read(quoted(polarity=Polarity.DENIED, addressee=at("The mayor"), sources=(source,)))
    quote = Quote.objects.get()
    assert (quote.polarity, quote.addressee.exact) == ("denied", "The mayor")
    assert [(each.exact, each.anonymity) for each in quote.sources] == [("a clerk", "role")]
    assert (quote.why, quote.speaker_name) == ("behind; cue “said”", "Marta Ilves")
    assert quote.spans.exclude(role="source").filter(anonymity__isnull=False).count() == 0


@db
def test_all_that_the_engine_tells_of_a_claim_is_kept(read):
    read(claimed(depends_on=(at("last year"),)))
    claim = Claim.objects.get()
    assert (claim.types, claim.reasons, claim.why) == (["numerical"], ["number"], "")
    part = at("last year")
    assert claim.appearances.get().depends_on == [[part.start, part.end]]


@db
@pytest.mark.parametrize(
    "bears", [{"name": "marta ILVÉS"}, {"name": "M.", "aliases": ["marta ilves"]}]
)
def test_speaker_of_the_desk_who_bears_the_name_is_suggested_and_not_set(read, bears):
    speaker = make_speaker(**bears)
    read(quoted())
    assert (Quote.objects.get().suggested_speaker, Quote.objects.get().speaker) == (speaker, None)


@db
def test_of_several_who_bear_the_name_none_is_suggested(read):
    make_speaker("Marta Ilves", description="runs the quay")
    make_speaker("Marta Ilves", description="a painter")
    read(quoted())
    assert Quote.objects.get().suggested_speaker is None


@db
def test_accepting_a_quote_sets_a_speaker_only_where_one_is_named(read, annotator):
    speaker = make_speaker("Marta Ilves")
    read(quoted(), quoted(ASKED))
    one, other = Quote.objects.order_by("pk")
    quotes.accept_quote(actor=annotator, quote=one)
    quotes.accept_quote(actor=annotator, quote=other, speaker=other.suggested_speaker)
    assert [quote.speaker for quote in Quote.objects.order_by("pk")] == [None, speaker]
    assert Event.objects.latest("pk").data["speaker"] == [None, speaker.pk]


# ---- Reading again ------------------------------------------------------------------------------


@db
def test_proposals_that_nobody_touched_are_kept_changed_or_retired(read, revision):
    read(quoted(COUNTED), quoted(ASKED), quoted("the vote was nine to four"))
    counted, asked, vote = Quote.objects.order_by("pk")
    event = read(
        quoted(COUNTED),
        quoted(ASKED, source="a clerk"),
        quoted("The mayor declined to comment."),
        version=2,
    )
    assert states() == [
        (COUNTED, "proposed"),
        (ASKED, "retired"),
        ("the vote was nine to four", "retired"),
        (ASKED, "proposed"),
        ("The mayor declined to comment.", "proposed"),
    ]
    other, new = Quote.objects.order_by("pk")[3:]
    assert event.data["changes"]["quotes"] == {
        "new": [new.pk],
        "gone": [vote.pk],
        "changed": [[asked.pk, other.pk]],
        "kept": [counted.pk],
    }
    assert (event.data["before"], event.data["engine"]) == ("rules 1", "rules 2")
    assert Quote.objects.get(pk=counted.pk).engine == "rules 2"
    told = what_changed(revision)
    assert (told.before, told.engine) == ("rules 1", "rules 2")
    assert [quote.words for quote in told.quotes.gone] == ["the vote was nine to four"]
    [(before, after)] = told.quotes.changed
    assert [quote.sources[0].exact for quote in (before, after)] == ["Marta Ilves", "a clerk"]


@db
def test_what_is_no_longer_proposed_stands_in_no_list_of_the_text(read, revision):
    read(quoted(COUNTED), claimed(ASKED))
    read(quoted(ASKED), version=2)
    reading = read_marks(revision)
    assert [quote.words for quote in reading.quotes] == [ASKED]
    assert reading.claims == ()
    assert (reading.counts.all, reading.counts.todo, reading.counts.claims) == (1, 1, 0)
    part = read_marks(revision, within=Span(0, 5))
    assert part.counts == reading.counts


@db
def test_quote_that_is_found_again_after_a_while_is_the_same_row(read):
    read(quoted(COUNTED), claimed())
    read(version=2)
    read(quoted(COUNTED), claimed(), version=1)
    assert (states(), Claim.objects.get().state) == ([(COUNTED, "proposed")], "proposed")
    assert (Quote.objects.get().version, Claim.objects.get().version) == (3, 3)


@db
@pytest.mark.parametrize(
    "touch",
    [
        lambda who, quote: quotes.accept_quote(actor=who, quote=quote),
        lambda who, quote: quotes.reject_quote(actor=who, quote=quote),
        lambda who, quote: quotes.change_quote(actor=who, quote=quote, kind="mixed"),
        lambda who, quote: quotes.change_quote(
            actor=who, quote=quote, content=[place(quote.revision, "lorries last year")]
        ),
        lambda who, quote: quotes.change_quote(actor=who, quote=quote, speaker=make_speaker()),
        lambda who, quote: claims.check_quote(actor=who, quote=quote),
    ],
    ids=["accepted", "rejected", "corrected", "cut short", "given a speaker", "to be checked"],
)
@pytest.mark.parametrize("found", [(), (quoted(COUNTED),), (quoted("3,200 lorries last year"),)])
def test_quote_that_a_person_touched_stays_and_nothing_is_proposed_in_its_place(
    read, annotator, touch, found
):
    read(quoted(COUNTED))
    touch(annotator, Quote.objects.get())
    before = list(Quote.objects.values())
    read(*found, version=2)
    assert list(Quote.objects.values()) == before


@db
@pytest.mark.parametrize(
    "touch",
    [
        lambda who, claim: claims.accept_claim(actor=who, claim=claim),
        lambda who, claim: claims.reject_claim(actor=who, claim=claim),
        lambda who, claim: claims.change_claim(actor=who, claim=claim, statement="It is so."),
        lambda who, claim: claims.change_claim(actor=who, claim=claim, types=["causal"]),
        lambda _who, claim: factories.make_evidence(claim),
    ],
    ids=["accepted", "rejected", "worded", "of another type", "with evidence"],
)
@pytest.mark.parametrize("found", [(), (claimed(statement="Other words."),)])
def test_claim_that_a_person_touched_stays_and_so_does_the_quote_it_is_part_of(
    read, annotator, touch, found
):
    read(quoted(COUNTED), claimed(quote=0))
    touch(annotator, Claim.objects.get())
    before = list(Claim.objects.values()), list(Quote.objects.values())
    read(*found, version=2)
    assert (list(Claim.objects.values()), list(Quote.objects.values())) == before


@db
def test_claim_that_stays_is_part_of_the_quote_that_stands_now(read):
    read(quoted(COUNTED), claimed(quote=0))
    read(quoted(COUNTED, source="a clerk"), claimed(quote=0), version=2)
    appearance = Claim.objects.get().appearances.get()
    assert appearance.quote == Quote.objects.get(state="proposed")


@db
def test_who_has_a_retired_quote_open_is_told(read, annotator):
    read(quoted(COUNTED))
    seen = Quote.objects.get()
    read(version=2)
    with pytest.raises(StaleVersion):
        quotes.accept_quote(actor=annotator, quote=Quote.objects.get(), version=seen.version)
    quotes.accept_quote(actor=annotator, quote=Quote.objects.get())
    assert states() == [(COUNTED, "accepted")]


@db
def test_desk_that_wants_surer_proposals_sets_the_others_aside_at_the_next_reading(
    read, editor, revision
):
    found = quoted(COUNTED, confidence=0.9), quoted(ASKED, confidence=0.4)
    read(*found)
    wanted = read_desk_settings()
    wanted.save()
    change_desk_settings(actor=editor, desk_settings=wanted, quote_threshold=0.5)
    read(*found)
    assert states() == [(COUNTED, "proposed"), (ASKED, "retired")]


@db
def test_source_that_stays_in_place_keeps_whether_it_is_named(read, annotator):
    source = ProposedSource(at("a clerk"), SourceKind.PERSON, Anonymity.ROLE)
    read(quoted(sources=(source,)))
    quote = Quote.objects.get()
    draft = SourceDraft(place(quote.revision, "a clerk"), make_speaker("Ann Lee"))
    quotes.change_quote(actor=annotator, quote=quote, sources=[draft])
    assert Quote.objects.get().sources[0].anonymity == "role"
    assert Quote.objects.get().corrections == 0, "to know who it is corrects nothing"


# ---- Settling, without a desk -------------------------------------------------------------------

PLACES = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
    lambda ends: (Span(ends[0], ends[0] + ends[1]),)
)
STANDING = st.builds(
    lambda places, what, hold, corrected: (places, what, hold, corrected),
    PLACES,
    st.integers(0, 2),
    st.sampled_from(Hold),
    st.booleans(),
)


@given(
    rows=st.lists(STANDING, max_size=8, unique_by=lambda row: row[0]),
    found=st.lists(st.tuples(PLACES, st.integers(0, 2), st.booleans()), max_size=8),
)
def test_whatever_is_found_nothing_held_is_touched_and_no_place_is_taken_twice(rows, found):
    standing = [
        Standing(number, places, (places, what), hold, corrected)
        for number, (places, what, hold, corrected) in enumerate(rows)
    ]
    finds = [Found(n, places, (places, what), sure) for n, (places, what, sure) in enumerate(found)]
    settled = settle(standing, finds)
    by_row = {each.row: each for each in standing}
    free = {each.row for each in standing if each.hold is Hold.FREE}
    kept = {old.row for _found, old in settled.kept}
    gone = {old.row for old in settled.gone}
    assert kept | gone == free and not kept & gone
    assert all(by_row[old.row].hold is Hold.RETIRED for _found, old in settled.revived)
    arrived = [*settled.new, *(each for each, _old in settled.revived)]
    hulls = [hull(each.places) for each in arrived]
    hulls += [hull(by_row[row].places) for row in kept]
    hulls += [hull(each.places) for each in standing if each.hold is Hold.HELD]
    assert len(set(hulls)) == len(hulls)
    assert all(each.sure for each in arrived)
    for each in finds:
        known = each.index in settled.rows or each.index in settled.same_as
        assert known or not each.sure or each in settled.new
    replaced = settled.replaced()
    assert set(replaced.values()) <= gone
    assert len(set(replaced.values())) == len(replaced)
