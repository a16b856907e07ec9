"""Handing over: each kind of file that is written in the place of an older one."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from maturity_desktop.domain.report_records import Audience
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.packs.self_assessment_layout import self_assessment
from maturity_desktop.storage.brand_files import FOLDER as BRANDS
from maturity_desktop.storage.brand_files import brand_bytes, keep_brand
from maturity_desktop.storage.files import replacing
from maturity_desktop.verbs.evidence_pack import pack_of, write_evidence_pack
from maturity_desktop.verbs.export import export_pdf, export_workbook
from maturity_desktop.verbs.export_word import export_word
from maturity_desktop.verbs.models import export_model_workbook, export_model_yaml
from maturity_desktop.verbs.readiness import export_statement, statement_of
from maturity_desktop.verbs.self_assessments import export_self_assessment
from tests.reports.excel.cases import case
from tests.storage.small import framework_file
from tests.storage.test_brand_files import KVALE
from tools.torture.children import Tell, Told
from tools.torture.scenario import Scenario

OLD = b"What was handed over last month.\n" * 500
WHOLE = "whole"
MADE_ON = date(2026, 1, 30)
REWRITTEN = b"What a framework's editor writes.\n" * 2_000


def exporting(what: str) -> Scenario:
    """Writing one kind of file; its name is a key of WRITERS."""
    name, write = WRITERS[what]
    return Scenario(partial(_prepare, name), partial(_act, name, write), partial(_losses, name))


def _prepare(name: str, folder: Path) -> None:
    path = folder / "out" / name
    path.parent.mkdir(parents=True)
    (folder / "temporary").mkdir()
    path.write_bytes(OLD)


def _act(name: str, write: Callable[[Path], object], folder: Path, tell: Tell) -> None:
    tempfile.tempdir = str(folder / "temporary")  # openpyxl keeps its sheets there meanwhile
    path = folder / "out" / name
    write(path)
    tell(f"{WHOLE} {_digest(path)}")


def _losses(name: str, folder: Path, told: Told) -> Iterator[str]:
    """The old file, byte for byte, unless the new one was told to be there."""
    path = folder / "out" / name
    if not path.exists():
        yield f"there is no {name} any more"
        return
    digest = _digest(path)
    promised = [line.split()[1] for line in told.finished if line.startswith(WHOLE)]
    if promised and digest != promised[0]:
        yield f"{name} is not what was told to be whole"
    elif told.error and digest != _digest_of(OLD):
        yield f"{name} has changed, though that was told to have failed"
    elif not promised and digest != _digest_of(OLD) and not _is_whole(path):
        yield f"{name} is neither the old one nor whole"


def _is_whole(path: Path) -> bool:
    """Whether the end of a file of its kind is there."""
    content = path.read_bytes()
    endings = {
        ".pdf": b"%%EOF",
        ".xlsx": b"PK\x05\x06",
        ".docx": b"PK\x05\x06",
        ".zip": b"PK\x05\x06",
        ".yaml": framework_file().source[-40:],
    }
    if path.parent.name == BRANDS:
        endings[".yaml"] = brand_bytes(KVALE)[-40:]
    return endings.get(path.suffix, REWRITTEN[-40:]) in content[-1024:] and content[:1] != b"\0"


def _digest(path: Path) -> str:
    return _digest_of(path.read_bytes())


def _digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _results() -> Results:
    return case(5, 2, 2)


def _report(path: Path) -> None:
    export_pdf([_results()], path, MADE_ON, ReportOptions(), NullTranslations())


def _scorecard(path: Path) -> None:
    export_workbook([_results()], path, MADE_ON, ReportOptions(), NullTranslations())


def _document(path: Path) -> None:
    export_word([_results()], path, MADE_ON, ReportOptions(), NullTranslations())


def _statement(path: Path) -> None:
    export_statement(statement_of(_results(), (), MADE_ON, NullTranslations()), path)


def _self_assessment(path: Path) -> None:
    audit, framework = _results().audit, _results().framework
    told = self_assessment(audit, {framework.id: framework}, MADE_ON, NullTranslations())
    export_self_assessment(told, path)


def _pack(path: Path) -> None:
    made = pack_of([_results()], MADE_ON, Audience.INTERNAL, NullTranslations())
    write_evidence_pack(made, lambda _sha256: BytesIO(REWRITTEN), path)


def _brand(path: Path) -> None:
    keep_brand(path.parents[1], KVALE)


def _model(path: Path) -> None:
    export_model_yaml(framework_file(), path)


def _model_workbook(path: Path) -> None:
    export_model_workbook(framework_file(), path)


def _rewritten(path: Path) -> None:
    with replacing(path) as file:
        file.write(REWRITTEN)


WRITERS: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "report": ("Gap report.pdf", _report),
    "scorecard": ("Scorecard.xlsx", _scorecard),
    "document": ("Gap report.docx", _document),
    "statement": ("Readiness.pdf", _statement),
    "self-assessment": ("Self-assessment.xlsx", _self_assessment),
    "pack": ("Evidence.zip", _pack),
    "brand": (f"{BRANDS}/kvale.yaml", _brand),
    "model": ("Small.yaml", _model),
    "model workbook": ("Small.xlsx", _model_workbook),
    "own file": ("mapping.json", _rewritten),
}
