"""What holds for every supporting figure, whatever the amounts."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.supporting import Pool, SupportingFigure, figure_of
from maturity_desktop.domain.supporting_rows import SupportingRow, rows_of, table_of
from maturity_desktop.storage.supporting_files import read_catalogue
from tests.builders import CUT_OFF

CATALOGUE = read_catalogue(frameworks_folder() / "supporting.yaml", {})
AMOUNTS = st.fractions(0, 10**9, max_denominator=1000)
COUNTS = st.integers(0, 10**6)
DAYS = st.integers(0, 364).map(lambda day: datetime.fromisoformat("2025-01-01") + timedelta(days=day))


def found(measure: str, pool: Pool) -> SupportingFigure:
    figure = figure_of(CATALOGUE.by_id[measure], pool, CUT_OFF)
    assert figure is not None
    return figure


def day_rows(
    told: dict[datetime, tuple[Fraction, Fraction]], over: str, under: str
) -> tuple[SupportingRow, ...]:
    return tuple(SupportingRow(start, "", {over: one, under: other}) for start, (one, other) in told.items())


PAIRS = st.dictionaries(DAYS, st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=30)


@given(PAIRS)
def test_the_error_of_a_forecast_is_at_least_its_bias(
    told: dict[datetime, tuple[Fraction, Fraction]],
) -> None:
    pool: Pool = {("", Grain.DAY): day_rows(told, "forecast", "actual")}
    error, bias = (found(name, pool).whole for name in ("forecast_error_day", "forecast_bias"))
    assert (error.value is None) == (bias.value is None)
    if error.value is not None and bias.value is not None:
        assert error.value >= abs(bias.value)


@given(st.lists(st.tuples(DAYS, st.integers(0, 47), COUNTS, COUNTS), min_size=1, max_size=40))
def test_days_never_miss_by_more_than_their_intervals(told: list[tuple[datetime, int, int, int]]) -> None:
    rows = {
        day + timedelta(minutes=30 * slot): {"forecast": Fraction(one), "actual": Fraction(other)}
        for day, slot, one, other in told
    }
    pool: Pool = {("", Grain.INTERVAL): tuple(SupportingRow(start, "", own) for start, own in rows.items())}
    by_interval = found("forecast_error_interval", pool).whole.value
    by_day = found("forecast_error_day", pool).whole.value
    if by_interval is not None and by_day is not None:
        assert by_day <= by_interval


@given(st.lists(st.tuples(COUNTS, COUNTS).map(sorted), min_size=1, max_size=12))
def test_a_counted_share_lies_in_its_interval_and_between_its_months(told: list[list[int]]) -> None:
    rows = tuple(
        SupportingRow(datetime(2025, month, 1), "", {"abandoned": Fraction(part), "offered": Fraction(whole)})  # noqa: DTZ001
        for month, (part, whole) in enumerate(told, start=1)
    )
    figure = found("abandonment", {("", Grain.MONTH): rows})
    if figure.whole.value is None:
        assert all(whole == 0 for _part, whole in told)
        return
    interval = figure.whole.interval
    assert interval is not None
    assert interval.low - 1e-9 <= float(figure.whole.value) / 100 <= interval.high + 1e-9
    months = [own.value for own in figure.months.values() if own.value is not None]
    assert min(months) <= figure.whole.value <= max(months)


@given(PAIRS, st.randoms(use_true_random=False))
def test_the_order_of_rows_makes_no_difference(
    told: dict[datetime, tuple[Fraction, Fraction]], random: object
) -> None:
    rows = list(day_rows(told, "operating_cost", "handled"))
    first = found("cost_per_contact", {("", Grain.DAY): tuple(rows)})
    random.shuffle(rows)  # type: ignore[attr-defined]
    again = found("cost_per_contact", {("", Grain.DAY): tuple(rows)})
    assert (first.whole, first.months, first.amounts) == (again.whole, again.months, again.amounts)


ROWS = st.builds(
    SupportingRow,
    st.none() | DAYS,
    st.sampled_from(["", "voice", "Team “A” | 1"]),
    st.dictionaries(st.sampled_from(["one", "other", "third"]), AMOUNTS, min_size=1),
)


@given(st.lists(ROWS, max_size=8))
def test_rows_are_kept_exactly(rows: list[SupportingRow]) -> None:
    assert rows_of(table_of(rows)) == tuple(rows)
