"""The fields of a programme: its phases, tasks and paces, and what clients are asked to hand over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from gettext import gettext as _

from maturity_desktop.domain.phases import Where
from maturity_desktop.gui.model_editor.choice_words import places, task_kinds, ways_to_meet
from maturity_desktop.gui.model_editor.field_making import FieldMaker, FormField
from maturity_desktop.gui.model_editor.fields import ChipsField, ChoiceField, Choices, TextField, WholeField
from maturity_desktop.gui.model_editor.nodes import Kind, one_line
from maturity_desktop.gui.model_editor.rows import ListRows, NumberRows, Row
from maturity_desktop.gui.model_editor.rows_field import Column, line_column
from maturity_desktop.storage.framework_editing import rename_phase
from maturity_desktop.storage.framework_references import criterion_paths
from maturity_desktop.storage.tree_edits import value_at
from maturity_desktop.verbs.models import free_id

MOST_DAYS, LEAST_MINUTES, MOST_MINUTES = 1000, 5, 24 * 60


class ProgrammeFields(FieldMaker):
    """Makes the fields of a node of the programme, of the paces or of the requests."""

    def makers(self) -> dict[Kind, Callable[[], Iterator[FormField]]]:
        """What makes the fields of each kind of node."""
        return {
            Kind.PROGRAMME: self._programme,
            Kind.PHASE: self._phase,
            Kind.TASK: self._task,
            Kind.PACES: self._paces,
            Kind.PACE: self._pace,
            Kind.REQUESTS: self._requests,
            Kind.REQUEST: self._request,
        }

    def _whole(self, key: str, low: int, high: int) -> FormField:
        """A number that need not be told."""
        return self._field(key, WholeField(self._name(key), low, high, _("none")))

    def _programme(self) -> Iterator[FormField]:
        yield self._titled("programme", _("Add phase"), _("Title of a new phase"), self._new_phase)

    def _new_phase(self, rows: Sequence[Row], title: str) -> Row:
        taken = [str(row.get("id")) for row in rows]
        return {"id": free_id(title, taken), "title": title, "tasks": []}

    def _phase(self) -> Iterator[FormField]:
        name = one_line(value_at(self._tree, self._path).get("id"))

        def task(rows: Sequence[Row], what: str) -> Row:
            taken = {str(row.get("id")) for row in rows}
            number = next(at for at in range(1, len(rows) + 2) if f"{name}-{at}" not in taken)
            return {"id": f"{name}-{number}", "what": what, "kind": "analysis"}

        yield self._field(
            "id",
            TextField(self._name("id"), single=True),
            put=lambda tree, name: rename_phase(tree, self._path, name.strip()),
        )
        yield self._line("title")
        yield self._words("about", 2, optional=True)
        yield self._field("where", ChoiceField(self._name("where"), places()), str(Where.OFF_SITE))
        yield self._whole("days", 1, MOST_DAYS)
        levels: Choices = [(None, _("To no level of the scale")), *self._levels()]
        leads = FormField((*self._path, "level"), _("Leads to"), ChoiceField(_("Leads to"), levels))
        yield leads
        rows = ListRows((*self._path, "tasks"), task)
        columns = [line_column("what", self._name("what"), _("What to do"))]
        yield self._rows(rows, self._name("tasks"), columns, _("Add task"))

    def _task(self) -> Iterator[FormField]:
        yield self._line("id")
        yield self._words("what")
        yield self._words("why", 2, optional=True)
        yield self._field("kind", ChoiceField(self._name("kind"), task_kinds()))
        yield self._words("deliverable", 1, optional=True)
        yield self._ask("who")
        yield self._field("activity", ChoiceField(self._name("activity"), ways_to_meet()), "")
        day, minutes = self._whole("day", 1, MOST_DAYS), self._whole("minutes", LEAST_MINUTES, MOST_MINUTES)
        yield from (replace(own, beside=True) for own in (day, minutes))
        yield self._words("timing", 1, optional=True)
        yield self._criteria(_("A task without criteria is about all of them."))
        yield self._check("added")

    def _criteria(self, note: str) -> FormField:
        ids = [one_line(value_at(self._tree, path).get("id")) for path in criterion_paths(self._tree)]
        chips = ChipsField(self._name("criteria"), [(name, name) for name in ids])
        return self._field("criteria", chips, [], note)

    def _paces(self) -> Iterator[FormField]:
        yield self._titled("paces", _("Add pace"), _("Title of a new pace"), self._new_pace)

    def _new_pace(self, rows: Sequence[Row], title: str) -> Row:
        """As long as the programme is, to be changed from there."""
        phases = self._tree.get("programme", [])
        days = {str(phase.get("id")): phase["days"] for phase in phases if phase.get("days")}
        return {"id": free_id(title, [str(row.get("id")) for row in rows]), "title": title, "days": days}

    def _pace(self) -> Iterator[FormField]:
        yield self._line("id")
        yield self._line("title")
        phases: Choices = [
            (one_line(phase.get("id")), one_line(phase.get("title")))
            for phase in self._tree.get("programme", [])
        ]
        path, known = (*self._path, "days"), [name for name, _words in phases]
        rows = NumberRows(path, ("phase", "days"), 1, known, required=True)
        columns = [
            Column("phase", _("Phase"), lambda name: ChoiceField(name, phases), 0, 3),
            Column("days", self._name("days"), lambda name: WholeField(name, 0, MOST_DAYS), 0, 2),
        ]
        yield self._rows(rows, self._name("days"), columns, _("Add phase"))

    def _requests(self) -> Iterator[FormField]:
        yield self._titled("requests", _("Add request"), _("Title of a new request"), self._new_request)

    def _new_request(self, rows: Sequence[Row], title: str) -> Row:
        return {"id": free_id(title, [str(row.get("id")) for row in rows]), "title": title, "what": ""}

    def _request(self) -> Iterator[FormField]:
        yield self._line("id")
        yield self._line("title")
        yield self._words("what")
        yield self._words("period", 1, optional=True)
        yield self._words("format", 1, optional=True)
        roles = [(name, one_line(title)) for name, title in self._tree.get("roles", {}).items()]
        yield self._field("owner", ChoiceField(self._name("owner"), [("", _("Nobody named")), *roles]), "")
        yield self._criteria("")
        yield self._check("added")
