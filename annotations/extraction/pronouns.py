"""Whom a pronoun means: the one last spoken of who agrees in gender and number, subjects first.

Each mention before it is a candidate and gets points, and the one with most is meant. The points
are the weights of a conditional logistic regression (L2) over the candidates of 2,159 English and
986 French pronouns in the gold articles that are tuned on and learnt from; what they are made of
was chosen by cross-validation over articles.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from annotations.extraction.cast import Figure
from annotations.extraction.mentions import Mention, Sort

Candidates = list[tuple[Mention, Figure]]
"""Mentions with whom they mean, in the order of the text."""
WINDOW = 32
"""How many mentions back a pronoun looks."""

FARTHEST = 8  # sentences and paragraphs that count
MOST = 8  # mentions that count
_LATTER_WITHIN = 2  # sentences in which « celle-ci » finds a body
LEAD = 1  # the last of the paragraphs that tell whom an article is about; they count from 0


@dataclass(frozen=True, slots=True)
class Points:
    """What a candidate gets or loses.

    `per_sentence` and `per_paragraph` are for each between, `often` is for each mention so far;
    `same_sentence`, `sentence_before`, `same_paragraph`: where it stands; `subject`: something is
    said of it, `main`: it is the first such of its sentence; `speaks`: here it is the source of a
    quote, `heard_last`: it is the last such, for a pronoun in quotation marks; `nobody_sure`: a
    body, or who may be one; `carried_on`: there too a pronoun; `described`: there a noun; `lead`:
    known since the first paragraphs. Where a pronoun may mean a thing also `called`: a noun for a
    person with a name; `unsure`: neither surely a person nor a body; `untold`: a body of which
    nothing is said there; `paper`: a writing; `as_many`: one body for several;
    `just_spoke`: a body that the sentence before is about, in the same paragraph; `brought_in`:
    somebody without a name, told of first as one of many, `just_told` of whom the sentence
    before tells; `in_passing`: such a body (« une école »), of which nobody heard anything;
    `quoted`: in somebody's words, for a pronoun outside; `aside`: somebody in the sentence before
    who is no subject there; `told_again`: somebody with a name of whom it tells by a noun,
    `only_one`: somebody there beside whom it tells of nobody who may be meant, `acted_on`: somebody
    there by name to whom a body does something; `pair`: several by their names.
    """

    per_sentence: float
    per_paragraph: float
    same_sentence: float
    sentence_before: float
    same_paragraph: float
    subject: float
    main: float
    speaks: float
    heard_last: float
    gender_known: float
    named: float
    nobody_sure: float
    often: float
    carried_on: float
    described: float
    lead: float
    called: float = 0.0
    unsure: float = 0.0
    untold: float = 0.0
    paper: float = 0.0
    as_many: float = 0.0
    just_spoke: float = 0.0
    brought_in: float = 0.0
    just_told: float = 0.0
    in_passing: float = 0.0
    quoted: float = 0.0
    aside: float = 0.0
    told_again: float = 0.0
    only_one: float = 0.0
    acted_on: float = 0.0
    pair: float = 0.0


PEOPLE_ONLY = Points(
    per_sentence=-0.24,
    per_paragraph=0.0,
    same_sentence=0.71,
    sentence_before=1.04,
    same_paragraph=2.03,
    subject=0.65,
    main=0.27,
    speaks=0.0,
    heard_last=-0.74,
    gender_known=1.05,
    named=2.05,
    nobody_sure=-1.58,
    often=0.10,
    carried_on=-2.07,
    described=-2.54,
    lead=0.0,
)
"""Where a pronoun that tells a gender means people only."""
THINGS_TOO = Points(
    per_sentence=-0.51,
    per_paragraph=0.44,
    same_sentence=0.0,
    sentence_before=0.0,
    same_paragraph=2.33,
    subject=0.70,
    main=0.54,
    speaks=-0.81,
    heard_last=0.0,
    gender_known=1.14,
    named=2.86,
    nobody_sure=-1.03,
    often=0.0,
    carried_on=-0.89,
    described=-1.35,
    lead=0.60,
    called=-0.8,
    unsure=-0.8,
    untold=-0.8,
    paper=-1.2,
    as_many=-1.0,
    just_spoke=0.9,
    brought_in=1.1,
    just_told=1.0,
    in_passing=-1.5,
    quoted=-0.7,
    aside=-0.4,
    told_again=2.6,
    only_one=1.2,
    acted_on=0.6,
    pair=-1.9,
)
"""Where it may mean a thing. Behind the paragraph distance says little: what a sentence costs, a
new paragraph gives back. The last fifteen are not fitted: each was tried at a few values, and
stands where both halves of the articles do well."""


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
    fitting = [
        (mention, figure)
        for mention, figure in reversed(candidates[-WINDOW:])
        if figure is not speaker
        and figure is not doer
        and _may_be(pronoun, mention, figure, bodies=bodies)
    ]
    before = pronoun.sentence - 1
    nobody_told = not any(m.subject and m.sentence == before and m.inside < 0 for m, _ in fitting)
    body_acts = any(m.main and m.sentence == before and figure.body for m, figure in fitting)
    for mention, figure in fitting:
        points = _points(pronoun, mention, figure, each)
        if figure is heard:
            points += each.heard_last
        if nobody_told and _is_named_before(pronoun, mention, figure):
            points += each.only_one
        elif body_acts and not mention.led and _is_named_before(pronoun, mention, figure):
            points += each.acted_on
        if points > highest:
            highest, best = points, figure
    return best


def latter(
    pronoun: Mention, candidates: Sequence[tuple[Mention, Figure]], *, bodies: bool = False
) -> Figure | None:
    """Return who is mentioned last and agrees: « ce dernier », "the latter".

    A person; with `bodies` also a body spoken of in this sentence or the one before.
    """
    for mention, figure in reversed(candidates[-WINDOW:]):
        if not figure.agrees(pronoun.gender, pronoun.plural) or figure.paper:
            continue
        near = pronoun.sentence - mention.sentence < _LATTER_WITHIN
        if figure.person or (bodies and figure.gender and near and mention.subject):
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
    if mention.gender and figure.body and mention.sort is Sort.NOUN and not pronoun.plural:
        return bodies and not figure.plural and mention.gender == pronoun.gender
    if not figure.agrees(pronoun.gender, pronoun.plural):  # « La firme ment. Ils … », as one talks
        return bodies and pronoun.plural and pronoun.inside >= 0 and figure.body
    if figure.paper:
        return bodies and not pronoun.plural and (mention.subject or mention.speaks)
    if figure.person or pronoun.plural or (figure.words and not figure.body):
        return True
    return bodies and (bool(figure.gender) or mention.main)


def _points(pronoun: Mention, mention: Mention, figure: Figure, each: Points) -> float:
    return (
        _points_of_place(pronoun, mention, each)
        + _points_of_figure(pronoun, mention, figure, each)
        + _points_of_subject(pronoun, mention, figure, each)
        + _points_of_words(pronoun, mention, figure, each)
    )


def _points_of_subject(pronoun: Mention, mention: Mention, figure: Figure, each: Points) -> float:
    """What counts of whether something is said of somebody where they are mentioned."""
    if mention.subject:
        return each.subject + each.main if mention.main else each.subject
    if mention.viewed and pronoun.inside < 0 and pronoun.paragraph == mention.paragraph:
        return each.subject + each.main  # the sentence is about them, whatever its subject
    aside = figure.person and pronoun.sentence == mention.sentence + 1
    return each.aside if aside else 0.0


def _points_of_words(pronoun: Mention, mention: Mention, figure: Figure, each: Points) -> float:
    """What counts of how somebody is mentioned, and in whose words."""
    points = each.speaks if mention.speaks else 0.0
    if mention.inside >= 0 > pronoun.inside:
        points += each.quoted
    if mention.sort is Sort.PRONOUN:
        points += each.carried_on
    elif mention.sort is Sort.NOUN:
        points += each.described
        if figure.words and figure.person:
            points += each.called
            told = mention.main or mention.viewed
            if told and pronoun.inside < 0 and _just_before(pronoun, mention):
                points += each.told_again
    return points


def _points_of_place(pronoun: Mention, mention: Mention, each: Points) -> float:
    sentences = pronoun.sentence - mention.sentence
    paragraphs = pronoun.paragraph - mention.paragraph
    points = each.per_sentence * (sentences if sentences < FARTHEST else FARTHEST)
    if not sentences:
        points += each.same_sentence
    elif sentences == 1:
        points += each.sentence_before
    if not paragraphs:
        return points + each.same_paragraph
    return points + each.per_paragraph * (paragraphs if paragraphs < FARTHEST else FARTHEST)


def _points_of_figure(pronoun: Mention, mention: Mention, figure: Figure, each: Points) -> float:
    mentions = len(figure.mentions)
    points = each.often * (mentions if mentions < MOST else MOST)
    if pronoun.gender and figure.gender == pronoun.gender:
        points += each.gender_known
    if not figure.person:
        points += _points_of_thing(pronoun, mention, figure, each)
    if figure.name:
        points += each.pair if figure.together else each.named
    elif figure.brought_in:
        points += each.brought_in
        if mention.main and _just_before(pronoun, mention) and pronoun.inside < 0:
            points += each.just_told
    if mentions and figure.mentions[0].paragraph <= LEAD:
        points += each.lead
    return points


def _points_of_thing(pronoun: Mention, mention: Mention, figure: Figure, each: Points) -> float:
    """What counts of those who are no person, or not surely."""
    points = 0.0 if pronoun.plural else each.nobody_sure
    if not figure.body:
        return points + each.unsure
    if not (mention.subject or mention.speaks):
        points += each.untold
    elif (mention.main or mention.viewed) and (
        pronoun.inside < 0 and _just_before(pronoun, mention)
    ):
        points += each.just_spoke
    if figure.paper:
        points += each.paper
    if figure.brought_in and not figure.heard:
        points += each.in_passing
    if pronoun.plural and not figure.plural:
        points += each.as_many
    return points


def _is_named_before(pronoun: Mention, mention: Mention, figure: Figure) -> bool:
    """Whether the sentence before a pronoun outside marks only names somebody, as no subject."""
    if mention.subject or mention.sort is not Sort.NAME or pronoun.inside >= 0:
        return False
    return figure.person and _just_before(pronoun, mention)


def _just_before(pronoun: Mention, mention: Mention) -> bool:
    """Whether a mention stands in the sentence before, of the same paragraph."""
    near = pronoun.sentence == mention.sentence + 1
    return near and pronoun.paragraph == mention.paragraph


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
