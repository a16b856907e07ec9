"""A drawing on the screen: painted in the look's colours, walked by keyboard, copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.drawing_painter import colour_of, picture
from maturity_desktop.gui.widgets.drawing_view import DrawingView
from maturity_desktop.look import load_look
from maturity_desktop.reports.drawing import Box, Dot, Drawing, Line, Shape, Spot, Text

LIGHT = load_look("light")


def grid(width: float = 400, height: float = 300, columns: int = 4, rows: int = 3) -> Drawing:
    """Cells of a heat map, each a spot; the last one stands for no criterion."""
    shapes: list[Shape] = []
    spots = []
    across, down = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            area = (column * across + 8, row * down + 8, across - 16, down - 16)
            shapes.append(Box(*area, fill=f"level:{column}"))
            last = row == rows - 1 and column == columns - 1
            spots.append(Spot(*area, f"row {row}, column {column}", "" if last else f"{row}.{column}"))
    return Drawing(width, height, "Levels met by criterion", tuple(shapes), tuple(spots))


def painted(*shapes: Shape, scale: float = 1.0) -> QImage:
    return picture(Drawing(100, 100, "", shapes), LIGHT, QFont("Inter"), scale)


def name_at(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def ink_in(image: QImage, x: int, y: int, width: int, height: int) -> bool:
    """Whether anything but the card is seen in an area."""
    card = QColor(LIGHT.colours["card"])
    return any(
        image.pixelColor(place_x, place_y) != card
        for place_x in range(x, x + width)
        for place_y in range(y, y + height)
    )


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], None]:
    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(400, 300)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)

    return show


@pytest.fixture
def view(theme: ThemeSwitch, shown: Callable[[QWidget], None]) -> DrawingView:
    made = DrawingView(theme, grid)
    shown(made)
    return made


class TestColours:
    def test_names_of_the_look(self) -> None:
        assert colour_of("accent", grid(), LIGHT).name().upper() == LIGHT.colours["accent"]

    @pytest.mark.parametrize("level", range(5))
    def test_levels_come_from_the_ramp_and_ink_is_read_on_them(self, level: int) -> None:
        ground = colour_of(f"level:{level}", grid(), LIGHT).name().upper()
        assert ground == LIGHT.level_ramp[level]
        assert colour_of(f"ink:{level}", grid(), LIGHT).name().upper() == LIGHT.ink_on(ground)

    def test_none_is_seen_through(self) -> None:
        assert colour_of("none", grid(), LIGHT).alpha() == 0

    def test_a_name_that_nobody_knows_is_refused(self) -> None:
        with pytest.raises(KeyError):
            colour_of("mauve", grid(), LIGHT)


class TestShapes:
    def test_a_box_is_filled_and_outlined(self) -> None:
        image = painted(Box(10, 10, 40, 40, fill="accent", colour="wrong", line_width=4))
        assert name_at(image, 30, 30) == LIGHT.colours["accent"]
        assert name_at(image, 30, 10) == LIGHT.colours["wrong"]
        assert name_at(image, 70, 70) == LIGHT.colours["card"]

    def test_a_dot(self) -> None:
        image = painted(Dot(50, 50, 20, fill="accent"))
        assert name_at(image, 50, 35) == LIGHT.colours["accent"]
        assert name_at(image, 33, 33) == LIGHT.colours["card"]

    def test_a_closed_line_is_filled_as_thinly_as_it_asks(self) -> None:
        square = ((10.0, 10.0), (90.0, 10.0), (90.0, 90.0), (10.0, 90.0))
        image = painted(Line(square, "none", closed=True, fill="accent", fill_opacity=0.5))
        seen, full = image.pixelColor(50, 50), QColor(LIGHT.colours["accent"])
        assert full.red() < seen.red() < 255

    def test_a_dashed_line_has_gaps_as_long_as_it_says(self) -> None:
        image = painted(Line(((0, 50), (100, 50)), "accent", 4, dash=(10, 10)))
        assert [name_at(image, x, 50) for x in (5, 15, 25)] == [
            LIGHT.colours["accent"],
            LIGHT.colours["card"],
            LIGHT.colours["accent"],
        ]

    def test_an_odd_dash_is_taken_twice(self) -> None:
        image = painted(Line(((0, 50), (100, 50)), "accent", 4, dash=(10,)))
        assert [name_at(image, x, 50) for x in (5, 15)] == [LIGHT.colours["accent"], LIGHT.colours["card"]]

    def test_text_stands_by_its_anchor(self, theme: ThemeSwitch) -> None:
        start, end = (painted(Text(50, 50, "HHH", 14, anchor=anchor)) for anchor in ("start", "end"))
        assert (ink_in(start, 52, 38, 30, 12), ink_in(start, 15, 38, 33, 12)) == (True, False)
        assert (ink_in(end, 52, 38, 30, 12), ink_in(end, 15, 38, 33, 12)) == (False, True)

    def test_long_words_are_shortened(self, theme: ThemeSwitch) -> None:
        image = painted(Text(0, 50, "H" * 60, 14, max_width=50))
        assert ink_in(image, 0, 38, 40, 12)
        assert not ink_in(image, 52, 30, 48, 40)

    def test_small_text_keeps_its_half_points(self, theme: ThemeSwitch) -> None:
        """11.5 is neither 11 nor 12."""

        def last_ink(size: float) -> int:
            image = painted(Text(0, 50, "H" * 8, size), scale=4)
            return max(x for x in range(image.width()) if ink_in(image, x, 150, 1, 50))

        assert last_ink(11) < last_ink(11.5) < last_ink(12)

    def test_words_are_never_markup(self, theme: ThemeSwitch) -> None:
        """The signs of the mark-up take their room."""
        plain, marked = (painted(Text(0, 50, words, 12)) for words in ("i", "<i>i</i>"))
        assert not ink_in(plain, 20, 30, 40, 25)
        assert ink_in(marked, 20, 30, 40, 25)


class TestView:
    def test_it_paints_the_levels_in_their_colours(self, view: DrawingView, theme: ThemeSwitch) -> None:
        view.clearFocus()
        assert [name_at(view.grab().toImage(), x, 30) for x in (20, 120, 220, 320)] == list(
            LIGHT.level_ramp[:4]
        )
        theme.choose("dark")
        assert name_at(view.grab().toImage(), 320, 30) == load_look("dark").level_ramp[3]

    def test_it_is_made_again_for_another_size(self, view: DrawingView) -> None:
        view.resize(800, 300)
        assert view.drawing.width == 800

    def test_a_zoom_makes_it_of_fewer_units(
        self, theme: ThemeSwitch, shown: Callable[[QWidget], None]
    ) -> None:
        view = DrawingView(theme, grid, zoom=1.25)
        shown(view)
        assert (view.drawing.width, view.drawing.height) == (320, 240)
        assert view.area_of(view.drawing.spots[0]).topLeft() == QPointF(10, 10)

    def test_a_drawing_of_another_shape_is_centred(
        self, theme: ThemeSwitch, shown: Callable[[QWidget], None]
    ) -> None:
        view = DrawingView(theme, lambda _width, _height: grid(100, 100, 1, 1))
        shown(view)
        assert view.area_of(view.drawing.spots[0]).center() == QPointF(200, 150)

    def test_arrows_walk_to_the_neighbour_and_stop_at_the_edge(self, view: DrawingView, qtbot: QtBot) -> None:
        way = [
            (Qt.Key.Key_Right, "row 0, column 1"),
            (Qt.Key.Key_Down, "row 1, column 1"),
            (Qt.Key.Key_Left, "row 1, column 0"),
            (Qt.Key.Key_Left, "row 1, column 0"),
            (Qt.Key.Key_Up, "row 0, column 0"),
            (Qt.Key.Key_End, "row 2, column 3"),
            (Qt.Key.Key_Home, "row 0, column 0"),
        ]
        for key, words in way:
            qtbot.keyClick(view, key)
            assert view.spot is not None
            assert view.spot.words == words
            assert view.accessibleDescription() == words

    def test_in_a_drawing_that_goes_round_every_spot_is_reached_wherever_it_lies(
        self, theme: ThemeSwitch, shown: Callable[[QWidget], None], qtbot: QtBot
    ) -> None:
        heap = tuple(Spot(10, 10, 16, 16, words) for words in "abc")
        view = DrawingView(theme, lambda width, height: Drawing(width, height, "", (), heap), goes_round=True)
        shown(view)
        said = []
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up):
            qtbot.keyClick(view, key)
            said.append(view.spot.words if view.spot else "")
        assert said == ["b", "c", "a", "c", "b"]

    def test_enter_opens_the_criterion(self, view: DrawingView, qtbot: QtBot) -> None:
        qtbot.keyClick(view, Qt.Key.Key_Right)
        with qtbot.waitSignal(view.criterion_wanted) as wanted:
            qtbot.keyClick(view, Qt.Key.Key_Return)
        assert wanted.args == ["0.1"]

    def test_a_spot_without_a_criterion_opens_nothing(self, view: DrawingView, qtbot: QtBot) -> None:
        qtbot.keyClick(view, Qt.Key.Key_End)
        with qtbot.assertNotEmitted(view.criterion_wanted):
            qtbot.keyClick(view, Qt.Key.Key_Return)

    def test_the_spot_in_focus_is_seen(self, view: DrawingView, qtbot: QtBot) -> None:
        assert view.spot is not None
        area = view.area_of(view.spot)
        rim = QPoint(round(area.left()) - 1, round(area.center().y()))
        assert name_at(view.grab().toImage(), rim.x(), rim.y()) == LIGHT.colours["text"]
        qtbot.keyClick(view, Qt.Key.Key_End)
        assert (
            name_at(view.grab().toImage(), rim.x(), rim.y()) == QColor(LIGHT.colours["ground"]).name().upper()
        )

    def test_the_ring_is_whole_round_a_spot_that_fills_the_width(
        self, theme: ThemeSwitch, shown: Callable[[QWidget], None], qtbot: QtBot
    ) -> None:
        def rungs(width: float, height: float) -> Drawing:
            return Drawing(width, height, "A ladder", (), (Spot(0, 0, width, height / 2, "upper rung"),))

        view = DrawingView(theme, rungs)
        shown(view)
        image = view.grab().toImage()
        ring = theme.colour("text").name().upper()
        for x, y in ((200, 2), (2, 75), (397, 75), (200, 150)):
            assert ring in {
                name_at(image, x + across, y + down) for across in (-1, 0, 1) for down in (-1, 0, 1)
            }

    def test_the_words_stand_in_a_bubble(self, view: DrawingView) -> None:
        with_words = view.grab().toImage()
        view.clearFocus()
        assert with_words != view.grab().toImage()
        assert view.accessibleDescription() == ""

    def test_focus_is_seen_where_there_is_no_spot(
        self, theme: ThemeSwitch, shown: Callable[[QWidget], None]
    ) -> None:
        view = DrawingView(theme, lambda width, height: Drawing(width, height, "Empty", ()))
        shown(view)
        focused = view.grab().toImage()
        view.clearFocus()
        assert focused != view.grab().toImage()

    def test_pointing_shows_and_a_double_click_opens(self, view: DrawingView, qtbot: QtBot) -> None:
        qtbot.mouseMove(view, QPoint(150, 150))
        qtbot.waitUntil(lambda: view.spot is not None and view.spot.words == "row 1, column 1")
        with qtbot.waitSignal(view.criterion_wanted) as wanted:
            qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
        assert wanted.args == ["1.1"]

    def test_between_spots_nothing_is_pointed_at(self, view: DrawingView, qtbot: QtBot) -> None:
        view.clearFocus()
        qtbot.mouseMove(view, QPoint(150, 150))
        qtbot.waitUntil(lambda: view.spot is not None)
        qtbot.mouseMove(view, QPoint(100, 150))
        qtbot.waitUntil(lambda: view.spot is None)

    def test_newer_figures_keep_the_place(self, view: DrawingView, qtbot: QtBot) -> None:
        qtbot.keyClick(view, Qt.Key.Key_Down)
        view.show_made_by(lambda width, height: grid(width, height, 4, 2))
        assert view.spot is not None
        assert view.spot.words == "row 1, column 0"
        view.show_made_by(lambda width, height: grid(width, height, 1, 1))
        assert view.spot is None

    def test_it_is_named_by_its_title(self, view: DrawingView) -> None:
        assert view.accessibleName() == "Levels met by criterion"

    def test_copying_puts_the_light_picture_on_the_clipboard(
        self, view: DrawingView, theme: ThemeSwitch, qtbot: QtBot
    ) -> None:
        theme.choose("dark")
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        image = QGuiApplication.clipboard().image()
        assert (image.width(), image.height()) == (800, 600)
        assert name_at(image, 640, 60) == LIGHT.level_ramp[3]
