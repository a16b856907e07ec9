"""Targets from the window's side: the dialogs, and what the library keeps of them for the firm."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, TypeVar

from shiboken6 import isValid

from maturity_desktop.gui.bad_news import reason
from maturity_desktop.gui.dialogs.one_open import OneOpen

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject

    from maturity_desktop.domain.errors import FrameworkError
    from maturity_desktop.domain.target_profiles import KeptProfile
    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.targets.firm_dialog import FirmProfilesDialog
    from maturity_desktop.gui.targets.targets_dialog import TargetsDialog
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.library import Library

T = TypeVar("T")
Found = tuple[tuple["KeptProfile", ...], tuple["FrameworkError", ...]]


class TargetsDesk(OneOpen):
    """Opens the dialog of targets over the window and keeps profiles for the firm."""

    def __init__(
        self,
        window: MainWindow,
        desk: LibraryDesk,
        ask: Ask,
        theme: ThemeSwitch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._desk, self._ask, self._theme = window, desk, ask, theme
        window.targets_wanted.connect(self.show)

    def show(self) -> None:
        from maturity_desktop.gui.targets.targets_dialog import TargetsDialog

        session = self._window.session
        if session is not None:
            dialog = TargetsDialog(session, self._ask, self._theme, self._window)
            dialog.keep_wanted.connect(lambda kept: self._keep(kept, dialog))
            dialog.firm_wanted.connect(lambda: self._show_firm(session, dialog))
            self._open(dialog)

    def _tried(self, work: Callable[[Library], T], then: Callable[[T], None], told: QObject) -> None:
        """Asks the library; what does not work is told in the dialog that wanted it, while it is open."""

        def careful(library: Library) -> tuple[T | None, str]:
            from maturity_desktop.domain.errors import MaturityError

            try:
                return work(library), ""
            except (MaturityError, OSError) as error:
                return None, reason(error)

        def tell(found: tuple[T | None, str]) -> None:
            if not isValid(told):
                return
            value, trouble = found
            if trouble or value is None:
                told.tell_trouble(trouble)  # type: ignore[attr-defined]  # a dialog that tells trouble
            else:
                then(value)

        self._desk.look_up(careful, tell)

    def _keep(self, kept: KeptProfile, dialog: TargetsDialog) -> None:
        from maturity_desktop.verbs.profiles import keep_for_firm

        words = _("“{profile}” is kept for the firm’s other audits.").format(profile=kept.title)
        self._tried(lambda library: keep_for_firm(library, kept), lambda _path: dialog.tell(words), dialog)

    def _show_firm(self, session: AuditSession, above: TargetsDialog) -> None:
        from maturity_desktop.gui.targets.firm_dialog import FirmProfilesDialog

        dialog = FirmProfilesDialog(self._theme, above)
        dialog.taken.connect(above.take_in)
        dialog.file_wanted.connect(lambda: self._from_file(session, dialog))
        dialog.drop_wanted.connect(lambda kept: self._no_longer(session, kept, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._read_firm(session, dialog)

    def _read_firm(self, session: AuditSession, dialog: FirmProfilesDialog) -> None:
        from maturity_desktop.verbs.profiles import firm_profiles

        framework = session.framework.id

        def show(found: Found) -> None:
            kept, errors = found
            dialog.show_profiles(kept, "\n".join(reason(error) for error in errors))

        self._tried(lambda library: firm_profiles(library, framework), show, dialog)

    def _from_file(self, session: AuditSession, dialog: FirmProfilesDialog) -> None:
        from maturity_desktop.verbs.profiles import bring_in

        paths: list[Path] = self._ask.files(_("A target profile"))
        framework = session.framework

        def bring(path: Path, library: Library) -> KeptProfile:
            return bring_in(library, path, framework)

        for path in paths:
            self._tried(partial(bring, path), lambda _kept: self._read_firm(session, dialog), dialog)

    def _no_longer(self, session: AuditSession, kept: KeptProfile, dialog: FirmProfilesDialog) -> None:
        from maturity_desktop.verbs.profiles import no_longer_keep

        if self._ask.confirm(
            _("No longer keep “{profile}” for the firm?").format(profile=kept.title),
            _("Audits that took it in keep theirs."),
            _("No longer keep it"),
        ):

            def drop(library: Library) -> bool:
                no_longer_keep(library, kept)
                return True

            self._tried(drop, lambda _done: self._read_firm(session, dialog), dialog)
