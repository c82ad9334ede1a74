"""Full-text search behind one small adapter: SQLite FTS5 or PostgreSQL.

Both fold case and accents. A query is words, all of which must occur, ``"phrases in quotation
marks"`` and ``-excluded`` words; the last word may be the beginning of one.

Writing a text only notes it in a backlog (a trigger does, in microseconds): indexing 400 words
takes SQLite as long as everything else in an import together. :mod:`annotations.desk.backlog`
works the backlog off.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

MOST_WORDS = 200
"""Words of a query that are looked for; PostgreSQL gives up on some thousands."""

_TERM = re.compile(r'(-?)"([^"]*)"|(-?)(\S+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a query: words that must follow each other, present or absent."""

    words: tuple[str, ...]
    excluded: bool = False
    prefix: bool = False


def parse(query: str) -> list[Term]:
    """Return the terms of a query; an empty list when there is no word in it.

    Of a query longer than :data:`MOST_WORDS`, as of a quote that fills a page, the first are taken.
    """
    terms = []
    left = MOST_WORDS
    for match in _TERM.finditer(query):
        quoted = match[2] is not None
        words = tuple(_WORD.findall(match[2] if quoted else match[4])[:left])
        left -= len(words)
        if words:
            minus = match[1] if quoted else match[3]
            terms.append(Term(words, excluded=bool(minus), prefix=not quoted))
    last = len(terms) - 1
    return [
        Term(term.words, term.excluded, term.prefix and index == last and not term.excluded)
        for index, term in enumerate(terms)
    ]


@dataclass(frozen=True, slots=True)
class Indexed:
    """A table whose texts are searched."""

    table: str
    columns: tuple[str, ...]

    @property
    def index(self) -> str:
        """Name of the index table."""
        return f"{self.table}_search"

    @property
    def backlog(self) -> str:
        """Name of the table of rows that wait for the index."""
        return f"{self.table}_unindexed"


REVISIONS = Indexed("annotations_revision", ("title", "text"))
CLAIMS = Indexed("annotations_claim", ("statement",))
INDEXED = (REVISIONS, CLAIMS)


def matching(indexed: Indexed, query: str) -> RawSQL | None:
    """Return a subquery of the ids that match, for ``filter(pk__in=…)``; None without a word."""
    terms = parse(query)
    if not any(not term.excluded for term in terms):
        return None
    if connection.vendor == "postgresql":
        sql = f"SELECT id FROM {indexed.index} WHERE vector @@ {_TSQUERY}"
        return RawSQL(sql, [_tsquery(terms)])
    sql = f"SELECT rowid FROM {indexed.index} WHERE {indexed.index} MATCH %s"
    return RawSQL(sql, [_fts5(terms)])


def ranked(
    indexed: Indexed, query: str, *, limit: int, among: QuerySet[Any] | None = None
) -> list[tuple[int, str]]:
    """Return the best matches as ``(id, excerpt)``, best first; those ``among`` these rows only.

    In the excerpt the words found stand between U+0002 and U+0003.
    """
    terms = parse(query)
    if not any(not term.excluded for term in terms):
        return []
    postgresql = connection.vendor == "postgresql"
    only, given = _is_among(among, "s.id" if postgresql else f"{indexed.index}.rowid")
    with connection.cursor() as cursor:
        if postgresql:
            words = _tsquery(terms)
            cursor.execute(_postgresql_ranking(indexed, only), [words, words, *given, words, limit])
        else:
            cursor.execute(
                f"SELECT rowid, {_snippet(indexed)} FROM {indexed.index} "
                f"WHERE {indexed.index} MATCH %s{only} ORDER BY rank LIMIT %s",
                [_fts5(terms), *given, limit],
            )
        return [(row[0], row[1]) for row in cursor.fetchall()]


def _is_among(rows: QuerySet[Any] | None, number: str) -> tuple[str, Sequence[Any]]:
    """Return the condition that a match is one of the rows, asked match by match, as few match."""
    if rows is None:
        return "", ()
    asked = rows.filter(pk=RawSQL(number, [])).order_by().values("pk")
    sql, given = asked.query.sql_with_params()
    return f" AND EXISTS ({sql})", given


