"""Who is described in the opening of a text, and named only later: "A potter …", "Ann Lee …"."""

from collections.abc import Mapping, Sequence

from annotations.extraction.cast import Cast, Figure
from annotations.extraction.languages.people import PeopleWords
from annotations.extraction.mentions import Mention, Sort
from annotations.text.spans import Span

_PARAGRAPHS = 3  # from the opening, within which somebody described there is named


def named_later(
    mentions: Sequence[Mention], cast: Cast, contents: Mapping[int, Sequence[Span]]
) -> tuple[Figure, Figure] | None:
    """Return "a potter", with whom a text opens, and who is named next and may be that potter.

    `contents` is what is said, by the start of who says it.
    """
    opening = next((mention for mention in mentions if mention.main or mention.speaks), None)
    lead = cast.of.get(opening.start) if opening is not None else None
    if opening is None or lead is None or not _is_nameless_person(lead):
        return None
    seen: set[int] = set()
    said = [span for each in lead.mentions for span in contents.get(each.start, ())]
    for mention in mentions:
        figure = cast.of.get(mention.start)
        if mention.sort is not Sort.NAME or mention.inside >= 0 or figure is None:
            continue
        if mention.paragraph - opening.paragraph > _PARAGRAPHS:
            return None
        if id(figure) in seen:
            continue
        seen.add(id(figure))
        later = mention.sentence > opening.sentence
        if any(span.start <= mention.start < span.end for span in said):
            return None  # "His spokesman said | Mr Roy | regretted it"
        if later and mention.subject and _may_be_named(lead, figure, cast.people):
            return lead, figure
    return None


def _is_nameless_person(figure: Figure) -> bool:
    told_of = figure.heard or len(figure.mentions) > 1
    return bool(figure.person and not figure.words and not figure.plural and told_of)


def _may_be_named(lead: Figure, figure: Figure, people: PeopleWords) -> bool:
    """Whether a person named later may be who was only described: of no other trade."""
    if not figure.person or not figure.agrees(lead.gender, lead.plural):
        return False
    first = figure.mentions[0]
    if len(figure.words) < 2 or first.titles or figure.words[-1].isupper():
        return False
    akin = frozenset[str]().union(*(people.akin(role) for role in lead.roles))
    return not figure.roles or not akin.isdisjoint(figure.roles)
