"""The sheet Programme: the phases of a model's programme and their tasks, with what was done of them."""

from __future__ import annotations

import gettext
from collections.abc import Iterator

from maturity_desktop.domain.audit import TaskState
from maturity_desktop.domain.results import Results
from maturity_desktop.reports.excel.sheet import NOTHING, Row
from maturity_desktop.reports.parts import FrameworkContent

NOTE = frozenset({"note"})
"""Where a task is left out, its note begins with the reason, which is changed in the program."""


def programme_rows(
    part: FrameworkContent, results: Results, words: gettext.NullTranslations
) -> Iterator[Row]:
    """A row for each task, phase by phase."""
    audit = results.audit
    yes = words.gettext("yes")
    for phase in part.programme:
        for place, task in enumerate(phase.tasks):
            state = audit.get(TaskState, audit.id, part.id, task.id)
            yield Row(
                {
                    "phase": phase.title,
                    "task": task.id,
                    "what": task.what,
                    "kind": task.kind,
                    "done_on": state.done_on if state else None,
                    "note": task.note,
                    "timing": task.due.isoformat() if task.due else task.timing,
                    "leads_to": phase.leads_to,
                    "who": task.who,
                    "why": task.why,
                    "deliverable": task.deliverable,
                    "criteria": ", ".join(task.criteria),
                    "added": yes if task.added else "",
                    "mark": task.id,
                },
                first=place == 0,
                locked=NOTE if task.left_out else NOTHING,
            )
