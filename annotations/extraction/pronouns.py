"""Whom a pronoun means: the one last spoken of who agrees in gender and number, subjects first.

Each mention before it is a candidate and gets points, and the one with most is meant. The points
are the weights of a conditional logistic regression (L2, strength 2) over the candidates of 269
pronouns in the tuning half of the English and French gold articles in `fixtures/gold/`, both
languages together: fitted to one alone they do worse on the other. Clauses, topics, parallel
places and who was heard last were tried too, and did not help on articles kept from the fit.
"""

from collections.abc import Container, Sequence

from annotations.extraction.cast import Figure
from annotations.extraction.mentions import Mention, Sort

WINDOW = 16
"""How many mentions back a pronoun looks."""

PER_SENTENCE = 0.50  # each sentence between costs so much
PER_PARAGRAPH = 0.50
FARTHEST = 8  # sentences and paragraphs that count
MAIN = 1.02  # the first subject of its sentence
SPEAKS = -0.34  # here it is the source of a quote
GENDER_KNOWN = 1.37
NAMED = 1.54
NOBODY_SURE = -0.63  # a body, or who may be one
THING = -2.0  # the same where only a person is "she"; set by hand, the articles hold no such case
OFTEN = 0.15  # for each mention so far, up to MOST
MOST = 8
CARRIED_ON = -0.83  # there too a pronoun


def antecedent(
    pronoun: Mention,
    candidates: Sequence[tuple[Mention, Figure]],
    *,
    speaker: Figure | None = None,
    bodies: bool = False,
) -> Figure | None:
    """Return the figure that a pronoun means among those mentioned before it; None without any.

    `speaker` is who speaks, where the pronoun stands in quotation marks: it is not them.
    `bodies`: a pronoun of one person may mean a body too.
    """
    best: Figure | None = None
    highest = -99.0
    doer = _doer(pronoun, candidates) if pronoun.object else None
    for mention, figure in reversed(candidates[-WINDOW:]):
        if (
            figure is speaker
            or figure is doer
            or not _may_be(pronoun, mention, figure, bodies=bodies)
        ):
            continue
        points = _points(pronoun, mention, figure, bodies=bodies)
        if points > highest:
            highest, best = points, figure
    return best


def latter(pronoun: Mention, candidates: Sequence[tuple[Mention, Figure]]) -> Figure | None:
    """Return the person mentioned last who agrees: « ce dernier », "the latter"."""
    for _, figure in reversed(candidates[-WINDOW:]):
        if figure.person and figure.agrees(pronoun.gender, pronoun.plural):
            return figure
    return None


def _doer(pronoun: Mention, candidates: Sequence[tuple[Mention, Figure]]) -> Figure | None:
    """The subject of the clause of an object: in "Lee told him", he is not Lee."""
    for mention, figure in reversed(candidates[-4:]):
        if mention.subject:
            return figure if mention.sentence == pronoun.sentence else None
    return None


def _may_be(pronoun: Mention, mention: Mention, figure: Figure, *, bodies: bool) -> bool:
    if figure.paper or not figure.agrees(pronoun.gender, pronoun.plural):
        return False
    if figure.person or pronoun.plural or (figure.words and not figure.body):
        return True
    return bodies and bool(figure.gender) and mention.subject


def _points(pronoun: Mention, mention: Mention, figure: Figure, *, bodies: bool) -> float:
    points = -PER_SENTENCE * min(pronoun.sentence - mention.sentence, FARTHEST)
    points -= PER_PARAGRAPH * min(pronoun.paragraph - mention.paragraph, FARTHEST)
    if mention.main:
        points += MAIN
    if mention.speaks:
        points += SPEAKS
    if pronoun.gender and figure.gender == pronoun.gender:
        points += GENDER_KNOWN
    if not figure.person and not pronoun.plural:
        points += NOBODY_SURE if bodies else THING
    if mention.sort is Sort.PRONOUN:
        points += CARRIED_ON
    if figure.name:
        points += NAMED
    return points + OFTEN * min(len(figure.mentions), MOST)


def mark_main(mentions: Sequence[Mention], named: Container[int]) -> None:
    """Mark the first subject of each sentence, outside quotations.

    Of names only those count whose start is in `named`: those that mean somebody.
    """
    last = -1
    for mention in mentions:
        if mention.sort is Sort.NAME and mention.start not in named:
            continue
        if mention.embedded:  # "a letter that | the agency | has seen"
            continue
        if mention.inside < 0 and mention.subject and mention.sentence != last:
            mention.main = True
            last = mention.sentence
