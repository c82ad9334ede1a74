"""``manage.py extract``: read texts with the engine, without a desk."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ...desk.drafts import ArticleDraft
from ...desk.wording import sentence_of
from ...extraction import Extraction, ProposedQuote, extract
from ...extraction.equipment import BARE, Equipment, load_equipment
from ...interchange.extraction_json import extraction_as_json
from ...interchange.reading import Problem, read_file
from ...text import TextError, normalise
from ...text.language import detect_language
from ..files import files_of


class Command(BaseCommand):
    """Print what the engine proposes for the articles in files; nothing is stored.

    The output is for reading, or with ``--json`` one JSON object a line for each article, in the
    order of the files. What cannot be read is told on stderr, and the exit code is then 1.
    """

    help = "Print the quotes and claims that the engine finds in files; nothing is stored."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--language", default="", help="language of articles that name none")
        parser.add_argument(
            "--rules-only", action="store_true", help="use no parser and no trained model"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read the files.

        :raises CommandError: when there is nothing to read, or something could not be read.
        """
        files = files_of(options["paths"])
        equipment = BARE if options["rules_only"] else load_equipment()
        failed = False
        for path in files:
            for item in read_file(path):
                if isinstance(item, Problem):
                    where = f"{path}, {item.where}" if item.where else str(path)
                    self.stderr.write(f"{where}: {item.sentence}")
                    failed = failed or not item.remark
                    continue
                try:
                    self._read(path, item, equipment, options)
                except TextError as error:
                    self.stderr.write(f"{path}: {sentence_of(error)}")
                    failed = True
        if failed:
            raise CommandError(_("Not everything could be read."))

    def _read(
        self, path: Path, draft: ArticleDraft, equipment: Equipment, options: dict[str, Any]
    ) -> None:
        text = normalise(draft.text)
        language = draft.language or options["language"] or detect_language(text)
        found = extract(text, language, title=draft.title, equipment=equipment)
        if options["json"]:
            row = {"file": str(path), "where": draft.where, "title": draft.title}
            row |= {"text": text, **extraction_as_json(found, text)}
            self.stdout.write(orjson.dumps(row).decode())
            return
        self.stdout.write(f"{path} ({found.language or '?'}, {found.engine})")
        for line in _lines(found, text):
            self.stdout.write(f"  {line}")


def _lines(found: Extraction, text: str) -> Iterator[str]:
    for quote in found.quotes:
        yield f"{quote.kind.value:9}{quote.confidence:.2f}  {_said(quote, text)}"
    for claim in found.claims:
        reasons = ", ".join(reason.value for reason in claim.reasons)
        yield f"claim    {claim.confidence:.2f}  {claim.statement}  ({reasons})"
    for item in found.furniture:
        yield f"left out       {_one_line(item.span.of(text))}  ({item.kind.value})"


def _said(quote: ProposedQuote, text: str) -> str:
    words = " … ".join(_one_line(span.of(text)) for span in quote.content)
    chain = " ← ".join(_one_line(source.span.of(text)) for source in quote.sources)
    return f"{chain or '?'}: {words}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
