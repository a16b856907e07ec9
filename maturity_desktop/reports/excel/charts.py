"""The native charts: the domains against their targets, as a radar and as bars; models side by side."""

from __future__ import annotations

from dataclasses import dataclass
from gettext import NullTranslations
from math import ceil
from typing import Any

from openpyxl.chart import BarChart, RadarChart, Reference, Series
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from maturity_desktop.look import Look
from maturity_desktop.reports.excel.cells import column_letter
from maturity_desktop.reports.excel.styles import FONT
from maturity_desktop.reports.excel.table import Table

HEIGHT = 8.6
HEIGHT_OF_A_BAR, HEIGHT_OF_THE_REST = 1.1, 2.9
"""Centimetres; without a radar beside them a few bars need less room."""
ROW_HEIGHT = 0.5292
"""Centimetres of a row that has no height of its own."""
LEAST_OF_A_RADAR = 3
WIDEST = 19.0
BARS_FROM = 5
"""The column from which the bars stand, right of the radar."""


def height_of(bars: int) -> float:
    """How high a chart of so many bars is, in centimetres."""
    return HEIGHT_OF_THE_REST + HEIGHT_OF_A_BAR * bars


def rows_of_charts(table: Table) -> int:
    """How many rows stand under the charts of a table of domains."""
    return ceil(_height(table) / ROW_HEIGHT) + 1


def rows_of_comparison(table: Table) -> int:
    """How many rows stand under the chart of a table of models."""
    return ceil(height_of(table.count) / ROW_HEIGHT) + 1


def _height(table: Table) -> float:
    return HEIGHT if table.count >= LEAST_OF_A_RADAR else height_of(table.count)


def _width(table: Table, first: int) -> float:
    """Centimetres of the printed columns from this one on; a width counts digits of seven pixels."""
    return sum(7 * column.width + 5 for column in table.printed[first:]) / 96 * 2.54


def add_charts(
    sheet: Worksheet, table: Table, row: int, steps: tuple[int, ...], look: Look, words: NullTranslations
) -> None:
    """Puts the charts side by side under the table of domains; a radar wants three of them."""
    bars: Any = _bars(sheet, table, steps, look, words)
    bars.width, bars.height = min(WIDEST, _width(table, BARS_FROM)), _height(table)
    if table.count < LEAST_OF_A_RADAR:
        sheet.add_chart(bars, f"A{row}")
        return
    radar: Any = _radar(sheet, table, steps, look, words)
    radar.width, radar.height = 15.2, HEIGHT
    # Excel and LibreOffice leave much room for the words around a radar when they place it themselves.
    radar.layout = Layout(ManualLayout("inner", "edge", "edge", x=0.29, y=0.2, w=0.42, h=0.68))
    sheet.add_chart(radar, f"A{row}")
    sheet.add_chart(bars, f"{column_letter(BARS_FROM)}{row}")


def _column(sheet: Worksheet, table: Table, column: str) -> Reference:
    place = [entry.id for entry in table.columns].index(column) + 1
    return Reference(sheet, min_col=place, min_row=table.first_row, max_row=table.last_row)


def _radar(
    sheet: Worksheet, table: Table, steps: tuple[int, ...], look: Look, words: NullTranslations
) -> RadarChart:
    _ = words.gettext
    chart = RadarChart()
    chart.type = "marker"
    accent = _hex(look, "accent")
    level: Any = Series(_column(sheet, table, "drawn"), title=_("Level"))
    level.graphicalProperties = GraphicalProperties(ln=_line(look, "accent", 2.25))
    level.marker.symbol, level.marker.size = "circle", 6
    level.marker.graphicalProperties = GraphicalProperties(solidFill=accent)
    level.marker.graphicalProperties.line.solidFill = accent
    target: Any = Series(_column(sheet, table, "target"), title=_("Target"))
    target.graphicalProperties = GraphicalProperties(ln=_line(look, "control", 1.25, dashed=True))
    target.marker.symbol = "none"
    chart.series = [target, level]
    _finish(chart, _column(sheet, table, "domain"), _Axis(steps[0], steps[-1], 1, "0"), look)
    return chart


