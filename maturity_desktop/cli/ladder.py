"""The verb of measured criteria: what a client's files prove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Day, Surroundings, as_json, everywhere, plain_id
from maturity_desktop.cli.telling import print_json, tell

if TYPE_CHECKING:
    from maturity_desktop.domain.outcomes import TargetStep
    from maturity_desktop.verbs.figures import FoundLadder

A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
MOST_PERIODS = 24
"""Failed periods of a channel that people are shown; JSON has all."""


@click.command()
@click.argument("criterion")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=A_FILE)
@click.option(
    "--map",
    "maps",
    metavar="M.json",
    multiple=True,
    type=A_FILE,
    help=N_("How the files are to be read; several are taken in the order of the files."),
)
@click.option(
    "--cut-off", type=Day(), metavar="DATE", help=N_("The last day; else the last complete month's.")
)
@click.option(
    "--target",
    "targets",
    metavar="X",
    multiple=True,
    help=N_("80, or in steps 80,2025-07-01:85, or of a channel email=90; else as the files have it."),
)
@click.option(
    "--channel",
    "channels",
    metavar="FILE=NAME",
    multiple=True,
    help=N_("The channel of a file that does not say it: months.csv=email."),
)
@click.option("--framework", "framework_id", metavar="ID", help=N_("Where several have the criterion."))
@as_json
@everywhere
@click.pass_obj
def ladder(
    around: Surroundings,
    criterion: str,
    files: Sequence[Path],
    maps: Sequence[Path],
    cut_off: date | None,
    targets: Sequence[str],
    channels: Sequence[str],
    framework_id: str | None,
    as_json: bool,
) -> None:
    """Tell the levels of CRITERION that the figures in FILE prove, without an audit."""
    from maturity_desktop.verbs.figures import ladder_as_data, ladder_of_files, measured_criterion, read_map
    from maturity_desktop.verbs.frameworks import frameworks_at_hand

    if len(maps) > 1 and len(maps) != len(files):
        raise click.UsageError(_("Give one --map for all files, or one for each."))
    steps = dict(map(_target, targets))
    channels_of = dict(_channel(own, files) for own in channels)
    at_hand = [file.framework for file in frameworks_at_hand(around.folder)]
    if framework_id is not None:
        at_hand = [own for own in at_hand if own.id == plain_id(framework_id)]
    framework, measured = measured_criterion(at_hand, criterion)
    read = [read_map(path) for path in maps]
    today = around.clock().date()
    found = ladder_of_files(framework, measured, files, read, steps, cut_off, today, channels_of)
    if as_json:
        print_json(ladder_as_data(found, NullTranslations()))
        return
    for line in _lines(found):
        tell(*line)


def _target(text: str) -> tuple[str, tuple[TargetStep, ...]]:
    """A channel (empty: all) and its steps."""
    from maturity_desktop.domain.mapping_json import target_steps

    channel, _equals, steps = text.rpartition("=")
    try:
        return channel.strip(), target_steps(steps)
    except ValueError:
        what = _("{text} is no target. Write it as 80, 80,2025-07-01:85 or email=90.")
        raise click.UsageError(what.format(text=text)) from None


def _channel(text: str, files: Sequence[Path]) -> tuple[Path, str]:
    """A file, by its path or its name, and the channel of its figures."""
    from maturity_desktop.domain.mapping_words import channel_named

    told, _equals, name = text.rpartition("=")
    channel = channel_named(name)
    found = [path for path in files if told in (str(path), path.name)]
    if channel and len(set(found)) == 1:
        return found[0], channel
    if channel and found:
        raise click.UsageError(_("Several files are called {file}. Write the whole path.").format(file=told))
    what = _("{text} names no channel of a file. Write it as months.csv=email, with a file that is given.")
    raise click.UsageError(what.format(text=text))


def _lines(found: FoundLadder) -> Iterator[tuple[str, ...]]:
    """The ladder for people: its levels with their reasons, what failed, and what was odd in the files."""
    from maturity_desktop.reports.sections.ladder_words import level_sentences, verdict_words
    from maturity_desktop.reports.sections.quality_words import oddity_sentence

    words, result = NullTranslations(), found.ladder
    yield found.criterion.id, found.criterion.title, found.framework.title
    said = (
        _("Cut-off {day}")
        if found.cut_off_told
        else _("Cut-off {day}: the last complete month in the figures")
    )
    yield (said.format(day=result.cut_off),)
    for place, level in enumerate(result.levels):
        why = level_sentences(result, found.criterion, place, words)
        yield _("Level {n}").format(n=level.number), verdict_words(level.proof, words), why
    reached = _("Level {n}, provisional: figures are missing") if result.provisional else _("Level {n}")
    if result.lacks_target:
        reached = _("No level: no target is told. Say it with --target.")
    yield (reached.format(n=result.level),)
    if result.earliest is not None:
        yield (_("The next level can be reached in {month} at the earliest.").format(month=result.earliest),)
    yield from _failed(found)
    if found.oddities:
        yield ("",)
        yield (_("Data quality"),)
        for oddity in found.oddities:
            yield (f"  {oddity_sentence(oddity, words)}",)


def _failed(found: FoundLadder) -> Iterator[tuple[str, ...]]:
    from maturity_desktop.reports.sections.channel_words import channel_title
    from maturity_desktop.verbs.figures import failed_periods

    by_channel: dict[str, list[str]] = {}
    for name, channel in failed_periods(found):
        by_channel.setdefault(channel, []).append(name)
    for channel, names in by_channel.items():
        shown = ", ".join(names[:MOST_PERIODS])
        more = len(names) - MOST_PERIODS
        if more > 0:
            shown = ngettext("{names} and {count} more", "{names} and {count} more", more).format(
                names=shown, count=more
            )
        named = channel_title(channel, NullTranslations())
        yield _("Target not met"), *((named,) if named else ()), shown


VERBS = (ladder,)
