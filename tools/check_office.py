"""Lets LibreOffice calculate the workbook anew and compares every figure with the program's own.

The sample audit with what moved since the one before, its findings and its roadmap, every shipped model
alone and all of them in one audit, hard cases of every kind of model, and supporting figures and surveys of
every kind are written, recalculated and read back; then ten answers, and months of the client's figures, are
changed in the workbook itself, and the figures must be those of the same changes made in the program. What
LibreOffice saved is taken back into the audit, whose levels must be those of the workbook. Hostile texts must
come through as they are.
"""

from __future__ import annotations

import argparse
import gettext
import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from maturity_desktop.domain.audit import AnswerValue, Audit  # noqa: E402
from maturity_desktop.domain.changes import answer, set_level, set_target  # noqa: E402
from maturity_desktop.domain.crosswalk import Crosswalk  # noqa: E402
from maturity_desktop.domain.results import Results, evaluate  # noqa: E402
from maturity_desktop.domain.return_faults import Fault  # noqa: E402
from maturity_desktop.domain.scorecard_returns import take  # noqa: E402
from maturity_desktop.reports.choices import ReportOptions  # noqa: E402
from maturity_desktop.reports.content import COLUMNS, ReportContent, build_content  # noqa: E402
from maturity_desktop.reports.excel import check_workbook, write_workbook  # noqa: E402
from maturity_desktop.reports.excel.layout import FrameworkLayout, Layout, layout_of  # noqa: E402
from maturity_desktop.reports.excel.terms import MARKS  # noqa: E402
from maturity_desktop.reports.sections.performance import performance  # noqa: E402
from maturity_desktop.reports.support import NO_SUPPORT, Support  # noqa: E402
from maturity_desktop.storage.framework_files import FrameworkFile  # noqa: E402
from maturity_desktop.storage.library import Library  # noqa: E402
from maturity_desktop.verbs.audits import results_of  # noqa: E402
from maturity_desktop.verbs.export import support_for  # noqa: E402
from maturity_desktop.verbs.models import crosswalk_at_hand  # noqa: E402
from maturity_desktop.verbs.re_audit import earlier_results  # noqa: E402
from maturity_desktop.verbs.sample import make_sample  # noqa: E402
from maturity_desktop.verbs.scorecard_returns import differences_in, read_scorecard  # noqa: E402
from tests.reports.excel.cases import answered_audit, case, hostile, shipped  # noqa: E402
from tests.reports.excel.measured import measured_case, with_changed_months  # noqa: E402
from tests.reports.supported import supported_case  # noqa: E402
from tests.strategies import audited  # noqa: E402
from tools.office_figures import (  # noqa: E402
    Figures,
    comparison_figures,
    program_figures,
    supported_figures,
)

TODAY = datetime(2026, 1, 30, 9, tzinfo=UTC)
CHANGES = 10
TOLERANCE = 1e-9
# LibreOffice trusts the figures in a file from elsewhere unless it is told to calculate them always.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""


@dataclass(frozen=True)
class Extent:
    """How many cases there are of each sort: `small` of one criterion, `measured` over figures with gaps,
    `supported` with supporting figures and surveys.
    """

    seeds: int
    cases: int
    small: int
    measured: int
    supported: int
    drawn: int


WHOLE = Extent(seeds=3, cases=12, small=8, measured=12, supported=12, drawn=30)
SHORT = Extent(seeds=1, cases=4, small=2, measured=4, supported=4, drawn=6)


@dataclass
class Tally:
    """What was compared."""

    passed: int = 0
    failed: int = 0

    def compare(self, what: str, wanted: Figures, found: Figures) -> None:
        """Every wanted figure must be there and be the same."""
        wrong = {place: value for place, value in wanted.items() if not same(value, found.get(place))}
        self.passed += len(wanted) - len(wrong)
        self.failed += len(wrong)
        print(f"{'differs' if wrong else 'equal':8}{len(wanted):6}  {what}")
        for place, value in list(wrong.items())[:20]:
            print(f"          {place}: the program has {value!r}, LibreOffice {found.get(place)!r}")


