"""The verbs of models: list, show, check, hand in and out, and what they have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere, plain_id
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, refuse_one_file_for_two

if TYPE_CHECKING:
    from maturity_desktop.storage.framework_files import FrameworkFile
    from maturity_desktop.verbs.models import KeptModel

A_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
FILE_OR_FOLDER = click.Path(path_type=Path, exists=True)
SMALL_ID = re.compile("[a-z][a-z0-9_]*")


@click.command()
@as_json
@everywhere
@click.pass_obj
def frameworks(around: Surroundings, as_json: bool) -> None:
    """List the frameworks that come with the program, and your own models."""
    from maturity_desktop.verbs.frameworks import frameworks_at_hand, shipped_ids, unusable_models
    from maturity_desktop.verbs.summary_models import framework_row

    shipped = shipped_ids()
    rows = [
        framework_row(file.framework) | {"own": file.framework.id not in shipped}
        for file in frameworks_at_hand(around.folder)
    ]
    if as_json:
        print_json(rows)
    for row in () if as_json else rows:
        size = _size(row)
        own = (_("your own"),) if row["own"] else ()
        tell(row["id"], row["title"], row["edition"], size, *own)
    for error in unusable_models(around.folder):
        for line in str(error).split("\n"):
            tell(line, err=True)


@click.command()
@click.argument("framework_id", metavar="ID")
@as_json
@everywhere
@click.pass_obj
def framework(around: Surroundings, framework_id: str, as_json: bool) -> None:
    """Show a framework with all its checkpoints."""
    from maturity_desktop.cli.lines import framework_as_lines
    from maturity_desktop.verbs.summary_models import framework_tree

    shown = _file(around, framework_id).framework
    if as_json:
        print_json(framework_tree(shown))
        return
    for line in framework_as_lines(shown):
        tell(*line)


@click.command("check-framework")
@click.argument("file", type=A_FILE)
@click.option("--wording", type=A_FILE, metavar="F")
@everywhere
@click.pass_obj
def check_framework(around: Surroundings, file: Path, wording: Path | None) -> None:
    """Check a framework FILE (YAML or workbook) or a crosswalk; a --wording is laid over a framework."""
    from maturity_desktop.storage.framework_files import read_framework
    from maturity_desktop.verbs.models import (
        check_crosswalk,
        file_of,
        is_crosswalk,
        is_of_others,
        is_ours,
        is_workbook_of_a_model,
        read_model,
    )

    if is_crosswalk(file):
        if wording is not None:
            raise click.UsageError(_("A wording is laid over a framework, not over a crosswalk."))
        count = len(check_crosswalk(around.folder, file).pairs)
        tell(
            ngettext("crosswalk: {count} pair, sound", "crosswalk: {count} pairs, sound", count).format(
                count=count
            )
        )
    elif is_workbook_of_a_model(file):
        if wording is not None:
            raise click.UsageError(_("A wording is laid over a YAML file, not over a workbook."))
        tree, _left_out = read_model(file)
        _tell_sound(file_of(tree))
    elif is_of_others(file) and not is_ours(file):
        raise click.UsageError(
            _(
                "{file} is no framework file of this program. What it would become is said by"
                " “maturity-desktop import-framework --check”."
            ).format(file=file)
        )
    else:
        _tell_sound(read_framework(file, wording))


@click.command()
@click.argument("file", type=A_FILE, required=False)
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
        drop_wording(around.folder, plain_id(remove))
        tell(
            _("{framework}: the tool's own words, for audits that start from now on").format(framework=remove)
        )


def _id_given(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The id that was given, as files write it; told under the option's name where no model can have it."""
    from maturity_desktop.storage.framework_checks import RESERVED
    from maturity_desktop.storage.framework_schema import LONGEST_ID

    name = plain_id(value)
    if not _is_given(ctx, param):
        return ""
    if not SMALL_ID.fullmatch(name) or len(name) > LONGEST_ID:
        what = _(
            "An id is small letters, digits and “_”, beginning with a letter, at most {most} characters."
        )
        raise click.BadParameter(what.format(most=LONGEST_ID), ctx, param)
    if name in RESERVED:
        raise click.BadParameter(
            _("The id {name} belongs to a file that holds no model.").format(name=name), ctx, param
        )
    return name


