"""How the languages of texts are called on the pages."""

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language_info


def language_name(code: str) -> str:
    """Return the language's name in the reader's language, or the code where none is known."""
    if code not in LANG_INFO:
        return code
    return str(get_language_info(code)["name_translated"])
