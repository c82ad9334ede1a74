"""Chains the record. The digests are reckoned as they were when this came, whatever comes later."""

import hashlib
from datetime import UTC
from itertools import islice

import orjson
from django.core.serializers.json import DjangoJSONEncoder
from django.db import migrations, models

GENESIS = "0" * 64
LINE = ("at", "actor_id", "verb", "target_type", "target_id", "article_id", "claim_id", "data")
CANONICAL = orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
EXACT = 2**53
BATCH = 2000
SET = "UPDATE annotations_event SET previous = %s, digest = %s WHERE id = %s"


def digest_of(previous, line):
    at, *rest, data = line
    stamp = at.astimezone(UTC).isoformat(timespec="microseconds")
    told = [previous, stamp, *rest, settled(data)]
    whole = orjson.dumps(told, default=DjangoJSONEncoder().default, option=CANONICAL)
    return hashlib.sha256(whole).hexdigest()


def settled(value):
    if isinstance(value, dict):
        return {key: settled(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [settled(each) for each in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)
    if type(value) is int and abs(value) >= EXACT:
        return float(value)
    return value


def chain_what_is_there(apps, schema_editor):
    """Give the lines that were written before there was a chain their digests, in order."""
    connection = schema_editor.connection
    events = apps.get_model("annotations", "Event").objects.using(connection.alias)
    lines = events.order_by("id").values_list("id", *LINE).iterator(chunk_size=BATCH)
    previous = GENESIS
    while batch := list(islice(lines, BATCH)):
        chain = []
        for pk, *line in batch:
            digest = digest_of(previous, line)
            chain.append((previous, digest, pk))
            previous = digest
        with connection.cursor() as cursor:
            cursor.executemany(SET, chain)


class Migration(migrations.Migration):
    dependencies = [("annotations", "0002_jobs_and_desk_settings")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="previous",
            field=models.CharField(
                editable=False, max_length=64, null=True, verbose_name="digest before"
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="digest",
            field=models.CharField(
                default="", editable=False, max_length=64, verbose_name="digest"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="event",
            name="previous",
            field=models.CharField(
                editable=False, max_length=64, unique=True, verbose_name="digest before"
            ),
        ),
    ]