def excerpts(indexed: Indexed, query: str, ids: Sequence[int]) -> dict[int, str]:
    """Return by id what :func:`ranked` shows of a match, for those of these rows that match."""
    terms = parse(query)
    if not ids or not any(not term.excluded for term in terms):
        return {}
    marks = ", ".join(["%s"] * len(ids))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = f"{_postgresql_excerpts(indexed)} AND s.id IN ({marks})"
            cursor.execute(sql, [*[_tsquery(terms)] * 2, *ids])
        else:
            sql = (
                f"SELECT rowid, {_snippet(indexed)} FROM {indexed.index} "
                f"WHERE {indexed.index} MATCH %s AND rowid IN ({marks})"
            )
            cursor.execute(sql, [_fts5(terms), *ids])
        return dict(cursor.fetchall())


def pending(indexed: Indexed) -> int:
    """How many rows wait for the index."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {indexed.backlog}")
        return int(cursor.fetchone()[0])


def waiting(indexed: Indexed, size: int) -> list[int]:
    """Return the ids of up to ``size`` rows that wait for the index, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT DISTINCT id FROM {indexed.backlog} ORDER BY id DESC LIMIT %s", [size]
        )
        return [row[0] for row in cursor.fetchall()]


def index_rows(indexed: Indexed, ids: list[int]) -> None:
    """Read rows into the index and take them off the backlog; inside a transaction."""
    if not ids:
        return
    marks = ", ".join(["%s"] * len(ids))
    columns = ", ".join(indexed.columns)
    with connection.cursor() as cursor:
        # First the notes, then the words: a change that comes in between leaves a new note.
        cursor.execute(f"DELETE FROM {indexed.backlog} WHERE id IN ({marks})", ids)
        if connection.vendor == "postgresql":
            words = " || ' ' || ".join(indexed.columns)
            cursor.execute(
                f"INSERT INTO {indexed.index} (id, vector) "
                f"SELECT id, to_tsvector('simple', annotations_fold({words})) "
                f"FROM {indexed.table} WHERE id IN ({marks}) "
                "ON CONFLICT (id) DO UPDATE SET vector = EXCLUDED.vector",
                ids,
            )
        else:
            cursor.execute(
                f"INSERT OR REPLACE INTO {indexed.index} (rowid, {columns}) "
                f"SELECT id, {columns} FROM {indexed.table} WHERE id IN ({marks})",
                ids,
            )


# ---- SQLite -------------------------------------------------------------------------------------


def _fts5(terms: list[Term]) -> str:
    wanted: list[str] = []
    unwanted: list[str] = []
    for term in terms:
        phrase = '"' + " ".join(term.words) + '"' + ("*" if term.prefix else "")
        (unwanted if term.excluded else wanted).append(phrase)
    return " AND ".join(wanted) + "".join(f" NOT {phrase}" for phrase in unwanted)


def _snippet(indexed: Indexed) -> str:
    return f"snippet({indexed.index}, -1, char(2), char(3), '…', 24)"


