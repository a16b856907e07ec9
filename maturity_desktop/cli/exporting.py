"""The verb that hands a report over: as a PDF, for Word, as a scorecard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from maturity_desktop.cli.around import N_, Surroundings, everywhere
from maturity_desktop.cli.audits import author_option, chosen_results, which_framework
from maturity_desktop.cli.telling import tell
from maturity_desktop.cli.written import file_option, note_files, refuse_one_file_for_two
from maturity_desktop.domain.report_records import Audience, Form, Part
from maturity_desktop.reports.options import PAGE_SIZES

if TYPE_CHECKING:
    from datetime import date

    from maturity_desktop.domain.report_records import SignOff
    from maturity_desktop.domain.results import Results
    from maturity_desktop.reports.choices import ReportOptions
    from maturity_desktop.storage.library import Library
    from maturity_desktop.storage.word_template_files import KeptTemplate
    from maturity_desktop.verbs.before_export import Matter
    from maturity_desktop.verbs.export import Exported

NO_BRAND = NO_TEMPLATE = "none"
KINDS = {"pdf": "pdf", "word": "docx", "xlsx": "xlsx"}
"""What the history calls the files of each option."""
NAMED = 8
"""How many places a line names."""
OF_ANY_VERSION = ("form", "criterion", "audience")
"""What is chosen of a signed version too; all else is as it was signed."""


class TemplateFile(click.Path):
    """A file that is there, or the word for none."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return value if value == NO_TEMPLATE else super().convert(value, param, ctx)


class Parts(click.ParamType[tuple[Part, ...]]):
    """Names of parts with commas between them, in the order in which they are to stand."""

    name = "parts"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, tuple):
            return value
        known = {part.value: part for part in Part}
        names = [name.strip().lower() for name in str(value).split(",") if name.strip()]
        for name in names:
            if name not in known:
                told = _("There is no part “{name}”. There are: {names}.")
                self.fail(told.format(name=name, names=", ".join(known)), param, ctx)
        if not names:
            self.fail(_("Name a part. There are: {names}.").format(names=", ".join(known)), param, ctx)
        return tuple(known[name] for name in dict.fromkeys(names))


@click.command()
@click.argument("audit")
@file_option("pdf", N_("The gap report."))
@file_option("word", N_("The gap report as a Word document."))
@file_option("xlsx", N_("The scorecard."))
@which_framework
@click.option(
    "--form",
    type=click.Choice([form.value for form in Form]),
    metavar="FORM",
    help=N_("How much it tells: “full”, “executive” or “criterion”."),
)
@click.option("--criterion", metavar="ID", help=N_("Only this criterion, for whoever owns it."))
@click.option(
    "--audience",
    type=click.Choice([own.value for own in Audience]),
    metavar="WHO",
    help=N_("Who reads it: “internal” or “client”."),
)
@click.option(
    "--parts",
    type=Parts(),
    metavar="NAMES",
    help=N_("The parts that go in, with commas between them, in this order."),
)
@click.option("--brand", metavar="ID", help=N_("A brand of the firm's; “none” for the program's own look."))
@click.option("--watermark/--no-watermark", default=None, help=N_("The word across the pages of a draft."))
@click.option(
    "--attach-workbook/--no-attach-workbook", default=None, help=N_("Put the scorecard into the PDF.")
)
@click.option("--distribution", metavar="NAMES", help=N_("Who gets the report."))
@click.option("--title", metavar="TITLE", help=N_("What it is called; else “Gap report”."))
@click.option("--version", metavar="V", help=N_("The number of the draft; else the next one."))
@click.option(
    "--page-size",
    type=click.Choice(PAGE_SIZES, case_sensitive=False),
    metavar="SIZE",
    help=N_("The paper."),
)
@click.option("--photos/--no-photos", default=None, help=N_("With the photos that were chosen, or without."))
@click.option(
    "--template",
    type=TemplateFile(path_type=Path, dir_okay=False, exists=True),
    metavar="F",
    help=N_("Another Word template than the firm's; “none” for the program's own."),
)
@click.option("--signed", metavar="VERSION", help=N_("As this version was signed."))
@author_option
@everywhere
@click.pass_obj
def export(
    around: Surroundings,
    /,
    audit: str,
    pdf: Path | None,
    word: Path | None,
    xlsx: Path | None,
    framework_id: str | None,
    brand: str | None,
    template: Path | str | None,
    signed: str | None,
    author: str | None,
    **chosen: Any,
) -> None:
    """Write the gap report or the scorecard of AUDIT, or both; what is not said is as it was chosen there."""
    from maturity_desktop.verbs.before_export import Way, matters_before, workbook_hint
    from maturity_desktop.verbs.dressing import dressed
    from maturity_desktop.verbs.export import pair_warnings, pairs_for, support_for
    from maturity_desktop.verbs.export_word import contents_hint
    from maturity_desktop.verbs.handed_over import Written
    from maturity_desktop.verbs.re_audit import earlier_results

    files = {"pdf": pdf, "word": word, "xlsx": xlsx}
    if not any(files.values()):
        raise click.UsageError(_("Say what to write: --pdf FILE, --word FILE, --xlsx FILE, or several."))
    refuse_one_file_for_two(files)
    if signed is not None:
        _refuse_beside_signed({**chosen, "brand": brand})
    words = NullTranslations()
    with around.open_to_read() as library:
        results, options, made_on, version = _what(
            library, audit, framework_id, signed, around.clock().date()
        )
        found = results[0].audit
        support = support_for(
            results, around.folder, library.table, library.figures, earlier_results(library, found)
        )
        wanted = "" if brand == NO_BRAND else brand
        made = dressed(library, found, _as_said(options, chosen), words, wanted, version)
        if chosen["photos"] is False:
            made = replace(made, options=replace(made.options, photos=()), missing_photos=())
    pairs = pairs_for(results, around.folder)
    for warning in pair_warnings(results, around.folder, words):
        tell(warning, err=True)
    for label in made.missing_photos:
        told = _("The photo of {label} is left out: its file is missing or no picture that can be read.")
        tell(told.format(label=label), err=True)
    used = _template(around.folder, template, words) if word is not None else None
    done: dict[str, Exported] = {}
    for name, path in files.items():
        if path is not None:
            write = _writer(name, used)
            own = write(results, path, made_on, made.options, words, crosswalk=pairs, support=support)
            done[KINDS[name]] = own
            tell(_("{path}: {size} bytes, checked").format(path=own.path, size=own.size))
    if hint := contents_hint(made.options, words) if word is not None else "":
        tell(hint)
    if hint := workbook_hint(made.options, words) if xlsx is not None else "":
        tell(hint, err=True)
    for matter in matters_before(results, made_on, made.options, words, pairs, support):
        ways = {spot.way for spot in matter.spots}
        # Photos are told above, or nobody wanted them; nor the audit's brand where another was said.
        if Way.PHOTOS not in ways and (Way.BRAND not in ways or brand is None):
            tell(_matter_line(matter), err=True)
    left = [(kind, Written(own.path, own.size, own.sha256)) for kind, own in done.items()]
    note_files(around, found.id, left, made.options, signed, author)


