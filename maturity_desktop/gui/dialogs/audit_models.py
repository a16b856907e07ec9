"""The models of the open audit: take one in, or take one out that nothing was said of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.changes import drop_framework, says_something
from maturity_desktop.domain.framework import Framework
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.storage.framework_files import FrameworkFile

SIZE = (600, 520)


class AuditModelsDialog(QDialog):
    """What it does is done at once and can be undone; evidence is shared by all models of the audit."""

    add_wanted = Signal(object)
    """The FrameworkFile that is to be taken in."""

    def __init__(
        self,
        theme: ThemeSwitch,
        session: AuditSession,
        files: Sequence[FrameworkFile],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Models of this audit"))
        self._session = session
        self._files = files
        self.list = RowList(theme, _("Models"), 0)
        self.list.shows_choice = True
        self.note = plain_label("", "quiet", wraps=True)
        self.act = QPushButton()
        self.act.setProperty("role", "primary")
        self.act.setAutoDefault(False)
        self.act.clicked.connect(self._do)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.act)
        row.addStretch()
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        words = _("All models of an audit are rated over the same evidence, each on its own scale.")
        layout.addWidget(plain_label(words, wraps=True))
        layout.addWidget(self.list, 1)
        layout.addWidget(self.note)
        layout.addLayout(row)
        self.list.chosen.connect(lambda _goal: self._show_choice())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_choice())
        session.particulars_changed.connect(self._show_models)
        self._show_models()
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.list.setFocus()

    def _show_models(self) -> None:
        """The rows as the audit is now; the choice stays where it was."""
        chosen = self.chosen
        rows = list(self._rows())
        self.list.show_rows(rows)
        for place, row in enumerate(rows):
            if chosen is not None and row.goal == chosen:
                self.list.setCurrentIndex(self.list.rows.index(place))
        self._show_choice()

    def _rows(self) -> Iterator[Row]:
        frameworks = self._session.frameworks
        yield Row(_("In this audit"), heading=True)
        for framework in frameworks.values():
            yield Row(framework.title, detail=_size(framework), goal=framework.id)
        others = [file.framework for file in self._files if file.framework.id not in frameworks]
        if others:
            yield Row(_("At hand"), heading=True)
        for framework in others:
            yield Row(framework.title, detail=_size(framework), goal=framework.id)

    @property
    def chosen(self) -> str | None:
        """The id of the model on which the list stands."""
        index = self.list.currentIndex()
        if not index.isValid():
            return None
        goal = self.list.rows.rows[index.row()].goal
        return goal if isinstance(goal, str) else None

    def _show_choice(self) -> None:
        chosen = self.chosen
        is_in = chosen in self._session.frameworks
        self.act.setText(_("&Take out of the audit") if is_in else _("&Add to the audit"))
        why_not = self._why_it_stays(chosen) if is_in and chosen else ""
        self.act.setEnabled(chosen is not None and not why_not)
        self.note.setText(why_not)

    def _why_it_stays(self, framework: str) -> str:
        if len(self._session.frameworks) < 2:
            return _("It is the only model of the audit.")
        if says_something(self._session.audit, framework):
            return _("Answers, notes, evidence or targets stand at it, so it stays in the audit.")
        return ""

    def _do(self) -> None:
        chosen = self.chosen
        known = self._session.frameworks.get(chosen or "")
        if known is not None:
            label = _("take out {framework}").format(framework=known.short_title)
            self._session.change(label, drop_framework(self._session.audit, known.id))
        else:
            for file in self._files:
                if file.framework.id == chosen:
                    self.add_wanted.emit(file)
        self.list.setFocus()


def _size(framework: Framework) -> str:
    count = len(framework.criteria)
    return ngettext(
        "{edition} · {count} criterion, levels {floor} to {top}",
        "{edition} · {count} criteria, levels {floor} to {top}",
        count,
    ).format(edition=framework.edition, count=count, floor=framework.floor, top=framework.top)
