"""What the window does so that nothing is lost: backups by themselves and on demand, restoring, warnings."""

from __future__ import annotations

import sys
from functools import cached_property
from gettext import gettext as _
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

# Dialogs, and what makes backups, are loaded when they are first wanted.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from maturity_desktop.gui.ask import Ask
    from maturity_desktop.gui.audit_session import AuditSession
    from maturity_desktop.gui.library_desk import LibraryDesk
    from maturity_desktop.gui.main_window import MainWindow
    from maturity_desktop.gui.safety.backup_desk import BackupDesk
    from maturity_desktop.gui.safety.backups_dialog import BackupsDialog
    from maturity_desktop.gui.safety.banner import Banner
    from maturity_desktop.gui.safety.damage_desk import DamageDesk
    from maturity_desktop.gui.safety.doubts import Doubts
    from maturity_desktop.gui.safety.reading import EditsClosed
    from maturity_desktop.gui.theme import ThemeSwitch
    from maturity_desktop.storage.backups.listing import BackupInfo
    from maturity_desktop.storage.start_check import Condition
    from maturity_desktop.storage.surroundings import SurroundingsWarning

LOOK_OVER_AFTER_MS = 1000
"""The check that the start had no time for begins when the first hurry is over."""
LOOK_EVERY_MS = 5 * 60 * 1000
"""How often it is asked whether a backup is due: it is every 30 minutes of work with changes."""


