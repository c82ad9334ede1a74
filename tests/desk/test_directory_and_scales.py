"""Speakers, outlets and scales: what is kept, and in which form."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import translation

from annotations.desk import directory, scales
from annotations.models import Event
from tests import factories

pytestmark = pytest.mark.django_db


def last_event() -> Event:
    return Event.objects.order_by("-pk").first()


def test_speaker_is_kept_with_white_space_folded_and_names_once(annotator):
    speaker = directory.create_speaker(
        actor=annotator,
        name=" Ann \n Lee ",
        description="mayor",
        aliases=["Mayor Lee", " ", "Mayor  Lee", "Ann"],
    )
    speaker.refresh_from_db()
    assert (speaker.name, speaker.aliases) == ("Ann Lee", ["Mayor Lee", "Ann"])
    assert str(speaker) == "Ann Lee (mayor)"


def test_two_people_of_one_name_are_told_apart_by_their_descriptions(annotator):
    mayor = directory.create_speaker(actor=annotator, name="Ann Lee", description="mayor")
    baker = directory.create_speaker(actor=annotator, name="Ann Lee", description="baker")
    assert mayor.pk != baker.pk


def test_anonymous_source_becomes_a_person_once_they_are_named(annotator):
    source = directory.create_speaker(actor=annotator, kind="anonymous", description="a clerk")
    directory.change_speaker(actor=annotator, speaker=source, kind="person", name="Bo Ek")
    assert (source.kind, source.name, source.version) == ("person", "Bo Ek", 2)
    assert last_event().data == {"kind": ["anonymous", "person"], "name": ["", "Bo Ek"]}


def test_outlet_keeps_the_language_of_a_longer_code(editor):
    outlet = directory.create_outlet(actor=editor, name="Le Matin", language="fr-CA")
    assert outlet.language == "fr"
    directory.change_outlet(actor=editor, outlet=outlet, kind="newspaper")
    outlet.refresh_from_db()
    assert (outlet.kind, outlet.language, outlet.version) == ("newspaper", "fr", 2)


def test_scale_is_drawn_up_published_and_retired(editor):
    scale = factories.make_scale(publish=False)
    assert (scale.published_at, scale.retired_at) == (None, None)
    scales.publish_scale(actor=editor, scale=scale)
    scales.retire_scale(actor=editor, scale=scale)
    scale.refresh_from_db()
    assert scale.published_at < scale.retired_at


def test_labels_stand_in_the_order_given_and_in_the_language_of_the_reader():
    scale = factories.make_scale()
    assert [rating.code for rating in scale.ratings.all()] == ["true", "half", "false", "unproven"]
    with translation.override("fr"):
        assert [str(rating) for rating in scale.ratings.all()][1:3] == ["À moitié vrai", "Faux"]
    with translation.override("de"):
        assert str(scale.ratings.first()) == "True"


def test_next_version_of_a_scale_stands_beside_the_first(editor):
    first = factories.make_scale(code="facts")
    second = scales.create_scale(
        actor=editor,
        code="facts",
        scale_version=2,
        claim_kind="fact",
        names={"en": "Facts"},
        best=3,
        worst=1,
        ratings=factories.FACT_RATINGS,
    )
    assert (str(first), str(second)) == ("Facts (v1)", "Facts (v2)")


def test_a_scale_runs_from_the_truest_down_without_gaps_and_never_to_zero(editor):
    def draw(*values, best=3, worst=1):
        drafts = [
            scales.RatingDraft(f"label-{at}", {"en": f"Label {at}"}, value)
            for at, value in enumerate(values)
        ]
        with pytest.raises(ValidationError) as refusal:
            scales.create_scale(
                actor=editor,
                code="odd",
                claim_kind="fact",
                names={"en": "Odd"},
                best=best,
                worst=worst,
                ratings=drafts,
            )
        return list(refusal.value.message_dict)

    assert draw(1, 2, 3) == ["ratings"]
    assert draw(3, 1) == ["ratings"]
    assert draw(3, 3, 2, 1) == ["ratings"]
    assert draw(3, 2, 1, 0, worst=0) == ["worst"]
    assert draw(1, 2, 3, best=1, worst=3) == ["best"]


def test_what_is_off_the_axis_carries_no_number_wherever_it_stands(editor):
    scale = factories.make_scale()
    assert scale.ratings.get(code="unproven").value is None


def test_a_renamed_label_and_a_retired_scale_leave_old_verdicts_as_they_were(editor):
    old = factories.make_scale(code="facts")
    verdict = factories.make_verdict(scale=old, rating="half")
    renamed = [
        scales.RatingDraft(each.code, {"en": f"Now {each.code}"}, each.value)
        for each in factories.FACT_RATINGS
    ]
    new = scales.create_scale(
        actor=editor,
        code="facts",
        scale_version=2,
        claim_kind="fact",
        names={"en": "Facts"},
        best=3,
        worst=1,
        ratings=renamed,
    )
    scales.publish_scale(actor=editor, scale=new)
    scales.retire_scale(actor=editor, scale=old)
    verdict.refresh_from_db()
    assert (str(verdict.rating), verdict.rating.scale) == ("Half true", old)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(verdict.rating).objects.filter(pk=verdict.rating_id).update(labels={"en": "Half"})
    fresh = factories.make_verdict(scale=new, rating="half")
    assert str(fresh.rating) == "Now half"