def _bars(
    sheet: Worksheet, table: Table, steps: tuple[int, ...], look: Look, words: NullTranslations
) -> BarChart:
    """The target is an outline, so that the bar of the level can be read against it in grey print too."""
    _ = words.gettext
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar", "clustered", 100
    chart.gapWidth = 45 if table.count >= LEAST_OF_A_RADAR else 120
    target: Any = Series(_column(sheet, table, "target"), title=_("Target"))
    outline = _line(look, "control", 1.25, dashed=True)
    target.graphicalProperties = GraphicalProperties(noFill=True, ln=outline)
    level: Any = Series(_column(sheet, table, "drawn"), title=_("Level"))
    level.graphicalProperties = GraphicalProperties(solidFill=_hex(look, "accent"))
    level.graphicalProperties.line.noFill = True
    level.dLbls = _labels(look, "0.00")
    chart.series = [level, target]
    _finish(chart, _column(sheet, table, "domain"), _Axis(steps[0], steps[-1], 1, "0"), look)
    _lie_down(chart)
    return chart


def add_comparison_chart(
    sheet: Worksheet, table: Table, row: int, look: Look, words: NullTranslations
) -> None:
    """The share of its own scale that each model or layer has behind it."""
    chart: Any = BarChart()
    chart.type, chart.gapWidth = "bar", 60
    along: Any = Series(_column(sheet, table, "drawn"), title=words.gettext("Share of its own scale (p)"))
    along.graphicalProperties = GraphicalProperties(solidFill=_hex(look, "accent"))
    along.graphicalProperties.line.noFill = True
    along.dLbls = _labels(look, "0%")
    chart.series = [along]
    _finish(chart, _column(sheet, table, "model"), _Axis(0, 1, 0.25, "0%"), look)
    _lie_down(chart)
    chart.width, chart.height = 24.0, height_of(table.count)
    sheet.add_chart(chart, f"A{row}")


def _labels(look: Look, number_format: str) -> DataLabelList:
    """The number at the end of each bar, and nothing else; a bar at the foot of the scale has no length."""
    labels = DataLabelList(numFmt=number_format, dLblPos="outEnd", showVal=True)
    labels.txPr = _text(look, "text", 900, bold=True)
    for hidden in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(labels, hidden, False)
    return labels


def _lie_down(chart: Any) -> None:
    """The first bar at the top, and room right of the longest for its number."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.layout = Layout(ManualLayout("outer", "edge", "edge", x=0.01, y=0.12, w=0.92, h=0.86))


@dataclass(frozen=True, slots=True)
class _Axis:
    """The axis of the figures: from where to where, a line at each unit, how its numbers are written."""

    low: float
    high: float
    unit: float
    number_format: str


def _finish(chart: Any, categories: Reference, axis: _Axis, look: Look) -> None:
    """The names, one gridline for each step, small quiet words."""
    chart.set_categories(categories)
    hair = GraphicalProperties(ln=_line(look, "line", 0.75))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = axis.low, axis.high
    chart.y_axis.majorUnit = axis.unit
    chart.y_axis.number_format = axis.number_format
    chart.y_axis.majorGridlines.spPr = hair
    chart.y_axis.delete = chart.x_axis.delete = False
    chart.y_axis.txPr = _text(look, "quiet", 800)
    chart.x_axis.txPr = _text(look, "text", 900)
    chart.y_axis.spPr = chart.x_axis.spPr = hair
    chart.legend.position = "t"
    chart.legend.txPr = _text(look, "quiet", 900)
    chart.visible_cells_only = False
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))


def _line(look: Look, colour: str, points: float, dashed: bool = False) -> LineProperties:
    line = LineProperties(w=round(points * 12_700), solidFill=_hex(look, colour))
    line.prstDash = "dash" if dashed else "solid"
    return line


def _text(look: Look, colour: str, size: int, bold: bool = False) -> RichText:
    """Words of a chart; the size is in hundredths of a point."""
    font = CharacterProperties(sz=size, b=bold, solidFill=_hex(look, colour), latin=Font(typeface=FONT))
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=font), endParaRPr=font, r=[])])


def _hex(look: Look, colour: str) -> str:
    return look.colours[colour].removeprefix("#")
