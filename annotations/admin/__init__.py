"""The admin: every model, for those who would rather work there. All of it goes through acts."""

from . import articles, claims, people, quotes, ratings, record, revisions
from .site import site

__all__ = ["articles", "claims", "people", "quotes", "ratings", "record", "revisions", "site"]
