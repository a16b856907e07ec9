"""The sheets of the programme, of its paces, and of what clients are asked to hand over."""

from __future__ import annotations

from gettext import NullTranslations

from maturity_desktop.domain.phases import TaskKind, Where
from maturity_desktop.domain.plan_records import ActivityKind
from maturity_desktop.reports.model_workbook.columns import added_note, id_column
from maturity_desktop.reports.model_workbook.table import Column, Table


def phases_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "phases",
        _("Programme"),
        _("The phases of the work that the model describes, where it does; their tasks have a sheet."),
        (
            id_column(words),
            Column("title", _("Title"), _("What the phase is called."), width=36, required=True),
            Column("about", _("About"), _("What it is, in one sentence."), width=70),
            Column("level", _("Level"), _("The level that it leads to."), "whole", 8, of="scale"),
            Column("days", _("Days"), _("The working days that it takes."), "whole", 8),
            Column(
                "where",
                _("Where"),
                _("before is counted back from the first day on site; off_site where nothing is written."),
                "id",
                11,
                choices=tuple(where.value for where in Where),
            ),
        ),
    )


def tasks_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "tasks",
        _("Tasks"),
        _("What there is to do in each phase, in order."),
        (
            Column("phase", _("Phase"), _("The id of its phase."), "id", 14, True, of="phases"),
            id_column(words),
            Column("what", _("What"), _("What is done."), width=60, required=True),
            Column(
                "kind",
                _("Kind"),
                _("What sort of work it is."),
                "id",
                17,
                True,
                tuple(kind.value for kind in TaskKind),
            ),
            Column("why", _("Why"), _("What it is good for."), width=40),
            Column("deliverable", _("Deliverable"), _("What comes of it."), width=30),
            Column("who", _("Who"), _("Ids of roles, with commas between them."), "names", 20, of="roles"),
            Column("timing", _("Timing"), _("When, in words."), width=24),
            Column(
                "criteria",
                _("Criteria"),
                _("Ids of criteria, with commas between them."),
                "names",
                18,
                of="criteria",
            ),
            Column("day", _("Day"), _("The working day of its phase, 1 the first."), "whole", 8),
            Column(
                "activity",
                _("Activity"),
                _("How people are met for it, where they are."),
                "id",
                17,
                choices=tuple(kind.value for kind in ActivityKind),
            ),
            Column("minutes", _("Minutes"), _("How long they are met."), "whole", 9),
            Column("added", _("Added"), added_note(words), "truth", 9),
        ),
        links=("phase",),
        fixed=2,
    )


def paces_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "paces",
        _("Paces"),
        _("Lengths of the whole programme to choose from; how long each phase takes has a sheet."),
        (
            id_column(words),
            Column("title", _("Title"), _("What the pace is called."), width=50, required=True),
        ),
    )


def lengths_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "lengths",
        _("Lengths of phases"),
        _("The working days of a phase at a pace; a phase without a row keeps its own."),
        (
            Column("pace", _("Pace"), _("The id of the pace."), "id", 18, True, of="paces"),
            Column("phase", _("Phase"), _("The id of the phase."), "id", 18, True, of="phases"),
            Column("days", _("Days"), _("0: it shares the last day before it."), "whole", 8, True),
        ),
        links=("pace", "phase", "days"),
        fixed=2,
    )


def requests_sheet(words: NullTranslations) -> Table:
    _ = words.gettext
    return Table(
        "requests",
        _("Requests"),
        _("What clients are asked to hand over."),
        (
            id_column(words),
            Column("title", _("Title"), _("What it is called."), width=36, required=True),
            Column("what", _("What"), _("What is asked for."), width=70, required=True),
            Column("period", _("Period"), _("Of which time, in words."), width=30),
            Column("format", _("Format"), _("In which form, in words."), width=30),
            Column("owner", _("Owner"), _("The id of the role that has it."), "id", 18, of="roles"),
            Column(
                "criteria",
                _("Criteria"),
                _("Ids of criteria, with commas between them."),
                "names",
                18,
                of="criteria",
            ),
            Column("added", _("Added"), added_note(words), "truth", 9),
        ),
    )
