"""What the amounts of a figure come to, beside it: sums, and means where the mean counts."""

from __future__ import annotations

from datetime import datetime
from fractions import Fraction
from gettext import NullTranslations

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import figure_of
from maturity_desktop.domain.supporting_rows import SupportingRow
from maturity_desktop.gui.supporting.figure_words import amount_lines
from maturity_desktop.reports.sections.counted_figures import counted_figure
from maturity_desktop.storage.supporting_files import read_catalogue
from tests.builders import CUT_OFF


def test_twelve_headcounts_are_no_headcount() -> None:
    catalogue, words = read_catalogue(frameworks_folder() / "supporting.yaml", {}), NullTranslations()
    rows = tuple(
        SupportingRow(
            datetime(2025, month, 1),  # noqa: DTZ001
            team,
            {"leavers": Fraction(1), "headcount": Fraction(46)},
        )
        for month in range(1, 13)
        for team in ("A", "B")
    )
    figure = figure_of(catalogue.by_id["attrition"], {("team", Grain.MONTH): rows}, CUT_OFF)
    assert figure is not None
    told = list(amount_lines(figure, figure.measure, catalogue, words))
    assert told[0].endswith(": 24")
    assert told[1].endswith(", mean: 92")
    assert counted_figure(figure, catalogue, words).amounts[1].endswith("(its mean over the months counts)")
