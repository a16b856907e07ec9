"""Files taken in after others, and months typed beside them: what counts, what goes, what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from gettext import NullTranslations
from pathlib import Path

import pytest

from maturity_desktop.domain.audit import Audit, Change
from maturity_desktop.domain.changes import put
from maturity_desktop.domain.figure_log import Odd
from maturity_desktop.domain.figure_records import MeasureReading, MeasureSeries
from maturity_desktop.domain.measures import channel_figures
from maturity_desktop.domain.quality_log import logged
from maturity_desktop.domain.series import Figure, Grain, Month
from maturity_desktop.reports.sections.quality_words import oddity_sentence
from maturity_desktop.storage.evidence_store import StoredFile
from maturity_desktop.verbs.measures import (
    FoundFigures,
    figures_found,
    file_item,
    kept_figures,
    read_client_file,
    take_in,
    typed_months,
)
from maturity_desktop.verbs.series_beside import (
    months_of_files,
    months_to_keep,
    months_typed_before,
    oddities_beside,
)
from tests.builders import audit
from tests.gui.measures.conftest import measured

CRITERION = measured("8.01", "Service Level", "service_level", by_channel=True)
NOW = datetime(2026, 1, 13, 9, tzinfo=UTC)
YEAR = [Month(2025, month) for month in range(1, 13)]


class Desk:
    """An audit into which files are taken, and months typed; figures are kept in memory."""

    def __init__(self, folder: Path) -> None:
        assert CRITERION.measure is not None
        self.folder, self.measure, self.audit = folder, CRITERION.measure, audit()
        self.kept: dict[str, tuple[Figure, ...]] = {}

    def keep(self, figures: Sequence[Figure]) -> str:
        name = f"sha-{len(self.kept)}"
        self.kept[name] = tuple(figures)
        return name

    def found(self, name: str, text: str) -> FoundFigures:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return figures_found(read_client_file(path, self.measure, {}), self.measure, NOW.date())

    def take(self, name: str, text: str) -> None:
        found = self.found(name, text)
        stored = StoredFile(name, "text/csv", len(text), f"sha of {text}")
        item = file_item(stored, self.audit, "Ada", NOW, NOW.date())
        kept = kept_figures(found, self.keep)
        changes = take_in(
            self.audit, "model", CRITERION, self.measure, found, kept, item, NOW.date(), self.kept.__getitem__
        )
        self.audit = self.audit.with_changes(changes)

    def type(self, channel: str = "voice", shown: Sequence[Month] = YEAR, **values: int) -> None:
        """Months by their short names, in place of all that are shown."""
        typed = [month(name, value) for name, value in values.items()]
        today, figures_of = NOW.date(), self.kept.__getitem__
        months = months_to_keep(self.audit, self.measure, channel, typed, shown, today, figures_of)
        sha256 = self.keep(months.figures) if months.figures else ""
        changes = typed_months(self.audit, self.measure.value, channel, months, sha256, today)
        self.audit = self.audit.with_changes(changes)

    @property
    def records(self) -> list[MeasureSeries]:
        return sorted(self.audit.all(MeasureSeries), key=lambda own: own.id)

    def counting(self, channel: str = "voice", grain: Grain = Grain.MONTH) -> list[str]:
        every = channel_figures(self.audit, self.measure, self.kept.__getitem__)
        own = next(own for own, _reading in every if own.channel == channel)
        return [f"{figure.start:%b} {figure.value}" for figure in own.series[grain].figures]


def month(name: str, value: int) -> Figure:
    return Figure(datetime.strptime(f"{name} 2025", "%b %Y"), value=Fraction(value))  # noqa: DTZ007


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def kinds(record: MeasureSeries) -> dict[Odd, tuple[str, ...]]:
    return {own.kind: own.cells for own in logged(record.quality)}


FIRST = "Month;SL voice\n2025-01;81\n2025-02;82\n2025-03;83\n"
SECOND = "Month;SL voice\n2025-03;79\n2025-04;84\n"


def test_two_files_count_together_and_the_later_says_what_it_tells_anew(desk: Desk) -> None:
    desk.take("first.csv", FIRST)
    desk.take("second.csv", SECOND)
    assert desk.counting() == ["Jan 81", "Feb 82", "Mar 79", "Apr 84"]
    first, second = desk.records
    assert Odd.TOLD_ANEW not in kinds(first)
    assert kinds(second)[Odd.TOLD_ANEW] == ("2025-03",)
    assert {own.evidence for own in desk.records} == {own.id for own in desk.audit.evidence}


def test_a_file_told_anew_as_a_whole_goes_in_the_same_edit(desk: Desk) -> None:
    desk.take("first.csv", FIRST)
    desk.take("again.csv", FIRST.replace("83", "83.5"))
    assert [own.count for own in desk.records] == [3]
    assert desk.counting()[2] == "Mar 167/2"
    assert len(list(desk.audit.evidence)) == 2, "its file stays in the register"


def test_a_channel_written_otherwise_is_the_same_channel(desk: Desk) -> None:
    desk.take("first.csv", FIRST)
    desk.take("second.csv", "Month;Channel;SL\n2025-03;VOICE;79\n2025-04;VOICE;84\n")
    assert {own.channel for own in desk.records} == {"voice"}
    assert desk.counting() == ["Jan 81", "Feb 82", "Mar 79", "Apr 84"]


def test_the_clients_profile_gives_a_channel_its_name(desk: Desk) -> None:
    client = desk.audit.client
    desk.audit = desk.audit.with_changes([Change(client, replace(client, channels=("Telefonie",)))])
    desk.take("first.csv", FIRST)
    assert {own.channel for own in desk.records} == {"Telefonie"}


def test_a_channel_that_is_new_beside_others_in_scope_is_told(desk: Desk) -> None:
    desk.take("first.csv", FIRST)
    nameless = desk.found("second.csv", "Month;SL\n2025-01;81\n2025-02;82\n")
    (odd,) = oddities_beside(desk.audit, "service_level", nameless.channels, desk.kept.__getitem__)
    assert oddity_sentence(odd, NullTranslations()) == (
        "all contacts is new and counts as a channel of its own: a level has to hold in Voice and in it. "
        "If the figures of all contacts sum the others up, remove their series"
    )
    desk.take("second.csv", "Month;SL\n2025-01;81\n2025-02;82\n")
    assert any(Odd.NEW_CHANNEL in kinds(own) for own in desk.records)


def test_beside_channels_out_of_scope_or_none_a_new_one_is_no_surprise(desk: Desk) -> None:
    desk.take("first.csv", FIRST)
    assert Odd.NEW_CHANNEL not in kinds(desk.records[0])
    out = MeasureReading("a1", "service_level", "voice", in_scope=False)
    desk.audit = desk.audit.with_changes(put(desk.audit, out))
    other = desk.found("second.csv", "Month;SL\n2025-01;81\n2025-02;82\n")
    assert oddities_beside(desk.audit, "service_level", other.channels, desk.kept.__getitem__) == ()


def intervals(minutes: Sequence[str], day: int) -> str:
    rows = "".join(f"2025-12-{day:02d} {at};10;9\n" for at in minutes)
    return f"Start;Calls offered;Calls in SL\n{rows}"


def test_intervals_of_another_length_give_way_and_that_is_told(desk: Desk) -> None:
    desk.take("halves.csv", intervals(["08:00", "08:30", "09:00"], 1))
    desk.take("quarters.csv", intervals(["08:00", "08:15", "08:30"], 2))
    (record,) = desk.records
    assert record.first == date(2025, 12, 2)
    (odd,) = [own for own in logged(record.quality) if own.kind is Odd.OTHER_LENGTH]
    assert oddity_sentence(odd, NullTranslations()) == (
        "Voice: 3 intervals of another length, told before, gave way"
    )


class TestTyping:
    def test_months_from_files_stay_beside_typed_ones(self, desk: Desk) -> None:
        desk.take("first.csv", FIRST)
        desk.type(Jan=81, Feb=75, Mar=83, Apr=84)
        assert desk.counting() == ["Jan 81", "Feb 75", "Mar 83", "Apr 84"]
        assert [own.count for own in desk.records] == [3, 2], "what the file says already is not typed"
        assert not desk.records[1].evidence

    def test_typed_again_they_take_the_place_of_those_typed_before(self, desk: Desk) -> None:
        desk.take("first.csv", FIRST)
        desk.type(Feb=75)
        desk.type(Apr=84)
        assert desk.counting() == ["Jan 81", "Feb 82", "Mar 83", "Apr 84"]
        desk.type()
        assert [own.count for own in desk.records] == [3]

    def test_a_file_taken_in_later_counts_before_what_was_typed(self, desk: Desk) -> None:
        desk.type(Feb=75, Mar=76, Apr=77)
        desk.take("first.csv", FIRST)
        assert desk.counting() == ["Jan 81", "Feb 82", "Mar 83", "Apr 77"]
        of = (desk.audit, "service_level", "voice", desk.kept.__getitem__)
        assert [own.value for own in months_typed_before(*of)] == [77]
        assert [own.value for own in months_of_files(*of)] == [81, 82, 83]

    def test_months_out_of_sight_stay_as_they_were_typed(self, desk: Desk) -> None:
        desk.type(Jan=70, Feb=71)
        desk.type(shown=YEAR[1:], Feb=72, Mar=73)
        assert desk.counting() == ["Jan 70", "Feb 72", "Mar 73"]

    def test_what_is_odd_is_kept_with_them(self, desk: Desk) -> None:
        desk.type(Jan=80, Feb=81, Mar=8, Apr=82)
        (record,) = desk.records
        assert kinds(record)[Odd.ODD_SCALE] == ("2025-03",)
        assert Odd.SHARES_ONLY in kinds(record)

    def test_one_edit_can_be_taken_back(self, desk: Desk) -> None:
        desk.take("first.csv", FIRST)
        before: Audit = desk.audit
        desk.type(Jan=70)
        changed = [own for own in desk.audit.all(MeasureSeries) if own not in set(before.all(MeasureSeries))]
        back = desk.audit.with_changes([Change(own, None) for own in changed])
        assert set(back.all(MeasureSeries)) == set(before.all(MeasureSeries))
