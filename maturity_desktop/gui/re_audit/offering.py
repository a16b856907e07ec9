"""What is decided for the time after an audit, offered over the window: its targets, and the next audit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from maturity_desktop.gui.re_audit.re_audit_desk import ReAuditDesk
from maturity_desktop.gui.targets.targets_desk import TargetsDesk

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.theme import ThemeSwitch


def offer_what_follows(
    window: MainWindow, desk: LibraryDesk, ask: Ask, theme: ThemeSwitch, parent: QObject
) -> None:
    """Both answer the window's wishes as long as the program runs."""
    TargetsDesk(window, desk, ask, theme, parent)
    ReAuditDesk(window, desk, ask, theme, parent)
