"""The sheet Scorecard: a row for each criterion."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.changes import note_at
from maturity_desktop.domain.results import CriterionResult, ReasonCode, Results
from maturity_desktop.domain.scoring import MOST_OF_NEXT_LEVEL, LevelScore, State, exact
from maturity_desktop.reports.client_copy import is_for_client
from maturity_desktop.reports.content import ReportContent
from maturity_desktop.reports.excel.cells import Content, Live, quoted
from maturity_desktop.reports.excel.layout import DOMAIN_STRIDE, FrameworkLayout
from maturity_desktop.reports.excel.sentences import blank, sentence
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.terms import Terms
from maturity_desktop.reports.parts import CriterionEntry, FrameworkContent
from maturity_desktop.reports.sections.wording import short_number


def scorecard_rows(
    layout: FrameworkLayout,
    terms: Terms,
    content: FrameworkContent,
    results: Results,
    report: ReportContent,
) -> Iterator[Row]:
    """A row for each criterion in the order of the standard."""
    words = report.words
    domains = {domain.id: place for place, domain in enumerate(results.framework.domains, start=1)}
    before = None
    for place, (entry, result) in enumerate(zip(content.criteria, results.criteria, strict=True)):
        row = layout.scorecard.first_row + place
        domain_no = domains[result.domain.id]
        cells: dict[str, Content] = {
            "criterion": entry.id,
            "title": entry.title,
            "domain": f"{entry.domain} {entry.domain_title}",
            "set_level": entry.set_level,
            "set_reason": entry.set_reason,
            "target": entry.target,
            "weight": entry.weight,
            "impact": entry.impact,
            "effort": entry.effort,
            "confidence": terms.confidence(entry.confidence),
            "owner": _owners(report, content.id, entry.id),
            "reservation": _reservation(report, results, entry.id),
            "evidence": _evidence(entry, words),
            "note": entry.note,
            "domain_no": domain_no,
            "mark": entry.id,
        }
        cells |= _level(layout, terms, place, row, entry)
        cells |= _status(layout, place, row, results, result)
        cells |= _blocked(layout, place, result)
        cells |= _points(layout, place, result, words)
        cells |= _gap(layout, row, entry)
        if layout.scorecard.has("provisional"):
            cells["provisional"] = _provisional(layout, terms, place, row, result)
        cells |= _steps(layout, row, entry, domain_no)
        yield Row(cells, first=result.domain is not before)
        before = result.domain


def _owners(report: ReportContent, framework: str, criterion: str) -> str:
    """Who is to close the gap: the owners of the actions that bring the criterion to a level."""
    found = report.roadmap.about_criterion(framework, criterion) if report.roadmap is not None else ()
    return ", ".join(dict.fromkeys(own.owner for own in found if own.owner))


def _reservation(report: ReportContent, results: Results, criterion: str) -> str:
    """The assessor's words; in a client copy only that there are some."""
    own = note_at(results.audit, results.place, criterion).reservation
    if own.strip() and is_for_client(report):
        return report.words.gettext("the assessor has a reservation")
    return own


def _evidence(entry: CriterionEntry, words: gettext.NullTranslations) -> str:
    """The labels of the items, with what is to be known of each."""
    _ = words.gettext
    labels = []
    for use in entry.evidence:
        said = use.label
        if use.contradicts:
            said = _("{label} (contradicts)").format(label=use.label)
        elif use.stale:
            said = _("{label} (not current)").format(label=use.label)
        labels.append(said)
    return ", ".join(labels)


def _level(
    layout: FrameworkLayout, terms: Terms, place: int, row: int, entry: CriterionEntry
) -> dict[str, Content]:
    """The bounds from Levels, the level, the state and the score."""
    here = layout.scorecard.here
    first, last = layout.level_rows[place]
    low, high, chosen, level = (here(name, row) for name in ("low", "high", "set_level", "level"))
    nothing = f"SUM({layout.levels.run('counts', first, last)})=0" if last >= first else "1=1"

    def bound(name: str, value: int | None) -> Live:
        reached = layout.levels.cell(name, last) if last >= first else '""'
        return Live(f'IF({nothing},"",{reached})', value)

    share = f"SUM({layout.levels.run('share', first, last)})" if last >= first else "0"
    most = float(MOST_OF_NEXT_LEVEL)
    states = quoted(terms.nothing_applies), quoted(terms.unrated), quoted(terms.rated)
    return {
        "low": bound("reached_low", entry.low),
        "high": bound("reached_high", entry.high),
        "level": Live(
            f'IF({low}="","",IF({chosen}<>"",{chosen},IF({low}={high},{low},"")))',
            entry.level,
        ),
        "state": Live(
            f'IF({low}="",{states[0]},IF({level}="",{states[1]},{states[2]}))', terms.state(entry.state)
        ),
        "score": Live(
            f'IF({level}="","",IF({chosen}<>"",{level},{level}+MIN({most},{share})))',
            entry.score,
        ),
    }


