"""The sheet Measures: months, days and intervals as the rules count them, and the ladder counted from them.

A state is a number too: 2 met, 1 cannot be determined, 0 not met, empty does not apply; of several states the
least one stands for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from gettext import NullTranslations
from typing import NamedTuple

from maturity_desktop.domain.ladder_rules import Proof
from maturity_desktop.reports.excel.cells import CellValue, Live, quoted
from maturity_desktop.reports.excel.measures_layout import LadderRow, MeasuresLayout
from maturity_desktop.reports.excel.sheet import Row
from maturity_desktop.reports.excel.table import Table
from maturity_desktop.reports.measured import CountedPeriod, CountedRule, MeasuredEntry, Performance, Span
from maturity_desktop.reports.sections.channel_words import channel_title
from maturity_desktop.reports.sections.ladder_words import verdict_words

CODES: Mapping[Proof, int | None] = {
    Proof.MET: 2,
    Proof.UNDETERMINED: 1,
    Proof.NOT_MET: 0,
    Proof.NOT_APPLICABLE: None,
}
EVEN = 9
"""Decimals to which a slope is rounded: of distances that are all alike it is nought."""


class _SoFar(NamedTuple):
    """What the levels come to, up to one of them; `lacking`: in this one figures are missing."""

    level: int
    unbroken: bool
    lacking: bool


def ladder_rows(layout: MeasuresLayout, words: NullTranslations) -> Iterator[Row]:
    """The levels of each criterion in all channels, then what each rule found."""
    reached, unbroken, proven = 0, True, True
    for place, row in enumerate(layout.rows):
        number = layout.row_of(place)
        if row.rule is not None:
            yield _rule_row(layout, row, row.rule, number, words)
            continue
        entry, level = row.entry, row.level
        if row.first:
            reached, unbroken, proven = entry.floor, True, True
        counts = level.number > entry.floor
        if counts and level.proof is not Proof.NOT_APPLICABLE:
            unbroken = unbroken and level.proof is Proof.MET
            reached = level.number if unbroken else reached
        rules = [rule for rule in entry.counted.rules if rule.level == level.number]
        waits = row.first and bool(entry.counted.awaited)
        lacking = waits or (proven and any(_lacks_figures(entry, rule) for rule in rules))
        yield _level_row(layout, row, number, _SoFar(reached, unbroken, lacking), words)
        proven = proven and level.proof in (Proof.MET, Proof.NOT_APPLICABLE)


def _level_row(
    layout: MeasuresLayout, row: LadderRow, number: int, so_far: _SoFar, words: NullTranslations
) -> Row:
    _ = words.gettext
    table, entry, level = layout.ladder, row.entry, row.level
    code = table.here("code", number)
    before = (str(entry.floor), "1")
    if not row.first:
        before = (table.here("reached", number - 1), table.here("unbroken", number - 1))
    if level.number <= entry.floor:
        unbroken, reached = before[1], before[0]
    else:
        unbroken = f'IF({code}="",{before[1]},IF({code}=2,{before[1]},0))'
        holds = f"AND({table.here('unbroken', number)}=1,{code}=2)"
        reached = f"IF({holds},{level.number},{before[0]})"
    says = _("Level {level}, {title}, as the figures have it").format(level=level.number, title=level.title)
    return Row(
        {
            "criterion": entry.criterion,
            "channel": "",
            "checkpoint": "",
            "what": says,
            "level": level.number,
            "needed": Live('""', None),
            "found": Live('""', None),
            "of": Live('""', None),
            "reached": Live(reached, so_far.level),
            "state": _state_of_level(row, code, words),
            "code": Live(_least(layout, row), CODES[level.proof]),
            "unbroken": Live(unbroken, int(so_far.unbroken)),
            "lacking": Live(_lacking_in_level(layout, row, number), int(so_far.lacking)),
        },
        first=row.first,
    )


def _least(layout: MeasuresLayout, row: LadderRow) -> str:
    """The state of a level: the least of its rules; without any, it is not for the figures to tell."""
    if row.rules:
        codes = ",".join(layout.ladder.here("code", rule) for rule in row.rules)
        return f'IF(COUNT({codes})=0,"",MIN({codes}))' if row.awaited else f"MIN({codes})"
    if row.level.proof is not Proof.NOT_APPLICABLE:
        return "1"
    none_there = ",".join(_none_there(layout.periods, span) for span in row.awaited)
    return f'IF(AND({none_there}),"",1)' if none_there else '""'


def _state_of_level(row: LadderRow, code: str, words: NullTranslations) -> Live:
    """The state in words; without rules it is not for the figures to tell, or does not apply."""
    level = row.level
    if row.rules:
        return _state(code, level.proof, words)
    if level.proof is Proof.NOT_APPLICABLE and row.awaited:
        told = quoted(words.gettext("for the assessor"))
        return Live(f'IF({code}="",{quoted(level.verdict)},{told})', level.verdict)
    return Live(quoted(level.verdict), level.verdict)


def _state(code: str, proof: Proof, words: NullTranslations, awaited: bool = False) -> Live:
    """The state in words; a rule of a channel that figures are awaited of has none."""
    said = {each: verdict_words(each, words) for each in Proof}
    blank = words.gettext("no figures") if awaited else said[Proof.NOT_APPLICABLE]
    formula = (
        f'IF({code}="",{quoted(blank)},IF({code}=2,{quoted(said[Proof.MET])},'
        f"IF({code}=1,{quoted(said[Proof.UNDETERMINED])},{quoted(said[Proof.NOT_MET])})))"
    )
    return Live(formula, blank if awaited else said[proof])


def _lacks_figures(entry: MeasuredEntry, rule: CountedRule) -> bool:
    return rule.lacks_figures or entry.counted.awaited_by(rule) is not None


def _none_there(periods: Table, span: Span) -> str:
    """Whether none of a channel's periods has a figure."""
    return f"SUM({periods.here('there', span[0])}:{periods.here('there', span[1])})=0"