def _matter_line(matter: Matter) -> str:
    """What is worth knowing, with the first of its places; of what may leak, the words too.

    What the window offers as a button is no place.
    """
    from maturity_desktop.verbs.before_export import Way

    if matter.spots and all(spot.way in {Way.BRAND, Way.SIGN_OFF} for spot in matter.spots):
        return matter.words
    found = list(
        dict.fromkeys(
            f"{spot.label} “{spot.words}”"
            if matter.leak
            else f"{spot.model} {spot.label or spot.words}".strip()
            for spot in matter.spots
        )
    )
    if not found:
        return matter.words
    places = ", ".join(found[:NAMED]) + (" …" if len(found) > NAMED else "")
    return _("{what}: {places}").format(what=matter.words, places=places)


def _template(folder: Path, said: Path | str | None, words: NullTranslations) -> Path | KeptTemplate | None:
    """The template that is written on, the firm's where none is said; what it lacks is told."""
    from maturity_desktop.verbs.export_word import word_warnings
    from maturity_desktop.verbs.word_template import firm_template

    if isinstance(said, Path):
        used: Path | KeptTemplate | None = said
    else:
        used = firm_template(folder) if said is None else None
    for line in word_warnings(used, words) if used is not None else ():
        tell(line, err=True)
    return used


def _refuse_beside_signed(said: Mapping[str, Any]) -> None:
    """What would make a signed version another than was signed."""
    for name, value in said.items():
        if value is not None and name not in OF_ANY_VERSION:
            told = _("A signed version stays as it was signed: {option} does not go with --signed.")
            raise click.UsageError(told.format(option=f"--{name.replace('_', '-')}"))


def _what(
    library: Library, name: str, framework_id: str | None, signed: str | None, today: date
) -> tuple[Sequence[Results], ReportOptions, date, SignOff | None]:
    """What is told of, how it was chosen to be told, the day of it, and the signature under it."""
    from maturity_desktop.reports.options import for_whom, frameworks_in, options_for, plan_of
    from maturity_desktop.verbs.audits import find_audit, results_of
    from maturity_desktop.verbs.sign_off import signed_results, standing_version

    found = results_of(library, find_audit(library, name))
    if not found:
        raise LookupError(
            _("The audit {audit} has no framework, so there is nothing to show.").format(audit=name)
        )
    version = standing_version(found[0].audit, signed) if signed is not None else None
    if version is None:
        results, options, day = found, options_for(found[0].audit), today
    else:
        results, day = signed_results(library, version), version.signed_on
        options = options_for(results[0].audit, sign_off=version)
        options = for_whom(options, plan_of(found[0].audit))
    if framework_id is not None:
        return (chosen_results(results, framework_id),), options, day, version
    within = frameworks_in(results[0].audit)
    return [own for own in results if own.framework.id in within] or results, options, day, version


def _as_said(options: ReportOptions, said: Mapping[str, Any]) -> ReportOptions:
    """The options with what the command line says otherwise; a criterion alone asks for the form of one."""
    from maturity_desktop.verbs.sign_off import odd_number

    form = Form(said["form"]) if said["form"] else None
    if said["criterion"] is not None:
        if form not in (None, Form.CRITERION):
            raise click.UsageError(_("--criterion goes with --form criterion only."))
        options = replace(options, form=Form.CRITERION, criterion=said["criterion"].strip(), framework="")
    elif form is not None:
        options = replace(options, form=form)
    if options.form is Form.CRITERION and not options.criterion:
        raise click.UsageError(_("Say which criterion: --criterion ID."))
    changes = {
        name: said[name]
        for name in ("parts", "watermark", "attach_workbook", "distribution", "title", "version", "page_size")
        if said[name] is not None
    }
    changes |= {name: changes[name].strip() for name in ("title", "version") if name in changes}
    if odd := odd_number(changes.get("version", "")):
        raise click.UsageError(odd)
    if said["audience"]:
        changes["audience"] = Audience(said["audience"])
    return replace(options, **changes)


def _writer(name: str, template: Path | KeptTemplate | None) -> Callable[..., Exported]:
    from maturity_desktop.verbs.export import export_pdf, export_workbook

    if name != "word":
        return {"pdf": export_pdf, "xlsx": export_workbook}[name]
    from maturity_desktop.verbs.export_word import export_word

    return partial(export_word, template=template)


VERBS = (export,)