def same(wanted: Any, found: Any) -> bool:
    """Whole numbers and words are equal, other numbers within rounding; empty is empty."""
    if wanted in (None, "") or found in (None, ""):
        return wanted in (None, "") and found in (None, "")
    if isinstance(wanted, int | float) and isinstance(found, int | float):
        return math.isclose(wanted, found, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return bool(wanted == found)


def main() -> int:
    """Compares everything; the exit code is 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer cases of each sort")
    extent = SHORT if parser.parse_args().short else WHOLE
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("LibreOffice Calc is not installed.", file=sys.stderr)
        return 2
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="check-office-") as name:
        folder = Path(name)
        sample_results, sample_support = sample(folder)
        audits = [("the sample audit", sample_results)]
        audits += [
            (f"{model.short_title} answered at random, {seed}", answered_audit((model,), seed))
            for model in shipped()
            for seed in range(extent.seeds)
        ]
        audits += [
            (f"all models in one audit, {seed}", answered_audit(shipped(), seed))
            for seed in range(extent.seeds)
        ]
        audits += [(f"case {seed}", (case(seed),)) for seed in range(extent.cases)]
        audits += [
            (f"case {seed}, one criterion", (case(seed, 1, 1),)) for seed in range(12, 12 + extent.small)
        ]
        audits.append(("two kinds of model in one audit", (case(3), case(4))))
        audits.append(("two models of layers in one audit", (case(2), case(6), case(18, 1, 1))))
        audits += [(f"measured case {seed}", (measured_case(seed),)) for seed in range(extent.measured)]
        audits += [(f"drawn audit {place}", results) for place, results in enumerate(drawn(extent.drawn))]
        pairs = crosswalk_at_hand(folder / "library")
        supports = {0: sample_support}
        workbooks = [
            Workbook(folder, what, results, place, pairs, supports.get(place, NO_SUPPORT))
            for place, (what, results) in enumerate(audits)
        ]
        for seed in range(extent.supported):
            result, support = supported_case(seed)
            what = f"supporting figures and surveys {seed}"
            workbooks.append(Workbook(folder, what, (result,), len(workbooks), pairs, support))
        hard = Workbook(folder, "hostile texts", (hostile(),), len(workbooks), pairs)
        paths = [workbook.write() for workbook in (*workbooks, hard)]
        paths += [workbook.write_changed() for workbook in workbooks]
        recalculate(office, folder, paths)
        for workbook in workbooks:
            workbook.compare(tally)
        hard.compare_texts(tally)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed or not tally.passed else 0


def sample(folder: Path) -> tuple[tuple[Results, ...], Support]:
    """The sample audit, made in a library of its own as the program makes it."""
    library = Library.open(folder / "library")
    try:
        results = results_of(library, make_sample(library, lambda: TODAY))
        earlier = earlier_results(library, results[0].audit)
        return results, support_for(results, library.folder, library.table, library.figures, earlier)
    finally:
        library.close()


def drawn(most: int) -> list[tuple[Results, ...]]:
    """Audits of one to three models of any kind, always the same ones."""
    found: list[tuple[Results, ...]] = []

    @settings(max_examples=most, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
    @given(audited(most=3))
    def collect(drawn: tuple[Audit, tuple[FrameworkFile, ...]]) -> None:
        audit, files = drawn
        found.append(tuple(evaluate(audit, file.framework) for file in files))

    collect()
    return found


@dataclass
class Workbook:
    """One workbook as it is written, and again with changed answers."""

    folder: Path
    what: str
    results: tuple[Results, ...]
    place: int
    pairs: Crosswalk
    support: Support = NO_SUPPORT

    def __post_init__(self) -> None:
        self.content = self._content(self.results)
        self.layout = layout_of(self.content)
        self.changed = tuple(changed(result) for result in self.results)

    def _content(self, results: tuple[Results, ...]) -> ReportContent:
        words = gettext.NullTranslations()
        return build_content(results, TODAY.date(), ReportOptions(), words, self.pairs, self.support)

    def path(self, kind: str) -> Path:
        return self.folder / f"{kind}-{self.place}.xlsx"

    def write(self) -> Path:
        """The workbook of the results."""
        return self._write("as-written", self.results)

    def write_changed(self) -> Path:
        """The workbook with changes made in it by script, and for comparison what the program writes then."""
        self._write("wanted", self.changed)
        book = load_workbook(self.path("as-written"))
        for part, result in zip(self.layout.frameworks, self.changed, strict=True):
            enter(book, self.layout, part, result)
        book.save(self.path("changed"))
        return self.path("changed")

    def _write(self, kind: str, results: tuple[Results, ...]) -> Path:
        content = self._content(results)
        with self.path(kind).open("wb") as out:
            write_workbook(content, results, out)
        check_workbook(self.path(kind), content)
        return self.path(kind)

    def compare_texts(self, tally: Tally) -> None:
        """Every text is what it was, and is text."""
        before = load_workbook(self.path("as-written"))
        after = load_workbook(self.folder / "recalculated" / self.path("as-written").name)
        wanted, found = {}, {}
        for sheet in before:
            for cell in (cell for line in sheet for cell in line if cell.data_type == "s"):
                place, there = f"{sheet.title}!{cell.coordinate}", after[sheet.title][cell.coordinate]
                # openpyxl takes the escapes out of the shared strings that LibreOffice writes.
                wanted[place] = str(cell.value).replace("x005F_", "")
                found[place] = f"the formula {there.value}" if there.data_type == "f" else there.value
        tally.compare(f"{self.what}, as text", wanted, found)

    def compare(self, tally: Tally) -> None:
        out = self.folder / "recalculated"
        written = formulas(self.path("as-written"))
        tally.compare(
            f"{self.what}, formulas as written", written, values(out / self.path("as-written").name)
        )
        for kind, results in (("as-written", self.results), ("changed", self.changed)):
            found = values(out / self.path(kind).name)
            for part, result in zip(self.layout.frameworks, results, strict=True):
                what = f"{self.what}, {result.framework.short_title}, {kind}: levels, means, gaps, coverage"
                tally.compare(what, program_figures(part, result), found)
            what = f"{self.what}, {kind}: supporting figures and surveys"
            tally.compare(what, supported_figures(self.layout, self.support), found)
            if len(results) > 1:
                tally.compare(
                    f"{self.what}, {kind}: side by side", comparison_figures(self.layout, results), found
                )
        tally.compare(
            f"{self.what}, formulas after {CHANGES} changed answers",
            formulas(self.path("wanted")),
            values(out / self.path("changed").name),
        )
        self.compare_returned(tally, out / self.path("changed").name)

    def compare_returned(self, tally: Tally, path: Path) -> None:
        """Taken back into the audit, the workbook gives the levels that LibreOffice calculated in it."""
        audit = self.results[0].audit
        if any(own.audit is not audit for own in self.results):
            return  # models of several audits on one workbook: only to have them beside each other
        frameworks = {own.framework.id: own.framework for own in self.results}
        returned = read_scorecard(path, audit, frameworks)
        found, troubles = differences_in(audit, frameworks, returned)
        # Figures are entered there to see the levels follow; they are only to be tried out, and that is told.
        tried_out = {part.measures.periods.title for part in self.layout.frameworks if part.measures}
        for trouble in troubles:
            if trouble.sheet in tried_out and trouble.fault in (Fault.ROW_ONLY_READ, Fault.ROWS_ONLY_READ):
                continue
            tally.failed += 1
            print(f"differs         {self.what}, taken back: {trouble}")
        changes = take(audit, frameworks, returned.rating_set, found, TODAY.date(), "")
        after, told = audit.with_changes(changes), values(path)
        for part, own in zip(self.layout.frameworks, self.results, strict=True):
            wanted = {
                f"{part.scorecard.title}!{part.scorecard.letter('level')}{row}": result.level
                for row, result in enumerate(
                    evaluate(after, own.framework).criteria, start=part.scorecard.first_row
                )
            }
            tally.compare(f"{self.what}, {own.framework.short_title}, taken back: levels", wanted, told)


def changed(results: Results) -> Results:
    """Ten answers spread over the criteria changed, a level set, another one taken back, a target raised."""
    audit, place = results.audit, results.place
    points = [point.id for criterion in results.framework.criteria for point in criterion.checkpoints]
    values = [*AnswerValue, None]
    for step, point in enumerate(points[:: max(1, len(points) // CHANGES)][:CHANGES]):
        audit = audit.with_changes(answer(audit, place, point, values[step % len(values)]))
    first, last = results.criteria[0].criterion, results.criteria[-1].criterion
    if first is not last:
        audit = audit.with_changes(set_level(audit, place, first.id, results.framework.top))
    audit = audit.with_changes(set_level(audit, place, last.id, None))
    audit = audit.with_changes(set_target(audit, place, results.profile.id, last.id, results.framework.top))
    return evaluate(audit, results.framework, ladders=with_changed_months(results))


def enter(book: Any, layout: Layout, part: FrameworkLayout, results: Results) -> None:
    """Writes the answers, set levels and targets of the results into the workbook, as a person would."""
    scorecard, checkpoints = book[part.scorecard.title], book[part.checkpoints.title]
    row = part.checkpoints.first_row
    for result in results.criteria:
        for point in result.criterion.checkpoints:
            value = result.answers.get(point.id)
            word = layout.terms.answer(MARKS[value], point.sign) if value else None
            checkpoints[f"{part.checkpoints.letter('answer')}{row}"] = word
            row += 1
    enter_months(book, part, results)
    for row, result in enumerate(results.criteria, start=part.scorecard.first_row):
        scorecard[f"{part.scorecard.letter('set_level')}{row}"] = result.score.set_level
        scorecard[f"{part.scorecard.letter('set_reason')}{row}"] = result.set_reason or None
        scorecard[f"{part.scorecard.letter('target')}{row}"] = result.target


def enter_months(book: Any, part: FrameworkLayout, results: Results) -> None:
    """Writes the months and the counts of the results into the sheet Measures, and blanks what has none."""
    found = performance(results, COLUMNS["A4"], gettext.NullTranslations())
    if part.measures is None or found is None:
        return
    table = part.measures.periods
    periods = [period for entry in found.criteria for period in entry.counted.periods]
    for row, period in enumerate(periods, start=table.first_row):
        for column in ("given", "reached", "of", "target", "missing"):
            book[table.title][f"{table.letter(column)}{row}"] = getattr(period, column)


def recalculate(office: str, folder: Path, paths: Sequence[Path]) -> None:
    """Converts the workbooks to workbooks, in a profile of LibreOffice's own that calculates always."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", "xlsx"]
    command += ["--outdir", str(folder / "recalculated"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=600, check=False)
    missing = [path.name for path in paths if not (folder / "recalculated" / path.name).exists()]
    if done.returncode or missing:
        raise SystemExit(f"LibreOffice did not convert {missing}:\n{done.stdout}\n{done.stderr}")


def values(path: Path) -> Figures:
    """Every value of a workbook by sheet and cell."""
    book = load_workbook(path, data_only=True)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value for sheet in book for line in sheet for cell in line
    }


def formulas(path: Path) -> Figures:
    """The figures that the program wrote beside its formulas, by sheet and cell."""
    live = load_workbook(path)
    told = values(path)
    return {
        place: told[place]
        for sheet in live
        for line in sheet
        for cell in line
        if cell.data_type == "f" and (place := f"{sheet.title}!{cell.coordinate}")
    }


if __name__ == "__main__":
    sys.exit(main())
