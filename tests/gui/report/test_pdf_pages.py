"""Pages of a PDF: drawn off the window's thread, only those that are seen, by keyboard."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from maturity_desktop.gui.pdf_images import page_image, page_sizes
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.pdf_pages import MOST_KEPT, PdfPages

A4 = (595.0, 842.0)
CONTROL = Qt.KeyboardModifier.ControlModifier


class Painter:
    """Draws each page in a colour of its own; refuses those that it is told to."""

    def __init__(self) -> None:
        self.drawn: list[tuple[str, int, int]] = []
        self.threads: set[int] = set()
        self.refused: set[int] = set()

    def __call__(self, path: Path, index: int, pixels: int) -> QImage:
        self.drawn.append((path.name, index, pixels))
        self.threads.add(threading.get_ident())
        if index in self.refused:
            raise OSError("no such page")
        image = QImage(pixels, pixels, QImage.Format.Format_RGB32)
        image.fill(colour_of(path.name, index))
        return image


def colour_of(name: str, index: int) -> QColor:
    return QColor((index * 37) % 256, (len(name) * 20) % 256, 200)


@pytest.fixture
def painter() -> Painter:
    return Painter()


@pytest.fixture
def pages(theme: ThemeSwitch, painter: Painter, qtbot: QtBot) -> Iterator[PdfPages]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 560)
    view = PdfPages(theme, painter, window)
    view.resize(640, 560)
    window.show()
    window.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    yield view
    window.close()


def show(pages: PdfPages, count: int, qtbot: QtBot, name: str = "a.pdf") -> None:
    pages.show_pdf(Path(name), (A4,) * count)
    qtbot.waitUntil(lambda: pages.is_drawn)


def middle_colour(pages: PdfPages) -> QColor:
    image = pages.viewport().grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


class TestPages:
    def test_only_what_is_in_sight_and_next_to_it_is_drawn(
        self, pages: PdfPages, painter: Painter, qtbot: QtBot
    ) -> None:
        show(pages, 500, qtbot)
        qtbot.waitUntil(lambda: 1 in {index for _name, index, _pixels in painter.drawn})
        assert {index for _name, index, _pixels in painter.drawn} <= {0, 1, 2}

    def test_pages_are_drawn_off_the_window_s_thread(
        self, pages: PdfPages, painter: Painter, qtbot: QtBot
    ) -> None:
        show(pages, 3, qtbot)
        assert threading.get_ident() not in painter.threads

    def test_what_is_drawn_is_shown(self, pages: PdfPages, qtbot: QtBot) -> None:
        show(pages, 3, qtbot)
        assert middle_colour(pages) == colour_of("a.pdf", 0)

    def test_it_fits_the_width(self, pages: PdfPages, painter: Painter, qtbot: QtBot) -> None:
        show(pages, 3, qtbot)
        assert 560 < painter.drawn[0][2] < 640
        assert pages.horizontalScrollBar().maximum() == 0

    def test_the_keyboard_reads_on(self, pages: PdfPages, qtbot: QtBot) -> None:
        show(pages, 3, qtbot)
        assert pages.page == 1
        for _press in range(2):
            qtbot.keyClick(pages, Qt.Key.Key_PageDown)
        assert pages.page == 2
        qtbot.keyClick(pages, Qt.Key.Key_End)
        assert pages.page == 3
        qtbot.waitUntil(lambda: pages.is_drawn)
        assert middle_colour(pages) == colour_of("a.pdf", 2)
        qtbot.keyClick(pages, Qt.Key.Key_Home)
        assert pages.page == 1
        pages.go_to(2)
        assert pages.page == 2

    def test_it_says_where_it_is(self, pages: PdfPages, qtbot: QtBot) -> None:
        show(pages, 3, qtbot)
        with qtbot.waitSignal(pages.page_changed) as changed:
            qtbot.keyClick(pages, Qt.Key.Key_End)
        assert changed.args == [3]

    def test_zoom_by_keyboard_draws_again_and_goes_back_to_the_width(
        self, pages: PdfPages, painter: Painter, qtbot: QtBot
    ) -> None:
        show(pages, 1, qtbot)
        fitting = painter.drawn[-1][2]
        qtbot.keyClick(pages, Qt.Key.Key_Plus, CONTROL)
        qtbot.waitUntil(lambda: pages.is_drawn)
        assert painter.drawn[-1][2] == pytest.approx(fitting * 1.25, abs=1)
        assert pages.horizontalScrollBar().maximum() > 0
        for _press in range(9):
            qtbot.keyClick(pages, Qt.Key.Key_Minus, CONTROL)
        qtbot.waitUntil(lambda: pages.is_drawn)
        assert painter.drawn[-1][2] == pytest.approx(fitting * 0.5, abs=1)
        qtbot.keyClick(pages, Qt.Key.Key_0, CONTROL)
        qtbot.waitUntil(lambda: pages.is_drawn)
        assert painter.drawn[-1][2] == fitting

    def test_what_grows_after_the_page_in_view_moves_nothing(self, pages: PdfPages) -> None:
        pages.show_pdf(Path("a.pdf"), (A4,) * 10)
        pages.go_to(4)
        before = pages.verticalScrollBar().value()
        pages.show_pdf(Path("b.pdf"), (A4,) * 30)
        assert (pages.page, pages.verticalScrollBar().value()) == (4, before)

    def test_a_newer_file_keeps_the_place_and_replaces_the_pictures(
        self, pages: PdfPages, qtbot: QtBot
    ) -> None:
        show(pages, 9, qtbot)
        pages.go_to(7)
        show(pages, 9, qtbot, "newer.pdf")
        assert pages.page == 7
        assert middle_colour(pages) == colour_of("newer.pdf", 6)

    def test_a_shorter_file_ends_where_it_ends(self, pages: PdfPages, qtbot: QtBot) -> None:
        show(pages, 9, qtbot)
        pages.go_to(9)
        show(pages, 1, qtbot, "newer.pdf")
        assert (pages.page, pages.page_count) == (1, 1)

    def test_memory_does_not_grow_with_the_report(self, pages: PdfPages, qtbot: QtBot) -> None:
        show(pages, 60, qtbot)
        for page in range(1, 61):
            pages.go_to(page)
            qtbot.waitUntil(lambda: pages.is_drawn)
        assert len(pages._drawn) <= MOST_KEPT

    def test_a_page_that_cannot_be_drawn_says_so_and_holds_up_no_other(
        self, pages: PdfPages, painter: Painter, qtbot: QtBot
    ) -> None:
        painter.refused = {0}
        show(pages, 3, qtbot)
        qtbot.waitUntil(lambda: 1 in {index for _name, index, _pixels in painter.drawn})
        image = pages.viewport().grab().toImage()
        assert image.pixelColor(image.width() // 2, image.height() // 2) == QColor("white")
        pages.go_to(2)
        qtbot.waitUntil(lambda: pages.is_drawn)
        assert middle_colour(pages) == colour_of("a.pdf", 1)

    def test_focus_is_seen(self, pages: PdfPages, qtbot: QtBot) -> None:
        show(pages, 1, qtbot)
        focused = pages.viewport().grab().toImage()
        pages.clearFocus()
        assert focused != pages.viewport().grab().toImage()

    def test_nothing_to_show_is_an_empty_view(self, pages: PdfPages) -> None:
        pages.show_pdf(Path("none.pdf"), ())
        assert (pages.page, pages.page_count, pages.is_drawn) == (0, 0, False)
        assert not pages.viewport().grab().isNull()


class TestImages:
    def test_sizes_and_pictures_come_from_the_file(self, pdf_of: Callable[..., Path]) -> None:
        path = pdf_of(2, 612, 792)
        assert page_sizes(path) == ((612.0, 792.0),) * 2
        image = page_image(path, 1, 306)
        assert (image.width(), image.height()) == (306, 396)
        assert image.pixelColor(100, 100) == QColor("white")

    def test_two_threads_take_turns(self, pdf_of: Callable[..., Path]) -> None:
        path = pdf_of(4)
        images: list[QImage] = []
        threads = [
            threading.Thread(target=lambda page=page: images.append(page_image(path, page, 300)))
            for page in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(10)
        assert [image.width() for image in images] == [300] * 4
