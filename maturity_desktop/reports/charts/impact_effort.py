"""Impact against effort: every action in one of five by five fields, the best bargains at the top left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import NullTranslations

from maturity_desktop.domain.roadmap import Roadmap, Standing
from maturity_desktop.reports.charts.squares import SMALL
from maturity_desktop.reports.drawing import Box, Drawing, Line, Shape, Spot, Text
from maturity_desktop.reports.sections.roadmap_words import weight_words

MOST = 5
"""Impact and effort go from 1 to this."""
LEFT, FOOT = 40.0, 40.0
GAP = 2.0
PILL_WIDTH, LONG_PILL_WIDTH, PILL_HEIGHT = 27.0, 33.0, 12.0
LONG = len("A-100")


def impact_effort(
    roadmap: Roadmap, words: NullTranslations, width: float, height: float, chosen: str = ""
) -> Drawing:
    """The actions by their numbers; a field that cannot hold all says how many more it has.

    The `chosen` action (its id) stands out, and is among those that are shown.
    """
    _ = words.gettext
    side, step = (width - LEFT - 4) / MOST, (height - FOOT - 4) / MOST
    fields: dict[tuple[int, int], list[Standing]] = {}
    for own in roadmap.live:
        fields.setdefault((own.effort, own.impact), []).append(own)
    shapes: list[Shape] = [*_ground(side, step, words)]
    spots: list[Spot] = []
    pill = LONG_PILL_WIDTH if any(len(own.action.label) >= LONG for own in roadmap.live) else PILL_WIDTH
    for (effort, impact), held in sorted(fields.items(), key=lambda entry: (-entry[0][1], entry[0][0])):
        x, y = LEFT + (effort - 1) * side, (MOST - impact) * step
        field_shapes, field_spots = _field(held, x, y, (side, step, pill), words, chosen)
        shapes += field_shapes
        spots += field_spots
    shapes += _axes(side, step, width, words)
    title = _("Impact of the actions against their effort")
    return Drawing(width, height, title, tuple(shapes), tuple(spots))


def fields_words(drawing: Drawing, words: NullTranslations) -> str:
    """What a field holds; what “+2” says only where a field has more than it can show."""
    _ = words.gettext
    is_full = any(isinstance(own, Text) and own.words.startswith("+") for own in drawing.shapes)
    if not is_full:
        return _("Each field holds the actions of one impact and effort, 1 to 5 each, by their numbers.")
    return _(
        "Each field holds the actions of one impact and effort, 1 to 5 each, by their numbers; +2 says that "
        "there are 2 more."
    )


def _ground(side: float, step: float, words: NullTranslations) -> Iterator[Shape]:
    """The fields, and where quick wins lie."""
    yield Box(LEFT, 0, 2 * side, 2 * step, fill="accent_ground")
    for place in range(MOST + 1):
        x, y = LEFT + place * side, place * step
        yield Line(((x, 0), (x, MOST * step)), "line", 0.8)
        yield Line(((LEFT, y), (LEFT + MOST * side, y)), "line", 0.8)
    said = words.gettext("much for little")
    yield Text(LEFT + 5, 2 * step - 5, said, SMALL, "quiet", max_width=2 * side - 8)


def _field(
    held: Sequence[Standing],
    x: float,
    y: float,
    sizes: tuple[float, float, float],
    words: NullTranslations,
    chosen: str,
) -> tuple[list[Shape], list[Spot]]:
    """Actions by number, as many as there is room for; `sizes` are a field's two sides and a pill's width."""
    side, step, pill = sizes
    across = max(1, int((side - GAP) // (pill + GAP)))
    down = max(1, int((step - GAP) // (PILL_HEIGHT + GAP)))
    ordered = sorted(held, key=lambda own: (-own.priority, own.action.number))
    room = across * down
    if chosen in {own.action.id for own in ordered[room - 1 :]}:
        ordered.sort(key=lambda own: own.action.id != chosen)
    shown = ordered if len(ordered) <= room else ordered[: room - 1]
    shapes: list[Shape] = []
    spots: list[Spot] = []
    for place, own in enumerate(shown):
        left = x + GAP + place % across * (pill + GAP)
        top = y + GAP + place // across * (PILL_HEIGHT + GAP)
        ground, edge = ("accent_ground", 2.0) if own.action.id == chosen else ("card", 0.8)
        shapes.append(Box(left, top, pill, PILL_HEIGHT, ground, "accent", edge, (), 3))
        label = Text(
            left + pill / 2, top + 9.2, own.action.label, SMALL, "text", "middle", "semibold", pill - 1
        )
        shapes.append(label)
        spots.append(Spot(left, top, pill, PILL_HEIGHT, _spoken(own, words), own.action.id))
    if len(shown) < len(ordered):
        left = x + GAP + len(shown) % across * (pill + GAP)
        top = y + GAP + len(shown) // across * (PILL_HEIGHT + GAP)
        said = words.gettext("+{count}").format(count=len(ordered) - len(shown))
        shapes.append(Text(left + 2, top + 9.2, said, SMALL, "quiet", max_width=pill))
    return shapes, spots


def _axes(side: float, step: float, width: float, words: NullTranslations) -> Iterator[Shape]:
    _ = words.gettext
    bottom = MOST * step
    for number in range(1, MOST + 1):
        yield Text(LEFT + (number - 0.5) * side, bottom + 14, str(number), SMALL, "quiet", "middle")
        yield Text(LEFT - 8, (MOST - number + 0.5) * step + 3, str(number), SMALL, "quiet", "end")
    yield Text(LEFT + MOST * side / 2, bottom + 30, _("Effort"), SMALL, "text", "middle", max_width=width)
    yield Text(12, MOST * step / 2 + 16, _("Impact"), SMALL, "text", turned=True)


def _spoken(own: Standing, words: NullTranslations) -> str:
    """An action as it is read aloud."""
    return words.gettext("{number} {title}: {weight}").format(
        number=own.action.label, title=own.action.title, weight=weight_words(own, words)
    )
