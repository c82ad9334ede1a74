import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone, translation
from django.utils.html import strip_tags

import annotations.desk
from annotations.desk.articles import change_article, exclude_range
from annotations.desk.assignments import assign_claim, change_due_date, release_assignment
from annotations.desk.claims import change_claim, reject_claim
from annotations.desk.queries_desk import record_lines
from annotations.desk.quotes import SourceDraft, change_quote
from annotations.desk.record import record
from annotations.web.sentences import VERBS, tell
from tests.factories import (
    make_article,
    make_claim,
    make_outlet,
    make_quote,
    make_revision,
    make_speaker,
    make_trained_model,
    make_user,
    place,
)

DESK = Path(annotations.desk.__file__).parent

MADE_UP_AS_THEY_GO = {
    "article.{done}": {"article.withdrawn", "article.restored"},
    "range.{done}": {"range.excluded", "range.brought_back"},
    "quote.{state}": {"quote.accepted", "quote.rejected"},
    "claim.{done}": {"claim.accepted", "claim.rejected", "claim.reopened"},
}
"""Verbs that an act puts together, by the pattern in its source."""

WORD = re.compile(
    r"(article|range|quote|claim|appearance|evidence|verdict|speaker|outlet|scale|token|user|desk|job"
    r"|gate_note|reply_request|question|answer|settings|model|comment|recusal|assignment|factcheck)"
    r"\.[a-z_]+"
)


def written_verbs() -> set[str]:
    """Every verb that the modules of the desk name, whole or as a pattern."""
    found = set()
    for source in DESK.glob("*.py"):
        for node in ast.walk(ast.parse(source.read_text())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if WORD.fullmatch(node.value):
                    found.add(node.value)
            elif isinstance(node, ast.JoinedStr) and _starts_a_verb(node):
                found.add(ast.unparse(node)[2:-1])
    return found


def _starts_a_verb(node: ast.JoinedStr) -> bool:
    first = node.values[0]
    return isinstance(first, ast.Constant) and bool(re.fullmatch(r"[a-z]+\.", first.value))


def test_every_verb_that_an_act_writes_has_a_sentence():
    verbs = written_verbs()
    patterns = {verb for verb in verbs if "{" in verb}
    whole = verbs - patterns | set().union(*MADE_UP_AS_THEY_GO.values())

    assert patterns == set(MADE_UP_AS_THEY_GO)
    assert whole == set(VERBS)


@pytest.mark.django_db
def test_sentence_links_to_what_it_is_about():
    article = make_article(title="<Harbour>")

    line = tell(record_lines(make_user()).filter(verb="article.created"))[0]

    assert line.sentence == (
        f'<strong>some-annotator</strong> brought in <a href="/articles/{article.pk}/">'
        "&lt;Harbour&gt;</a>"
    )


@pytest.mark.django_db
def test_sentence_names_the_model_that_was_trained():
    model = make_trained_model("fr")

    line = tell(record_lines(make_user()).filter(verb="model.trained"))[0]

    assert line.sentence == f"<strong>some-editor</strong> trained the engine: {model}"


@pytest.mark.django_db
def test_sentence_tells_what_was_changed_to_what():
    speaker = make_speaker("Marta Ilves")
    claim = make_claim("It was nine.")
    change_claim(
        actor=claim.created_by, claim=claim, statement="It was ten.", kind="quote", speaker=speaker
    )

    line = tell(record_lines(make_user()).filter(verb="claim.changed"))[0]

    assert set(line.details) == {
        "statement: It was nine. → It was ten.",
        "kind: that something is so → that someone said something",
        "speaker: — → Marta Ilves",
    }


def told_of_change(**changes):
    """What the record tells of a correction of the quote “We counted 3,200”, said by its author."""
    revision = make_revision(
        "“We counted 3,200 lorries,” said Ann Lee. We counted 3,200. She told Bo Ek."
    )
    quote = make_quote(revision, "We counted 3,200", cue="said", sources=["Ann Lee"])
    given = {
        "content": [place(revision, "We counted 3,200")],
        "cue": place(revision, "said"),
        "sources": [SourceDraft(place(revision, "Ann Lee"))],
        "addressee": None,
        **{name: make(revision) for name, make in changes.items()},
    }
    change_quote(actor=make_user(), quote=quote, **given)
    line = tell(record_lines(make_user()).filter(verb="quote.changed"))[0]
    assert strip_tags(line.sentence).endswith(f" corrected a quote in {revision.article}")
    assert f'href="/quotes/{quote.pk}/"' in line.sentence
    return line.details


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, []),
        (
            {"content": lambda text: [place(text, "We counted 3,200 lorries,")]},
            ["words: “We counted 3,200” → “We counted 3,200 lorries,”"],
        ),
        (
            {"content": lambda text: [place(text, "We counted 3,200", occurrence=1)]},
            ["words: “We counted 3,200” → the same words, elsewhere in the text"],
        ),
        ({"cue": lambda _text: None}, ["cue: “said” → —"]),
        ({"addressee": lambda text: place(text, "Bo Ek")}, ["who was told: — → “Bo Ek”"]),
        ({"hedged": lambda _text: True}, ["the text keeps a distance: no → yes"]),
        ({"polarity": lambda _text: "denied"}, ["how it was said: asserted → denied"]),
        (
            {"sources": lambda text: [SourceDraft(place(text, "Ann Lee"), None, "role")]},
            ["source in the text: “Ann Lee” → “Ann Lee” (known by a role only)"],
        ),
        ({"speaker": lambda _text: make_speaker("Ann Lee")}, ["speaker: — → Ann Lee"]),
        (
            {
                "sources": lambda text: [
                    SourceDraft(place(text, "Ann Lee")),
                    SourceDraft(place(text, "She"), make_speaker("Cy Vale")),
                ]
            },
            ["source in the text: “Ann Lee” → “Ann Lee … She” (Cy Vale)"],
        ),
    ],
)
def test_sentence_tells_of_a_quote_only_what_was_corrected_and_no_offsets(changes, told):
    assert list(told_of_change(**changes)) == told


