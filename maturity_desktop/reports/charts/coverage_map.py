"""The coverage map: criteria down, kinds of evidence or roles across, and how much there is of each.

No state is told by colour alone: what there is has a filled square with its number, what is to come an
outlined one; a dashed square is empty (expected, nothing yet), a line through it means too old, and a corner
that something speaks against the criterion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from gettext import NullTranslations

from maturity_desktop.domain.confidence import Confidence
from maturity_desktop.domain.coverage import CriterionCoverage, Items, Voices
from maturity_desktop.domain.framework import Domain, EvidenceKind, Framework
from maturity_desktop.reports.charts.labels import names_beside, rough_width
from maturity_desktop.reports.charts.squares import DASH
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.coverage_words import (
    kind_cell_words,
    role_cell_words,
    role_name,
    row_remarks,
)
from maturity_desktop.reports.sections.wording import confidence_words, kind_words

ROW = 20.0
HEAD = 26.0
TURNED_HEAD = 140.0
SQUARE = 14.0
SIZE = 9.0
_NAME = 0.36  # of the width
_END = (60.0, 50.0)
"""The columns of confidence and of levels that rest on a single source."""
_MOST_COLUMN = 76.0
_INSET, _RING = 8.0, 3.0
"""How far names and the spots round them begin from the edge: a frame round a spot crosses no letter."""
_CORNER = 5.0
_TOP_SHADE = 4


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A kind of evidence, or a role; `kind` is None for a role."""

    id: str
    title: str
    kind: EvidenceKind | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands where a criterion and a column meet."""

    there: int
    to_come: int = 0
    stale: int = 0
    against: int = 0
    expected: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where columns lie."""

    width: float
    columns: tuple[MapColumn, ...]
    row: float = ROW

    @property
    def name(self) -> float:
        return max(self.width * _NAME, self.width - sum(_END) - _MOST_COLUMN * len(self.columns))

    @property
    def column(self) -> float:
        return (self.width - self.name - sum(_END)) / max(1, len(self.columns))

    @property
    def is_turned(self) -> bool:
        """Whether a title is wider than its column, so that all run upwards."""
        return any(rough_width(own.title, SIZE) > self.column - 4 for own in self.columns)

    @property
    def head(self) -> float:
        if not self.is_turned:
            return HEAD
        longest = max(rough_width(own.title, SIZE) for own in self.columns)
        return min(TURNED_HEAD, longest + 18)

    @property
    def size(self) -> float:
        """The size of names: two lines of them leave room to the rules of their row."""
        return min(SIZE, 0.46 * self.row)

    def middle(self, place: int) -> float:
        return self.name + (place + 0.5) * self.column


def kind_columns(words: NullTranslations) -> tuple[MapColumn, ...]:
    """Every kind of evidence, direct ones first."""
    kinds = sorted(EvidenceKind, key=lambda kind: not kind.direct)
    return tuple(MapColumn(kind.value, kind_words(kind, words), kind) for kind in kinds)


def role_columns(rows: Sequence[CriterionCoverage], framework: Framework) -> tuple[MapColumn, ...]:
    """The roles whom a criterion is to be asked of, or who were met, in the framework's order."""
    named = {role for row in rows for role in (*row.roles, *_asked(row))}
    known = [role for role in framework.roles or {} if role in named]
    rest = sorted(named.difference(known))
    return tuple(MapColumn(role, role_name(role, framework)) for role in (*known, *rest))


def _asked(row: CriterionCoverage) -> set[str]:
    criterion = row.result.criterion
    return set(criterion.ask).union(*(point.ask for point in criterion.checkpoints))


def map_height(rows: Sequence[CriterionCoverage], row: float = ROW) -> float:
    """How high the map of these rows is without its head."""
    return row * (len(rows) + len({own.result.domain.id for own in rows})) + 2


def rows_that_fit(
    rows: Sequence[CriterionCoverage], height: float, row: float = ROW
) -> Iterator[tuple[CriterionCoverage, ...]]:
    """The rows in parts that are no higher than this, each with its head."""
    part: list[CriterionCoverage] = []
    for own in rows:
        if part and map_height([*part, own], row) + TURNED_HEAD > height:
            yield tuple(part)
            part = []
        part.append(own)
    if part:
        yield tuple(part)


