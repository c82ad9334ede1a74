"""``manage.py train_extraction``: what it prints, and when it switches."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from annotations.desk.training import active_model, use_model
from annotations.models import Event, Role, TrainedModel
from tests import factories
from tests.desk.test_training import make_desk_that_zorps

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(settings):
    settings.FACTCHECK_EXTRACTION = False
    return factories.make_user(Role.EDITOR, "ed")


def train(capsys, *arguments):
    call_command("train_extraction", "--as", "ed", *arguments)
    return capsys.readouterr().out


def test_it_trains_measures_and_switches_when_better(editor, capsys, settings, tmp_path):
    pytest.importorskip("pycrfsuite")
    settings.BASE_DIR = tmp_path
    make_desk_that_zorps(editor)

    told = train(capsys)

    assert "in use" in told
    assert "soft" in told
    model = active_model("en")
    assert model is not None
    assert Event.objects.filter(verb="model.used", target_id=model.pk).exists()

    told = train(capsys)
    assert "It does no better" in told
    assert active_model("en") == model
    assert TrainedModel.objects.count() == 2


def test_it_goes_back(editor, capsys):
    use_model(actor=editor, model=factories.make_trained_model())
    assert "come with the engine" in train(capsys, "--roll-back")
    assert active_model("en") is None


def test_with_nothing_to_go_back_from_it_says_so(editor, capsys):
    with pytest.raises(CommandError, match="No model of the desk"):
        train(capsys, "--roll-back")


def test_it_lists_what_was_trained(editor, capsys):
    use_model(actor=editor, model=factories.make_trained_model())
    told = train(capsys, "--list")
    assert "in use" in told
    assert "soft 71.0" in told


def test_too_few_decisions_are_a_sentence(editor, capsys):
    pytest.importorskip("pycrfsuite")
    with pytest.raises(CommandError, match="decisions on 0 articles"):
        train(capsys)


def test_only_editors_train(editor, capsys):
    factories.make_user(Role.REVIEWER, "rev")
    use_model(actor=editor, model=factories.make_trained_model())
    with pytest.raises(CommandError, match="role does not allow"):
        call_command("train_extraction", "--as", "rev", "--roll-back")
