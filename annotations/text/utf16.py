"""Offsets as browsers count them (UTF-16 code units), and as everything else here does.

JavaScript counts an emoji as two, Python and the database as one. Convert at the edge, once.
"""


def to_utf16(text: str, offset: int) -> int:
    """Return the browser's count for an offset in code points.

    Raises ValueError when the offset is outside the text (the text's end is inside).
    """
    if not 0 <= offset <= len(text):
        raise ValueError(f"Offset {offset} is outside the text, which has {len(text)} code points.")
    if text.isascii():
        return offset
    return len(text[:offset].encode("utf-16-le")) // 2


def to_code_points(text: str, offset: int) -> int:
    """Return the count in code points for a browser's offset.

    Raises ValueError when the offset is outside the text, or between the two halves of a
    character: half a character cannot be marked, and rounding would move somebody's span.
    """
    if text.isascii():
        units, before = len(text), text[: max(offset, 0)]
    else:
        data = text.encode("utf-16-le")
        units = len(data) // 2
        try:
            before = data[: max(offset, 0) * 2].decode("utf-16-le")
        except UnicodeDecodeError:
            raise ValueError(
                f"Offset {offset} is in the middle of a character of two UTF-16 units."
            ) from None
    if not 0 <= offset <= units:
        raise ValueError(f"Offset {offset} is outside the text, which has {units} UTF-16 units.")
    return len(before)