def coverage_head(columns: tuple[MapColumn, ...], width: float, words: NullTranslations) -> Drawing:
    """The titles of the columns alone: they stay where the rows below them are scrolled."""
    grid = _Grid(width, columns)
    return Drawing(width, grid.head, "", tuple(_head(grid, words)))


def coverage_map(
    rows: Sequence[CriterionCoverage],
    columns: tuple[MapColumn, ...],
    framework: Framework,
    words: NullTranslations,
    width: float,
    with_head: bool = True,
    row_height: float = ROW,
) -> Drawing:
    """These criteria by these columns, under the heads of their domains."""
    _ = words.gettext
    grid = _Grid(width, columns, row_height)
    shapes: list[Shape] = [*(_head(grid, words) if with_head else ())]
    spots: list[Spot] = []
    y, domain = grid.head if with_head else 0.0, None
    for row in rows:
        if row.result.domain is not domain:
            domain = row.result.domain
            shapes += _domain(domain, grid, y, words)
            y += grid.row
        shapes += _row(row, grid, y)
        spots += _spots(row, grid, y, framework, words)
        y += grid.row
    title = _("Evidence for each criterion, by kind")
    if columns and columns[0].kind is None:
        title = _("Who was met about each criterion, by role")
    return Drawing(width, max(y + 2, 1.0), title, tuple(shapes), tuple(spots), 0, _TOP_SHADE)


def _head(grid: _Grid, words: NullTranslations) -> Iterator[Shape]:
    _ = words.gettext
    bottom = grid.head - 8
    for place, column in enumerate(grid.columns):
        x = grid.middle(place)
        if grid.is_turned:
            room = grid.head - 12
            yield Text(x + SIZE * 0.36, bottom, column.title, SIZE, "quiet", max_width=room, turned=True)
        else:
            yield Text(x, bottom, column.title, SIZE, "quiet", "middle", max_width=grid.column)
    first, second = _ends(grid)
    yield Text(first, bottom, _("Confidence"), SIZE, "quiet", "middle", max_width=_END[0])
    yield Text(second, bottom, _("Single"), SIZE, "quiet", "middle", max_width=_END[1])
    yield Line(((0, grid.head - 1), (grid.width, grid.head - 1)), "text", 0.8)


def _ends(grid: _Grid) -> tuple[float, float]:
    """The middles of the last two columns."""
    return grid.width - _END[1] - _END[0] / 2, grid.width - _END[1] / 2


def _domain(domain: Domain, grid: _Grid, y: float, words: NullTranslations) -> Iterator[Shape]:
    name = words.gettext("{id} {title}").format(id=domain.id, title=domain.title)
    yield Text(_INSET, y + grid.row * 0.72, name, SIZE, "text", "start", "semibold", grid.width - _INSET)
    yield Line(((0, y + grid.row), (grid.width, y + grid.row)), "line", 0.7)


def _row(row: CriterionCoverage, grid: _Grid, y: float) -> Iterator[Shape]:
    middle = y + grid.row / 2
    yield Text(_INSET, middle + grid.size * 0.36, row.result.criterion.id, grid.size, "quiet")
    lead = _INSET + rough_width("00.00", SIZE) + 8
    yield from names_beside(lead, middle, row.result.criterion.title, grid.size, grid.name - lead - 14)
    for place, column in enumerate(grid.columns):
        yield from _square(_cell(row, column), grid.middle(place), middle)
    first, second = _ends(grid)
    confidence = row.result.confidence
    shown = "–" if confidence is Confidence.NONE else confidence.value
    yield Text(first, middle + SIZE * 0.36, shown, SIZE, "text", "middle", "semibold")
    levels = ", ".join(map(str, row.single_source))
    yield Text(second, middle + SIZE * 0.36, levels, SIZE, "attention", "middle", "semibold", _END[1] - 4)
    yield Line(((0, y + grid.row), (grid.width, y + grid.row)), "line", 0.5)


