"""How the photos of the report are chosen from the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Evidence
    from maturity_desktop.gui.report.photos_dialog import PhotosDialog
    from maturity_desktop.storage.library import Library


def photos_way(
    session: AuditSession, library: Library, theme: ThemeSwitch, window: QWidget
) -> Callable[[], object]:
    """What opens the dialog over the window."""
    return lambda: open_photos(session, library, theme, window)


def open_photos(session: AuditSession, library: Library, theme: ThemeSwitch, window: QWidget) -> None:
    """Shows the dialog until it is closed."""
    dialog = photos_dialog(session, library, theme, window)
    dialog.exec()
    dialog.deleteLater()


def photos_dialog(
    session: AuditSession, library: Library, theme: ThemeSwitch, window: QWidget
) -> PhotosDialog:
    """The dialog with the pictures of the library."""
    from maturity_desktop.gui.report.photos_dialog import PhotosDialog
    from maturity_desktop.gui.widgets.thumbnails import Thumbnails
    from maturity_desktop.reports.sections.known_names import known
    from maturity_desktop.storage.backups.layout import DERIVED
    from maturity_desktop.storage.derived import DerivedStore, Size

    derived = DerivedStore(library.folder / DERIVED, read_only=True)

    def read(item: Evidence) -> BinaryIO:
        return library.evidence.open(item.client, item.sha256)

    def made(item: Evidence) -> bytes | None:
        return derived.read(item.client, item.sha256, Size.THUMBNAIL)

    names = known((session.results,), screen_words()).names
    return PhotosDialog(session, theme, lambda: Thumbnails(read, made=made), names, window)