class Safety(QObject):
    """Wires backups to the window and the library behind it."""

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
        self.dialog: BackupsDialog | None = None
        self._is_read = self._restoring = False
        self._not_saved: tuple[BackupInfo, BaseException] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.opened.connect(self._follow_condition)
        desk.checked.connect(self._follow_check)
        for signal in (desk.opened, desk.not_opened, desk.damaged):
            signal.connect(self._list_anew)
        window.backups_wanted.connect(self.show_backups)
        window.may_close = self.back_up_before_closing
        window.may_leave = self.wait_for_files

    # What is made when it is first wanted: a start has no time for it

    @cached_property
    def backups(self) -> BackupDesk:
        """What makes backups and puts them back."""
        from maturity_desktop.gui.safety.backup_desk import BackupDesk

        made, status = BackupDesk(self._desk.folder, self._desk.clock, self), self._window.bars.status
        status.backups_wanted.connect(self.show_backups)
        made.not_made.connect(lambda _error: status.show_backup_trouble(is_there=True))
        made.made.connect(lambda _outcome: status.show_backup_trouble(is_there=False))
        made.not_saved.connect(self._remember_not_saved)
        made.ended.connect(self._after_restoring)
        return made

    @cached_property
    def _damage(self) -> DamageDesk:
        from maturity_desktop.gui.safety.damage_desk import DamageDesk

        made = DamageDesk(self._desk.folder, self._desk.clock, self)
        made.ended.connect(self._after_restoring)
        return made

    @cached_property
    def _edits(self) -> EditsClosed:
        from maturity_desktop.gui.safety.reading import EditsClosed

        return EditsClosed(self._window, self)

    @cached_property
    def reading(self) -> Banner:
        """Why the library can only be read."""
        return self._banner()

    @cached_property
    def warning(self) -> Banner:
        """What endangers the library."""
        return self._banner()

    @cached_property
    def doubts(self) -> Doubts:
        """What a person has to decide about a sound library."""
        from maturity_desktop.gui.safety.doubts import Doubts

        return Doubts(self._window, self._desk, self._ask, self._banner, self.show_backups, self)

    def _banner(self) -> Banner:
        from maturity_desktop.gui.safety.banner import Banner

        banner = Banner(self._theme)
        self._window.frame.put_over(banner)
        return banner

    def look(self) -> None:
        """Makes a backup in the background where one is due; nobody waits for it."""
        from maturity_desktop.storage.backups.states import EVERY

        # None while backups are in sight: one that is asked to be put back must not find the desk busy.
        if self.dialog is None and self._desk.may_write and self.backups.worked >= EVERY:
            self.backups.back_up_when_due(closing=False)

    def back_up_before_closing(self) -> bool:
        """Whether the window may close: with a backup, or without one if the person says so."""
        from maturity_desktop.gui.safety.closing import back_up_before_closing

        if not self._desk.may_write:
            return True
        return back_up_before_closing(self.backups, self._ask, self._theme, self._window)

    def wait_for_files(self, session: AuditSession) -> bool:
        """Whether the audit may be put away: files that come in are waited for, or stopped."""
        if "maturity_desktop.gui.evidence_desk" not in sys.modules:
            return True  # no page has been made that takes files in
        from maturity_desktop.gui.safety.files_coming import wait_for_files

        return wait_for_files(session, self._ask, self._theme, self._window)

    def show_backups(self) -> None:
        """The list of backups; what is written meanwhile is not in it before it is asked anew."""
        from maturity_desktop.gui.safety.backups_dialog import BackupsDialog

        session = self._window.session
        if session is not None:
            session.end_spell()
        self.dialog = BackupsDialog(self.backups, self._ask, self._theme, self._window, self._desk.may_write)
        self.dialog.restore_wanted.connect(self.restore)
        self.dialog.finished.connect(self._forget_dialog)
        self.dialog.open()

    def _forget_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def close(self) -> None:
        """What still runs comes to nothing."""
        for made in (vars(self).get("backups"), vars(self).get("_damage")):
            if made is not None:
                made.close()

    # What the library's condition means for the window

    def _follow_condition(self) -> None:
        """Whether the open library may be changed; where not, why, and what can be done."""
        self._window.preferences.is_kept = self._desk.may_write
        if self._desk.may_write:
            if self._is_read:
                self._is_read = False
                self._edits.open()
                self.reading.tell("")
            if self._desk.condition.problems or "doubts" in vars(self):
                self.doubts.show_condition(self._desk.condition)
            QTimer.singleShot(LOOK_OVER_AFTER_MS, self._look_over)
            return
        self._is_read = True
        from maturity_desktop.gui.safety.condition_words import Way, reading_words

        why, act = reading_words(self._desk.condition)
        self._edits.close(why)
        words = _("What can be done…") if act is Way.DAMAGE else _("Try again")
        self.reading.tell(why, (words, self.open_again))

    def _show_warnings(self, warnings: Sequence[SurroundingsWarning]) -> None:
        """What endangers the library, until it is put away; low space is told at every start."""
        known = self._window.preferences.now.put_away
        told = [warning for warning in warnings if warning.danger.value not in known]
        if not told:
            return
        words = "\n".join(warning.words for warning in told)
        self.warning.tell(words, (_("Put away"), lambda: self._put_away(told)))

    def _put_away(self, told: Sequence[SurroundingsWarning]) -> None:
        from maturity_desktop.storage.surroundings import Danger

        lasting = [warning.danger.value for warning in told if warning.danger is not Danger.LOW_SPACE]
        known = self._window.preferences.now.put_away
        self._window.preferences.change(put_away=(*known, *lasting))
        self.warning.tell("")

    def _look_over(self) -> None:
        """What the start had no time for, unless the library was let go meanwhile."""
        if self._desk.may_write:
            self._desk.read_warnings(self._show_warnings)
            self._desk.look_over()
            self.doubts.look()
            self.look()  # from here on the time is counted after which a backup is due

    def _follow_check(self) -> None:
        """Damage that shows only now: nothing more is written, and the start screen is one press away."""
        if self._desk.is_open and not self._desk.may_write:
            self._follow_condition()
            self.reading.tell(self.reading.words.words, (_("What can be done…"), self._show_late_damage))

    def follow_session(self, session: AuditSession) -> None:
        """An audit was opened that can only be read."""
        from maturity_desktop.gui.safety.reading import ReadingSession

        words = _("Open for reading only: nothing can be changed.")
        status = self._window.bars.status
        status.show_state(words, "quiet")
        if isinstance(session, ReadingSession):
            session.refused.connect(lambda: status.show_state(words, "attention"))

    def open_again(self) -> None:
        """Looks whether the library can be changed now."""
        if self._window.leave_everything():
            self._desk.let_go()()
            self._desk.open()

    def tell_damage(self, condition: Condition, can_look: bool) -> None:
        """The start screen of a damaged library."""
        from maturity_desktop.gui.safety.damage_view import DamageView

        self._is_read = True
        self._edits.close(_("The library is damaged."))
        view = DamageView(condition, can_look, self._damage, self._ask, self._theme)
        view.backups_wanted.connect(self.show_backups)
        view.look_wanted.connect(self._desk.look_at_damaged)
        view.put_in_place_wanted.connect(self._put_in_place)
        page = self._window.library
        page.show_instead(view)
        self._window.show_page("library")
        page.rest_focus()

    def _show_late_damage(self) -> None:
        """The start screen for damage that the start had no time to see."""
        condition = self._desk.condition
        if self._window.leave_everything():
            self._desk.let_go()()
            self.reading.tell("")
            self.tell_damage(condition, can_look=False)

    def _put_in_place(self, saved: Path) -> None:
        self._restoring = True
        self._damage.put_in_place(saved, self._desk.let_go())

    # Restoring

    def restore(self, backup: BackupInfo) -> None:
        """Puts a backup in the place of the library, which is opened again whatever came of it."""
        if not self._window.leave_everything():
            return
        self._restoring = True
        self.backups.restore(backup, self._desk.let_go())

    def _remember_not_saved(self, backup: BackupInfo, error: BaseException) -> None:
        """What is there could not become a backup: asked about once the desk is free."""
        self._not_saved = (backup, error)

    def _after_restoring(self) -> None:
        not_saved, self._not_saved = self._not_saved, None
        if not_saved is not None and self._goes_without_way_back(not_saved[1]):
            self.backups.restore(not_saved[0], self._desk.let_go(), is_saved_first=False)
        elif self._restoring:
            self._restoring = False
            self._desk.open()

    def _goes_without_way_back(self, error: BaseException) -> bool:
        """Whether the backup is put back though nothing could take that back."""
        from maturity_desktop.gui.safety.backup_words import without_way_back_words

        return (
            self._ask.choose(
                _("Put the backup back with no way back?"),
                without_way_back_words(error),
                (_("Put it back without a backup"),),
                _("Leave the library as it is"),
            )
            == 0
        )

    def _list_anew(self, *_found: object) -> None:
        """Not before: while a library is being opened nothing else has its file open."""
        if self.dialog is not None:
            self.backups.list_all()