def _cell(row: CriterionCoverage, column: MapColumn) -> _Cell:
    criterion = row.result.criterion
    if column.kind is None:
        voices = row.roles.get(column.id, Voices())
        return _Cell(voices.held, voices.planned, expected=column.id in _asked(row))
    items = row.kinds.get(column.kind, Items())
    expected = any(hint.kind is column.kind for hint in criterion.evidence)
    return _Cell(items.supporting, 0, items.stale, items.contradicting, expected)


def _square(cell: _Cell, x: float, middle: float) -> Iterator[Shape]:
    left, top = x - SQUARE / 2, middle - SQUARE / 2
    shown, ink = cell.there or cell.to_come or cell.against or cell.stale, "text"
    if cell.there:
        shade = min(cell.there + 1, _TOP_SHADE)
        ink = f"ink:{shade}"
        yield Box(left, top, SQUARE, SQUARE, fill=f"level:{shade}", radius=2)
    elif cell.to_come or cell.against:
        yield Box(left, top, SQUARE, SQUARE, fill="card", colour="control", line_width=0.8, radius=2)
    elif cell.stale:
        ink = "quiet"
        yield Box(left, top, SQUARE, SQUARE, colour="control", line_width=0.6, radius=2)
        yield Line(((left + 2, top + SQUARE - 2), (left + SQUARE - 2, top + 2)), "control", 0.8)
    elif cell.expected:
        yield Box(left, top, SQUARE, SQUARE, colour="control", line_width=0.7, dash=DASH, radius=2)
    if shown:
        yield Text(x, middle + SIZE * 0.36, str(shown), SIZE, ink, "middle", "semibold")
    if cell.against:
        right = left + SQUARE
        corner = ((right - _CORNER, top), (right + 2, top), (right + 2, top + _CORNER + 2))
        yield Line(corner, "none", 0, closed=True, fill="attention")


def _spots(
    row: CriterionCoverage, grid: _Grid, y: float, framework: Framework, words: NullTranslations
) -> Iterator[Spot]:
    """The name, every cell and the end of a row: what is read out there."""
    _ = words.gettext
    criterion = row.result.criterion
    name = _("{id} {title}").format(id=criterion.id, title=criterion.title)
    said = _("{name}: {what}")
    remarks = _("; ").join(row_remarks(row, words)) or confidence_words(row.result.confidence, words)
    about = said.format(name=name, what=remarks)
    yield Spot(_RING, y + 1, grid.name - 8 - _RING, grid.row - 2, about, criterion.id)
    for place, column in enumerate(grid.columns):
        if column.kind is not None:
            what = kind_cell_words(column.kind, row.kinds.get(column.kind, Items()), words)
        else:
            what = role_cell_words(column.id, row.roles.get(column.id, Voices()), framework, words)
        if _is_lacking(_cell(row, column)):
            what = _("{what} (the model expects something here)").format(what=what)
        x = grid.middle(place) - grid.column / 2
        yield Spot(x, y + 1, grid.column, grid.row - 2, said.format(name=name, what=what), criterion.id)
    ends = _("confidence {confidence}").format(confidence=confidence_words(row.result.confidence, words))
    if row.single_source:
        ends = _("{confidence}; {remarks}").format(confidence=ends, remarks=remarks)
    x = grid.width - sum(_END)
    yield Spot(x, y + 1, sum(_END), grid.row - 2, said.format(name=name, what=ends), criterion.id)


def _is_lacking(cell: _Cell) -> bool:
    return cell.expected and not (cell.there or cell.to_come or cell.stale or cell.against)


def map_as_text(
    rows: Sequence[CriterionCoverage], columns: tuple[MapColumn, ...], words: NullTranslations
) -> str:
    """The map with a tab between columns, as a table of another program takes it."""
    _ = words.gettext
    heads = [_("Criterion"), *(own.title for own in columns), _("Confidence"), _("Single source at level")]
    lines = [heads]
    for row in rows:
        criterion = row.result.criterion
        name = _("{id} {title}").format(id=criterion.id, title=criterion.title)
        cells = [str(_cell(row, column).there) for column in columns]
        levels = ", ".join(map(str, row.single_source))
        lines.append([name, *cells, row.result.confidence.value, levels])
    return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
