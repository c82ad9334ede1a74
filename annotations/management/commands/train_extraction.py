"""``manage.py train_extraction``: let the engine learn from the desk's decisions."""

from argparse import ArgumentParser
from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...desk.errors import NotAllowed, Refused
from ...desk.training import active_model, learn, roll_back_model, store_model, use_model
from ...extraction.equipment import LANGUAGES, load_equipment
from ...models import TrainedModel, User
from ..members import member_named


class Command(BaseCommand):
    """Train a model on accepted, corrected and rejected quotes, and use it if it does better.

    Both engines are measured on articles that neither has learnt from.
    """

    help = "Train the engine on the desk's decisions; use what was learnt only if it does better."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--language", default="en", choices=LANGUAGES)
        parser.add_argument(
            "--as", dest="username", help="who trains: a user name; else the first administrator"
        )
        much = parser.add_mutually_exclusive_group()
        much.add_argument("--list", action="store_true", help="list what was trained")
        much.add_argument(
            "--roll-back", action="store_true", help="go back to what was used before"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Train, list, or go back.

        :raises CommandError: when nobody may, too little is decided, or the library is missing.
        """
        if options["list"]:
            self._list()
            return
        actor = member_named(options["username"])
        try:
            if options["roll_back"]:
                self._roll_back(actor, options["language"])
            else:
                self._train(actor, options["language"])
        except NotAllowed as error:
            raise CommandError(str(error)) from error
        except Refused as error:
            raise CommandError(error.sentence) from error

    def _train(self, actor: User, language: str) -> None:
        if not find_spec("pycrfsuite"):
            raise CommandError(
                _("python-crfsuite is not installed; the extra “models” brings it along.")
            )
        learnt = learn(language, load_equipment([language], judge=False, sequence=False))
        model = store_model(actor=actor, learnt=learnt)
        self.stdout.write(
            _("Learnt from %(taught)s articles of the desk, measured on %(held)s others.")
            % {"taught": learnt.articles, "held": learnt.held_out}
        )
        self._columns(learnt.before, learnt.after)
        if not learnt.better:
            self.stdout.write(_("It does no better: what was in use stays in use."))
            return
        use_model(actor=actor, model=model)
        self.stdout.write(_("It does better, and is in use now: %(model)s.") % {"model": model})

    def _columns(self, before: Mapping[str, float], after: Mapping[str, float]) -> None:
        self.stdout.write(f"{'':10}{_('in use'):>12}{_('new'):>12}")
        for name in dict.fromkeys([*before, *after]):
            old, new = before.get(name), after.get(name)
            self.stdout.write(f"{name:10}{_told(old):>12}{_told(new):>12}")

    def _roll_back(self, actor: User, language: str) -> None:
        model = active_model(language)
        if model is None:
            raise CommandError(_("No model of the desk’s own is in use for this language."))
        before = roll_back_model(actor=actor, model=model)
        if before is None:
            self.stdout.write(_("The weights that come with the engine are in use again."))
        else:
            self.stdout.write(_("In use again: %(model)s.") % {"model": before})

    def _list(self) -> None:
        for model in TrainedModel.objects.defer("weights").select_related("trained_by"):
            after = model.scores.get("after", {})
            told = ", ".join(f"{name} {value}" for name, value in after.items())
            self.stdout.write(
                f"{model.pk}  {model.language}  {model.get_state_display()}"
                f"  {model.trained_at:%Y-%m-%d %H:%M}  {model.trained_by.username}  {told}"
            )


def _told(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
