import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F


def tell_reasons_as_a_list(apps, schema_editor):
    """Move the engine's reasons from the one text that held them into the list."""
    claims = apps.get_model("annotations", "Claim").objects.using(schema_editor.connection.alias)
    told = claims.filter(origin="machine").exclude(why="").values_list("why", flat=True)
    for why in told.order_by().distinct():
        claims.filter(origin="machine", why=why).update(reasons=why.split(", "), why="")


def count_corrections(apps, schema_editor):
    """Say which of the engine's proposals people have corrected: those whose version tells so."""
    for name in ("Quote", "Claim"):
        rows = apps.get_model("annotations", name).objects.using(schema_editor.connection.alias)
        for undecided, versions in ((True, 1), (False, 2)):
            changed = rows.filter(origin="machine", decided_at__isnull=undecided)
            changed = changed.filter(version__gt=versions)
            changed.update(corrections=F("version") - versions)


class Migration(migrations.Migration):

    dependencies = [
        ('annotations', '0003_chained_record'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='claim',
            name='claim_state_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='quote',
            name='quote_state_is_known',
        ),
        migrations.AddField(
            model_name='appearance',
            name='depends_on',
            field=models.JSONField(blank=True, default=list, help_text='Places in it that mean nothing alone (“she”, “last year”): offsets [start, end] in the text.', verbose_name='depends on'),
        ),
        migrations.AddField(
            model_name='claim',
            name='corrections',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='How often people have corrected what it says.', verbose_name='corrections'),
        ),
        migrations.AddField(
            model_name='claim',
            name='reasons',
            field=models.JSONField(blank=True, default=list, help_text='Why the engine takes it for worth checking, as codes.', verbose_name='reasons to check it'),
        ),
        migrations.AddField(
            model_name='claim',
            name='types',
            field=models.JSONField(blank=True, default=list, help_text='What sort of claim it is; the words are those of AVeriTeC.', verbose_name='types'),
        ),
        migrations.AddField(
            model_name='quote',
            name='corrections',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='How often people have corrected what it says.', verbose_name='corrections'),
        ),
        migrations.AddField(
            model_name='quote',
            name='polarity',
            field=models.CharField(choices=[('asserted', 'asserted'), ('denied', 'denied'), ('doubted', 'doubted'), ('warned', 'warned'), ('claimed', 'claimed'), ('asked', 'asked')], default='asserted', help_text='What the cue says of the words: “denied” and “warned” are not “said”.', max_length=10, verbose_name='polarity'),
        ),
        migrations.AddField(
            model_name='quote',
            name='speaker_name',
            field=models.CharField(blank=True, help_text='The fullest name that the text gives who said it, as the engine read it.', max_length=200, verbose_name='name in the text'),
        ),
        migrations.AddField(
            model_name='quote',
            name='suggested_speaker',
            field=models.ForeignKey(blank=True, help_text='The one speaker of the desk who bears that name; a person decides.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='annotations.speaker', verbose_name='suggested speaker'),
        ),
        migrations.AddField(
            model_name='quotespan',
            name='anonymity',
            field=models.CharField(blank=True, choices=[('named', 'named'), ('role', 'known by a role only'), ('group', 'a group'), ('withheld', 'name withheld'), ('vague', 'nobody in particular')], help_text='Of a source: whether the text names it, and what it gives instead.', max_length=10, null=True, verbose_name='anonymity'),
        ),
        migrations.AddField(
            model_name='speaker',
            name='merged_into',
            field=models.ForeignKey(blank=True, help_text='The speaker that this one turned out to be; empty for one that stands.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='annotations.speaker', verbose_name='merged into'),
        ),
        migrations.AlterField(
            model_name='claim',
            name='state',
            field=models.CharField(choices=[('proposed', 'proposed'), ('open', 'open'), ('decided', 'decided'), ('rejected', 'rejected'), ('retired', 'no longer proposed')], default='proposed', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='quote',
            name='state',
            field=models.CharField(choices=[('proposed', 'proposed'), ('accepted', 'accepted'), ('rejected', 'rejected'), ('retired', 'no longer proposed')], default='proposed', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='quotespan',
            name='role',
            field=models.CharField(choices=[('content', 'content'), ('cue', 'cue'), ('source', 'source'), ('addressee', 'addressee')], max_length=10, verbose_name='role'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(condition=models.Q(('decided_at__isnull', False)), fields=['decided_at'], name='quote_by_decision'),
        ),
        migrations.AddIndex(
            model_name='quote',
            index=models.Index(condition=models.Q(('speaker__isnull', True), ('state', 'accepted'), models.Q(('speaker_name', ''), _negated=True)), fields=['speaker_name'], name='quote_by_unknown_name'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'open', 'decided', 'rejected', 'retired'])), name='claim_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'accepted', 'rejected', 'retired'])), name='quote_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quote',
            constraint=models.CheckConstraint(condition=models.Q(('polarity__in', ['asserted', 'denied', 'doubted', 'warned', 'claimed', 'asked'])), name='quote_polarity_is_known'),
        ),
        migrations.AddConstraint(
            model_name='quotespan',
            constraint=models.CheckConstraint(condition=models.Q(('anonymity__isnull', True), models.Q(('anonymity__in', ['named', 'role', 'group', 'withheld', 'vague']), ('role', 'source')), _connector='OR'), name='quote_part_anonymity_of_source'),
        ),
        migrations.AddConstraint(
            model_name='speaker',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='speaker_merged_into_another'),
        ),
        migrations.RunPython(tell_reasons_as_a_list, migrations.RunPython.noop),
        migrations.RunPython(count_corrections, migrations.RunPython.noop),
    ]
