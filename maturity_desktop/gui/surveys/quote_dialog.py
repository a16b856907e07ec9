"""Comments on their way to be evidence: where they are used, for or against, and whom they may name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.survey_privacy import private_marks
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.calm_fields import choose_in_list
from maturity_desktop.gui.dialogs.careful import CarefulDialog
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.dialog_parts import ways_out
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.verbs.survey_comments import LEFT_OUT

SIZE = (640, 520)
LONGEST_CHOICE = 90


@dataclass(frozen=True, slots=True)
class Quote:
    """What is quoted, where, and whether it contradicts."""

    comments: tuple[str, ...]
    framework: str
    criterion: str
    checkpoint: str
    contradicts: bool


class PrivateMarker(QSyntaxHighlighter):
    """Marks what may tell who is meant, as it is typed."""

    def __init__(self, editor: QPlainTextEdit, theme: ThemeSwitch) -> None:
        super().__init__(editor.document())
        self._theme = theme

    def highlightBlock(self, text: str) -> None:
        style = QTextCharFormat()
        style.setBackground(self._theme.colour("attention_ground"))
        style.setForeground(self._theme.colour("attention"))
        style.setFontUnderline(True)
        for mark in private_marks(text):
            start = _units(text[: mark.start])
            self.setFormat(start, _units(text[: mark.end]) - start, style)


class QuoteDialog(CarefulDialog):
    """A comment a line; what may tell who is meant is marked, and can be taken out at once."""

    def __init__(
        self,
        comments: Sequence[str],
        frameworks: Sequence[Framework],
        first: Sequence[tuple[str, str]],
        theme: ThemeSwitch,
        ask: Ask,
        parent: QWidget | None = None,
    ) -> None:
        """`first` are framework and criterion that the question speaks to, offered before the others."""
        super().__init__(ask, parent)
        self.setWindowTitle(_("Comments as evidence"))
        self._frameworks = {own.id: own for own in frameworks}
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(_("Comments, one a line"))
        self._before = "\n".join(" ".join(comment.split()) for comment in comments)
        self.words.setPlainText(self._before)
        self._marker = PrivateMarker(self.words, theme)
        self.warning = plain_label("", "attention", wraps=True)
        self.take_out = QPushButton(_("&Take out what is marked"))
        self.take_out.clicked.connect(self._take_out)
        self.criterion = Choice(_criteria(frameworks, first))
        self.checkpoint = Choice[str](())
        self.stance = Choice(((_("supports what is answered"), False), (_("contradicts it"), True)))
        self._lay_out()
        self.criterion.currentIndexChanged.connect(self._offer_checkpoints)
        self.words.textChanged.connect(self._mark)
        self._offer_checkpoints()
        self._mark()
        self.criterion.setFocus()

    def _lay_out(self) -> None:
        fields = QFormLayout()
        for words, field in (
            (_("C&riterion"), self.criterion),
            (_("Chec&kpoint"), self.checkpoint),
            (_("This e&vidence"), self.stance),
        ):
            label = plain_label(words)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            choose_in_list(field)
            fields.addRow(label, field)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        box, self.keep = ways_out(self, _("&Make evidence"))
        about = _(
            "They are quoted without the group of whoever wrote them, here and in the criterion’s note."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(about, "quiet", wraps=True))
        column.addWidget(self.words, 1)
        column.addWidget(self.warning)
        column.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(fields)
        column.addWidget(box)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))

    def is_changed(self) -> bool:
        return self.words.toPlainText() != self._before

    @property
    def quote(self) -> Quote:
        """What is to be evidence."""
        framework, criterion = self.criterion.value
        return Quote(
            tuple(line for line in self.words.toPlainText().split("\n") if line.strip()),
            framework,
            criterion,
            self.checkpoint.value,
            self.stance.value,
        )

    def _offer_checkpoints(self) -> None:
        framework, criterion = self.criterion.value
        own = next(own for own in self._frameworks[framework].criteria if own.id == criterion)
        offered = [(_("the criterion as a whole"), "")]
        named = _("{id} {text}")
        offered += [
            (_short(named.format(id=point.id, text=point.text)), point.id) for point in own.checkpoints
        ]
        self.checkpoint.values = [name for _words, name in offered]
        self.checkpoint.clear()
        self.checkpoint.addItems([words for words, _name in offered])

    def _mark(self) -> None:
        """Tells how much may tell who is meant."""
        text = self.words.toPlainText()
        marks = private_marks(text)
        told = ngettext(
            "{count} place may tell who is meant: read it before it goes out.",
            "{count} places may tell who is meant: read them before they go out.",
            len(marks),
        )
        self.warning.setText(told.format(count=len(marks)))
        self.warning.setVisible(bool(marks))
        self.take_out.setVisible(bool(marks))
        self.keep.setEnabled(bool(text.strip()))

    def _take_out(self) -> None:
        """Every marked place gives way to a mark of what was left out."""
        text = self.words.toPlainText()
        for mark in reversed(private_marks(text)):
            text = f"{text[: mark.start]}{LEFT_OUT}{text[mark.end :]}"
        cursor = QTextCursor(self.words.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.words.setFocus()


def _criteria(
    frameworks: Sequence[Framework], first: Sequence[tuple[str, str]]
) -> list[tuple[str, tuple[str, str]]]:
    """Every criterion by its words; where there are several models, each names its own."""
    plain, named = _("{id} {title}"), _("{id} {title} ({model})")
    every = [
        (
            _short(
                (named if len(frameworks) > 1 else plain).format(
                    id=own.id, title=own.title, model=framework.short_title
                )
            ),
            (framework.id, own.id),
        )
        for framework in frameworks
        for own in framework.criteria
    ]
    return sorted(every, key=lambda offered: offered[1] not in first)


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_CHOICE else f"{words[:LONGEST_CHOICE]}…"


def _units(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
