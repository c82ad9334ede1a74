"""Finding texts that are nearly the same, without comparing every pair.

Each text is cut into shingles (runs of three words) and each shingle is hashed. The smallest hash
of each of four bins is the text's sketch: two texts agree in a bin with a probability equal to
their resemblance, so near-duplicates almost surely share one of the four numbers, which an index
finds. `resemblance` then compares the few candidates exactly.

The method is one-permutation hashing: P. Li, A. Owen, C.-H. Zhang, "One Permutation Hashing",
NIPS 2012; empty bins borrow from the next one that is not, as in A. Shrivastava and P. Li,
"Densifying One Permutation Hashing via Rotation for Fast Near Neighbor Search", ICML 2014.
"""

import re
from itertools import islice
from zlib import crc32

LIKELY_DUPLICATE = 0.5
"""Resemblance from which two texts are shown to a person as likely copies of each other."""

Sketch = tuple[int, int, int, int]

_SHINGLE_WORDS = 3
_BINS = 4
_BITS = 63  # fits a signed 64-bit integer column
_MASK = (1 << _BITS) - 1
# Odd constants with well-mixed bits (from the fractional parts of the golden ratio, of the square
# root of 3 and of the square root of 7), so that the order of the three words counts.
_FIRST, _SECOND, _THIRD = 0x9E3779B97F4A7C15, 0xBB67AE8584CAA73B, 0xA54FF53A5F1D36F1
_WORD = re.compile(r"\w+")


def sketch(text: str) -> Sketch:
    """Return four numbers (0 to 2**63 - 1) that near-duplicates of this text very likely share.

    Number i is the smallest shingle hash among those whose two highest bits are i, so numbers of
    different bins never collide. A bin without a hash takes over the next bin's number, round the
    corner if need be. The same on every machine and in every process. A text shorter than one
    shingle is one shingle; all texts without a word have the same sketch, four zeros.
    """
    hashes = _hashes(text)
    if not hashes:
        return (0, 0, 0, 0)
    smallest: list[int | None] = [None] * _BINS
    for value in sorted(hashes, reverse=True):
        smallest[value >> (_BITS - 2)] = value
    filled = [_borrowed(smallest, place) for place in range(_BINS)]
    return (filled[0], filled[1], filled[2], filled[3])


def resemblance(a: str, b: str) -> float:
    """Return how much two texts share: 0.0 (no shingle) to 1.0 (all; the Jaccard coefficient).

    Case, punctuation and spacing do not count. Two texts without a word resemble each other fully.
    """
    first, second = _hashes(a), _hashes(b)
    if not first and not second:
        return 1.0
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared)


def _hashes(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    codes = list(map(crc32, " ".join(words).encode("utf-8", "replace").split()))
    if 0 < len(codes) < _SHINGLE_WORDS:
        codes += [0] * (_SHINGLE_WORDS - len(codes))
    triples = zip(codes, islice(codes, 1, None), islice(codes, 2, None), strict=False)
    return {(a * _FIRST + b * _SECOND + c * _THIRD) & _MASK for a, b, c in triples}


def _borrowed(smallest: list[int | None], place: int) -> int:
    for step in range(_BINS):
        value = smallest[(place + step) % _BINS]
        if value is not None:
            return value
    raise ValueError("A sketch needs at least one hash.")
