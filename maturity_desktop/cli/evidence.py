"""The verb that packs the evidence by criterion, to hand it over or to keep it beside the report."""

from __future__ import annotations

from gettext import NullTranslations, ngettext
from gettext import gettext as _
from pathlib import Path

import click

from maturity_desktop.cli.around import N_, Surroundings, everywhere
from maturity_desktop.cli.audits import results_of_audit, which_framework
from maturity_desktop.cli.telling import tell, tell_written
from maturity_desktop.cli.written import FileToWrite, note_files


@click.command("evidence-pack")
@click.argument("audit")
@click.argument("path", type=click.Path(path_type=Path))
@which_framework
@click.option("--folder", "as_folder", is_flag=True, help=N_("A folder instead of a zip."))
@click.option("--client-copy", is_flag=True, help=N_("Without confidential evidence."))
@click.option("--criteria", metavar="ID,…", help=N_("Only the evidence of these criteria."))
@everywhere
@click.pass_obj
def evidence_pack_verb(
    around: Surroundings,
    audit: str,
    path: Path,
    framework_id: str | None,
    as_folder: bool,
    client_copy: bool,
    criteria: str | None,
) -> None:
    """Pack the evidence of AUDIT by criterion into PATH, with an index page and the hash of every file."""
    from maturity_desktop.domain.report_records import Audience
    from maturity_desktop.verbs.evidence_pack import pack_of, write_evidence_pack
    from maturity_desktop.verbs.handed_over import written

    if not as_folder:
        path = FileToWrite("zip").convert(path, None, None)
    elif path.name == "-":
        raise click.UsageError(_("“-” is no name of a folder."))
    results = tuple(
        own for own in results_of_audit(around, audit) if framework_id in (None, own.framework.id)
    )
    audience = Audience.CLIENT if client_copy else Audience.INTERNAL
    wanted = tuple(name.strip() for name in (criteria or "").split(",") if name.strip())
    pack = pack_of(results, around.clock().date(), audience, NullTranslations(), wanted)
    client = results[0].audit.client.id
    with around.open_to_read() as library:
        packed = write_evidence_pack(
            pack, lambda sha256: library.evidence.open(client, sha256), path, as_folder
        )
    if not as_folder:
        tell_written(path)
        note_files(around, results[0].audit.id, [("zip", written(path))], audience=audience)
    told = ngettext("{count} file, {size} bytes", "{count} files, {size} bytes", packed.files)
    tell(str(path), told.format(count=packed.files, size=packed.size))
    for labels, words in (
        (packed.lost, _("Missing from the library, and so from this pack: {items}")),
        (packed.changed, _("No longer what was taken in and assessed: {items}")),
        (pack.withheld, _("Confidential, and not in this copy: {items}")),
    ):
        if labels:
            tell(words.format(items=", ".join(labels)), err=True)


VERBS = (evidence_pack_verb,)
