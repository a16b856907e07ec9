"""Dates and times as clients write them; what can be read in two ways, the column decides."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from maturity_desktop.domain.sheet import Cell
from maturity_desktop.domain.weeks import names_week

EXCEL_FIRST = datetime.fromisoformat("1899-12-30")
SERIALS = range(32_874, 55_153)
"""Excel's numbers for the days of 1990 to 2050."""
YEARS = range(1990, 2051)
DAY_MINUTES = 24 * 60

MONTHS = {
    1: "january januar janvier enero gennaio januari janeiro styczen ene gen sty jaenner jan",
    2: "february februar fevrier febrero febbraio februari fevereiro luty fev feb lut fevr",
    3: "march marz maerz mars marzo maart marco marzec mar mrz mrt mae",
    4: "april avril abril aprile kwiecien abr avr apr kwi",
    5: "may mai mayo maggio mei maj maio mag",
    6: "june juni juin junio giugno junho czerwiec giu cze jun",
    7: "july juli juillet julio luglio julho lipiec lug lip jul juil",
    8: "august aout agosto augustus augusti sierpien ago sie aug aou",
    9: "september septembre septiembre settembre setembro wrzesien set wrz sep sept",
    10: "october oktober octobre octubre ottobre outubro pazdziernik out ott paz oct okt",
    11: "november novembre noviembre novembro listopad lis nov",
    12: "december dezember decembre diciembre dicembre desember dezembro grudzien dic dez des gru dec",
}
"""The months in the languages of the clients' files, without their accents."""
MONTH_OF = {name: number for number, names in MONTHS.items() for name in names.split()}
PASSED_OVER = frozenset(
    [
        "st",
        "nd",
        "rd",
        "th",
        "of",
        "de",
        "del",
        "den",
        "der",
        "am",
        "the",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "tues",
        "weds",
        "thur",
        "thurs",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mo",
        "di",
        "mi",
        "do",
        "fr",
        "sa",
        "so",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonnabend",
        "sonntag",
        "lun",
        "mar",
        "mer",
        "jeu",
        "ven",
        "sam",
        "dim",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "man",
        "tir",
        "ons",
        "tor",
        "lor",
        "son",
        "mandag",
        "tirsdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lordag",
        "sondag",
    ]
) - set(MONTH_OF)

