"""A mapping as JSON, as people write it beside a file and as it is remembered for the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from gettext import gettext as _
from typing import Any, TypeVar

from maturity_desktop.domain.clock_changes import check_zone
from maturity_desktop.domain.figure_dates import DateOrder
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.figure_numbers import written_number
from maturity_desktop.domain.mapping import ColumnRole, FigureMapping, Percent, Role
from maturity_desktop.domain.mapping_table import table_at
from maturity_desktop.domain.mapping_words import plain
from maturity_desktop.domain.outcomes import TargetStep
from maturity_desktop.domain.series import Abandoned, Grain, Hours, OpeningHours
from maturity_desktop.domain.sheet import Sheet, column_letters, column_place
from maturity_desktop.domain.working_days import WEEKDAYS

T = TypeVar("T")

SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
KEYS = frozenset(
    {
        *(
            "sheet",
            "turned",
            "first",
            "columns",
            "grain",
            "date_order",
            "year",
            "decimal",
            "percent",
            "channel",
        ),
        *("channels", "target", "hours", "abandoned", "response_time", "zone"),
    }
)


def mapping_over(base: FigureMapping, told: Mapping[str, Any], sheet: Sheet) -> FigureMapping:
    """A mapping with everything that JSON says laid over it; FiguresError where it cannot be understood."""
    unknown = sorted(set(told) - KEYS)
    if unknown:
        raise FiguresError(
            _("The mapping has no “{key}”. It has: {keys}.").format(
                key=unknown[0], keys=", ".join(sorted(KEYS))
            )
        )
    turned = _checked("turned", told.get("turned", base.turned), bool)
    mapping = replace(base, sheet=sheet.name, turned=turned)
    if "first" in told:
        mapping = replace(mapping, first=_place("first", told["first"]))
    if "columns" in told:
        mapping = replace(mapping, columns=_columns(told["columns"], mapping, sheet))
    readers: Mapping[str, Callable[[Any], Any]] = {
        "grain": Grain,
        "date_order": DateOrder,
        "year": lambda value: _checked("year", value, int),
        "decimal": lambda value: _one_of(value, ".,"),
        "percent": Percent,
        "channel": lambda value: _checked("channel", value, str),
        "channels": lambda value: tuple(
            _checked("channels", own, str) for own in _checked("channels", value, list)
        ),
        "abandoned": Abandoned,
        "response_time": lambda value: frozenset(_checked("response_time", value, list)),
        "zone": lambda value: _checked("zone", value, str),
        "hours": read_hours,
    }
    found = {key: _read(key, told[key], readers[key]) for key in readers if key in told}
    if "target" in told:
        found["targets"] = _read("target", told["target"], read_targets)
    if found.get("zone"):
        check_zone(found["zone"])
    return replace(mapping, **found)


def _read(key: str, value: Any, reader: Callable[[Any], T]) -> T:
    try:
        return reader(value)
    except (ValueError, TypeError, AttributeError, KeyError):
        raise FiguresError(
            _("The mapping's “{key}” cannot be understood: {value}.").format(key=key, value=value)
        ) from None


def _checked(key: str, value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise FiguresError(
            _("The mapping's “{key}” cannot be understood: {value}.").format(key=key, value=value)
        )
    return value


def _one_of(value: Any, marks: str) -> str:
    if value not in tuple(marks):
        raise ValueError(value)
    return str(value)


def _place(key: str, name: Any) -> int:
    """A row's number or a column's letters as the file has them, from 0."""

    def place(value: Any) -> int:
        found = int(value) - 1 if str(value).isdecimal() else column_place(str(value))
        if found < 0:
            raise ValueError(value)
        return found

    return _read(key, name, place)


def _columns(told: Any, mapping: FigureMapping, sheet: Sheet) -> tuple[ColumnRole, ...]:
    """{"A": "date", "B": {"role": "within", "channel": "voice"}}; a head's words do for its letters."""
    columns = []
    for key, value in _checked("columns", told, dict).items():
        if key in tuple(Role) and isinstance(value, str) and value not in tuple(Role):
            key, value = value, key  # {"date": "A"} says the same
        role = value.get("role") if isinstance(value, dict) else value
        channel = str(value.get("channel", "")) if isinstance(value, dict) else ""
        place = _column_named(str(key), mapping, sheet)
        columns.append(ColumnRole(place, _read("columns", role, Role), channel))
    return tuple(columns)


def _column_named(name: str, mapping: FigureMapping, sheet: Sheet) -> int:
    table = table_at(sheet, mapping.turned, mapping.first)
    offset = sheet.row if mapping.turned else sheet.column
    wanted = plain(name.strip())
    for place, head in enumerate(table.heads):
        if wanted and plain(head) == wanted:
            return place + offset
    try:
        return int(name) - 1 if mapping.turned and name.isdecimal() else column_place(name)
    except ValueError:
        heads = ", ".join(f"“{head}”" for head in table.heads if head)
        raise FiguresError(
            _("{file}, “{sheet}” has no column “{name}”. It has: {heads}.").format(
                file=sheet.file, sheet=sheet.name, name=name, heads=heads
            )
        ) from None


