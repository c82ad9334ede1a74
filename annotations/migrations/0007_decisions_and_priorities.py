from math import log2

from django.db import migrations
from django.db.models import Count


def tell_decisions(apps, schema_editor):
    """Say by which verdict each decided claim is: an adjudicating one, else the latest standing."""
    alias = schema_editor.connection.alias
    verdicts = apps.get_model("annotations", "Verdict").objects.using(alias)
    claims = apps.get_model("annotations", "Claim").objects.using(alias)
    standing = verdicts.filter(state="submitted", claim__state="decided")
    deciding = {}
    for pk, claim, role in standing.order_by("id").values_list("pk", "claim_id", "role"):
        known = deciding.get(claim)
        if known is None or role == "adjudicating" or known[1] != "adjudicating":
            deciding[claim] = (pk, role)
    for claim, (verdict, _role) in deciding.items():
        claims.filter(pk=claim).update(decision=verdict)


def reckon_priorities(apps, schema_editor):
    """Give each claim the priority that it would have had from the start.

    As :func:`annotations.desk.priority.priority_of` was when this was written.
    """
    alias = schema_editor.connection.alias
    claims = apps.get_model("annotations", "Claim").objects.using(alias)
    rows = claims.annotate(places=Count("appearances"))
    values = rows.values_list("pk", "confidence", "places", "speaker_id", "created_at")
    for pk, confidence, places, speaker, created in values.iterator(chunk_size=1000):
        worth = 0.5 if confidence is None else confidence
        days = created.timestamp() / 86400
        priority = 4 * worth + log2(1 + places) + (0.5 if speaker else 0) - days / 7
        claims.filter(pk=pk).update(priority=priority)


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0006_review'),
    ]

    operations = [
        migrations.RunPython(tell_decisions, migrations.RunPython.noop),
        migrations.RunPython(reckon_priorities, migrations.RunPython.noop),
    ]
