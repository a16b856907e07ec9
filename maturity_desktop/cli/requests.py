"""The verb of the client data request: told, chased, or written to files."""

from __future__ import annotations

from gettext import NullTranslations
from gettext import gettext as _
from pathlib import Path
from typing import TYPE_CHECKING

import click

from maturity_desktop.cli.around import N_, Surroundings, as_json, everywhere
from maturity_desktop.cli.telling import print_json, tell
from maturity_desktop.cli.written import file_option, hand_over, refuse_one_file_for_two

if TYPE_CHECKING:
    from maturity_desktop.domain.audit import Audit
    from maturity_desktop.domain.requests import Standing


@click.command()
@click.argument("audit")
@click.option("--chasing", is_flag=True, help=N_("Only what was asked for and has not come, overdue first."))
@file_option("pdf", N_("Write the requests, or with --chasing what is still to come, to this PDF."))
@file_option("xlsx", N_("Write the requests to this workbook, for the client to answer in."))
@as_json
@everywhere
@click.pass_obj
def requests(
    around: Surroundings, audit: str, chasing: bool, pdf: Path | None, xlsx: Path | None, as_json: bool
) -> None:
    """Tell what was asked of the client in AUDIT, or write it to files to hand over."""
    from maturity_desktop.domain.requests import Sight, in_sight, standings
    from maturity_desktop.verbs.requests import (
        export_request_workbook,
        export_requests,
        list_of,
        paper_of,
        requests_data,
    )

    refuse_one_file_for_two({"pdf": pdf, "xlsx": xlsx})
    if chasing and xlsx is not None:
        raise click.UsageError(_("--chasing goes with --pdf or alone; the workbook has all that is open."))
    found, today, words = _audit(around, audit), around.clock().date(), NullTranslations()
    if pdf is not None:
        export_requests(paper_of(found, today, words, chases=chasing), pdf)
    if xlsx is not None:
        export_request_workbook(list_of(found, today, words), xlsx)
    told = in_sight(standings(found, today), Sight.CHASING if chasing else Sight.ALL)
    written = [path for path in (pdf, xlsx) if path is not None]
    hand_over(around, found.id, written, quiet=as_json)
    if as_json:
        print_json(requests_data(told))
        return
    for own in () if written else told:
        tell(*_line(own))
    if not (written or told):
        tell(_("Nothing is to be chased.") if chasing else _("The audit has no requests."))


def _audit(around: Surroundings, audit: str) -> Audit:
    from maturity_desktop.verbs.audits import find_audit

    with around.open_to_read() as library:
        return library.load(find_audit(library, audit))


def _line(own: Standing) -> tuple[str, ...]:
    """A request in cells; a “-” where there is nothing."""
    from maturity_desktop.reports.sections.request_words import late_words, status_words

    request, words = own.request, NullTranslations()
    due = own.due.isoformat() if own.due else "-"
    late = late_words(own.overdue, words)
    cells = (request.label, status_words(request.status, words), due, request.owner or "-", request.title)
    return (*cells, late) if late else cells


VERBS = (requests,)