def _rule_row(
    layout: MeasuresLayout, row: LadderRow, rule: CountedRule, number: int, words: NullTranslations
) -> Row:
    table = layout.ladder
    found, of, code = _formulas(layout, row, rule, number)
    span, met, total, needed = _span_of(row, rule), rule.met, rule.total, rule.needed
    if span is not None:  # where nothing counts the counts are blank, and what is made of them is nought
        met, total = span.reached or 0, span.of or 0
        needed = rule.needed if rule.how != "share_in_window" or total == rule.total else 0
    awaited, lacking = bool(row.awaited), _lacking_in_rule(layout.periods, row, rule)
    for waiting in row.awaited:
        code = f'IF({_none_there(layout.periods, waiting)},"",{code})'
        lacking = f"IF({_none_there(layout.periods, waiting)},1,{lacking})"
    return Row(
        {
            "criterion": row.entry.criterion,
            "channel": channel_title(rule.channel, words),
            "checkpoint": rule.checkpoint,
            "what": rule.wants,
            "level": rule.level,
            "needed": Live(_needed(layout, row, rule), needed),
            "found": Live(found, met),
            "of": Live(of, total),
            "reached": Live('""', None),
            "state": _state(table.here("code", number), rule.proof, words, awaited),
            "code": Live(code, None if awaited else CODES[rule.proof]),
            "unbroken": Live('""', None),
            "lacking": Live(lacking, int(_lacks_figures(row.entry, rule))),
        }
    )


def _needed(layout: MeasuresLayout, row: LadderRow, rule: CountedRule) -> str:
    """How many are needed; of a share, as many as the share of those that count comes to."""
    if rule.how != "share_in_window":
        return str(rule.needed)
    share, of = (layout.periods.here(column, row.periods[0]) for column in ("target", "of"))
    return f"ROUNDUP(ROUND(N({share})*N({of})/100,{EVEN}),0)"


