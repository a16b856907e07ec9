"""The sheets of a model's workbook: one place says what each is called, for writing and for reading it."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.reports.model_workbook import sheets_of_criteria as of_criteria
from maturity_desktop.reports.model_workbook import sheets_of_model as of_model
from maturity_desktop.reports.model_workbook import sheets_of_programme as of_programme
from maturity_desktop.reports.model_workbook.table import Table


def layout(words: NullTranslations) -> tuple[Table, ...]:
    """All sheets in order."""
    return (
        of_model.model_sheet(words),
        of_model.scale_sheet(words),
        of_model.beyond_sheet(words),
        of_criteria.domains_sheet(words),
        of_criteria.criteria_sheet(words),
        of_criteria.checkpoints_sheet(words),
        of_criteria.evidence_sheet(words),
        of_criteria.measures_sheet(words),
        of_criteria.rules_sheet(words),
        of_model.targets_sheet(words),
        of_model.exceptions_sheet(words),
        of_model.roles_sheet(words),
        of_model.facts_sheet(words),
        of_model.themes_sheet(words),
        of_model.remarks_sheet(words),
        of_programme.phases_sheet(words),
        of_programme.tasks_sheet(words),
        of_programme.paces_sheet(words),
        of_programme.lengths_sheet(words),
        of_programme.requests_sheet(words),
    )


def form_headings(words: NullTranslations) -> tuple[str, str, str]:
    """The heads of the sheet of the model itself."""
    _ = words.gettext
    return _("Field"), _("Value"), _("What it is")
