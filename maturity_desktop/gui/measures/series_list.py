"""The series of a measured criterion, and the channels in its profile of which there are none."""

from __future__ import annotations

from collections.abc import Sequence
from gettext import NullTranslations
from gettext import gettext as _

from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries
from maturity_desktop.gui.measures.measure_words import series_row, untold_row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import RowList


class SeriesList(RowList):
    """One row for each series, then one for each channel without any."""

    def __init__(self, words: NullTranslations, theme: ThemeSwitch) -> None:
        super().__init__(theme, _("Figures of the criterion"), 0)
        self.shows_choice = True
        self._words = words

    @property
    def record(self) -> MeasureSeries | None:
        """The series that is chosen."""
        return self._goal if isinstance(self._goal, MeasureSeries) else None

    @property
    def untold(self) -> str:
        """The channel without figures that is chosen in place of a series."""
        return self._goal if isinstance(self._goal, str) else ""

    @property
    def _goal(self) -> object:
        index = self.currentIndex()
        return self.rows.rows[index.row()].goal if index.isValid() else None

    def show_series(
        self,
        records: Sequence[MeasureSeries],
        untold: Sequence[MeasureReading],
        record: MeasureSeries | None,
        channel: str,
    ) -> None:
        """Series, and how channels without any are read.

        `channel` stays chosen where it is one of these; else the series that is most like `record` is.
        """
        rows = [series_row(own, self._words) for own in records]
        self.show_rows([*rows, *(untold_row(own, self._words) for own in untold)])
        channels = [own.channel for own in untold]
        if channel in channels:
            self.setCurrentIndex(self.rows.index(len(records) + channels.index(channel)))
        elif records:
            place = max(range(len(records)), key=lambda number: _likeness(records[number], record))
            self.setCurrentIndex(self.rows.index(place))


def _likeness(record: MeasureSeries, wanted: MeasureSeries | None) -> tuple[bool, bool, bool]:
    """How much a series is the one that is wanted: itself, else of its channel, and of its grain."""
    if wanted is None:
        return False, False, False
    same_channel = record.channel == wanted.channel
    return record.id == wanted.id, same_channel, same_channel and record.grain is wanted.grain
