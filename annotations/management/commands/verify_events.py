"""``manage.py verify_events``: prove that nobody altered the record."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...desk.verifying import Proof, verify_events


class Command(BaseCommand):
    """Walk the record from its first line and print its head: keep that somewhere else.

    Exit code 1 when a line was altered, taken away or slipped in, and when a head that was kept
    (``--known``) is not met. ``docs/record.md`` says what this proves and what it does not.
    """

    help = "Prove that no line of the record was altered or removed; print its head to keep."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--known", default="", metavar="HEAD", help="a head printed before, kept elsewhere"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Verify.

        :raises CommandError: naming the first line that is broken.
        """
        proof = verify_events(known=options["known"].strip().lower())
        if proof.broken is not None:
            raise CommandError(_sentence(proof))
        if not proof.met:
            raise CommandError(
                _(
                    "The record follows, but the head you kept is not in it: it was cut off or "
                    "written anew since."
                )
            )
        count = _("%(count)s lines, each following from the one before.") % {"count": proof.lines}
        self.stdout.write(count)
        self.stdout.write(_("Head: %(head)s") % {"head": proof.head})


def _sentence(proof: Proof) -> str:
    facts = {"line": proof.broken, "sound": proof.lines}
    if proof.why == "altered":
        return (
            _(
                "Line %(line)s was altered: its words do not give its digest. The %(sound)s lines "
                "before it are sound."
            )
            % facts
        )
    return (
        _(
            "Before line %(line)s something is missing, added or moved: it does not follow the "
            "line that stands before it. The %(sound)s lines before it are sound."
        )
        % facts
    )