CLOCK = re.compile(
    r"(?:^|[T\s,])\s*(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?"
    r"(?:\s*(?:-|–|—|to|bis|until)\s*\d{1,2}[:h.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)
THREE = re.compile(r"(\d{1,4})\s?([./\-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{1,2})\.?")
MONTH_FIRST = re.compile(r"(\d{1,2})\s?[./\-]\s?(\d{4})")
YEAR_FIRST = re.compile(r"(\d{4})\s?(?:[./\-]|[- ]?M)\s?(\d{1,2})", re.IGNORECASE)
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
WEEKDAY = re.compile(r"^([^\W\d_]+)[.,]*\s+(?=\d)")
WORDS = re.compile(r"[^\W\d_]+|\d+")


class DateOrder(StrEnum):
    """Which of two numbers is the day, where only numbers are written."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class DateTold:
    """A date as far as its text tells it.

    `first` and `second` are month and day; undecided, they stand as they were written. Without `second` it is
    a month, without `year` the year has to be known from elsewhere. `minutes` count from the day's beginning.
    """

    year: int | None
    first: int
    second: int | None = None
    minutes: int | None = None
    undecided: bool = False
    utc: bool = False

    def orders(self) -> frozenset[DateOrder]:
        """The orders in which an undecided date is one at all."""
        assert self.second is not None, "an undecided date has two numbers"
        fits = {
            DateOrder.DAY_FIRST: (self.second, self.first),
            DateOrder.MONTH_FIRST: (self.first, self.second),
        }
        return frozenset(
            order for order, (month, day) in fits.items() if _is_day(self.year or 2024, month, day)
        )

    def decided(self, order: DateOrder) -> DateTold:
        """The date in an order."""
        if not self.undecided or order is DateOrder.MONTH_FIRST:
            return replace(self, undecided=False)
        assert self.second is not None, "an undecided date has two numbers"
        return replace(self, first=self.second, second=self.first, undecided=False)

    def moment(self, year: int | None = None) -> datetime | None:
        """When it begins; None where there is no such day, or nobody knows the year."""
        try:
            begins = datetime.combine(date(self.year or year or 0, self.first, self.second or 1), time.min)
        except ValueError:
            return None
        return begins + timedelta(minutes=self.minutes or 0)


def date_told(cell: Cell, *, numbers: bool = True) -> DateTold | None:
    """The date in a cell; None where it is none. Bare numbers count where a column is known to hold dates."""
    if isinstance(cell, date) and cell.year not in YEARS:
        return None
    if isinstance(cell, datetime):
        minutes = _minutes(cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6)
        return DateTold(cell.year, cell.month, cell.day, minutes)
    if isinstance(cell, date):
        return DateTold(cell.year, cell.month, cell.day)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _from_number(cell) if numbers else None
    return _from_text(cell, numbers) if isinstance(cell, str) else None


def minutes_told(cell: Cell) -> int | None:
    """The minutes of the day in a time column: 12:30, 12.30, a range's start, a day's share, an hour."""
    if isinstance(cell, (time, datetime)):
        return _minutes(cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6)
    if isinstance(cell, timedelta):
        return _minutes(cell.total_seconds()) if timedelta(0) <= cell <= timedelta(days=1) else None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if not 0 <= cell <= 2400:
            return None
        if cell < 1:
            return _minutes(cell * DAY_MINUTES * 60)
        hours, minutes = divmod(int(cell), 100)
        if cell == int(cell) and 100 <= cell <= 2400 and minutes < 60:
            return hours * 60 + minutes
        return int(cell) * 60 if cell == int(cell) and 1 <= cell <= 24 else None
    if not isinstance(cell, str):
        return None
    text = re.sub(r"^(\d{1,2})\.(\d{2})(?!\d)", r"\1:\2", cell.strip())
    found = CLOCK.search(text)
    if found is None and (bare := re.fullmatch(r"(\d{1,2})(?:\s*(?:h|Uhr))?|(\d{2})(\d{2})", text)):
        hours, minutes = int(bare[1] or bare[2]), int(bare[3] or 0)
        return hours * 60 + minutes if hours <= 24 and minutes < 60 else None
    return None if found is None or found.start() else _clock_minutes(found)


def _minutes(seconds: float) -> int:
    """Whole minutes: a sheet's fractions of a day miss them by a hair."""
    return math.floor((seconds + 1) / 60)


def _clock_minutes(found: re.Match[str]) -> int | None:
    hours, minutes, half = int(found[1]), int(found[2]), (found[4] or "").lower()
    if hours > 24 or minutes > 59 or (half and not 1 <= hours <= 12):
        return None
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    return hours * 60 + minutes


def _from_number(number: float) -> DateTold | None:
    if not -1e9 < number < 1e9:  # not-a-number is neither
        return None
    if int(number) in SERIALS:
        moment = EXCEL_FIRST + timedelta(seconds=round(number * 86_400))
        minutes = None if number == int(number) else moment.hour * 60 + moment.minute
        return DateTold(moment.year, moment.month, moment.day, minutes)
    return _from_text(str(int(number)), True) if number == int(number) else None


def _from_text(text: str, numbers: bool) -> DateTold | None:
    text = text.strip().strip("'")
    minutes, utc = None, False
    if (clock := CLOCK.search(text)) is not None:
        minutes = _clock_minutes(clock)
        if minutes is None or not clock.start():
            return None
        utc = (clock[5] or "").upper() in ("Z", "UTC", "GMT")
        text = text[: clock.start()].strip(" ,")
    if _is_weekday(text):
        if names_week(text):  # “KW 05/2024” is not May
            return None
        text = WEEKDAY.sub("", text)
    day = _day(text, numbers)
    if day is None or (minutes is not None and day.second is None):
        return None
    return replace(day, minutes=minutes, utc=utc)


def _is_weekday(text: str) -> bool:
    found = WEEKDAY.match(text)
    return found is not None and _plain(found[1]) not in MONTH_OF


def _day(text: str, numbers: bool) -> DateTold | None:
    if found := THREE.fullmatch(text):
        return _three(found)
    if found := MONTH_FIRST.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    if found := YEAR_FIRST.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if numbers and (found := COMPACT.fullmatch(text)):
        year, month = int(found[1]), int(found[2])
        if not found[3]:
            return _month(year, month)
        day = int(found[3])
        return DateTold(year, month, day) if year in YEARS and _is_day(year, month, day) else None
    if numbers and text.isdecimal() and len(text) == 5 and int(text) in SERIALS:
        return _from_number(int(text))
    return _named(text)


def _month(year: int, month: int) -> DateTold | None:
    return DateTold(year, month) if year in YEARS and 1 <= month <= 12 else None


def _three(found: re.Match[str]) -> DateTold | None:
    first, mark, second, third = int(found[1]), found[2], int(found[3]), int(found[4])
    if len(found[1]) == 4:
        return DateTold(first, second, third) if first in YEARS and _is_day(first, second, third) else None
    year = third if len(found[4]) == 4 else _century(third)
    if len(found[1]) == 3 or year not in YEARS:
        return None
    if mark == ".":  # nobody writes the month first with dots
        return DateTold(year, second, first) if _is_day(year, second, first) else None
    told = DateTold(year, first, second, undecided=True)
    return told if told.orders() else None


def _named(text: str) -> DateTold | None:
    """A date with the month's name: “Jan 25” is January 2025, “3 Mar 2025” a day."""
    words = [_plain(word) for word in WORDS.findall(text)]
    names = [word for word in words if not word.isdecimal() and word not in PASSED_OVER]
    numbers = [word for word in words if word.isdecimal()]
    if len(names) != 1 or names[0] not in MONTH_OF or len(numbers) > 2:
        return None
    month = MONTH_OF[names[0]]
    if not numbers:
        return DateTold(None, month)
    if len(numbers) == 1:
        is_year = len(numbers[0]) == 4 or (
            len(numbers[0]) == 2 and words.index(names[0]) < words.index(numbers[0])
        )
        return _month(_full(numbers[0]), month) if is_year else None
    day, year = numbers if len(numbers[0]) <= 2 else reversed(numbers)
    whole = _full(year)
    return DateTold(whole, month, int(day)) if whole in YEARS and _is_day(whole, month, int(day)) else None


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else _century(int(year))


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    spelt = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in spelt if not unicodedata.combining(letter)).replace("ß", "ss")