@pytest.mark.django_db
def test_sentence_of_an_older_desk_that_kept_everything_tells_what_was_corrected():
    quote = make_quote()
    same = [{"start": 3, "end": 7, "exact": "said", "speaker_id": None}]
    data = {"start": [3, 9], "end": [7, 11], "cue": [same, same], "kind": ["direct", "mixed"]}
    record(actor=None, verb="quote.changed", target=quote, data=data)

    line = tell(record_lines(make_user()).filter(verb="quote.changed"))[0]

    assert line.details == ["kind: direct → mixed"]


@pytest.mark.django_db
def test_sentence_shows_where_long_texts_part():
    shared = "a word " * 60
    claim = make_claim(shared + "of nine towns.")
    change_claim(actor=claim.created_by, claim=claim, statement=shared + "of ten towns.")

    (told,) = tell(record_lines(make_user()).filter(verb="claim.changed"))[0].details

    before, after = told.removeprefix("statement: ").split(" → ")
    assert (before[0], before[-21:]) == ("…", "a word of nine towns.")
    assert (after[0], after[-20:]) == ("…", "a word of ten towns.")


@pytest.mark.django_db
def test_sentence_names_outlets_before_and_after():
    article = make_article(outlet="The Ledger")
    other = make_outlet("The Meridian")
    change_article(actor=article.created_by, article=article, outlet=other)

    line = tell(record_lines(make_user()).filter(verb="article.changed"))[0]

    assert line.details == ["outlet: The Ledger → The Meridian"]


@pytest.mark.django_db
def test_sentence_gives_reasons_and_words():
    revision = make_revision()
    claim = make_claim(revision=revision, words="nine to four")
    actor = claim.created_by
    reject_claim(actor=actor, claim=claim, reason="Not for us.")
    exclude_range(actor=actor, revision=revision, place=place(revision, "Nobody asked us."))

    told = {line.event.verb: line.details for line in tell(record_lines(make_user()))}

    assert told["claim.rejected"] == ["Reason: Not for us."]
    assert told["range.excluded"] == ["Nobody asked us."]


@pytest.mark.django_db
def test_sentence_tells_a_claim_given_back_from_one_taken_away(editor):
    ada = make_user(first_name="Ada")
    for claim, actor in ((make_claim("It is so."), ada), (make_claim("It was so."), editor)):
        held = assign_claim(actor=editor, claim=claim, person=ada)
        release_assignment(actor=actor, assignment=held)

    taken, back = tell(record_lines(ada).filter(verb="claim.released"))

    assert strip_tags(back.sentence) == "Ada gave the claim “It is so.” back"
    assert strip_tags(taken.sentence) == f"{editor} took the claim “It was so.” from Ada"


@pytest.mark.django_db
def test_sentence_names_who_was_assigned_and_what_day_was_changed(editor):
    ada = make_user(first_name="Ada")
    held = assign_claim(actor=editor, claim=make_claim("It is so."), person=ada)
    change_due_date(actor=editor, assignment=held, due_on=date(2030, 1, 2))

    lines = {line.event.verb: line for line in tell(record_lines(ada))}

    assert lines["claim.assigned"].sentence.endswith("</a> to <strong>Ada</strong>")
    assert lines["assignment.changed"].details == [f"due: {due_at_first()} → 2030-01-02"]


def due_at_first() -> str:
    return (timezone.localdate() + timedelta(days=7)).isoformat()


@pytest.mark.django_db
def test_sentence_of_something_that_nobody_did_names_the_tool():
    claim = make_claim("It is so.")
    record(actor=None, verb="claim.created", target=claim, claim_id=claim.pk)

    assert tell(record_lines(make_user()).order_by("-id"))[0].sentence.startswith(
        "The tool wrote down "
    )


@pytest.mark.django_db
def test_record_asks_the_same_number_of_questions_for_one_and_many(django_assert_num_queries):
    for number in range(3):
        make_claim(revision=make_revision(), words="nine to four")
        if number in (0, 2):
            reader = make_user()
            with django_assert_num_queries(3):
                tell(record_lines(reader))


def test_every_sentence_takes_the_values_it_names():
    names = ("actor", "article", "other", "claim", "quote", "target", "person")
    values = dict.fromkeys(names, "x")

    with translation.override("fr"):
        told = [str(pattern) % values for pattern in VERBS.values()]

    assert all("%" not in sentence for sentence in told)
