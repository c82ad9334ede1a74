"""The one form in which texts are stored, so that an offset means the same place for ever.

`normalise` runs once, at intake, before anything is counted. Its form is:

- Unicode NFC, so that an accented letter typed in two ways is one text;
- every line end (CRLF, CR, VT, FF, NEL, U+2028, U+2029) is one LF;
- no other control character (C0 and C1, DEL) and no U+FEFF; TAB stays;
- joiners and direction marks (ZWJ, ZWNJ, LRM, RLM …) stay: they carry meaning in emoji, Persian
  and Hebrew;
- spaces stay as they are, those at the ends of lines too: cutting them would make the offsets
  that another tool counted on the same text wrong, and gains nothing.

Normalising twice is normalising once.
"""

import re
import unicodedata

from .decoding import decode
from .errors import TextError

__all__ = ["TextError", "decode", "normalise"]

# What a clean text never holds. One search for it is all that most texts cost.
_UNCLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def normalise(raw: str) -> str:
    """Return the text in the stored form described above.

    Raises TextError (code `surrogate`, offset in code points of `raw`) for a lone surrogate:
    half a character, which no database and no file can hold.
    """
    if _UNCLEAN.search(raw):
        raw = _cleaned(raw)
    return raw if unicodedata.is_normalized("NFC", raw) else unicodedata.normalize("NFC", raw)


def _cleaned(raw: str) -> str:
    if surrogate := _SURROGATE.search(raw):
        raise TextError(
            "This text holds half of a character (%(half)s) at offset %(offset)s: it was damaged "
            "before it came here.",
            code="surrogate",
            offset=surrogate.start(),
            half=f"U+{ord(surrogate[0]):04X}",
        )
    return _UNCLEAN.sub("", _LINE_END.sub("\n", raw))
