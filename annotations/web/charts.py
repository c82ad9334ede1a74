"""Lines over months, laid out for SVG: a chart for each figure, a line for each engine.

All places are in the units of the drawing, ``WIDTH`` by ``HEIGHT``, with 0 at the top left.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils import formats
from django.utils.translation import gettext as _

from ..desk.labels import engine_label
from ..desk.queries_engine import Agreement

WIDTH, HEIGHT = 380, 220
LEFT, RIGHT, TOP, BOTTOM = 46, 12, 12, 30
LINES = 6
"""Lines that can be told apart, by colour, dash and the shape of their points; of more engines
the latest ones are drawn, and the table has them all."""
MONTHS_NAMED = 4
QUARTERS = (0, 0.25, 0.5, 0.75, 1.0)
"""What is marked on the axis of a share."""

Series = tuple[str, Sequence[tuple[date, float | None]]]
"""A name, and its figures by the first day of each month."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: where it is drawn, and what it says."""

    x: float
    y: float
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one engine. ``number``, from 1, chooses its look; ``path`` joins the points."""

    number: int
    name: str
    points: Sequence[Point]

    @property
    def path(self) -> str:
        """The points as SVG's ``points``."""
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.points)


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, with its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One figure over the months. ``told`` says it in words, for those who see no drawing.

    ``key`` tells it from the other charts of its page.
    """

    title: str
    lines: Sequence[Line]
    months: Sequence[Tick]
    values: Sequence[Tick]
    told: str
    key: str = ""

    left, right = LEFT, WIDTH - RIGHT
    top, bottom = TOP, HEIGHT - BOTTOM
    width, height = WIDTH, HEIGHT


def charts_of(rows: Sequence[Agreement]) -> list[Chart]:
    """Return the charts of precision, recall and corrections; none where there is nothing."""
    if not rows:
        return []
    most = max((row.corrections_per_article or 0 for row in rows), default=0)
    engines = drawn_engines(rows)

    def series(value: Callable[[Agreement], float | None]) -> list[Series]:
        return [
            (
                engine_label(engine),
                [(row.month, value(row)) for row in rows if row.engine == engine],
            )
            for engine in engines
        ]

    return [
        chart_of(_("Precision"), series(lambda row: row.precision), QUARTERS, tell_percent),
        chart_of(_("Recall"), series(lambda row: row.recall), QUARTERS, tell_percent),
        chart_of(
            _("Corrections per article"),
            series(lambda row: row.corrections_per_article),
            _steps(most),
            tell_number,
        ),
    ]


def chart_of(
    title: str,
    told: Sequence[Series],
    steps: Sequence[float],
    tell: Callable[[float], str],
    *,
    key: str = "",
) -> Chart:
    """Return a chart of some figures over the months; ``steps`` are marked, from 0 up.

    What lies below 0 is drawn at 0, and told as it is.
    """
    months = _months(month for _name, values in told for month, _value in values)
    lines = []
    for number, (name, values) in enumerate(told, start=1):
        points = [
            Point(
                _across(month, months), _up(max(each, 0), steps), f"{_month(month)}: {tell(each)}"
            )
            for month, each in values
            if each is not None
        ]
        lines.append(Line(number, name, points))
    every = ceil(len(months) / MONTHS_NAMED)
    return Chart(
        title,
        lines,
        [Tick(_across(month, months), _month(month)) for month in months[::every]],
        [Tick(_up(step, steps), tell(step)) for step in steps],
        _words(lines),
        key,
    )


def drawn_engines(rows: Iterable[Agreement]) -> list[str]:
    """Return the engines that get a line: those with the latest months, in order of their names."""
    last: dict[str, date] = {}
    for row in rows:
        last[row.engine] = max(row.month, last.get(row.engine, row.month))
    latest = sorted(last, key=lambda engine: (last[engine], engine), reverse=True)[:LINES]
    return sorted(latest)


def _months(found: Iterable[date]) -> list[date]:
    """Return all months from the first to the last: one in which nothing was decided is a gap."""
    known = set(found)
    month, last = min(known), max(known)
    months = []
    while month <= last:
        months.append(month)
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return months


def _across(month: date, months: Sequence[date]) -> float:
    room = WIDTH - LEFT - RIGHT
    if len(months) == 1:
        return LEFT + room / 2
    return LEFT + 8 + (room - 16) * months.index(month) / (len(months) - 1)


def _up(value: float, steps: Sequence[float]) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / steps[-1]


def _steps(most: float) -> list[float]:
    """Return four equal steps from 0 to at least ``most``: 1, 2, 4, 8 and so on in all."""
    size = 0.25
    while size * 4 < most:
        size *= 2
    return [size * number for number in range(5)]


def _words(lines: Sequence[Line]) -> str:
    none = _("no figure")
    return " ".join(
        f"{line.name} – {'; '.join(point.told for point in line.points) or none}." for line in lines
    )


def _month(month: date) -> str:
    return formats.date_format(month, "M Y")


def tell_percent(value: float) -> str:
    """A share, in per cent."""
    return _("%(percent)s %%") % {"percent": round(value * 100)}


def tell_number(value: float) -> str:
    """A number with two digits after the point."""
    return formats.number_format(value, 2)
