"""How a sheet of many columns is read, as JSON: what is remembered of its shape."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from gettext import gettext as _
from typing import Any

from maturity_desktop.domain.figure_dates import DateOrder
from maturity_desktop.domain.figure_errors import FiguresError
from maturity_desktop.domain.series import Grain
from maturity_desktop.domain.sheet import Sheet, column_letters, column_place
from maturity_desktop.domain.supporting_catalogue import SupportingCatalogue
from maturity_desktop.domain.supporting_mapping import AmountColumn, SupportingMapping, Use

SCALE = re.compile(r"-?\d{1,12}(/\d{1,12})?")


def columns_to_json(mapping: SupportingMapping) -> dict[str, Any]:
    """A mapping as JSON; what is left to the cells is left out."""
    name = _row_name if mapping.turned else column_letters
    told: dict[str, Any] = {"turned": mapping.turned, "first": mapping.first}
    told["columns"] = {name(own.place): _column_told(own) for own in mapping.columns}
    given = {
        "grouped_by": mapping.grouped_by,
        "group": mapping.group,
        "grain": mapping.grain and mapping.grain.value,
        "date_order": mapping.date_order and mapping.date_order.value,
        "year": mapping.year,
        "decimal": mapping.decimal,
        "zone": mapping.zone,
    }
    return told | {key: value for key, value in given.items() if value}


def _row_name(place: int) -> str:
    return str(place + 1)


def _column_told(own: AmountColumn) -> dict[str, str]:
    told = {"use": own.use.value, "amount": own.amount, "group": own.group}
    if own.scale != 1:
        told["scale"] = str(own.scale)
    return {key: value for key, value in told.items() if value}


def columns_from_json(
    told: Mapping[str, Any], sheet: Sheet, catalogue: SupportingCatalogue
) -> SupportingMapping:
    """The mapping that JSON says; FiguresError where it cannot be understood or no longer fits."""
    try:
        turned = bool(told["turned"])
        mapping = SupportingMapping(
            sheet=sheet.name,
            turned=turned,
            first=int(told["first"]),
            columns=tuple(
                _column(name, own, catalogue, turned=turned) for name, own in told["columns"].items()
            ),
            grouped_by=_known(told.get("grouped_by", ""), ("", *catalogue.groupings)),
            group=str(told.get("group", "")),
            grain=Grain(told["grain"]) if "grain" in told else None,
            date_order=DateOrder(told["date_order"]) if "date_order" in told else None,
            year=int(told["year"]) if "year" in told else None,
            decimal=_known(told.get("decimal", ""), ("", ".", ",")),
            zone=str(told.get("zone", "")),
        )
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError):
        raise FiguresError(_("What was remembered of this sheet cannot be understood.")) from None
    return mapping


def _column(
    name: str, told: Mapping[str, str], catalogue: SupportingCatalogue, *, turned: bool
) -> AmountColumn:
    use = Use(told["use"])
    amount = told.get("amount", "")
    if use is Use.AMOUNT:
        _known(amount, (*catalogue.inputs, *catalogue.by_id))
    scale = told.get("scale", "1")
    if not SCALE.fullmatch(scale):
        raise ValueError(scale)
    place = int(name) - 1 if turned else column_place(name)
    return AmountColumn(place, use, amount, Fraction(scale), str(told.get("group", "")))


def _known(name: str, names: tuple[str, ...]) -> str:
    if name not in names:
        raise ValueError(name)
    return name