def read_targets(told: Any) -> dict[str, tuple[TargetStep, ...]]:
    """A target, its steps, or the targets of several channels: 80, "80,2025-07-01:85", {"voice": 80}."""
    if not isinstance(told, Mapping):
        return {"": target_steps(str(told))}
    if all(re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", str(key)) for key in told):
        return {
            "": tuple(TargetStep(_day(str(key)), _target(str(value))) for key, value in sorted(told.items()))
        }
    return {str(key): read_targets(value)[""] for key, value in told.items()}


def target_steps(text: str) -> tuple[TargetStep, ...]:
    """The steps of a target: "80", "80 %", "80,2025-07-01:85"; ValueError where it is none."""
    steps = []
    for part in re.split(r",(?=\s*\d{4}-\d{2})", text):
        since, colon, value = part.rpartition(":")
        steps.append(TargetStep(_day(since.strip()) if colon else date.min, _target(value)))
    if not steps or len({step.since for step in steps}) < len(steps):
        raise ValueError(text)
    return tuple(sorted(steps, key=lambda step: step.since))


def _target(text: str) -> Fraction:
    written = written_number(text)
    number = None if written is None else written.value(written.decimal or ".")
    if number is None or number < 0:
        raise ValueError(text)
    return number


def _day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 7 else f"{text}-01")


def read_hours(told: Mapping[str, Any]) -> OpeningHours:
    """{"mon": "07:00-21:00", …, "closed": ["2025-12-25"], "special": {"2025-12-24": "07:00-18:00"}}."""
    unknown = set(told) - {*WEEKDAYS, "closed", "special", "daily"}
    if unknown:
        raise ValueError(told)
    weekdays = {day: _span(told["daily"]) for day in range(7)} if "daily" in told else {}
    for number, name in enumerate(WEEKDAYS):
        if told.get(name):
            weekdays[number] = _span(told[name])
        elif name in told:
            weekdays.pop(number, None)
    special: dict[date, Hours | None] = {date.fromisoformat(day): None for day in told.get("closed", [])}
    for day, span in told.get("special", {}).items():
        special[date.fromisoformat(day)] = _span(span) if span else None
    return OpeningHours(weekdays, special, known=bool(weekdays))


def _span(text: str) -> Hours:
    found = SPAN.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    opens, closes = time(int(found[1]), int(found[2])), int(found[3]) * 60 + int(found[4])
    return Hours(opens, time.min if closes == 24 * 60 else time(*divmod(closes, 60)))


def mapping_to_json(mapping: FigureMapping) -> dict[str, Any]:
    """The same mapping as JSON; what is left to the cells is left out."""
    told: dict[str, Any] = {"sheet": mapping.sheet, "turned": mapping.turned}
    told["first"] = column_letters(mapping.first) if mapping.turned else mapping.first + 1
    told["columns"] = {
        (str(own.place + 1) if mapping.turned else column_letters(own.place)): (
            {"role": own.role.value, "channel": own.channel} if own.channel else own.role.value
        )
        for own in mapping.columns
    }
    given = {
        "grain": mapping.grain and mapping.grain.value,
        "date_order": mapping.date_order and mapping.date_order.value,
        "year": mapping.year,
        "decimal": mapping.decimal,
        "percent": None if mapping.percent is Percent.AUTO else mapping.percent.value,
        "channel": mapping.channel,
        "channels": list(mapping.channels),
        "target": {channel: _steps_told(steps) for channel, steps in mapping.targets.items()},
        "hours": _hours_told(mapping.hours),
        "abandoned": mapping.abandoned.value,
        "response_time": None if mapping.response_time is None else sorted(mapping.response_time),
        "zone": mapping.zone,
    }
    if set(mapping.targets) == {""}:
        given["target"] = _steps_told(mapping.targets[""])
    is_said = {
        key: value for key, value in given.items() if value or (key == "response_time" and value is not None)
    }
    return told | is_said


def _steps_told(steps: tuple[TargetStep, ...]) -> str:
    return ",".join(
        number_told(step.target) if step.since == date.min else f"{step.since}:{number_told(step.target)}"
        for step in steps
    )


def number_told(number: Fraction) -> str:
    """A number as a decimal; exactly, where it has one of at most fifteen digits."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.15g}"


def _hours_told(hours: OpeningHours) -> dict[str, Any]:
    if not hours.known and not hours.special:
        return {}
    told: dict[str, Any] = {WEEKDAYS[day]: _span_told(own) for day, own in sorted(hours.weekdays.items())}
    closed = [str(day) for day, own in sorted(hours.special.items()) if own is None]
    special = {str(day): _span_told(own) for day, own in sorted(hours.special.items()) if own is not None}
    return told | ({"closed": closed} if closed else {}) | ({"special": special} if special else {})


def _span_told(hours: Hours) -> str:
    closes = f"{hours.closes:%H:%M}" if hours.closes != time.min else "24:00"
    return f"{hours.opens:%H:%M}-{closes}"
