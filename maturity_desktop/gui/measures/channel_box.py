"""Which channel figures are of: those that are known are offered by name, another may be typed."""

from __future__ import annotations

from collections.abc import Iterable
from gettext import NullTranslations

from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.measures.typed_choice import TypedChoice
from maturity_desktop.reports.sections.channel_words import channel_title


class ChannelBox(TypedChoice):
    """Shows “E-mail” where the records say “email”; `hint` says what an empty one means."""

    def __init__(
        self, channels: Iterable[str], hint: str, words: NullTranslations, parent: QWidget | None = None
    ) -> None:
        self._words = words
        self._titles = {own: channel_title(own, words) for own in dict.fromkeys(channels)}
        super().__init__(self._titles.values(), hint, parent)

    @property
    def channel(self) -> str:
        """The channel as the records name it; as it is written where none is called so."""
        told = self.told
        named = (own for own, title in self._titles.items() if told.casefold() == title.casefold())
        return next(named, told)

    def show_channel(self, channel: str) -> None:
        """Shows a channel by its name."""
        self.setCurrentText(self._titles.setdefault(channel, channel_title(channel, self._words)))