def _status(
    layout: FrameworkLayout, place: int, row: int, results: Results, result: CriterionResult
) -> dict[str, Content]:
    """The word beside a level whose next applicable one is far enough on its way."""
    if not layout.traits.statuses:
        return {}
    levels = layout.levels
    first, _last = layout.level_rows[place]
    formula = '""'
    for step in reversed(results.framework.scale):
        if step.transition is None:
            continue
        share = exact(step.transition.share)
        on_the_way = "FALSE"
        for number, level in reversed(list(enumerate(result.criterion.levels, start=first))):
            if level.number > step.level:
                applicable, halves = levels.cell("applicable", number), levels.cell("halves_low", number)
                reached = f"{halves}*{share.denominator}>=2*{applicable}*{share.numerator}"
                on_the_way = f"IF({applicable}>0,{reached},{on_the_way})"
        said = f'IF({on_the_way},{layout.name(f"Status_{step.level}")},"")'
        formula = f"IF({layout.scorecard.here('level', row)}={step.level},{said},{formula})"
    return {"status": Live(formula, result.status)}


def _blocked(layout: FrameworkLayout, place: int, result: CriterionResult) -> dict[str, Content]:
    """The lowest level that an observed sign keeps from being reached."""
    if not layout.traits.blocking:
        return {}
    first, _last = layout.level_rows[place]
    formula = '""'
    for row, score in reversed(list(enumerate(result.score.levels, start=first))):
        formula = f"IF({layout.levels.cell('blocked_high', row)}=1,{score.number},{formula})"
    blocked = next((score.number for score in result.score.levels if score.blocked_high), None)
    return {"blocked": Live(formula, blocked)}


def _points(
    layout: FrameworkLayout, place: int, result: CriterionResult, words: gettext.NullTranslations
) -> dict[str, Content]:
    """What each level comes to, where the model shows points; empty where nothing of it applies."""
    if not layout.traits.points:
        return {}
    first, _last = layout.level_rows[place]
    cells: dict[str, Content] = {f"points_{step}": Live('""', None) for step in layout.steps}
    for row, score in enumerate(result.score.levels, start=first):
        cell, of = layout.levels.cell("points", row), layout.levels.cell("points_of", row)
        said = sentence(points_template(words), reached=cell, most=of)
        cells[f"points_{score.number}"] = Live(f'IF({of}=0,"",{said})', points_told(score, words))
    return cells


def points_template(words: gettext.NullTranslations) -> str:
    """How points are said, briefly: of so many, so many."""
    return words.gettext("{reached} of {most}")


def points_told(score: LevelScore, words: gettext.NullTranslations) -> str | None:
    """The points of a level as its cell says them."""
    reached, most = score.points
    if not most:
        return None
    return points_template(words).format(reached=short_number(float(reached), words, 1), most=most)


def _gap(layout: FrameworkLayout, row: int, entry: CriterionEntry) -> dict[str, Content]:
    """What is missing to the target, and what it is worth closing it."""
    here = layout.scorecard.here
    level, gap = here("level", row), here("gap", row)
    cells: dict[str, Content] = {
        "gap": Live(f'IF({level}="","",MAX(0,{here("target", row)}-{level}))', entry.gap)
    }
    if layout.scorecard.has("priority"):
        worth = f"{gap}*{here('weight', row)}*{here('impact', row)}/{here('effort', row)}"
        cells["priority"] = Live(f'IF({gap}="","",{worth})', entry.priority)
    return cells


def _provisional(
    layout: FrameworkLayout, terms: Terms, place: int, row: int, result: CriterionResult
) -> Live:
    """Why a rating is provisional, in the order of the program; the reservation's words stand beside it."""
    here = layout.scorecard.here
    first, last = layout.level_rows[place]
    unreasoned = f"SUM({layout.levels.run('no_reason', first, last)})>0" if last >= first else "1=0"
    set_bare = f'AND({here("set_level", row)}<>"",{blank(here("set_reason", row))})'
    lacking = layout.measures.lacking(result.criterion.id) if layout.measures else None
    tests = {
        ReasonCode.NO_EVIDENCE: f"{here('confidence', row)}={quoted(terms.no_confidence)}",
        ReasonCode.NO_REASON: f"OR({set_bare},{unreasoned})",
        ReasonCode.RESERVATION: f"NOT({blank(here('reservation', row))})",
        ReasonCode.FIGURES_MISSING: f"MAX({lacking})>0" if lacking else "1=0",
    }
    joined = "&".join(f'IF({test},{quoted("; " + terms.reasons[code])},"")' for code, test in tests.items())
    given = "; ".join(terms.reasons[reason.code] for reason in result.provisional)
    return Live(f'IF({here("level", row)}="","",MID({joined},3,255))', given)


def _steps(layout: FrameworkLayout, row: int, entry: CriterionEntry, domain_no: int) -> dict[str, Content]:
    """What the means of Summary add up."""
    here = layout.scorecard.here
    level, low, weight = here("level", row), here("low", row), here("weight", row)
    applicable = entry.state is not State.NOT_APPLICABLE
    rated = entry.level is not None

    def where(cell: str, formula: str, value: float | None) -> Live:
        return Live(f'IF({cell}="","",{formula})', value)

    return {
        "rated_weight": where(level, weight, entry.weight if rated else None),
        "weighted_level": where(
            level, f"{weight}*{level}", entry.weight * (entry.level or 0) if rated else None
        ),
        "applicable_weight": where(low, weight, entry.weight if applicable else None),
        "weighted_target": where(
            low, f"{weight}*{here('target', row)}", entry.weight * entry.target if applicable else None
        ),
        "lowest_key": where(
            level,
            f"{here('domain_no', row)}*{DOMAIN_STRIDE}+{level}",
            domain_no * DOMAIN_STRIDE + (entry.level or 0) if rated else None,
        ),
    }
