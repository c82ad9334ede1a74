"""Learning from the desk's decisions: training a model, using it, going back."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .. import rules
from ..extraction.equipment import LANGUAGES, Equipment
from ..extraction.sequence.lessons import Lesson
from ..extraction.sequence.training import equipped, figures, measure, merit, train
from ..extraction.sequence.weights import Metadata, UnfitWeights, Weights, load_shipped
from ..models import TrainedModel, User
from .access import require
from .errors import Refused, WrongState
from .lessons import desk_lessons, is_held_out, shipped_lessons
from .record import record

LEAST = 12
"""Decided articles from which the desk's own say more than chance."""
LEAST_HELD_OUT = 3
"""Of them wholly decided and kept for measuring."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Learnt:
    """New weights for a language, and both engines' figures in percent on the same articles."""

    language: str
    weights: Weights
    before: Mapping[str, float]
    after: Mapping[str, float]
    better: bool
    articles: int
    held_out: int


def learn(language: str, equipment: Equipment) -> Learnt:
    """Train on the shipped articles and the desk's decisions, and measure on decisions kept back.

    ``equipment`` brings the parsers. Nothing is stored. Takes seconds to minutes.

    :raises Refused: when the desk has decided on too little.
    :raises ImportError: where python-crfsuite is not installed.
    """
    decided = list(desk_lessons(language))
    held = [lesson for lesson in decided if lesson.whole and is_held_out(lesson)]
    taught = [lesson for lesson in decided if not is_held_out(lesson)]
    _check_enough(decided, held)
    lessons = [*shipped_lessons(LANGUAGES), *taught]
    weights = train(lessons, [language], equipment.parsers)
    old = measure(held, equipped(weights_in_use(language), equipment.parsers))
    new = measure(held, equipped(weights, equipment.parsers))
    return Learnt(
        language,
        weights,
        figures(old),
        figures(new),
        merit(new) > merit(old),
        len(taught),
        len(held),
    )


def store_model(*, actor: User, learnt: Learnt) -> TrainedModel:
    """Keep what was learnt, without using it yet.

    :raises NotAllowed: when the actor is no editor.
    :raises ValidationError: when the weights are damaged.
    """
    require(rules.can_edit_desk, actor)
    try:
        learnt.weights.check()
    except UnfitWeights as error:
        raise ValidationError({"weights": str(error)}) from error
    meta = learnt.weights.metadata
    scores = {
        "before": dict(learnt.before),
        "after": dict(learnt.after),
        "articles": learnt.articles,
        "held_out": learnt.held_out,
    }
    with transaction.atomic():
        model = TrainedModel.objects.create(
            language=learnt.language,
            weights=learnt.weights.data,
            sha256=meta.sha256,
            metadata=meta.as_json(),
            scores=scores,
            better=learnt.better,
            trained_at=timezone.now(),
            trained_by=actor,
        )
        data = {"language": model.language, "sha256": model.sha256, "better": model.better}
        record(actor=actor, verb="model.trained", target=model, data=data | {"scores": scores})
    return model


def use_model(*, actor: User, model: TrainedModel) -> TrainedModel:
    """Have texts of its language read with a model from now on.

    :raises NotAllowed: when the actor is no editor.
    :raises WrongState: when it is in use or was, or did no better than what was in use.
    """
    require(rules.can_edit_desk, actor)
    with transaction.atomic():
        model = TrainedModel.objects.select_for_update().get(pk=model.pk)
        if model.state != TrainedModel.State.CANDIDATE:
            raise WrongState(_("This model is in use already, or was."))
        if not model.better:
            raise WrongState(_("This model does no better than what is in use."))
        before = active_model(model.language)
        if before is not None:
            _move(before, TrainedModel.State.RETIRED)
        model.before = before
        _move(model, TrainedModel.State.ACTIVE)
        data = {"language": model.language, "before": before and before.pk}
        record(actor=actor, verb="model.used", target=model, data=data)
    return model


def roll_back_model(*, actor: User, model: TrainedModel) -> TrainedModel | None:
    """Stop using a model; return the one before it, which is used again.

    None: the weights that come with the engine are.

    :raises NotAllowed: when the actor is no editor.
    :raises WrongState: when the model is not in use.
    """
    require(rules.can_edit_desk, actor)
    with transaction.atomic():
        model = TrainedModel.objects.select_for_update().get(pk=model.pk)
        if model.state != TrainedModel.State.ACTIVE:
            raise WrongState(_("This model is not in use."))
        before = model.before
        _move(model, TrainedModel.State.RETIRED)
        if before is not None:
            _move(before, TrainedModel.State.ACTIVE)
        data = {"language": model.language, "before": before and before.pk}
        record(actor=actor, verb="model.rolled_back", target=model, data=data)
    return before


def active_model(language: str) -> TrainedModel | None:
    """Return the desk's own model that is in use for a language."""
    return TrainedModel.objects.filter(language=language, state=TrainedModel.State.ACTIVE).first()


def active_weights(languages: Sequence[str]) -> dict[str, Weights]:
    """Return the desk's own weights in use, by language.

    Those that this engine cannot use, as after an upgrade, are left out, and the log says so: the
    weights that come with the engine then do their work.
    """
    found = {}
    for model in TrainedModel.objects.filter(
        state=TrainedModel.State.ACTIVE, language__in=languages
    ):
        try:
            weights = weights_of(model)
            weights.check()
        except UnfitWeights as error:
            logger.warning("Model %s is not used. %s", model.pk, error)
        else:
            found[model.language] = weights
    return found


def weights_of(model: TrainedModel) -> Weights:
    """Return the weights that a model holds.

    :raises UnfitWeights: when it does not say what is known of them.
    """
    return Weights(bytes(model.weights), Metadata.from_json(model.metadata))


def weights_in_use(language: str) -> Weights | None:
    """Return the weights that texts of a language are read with."""
    own = active_weights([language]).get(language)
    if own is not None:
        return own
    shipped = load_shipped()
    return shipped if shipped and language in shipped.metadata.languages else None


def _move(model: TrainedModel, state: str) -> None:
    model.state = state
    model.save(update_fields=["state", "before"])


def _check_enough(decided: Sequence[Lesson], held: Sequence[Lesson]) -> None:
    if len(decided) < LEAST:
        raise Refused(
            _(
                "There are decisions on %(count)s articles; with fewer than %(least)s nothing "
                "can be learnt and measured."
            )
            % {"count": len(decided), "least": LEAST}
        )
    if len(held) < LEAST_HELD_OUT:
        raise Refused(
            _(
                "Only %(count)s of the articles kept for measuring are wholly decided; "
                "%(least)s are needed. Decide on every proposal of some more articles."
            )
            % {"count": len(held), "least": LEAST_HELD_OUT}
        )
