"""The last part of a fact-check's public address."""

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from ..models import FactCheck

MOST = 60
"""Characters of an address that is made from a headline."""
LONGEST = 80
"""Characters of an address that somebody chose."""
KEPT = frozenset({"corrections"})
"""Words that are addresses of other public pages."""
NAMELESS = "fact-check"
"""Where a headline has no letter that an address may hold."""


def slug_from(headline: str) -> str:
    """Return an address made from a headline, cut at the end of a word; it may be taken."""
    words = slugify(headline)
    if len(words) > MOST:
        words = words[: MOST + 1].rpartition("-")[0] or words[:MOST]
    return words or NAMELESS


def free_slug(headline: str, *, own: int = 0) -> str:
    """Return an address made from a headline that no other fact-check has.

    ``own`` is the number of the fact-check that it is for, once it has one.
    """
    wanted = slug_from(headline)
    known = FactCheck.objects.filter(slug__startswith=wanted).exclude(pk=own)
    taken = {*known.values_list("slug", flat=True), *KEPT}
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def check_slug(chosen: str, *, own: int = 0) -> str:
    """Return an address that somebody chose.

    :raises ValidationError: when it has other signs than an address may hold, or is taken.
    """
    chosen = chosen.strip().lower()
    if not chosen or chosen != slugify(chosen) or len(chosen) > LONGEST:
        sentence = _("An address has letters a to z, digits and hyphens, at most %(most)s.")
        raise ValidationError({"slug": sentence % {"most": LONGEST}})
    if chosen in KEPT or FactCheck.objects.filter(slug=chosen).exclude(pk=own).exists():
        raise ValidationError({"slug": _("Another page has this address.")})
    return chosen


def follows_headline(fact_check: FactCheck) -> bool:
    """Whether the address was made from the headline, and nobody chose another."""
    made = slug_from(fact_check.headline)
    number = fact_check.slug.removeprefix(made)
    return not number or (number.startswith("-") and number[1:].isdigit())
