"""The sheet Summary: the key figures, a row for each domain, charts and the rules in force."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import NullTranslations
from statistics import fmean

from openpyxl.worksheet.pagebreak import Break

from maturity_desktop.domain.framework import Domain
from maturity_desktop.domain.results import CriterionResult, Results
from maturity_desktop.domain.scoring import RollUp, State
from maturity_desktop.reports.client_copy import copy_words
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import NOT_AVAILABLE, CellValue, Content, Live, quoted
from maturity_desktop.reports.excel.charts import rows_of_charts
from maturity_desktop.reports.excel.key_figures import write_key_figures
from maturity_desktop.reports.excel.layout import DOMAIN_STRIDE, FrameworkLayout, described
from maturity_desktop.reports.excel.scorecard import points_told
from maturity_desktop.reports.excel.sheet import Row, Sheet
from maturity_desktop.reports.excel.terms import Terms
from maturity_desktop.reports.excel.wide_lines import wide_lines
from maturity_desktop.reports.figures import mean_target
from maturity_desktop.reports.parts import FrameworkContent, Line


def domain_rows(
    layout: FrameworkLayout, terms: Terms, part: FrameworkContent, results: Results
) -> Iterator[Row]:
    """A row for each domain that the source describes."""
    figures = {domain.id: (domain, figure) for domain, figure in results.domains}
    numbers = {domain.id: place for place, domain in enumerate(results.framework.domains, start=1)}
    for row, entry in enumerate(described(part), start=layout.summary.first_row):
        domain, figure = figures[entry.id]
        place = numbers[entry.id]
        held = [result for result in results.criteria if result.domain is domain]
        cells: dict[str, Content] = {"domain": f"{entry.id} {entry.title}", "number": place}
        cells |= _means(layout, row, figure, _target(results, domain))
        cells |= _counts(layout, terms, row, figure, held, place)
        first = (
            f"INDEX({layout.name('Score_criterion')},MATCH({place * DOMAIN_STRIDE}+"
            f"{layout.summary.here('lowest', row)},{layout.name('Score_domain_level')},0))"
        )
        cells |= _lowest(layout, row, figure, held, first)
        yield Row(cells)


def whole_row(layout: FrameworkLayout, terms: Terms, results: Results, label: str) -> Row:
    """The figures of the whole framework; in a layered one nothing is averaged."""
    row = layout.summary.last_row + 1
    cells: dict[str, Content] = {"domain": label}
    cells |= _means(layout, row, results.whole, _target(results, None), whole=True)
    cells |= _counts(layout, terms, row, results.whole, results.criteria, None)
    here = layout.summary.here("lowest", row)
    first = f"INDEX({layout.name('Score_criterion')},MATCH({here},{layout.name('Score_level')},0))"
    cells |= _lowest(layout, row, results.whole, results.criteria, first)
    return Row(cells, total=True)


def _target(results: Results, domain: Domain | None) -> float | None:
    """The weighted mean target of the applicable criteria."""
    if domain is not None:
        return mean_target(results, domain)
    applicable = [r for r in results.criteria if r.score.state is not State.NOT_APPLICABLE]
    weights = [result.criterion.weight for result in applicable]
    return fmean([result.target for result in applicable], weights) if sum(weights) else None


def _means(
    layout: FrameworkLayout,
    row: int,
    figure: RollUp,
    target: float | None,
    whole: bool = False,
) -> dict[str, Content]:
    number = layout.summary.here("number", row)

    def total(name: str) -> str:
        values = layout.name(name)
        return f"SUM({values})" if whole else f"SUMIFS({values},{layout.name('Score_domain')},{number})"

    def mean(values: str, weights: str, value: float | None) -> Live:
        return Live(f'IF({total(weights)}=0,"",{total(values)}/{total(weights)})', value)

    cells: dict[str, Content] = {
        "level": mean("Score_weighted_level", "Score_rated_weight", figure.level),
        "target": mean("Score_weighted_target", "Score_applicable_weight", target),
    }
    if whole and layout.traits.layered:
        cells = dict.fromkeys(cells, Live('""', None))
    if not whole:
        drawn = layout.summary.here("level", row)
        shown: CellValue = figure.level if figure.level is not None else NOT_AVAILABLE
        cells["drawn"] = Live(f'IF({drawn}="",NA(),{drawn})', shown)
    return cells


def _counts(
    layout: FrameworkLayout,
    terms: Terms,
    row: int,
    figure: RollUp,
    held: tuple[CriterionResult, ...] | list[CriterionResult],
    domain: int | None,
) -> dict[str, Content]:
    here = layout.summary.here
    within = f"{layout.name('Score_domain')},{here('number', row)}," if domain else ""

    def count(name: str, condition: str, value: int) -> Live:
        return Live(f"COUNTIFS({within}{layout.name(name)},{condition})", value)

    levels = [result.level for result in held]
    cells: dict[str, Content] = {
        "rated": count("Score_state", quoted(terms.rated), figure.rated),
        "applicable": Live(f"{here('rated', row)}+{here('unrated', row)}", figure.applicable),
        "coverage": Live(
            f"IF({here('applicable', row)}=0,1,{here('rated', row)}/{here('applicable', row)})",
            figure.coverage,
        ),
        "below": count("Score_gap", '">0"', sum(bool(result.gap and result.gap.size) for result in held)),
        "unrated": count("Score_state", quoted(terms.unrated), figure.applicable - figure.rated),
        "left_out": count("Score_state", quoted(terms.nothing_applies), len(held) - figure.applicable),
    }
    for step in layout.steps:
        cells[f"at_{step}"] = count("Score_level", str(step), levels.count(step))
    return cells  # fmt: skip


def _lowest(
    layout: FrameworkLayout,
    row: int,
    figure: RollUp,
    held: tuple[CriterionResult, ...] | list[CriterionResult],
    first: str,
) -> dict[str, Content]:
    """The lowest level at which a criterion stands, and the first criterion there."""
    here = layout.summary.here
    formula = '""'
    for step in reversed(layout.steps):
        formula = f"IF({here(f'at_{step}', row)}>0,{step},{formula})"
    lowest = min((result.level for result in held if result.level is not None), default=None)
    return {
        "lowest": Live(formula, lowest),
        "first": Live(
            f'IF({here("lowest", row)}="","",{first})', figure.lowest[0] if figure.lowest else None
        ),
    }


def write_summary(
    sheet: Sheet,
    layout: FrameworkLayout,
    terms: Terms,
    content: ReportContent,
    part: FrameworkContent,
    results: Results,
) -> int:
    """Everything but the charts; returns the row from which they stand. What stands below them is printed on
    a page of its own.
    """
    _ = content.words.gettext
    cover = content.cover
    sheet.put([sheet.cell(cover.client, "title")], 26)
    about = _("Maturity scorecard: {framework}, {edition}").format(framework=part.title, edition=part.edition)
    sheet.put([sheet.cell(about, "subject")], 16)
    made = _("Cut-off {cut_off} · made on {made_on} · {status} {version} · assessor: {assessor}").format(
        cut_off=cover.cut_off,
        made_on=cover.made_on,
        status=cover.status,
        version=cover.version,
        assessor=cover.assessor or "–",
    )
    sheet.put([sheet.cell(" · ".join(filter(None, (copy_words(content), made))), "hint")])
    hint = _(
        "What may be filled in is said below the title of each sheet; every figure follows from it. To sort"
        " rows in Excel, choose Review, Unprotect Sheet first: there is no password."
    )
    sheet.put([sheet.cell(hint, "hint")])
    if notices := " · ".join(filter(None, (_second_rating(content), cover.sample))):
        sheet.put([sheet.cell(notices, "notice")])
    write_key_figures(sheet, layout, terms, content, part, results)
    _write_domains(sheet, layout, terms, content, part, results)
    if layout.traits.points and layout.traits.single:
        _write_points(sheet, layout, part, results, content.words)
    sheet.put([sheet.cell(_("Level against target"), "section")], 20)
    charts = len(sheet.rows) + 1
    sheet.skip_to(charts + rows_of_charts(layout.summary))
    sheet.worksheet.row_breaks.append(Break(len(sheet.rows)))
    wide_lines(sheet, layout.summary, _("The client"), content.profile)
    target = Line(_("Targets"), f"{part.profile}. {part.profile_note} {part.own_targets}".strip())
    wide_lines(sheet, layout.summary, _("Scoring rules in force (this tool's own)"), (target, *part.rules))
    wide_lines(
        sheet, layout.summary, _("What this workbook is not"), [Line("", " ".join(content.disclaimer))]
    )
    return charts


def _second_rating(content: ReportContent) -> str:
    """Whom a workbook is for that goes out blank, and what it lacks; empty where it tells agreed ratings."""
    _ = content.words.gettext
    if content.second_rating is None:
        return ""
    if not content.second_rating:
        return _(
            "For a second rating: without the agreed answers, levels, remarks and notes, what figures prove "
            "and what evidence shows; the targets are those of the audit."
        )
    return _(
        "For a second rating by {name}: without the agreed answers, levels, remarks and notes, what figures "
        "prove and what evidence shows; the targets are those of the audit."
    ).format(name=content.second_rating)


def _write_domains(
    sheet: Sheet,
    layout: FrameworkLayout,
    terms: Terms,
    content: ReportContent,
    part: FrameworkContent,
    results: Results,
) -> None:
    """The table of domains, the whole, and the domains that the source only names."""
    _ = content.words.gettext
    layered = layout.traits.layered
    sheet.skip_to(layout.summary.head_row - 1)
    sheet.put([sheet.cell(_("Layers") if layered else _("Domains"), "section")], 20)
    floor, top = results.framework.floor, results.framework.top
    fills = {f"at_{step}": sheet.styles.ramp_fill(step, floor, top) for step in layout.steps}
    sheet.heads(layout.summary, fills)
    for _done in sheet.body(layout.summary, domain_rows(layout, terms, part, results)):
        pass
    whole = whole_row(layout, terms, results, _("All layers") if layered else _("All domains"))
    for _done in sheet.body(layout.summary, [whole]):
        pass
    sheet.put()
    named = [Line(f"{domain.id} {domain.title}", domain.undescribed) for domain in part.domains]
    wide_lines(
        sheet, layout.summary, _("Named by the source, not described"), [line for line in named if line.text]
    )


def _write_points(
    sheet: Sheet,
    layout: FrameworkLayout,
    part: FrameworkContent,
    results: Results,
    words: NullTranslations,
) -> None:
    """What each level of the only criterion comes to; of several criteria, Scorecard says so."""
    _ = words.gettext
    (result,) = results.criteria
    told = {score.number: points_told(score, words) for score in result.score.levels}
    row = layout.scorecard.first_row
    sheet.put([sheet.cell(_("Points of each level (this tool's own)"), "section")], 20)
    for step, line in zip(layout.steps, part.scale, strict=True):
        label = _("Level {level}, {title}").format(level=step, title=line.text)
        points = Live(layout.scorecard.cell(f"points_{step}", row), told.get(step))
        sheet.put([sheet.cell(label, "caption"), sheet.cell(points, "plain_text")])
    sheet.put()