def _title_given(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The title that was given, on one line."""
    from maturity_desktop.storage.framework_schema import LONGEST_TITLE
    from maturity_desktop.storage.yaml_tree import UNSEEN

    title = " ".join(value.split())
    if not _is_given(ctx, param):
        return ""
    if not title or len(title) > LONGEST_TITLE or UNSEEN.search(title):
        what = _("A title says something, in at most {most} characters that can be seen.")
        raise click.BadParameter(what.format(most=LONGEST_TITLE), ctx, param)
    return title


def _is_given(ctx: click.Context, param: click.Parameter) -> bool:
    return ctx.get_parameter_source(str(param.name)) is not click.core.ParameterSource.DEFAULT


def _tell_replaced(kept: KeptModel) -> None:
    """What a model took the place of, and where that is now."""
    if kept.replaced is not None:
        before = kept.replaced.framework
        what = _("replaced “{title}”, edition {edition}, which the library keeps as an edition")
        tell(what.format(title=before.title, edition=before.edition))
    if kept.aside is not None:
        tell(_("replaced a broken file, which is kept as {path}").format(path=kept.aside))


@click.command("import-framework")
@click.argument("path", type=FILE_OR_FOLDER)
@click.option(
    "--id", "framework_id", metavar="ID", default="", callback=_id_given, help=N_("Keep it under this id.")
)
@click.option("--title", metavar="T", default="", callback=_title_given, help=N_("Keep it under this title."))
@click.option("--replace", is_flag=True, help=N_("Let it take the place of a model of yours with its id."))
@click.option("--check", "only_check", is_flag=True, help=N_("Only say what would be kept."))
@everywhere
@click.pass_obj
def import_framework(
    around: Surroundings, path: Path, framework_id: str, title: str, replace: bool, only_check: bool
) -> None:
    """Keep the model in PATH: a framework file, a workbook, a CISO Assistant library or OWASP SAMM."""
    from maturity_desktop.verbs.models import file_of, import_model, named_tree, read_model

    if only_check:
        tree, left_out = read_model(path)
        _tell_sound(file_of(named_tree(tree, framework_id, title)))
    else:
        with around.open() as library:
            kept, left_out = import_model(library, path, framework_id, title, replace=replace)
        model = kept.file.framework
        tell(model.id, model.title, model.edition)
        _tell_replaced(kept)
    if left_out:
        tell(_("What could not be carried:"))
    for sentence in left_out:
        tell(f"  {sentence}")


@click.command("export-framework")
@click.argument("framework_id", metavar="ID")
@file_option("yaml", N_("The framework file."))
@file_option("xlsx", N_("A workbook to edit and to import again."))
@everywhere
@click.pass_obj
def export_framework(around: Surroundings, framework_id: str, yaml: Path | None, xlsx: Path | None) -> None:
    """Write a framework as a file that can be edited and imported."""
    from maturity_desktop.verbs.models import export_model_workbook, export_model_yaml

    if yaml is None and xlsx is None:
        raise click.UsageError(_("Say what to write: --yaml FILE, --xlsx FILE, or both."))
    refuse_one_file_for_two({"yaml": yaml, "xlsx": xlsx})
    file = _file(around, framework_id)
    for path, write in ((yaml, export_model_yaml), (xlsx, export_model_workbook)):
        if path is not None:
            write(file, path)
            tell(_("{path}: {size} bytes, checked").format(path=path, size=path.stat().st_size))


@click.command("remove-framework")
@click.argument("framework_id", metavar="ID")
@everywhere
@click.pass_obj
def remove_framework(around: Surroundings, framework_id: str) -> None:
    """Take a model of your own away, for new audits; those that have it keep it."""
    from maturity_desktop.verbs.models import drop_model

    drop_model(around.folder, plain_id(framework_id))
    tell(_("{framework}: taken away; audits that have it keep it").format(framework=plain_id(framework_id)))


@click.command()
@click.argument("one", metavar="[FROM]", required=False)
@click.argument("other", metavar="[TO]", required=False)
@as_json
@everywhere
@click.pass_obj
def crosswalk(around: Surroundings, one: str | None, other: str | None, as_json: bool) -> None:
    """Show what models have in common: all pairs, those of FROM, or those of FROM and TO."""
    from maturity_desktop.cli.lines import pair_as_line
    from maturity_desktop.verbs.frameworks import frameworks_at_hand
    from maturity_desktop.verbs.models import crosswalk_and_faults, pairs_between
    from maturity_desktop.verbs.summary_models import crosswalk_rows

    at_hand = {file.framework.id: file.framework for file in frameworks_at_hand(around.folder)}
    wanted = [_file(around, name).framework.id for name in (one, other) if name]
    usable, faults = crosswalk_and_faults(around.folder)
    found = pairs_between(usable.among(at_hand), *wanted)
    for line in (line for fault in faults for line in str(fault).split("\n")):
        tell(line, err=True)
    if as_json:
        print_json(crosswalk_rows(found))
        return
    for pair in found.pairs:
        tell(*pair_as_line(pair, at_hand))


VERBS = (
    frameworks,
    framework,
    check_framework,
    wording,
    import_framework,
    export_framework,
    remove_framework,
    crosswalk,
)


def _tell_sound(file: FrameworkFile) -> None:
    from maturity_desktop.verbs.summary_models import framework_row

    row = framework_row(file.framework)
    tell(_("{title}: {size}, sound").format(title=row["title"], size=_size(row)))


def _size(row: Mapping[str, Any]) -> str:
    """How much there is in a model."""
    counted = (
        ngettext("{count} domain", "{count} domains", row["domains"]).format(count=row["domains"]),
        ngettext("{count} criterion", "{count} criteria", row["criteria"]).format(count=row["criteria"]),
        ngettext("{count} checkpoint", "{count} checkpoints", row["checkpoints"]).format(
            count=row["checkpoints"]
        ),
    )
    return ", ".join(counted)


def _file(around: Surroundings, framework_id: str) -> FrameworkFile:
    from maturity_desktop.verbs.frameworks import frameworks_at_hand

    at_hand = frameworks_at_hand(around.folder)
    for found in at_hand:
        if found.framework.id == plain_id(framework_id):
            return found
    names = ", ".join(found.framework.id for found in at_hand)
    raise LookupError(
        _("There is no framework {name}. There is: {names}.").format(name=framework_id, names=names)
    )
