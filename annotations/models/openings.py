"""What an article without a headline is called: the opening words of its latest text."""

from django.apps import apps
from django.db.models import Case, OuterRef, Subquery, TextField, Value, When
from django.db.models.functions import Left

SHOWN = 60
"""Most code points of a name made of opening words."""
READ = 4 * SHOWN
"""Code points of a text that are read for it: line breaks and indents are among them."""


def opening_words(text: str) -> str:
    """Return the first words of a text on one line, with “…” where it goes on."""
    line = " ".join(text[:READ].split())
    if len(line) <= SHOWN:
        return line
    cut = line[:SHOWN].rpartition(" ")[0] or line[: SHOWN - 1]
    return cut.rstrip(" ,;:.") + "…"


def opening_of(article: str = "") -> Case:
    """Return an expression for the start of the latest text of an article without a headline.

    ``article`` is the path to it from the rows that are asked for, empty where they are articles.
    The expression is empty, and no text is touched, where the article has a headline.
    """
    texts = apps.get_model("annotations", "Revision").objects.order_by("-number")
    latest = texts.filter(article=OuterRef(article or "pk")).values(start=Left("text", READ))[:1]
    untitled = {f"{article}__title" if article else "title": ""}
    return Case(
        When(**untitled, then=Subquery(latest)), default=Value(""), output_field=TextField()
    )
