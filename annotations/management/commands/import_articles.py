"""``manage.py import_articles``: bring in articles from files and folders."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from ...desk.drafts import ArticleDraft
from ...desk.errors import NotAllowed
from ...desk.intake import Intake, import_articles
from ...interchange.problems import sentence_of
from ...interchange.reading import Problem, read_file
from ..files import files_of
from ..members import member_named
from .work_backlog import work_off_backlog


class Command(BaseCommand):
    """Bring in articles from files and folders.

    A folder is read with those below it: every file whose name ends in a known way. What is wrong
    is listed with its file and line, and does not keep the rest out; then the exit code is 1.
    """

    help = "Bring in articles from files (.txt .html .json .jsonl .csv) and folders of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--as", dest="username", help="who brings them in (a user name)")
        parser.add_argument("--outlet", default="", help="outlet of articles that name none")
        parser.add_argument("--language", default="", help="language of articles that name none")
        parser.add_argument(
            "--no-extract",
            action="store_true",
            help="do not look for quotes and claims now",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Bring them in.

        :raises CommandError: when there is nothing to read, or something in it was refused.
        """
        files = files_of(options["paths"])
        self.counts: Counter[str] = Counter()
        actor = member_named(options["username"])
        quiet = options["verbosity"] == 0 or not sys.stderr.isatty()
        size = sum(path.stat().st_size for path in files)
        with tqdm(total=size, unit="B", unit_scale=True, disable=quiet) as bar:
            drafts = self._drafts(files, bar, options)
            extract = not options["no_extract"]
            try:
                for intake in import_articles(actor=actor, drafts=drafts, extract=extract):
                    self._tell(intake)
            except NotAllowed as error:
                raise CommandError(str(error)) from error
        work_off_backlog(quiet=quiet)
        self._summarise()

    def _drafts(
        self, files: Sequence[Path], bar: "tqdm[Any]", options: dict[str, Any]
    ) -> Iterator[ArticleDraft]:
        for path in files:
            left = path.stat().st_size
            for item in read_file(path):
                where = f"{path}, {item.where}" if item.where else str(path)
                if isinstance(item, Problem):
                    self._complain(where, item.sentence)
                    self.counts["invalid"] += not item.remark
                    continue
                read = min(left, len(item.text))
                bar.update(read)
                left -= read
                yield replace(
                    item,
                    where=where,
                    outlet=item.outlet or options["outlet"],
                    language=item.language or options["language"],
                )
            bar.update(left)

    def _tell(self, intake: Intake) -> None:
        if intake.outcome == "invalid":
            self._complain(intake.where, sentence_of(intake.errors))
            self.counts["invalid"] += 1
            return
        self.counts[intake.outcome] += 1
        if intake.outcome == "unchanged" and intake.article:
            sentence = _("%(where)s: on the desk already, as article %(number)s “%(title)s”")
            self._write(
                sentence
                % {
                    "where": intake.where,
                    "number": intake.article.pk,
                    "title": intake.article.title,
                }
            )

    def _complain(self, where: str, sentence: str) -> None:
        with tqdm.external_write_mode(file=sys.stderr):
            self.stderr.write(_("%(where)s: %(sentence)s") % {"where": where, "sentence": sentence})

    def _write(self, line: str) -> None:
        with tqdm.external_write_mode(file=sys.stdout):
            self.stdout.write(line)

    def _summarise(self) -> None:
        sentence = _(
            "%(created)s created, %(revised)s revised, %(unchanged)s unchanged, %(invalid)s invalid"
        )
        outcomes = ("created", "revised", "unchanged", "invalid")
        self.stdout.write(sentence % {name: self.counts[name] for name in outcomes})
        if self.counts["invalid"]:
            raise CommandError(_("Not everything was brought in."))
