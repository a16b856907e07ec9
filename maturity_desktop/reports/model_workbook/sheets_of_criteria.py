"""The sheets of what is rated, and of what it rests on."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.framework import EvidenceKind
from maturity_desktop.reports.model_workbook.columns import (
    added_note,
    ask_column,
    criterion_column,
    id_column,
)
from maturity_desktop.reports.model_workbook.table import Column, Table

RULES = ("periods_met", "share_in_each_group", "share_in_window", "regularly_calculated", "trend_to_goal")
PERIODS = ("month", "day", "interval")
IMPACTS = ("1", "2", "3", "4", "5")


def domains_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "domains",
        _("Domains"),
        _("Groups of criteria, in order."),
        (
            id_column(words),
            Column("title", _("Title"), _("What the domain is called."), width=32, required=True),
            Column("intent", _("Intent"), _("What the domain is for."), width=70, required=True),
            Column(
                "undescribed",
                _("Not described"),
                _("Only for a domain without criteria: why it has none."),
                width=50,
            ),
        ),
        required=True,
    )


def criteria_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    one_to_five = _("1 to 5; it orders gaps.")
    return Table(
        "criteria",
        _("Criteria"),
        _("What is rated, in order within each domain."),
        (
            Column("domain", _("Domain"), _("The id of its domain."), "id", 10, True, of="domains"),
            id_column(words),
            Column("title", _("Title"), _("What the criterion is called."), width=32, required=True),
            Column("intent", _("Intent"), _("What the criterion is for."), width=70, required=True),
            ask_column(words),
            Column("weight", _("Weight"), _("In means; above 0, else 1."), "decimal", 9),
            Column("impact", _("Impact"), one_to_five, "whole", 9, choices=IMPACTS),
            Column("effort", _("Effort"), one_to_five, "whole", 9, choices=IMPACTS),
        ),
        links=("domain",),
        fixed=2,
        required=True,
    )


def checkpoints_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "checkpoints",
        _("Checkpoints"),
        _(
            "What each level of a criterion requires, one requirement in a row. Answers go by the id: keep"
            " it, and give a new checkpoint a new one."
        ),
        (
            criterion_column(words),
            Column("level", _("Level"), _("A level of the scale."), "whole", 8, True, of="scale"),
            Column(
                "id",
                _("Id"),
                _("The criterion's id, a hyphen, the level and a letter: 5.07-2a."),
                "id",
                12,
                True,
            ),
            Column("text", _("Text"), _("What has to be so."), width=70, required=True),
            Column("examples", _("Examples"), _("A list that is kept whole."), width=36),
            ask_column(words),
            Column(
                "sign",
                _("Sign"),
                _("yes: it describes the level, is observed or not, and is never required."),
                "truth",
                8,
            ),
            Column(
                "blocks",
                _("Blocks level"),
                _("For a sign: the higher level that is not reached where it is observed."),
                "whole",
                9,
                of="scale",
            ),
            Column("theme", _("Theme"), _("The id of a theme."), "id", 16, of="themes"),
            Column("when.fact", _("Only where fact"), _("The id of a fact."), "id", 18, of="facts"),
            Column("when.is", _("Fact is"), _("yes or no; filled in where a fact is."), "truth", 9),
            Column("added", _("Added"), added_note(words), "truth", 9),
        ),
        links=("criterion", "level"),
        fixed=3,
        required=True,
    )


def evidence_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "evidence",
        _("Evidence hints"),
        _("What to ask for at a criterion."),
        (
            criterion_column(words),
            Column(
                "kind",
                _("Kind"),
                _("What sort of evidence it is."),
                "id",
                16,
                True,
                tuple(kind.value for kind in EvidenceKind),
            ),
            Column("what", _("What"), _("What to ask for."), width=90, required=True),
        ),
        links=("criterion",),
    )


def measures_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "measures",
        _("Measures"),
        _("The figures that a criterion rests on, where it does; one row for each such criterion."),
        (
            criterion_column(words),
            Column("measure.value", _("Value"), _("The id of the figure."), "id", 26, True),
            Column("measure.unit", _("Unit"), _("What it is counted in."), width=18, required=True),
            Column(
                "measure.direction",
                _("Direction"),
                _("Whether a figure is good at its target or above, or at it or below."),
                "id",
                12,
                True,
                ("at_least", "at_most"),
            ),
            Column(
                "measure.by_channel", _("By channel"), _("yes: one figure per channel."), "truth", 10, True
            ),
            Column(
                "measure.may_not_apply.levels",
                _("Levels that may not apply"),
                _("Levels, with commas between them; empty in most cases."),
                "wholes",
                14,
            ),
            Column("measure.may_not_apply.where", _("Where not"), _("Where they do not apply."), width=40),
            Column("measure.may_not_apply.why", _("Why not"), _("Why they do not apply there."), width=40),
        ),
        links=("criterion",),
    )


def rules_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "rules",
        _("Rules"),
        _("How figures prove a checkpoint; which of the numbers a rule has depends on the rule."),
        (
            criterion_column(words),
            Column(
                "checkpoint",
                _("Checkpoint"),
                _("The id of the checkpoint that the rule proves."),
                "id",
                12,
                True,
                of="checkpoints",
            ),
            Column("rule", _("Rule"), _("Which rule."), "id", 22, True, RULES),
            Column("period", _("Period"), _("What is counted."), "id", 12, True, PERIODS),
            Column("window", _("Window"), _("The latest so many periods."), "whole", 10),
            Column("at_least", _("At least"), _("So many of the window."), "whole", 10),
            Column("group", _("Group"), _("What the periods are grouped by."), "id", 12, choices=("month",)),
            Column("groups", _("Groups"), _("The latest so many groups."), "whole", 10),
            Column("share", _("Share"), _("Above 0, at most 1."), "decimal", 10),
            Column("window_days", _("Window in days"), _("The latest so many days."), "whole", 10),
            Column(
                "or_when",
                _("Or when"),
                _("The id of another checkpoint of the criterion: where it is met, the rule holds too."),
                "id",
                12,
                of="checkpoints",
            ),
        ),
        links=("criterion",),
        fixed=2,
    )
