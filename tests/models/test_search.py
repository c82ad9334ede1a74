import pytest
from django.core.management import call_command
from django.db import connection

from annotations.desk.backlog import work_backlog
from annotations.models import Claim, Revision
from annotations.models.search import (
    CLAIMS,
    INDEXED,
    MOST_WORDS,
    REVISIONS,
    Term,
    excerpts,
    matching,
    parse,
    pending,
    ranked,
)
from tests.factories import make_claim, make_revision
from tests.unguarded import lift_guards


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", []),
        ('" " - ""', []),
        ("ferry", [Term(("ferry",), prefix=True)]),
        ("ferry late", [Term(("ferry",)), Term(("late",), prefix=True)]),
        ("d'après", [Term(("d", "après"), prefix=True)]),
        ('"the ferry" -bridge', [Term(("the", "ferry")), Term(("bridge",), excluded=True)]),
        ('-"old bridge" ferry', [Term(("old", "bridge"), True), Term(("ferry",), prefix=True)]),
    ],
)
def test_query_is_read_as_words_phrases_and_exclusions(query, terms):
    assert parse(query) == terms


@pytest.fixture
def texts(db):
    rows = {
        name: make_revision(text, title=name, language=language)
        for name, text, language in (
            ("ferry", "The ferry was late. Again the old ferry!", "en"),
            ("bridge", "The bridge and the ferry are closed.", "en"),
            ("pêche", "Les pêcheurs de l’Île attendent.", "fr"),
        )
    }
    work_backlog()
    return rows


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", {"ferry", "bridge"}),
        ("FERRY closed", {"bridge"}),
        ("ferry -bridge", {"ferry"}),
        ('"old ferry"', {"ferry"}),
        ('"ferry old"', set()),
        ("pecheurs ile", {"pêche"}),
        ("pêch", {"pêche"}),
        ("ferr was", set()),
        ("l'île", {"pêche"}),
        ("'); DROP TABLE x; --", set()),
        ("NEAR(ferry late)", set()),
        ("ferry OR", set()),
        ("title:ferry", set()),
        ("*", None),
    ],
)
def test_texts_that_match_are_found(texts, query, found):
    match = matching(REVISIONS, query)

    if found is None:
        assert match is None
    else:
        assert {row.title for row in Revision.objects.filter(pk__in=match)} == found


def test_best_matches_come_with_the_words_marked(texts):
    hits = dict(ranked(REVISIONS, "ferry late", limit=5))

    assert set(hits) == {texts["ferry"].pk}
    assert "\x02late\x03" in hits[texts["ferry"].pk]


def test_excerpts_are_given_for_those_that_match(texts):
    pks = [row.pk for row in texts.values()]

    assert set(excerpts(REVISIONS, "ferry", pks)) == {texts["ferry"].pk, texts["bridge"].pk}
    assert set(excerpts(REVISIONS, "ferry", pks[:1])) == {texts["ferry"].pk}
    assert excerpts(REVISIONS, "-ferry", pks) == {}
    assert excerpts(REVISIONS, "ferry", []) == {}


@pytest.mark.parametrize("name", ["Hawaiʻi", "Kievʼs", "ŉ", "ʽOman"])
def test_word_with_a_letter_that_folds_to_an_apostrophe_is_found(db, name):
    revision = make_revision(f"The ferry to {name} was late.")
    work_backlog()

    for query in (name, f'"to {name}"', f"ferry {name}"):
        assert list(Revision.objects.filter(pk__in=matching(REVISIONS, query))) == [revision]
        assert [pk for pk, _words in ranked(REVISIONS, query, limit=5)] == [revision.pk]


@pytest.mark.parametrize("mark", ["", '"'])
def test_query_of_thousands_of_words_is_cut(db, mark):
    revision = make_revision("ferry " * MOST_WORDS)
    work_backlog()
    query = mark + "ferry " * MOST_WORDS + "bridge " * 20_000 + mark

    assert list(Revision.objects.filter(pk__in=matching(REVISIONS, query))) == [revision]


def test_claim_is_found_by_its_words_as_they_are_now(db):
    claim = make_claim("The ferry is late.")
    Claim.objects.filter(pk=claim.pk).update(statement="The bridge is closed.")
    work_backlog()

    assert ranked(CLAIMS, "ferry", limit=5) == []
    assert [pk for pk, _words in ranked(CLAIMS, "bridge", limit=5)] == [claim.pk]


@pytest.mark.django_db(transaction=True)
def test_flush_empties_the_index_with_the_tables():
    make_revision("The ferry was late.")
    make_claim("The ferry was late.")
    work_backlog()

    lift_guards(connection, "kept")
    call_command("flush", interactive=False, verbosity=0)

    assert [ranked(indexed, "ferry", limit=5) for indexed in INDEXED] == [[], []]
    make_revision("Nothing of the kind.")
    assert pending(CLAIMS) == 0
    work_backlog()
    assert len(ranked(REVISIONS, "kind", limit=5)) == 1
