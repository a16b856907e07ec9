"""Seven kinds of damage: seen or harmless, salvaged with every loss named, restored from the last backup."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from random import Random
from tempfile import mkdtemp

from maturity_desktop.domain.errors import LibraryError
from maturity_desktop.storage.backups.layout import DATABASE, REPLACED
from maturity_desktop.storage.backups.listing import list_backups
from maturity_desktop.storage.backups.making import back_up
from maturity_desktop.storage.backups.manifest import Reason
from maturity_desktop.storage.backups.places import first_place
from maturity_desktop.storage.backups.restoring import restore
from maturity_desktop.storage.seal import NAME as SEAL
from tests.storage.backups.damage import KINDS
from tests.storage.damaging import content, flip_used_bit, is_seen, make_library, salvaged
from tests.storage.small import NOW
from tools.torture.children import Tell, Told, in_child
from tools.torture.scenario import Scenario, Tally, Torture

SINGLE_PAGE = ("flipped_bit", "zeroed_page")
"""Of damage to one page at most a hundredth of the records may be lost at the median."""
ENOUGH_SALVAGED, ENOUGH_SEEN = 0.99, 0.8
SEEN, BACK, SHARE, UNNAMED = "seen", "back", "share", "unnamed"


def damage(kind: str) -> Torture:
    """So many tries with damage of a kind, each at another place."""
    return partial(_damage, kind)


def _damage(kind: str, scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    shares, lost = list[float](), list[str]()
    for _try in range(tries):
        told = _told(KINDS[kind], scenario, folder / "now", dice)
        shares += _shares(told)
        lost += (told.unexpected,) if told.unexpected else scenario.first_loss(folder / "now", told)
    if shares and kind in SINGLE_PAGE and statistics.median(shares) < ENOUGH_SALVAGED:
        lost.append(f"{statistics.median(shares):.2%} of the records came through at the median")
    return Tally(tries, tuple(lost))


def most_flipped_bits(scenario: Scenario, folder: Path, dice: Random, tries: int) -> Tally:
    """Flips bits of bytes that hold something; lost are those unseen that are more than a fifth."""
    told = [_told(flip_used_bit, scenario, folder / "now", dice) for _try in range(tries)]
    unseen = sum(SEEN not in one.finished for one in told)
    return Tally(tries, ("a flipped bit is not seen",) * max(0, unseen - int(tries * (1 - ENOUGH_SEEN))))


def _told(spoil: Callable[[Path, Random], None], scenario: Scenario, now: Path, dice: Random) -> Told:
    """What an act tells after a damage to what stood there."""
    shutil.rmtree(now, ignore_errors=True)
    now.mkdir()
    scenario.prepare(now)
    spoil(now / "library", dice)
    with suppress(FileNotFoundError):
        shutil.copyfile(now / "library" / DATABASE, now / "as damaged")
    return in_child(partial(scenario.act, now))


def _shares(told: Told) -> list[float]:
    return [float(line.split()[1]) for line in told.finished if line.startswith(SHARE)]


def seen(is_sealed: bool = True) -> Scenario:
    """Opening, and the look after it, tell of the damage, or it has done no harm."""
    return Scenario(_closed if is_sealed else _not_closed_in_order, _look, _harm)


def salvaging() -> Scenario:
    """What comes into a new library is sound, and what does not is named."""
    return Scenario(_closed, _salvage, _unnamed)


def restoring() -> Scenario:
    """The last backup is put back, and the damaged file kept as it was."""
    return Scenario(_backed_up, _restore, _not_restored)


@cache
def _template() -> Path:
    """Made once for each process, in the folder that it works in."""
    folder = Path(mkdtemp(prefix="torture-"), "library")
    make_library(folder)
    return folder


@cache
def _template_with_backup() -> Path:
    folder = Path(mkdtemp(prefix="torture-"), "library")
    shutil.copytree(_template(), folder)
    back_up(folder, NOW, Reason.ASKED)
    return folder


@cache
def _whole() -> object:
    return content(Path(shutil.copytree(_template(), Path(mkdtemp(prefix="torture-"), "library"))))


def _closed(folder: Path) -> None:
    shutil.copytree(_template(), folder / "library")


def _not_closed_in_order(folder: Path) -> None:
    _closed(folder)
    (folder / "library" / SEAL).unlink()


def _backed_up(folder: Path) -> None:
    shutil.copytree(_template_with_backup(), folder / "library")


def _look(folder: Path, tell: Tell) -> None:
    if is_seen(folder / "library"):
        tell(SEEN)


def _harm(folder: Path, told: Told) -> Iterator[str]:
    if told.error:
        yield told.error
    if SEEN in told.finished:
        return
    try:
        if content(folder / "library") != _whole():
            yield "the damage was not seen, and has done harm"
    except Exception as error:  # noqa: BLE001 - whatever reading makes of damage is harm
        yield f"the damage was not seen: {error!r}"


def _salvage(folder: Path, tell: Tell) -> None:
    try:
        done = salvaged(folder / "library", _template(), folder / "new")
    except LibraryError:  # of nothing, everything is named
        tell(f"{SHARE} 0")
        return
    tell(f"{SHARE} {done.share}")
    for record in done.unnamed:
        tell(f"{UNNAMED} {record}")


def _unnamed(_folder: Path, told: Told) -> Iterator[str]:
    if told.error:
        yield told.error
    yield from (line for line in told.finished if line.startswith(UNNAMED))


def _restore(folder: Path, tell: Tell) -> None:
    (backup, *_older) = list_backups(first_place(folder / "library"))[0]
    restore(folder / "library", backup, NOW + timedelta(hours=1))
    tell(BACK)


def _not_restored(folder: Path, told: Told) -> Iterator[str]:
    if BACK not in told.finished:
        yield f"the backup was not put back: {told.error}"
        return
    if content(folder / "library") != _whole():
        yield "the library is not as it was backed up"
    damaged = folder / "as damaged"
    kept = [path.read_bytes() for path in (folder / "library" / REPLACED).glob(f"*/{DATABASE}")]
    if damaged.exists() and kept != [damaged.read_bytes()]:
        yield "the damaged file is not kept as it was"
