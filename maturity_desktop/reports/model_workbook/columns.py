"""Columns that several sheets have."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.reports.model_workbook.table import Column


def id_column(words: NullTranslations) -> Column:
    _ = words.gettext
    return Column("id", _("Id"), _("Letters, digits, “_”, “.” and “-”."), "id", 14, True)


def key_column(words: NullTranslations) -> Column:
    _ = words.gettext
    return Column("id", _("Id"), _("The word by which other sheets name it."), "id", 22, True)


def criterion_column(words: NullTranslations) -> Column:
    _ = words.gettext
    return Column("criterion", _("Criterion"), _("The id of the criterion."), "id", 12, True, of="criteria")


def ask_column(words: NullTranslations) -> Column:
    _ = words.gettext
    return Column("ask", _("Ask"), _("Ids of roles, with commas between them."), "names", 20, of="roles")


def added_note(words: NullTranslations) -> str:
    _ = words.gettext
    return _("yes: it is this tool's or yours, and not the source's.")
