"""Audits of models of every kind, whatever is said in them, become reports, workbooks and figures."""

from __future__ import annotations

import gettext
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, Phase, given, settings

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.results import evaluate
from maturity_desktop.reports.choices import ReportOptions
from maturity_desktop.reports.content import build_content
from maturity_desktop.storage.framework_files import FrameworkFile
from maturity_desktop.verbs.before_export import matters_before
from maturity_desktop.verbs.export import export_pdf, export_workbook
from maturity_desktop.verbs.summary import audit_figures
from maturity_desktop.verbs.summary_models import framework_row, framework_tree
from tests.builders import CUT_OFF
from tests.examples import examples
from tests.strategies import audited

ENGLISH = gettext.NullTranslations()
Audited = tuple[Audit, tuple[FrameworkFile, ...]]
some = settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
few = settings(
    max_examples=6, phases=[Phase.explicit, Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
"""Files are large: a few, and no search for the smallest one that fails."""


@some
@given(audited(most=3))
def test_whatever_is_said_can_be_told(given_: Audited) -> None:
    audit, files = given_
    results = [evaluate(audit, file.framework) for file in files]
    content = build_content(results, CUT_OFF, ReportOptions(), ENGLISH)
    assert len(content.frameworks) == len(files)
    assert isinstance(matters_before(results, CUT_OFF, ReportOptions(), ENGLISH), tuple)
    for result in results:
        figures = audit_figures(result)
        assert [row["id"] for row in figures["criteria"]] == [own.id for own in result.framework.criteria]
        assert framework_row(result.framework)["criteria"] == len(result.framework.criteria)
        assert framework_tree(result.framework)["id"] == result.framework.id


@few
@given(audited(most=2))
def test_whatever_is_said_can_be_handed_over(given_: Audited) -> None:
    """The files are read back and checked by the export itself, which fails where something is missing."""
    audit, files = given_
    results = [evaluate(audit, file.framework) for file in files]
    with TemporaryDirectory() as folder:
        report, scorecard = Path(folder) / "report.pdf", Path(folder) / "scorecard.xlsx"
        assert export_pdf(results, report, CUT_OFF, ReportOptions(), ENGLISH).size > 0
        assert export_workbook(results, scorecard, CUT_OFF, ReportOptions(), ENGLISH).size > 0
