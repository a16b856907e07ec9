"""Light, dark or what the system wants: switched while the program runs, in every window at once."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.gui.preferences import Choice
from maturity_desktop.look import Look, Theme, load_look

FAMILY = "Inter"
FONT_FILES = ("Inter_400Regular.ttf", "Inter_600SemiBold.ttf")
TOKEN = re.compile(r"@(\w+)")

Role = QPalette.ColorRole
PALETTE = {
    Role.Window: "ground", Role.WindowText: "text", Role.Base: "card", Role.AlternateBase: "ground",
    Role.Text: "text", Role.Button: "card", Role.ButtonText: "text", Role.BrightText: "wrong",
    Role.Highlight: "accent", Role.HighlightedText: "on_accent", Role.Accent: "accent",
    Role.Link: "accent", Role.LinkVisited: "accent",
    Role.ToolTipBase: "card", Role.ToolTipText: "text", Role.PlaceholderText: "quiet",
    Role.Light: "card", Role.Midlight: "line", Role.Mid: "line", Role.Dark: "control", Role.Shadow: "control",
}  # fmt: skip
SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class ThemeSwitch(QObject):
    """The look in force; `dress` puts it on."""

    changed = Signal()

    def __init__(
        self, application: QApplication, choice: Choice = "system", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._dressed = False
        self.choice: Choice = choice
        self.look: Look = load_look(self._wanted())
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    def choose(self, choice: Choice) -> None:
        """Takes a theme into use, in open dialogs too."""
        self.choice = choice
        # Native frames and menus follow where the platform can; the rest is coloured here in any case.
        self._application.styleHints().setColorScheme(SCHEMES[choice])
        self._refresh()

    def dress(self) -> None:
        """Puts fonts, colours and the stylesheet on the application; further calls do nothing."""
        if self._dressed:
            return
        self._dressed = True
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / name))
        font = QFont(FAMILY)
        font.setPixelSize(self.look.screen_text["body"])
        self._application.setFont(font)
        self._apply()

    def font(self, size: str = "body", semibold: bool = False) -> QFont:
        """The font of a size of the look: small, body, title or figure."""
        font = QFont(FAMILY)
        font.setPixelSize(self.look.screen_text[size])
        if semibold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the look, by name."""
        return QColor(self.look.colours[name])

    def _wanted(self) -> Theme:
        if self.choice != "system":
            return self.choice
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return "dark" if dark else "light"

    def _follow_system(self) -> None:
        if self.choice == "system":
            self._refresh()

    def _refresh(self) -> None:
        if self._wanted() != self.look.theme:
            self.look = load_look(self._wanted())
        self._apply()
        self.changed.emit()

    def _apply(self) -> None:
        if self._dressed:
            self._application.setPalette(palette_of(self.look))
            self._application.setStyleSheet(stylesheet_of(self.look))


def palette_of(look: Look) -> QPalette:
    """The colours that Qt's own style paints with."""
    palette = QPalette()
    for role, name in PALETTE.items():
        palette.setColor(role, QColor(look.colours[name]))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.colours["control"]))
    return palette


def stylesheet_of(look: Look) -> str:
    """The stylesheet with the look's values in place of its tokens; KeyError for a token nobody knows."""
    folder = resources_folder() / "theme"
    values = dict(look.colours)
    values |= {f"size_{name}": f"{size}px" for name, size in look.screen_text.items()}
    values["images"] = (folder / look.theme).as_posix()
    return TOKEN.sub(lambda token: values[token.group(1)], (folder / "app.qss").read_text(encoding="utf-8"))


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget its role in the stylesheet, also when it is on screen already."""
    set_state(widget, "role", role)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet knows and has the widget drawn by it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
