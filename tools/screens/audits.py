"""The library of the pictures: the sample audit, an ugly one, an empty one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from maturity_desktop.data_folders import frameworks_folder
from maturity_desktop.domain.audit import AGREED, Answer, AnswerValue, Client, Evidence, Link, Note
from maturity_desktop.domain.framework import EvidenceKind, Framework
from maturity_desktop.domain.record import Record
from tools.screens.measures import ugly_figures
from tools.screens.supporting import ugly_amounts
from tools.screens.surveys import ugly_surveys

TODAY = date(2026, 1, 13)


def ugly_audit(framework: Framework, audit: str, client: str) -> Iterator[Record]:
    """Long notes, hostile words, 200 items of evidence at the first criterion, no two criteria alike."""
    values = (AnswerValue.MET, AnswerValue.PARTLY, AnswerValue.NOT_MET, AnswerValue.NOT_APPLICABLE, None)
    for place, criterion in enumerate(framework.criteria):
        for step, point in enumerate(criterion.checkpoints):
            value = values[(place * 3 + step) % 5] if place % 7 else AnswerValue.MET
            remark = "Überlange Bemerkung ohne Ende, die niemand kürzt. " * 6 if step % 4 == 1 else ""
            if value is not None:
                yield Answer(audit, framework.id, AGREED, point.id, value, remark)
    first = framework.criteria[0].id
    yield Note(
        audit, framework.id, AGREED, first, "=cmd|' /C calc'!A0 <b>not bold</b> 😀 مرحبا\n\n" + "long " * 8000
    )
    for number in range(1, 201):
        item = Evidence(
            client,
            f"{client}-{number:03d}",
            number,
            f"Scan <{number}> " + "Arbeitsanweisung-Beschwerdemanagement-Außenstelle-" * (1 + number % 3),
            tuple(EvidenceKind)[number % len(EvidenceKind)],
            TODAY - timedelta(days=number * 5),
            TODAY,
        )
        yield item
        yield Link(audit, item.id, framework.id, first, contradicts=number % 19 == 0)


UGLY_CLIENT = (
    "Österreichische Donaudampfschiffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft "
    "<b>m.b.H.</b> & Co. KG, Niederlassung für Kundendienst und Beschwerdewesen 😀"
)


def fill_library(folder: Path) -> None:
    """The sample audit, an ugly one and an empty one."""
    from maturity_desktop.storage.framework_files import shipped_frameworks
    from maturity_desktop.storage.library import Library
    from maturity_desktop.verbs.audits import NewAudit, start_audit
    from maturity_desktop.verbs.sample import make_sample

    library = Library.open(folder)
    try:
        make_sample(library, clock)
        file = next(
            file for file in shipped_frameworks(frameworks_folder()) if file.framework.id == "icmi_cmo"
        )
        for name, client in (("ugly", UGLY_CLIENT), ("empty", "Neu & Co.")):
            new = NewAudit(Client(name, client), (file,), date(2025, 12, 31), TODAY, "A. Assessor", id=name)
            is_ugly = name == "ugly"
            records: tuple[Record, ...] = ()
            if is_ugly:
                records = (
                    *ugly_audit(file.framework, name, name),
                    *ugly_figures(name, library),
                    *ugly_amounts(name, library),
                    *ugly_surveys(name, library),
                )
            start_audit(library, new, "A. Assessor", clock, records)
    finally:
        library.close()


def clock() -> datetime:
    return datetime(TODAY.year, TODAY.month, TODAY.day, 14, 2, 11, tzinfo=UTC)
