"""The fields of a brand, under each other."""

from __future__ import annotations

from gettext import gettext as _

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from maturity_desktop.domain.brand import Brand
from maturity_desktop.gui.report.brand_fields import ColourField
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor
from maturity_desktop.look import load_look

LONGEST_FOOTER = 120
LONGEST_LINE, MOST_LINES = 200, 12


class BrandForm(QWidget):
    """Shows a brand and tells each change that the person makes."""

    changed = Signal(dict)
    """Fields of the brand by name, as they are now."""
    mark_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        colours = load_look("light").colours
        self.name = _line(_("Name of the brand"))
        self.firm = _line(_("Firm"))
        self.accent = ColourField(_("Accent colour"), colours["accent"])
        self.ink = ColourField(_("Colour of titles"), colours["text"])
        self.footer = _line(_("Words on every page"), LONGEST_FOOTER)
        self.closing_title = _line(_("Title of the closing page"))
        self.closing = _text(_("Closing words"))
        self.contact = _text(_("Contact, line by line"))
        self.choose_mark = QPushButton(_("Choose &mark…"))
        self.drop_mark = QPushButton(_("&Without mark"))
        self.mark_told = plain_label("", "quiet")
        mark_edits(self.choose_mark, self.drop_mark)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(3)
        for words, field in (
            (_("Name of the &brand"), self.name),
            (_("Fi&rm"), self.firm),
            (_("&Accent colour"), self.accent),
            (_("Colour of &titles"), self.ink),
            (_("Words on every &page"), self.footer),
        ):
            _add(column, words, field)
        column.addWidget(flow_of(self.choose_mark, self.drop_mark))
        column.addWidget(self.mark_told)
        column.addSpacing(8)
        for words, own in (
            (_("Title of the clos&ing page"), self.closing_title),
            (_("Closing w&ords"), self.closing),
            (_("&Contact, line by line"), self.contact),
        ):
            _add(column, words, own)
        column.addStretch(1)

    def _wire(self) -> None:
        for button in (self.choose_mark, self.drop_mark):
            button.setAutoDefault(False)
        for name, line in self._lines.items():
            line.textEdited.connect(lambda words, name=name: self.changed.emit({name: words}))
        self.accent.changed.connect(lambda colour: self.changed.emit({"accent": colour}))
        self.ink.changed.connect(lambda colour: self.changed.emit({"ink": colour}))
        self.closing.typed.connect(lambda words: self.changed.emit({"closing": _paragraphs(words)}))
        self.contact.typed.connect(lambda words: self.changed.emit({"contact": _rows(words)}))
        self.drop_mark.clicked.connect(lambda _checked: self.changed.emit({"mark": b""}))
        self.choose_mark.clicked.connect(lambda _checked: self.mark_wanted.emit())

    @property
    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "name": self.name,
            "firm": self.firm,
            "footer": self.footer,
            "closing_title": self.closing_title,
        }

    @property
    def is_sound(self) -> bool:
        """Whether a report can have a brand like this."""
        return bool(self.name.text().strip()) and self.accent.is_sound and self.ink.is_sound

    def follow(self, brand: Brand) -> None:
        """What the brand has; the cursor stays where nothing differs."""
        self.setEnabled(bool(brand.id))
        for name, line in self._lines.items():
            if line.text() != getattr(brand, name):
                line.setText(getattr(brand, name))
                line.setCursorPosition(0)
        self.accent.follow(brand.accent)
        self.ink.follow(brand.ink)
        if _paragraphs(self.closing.words) != brand.closing:
            self.closing.follow("\n\n".join(brand.closing))
        if _rows(self.contact.words) != brand.contact:
            self.contact.follow("\n".join(brand.contact))
        self.follow_mark(brand)

    def follow_mark(self, brand: Brand, may_choose: bool = True) -> None:
        """Whether there is a mark, and whether one can be chosen now."""
        self.mark_told.setText(_("A mark is chosen") if brand.mark else _("No mark"))
        self.drop_mark.setEnabled(bool(brand.mark))
        self.choose_mark.setEnabled(may_choose)


def _line(name: str, longest: int = LONGEST_LINE) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(longest)
    line.setAccessibleName(name)
    mark_edits(line)
    return line


def _text(name: str) -> PlainEditor:
    text = PlainEditor(least=3, most=6)
    text.setAccessibleName(name)
    text.setProperty("role", "framed")
    mark_edits(text)
    return text


def _add(column: QVBoxLayout, words: str, field: QWidget) -> None:
    label = plain_label(words, "quiet")
    label.setBuddy(field.focusProxy() or field)  # a key goes only to what Tab goes to
    column.addWidget(label)
    column.addWidget(field)
    column.addSpacing(6)


def flow_of(*parts: QWidget) -> QWidget:
    """Parts side by side, in as many rows as the width wants."""
    whole = QWidget()
    row = FlowLayout(whole, spacing=8)
    for part in parts:
        row.addWidget(part)
    return whole


def _paragraphs(words: str) -> tuple[str, ...]:
    """Texts between empty lines, as many as a page holds."""
    parts = (part.strip() for part in words.replace("\r", "").split("\n\n"))
    return tuple(part for part in parts if part)[:MOST_LINES]


def _rows(words: str) -> tuple[str, ...]:
    lines = (line.strip()[:LONGEST_LINE] for line in words.splitlines())
    return tuple(line for line in lines if line)[:MOST_LINES]
