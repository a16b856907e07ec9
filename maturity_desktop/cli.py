"""The same verbs without a window."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from maturity_desktop import __version__
from maturity_desktop.domain.errors import LibraryError, MaturityError

if TYPE_CHECKING:
    from maturity_desktop.domain.framework import Framework
    from maturity_desktop.domain.results import Results
    from maturity_desktop.storage.library import Library

F = TypeVar("F", bound=Callable[..., Any])

UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\ufeff\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves a terminal's cursor, ends a line, turns the order of words or is no character."""

DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Python reads other ways of writing a day too, which are easily taken for another day."""

N_ = str
"""Marks a text for the catalogue; it is translated when it is shown."""


class Surroundings:
    """Which library, and what day it is; given before or after the verb, where the later one counts."""

    def __init__(self) -> None:
        self.library: Path | None = None
        self.today: date | None = None

    def clock(self) -> datetime:
        """The time now, on the day that was asked for."""
        now = datetime.now().astimezone()
        return (
            now
            if self.today is None
            else now.replace(year=self.today.year, month=self.today.month, day=self.today.day)
        )

    @property
    def folder(self) -> Path:
        from maturity_desktop.storage.files import data_folder

        return self.library or data_folder()

    @contextmanager
    def open(self) -> Iterator[Library]:
        """The library, to read and to write."""
        from maturity_desktop.storage.library import Library

        with closing(Library.open(self.folder)) as library:
            yield library

    @contextmanager
    def open_to_read(self) -> Iterator[Library]:
        """The library as it is; it is never made.

        Opening it for writing renews an older one. What forbids that (a window that has it open, a folder
        that may only be read) need not forbid reading.
        """
        from maturity_desktop.storage.library import Library

        try:
            library = Library.open(self.folder, make=False)
        except LibraryError as why:
            try:
                library = Library.open(self.folder, read_only=True)
            except LibraryError:
                raise why from None
        with closing(library):
            yield library


class Day(click.ParamType["date"]):
    """A date as 2025-12-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            if isinstance(value, date):
                return value
            return date.fromisoformat(value if DAY.fullmatch(value) else "")
        except ValueError:
            self.fail(_("{value} is not a date. Write it as 2025-12-31.").format(value=value), param, ctx)


