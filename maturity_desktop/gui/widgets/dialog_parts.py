"""What dialogs have in common: fields below each other, the two ways out, buttons that wait to be pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from gettext import gettext as _

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QWidget

from maturity_desktop.gui.theme import set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_editor import PlainEditor


def named_fields(rows: Iterable[tuple[str, QWidget]]) -> QFormLayout:
    """Fields as wide as the dialog, each behind words that have its key and are its name."""
    fields = QFormLayout()
    fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    for words, field in rows:
        label = plain_label(words)
        label.setBuddy(field)
        if not isinstance(field, PlainEditor):
            label.setMinimumHeight(field.sizeHint().height())
        field.setAccessibleName(words.replace("&", ""))
        fields.addRow(label, field)
    return fields


def ways_out(dialog: QDialog, words: str) -> tuple[QDialogButtonBox, QPushButton]:
    """A row with the button that accepts, which Enter presses, and Cancel; and that button."""
    box = QDialogButtonBox()
    accepts = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
    set_role(accepts, "primary")
    accepts.setDefault(True)
    box.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box, accepts


def calm_button(words: str, act: Callable[[], object]) -> QPushButton:
    """A button that Enter in a field or a list beside it does not press."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked: act())
    return button
