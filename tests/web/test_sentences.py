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
from annotations.desk.record import record
from annotations.web.sentences import VERBS, tell
from tests.factories import (
    make_article,
    make_claim,
    make_outlet,
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
    values = dict.fromkeys(("actor", "article", "other", "claim", "target", "person"), "x")

    with translation.override("fr"):
        told = [str(pattern) % values for pattern in VERBS.values()]

    assert all("%" not in sentence for sentence in told)
