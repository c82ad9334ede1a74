"""The admin: every model, for those who would rather work there. All of it goes through acts."""

from . import (
    articles,
    asked,
    claims,
    people,
    publishing,
    quotes,
    ratings,
    record,
    revisions,
    talk,
    work,
)
from .site import site

__all__ = [
    "articles",
    "asked",
    "claims",
    "people",
    "publishing",
    "quotes",
    "ratings",
    "record",
    "revisions",
    "site",
    "talk",
    "work",
]
