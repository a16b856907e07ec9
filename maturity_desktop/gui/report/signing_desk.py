"""Signing and withdrawing, and the audit as it was signed, read off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from gettext import NullTranslations
from gettext import gettext as _

from PySide6.QtCore import QObject, Signal

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.domain.progress import Progress
from maturity_desktop.domain.report_records import SignOff
from maturity_desktop.domain.sign_off import Changed, changed_since
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.background import Task
from maturity_desktop.verbs.changes_told import ChangeLine, change_lines
from maturity_desktop.verbs.sign_off import (
    Signing,
    SigningError,
    sign_words,
    signed,
    withdraw_words,
    withdrawn,
)


def _not_kept(_audit: Audit) -> str:
    raise LibraryError(_("There is no library that could keep what is signed."))


def _not_read(_sign_off: SignOff) -> Audit:
    raise LibraryError(_("There is no library that could have kept what was signed."))


@dataclass(frozen=True, slots=True)
class Keeping:
    """The library: it keeps an audit and tells its SHA-256, reads one back, and knows the titles of waves."""

    keep: Callable[[Audit], str] = _not_kept
    read: Callable[[SignOff], Audit] = _not_read
    waves: Callable[[], Mapping[str, str]] = dict


class SigningDesk(QObject):
    """What is signed is entered once its content is kept; what was read stays at hand."""

    signed = Signal(str)
    """The id of a version that was just signed."""
    failed = Signal(object)
    read = Signal(str)
    """A version was read, or could not be: then `trouble` says why."""

    def __init__(self, session: AuditSession, keeping: Keeping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._keeping = session, keeping
        self._known: dict[str, Audit] = {}
        self._trouble: dict[str, str] = {}
        self._tasks: set[Task[object]] = set()

    def sign(self, signing: Signing) -> None:
        """The audit as it is at this moment."""
        audit = self._session.audit

        def work(_progress: Progress) -> object:
            return self._keeping.keep(audit)

        self._start(work, lambda content: self._enter(audit, signing, str(content)), self.failed.emit)

    def _enter(self, audit: Audit, signing: Signing, content: str) -> None:
        session = self._session
        try:
            made, changes = signed(session.audit, signing, content)
        except SigningError as error:
            self.failed.emit(error)
            return
        self._known[made.id] = audit
        session.enter(sign_words(made), changes)
        self.signed.emit(made.id)

    def withdraw(self, sign_off: SignOff, reason: str) -> None:
        """SigningError without a reason."""
        changes = withdrawn(self._session.audit, sign_off, self._session.clock().date(), reason)
        self._session.enter(withdraw_words(sign_off), changes)

    def audit_of(self, sign_off: SignOff) -> Audit | None:
        """The audit as it was signed; None while it is being read, which starts now, or where it is lost."""
        found = self._known.get(sign_off.id)
        if found is None and sign_off.id not in self._trouble:
            self._trouble[sign_off.id] = ""

            def work(_progress: Progress) -> object:
                return self._keeping.read(sign_off)

            self._start(
                work,
                lambda audit: self._take(sign_off.id, audit),
                lambda error: self._lose(sign_off.id, error),
            )
        return found

    def trouble(self, sign_off: SignOff) -> str:
        """Why a version cannot be read; empty where it can, or nobody knows yet."""
        return self._trouble.get(sign_off.id, "")

    def changed_since(self, sign_off: SignOff) -> tuple[Changed, ...] | None:
        """What differs between a version and the audit as it is; None where the version is not at hand."""
        then = self.audit_of(sign_off)
        return None if then is None else changed_since(then, self._session.audit, self._session.frameworks)

    def change_lines(self, sign_off: SignOff, words: NullTranslations) -> tuple[ChangeLine, ...]:
        """The same in words, each value from what it was; none while a version is not at hand."""
        then, session = self.audit_of(sign_off), self._session
        if then is None:
            return ()
        changed = changed_since(then, session.audit, session.frameworks)
        return change_lines(changed, then, session.audit, session.frameworks, words, self._keeping.waves())

    def _take(self, sign_off: str, audit: object) -> None:
        assert isinstance(audit, Audit), "a version is an audit"
        self._known[sign_off] = audit
        self.read.emit(sign_off)

    def _lose(self, sign_off: str, error: Exception) -> None:
        self._trouble[sign_off] = str(error)
        self.read.emit(sign_off)

    def _start(
        self,
        work: Callable[[Progress], object],
        then: Callable[[object], object],
        otherwise: Callable[[Exception], object],
    ) -> None:
        task: Task[object] = Task(work, self)
        self._tasks.add(task)
        task.succeeded.connect(then)
        task.failed.connect(otherwise)
        task.ended.connect(lambda: self._tasks.discard(task))
        task.start()
