"""What is known of an item of evidence, and which checkpoints it stands behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from gettext import gettext as _

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QListWidgetItem, QWidget

from maturity_desktop.domain.audit import Audit, Evidence, Link
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.dialogs.message import breakable
from maturity_desktop.gui.forms.ui_evidence_details import Ui_EvidenceForm
from maturity_desktop.gui.sentences import kind_word, list_words, size_words
from maturity_desktop.gui.theme import set_state
from maturity_desktop.storage.evidence_store import visible_name

KEEP_KEYS = ("Ctrl+Return", "Ctrl+Enter")


@dataclass(frozen=True, slots=True)
class Use:
    """How an item is used at a criterion: at all of it where `checkpoints` is empty."""

    checkpoints: tuple[str, ...] = ()
    contradicts: bool = False


def use_of(result: CriterionResult, item: Evidence) -> Use:
    """How a criterion uses an item now."""
    links = [link for link, linked in result.evidence if linked.id == item.id]
    points = tuple(link.checkpoint for link in links if link.checkpoint)
    return Use(points, any(link.contradicts for link in links))


class EvidenceDialog(CarefulDialog):
    """Details to read and to change; what was decided is in `item` and `use` once it is accepted.

    The kind of an item that is not on the register yet is chosen, never taken for granted.
    """

    def __init__(
        self,
        item: Evidence,
        use: Use,
        result: CriterionResult,
        framework: Framework,
        audit: Audit,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(ask, parent)
        self._before = item
        form = self._form = Ui_EvidenceForm()
        form.setupUi(self)
        self._fill_item(item)
        self._fill_use(use, result)
        form.used.setText(_used_words(item, audit, framework, result.criterion.id))
        form.used.setVisible(bool(form.used.text()))
        form.text.set_lines(3, 7)
        form.text.done.connect(self._try_to_accept)
        self._shown = (self.item, self.use)
        form.title.textChanged.connect(self._mark)
        form.kind.currentIndexChanged.connect(self._mark)
        form.accept_button.clicked.connect(self._try_to_accept)
        for keys in KEEP_KEYS:
            QShortcut(QKeySequence(keys), self, self._try_to_accept)
        form.cancel.clicked.connect(self.reject)
        form.title.setFocus()
        form.title.selectAll()

    def _fill_item(self, item: Evidence) -> None:
        form = self._form
        form.about.setText(breakable(_about_words(item)))
        form.title.setText(item.title)
        for kind in EvidenceKind:
            form.kind.addItem(kind_word(kind), kind.value)
        form.kind.setPlaceholderText(_("Choose the kind"))
        form.kind.setCurrentIndex(form.kind.findData(item.kind.value) if item.number else -1)
        form.dated.setDisplayFormat("d MMM yyyy")
        form.dated.setDate(QDate(item.dated.year, item.dated.month, item.dated.day))
        form.source.setText(item.source)
        form.text.follow(item.text)
        form.confidential.setChecked(item.confidential)

    def _fill_use(self, use: Use, result: CriterionResult) -> None:
        form = self._form
        criterion = result.criterion
        heading = _("At {id} {title}").format(id=criterion.id, title=criterion.title)
        form.use_heading.setText(breakable(heading))
        form.effect.addItem(_("It supports the rating"), userData=False)
        form.effect.addItem(_("It contradicts the rating and does not count for it"), userData=True)
        form.effect.setCurrentIndex(int(use.contradicts))
        for checkpoint in criterion.checkpoints:
            words = _("{id}  {text}").format(id=checkpoint.id, text=checkpoint.text)
            row = QListWidgetItem(breakable(words), form.points)
            row.setData(Qt.ItemDataRole.UserRole, checkpoint.id)
            ticked = checkpoint.id in use.checkpoints
            row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        form.points.setWordWrap(True)
        # A row's wish counts the longest word as it would stand unbroken: nothing is out of sight sideways.
        form.points.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        form.points.setResizeMode(QListView.ResizeMode.Adjust)
        form.points.setCurrentRow(0)

    def is_changed(self) -> bool:
        return (self.item, self.use) != self._shown or self._kind_chosen_anew

    @property
    def _kind_chosen_anew(self) -> bool:
        return not self._before.number and self._form.kind.currentIndex() >= 0

    def _wanting(self) -> list[QWidget]:
        """The fields without which it cannot be kept."""
        form = self._form
        given = ((form.title, bool(form.title.text().strip())), (form.kind, form.kind.currentIndex() >= 0))
        return [field for field, is_given in given if not is_given]

    def _mark(self) -> None:
        """A mark goes as soon as what was wanting is there."""
        wanting = self._wanting()
        for field in (self._form.title, self._form.kind):
            if field not in wanting:
                set_state(field, "invalid", False)

    def _try_to_accept(self) -> None:
        wanting = self._wanting()
        for field in wanting:
            set_state(field, "invalid", True)
        if wanting:
            wanting[0].setFocus()
        else:
            self.accept()

    @property
    def item(self) -> Evidence:
        """The item as it was left."""
        form = self._form
        text, day = form.text.words, form.dated.date()
        return replace(
            self._before,
            title=form.title.text().strip(),
            kind=EvidenceKind(form.kind.currentData() or self._before.kind),
            dated=date(day.year(), day.month(), day.day()),
            source=form.source.text().strip(),
            text=text if text.strip() else "",
            confidential=form.confidential.isChecked(),
        )

    @property
    def use(self) -> Use:
        rows = (self._form.points.item(row) for row in range(self._form.points.count()))
        ticked = tuple(
            row.data(Qt.ItemDataRole.UserRole) for row in rows if row.checkState() is Qt.CheckState.Checked
        )
        return Use(ticked, bool(self._form.effect.currentData()))


def _about_words(item: Evidence) -> str:
    if not item.number:
        return _("A note of your own as evidence: what was said, seen or read, without a file.")
    if not item.sha256:
        return _("{label} · a note without a file").format(label=item.label)
    return _("{label} · {file} · {size} · SHA-256 {start}…").format(
        label=item.label,
        file=visible_name(item.file_name),
        size=size_words(item.size),
        start=item.sha256[:12],
    )


def _used_words(item: Evidence, audit: Audit, framework: Framework, criterion: str) -> str:
    """Where else it is used."""
    places = dict.fromkeys(
        link.criterion
        for link in audit.all(Link)
        if link.evidence == item.id and (link.framework, link.criterion) != (framework.id, criterion)
    )
    if not places:
        return ""
    return _("Also used at {places}.").format(places=list_words(sorted(places)))
