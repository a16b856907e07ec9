"""What goes into an evidence pack: which criteria, for whom, in which shape; counted before it is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from maturity_desktop.domain.audit import Audit, Evidence
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.report_records import Audience
from maturity_desktop.gui.calm_fields import pass_wheel_on
from maturity_desktop.gui.sentences import size_words
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.labels import plain_label
from maturity_desktop.gui.widgets.plain_words import PlainWords

WIDTH = 520
Place = tuple[str, str]
"""A framework and a criterion of it."""


@dataclass(frozen=True, slots=True)
class PackWish:
    """What is to be packed; no criteria: all that have evidence."""

    criteria: tuple[str, ...]
    audience: Audience
    as_folder: bool


def evidence_by_place(audit: Audit, frameworks: Mapping[str, Framework]) -> dict[Place, tuple[Evidence, ...]]:
    """The items of every criterion that has any, in the order of the models."""
    places = ((model.id, own.id) for model in frameworks.values() for own in model.criteria)
    found = {place: audit.evidence_of(*place) for place in places}
    return {place: items for place, items in found.items() if items}


class PackDialog(QDialog):
    """Tells how much would be packed while it is chosen."""

    def __init__(
        self,
        audit: Audit,
        frameworks: Mapping[str, Framework],
        theme: ThemeSwitch,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Pack the evidence by criterion"))
        self._known = {own.id for model in frameworks.values() for own in model.criteria}
        self._items = evidence_by_place(audit, frameworks)
        self.about = PlainWords(theme, ink="quiet", lines=3)
        self.about.show_words(
            _(
                "Every file in the folder of its criterion, with an index page for a browser and the SHA-256"
                " of each file."
            )
        )
        self.criteria = QLineEdit()
        self.criteria.setPlaceholderText(_("All that have evidence"))
        self.criteria.setToolTip(_("Numbers with commas between them, for example 5.07, 8.01"))
        self.audience = QComboBox()
        self.audience.addItem(_("Those who audit: everything"), Audience.INTERNAL)
        self.audience.addItem(_("The client: without confidential items"), Audience.CLIENT)
        self.shape = QComboBox()
        self.shape.addItem(_("One zip file"), False)
        self.shape.addItem(_("A folder"), True)
        self.told = PlainWords(theme, bold=True, lines=2)
        self.wrong = PlainWords(theme, "small", "attention", lines=3)
        buttons = QDialogButtonBox()
        self.go = QPushButton(_("Pac&k…"))
        set_role(self.go, "primary")
        buttons.addButton(self.go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for words, field in (
            (_("C&riteria"), self.criteria),
            (_("&For"), self.audience),
            (_("&As"), self.shape),
        ):
            label = plain_label(words)
            label.setBuddy(field)
            label.setMinimumHeight(field.sizeHint().height())
            form.addRow(label, field)
            field.setAccessibleName(words.replace("&", ""))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (self.about, form, self.told, self.wrong, buttons):
            if isinstance(part, QFormLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)
        self.setMinimumWidth(WIDTH)
        self.criteria.textChanged.connect(self._count)
        self.audience.currentIndexChanged.connect(self._count)
        pass_wheel_on(self)
        self._count()

    @property
    def wish(self) -> PackWish:
        return PackWish(self._named(), self._audience, self.shape.currentData())

    @property
    def _audience(self) -> Audience:
        return Audience(self.audience.currentData())  # Qt hands back a plain text

    def _named(self) -> tuple[str, ...]:
        names = self.criteria.text().replace(";", ",").split(",")
        return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))

    def _count(self, *_told: object) -> None:
        """How many files and bytes; what of the criteria there is not."""
        named = self._named()
        unknown = [name for name in named if name not in self._known]
        chosen = [own for place, own in self._items.items() if not named or place[1] in named]
        items = {item.id: item for own in chosen for item in own}.values()
        left_out = [own for own in items if own.confidential and self._audience is Audience.CLIENT]
        packed = [own for own in items if own not in left_out]
        files = ngettext("{count} file, {size}", "{count} files, {size}", len(packed))
        parts = [files.format(count=len(packed), size=size_words(sum(own.size for own in packed)))]
        if left_out:
            told = ngettext(
                "{count} confidential item is left out",
                "{count} confidential items are left out",
                len(left_out),
            )
            parts.append(told.format(count=len(left_out)))
        self.told.show_words(" · ".join(parts))
        wrong = ""
        if unknown:
            wrong = _("This audit has no criterion {names}.").format(names=", ".join(unknown))
        elif not packed:
            wrong = _("There is nothing to pack here.")
        self.wrong.show_words(wrong)
        self.wrong.setVisible(bool(wrong))
        self.go.setEnabled(not wrong)