class Folder(click.Path):
    """A folder, there or not; an empty name, which a script makes of an unset variable, is none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not str(value).strip():
            self.fail(_("The name of the folder is empty."), param, ctx)
        return super().convert(value, param, ctx)


def everywhere(command: F) -> F:
    """Adds the options that may stand before or after the verb."""

    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        if value is not None:
            setattr(ctx.ensure_object(Surroundings), str(param.name), value)

    library = click.option(
        "--library",
        type=Folder(path_type=Path, file_okay=False),
        metavar="DIR",
        callback=keep,
        expose_value=False,
        help=N_("The folder of the library; else the one in the system's place for application data."),
    )
    today = click.option(
        "--today",
        type=Day(),
        metavar="DATE",
        callback=keep,
        expose_value=False,
        help=N_("Take this for today's date."),
    )
    return library(today(command))


as_json = click.option("--json", "as_json", is_flag=True, help=N_("Print JSON."))
which_framework = click.option(
    "--framework", "framework_id", metavar="ID", help=N_("One of several frameworks.")
)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="Maturity Desktop")
@click.option("--self-test", is_flag=True, help=N_("Make, export and check the sample audit, then exit."))
@everywhere
@click.pass_context
def program(ctx: click.Context, self_test: bool) -> None:
    """Audits of support operations against maturity models. Without a verb, opens the window."""
    around = ctx.ensure_object(Surroundings)
    if self_test:
        from maturity_desktop.verbs.self_test import self_test as run_self_test

        run_self_test(around.clock, tell)
    elif ctx.invoked_subcommand is None:
        from maturity_desktop.app import run

        ctx.exit(run(around.library, around.today))


@program.command()
@everywhere
@click.pass_obj
def sample(around: Surroundings) -> None:
    """Put the sample audit into the library and print its id."""
    from maturity_desktop.verbs.sample import make_sample

    with around.open() as library:
        tell(make_sample(library, around.clock))


@program.command("list")
@as_json
@everywhere
@click.pass_obj
def list_(around: Surroundings, as_json: bool) -> None:
    """List the audits of the library."""
    from maturity_desktop.verbs.summary import audit_rows

    with around.open_to_read() as library:
        rows = audit_rows(library.audits())
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        level = _("no level") if row["level"] is None else f"{row['level']:.2f}"
        coverage = _("{rated} of {applicable} rated").format(**row)
        tell(row["id"], row["client"], row["cut_off"], coverage, level)


@program.command()
@click.argument("audit")
@which_framework
@as_json
@everywhere
@click.pass_obj
def show(around: Surroundings, audit: str, framework_id: str | None, as_json: bool) -> None:
    """Show the figures of AUDIT (an id, the start of one, or a client's name)."""
    from maturity_desktop.verbs.summary import audit_figures

    results = _chosen(_results(around, audit), framework_id)
    if as_json:
        _print_json(audit_figures(results))
        return
    for line in _figures_as_lines(results):
        tell(*line)


@program.command()
@click.argument("audit")
@click.option(
    "--pdf", type=click.Path(path_type=Path, dir_okay=False), metavar="F", help=N_("The gap report.")
)
@click.option(
    "--xlsx", type=click.Path(path_type=Path, dir_okay=False), metavar="F", help=N_("The scorecard.")
)
@everywhere
@click.pass_obj
def export(around: Surroundings, audit: str, pdf: Path | None, xlsx: Path | None) -> None:
    """Write the gap report or the scorecard of AUDIT, or both."""
    from maturity_desktop.reports.content import ReportOptions
    from maturity_desktop.verbs.export import export_pdf, export_workbook

    if pdf is None and xlsx is None:
        raise click.UsageError(_("Say what to write: --pdf FILE, --xlsx FILE, or both."))
    if pdf is not None and xlsx is not None and _are_one(pdf, xlsx):
        raise click.UsageError(_("--pdf and --xlsx name the same file. Give each its own."))
    results = _results(around, audit)
    made_on, words = around.clock().date(), NullTranslations()
    for path, write in ((pdf, export_pdf), (xlsx, export_workbook)):
        if path is not None:
            done = write(results, path, made_on, ReportOptions(), words)
            tell(_("{path}: {size} bytes, checked").format(path=done.path, size=done.size))


@program.command()
@as_json
@everywhere
@click.pass_obj
def frameworks(around: Surroundings, as_json: bool) -> None:
    """List the frameworks that come with the program."""
    from maturity_desktop.verbs.summary import framework_row

    rows = [framework_row(framework) for framework in _at_hand(around)]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        size = _("{domains} domains, {criteria} criteria, {checkpoints} checkpoints").format(**row)
        tell(row["id"], row["title"], row["edition"], size)


@program.command()
@click.argument("framework_id", metavar="ID")
@as_json
@everywhere
@click.pass_obj
def framework(around: Surroundings, framework_id: str, as_json: bool) -> None:
    """Show a framework with all its checkpoints."""
    from maturity_desktop.verbs.summary import framework_tree

    shown = _framework(around, framework_id)
    if as_json:
        _print_json(framework_tree(shown))
        return
    tell(f"{shown.title} ({shown.edition})")
    for domain in shown.domains:
        tell("")
        tell(f"{domain.id} {domain.title}")
        for criterion in domain.criteria:
            tell(f"  {criterion.id} {criterion.title}")
            for level in criterion.levels:
                for checkpoint in level.checkpoints:
                    tell(f"    {checkpoint.id}  {checkpoint.text}")


@program.command("check-framework")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--wording", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="F")
@everywhere
def check_framework(file: Path, wording: Path | None) -> None:
    """Check a framework FILE, with the official wording laid over it where --wording names that."""
    from maturity_desktop.storage.framework_files import read_framework
    from maturity_desktop.verbs.summary import framework_row

    row = framework_row(read_framework(file, wording).framework)
    tell(_("{title}: {domains} domains, {criteria} criteria, {checkpoints} checkpoints, sound").format(**row))


@program.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@click.option(
    "--remove", metavar="FRAMEWORK", help=N_("Take the wording of a framework away: the tool's own again.")
)
@everywhere
@click.pass_obj
def wording(around: Surroundings, file: Path | None, remove: str | None) -> None:
    """Lay the official wording in FILE over its framework, for audits that start from now on."""
    from maturity_desktop.verbs.frameworks import drop_wording, keep_wording

    if (file is None) == (remove is None):
        raise click.UsageError(_("Name the file of a wording, or --remove FRAMEWORK."))
    if file is not None:
        laid = keep_wording(around.folder, file).framework
        tell(
            ngettext(
                "{framework}: {texts} text in the official wording, for audits that start from now on",
                "{framework}: {texts} texts in the official wording, for audits that start from now on",
                len(laid.official_wording),
            ).format(framework=laid.title, texts=len(laid.official_wording))
        )
    if remove is not None:
        drop_wording(around.folder, _plain(remove))
        tell(
            _("{framework}: the tool's own words, for audits that start from now on").format(framework=remove)
        )


@program.command()
@everywhere
@click.pass_obj
def verify(around: Surroundings) -> None:
    """Check the library and every file of evidence in it."""
    with around.open_to_read() as library:
        problems = library.verify()
    for problem in problems:
        tell(problem, err=True)
    if problems:
        sys.exit(1)
    tell(_("The library is sound."))


def _are_one(one: Path, other: Path) -> bool:
    """Whether two names lead to the same file, there already or not yet."""
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    try:
        return one.samefile(other)  # a hard link, or a name that the disk does not tell apart
    except OSError:
        return _of_any_case(one) == _of_any_case(other) and sys.platform in ("win32", "darwin")


def _of_any_case(path: Path) -> str:
    return os.path.realpath(path).casefold()


def _results(around: Surroundings, audit: str) -> tuple[Results, ...]:
    from maturity_desktop.verbs.audits import find_audit, results_of

    with around.open_to_read() as library:
        found = find_audit(library, audit)
        results = results_of(library, found)
    if not results:
        raise LookupError(
            _("The audit {audit} has no framework, so there is nothing to show.").format(audit=found)
        )
    return results


def _chosen(results: tuple[Results, ...], framework_id: str | None) -> Results:
    if framework_id is None:
        return results[0]
    for found in results:
        if found.framework.id == _plain(framework_id):
            return found
    names = ", ".join(found.framework.id for found in results)
    raise LookupError(
        _("The audit has no framework {name}. It has: {names}.").format(name=framework_id, names=names)
    )


def _at_hand(around: Surroundings) -> tuple[Framework, ...]:
    from maturity_desktop.verbs.frameworks import frameworks_at_hand

    return tuple(file.framework for file in frameworks_at_hand(around.folder))


def _framework(around: Surroundings, framework_id: str) -> Framework:
    at_hand = _at_hand(around)
    for found in at_hand:
        if found.id == _plain(framework_id):
            return found
    names = ", ".join(found.id for found in at_hand)
    raise LookupError(
        _("There is no framework {name}. There is: {names}.").format(name=framework_id, names=names)
    )


def _plain(framework_id: str) -> str:
    """An id as files write it: people type the file's name too, which has hyphens."""
    return framework_id.replace("-", "_")


def _figures_as_lines(results: Results) -> Iterator[tuple[str, ...]]:
    """Each line with its cells."""
    whole = results.whole
    yield (f"{results.audit.client.name} · {results.framework.title}",)
    level = _("no level") if whole.level is None else f"{whole.level:.2f}"
    yield (
        _("Level {level}, {rated} of {applicable} criteria rated").format(
            level=level, rated=whole.rated, applicable=whole.applicable
        ),
    )
    for result in results.criteria:
        level = "-" if result.level is None else str(result.level)
        yield result.criterion.id, level, result.confidence.value, result.criterion.title


def _print_json(value: object) -> None:
    """JSON in ASCII escapes: a terminal's encoding cannot spoil it, nor a lone surrogate stop it."""
    click.echo(json.dumps(value, indent=2))


def main() -> None:
    """Runs the command line; an expected failure is told in its own words, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever the terminal cannot show
    _bind_catalogue()
    _translate_help(program)
    try:
        program(standalone_mode=True)
    except (MaturityError, LookupError, OSError) as error:
        for line in _plain_error(error).split("\n"):
            tell(line, err=True)
        _drop_what_was_not_written()
        sys.exit(1)


def tell(*cells: str, err: bool = False) -> None:
    """Prints one line of cells; each holds a person's words, which must not pass for another cell or line."""
    click.echo("\t".join(map(_visible, cells)), err=err)


def _visible(words: str) -> str:
    """Words with everything spelt out that a terminal would obey, or that turns their order."""
    return UNSEEN.sub(lambda match: match[0].encode("unicode_escape", "surrogatepass").decode(), words)


def _drop_what_was_not_written() -> None:
    """What standard output did not take would be tried again at the end, and be an error nobody can catch."""
    if sys.stdout is not None:
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bind_catalogue() -> None:
    """The catalogue of the window; where no variable names a language, only on Windows Qt is asked for it."""
    from maturity_desktop.data_folders import resources_folder
    from maturity_desktop.gui.catalogue import LANGUAGE_NAMES, bind_catalogue

    if sys.platform == "win32" or any(os.environ.get(name) for name in LANGUAGE_NAMES):
        bind_catalogue(resources_folder() / "locale")


def _translate_help(command: click.Command) -> None:
    """The help of a command, its options and its verbs was written before the language was known."""
    if command.help:
        command.help = _(command.help)
    for option in command.params:
        if isinstance(option, click.Option) and option.help:
            option.help = _(option.help)
    for verb in command.commands.values() if isinstance(command, click.Group) else ():
        _translate_help(verb)


def _plain_error(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return _("{file}: {reason}").format(file=error.filename, reason=error.strerror or error)
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.args[0]) if error.args else str(error)
