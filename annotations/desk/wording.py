"""What the library of texts finds wrong with a text, said in the reader's language.

The library knows no translations: its errors carry an English pattern and the values in it. The
patterns are listed here so that they are gathered for translation; a test holds the two against
each other.
"""

from django.utils.translation import gettext, gettext_noop

from ..text import TextError

SENTENCES = (
    gettext_noop("There is no text in this."),
    gettext_noop("This is not a text: it is %(kind)s."),
    gettext_noop(
        "This is not a text: it holds the byte 0x00 at offset %(offset)s. "
        "If it is UTF-16 without a byte-order mark, name that encoding."
    ),
    gettext_noop(
        "“%(declared)s” is not the name of a text encoding known here; "
        "common ones are utf-8, windows-1252 and utf-16."
    ),
    gettext_noop(
        "This text is not %(encoding)s: the byte %(byte)s at offset %(offset)s does not fit."
    ),
    gettext_noop(
        "This is not a text in %(encoding)s: it holds a null character at byte %(offset)s."
    ),
    gettext_noop(
        "This text is UTF-8 with damage: the byte %(byte)s at offset %(offset)s does not fit."
    ),
    gettext_noop(
        "This is not a text: no known encoding reads it (for UTF-8, the byte %(byte)s at offset "
        "%(offset)s does not fit)."
    ),
    gettext_noop(
        "This text is not UTF-8 (the byte %(byte)s at offset %(offset)s does not fit) and no other "
        "encoding is certain; name the one it is in. It may be %(guess)s."
    ),
    gettext_noop(
        "This text holds half of a character (%(half)s) at offset %(offset)s: it was damaged "
        "before it came here."
    ),
    gettext_noop("Offset %(offset)s cuts a character or a line end of the text in two."),
)
"""Every sentence that :class:`TextError` is raised with."""

KINDS = (
    gettext_noop("a PDF document"),
    gettext_noop("a ZIP archive, perhaps a word processor's document"),
    gettext_noop("an old Office document"),
    gettext_noop("an RTF document"),
    gettext_noop("a gzip archive"),
    gettext_noop("a PNG picture"),
    gettext_noop("a JPEG picture"),
    gettext_noop("a GIF picture"),
    gettext_noop("a sound, picture or film"),
    gettext_noop("a sound"),
)
"""What a file may be that is no text; the one value that is itself words."""


def sentence_of(error: TextError) -> str:
    """Return what is wrong with a text as a sentence in the language of whoever reads it now."""
    values = {
        name: gettext(value) if name == "kind" and isinstance(value, str) else value
        for name, value in error.values.items()
    }
    return gettext(error.pattern) % values
