"""Help without a network: what this screen is for, and every key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from gettext import gettext as _

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QWidget

from maturity_desktop.data_folders import resources_folder
from maturity_desktop.gui.forms.ui_help import Ui_HelpForm
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import RowList

KEY_WIDTH = 190
BOLD_IN_TEXT = re.compile(r"(?:`|\*\*)([^`*]+)(?:`|\*\*)")
"""A key, or the name of a button."""
Keys = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Groups of keys: the group's title, then (key, what it does)."""


class HelpDialog(QDialog):
    """The help text of a screen and, on its other sheet, the keys; both are the program's own words."""

    def __init__(self, theme: ThemeSwitch, page: str, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form = Ui_HelpForm()
        form.setupUi(self)
        self._theme = theme
        self.keys = RowList(theme, _("Keys"), KEY_WIDTH)
        self.keys.shows_choice = True
        self.keys.show_rows(tuple(key_rows(keys)))
        form.keys_box.addWidget(self.keys)
        form.words.document().setDocumentMargin(24)
        self._write(read_help(page))
        form.other.clicked.connect(self._turn)
        form.close.clicked.connect(self.accept)
        self.resize(640, 560)
        self.show_keys(page == "")

    def show_keys(self, keys: bool) -> None:
        """Turns to the keys, or to the words about the screen."""
        form = self._form
        form.sheets.setCurrentWidget(form.keys_sheet if keys else form.words_sheet)
        form.other.setText(_("About this screen") if keys else _("All keys"))
        form.other.setVisible(bool(form.words.toPlainText()))
        (self.keys if keys else form.words).setFocus()

    def _turn(self) -> None:
        self.show_keys(self._form.sheets.currentWidget() is self._form.words_sheet)

    def _write(self, text: str) -> None:
        """Sets the text with headings, keys and buttons in bold; as text, so nothing else is markup."""
        cursor = QTextCursor(self._form.words.document())
        for number, (kind, words) in enumerate(paragraphs(text)):
            block = QTextBlockFormat()
            block.setTopMargin(0 if not number else 14 if kind == "heading" else 6)
            block.setLeftMargin(16 if kind == "point" else 0)
            block.setTextIndent(-12 if kind == "point" else 0)
            if number:
                cursor.insertBlock(block)
            else:
                cursor.setBlockFormat(block)
            self._write_words(cursor, kind, f"•  {words}" if kind == "point" else words)
        cursor.movePosition(QTextCursor.MoveOperation.Start)

    def _write_words(self, cursor: QTextCursor, kind: str, words: str) -> None:
        for place, part in enumerate(BOLD_IN_TEXT.split(words)):
            style = QTextCharFormat()
            bold = kind in ("title", "heading") or place % 2 == 1
            style.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
            if kind == "title":
                style.setProperty(
                    QTextCharFormat.Property.FontPixelSize, self._theme.look.screen_text["title"]
                )
            cursor.insertText(part, style)


def read_help(page: str) -> str:
    """The words about a page; empty where there are none."""
    file = resources_folder() / "help" / f"{page}.md"
    return file.read_text(encoding="utf-8") if page and file.is_file() else ""


def paragraphs(text: str) -> Iterator[tuple[str, str]]:
    """The text's parts: (title, heading, point or words; the words on one line)."""
    for part in re.split(r"\n\s*\n|\n(?=[#-])", text.strip()):
        words = " ".join(part.split())
        for sign, kind in (("## ", "heading"), ("# ", "title"), ("- ", "point"), ("", "words")):
            if words and words.startswith(sign):
                yield kind, words.removeprefix(sign)
                break


def key_rows(keys: Keys) -> Iterator[Row]:
    """A row for each key under the heading of its group."""
    for title, group in keys:
        yield Row(title, heading=True)
        for key, meaning in group:
            yield Row(meaning, lead=key)
