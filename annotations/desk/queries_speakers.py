"""Who may be meant: speakers suggested for quotes, names without a speaker, likely the same one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, islice

from django.db.models import Count

from ..models import Quote, Speaker
from .speakers import NameBook, folded_name

SHOWN = 50
"""Suggestions of each kind on a page."""


def speakers_for(quotes: Iterable[Quote]) -> dict[int, list[Speaker]]:
    """Return the speakers whom each quote's name may mean, by the quote's number, in two queries.

    Unlike ``suggested_speaker``, which is as the reading left it, this is as of now. Quotes whose
    speaker is known, or of whom the text gives no name, are left out.
    """
    book = NameBook()
    nameless = [quote for quote in quotes if quote.speaker_id is None]
    found = {quote.pk: book.find(_name_in(quote)) for quote in nameless}
    speakers = Speaker.objects.in_bulk({pk for pks in found.values() for pk in pks})
    return {
        quote_id: sorted((speakers[pk] for pk in pks), key=str)
        for quote_id, pks in found.items()
        if pks
    }


def _name_in(quote: Quote) -> str:
    sources = quote.sources
    return quote.speaker_name or (sources[0].exact if sources else "")


def unknown_names(limit: int = SHOWN) -> list[tuple[str, int]]:
    """Return the names met in accepted quotes that no speaker bears, with how many quotes.

    Those with the most quotes first. Nothing is written down for them until a person does.
    """
    quotes = Quote.objects.filter(state=Quote.State.ACCEPTED, speaker__isnull=True)
    named = quotes.exclude(speaker_name="").order_by().values_list("speaker_name")
    book = NameBook()
    counted = named.annotate(number=Count("id")).order_by("-number", "speaker_name")
    return list(islice((each for each in counted.iterator() if not book.find(each[0])), limit))


class Likeness(StrEnum):
    """Why two speakers may be one."""

    NAME = "name"  # the same name, whatever its capitals and accents
    ALIAS = "alias"  # another name of the one is the name of the other
    SURNAME = "surname"  # one surname, and neither first names nor offices speak against it


@dataclass(frozen=True, slots=True)
class SuggestedMerge:
    """Two speakers who may be one; ``into`` is the one whose name says more, or the older."""

    speaker: Speaker
    into: Speaker
    likeness: Likeness


def suggested_merges(limit: int = SHOWN) -> list[SuggestedMerge]:
    """Return pairs of speakers that a person may want to merge, the surest first."""
    speakers = list(Speaker.objects.standing().exclude(name="").order_by("pk"))
    found: dict[tuple[int, int], SuggestedMerge] = {}
    for one, other, likeness in _pairs(speakers):
        if len(found) == limit:
            break
        key = (min(one.pk, other.pk), max(one.pk, other.pk))
        if one.kind == other.kind and one.pk != other.pk and key not in found:
            into, speaker = sorted((one, other), key=lambda each: (-len(each.name), each.pk))
            found[key] = SuggestedMerge(speaker, into, likeness)
    return list(found.values())


def _pairs(speakers: Sequence[Speaker]) -> Iterator[tuple[Speaker, Speaker, Likeness]]:
    by_name = _grouped((folded_name(each.name), each) for each in speakers)
    for same in by_name.values():
        for one, other in combinations(same, 2):
            yield one, other, Likeness.NAME
    for one in speakers:
        for alias in one.aliases:
            for other in by_name.get(folded_name(alias), ()):
                yield one, other, Likeness.ALIAS
    people = [each for each in speakers if each.kind == Speaker.Kind.PERSON]
    by_surname = _grouped(((_names_of(each)[-1:] or [""])[0], each) for each in people)
    for family in by_surname.values():
        yield from _relatives(family)


def _relatives(family: Sequence[Speaker]) -> Iterator[tuple[Speaker, Speaker, Likeness]]:
    """Yield those of one surname who may be one: first names are held together by initial."""
    bare = [each for each in family if len(_names_of(each)) == 1]
    named = [each for each in family if len(_names_of(each)) > 1]
    by_initial = _grouped((_names_of(each)[0][:1], each) for each in named)
    pairs = [(one, other) for one in bare for other in named]
    pairs += [pair for alike in by_initial.values() for pair in combinations(alike, 2)]
    for one, other in pairs:
        if _may_be_one(one, other):
            yield one, other, Likeness.SURNAME


def _may_be_one(one: Speaker, other: Speaker) -> bool:
    firsts = [_names_of(each)[:-1] for each in (one, other)]
    pairs = zip(*firsts, strict=False)
    if not all(a.startswith(b) or b.startswith(a) for a, b in pairs):
        return False
    offices = sorted((folded_name(each.description) for each in (one, other)), key=len)
    return offices[0] in offices[1]


def _names_of(speaker: Speaker) -> list[str]:
    return folded_name(speaker.name).split()


def _grouped(rows: Iterable[tuple[str, Speaker]]) -> Mapping[str, list[Speaker]]:
    groups: dict[str, list[Speaker]] = defaultdict(list)
    for key, row in rows:
        if key:
            groups[key].append(row)
    return groups