def _formulas(layout: MeasuresLayout, row: LadderRow, rule: CountedRule, number: int) -> tuple[str, str, str]:
    """How many were found, of how many, and the state that follows."""
    ladder, periods = layout.ladder, layout.periods
    found, needed = ladder.here("found", number), ladder.here("needed", number)
    of = str(rule.total)

    def rows(column: str) -> str:
        letter = periods.letter(column)
        return f"${letter}${row.periods[0]}:${letter}${row.periods[1]}"

    if _span_of(row, rule) is not None:
        reached, total = (periods.here(column, row.periods[0]) for column in ("reached", "of"))
        return f"N({reached})", f"N({total})", _of_span(layout, row, rule, found, needed)
    match rule.how:
        case "regularly_calculated":
            return f"SUM({rows('there')})", of, f"IF({found}>={needed},2,IF({found}>0,0,1))"
        case "trend_to_goal":
            slope = f"ROUND(SLOPE({rows('distance')},{rows('place')}),{EVEN})"
            enough = f"IF({found}<MAX(2,{needed}),1,IF({slope}{'>' if rule.rising else '<'}0,2,0))"
            if row.or_when:
                enough = f"IF({ladder.here('code', row.or_when)}=2,2,{enough})"
            elif rule.or_when:
                enough = str(CODES[rule.proof])  # the other rule's level does not apply and has no row
            return f"COUNT({rows('distance')})", of, enough
        case "share_in_each_group":
            empty = f"({of}-SUM({rows('judged')}))"
            enough = f"IF({found}+{empty}<{of},0,IF({empty}>0,1,2))"
            return f"SUM({rows('met')})", of, f"IF(SUM({rows('judged')})=0,1,{enough})"
    return (
        f"SUM({rows('met')})",
        of,
        f"IF(SUM({rows('judged')})=0,1,IF({found}>={needed},2,0))",
    )


def _lacking_in_level(layout: MeasuresLayout, row: LadderRow, number: int) -> str:
    """Whether a rule of the level lacks figures; beyond the first level that is not proven nobody asks.

    A channel without any figure counts from the first level on.
    """
    table = layout.ladder
    told = [table.here("lacking", rule) for rule in row.rules]
    if row.first:
        waits = [
            "1" if span is None else f"IF({_none_there(layout.periods, span)},1,0)" for span in row.waits
        ]
        return f"MAX({','.join((*told, *waits))})" if told or waits else "0"
    if not told:
        return "0"
    lacking = f"MAX({','.join(told)})"
    first = number - [level.number for level in row.entry.levels].index(row.level.number)
    codes = f"{table.here('code', first)}:{table.here('code', number - 1)}"
    return f'IF(COUNTIF({codes},"<2")=0,{lacking},0)'


def _lacking_in_rule(periods: Table, row: LadderRow, rule: CountedRule) -> str:
    """Whether a period that the rule looks at has no figure; where nothing at all counts, none is missed."""

    def rows(column: str) -> str:
        return f"{periods.here(column, row.periods[0])}:{periods.here(column, row.periods[1])}"

    counts_periods = row.entry.counted.periods[rule.first].counts_periods
    asked = "there" if rule.how == "regularly_calculated" else "judged"
    count = f"SUM({rows('missing')})" if counts_periods else f"COUNTIF({rows(asked)},0)"
    lacking = f"IF({count}>0,1,0)"
    if rule.how in ("trend_to_goal", "regularly_calculated"):
        return lacking
    anything = rows("there" if _span_of(row, rule) is not None else "judged")
    return f"IF(SUM({anything})=0,0,{lacking})"


def _span_of(row: LadderRow, rule: CountedRule) -> CountedPeriod | None:
    """The one row of a rule that counts days or intervals of a window."""
    period = row.entry.counted.periods[rule.first]
    return period if period.counts_periods and rule.how != "share_in_each_group" else None


