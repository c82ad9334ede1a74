"""Dates and numbers where the desk's differ from Django's own for a language."""
