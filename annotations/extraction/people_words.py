"""The words about people of each language that has some."""

from annotations.extraction.languages import Language, en_people, fr_people
from annotations.extraction.languages.people import PeopleWords

_KNOWN = {"en": en_people.WORDS, "fr": fr_people.WORDS}


def people_words(language: Language) -> PeopleWords | None:
    """Return them, None for a language without."""
    return _KNOWN.get(language.code)
