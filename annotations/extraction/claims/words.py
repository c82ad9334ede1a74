"""The words about claims of each language that has some."""

from annotations.extraction.languages import Language, en_claims, fr_claims
from annotations.extraction.languages.claim_words import ClaimWords

_KNOWN = {"en": en_claims.WORDS, "fr": fr_claims.WORDS}


def claim_words(language: Language) -> ClaimWords | None:
    """Return them, None for a language without."""
    return _KNOWN.get(language.code)
