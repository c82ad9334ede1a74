from itertools import islice

from django.db import migrations, models

from annotations.models.record import GENESIS, LINE, chained

BATCH = 2000
SET = "UPDATE annotations_event SET previous = %s, digest = %s WHERE id = %s"


def chain_what_is_there(apps, schema_editor):
    """Give the lines that were written before there was a chain their digests, in order."""
    connection = schema_editor.connection
    events = apps.get_model("annotations", "Event").objects.using(connection.alias)
    lines = events.order_by("id").values_list("id", *LINE).iterator(chunk_size=BATCH)
    previous = GENESIS
    while batch := list(islice(lines, BATCH)):
        chain = []
        for pk, *line in batch:
            ((*_, before, previous),) = chained(previous, [line])
            chain.append((before, previous, pk))
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