def _of_span(layout: MeasuresLayout, row: LadderRow, rule: CountedRule, found: str, needed: str) -> str:
    """The state by the counts of one window; where nothing counts, nothing can be determined."""
    ladder, periods = layout.ladder, layout.periods
    there, met, total = (periods.here(column, row.periods[0]) for column in ("there", "met", "of"))
    match rule.how:
        case "share_in_window":
            return f"IF({there}=0,1,IF({met}=1,2,0))"
        case "periods_met":
            return f"IF({there}=0,1,IF({found}>={needed},2,0))"
        case "regularly_calculated":
            return f"IF(AND({there}=1,{found}>={total}),2,IF({found}>0,0,1))"
    known = str(CODES[rule.proof])  # the distances of days or intervals are not listed here
    return f"IF({ladder.here('code', row.or_when)}=2,2,{known})" if row.or_when else known


def period_rows(layout: MeasuresLayout, found: Performance, words: NullTranslations) -> Iterator[Row]:
    """The months, and the counts of days and intervals, criterion by criterion."""
    number = layout.periods.first_row
    for entry in found.criteria:
        for place, period in enumerate(entry.counted.periods):
            yield _period_row(layout.periods, entry, period, number, place == 0, words)
            number += 1


def _period_row(
    table: Table, entry: MeasuredEntry, period: CountedPeriod, number: int, first: bool,
    words: NullTranslations,
) -> Row:  # fmt: skip
    _ = words.gettext
    cell = {column.id: table.here(column.id, number) for column in table.columns}
    figures: dict[str, CellValue] = {
        "value": period.value,
        "there": int(period.there),
        "judged": int(period.judged),
        "met": int(period.met),
        "distance": None,
    }
    if period.value is not None and period.target is not None:
        figures["distance"] = period.value - period.target
    said = (_("no figure"), _("met"), _("not met"))
    state = (
        f"IF({cell['judged']}=0,{quoted(said[0])},IF({cell['met']}=1,{quoted(said[1])},{quoted(said[2])}))"
    )
    formulas = _period_formulas(cell, ">=" if period.at_least else "<=")
    return Row(
        {
            "criterion": entry.criterion,
            "channel": channel_title(period.channel, words),
            "period": period.name,
            "what": period.what,
            "given": period.given,
            "reached": period.reached,
            "of": period.of,
            "target": period.target,
            "place": period.place,
            "missing": period.missing,
            "state": Live(state, said[0] if not period.judged else said[1] if period.met else said[2]),
            **{name: Live(formula, figures[name]) for name, formula in formulas.items()},
        },
        first=first,
    )


def _period_formulas(cell: Mapping[str, str], sign: str) -> Mapping[str, str]:
    """What a period comes to, from what stands in its row. Contacts are compared as whole numbers; nought of
    nought is a figure without a value: contacts were offered and none was answered.
    """
    given, reached, of, value, target = (cell[name] for name in ("given", "reached", "of", "value", "target"))
    counted = f"AND(ISNUMBER({reached}),N({of})>0)"
    by_counts, by_value = f"100*{reached}{sign}{target}*{of}", f"{given}{sign}{target}"
    no_value = f"NOT(ISNUMBER({value}))"
    return {
        "value": f'IF({counted},100*{reached}/{of},IF(ISNUMBER({given}),{given},""))',
        "there": f"IF(OR(ISNUMBER({value}),AND(ISNUMBER({reached}),ISNUMBER({of}))),1,0)",
        "judged": f"IF(AND({cell['there']}=1,OR({no_value},ISNUMBER({target}))),1,0)",
        "met": f"IF(OR({cell['judged']}=0,{no_value}),0,IF(IF({counted},{by_counts},{by_value}),1,0))",
        "distance": f'IF(AND(ISNUMBER({value}),ISNUMBER({target})),{value}-{target},"")',
    }
