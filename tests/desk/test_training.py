"""Learning from decisions: what is taught, when a model is used, and going back."""

import pytest

from annotations.desk import quotes, training
from annotations.desk.errors import Refused, WrongState
from annotations.desk.lessons import desk_lessons, is_held_out
from annotations.desk.tools import Tools
from annotations.desk.training import active_model, active_weights, roll_back_model, use_model
from annotations.extraction.equipment import BARE, Equipment
from annotations.models import Quote, Role, TrainedModel
from tests import factories
from tests.factories import place

pytestmark = pytest.mark.django_db

COUNTED = "We counted 3,200 lorries last year,"
NAMES = ["Ann Lee", "Bo Marsh", "Cy Dunn", "Di Holt", "Ed Wray", "Flo Pike", "Gus Reed", "Hal Moor"]
THINGS = ["bridge", "harbour", "school", "pool", "tram", "market", "tower", "library"]


@pytest.fixture(autouse=True)
def engine_off(settings):
    settings.FACTCHECK_EXTRACTION = False


@pytest.fixture
def editor():
    return factories.make_user(Role.EDITOR)


def lesson():
    (found,) = desk_lessons("en")
    return found


def words(spans, text):
    return [span.of(text) for span in spans]


def test_an_accepted_quote_is_taught_where_it_stands():
    quote = factories.make_quote(cue="said", sources=["Marta Ilves"])
    taught = lesson()
    text = taught.article.text
    (marked,) = taught.article.quotes
    assert words(marked.content, text) == [COUNTED]
    assert marked.cue is not None
    assert marked.cue.of(text) == "said"
    assert [source.span.of(text) for source in marked.sources] == ["Marta Ilves"]
    assert text == quote.revision.text
    assert taught.whole


def test_a_corrected_quote_is_taught_where_a_person_put_it(editor):
    revision = factories.make_revision()
    quote = factories.make_proposed_quote(revision, "Nobody asked us.")
    quotes.change_quote(actor=editor, quote=quote, content=[place(revision, "Nobody asked us")])
    quotes.accept_quote(actor=editor, quote=Quote.objects.get(pk=quote.pk))
    (marked,) = lesson().article.quotes
    assert words(marked.content, revision.text) == ["Nobody asked us"]


def test_a_rejected_quote_is_taught_as_none(editor):
    revision = factories.make_revision()
    quotes.reject_quote(actor=editor, quote=factories.make_proposed_quote(revision), reason="No.")
    taught = lesson()
    assert taught.article.quotes == ()
    assert words(taught.refused, revision.text) == ["Nobody asked us."]


def test_a_text_with_a_proposal_left_teaches_only_where_it_is_decided():
    revision = factories.make_revision()
    factories.make_quote(revision)
    factories.make_proposed_quote(revision)
    taught = lesson()
    assert not taught.whole
    assert words(taught.undecided, revision.text) == ["Nobody asked us."]


def test_texts_without_a_decision_and_other_languages_teach_nothing():
    factories.make_proposed_quote(factories.make_revision())
    factories.make_quote(factories.make_revision(language="de"))
    assert list(desk_lessons("en")) == []


def test_the_same_articles_are_held_out_every_time():
    for _ in range(12):
        factories.make_quote()
    first = [is_held_out(each) for each in desk_lessons("en")]
    assert [is_held_out(each) for each in desk_lessons("en")] == first


def test_from_a_few_decisions_nothing_is_learnt():
    factories.make_quote()
    with pytest.raises(Refused, match="1 articles") as refusal:
        training.learn("en", BARE)
    assert "12" in refusal.value.sentence


def test_a_model_that_does_no_better_is_not_used(editor):
    model = factories.make_trained_model(better=False)
    with pytest.raises(WrongState, match="no better"):
        use_model(actor=editor, model=model)
    assert active_model("en") is None


def test_a_better_model_takes_the_place_of_the_one_in_use(editor):
    first = use_model(actor=editor, model=factories.make_trained_model())
    second = use_model(actor=editor, model=factories.make_trained_model())
    assert active_model("en") == second
    assert second.before == first
    first.refresh_from_db()
    assert first.state == TrainedModel.State.RETIRED
    assert active_weights(["en"])["en"].metadata.sha256 == second.sha256


def test_languages_have_a_model_each(editor):
    english = use_model(actor=editor, model=factories.make_trained_model("en"))
    french = use_model(actor=editor, model=factories.make_trained_model("fr"))
    assert (active_model("en"), active_model("fr")) == (english, french)


def test_going_back_leads_step_by_step_to_the_shipped_weights(editor):
    first = use_model(actor=editor, model=factories.make_trained_model())
    second = use_model(actor=editor, model=factories.make_trained_model())
    assert roll_back_model(actor=editor, model=second) == first
    assert active_model("en") == first
    assert roll_back_model(actor=editor, model=first) is None
    assert active_model("en") is None
    with pytest.raises(WrongState):
        roll_back_model(actor=editor, model=first)


def test_damaged_weights_are_not_used_and_the_log_says_so(editor, caplog):
    model = use_model(actor=editor, model=factories.make_trained_model())
    TrainedModel.objects.filter(pk=model.pk).update(weights=bytes(model.weights) + b"x")
    assert active_weights(["en"]) == {}
    assert f"Model {model.pk} is not used" in caplog.text


def test_a_worker_loads_again_when_another_model_is_in_use(editor):
    loads = []

    def load(languages):
        loads.append(languages)
        return Equipment(parsers={"en": None})

    tools = Tools(load)
    tools.for_engine("")
    tools.for_engine("")
    assert len(loads) == 1
    model = use_model(actor=editor, model=factories.make_trained_model())
    tools.for_engine("")
    assert len(loads) == 2
    roll_back_model(actor=editor, model=model)
    tools.for_engine("")
    assert len(loads) == 3


def make_desk_that_zorps(editor):
    """A desk whose people have marked what was "zorped", a verb that no rule knows."""
    for number in range(40):
        name, thing, other = NAMES[number % 8], THINGS[number // 5], THINGS[number % 7]
        text = (
            f"{name} zorped that the old {thing} had been sold.\n\n"
            f"The {other} opened at nine on day {number}. Few people came to see it.\n\n"
            f"{name} zorped that nobody had paid for the {other}."
        )
        revision = factories.make_revision(text, actor=editor)
        for told in (f"the old {thing} had been sold", f"nobody had paid for the {other}"):
            factories.make_quote(
                revision, told, actor=editor, cue="zorped", sources=[name], kind="indirect"
            )


def test_the_desk_teaches_the_engine_its_own_words(editor, settings, tmp_path):
    pytest.importorskip("pycrfsuite")
    settings.BASE_DIR = tmp_path  # the desk's own decisions alone
    make_desk_that_zorps(editor)
    learnt = training.learn("en", BARE)
    assert learnt.better
    assert learnt.after["e2e"] > learnt.before.get("e2e", 0)
    assert learnt.articles + learnt.held_out == 40
    model = training.store_model(actor=editor, learnt=learnt)
    assert use_model(actor=editor, model=model).state == TrainedModel.State.ACTIVE

    again = training.learn("en", BARE)
    assert not again.better, "what is in use is measured against, not the rules"
