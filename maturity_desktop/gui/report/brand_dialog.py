"""The firm's brands: made, changed, brought in, and one chosen for the report, with its pages beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from gettext import gettext as _
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.brand import NO_BRAND, Brand
from maturity_desktop.domain.errors import FrameworkError, MaturityError
from maturity_desktop.domain.progress import Progress
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.background import Task
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.report.brand_form import BrandForm, flow_of
from maturity_desktop.gui.report.brand_picture import BrandPicture, MakePages
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.row_list import RowList
from maturity_desktop.verbs.brands import new_id

SIZE = (1080, 640)
LEAST_LIST = 150
LEAST_FORM = 260


class BrandShelf(Protocol):
    """Where the firm's brands are; each call may raise MaturityError or OSError, whose words are shown."""

    def brands(self) -> tuple[tuple[Brand, ...], tuple[FrameworkError, ...]]: ...

    def keep(self, brand: Brand) -> None: ...

    def remove(self, brand: str) -> None: ...

    def bring_in(self, path: Path) -> Brand: ...

    def mark(self, path: Path) -> bytes: ...


class BrandDialog(QDialog):
    """Changes are drafts until they are kept; none is lost without a question."""

    chosen = Signal(str)
    """The report takes the brand of this id; empty: the program's own look."""

    def __init__(
        self,
        shelf: BrandShelf,
        in_use: str,
        ask: Ask,
        theme: ThemeSwitch,
        make_pages: MakePages,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shelf, self._in_use, self._ask = shelf, in_use, ask
        self._kept: dict[str, Brand] = {}
        self._drafts: dict[str, Brand] = {}
        self._task: Task[bytes] | None = None
        self.setWindowTitle(_("Brand of the report"))
        self.list = RowList(theme, _("Brands"), 0)
        self.list.shows_choice = True
        self.list.setProperty("role", "framed")
        self.list.setMinimumWidth(LEAST_LIST)
        self.trouble = plain_label("", "wrong", wraps=True)
        self.picture = BrandPicture(make_pages)
        self.form = BrandForm()
        self._make_buttons()
        self._lay_out()
        self._wire()
        self._read(in_use)
        room = self.screen().availableSize()
        over = parent.window().size() if parent is not None else room
        self.resize(QSize(*SIZE).boundedTo(room).boundedTo(over))
        self.list.setFocus()

    def _make_buttons(self) -> None:
        self.new = calm_button(_("&New"), self._new)
        self.bring_in = calm_button(_("From a &file…"), self._bring_in)
        self.remove = calm_button(_("De&lete"), self._remove)
        self.keep = calm_button(_("&Keep"), self._keep)
        self.use = calm_button(_("&Use in this report"), self._use)
        self.close_button = calm_button(_("Close"), self.reject)
        set_role(self.use, "primary")
        mark_edits(self.new, self.bring_in, self.remove, self.keep, self.use)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addWidget(flow_of(self.new, self.bring_in, self.remove))
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addLayout(left, 3)
        across.addWidget(self._scrolled(), 5)
        across.addWidget(self.picture, 6)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        for button in (self.keep, self.use, self.close_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(across, 1)
        column.addLayout(foot)

    def _scrolled(self) -> QScrollArea:
        """The form, which scrolls where the dialog is low."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        area.setMinimumWidth(LEAST_FORM)
        return area

    def _wire(self) -> None:
        self.list.selectionModel().currentChanged.connect(lambda *_told: self._show())
        self.list.chosen.connect(lambda _goal: self.form.name.setFocus())
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove.click)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.form.changed.connect(self._change)
        self.form.mark_wanted.connect(self._choose_mark)

    # What is shown

    @property
    def brand(self) -> Brand:
        """The brand in hand, as it was changed so far."""
        row = self.list.currentIndex().row()
        rows = self.list.rows.rows
        goal = rows[row].goal if 0 <= row < len(rows) else ""
        return self._drafts.get(str(goal)) or self._kept.get(str(goal)) or NO_BRAND

    def _read(self, current: str) -> None:
        """The brands as they are kept now."""
        found, errors = self._shelf.brands()
        self._kept = {own.id: own for own in found}
        self._show_rows(current)
        self._tell("\n".join(map(str, errors)))

    def _show_rows(self, current: str) -> None:
        brands = {**self._kept, **self._drafts}
        rows = [Row(_("The program’s own look"), mark=self._mark_of(""), goal="")]
        rows += [
            Row(own.name.strip() or _("without a name"), mark=self._mark_of(own.id), goal=own.id)
            for own in brands.values()
        ]
        self.list.rows.show_rows(rows)
        place = next((place for place, row in enumerate(rows) if row.goal == current), 0)
        self.list.setCurrentIndex(self.list.rows.index(place))
        self._show()

    def _mark_of(self, brand: str) -> str:
        if brand in self._drafts:
            return _("not kept yet")
        return _("in use") if brand == self._in_use else ""

    def _show(self) -> None:
        """The fields and pages of the brand in hand."""
        self.form.follow(self.brand)
        self._follow()

    def _follow(self) -> None:
        """What can be done with the brand in hand, and how it looks."""
        brand = self.brand
        self.form.follow_mark(brand, may_choose=self._task is None)
        self.remove.setEnabled(bool(brand.id))
        sound = not brand.id or self.form.is_sound
        self.keep.setEnabled(brand.id in self._drafts and sound)
        self.use.setEnabled(sound)
        if sound:
            self.picture.show_brand(brand)

    def _tell(self, words: str) -> None:
        self.trouble.setText(breakable(words))

    # What is done

    def _change(self, fields: dict[str, Any]) -> None:
        before = self.brand
        if not before.id:
            return
        self._put(replace(before, **fields))

    def _put(self, brand: Brand) -> None:
        """A brand as it is now; as it is kept, it is no draft."""
        if self._kept.get(brand.id) == brand:
            self._drafts.pop(brand.id, None)
        else:
            self._drafts[brand.id] = brand
        self._tell("")
        self._mark_row(brand)
        self._follow()

    def _mark_row(self, brand: Brand) -> None:
        """Name and mark of the row in hand, which stays in hand."""
        row = self.list.currentIndex().row()
        rows = list(self.list.rows.rows)
        rows[row] = Row(
            brand.name.strip() or _("without a name"), mark=self._mark_of(brand.id), goal=brand.id
        )
        if rows[row] != self.list.rows.rows[row]:
            self.list.rows.rows = tuple(rows)
            self.list.rows.dataChanged.emit(self.list.rows.index(row), self.list.rows.index(row))

    def _new(self) -> None:
        name = _("New brand")
        own = new_id(name, {*self._kept, *self._drafts})
        self._drafts[own] = Brand(id=own, name=name)
        self._show_rows(own)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def _bring_in(self) -> None:
        paths = self._ask.files(_("Bring in a brand"))
        if paths:
            self._try(lambda: self._took_in(self._shelf.bring_in(paths[0])))

    def _took_in(self, brand: Brand) -> None:
        self._drafts.pop(brand.id, None)
        self._read(brand.id)

    def _remove(self) -> None:
        brand = self.brand
        question = _("Delete the brand “{brand}”?").format(brand=brand.name)
        consequence = _(
            "Its file and its mark go. Drafts in it look as the program’s own; signed versions keep it."
        )
        if brand.id and self._ask.confirm(question, consequence, _("Delete")):
            self._try(lambda: self._removed(brand.id))

    def _removed(self, brand: str) -> None:
        self._shelf.remove(brand)
        self._drafts.pop(brand, None)
        self._read("")

    def _choose_mark(self) -> None:
        paths = self._ask.files(_("Choose a mark"))
        own = self.brand.id
        if not paths or not own:
            return
        path, shelf = paths[0], self._shelf

        def work(_progress: Progress) -> bytes:
            return shelf.mark(path)

        self._task = Task(work, self)
        self._task.succeeded.connect(lambda mark: self._take_mark(own, mark))
        self._task.failed.connect(lambda error: self._tell(str(error)))
        self._task.ended.connect(self._end_mark)
        self._tell("")
        self._follow()
        self._task.start()

    def _take_mark(self, own: str, mark: bytes) -> None:
        """The mark goes to the brand that it was chosen for, whichever is in hand by now."""
        brand = self._drafts.get(own) or self._kept.get(own)
        if brand is None:
            return
        if brand == self.brand:
            self._put(replace(brand, mark=mark))
        else:
            self._drafts[own] = replace(brand, mark=mark)
            self._show_rows(self.brand.id)

    def _end_mark(self) -> None:
        self._task = None
        self._follow()

    def _keep(self) -> bool:
        """Whether the brand in hand is kept now."""
        brand = self._drafts.get(self.brand.id)
        return brand is None or self._keep_draft(brand)

    def _keep_draft(self, brand: Brand) -> bool:
        def keep() -> None:
            self._shelf.keep(brand)
            self._drafts.pop(brand.id, None)
            self._read(brand.id)

        return self._try(keep)

    def _use(self) -> None:
        if self._keep():
            self.chosen.emit(self.brand.id)
            self._in_use = self.brand.id
            self.reject()

    def reject(self) -> None:
        """Closes; what is not kept yet is asked about."""
        drafts = tuple(self._drafts.values())
        if drafts:
            question = _("Keep what was changed in the brands?")
            told = ", ".join(own.name.strip() or own.id for own in drafts)
            acts = (_("Keep"), _("Discard"))
            place = self._ask.choose(question, told, acts, _("Back"))
            if place is None or (place == 0 and not all(self._keep_draft(own) for own in drafts)):
                return
        super().reject()

    def _try(self, act: Callable[[], object]) -> bool:
        """Does it; what does not work is told in words."""
        try:
            act()
        except MaturityError as error:
            self._tell(str(error))
            return False
        except OSError as error:
            told = _("The brand could not be written: {reason}. Nothing has changed.")
            self._tell(told.format(reason=error.strerror or error))
            return False
        return True
