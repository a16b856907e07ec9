"""Is it saved: when, or why not; the keys of the page; what can be undone."""

from __future__ import annotations

from datetime import datetime
from gettext import gettext as _

from PySide6.QtCore import QLocale, QSize, Qt, QTime, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.key_hints import Hints, KeyHints
from maturity_desktop.gui.widgets.plain_words import PlainWords

HEIGHT = 30
UNDO_WIDTH = 260


class StatusLine(QFrame):
    """The line at the window's foot."""

    undo_wanted = Signal()
    backups_wanted = Signal()

    def __init__(self, theme: ThemeSwitch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "statusbar")
        self.setFixedHeight(HEIGHT)
        self._own = self._over = ("", "quiet")
        self._dot = Dot(theme)
        self.state = PlainWords(theme, "small", "quiet", lines=1)
        self.state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._hints = KeyHints()
        self.undo = QPushButton()
        self.undo.setProperty("role", "undo")
        self.undo.setMaximumWidth(UNDO_WIDTH)
        self.undo.clicked.connect(self.undo_wanted)
        self.backups = QPushButton(_("No backup could be made…"))
        self.backups.setProperty("role", "undo")
        self.backups.setProperty("tone", "attention")
        self.backups.setAccessibleName(_("No backup could be made. See why, and choose another place"))
        self.backups.clicked.connect(self.backups_wanted)
        self.backups.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self._dot)
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self._hints, 1)
        row.addWidget(self.backups, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.undo)
        self.show_undo("")
        self.show_state("", "quiet")

    # Saved or not

    def show_saved(self, at: datetime) -> None:
        """Everything is on disk, since then."""
        time = QLocale().toString(QTime(at.hour, at.minute, at.second), "HH:mm:ss")
        self.show_state(_("Saved {time}").format(time=time), "accent")

    def show_waiting(self) -> None:
        """Something is on its way to the disk."""
        if self._own[1] != "attention":
            self.show_state(_("Saving…"), "quiet")

    def show_not_saved(self, reason: str) -> None:
        """What was done last is not on disk; it is tried again."""
        words = _("Not saved: {reason} Trying again.").format(reason=" ".join(reason.split()))
        if self._own[1] != "attention":
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.show_state(words, "attention")

    def show_state(self, words: str, colour: str) -> None:
        """Words about the audit's state, and the colour that goes with them."""
        self._own = (words, colour)
        self._show_either()

    def show_over(self, words: str, colour: str) -> None:
        """The state of something else that is written, in place of the audit's; no words end that."""
        self._over = (words, colour)
        self._show_either()

    def _show_either(self) -> None:
        """An audit that cannot be saved is told whatever else is written."""
        told = self._over if self._over[0] and self._own[1] != "attention" else self._own
        self._show(*told)

    def _show(self, words: str, colour: str) -> None:
        self._dot.show_colour(colour)
        for part in (self._dot, self.state):
            part.setVisible(bool(words))
        wide = QSizePolicy.Policy.Expanding if colour == "attention" else QSizePolicy.Policy.Maximum
        self.state.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        self.state.show_words(words, colour)
        self.state.setAccessibleName(words)
        self._fit()

    def show_backup_trouble(self, is_there: bool) -> None:
        """Whether a backup was due and could not be made; the button leads to another place for it."""
        if is_there and self.backups.isHidden():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.backups.accessibleName()))
        self.backups.setVisible(is_there)
        self._fit()

    # Keys and undo

    def show_hints(self, hints: Hints) -> None:
        """The keys that matter on the page in sight."""
        self._hints.show_hints(hints)
        self._fit()

    def show_undo(self, name: str) -> None:
        """What Ctrl+Z takes back."""
        words = _("Undo: {name}").format(name=name)
        self.undo.setVisible(bool(name))
        self.undo.setAccessibleName(words)
        fitted = self.undo.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, UNDO_WIDTH - 20)
        self.undo.setText(fitted.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A failure needs its words more than the keys theirs."""
        self._hints.setVisible(self._dot.colour != "attention" and self.backups.isHidden())


class Dot(QWidget):
    """A spot in the colour of the state; the words beside it say the same."""

    def __init__(self, theme: ThemeSwitch) -> None:
        super().__init__()
        self._theme = theme
        self.colour = ""
        self.setFixedSize(QSize(10, 10))
        theme.changed.connect(self.update)

    def show_colour(self, colour: str) -> None:
        """A colour of the look; none hides the spot."""
        self.colour = colour
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.colour:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.look.colours[self.colour]))
            painter.drawEllipse(1, 1, 8, 8)
