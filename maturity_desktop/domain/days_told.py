"""Of which day a client's file is: the last one that its figures or its answers tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from maturity_desktop.domain.figure_dates import DateOrder, DateTold, date_told
from maturity_desktop.domain.series import Grain, Month
from maturity_desktop.domain.sheet import Cell
from maturity_desktop.domain.survey_columns import AnswerPlan, ColumnUse


def last_day_of_periods(periods: Iterable[tuple[datetime | None, Grain | None]], today: date) -> date | None:
    """The last day of the newest period that has begun, and today at most; None where no period is told.

    A period is told by its start and by how long it is.
    """
    begun = [(start.date(), grain) for start, grain in periods if start is not None and start.date() <= today]
    days = [Month.of(day).last_day if grain is Grain.MONTH else day for day, grain in begun]
    return min(max(days), today) if days else None


def last_day_of_answers(plans: Iterable[AnswerPlan], today: date) -> date | None:
    """The newest day up to today on which answers were given, as columns tell it; None where none does."""
    days = [
        day
        for plan in plans
        if plan.taken
        for column in plan.columns
        if column.use is ColumnUse.ROW
        for day in _days_in(plan.answers.sheet.columns[column.place][plan.answers.first :])
        if day <= today
    ]
    return max(days, default=None)


def _days_in(cells: Sequence[Cell]) -> list[date]:
    """The days that cells name; none where nothing in the column says which of two numbers is the day."""
    told = {one for cell in cells if (one := date_told(cell, numbers=False)) and one.second is not None}
    orders = set(DateOrder).intersection(*(one.orders() for one in told if one.undecided))
    if any(one.undecided for one in told) and len(orders) != 1:
        return []
    decided: Iterable[DateTold] = (one.decided(next(iter(orders))) for one in told)
    return [moment.date() for one in decided if one.year is not None and (moment := one.moment())]
