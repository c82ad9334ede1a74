"""Bytes to text, or a sentence that says why not.

A wrong guess puts wrong letters into somebody's mouth, so a guess is the last resort:

1. A byte-order mark decides (as in the WHATWG Encoding Standard), then what was declared, with two
   exceptions that rest on how the web labels its texts: "latin-1" and "ascii" mean windows-1252
   (the same standard), and bytes that are valid UTF-8 beyond ASCII are UTF-8 even when a
   single-byte encoding was declared, for accidents of that shape do not happen.
2. Nothing declared: UTF-8, if the bytes are valid UTF-8.
3. Otherwise one guess only: windows-1252, the encoding of nearly all English and French texts that
   are not UTF-8. It is taken when every character it gives is one that English and French texts
   use (names of neighbours included) and charset-normalizer finds no other reading better.
4. Everything else is refused: broken UTF-8 with the place of the broken byte, other encodings with
   the advice to declare them. charset-normalizer takes Polish for windows-1252 and KOI8-R for
   Japanese on texts of a sentence or two, which is why its first choice is not simply believed.
"""

import codecs

from charset_normalizer import from_bytes

from .errors import TextError

# The longer marks first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# First bytes of files that people take for texts (the formats' own specifications).
_NOT_TEXTS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive, perhaps a word processor's document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a sound, picture or film"),
    (b"ID3", "a sound"),
)
_WESTERN = "cp1252"
_WESTERN_CHARACTERS = frozenset(
    "ÀÂÄÅÆÇÈÉÊËÎÏÔÖŒÙÛÜŸÁÍÓÚÑàâäåæçèéêëîïôöœùûüÿáíóúñãõß«»‹›“”„‘’‚–—…•·°§©®™€£¥¢½¼¾²ªº\u00a0\u00ad"
)
_LABELS = {"iso8859-1": _WESTERN, "ascii": _WESTERN}
# Python calls these encodings of text, but no text comes in them.
_NO_ENCODINGS = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}


def decode(data: bytes, *, declared: str | None = None) -> str:
    """Return the text in these bytes, without its byte-order mark, otherwise as it is.

    `declared` is the encoding that the person or the web server named. Raises TextError, with the
    offset in bytes where there is one place to name: `empty`, `not_text`, `unknown_encoding` (a
    declared name that is no encoding, or bytes that no safe guess reads) or `wrong_encoding`.
    """
    text = _decoded(data, declared)
    if not text.strip():
        raise TextError("There is no text in this.", code="empty")
    return text


def _decoded(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, skip=len(mark))
    for first, kind in _NOT_TEXTS:
        if data.startswith(first):
            raise TextError(
                "This is not a text: it is %(kind)s.", code="not_text", offset=0, kind=kind
            )
    if declared:
        return _as_declared(data, _codec(declared))
    if (nul := data.find(b"\0")) >= 0:
        raise TextError(
            "This is not a text: it holds the byte 0x00 at offset %(offset)s. "
            "If it is UTF-16 without a byte-order mark, name that encoding.",
            code="not_text",
            offset=nul,
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guessed(data, error)


def _codec(declared: str) -> str:
    """The codec behind a declared name; bytes-to-bytes codecs such as base64 are no encodings."""
    try:
        name = codecs.lookup(declared.strip()).name
        if name in _NO_ENCODINGS:
            raise LookupError(name)
        bytes(4).decode(name)  # four, so that the UTF-16 and UTF-32 codecs are content
    except (LookupError, ValueError):
        raise TextError(
            "“%(declared)s” is not the name of a text encoding known here; "
            "common ones are utf-8, windows-1252 and utf-16.",
            code="unknown_encoding",
            declared=declared,
        ) from None
    return _LABELS.get(name, name)


def _as_declared(data: bytes, encoding: str) -> str:
    if encoding.startswith(("cp125", "iso8859")) and not data.isascii():
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass  # the declared encoding it is, then
    return _strictly(data, encoding)


def _strictly(data: bytes, encoding: str, *, skip: int = 0) -> str:
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skip
        raise TextError(
            "This text is not %(encoding)s: the byte %(byte)s at offset %(offset)s does not fit.",
            code="wrong_encoding",
            offset=at,
            encoding=encoding,
            byte=f"0x{data[at]:02X}",
        ) from None
    if (nul := text.find("\0")) >= 0:
        offset = skip + len(text[:nul].encode(encoding, "surrogatepass"))
        raise TextError(
            "This is not a text in %(encoding)s: it holds a null character at byte %(offset)s.",
            code="not_text",
            offset=offset,
            encoding=encoding,
        )
    return text


def _guessed(data: bytes, error: UnicodeDecodeError) -> str:
    at = error.start
    byte = f"0x{data[at]:02X}"
    attempt = data.decode("utf-8", "replace")
    broken = attempt.count("\ufffd")
    # More whole characters of several bytes than broken ones: nothing else looks like that.
    if sum(not character.isascii() for character in attempt) > 2 * broken:
        raise TextError(
            "This text is UTF-8 with damage: the byte %(byte)s at offset %(offset)s does not fit.",
            code="wrong_encoding",
            offset=at,
            byte=byte,
        )
    readings = list(from_bytes(data))
    if not readings:
        raise TextError(
            "This is not a text: no known encoding reads it (for UTF-8, the byte %(byte)s at "
            "offset %(offset)s does not fit).",
            code="not_text",
            offset=at,
            byte=byte,
        )
    western = data.decode(_WESTERN, "replace")
    clearest = min(reading.chaos for reading in readings)
    taken = any(str(found) == western and found.chaos <= clearest for found in readings)
    if taken and all(c.isascii() or c in _WESTERN_CHARACTERS for c in set(western)):
        return western
    raise TextError(
        "This text is not UTF-8 (the byte %(byte)s at offset %(offset)s does not fit) and no other "
        "encoding is certain; name the one it is in. It may be %(guess)s.",
        code="unknown_encoding",
        offset=at,
        byte=byte,
        guess=readings[0].encoding,
    )
