"""The syntax of sentences: a parser's own words, and what they say of the tokens of the rules.

A parser reads each sentence as it stands in the text, quotations included, with a cutting of its
own. Its words are laid over the tokens of whoever asks: over a sentence whose quotations are one
token each, and again over the sentences within a quotation.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


class Tokens(Protocol):
    """Tokens by the code points at which they start; `end` is how far the last one may reach."""

    starts: list[int]
    end: int


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


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a parser over one sentence; item `i` of each tuple is about its word `i`.

    `starts` are code points of the text; the others are as in `Tree`, but that the head of a root
    is the word itself.
    """

    starts: tuple[int, ...]
    pos: tuple[str, ...]
    dep: tuple[str, ...]
    heads: tuple[int, ...]
    morphs: tuple[str, ...]

    def over(self, tokens: Tokens) -> Tree:
        """Lay the words over tokens: each word belongs to the token it begins in.

        A token of several words takes the place of the one that leads out of it; of several such,
        of the first. A token whose word hangs outside of all tokens is a root.
        """
        size = len(tokens.starts)
        if not size:
            return Tree((), (), (), ())
        first = bisect_left(self.starts, tokens.starts[0])
        last = bisect_left(self.starts, tokens.end)
        owner = dict(_owners(self.starts[first:last], tokens.starts, first))
        chosen = [-1] * size
        for word, token in owner.items():
            before = chosen[token]
            if before < 0 or (self._leads_out(word, owner) and not self._leads_out(before, owner)):
                chosen[token] = word
        pos, dep, morphs = [""] * size, [""] * size, [""] * size
        heads = [-1] * size
        for token, word in enumerate(chosen):
            if word >= 0:
                pos[token], dep[token], morphs[token] = (
                    self.pos[word],
                    self.dep[word],
                    self.morphs[word],
                )
                head = owner.get(self.heads[word], -1)
                heads[token] = -1 if head == token else head
        return Tree(tuple(pos), tuple(dep), tuple(heads), tuple(morphs))

    def _leads_out(self, word: int, owner: dict[int, int]) -> bool:
        """Whether a word is a root or hangs on a word of another token."""
        head = self.heads[word]
        return head == word or owner.get(head) != owner[word]


def _owners(words: Sequence[int], starts: Sequence[int], number: int) -> Iterator[tuple[int, int]]:
    """Yield each word, counted from `number`, with the token it begins in."""
    at = 0
    for word, place in enumerate(words, number):
        while at + 1 < len(starts) and starts[at + 1] <= place:
            at += 1
        yield word, at
