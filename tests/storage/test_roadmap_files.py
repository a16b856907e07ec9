"""The file of the waves: what ships is sound, and every fault is told with its line."""

from __future__ import annotations

import pytest

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.errors import FrameworkError
from maturity_desktop.domain.waves import WaveRule
from maturity_desktop.storage.roadmap_files import ROADMAP, parse_waves, read_waves


def test_the_shipped_waves_are_those_of_the_rules() -> None:
    plan = read_waves(frameworks_folder() / ROADMAP)
    assert [(wave.from_month, wave.to_month) for wave in plan.waves] == [(0, 3), (3, 6), (6, 12), (12, 18)]
    assert [wave.rule for wave in plan.waves] == [
        WaveRule(effort_at_most=2, impact_at_least=4),
        WaveRule(below_level=2),
        WaveRule(limited=True),
        WaveRule(),
    ]


WAVE = "  - {{id: {id}, title: A wave, from_month: {start}, to_month: {end}{more}}}\n"


def file(*waves: str, most: str = "8") -> bytes:
    return ("schema: 1\nmost_in_wave: " + most + "\nwaves:\n" + "".join(waves)).encode()


def wave(name: str = "one", start: object = 0, end: object = 3, more: str = "") -> str:
    return WAVE.format(id=name, start=start, end=end, more=more)


@pytest.mark.parametrize(
    ("source", "line", "said"),
    [
        (file(wave(), wave("one", 3, 6)), 5, "is taken"),
        (file(wave(), wave("two", 2, 6)), 5, "begins before the one above ends"),
        (file(wave(start=3)), 4, "ends before it begins"),
        (file(wave(more=", rule: {limited: true}")), 4, "last wave has a rule"),
        (file(wave(more=", rule: {effort: 1}")), 4, "effort"),
        (file(wave(start="soon")), 4, "soon"),
        (file(wave(), most="0"), 2, "0"),
        (b"schema: 1\nmost_in_wave: 8\nwaves: []\n", 3, "no wave"),
    ],
)
def test_a_fault_is_told_with_its_line(source: bytes, line: int, said: str) -> None:
    with pytest.raises(FrameworkError) as caught:
        parse_waves(source, "roadmap.yaml")
    assert f"roadmap.yaml:{line}" in str(caught.value)
    assert said in str(caught.value)
