"""Whom a pronoun means: the one last spoken of who agrees in gender and number, subjects first.

Each mention before it is a candidate and gets points, and the one with most is meant. The points
are the weights of a conditional logistic regression over the candidates of the pronouns in the
tuning half of the gold articles in `fixtures/gold/`, those of the fit before being the prior
(L2), and rounded by hand. Where a pronoun of one person may mean a thing, as in French, the
earlier fit did better on articles kept from it, so only who was heard last is new there. Clauses,
titles of articles, who is named most, sentences outside quotation marks and parallel places were
tried too, and did not help.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from annotations.extraction.cast import Figure
from annotations.extraction.mentions import Mention, Sort

WINDOW = 16
"""How many mentions back a pronoun looks."""

FARTHEST = 8  # sentences and paragraphs that count
MOST = 8  # mentions that count
THING = -2.0  # where only a person is "she"; set by hand, the articles hold no such case


@dataclass(frozen=True, slots=True)
class Points:
    """What a candidate gets or loses.

    `per_sentence` and `per_paragraph` are the cost of each between, `often` is for each mention so
    far; `subject`: something is said of it, `main`: it is the first such of its sentence; `speaks`:
    here it is the source of a quote, `heard_last`: it is the last such, for a pronoun in quotation
    marks; `nobody_sure`: a body, or who may be one; `carried_on`: there too a pronoun.
    """

    per_sentence: float
    per_paragraph: float
    subject: float
    main: float
    speaks: float
    heard_last: float
    gender_known: float
    named: float
    nobody_sure: float
    often: float
    carried_on: float


PEOPLE_ONLY = Points(0.60, 0.50, 0.20, 1.00, -0.30, -0.30, 1.45, 1.45, THING, 0.08, -1.00)
THINGS_TOO = Points(0.50, 0.50, 0.00, 1.02, -0.34, -0.30, 1.37, 1.54, -0.63, 0.15, -0.83)
"""Where a pronoun that tells a gender means people only, and where it may mean a thing."""


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
    each = THINGS_TOO if bodies else PEOPLE_ONLY
    best: Figure | None = None
    highest = -99.0
    doer = _doer(pronoun, candidates) if pronoun.object else None
    heard = _heard_last(candidates) if pronoun.inside >= 0 else None
    for mention, figure in reversed(candidates[-WINDOW:]):
        if (
            figure is speaker
            or figure is doer
            or not _may_be(pronoun, mention, figure, bodies=bodies)
        ):
            continue
        points = _points(pronoun, mention, figure, each)
        if figure is heard:
            points += each.heard_last
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


def _heard_last(candidates: Sequence[tuple[Mention, Figure]]) -> Figure | None:
    """Who spoke before a quotation: mostly it is they who go on in it, and of somebody else."""
    for mention, figure in reversed(candidates[-WINDOW:]):
        if mention.speaks:
            return figure
    return None


def _may_be(pronoun: Mention, mention: Mention, figure: Figure, *, bodies: bool) -> bool:
    if figure.paper or not figure.agrees(pronoun.gender, pronoun.plural):
        return False
    if figure.person or pronoun.plural or (figure.words and not figure.body):
        return True
    return bodies and bool(figure.gender) and (mention.subject or mention.speaks)


def _points(pronoun: Mention, mention: Mention, figure: Figure, each: Points) -> float:
    sentences = pronoun.sentence - mention.sentence
    paragraphs = pronoun.paragraph - mention.paragraph
    points = -each.per_sentence * (sentences if sentences < FARTHEST else FARTHEST)
    points -= each.per_paragraph * (paragraphs if paragraphs < FARTHEST else FARTHEST)
    if mention.subject:
        points += each.subject
        if mention.main:
            points += each.main
    if mention.speaks:
        points += each.speaks
    if pronoun.gender and figure.gender == pronoun.gender:
        points += each.gender_known
    if not figure.person and not pronoun.plural:
        points += each.nobody_sure
    if mention.sort is Sort.PRONOUN:
        points += each.carried_on
    if figure.name:
        points += each.named
    mentions = len(figure.mentions)
    return points + each.often * (mentions if mentions < MOST else MOST)


def mark_main(mentions: Sequence[Mention], named: Container[int]) -> None:
    """Mark the first subject of each sentence, outside quotations.

    Of names only those count whose start is in `named`: those that mean somebody.
    """
    last = -1
    for mention in mentions:
        if not mention.subject or mention.sentence == last or mention.inside >= 0:
            continue
        if mention.embedded:  # "a letter that | the agency | has seen"
            continue
        if mention.sort is not Sort.NAME or mention.start in named:
            mention.main = True
            last = mention.sentence