def _sqlite(indexed: Indexed) -> list[str]:
    columns = ", ".join(indexed.columns)
    # Revisions never change, so their index can point at the table instead of keeping a copy.
    content = f", content='{indexed.table}', content_rowid='id'" if indexed is REVISIONS else ""
    note = f"INSERT INTO {indexed.backlog} (id) VALUES (NEW.id)"
    return [
        f"CREATE TABLE IF NOT EXISTS {indexed.backlog} (id INTEGER NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS {indexed.backlog}_id ON {indexed.backlog} (id)",
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {indexed.index} USING fts5("
        f"{columns}{content}, tokenize='unicode61 remove_diacritics 2')",
        f"DROP TRIGGER IF EXISTS {indexed.table}_note_new",
        f"CREATE TRIGGER {indexed.table}_note_new AFTER INSERT ON {indexed.table} "
        f"BEGIN {note}; END",
        f"DROP TRIGGER IF EXISTS {indexed.table}_note_change",
        f"CREATE TRIGGER {indexed.table}_note_change AFTER UPDATE OF {columns} "
        f"ON {indexed.table} BEGIN {note}; END",
    ]


# ---- PostgreSQL ---------------------------------------------------------------------------------

# Words come between U+0001: folding makes apostrophes of some letters (the ʻokina of Hawaiʻi), and
# these would end too early a word that stands between apostrophes.
_TSQUERY = (
    "to_tsquery('simple', replace(replace(annotations_fold(%s), '''', ''''''), chr(1), ''''))"
)
# Words are marked in the text as it stands, so there the accents go word by word.
_MARKING = "to_tsquery('annotations_words', replace(%s, chr(1), ''''))"


def _tsquery(terms: list[Term]) -> str:
    parts = []
    for term in terms:
        words = [f"\x01{word}\x01" for word in term.words]
        if term.prefix:
            words[-1] += ":*"
        parts.append(("!" if term.excluded else "") + "(" + " <-> ".join(words) + ")")
    return " & ".join(parts)


def _postgresql_excerpts(indexed: Indexed) -> str:
    words = " || ' ' || ".join(f"t.{column}" for column in indexed.columns)
    options = "'StartSel=' || chr(2) || ', StopSel=' || chr(3) || ', MaxWords=24, MinWords=12'"
    return (
        f"SELECT t.id, ts_headline('annotations_words', {words}, {_MARKING}, {options}) "
        f"FROM {indexed.index} s JOIN {indexed.table} t ON t.id = s.id "
        f"WHERE s.vector @@ {_TSQUERY}"
    )


def _postgresql_ranking(indexed: Indexed, only: str) -> str:
    return (
        f"{_postgresql_excerpts(indexed)}{only} "
        f"ORDER BY ts_rank_cd(s.vector, {_TSQUERY}) DESC, t.id DESC LIMIT %s"
    )


_POSTGRESQL_ONCE = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    # unaccent() is only STABLE because its dictionary may be changed; ours is not.
    "CREATE OR REPLACE FUNCTION annotations_fold(words text) RETURNS text LANGUAGE sql "
    "IMMUTABLE PARALLEL SAFE STRICT AS $$ SELECT unaccent('unaccent', words) $$",
    "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'annotations_words') "
    "THEN CREATE TEXT SEARCH CONFIGURATION annotations_words (COPY = simple); "
    "ALTER TEXT SEARCH CONFIGURATION annotations_words "
    "ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple; END IF; END $$",
]


def _postgresql(indexed: Indexed) -> list[str]:
    columns = ", ".join(indexed.columns)
    name = f"{indexed.table}_note"
    return [
        f"CREATE TABLE IF NOT EXISTS {indexed.backlog} (id bigint NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS {indexed.backlog}_id ON {indexed.backlog} (id)",
        f"CREATE TABLE IF NOT EXISTS {indexed.index} "
        "(id bigint PRIMARY KEY, vector tsvector NOT NULL)",
        f"CREATE INDEX IF NOT EXISTS {indexed.index}_gin ON {indexed.index} USING gin (vector)",
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN INSERT INTO {indexed.backlog} (id) VALUES (NEW.id); RETURN NEW; END $$",
        f"DROP TRIGGER IF EXISTS {name} ON {indexed.table}",
        f"CREATE TRIGGER {name} AFTER INSERT OR UPDATE OF {columns} ON {indexed.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def install_search(*, using: str = "default", **_: Any) -> None:
    """Make the index tables and their triggers; receiver of ``post_migrate``.

    That comes after ``flush`` too, which empties tables but not what hangs on them: where there is
    nothing to search, the index is emptied as well.
    """
    database = connections[using]
    present = set(database.introspection.table_names())
    if not present >= {indexed.table for indexed in INDEXED}:
        return
    if database.vendor == "postgresql":
        statements = [*_POSTGRESQL_ONCE, *(s for each in INDEXED for s in _postgresql(each))]
    else:
        statements = [s for each in INDEXED for s in _sqlite(each)]
    with database.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        for indexed in INDEXED:
            cursor.execute(f"SELECT 1 FROM {indexed.table} LIMIT 1")
            if cursor.fetchone() is None:
                cursor.execute(f"DELETE FROM {indexed.backlog}")
                cursor.execute(_emptying(indexed, database.vendor))


def _emptying(indexed: Indexed, vendor: str) -> str:
    if vendor == "sqlite" and indexed is REVISIONS:
        # It keeps no copy of the texts to take back out word by word, so it is asked to drop all.
        return f"INSERT INTO {indexed.index} ({indexed.index}) VALUES ('delete-all')"
    return f"DELETE FROM {indexed.index}"
