"""What stands inside the window: the page in sight, and room for the bars round it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

MENU, TOP, RAIL, FOOT = 26, 46, 68, 30
"""How much room the bars take: it is kept free until they come, so that nothing moves when they do."""


class Frame(QWidget):
    """A stack of pages by name; the bars are put in once the first page is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._stack = QStackedWidget()
        self.current = ""
        self._column = QVBoxLayout(self)
        self._middle = QHBoxLayout()
        for layout in (self._column, self._middle):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._middle.addWidget(self._stack, 1)
        self._column.addLayout(self._middle, 1)
        self._column.setContentsMargins(RAIL, MENU + TOP, 0, FOOT)

    def put_in(self, top: QWidget, rail: QWidget, foot: QWidget) -> None:
        """The bars take the room that was kept for them."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.insertWidget(0, top)
        self._column.addWidget(foot)
        self._middle.insertWidget(0, rail)

    def put_over(self, banner: QWidget) -> None:
        """A banner stands between the bars and the page."""
        self._column.insertWidget(self._column.indexOf(self._middle), banner)

    def page(self, name: str) -> QWidget | None:
        """A page that has been made."""
        return self._pages.get(name)

    def add_page(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        self._stack.addWidget(page)

    def show_page(self, name: str) -> None:
        """Brings a page into sight."""
        self.current = name
        self._stack.setCurrentWidget(self._pages[name])

    def keep_only(self, *names: str) -> None:
        """Every other page goes."""
        for other in [other for other in self._pages if other not in names]:
            page = self._pages.pop(other)
            self._stack.removeWidget(page)
            page.deleteLater()
