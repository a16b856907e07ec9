"""The status shown beside a level while the next is under way."""

from __future__ import annotations

from collections.abc import Mapping
from gettext import gettext as _
from typing import Any

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.model_editor.fields import DecimalField, TextField, ValueField
from maturity_desktop.storage.yaml_tree import Path

USUAL_SHARE = 0.5


class TransitionField(ValueField):
    """A title and the share of the next level from which it is shown; without a title there is none."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._title = TextField(
            _("{field}: title").format(field=name), single=True, hint=_("Status on the way up (none)")
        )
        self._share = DecimalField(_("{field}: share").format(field=name), 0.1, 100, share=True)
        self._value: dict[str, Any] = {}
        self.row.addWidget(self._title, 1)
        self.row.addWidget(self._share)
        self._title.typed.connect(lambda words: self._tell("title", words))
        self._share.typed.connect(lambda share: self._tell("share", share))
        for part in (self._title, self._share):
            part.left.connect(self.left)

    @property
    def stop(self) -> QWidget:
        return self._title.stop

    def _tell(self, key: str, value: Any) -> None:
        self._value = {"title": "", "share": USUAL_SHARE, **self._value, key: value}
        self._share.setVisible(bool(self._value["title"]))
        self.typed.emit(self._value if self._value["title"] else None)

    def follow(self, value: Any) -> None:
        self._value = value if isinstance(value, dict) else {}
        self._title.follow(self._value.get("title"))
        self._share.follow(self._value.get("share", USUAL_SHARE))
        self._share.setVisible(bool(self._value))

    def mark(self, faults: Mapping[Path, str]) -> None:
        self._title.mark(faults)
