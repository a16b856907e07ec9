"""The promises: what is tried and how, and the mistakes with which the same torture must see a loss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from maturity_desktop.storage.migrations import SCHEMA
from tests.storage.backups.damage import KINDS
from tools.torture.backing_up import backing_up, restoring
from tools.torture.cuts import cut
from tools.torture.damaging import damage, most_flipped_bits, salvaging, seen
from tools.torture.damaging import restoring as restoring_after_damage
from tools.torture.editing import editing, editing_more
from tools.torture.erasing import erasing
from tools.torture.exporting import exporting
from tools.torture.faults import fault_at_calls, fill_disk, kill_at_calls
from tools.torture.keeping import copying_out, keeping
from tools.torture.kills import kill
from tools.torture.scenario import EVERY, Scenario, Torture
from tools.torture.taking_many import taking_many
from tools.torture.upgrading import kill_at_statements, upgrading

POINTS = 50
"""So many points at which a disk is full."""
OLD_SCHEMAS = tuple(range(1, SCHEMA))
TAKES_ROWS = ("flipped_bit", "truncated")
"""Damage after which something is mostly lost; what another hits stands in the journal once more."""
OUTPUTS = {
    "report": "a report",
    "scorecard": "a scorecard",
    "document": "a report for Word",
    "statement": "a statement of readiness",
    "self-assessment": "a self-assessment",
    "pack": "an evidence pack",
    "brand": "a brand of the firm",
    "model": "a model's file",
    "model workbook": "a model's workbook",
    "own file": "a file of the library's folder",
}
EARLY = "acknowledged before the commit"
NOT_DURABLE = ("synchronous OFF", "rollback journal")
NOT_NAMED = "folders not synced"
UNSYNCED = ("evidence not synced", NOT_NAMED)
WHOLE_UNSYNCED = "file system not synced"
UNCHECKED = "evidence unchecked"
IN_PLACE = "written in place"
IN_STEPS = "migrated statement by statement"
UNSEEN = "damage is not looked for"
QUICK_CHECK = "only SQLite's quick check looks"
UNNAMED = "losses are not named"
NOT_RESTORED = "nothing is put back"
NOTE_GOES_EARLY = "the note of it goes too early"
UNTOLD = "what was not reached is not told"


@dataclass(frozen=True, slots=True)
class Promise:
    """`tries` are those of the full form, `short` those of the tests; each mistake is a key of SPOILT."""

    words: str
    scenario: Scenario
    torture: Torture
    tries: int
    short: int
    mistakes: tuple[str, ...] = ()


def _of_editing() -> Iterator[tuple[str, Promise]]:
    endless, much, few = editing_more(None), editing(60), editing_more(2)
    new, begun = editing(0), "a new library can be begun again"
    yield "new library, cuts", Promise(f"{begun}: power cut", new, cut, 400, 5)
    yield "new library, faults", Promise(f"{begun}: any call fails", new, fault_at_calls, EVERY, 5)
    held = "no row without its file, no false success"
    yield "kills", Promise("an edit outlives kill -9", endless, kill, 10_000, 25, (EARLY,))
    yield "cuts", Promise("edits and evidence outlive a power cut", much, cut, 4_000, 25, NOT_DURABLE)
    yield "faults", Promise(f"{held}: any call fails", few, fault_at_calls, EVERY, 12)
    yield "kills at calls", Promise(f"{held}: killed before any call", few, kill_at_calls, EVERY, 8)
    yield "full disk", Promise(f"{held}: the disk is full at any point", few, fill_disk, POINTS, 4)


def _of_exporting() -> Iterator[tuple[str, Promise]]:
    for name, words in OUTPUTS.items():
        for key, how, torture, tries, short in (
            ("full disk", "on a full disk leaves the old file", fill_disk, POINTS, 2),
            ("faults", "whose writing fails leaves the old file", fault_at_calls, EVERY, 3),
            ("cuts", "is the old or the new one after a power cut", cut, 200, 5),
        ):
            mistakes = (IN_PLACE,) if name == "report" else ()
            few = short if name in ("report", "pack") else max(1, short // 3)  # they go the same two ways
            promise = Promise(f"{words} {how}", exporting(name), torture, tries, few, mistakes)
            yield f"{name}, {key}", promise


def _of_evidence() -> Iterator[tuple[str, Promise]]:
    for name, words, scenario, unsynced, unchecked in (
        ("evidence", "evidence is taken in whole or not at all", keeping(), UNSYNCED, (UNCHECKED,)),
        ("copy", "evidence is copied out whole or not at all", copying_out(), (), ()),
        ("many", "many files are in with their rows, or not", taking_many(True), (WHOLE_UNSYNCED,), ()),
        ("many, each", "many files, each synced, are in or not", taking_many(False), UNSYNCED, ()),
    ):
        yield f"{name}, kills at calls", Promise(f"{words}: killed", scenario, kill_at_calls, EVERY, 12)
        faults = Promise(f"{words}: any call fails", scenario, fault_at_calls, EVERY, 48, unchecked)
        yield f"{name}, faults", faults
        yield f"{name}, full disk", Promise(f"{words}: full disk", scenario, fill_disk, POINTS, 5)
        yield f"{name}, cuts", Promise(f"{words}: power cut", scenario, cut, 500, 40, unsynced)


def _of_backups() -> Iterator[tuple[str, Promise]]:
    for name, words, scenario in (
        ("backup", "a backup is made whole, and none is harmed", backing_up()),
        ("restore", "a restore leaves one whole library and can be undone", restoring()),
    ):
        yield f"{name}, kills at calls", Promise(f"{words}: killed", scenario, kill_at_calls, EVERY, 3)
        yield f"{name}, faults", Promise(f"{words}: any call fails", scenario, fault_at_calls, EVERY, 4)
        yield f"{name}, full disk", Promise(f"{words}: full disk", scenario, fill_disk, POINTS, 2)
        yield f"{name}, cuts", Promise(f"{words}: power cut", scenario, cut, 400, 6, (NOT_NAMED,))


def _of_damage() -> Iterator[tuple[str, Promise]]:
    for kind in KINDS:
        silent = (UNNAMED,) if kind in TAKES_ROWS else ()
        for key, words, scenario, mistakes in (
            ("seen", "is seen or harmless", seen(), (UNSEEN,)),
            ("salvaged", "is salvaged, and every loss named", salvaging(), silent),
            ("restored", "is restored from the backup", restoring_after_damage(), (NOT_RESTORED,)),
        ):
            told = f"damage ({kind.replace('_', ' ')}) {words}"
            yield f"damage, {kind}, {key}", Promise(told, scenario, damage(kind), 100, 1, mistakes)
    bits = "most flipped bits are seen without the seal, too"
    yield "damage, unsealed", Promise(bits, seen(is_sealed=False), most_flipped_bits, 100, 10, (QUICK_CHECK,))


def _of_erasing() -> Iterator[tuple[str, Promise]]:
    words, scenario = "a client is erased whole, and nothing else", erasing()
    for key, how, torture, tries, short, mistakes in (
        ("kills at calls", "killed", kill_at_calls, EVERY, 3, (NOTE_GOES_EARLY,)),
        ("faults", "any call fails", fault_at_calls, EVERY, 3, ()),
        ("full disk", "full disk", fill_disk, POINTS, 2, (UNTOLD,)),
        ("cuts", "power cut", cut, 500, 5, (NOT_NAMED,)),
    ):
        yield f"erasing, {key}", Promise(f"{words}: {how}", scenario, torture, tries, short, mistakes)


def _of_upgrading() -> Iterator[tuple[str, Promise]]:
    for schema in OLD_SCHEMAS:
        for key, how, torture, tries, short, mistakes in (
            ("statements", "killed at any statement", kill_at_statements, EVERY, 2, (IN_STEPS,)),
            ("kills at calls", "killed before any call", kill_at_calls, EVERY, 2, ()),
            ("faults", "any call fails", fault_at_calls, EVERY, 3, ()),
            ("full disk", "the disk is full at any point", fill_disk, POINTS, 2, ()),
            ("cuts", "power cut", cut, 400, 4, (IN_STEPS,)),
        ):
            words = f"schema {schema} stays or is migrated whole: {how}"
            promise = Promise(words, upgrading(schema), torture, tries, short, mistakes)
            yield f"schema {schema}, {key}", promise


GROUPS: Mapping[str, Mapping[str, Promise]] = {
    "editing": dict(_of_editing()),
    "exporting": dict(_of_exporting()),
    "evidence": dict(_of_evidence()),
    "backups": dict(_of_backups()),
    "damage": dict(_of_damage()),
    "erasing": dict(_of_erasing()),
    "upgrading": dict(_of_upgrading()),
}
PROMISES: Mapping[str, Promise] = {key: found for group in GROUPS.values() for key, found in group.items()}
