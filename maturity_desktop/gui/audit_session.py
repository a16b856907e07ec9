"""The open audit: pages call its verbs and redraw on its signals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from gettext import gettext as _
from gettext import ngettext

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from maturity_desktop.domain import changes as edits
from maturity_desktop.domain.audit import (
    AGREED,
    AnswerValue,
    Audit,
    Evidence,
    FrameworkUse,
    Link,
    Note,
    RatingSet,
    TaskState,
)
from maturity_desktop.domain.changes import Changes, Edit, Place
from maturity_desktop.domain.crosswalk import Offer, take_over, with_quote
from maturity_desktop.domain.framework import Framework
from maturity_desktop.domain.measures import FiguresOf
from maturity_desktop.domain.record import Record, new_key
from maturity_desktop.domain.results import Results
from maturity_desktop.domain.series import Figure
from maturity_desktop.domain.supporting_rows import Table, TablesOf
from maturity_desktop.gui.edits import EditCommand, joined, named
from maturity_desktop.gui.known_results import KnownResults
from maturity_desktop.gui.last_time import LastTime
from maturity_desktop.gui.saving import Commits, Headlines, SaveQueue
from maturity_desktop.gui.what_changed import (
    EVIDENCE,
    FIGURES,
    PARTICULARS,
    PROVING,
    SURVEYS,
    Kinds,
    home_of,
    kinds_of,
    places_of,
    rated_in,
)


def _no_figures(sha256: str) -> tuple[Figure, ...]:
    raise LookupError(sha256)


def _no_tables(sha256: str) -> Table:
    raise LookupError(sha256)


class AuditSession(QObject):
    """One audit in memory, its undo stack and its way to the disk.

    A verb changes the audit at once, tells the pages, and leaves the writing to the save queue. `results`
    belong to the framework in view and are always those of the audit as it is now.
    """

    answer_changed = Signal(str)
    """The criterion whose answers or set level changed."""
    note_changed = Signal(str)
    """The criterion whose note or reservation changed."""
    evidence_changed = Signal()
    particulars_changed = Signal()
    """The client's profile, the audit's particulars, its frameworks or a target changed."""
    figures_changed = Signal()
    """A series, how it is read, when the centre is open, or the data of a supporting measure changed."""
    surveys_changed = Signal()
    programme_changed = Signal(str)
    """The task of the programme that was ticked or written about."""
    records_changed = Signal(object)
    """The kinds of records that changed, as a frozenset: for pages that have no signal of their own above."""
    results_changed = Signal()
    framework_switched = Signal()
    rating_set_switched = Signal(str)
    """Whose answers are in view from now on."""
    edited = Signal(object)
    """The changes of an edit, which were just made, undone or done again."""
    brought_back = Signal(str)
    """A criterion of another framework, now in view, whose edit was undone or done again."""

    def __init__(
        self,
        audit: Audit,
        frameworks: Mapping[str, Framework],
        commits: Commits,
        author: str,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        figures: FiguresOf | None = None,
        tables: TablesOf | None = None,
    ) -> None:
        super().__init__(parent)
        self.audit = audit
        self._figures = figures or _no_figures
        self.tables_of: TablesOf = tables or _no_tables
        """The rows of supporting measures and the answers of surveys, by their SHA-256."""
        self.frameworks = frameworks
        self.author = author
        self.clock = clock
        self.undo_stack = QUndoStack(self)
        self.saving = SaveQueue(commits, self._headlines, clock, self)
        self.rating_set = AGREED
        """Whose answers are seen and given; what leaves the laptop is always made of the agreed ones."""
        self._spell = ("", "")
        self._editions = {use.edition: frameworks[use.framework] for use in audit.framework_uses}
        self.framework = frameworks[audit.framework_uses[0].framework]
        self._known = KnownResults(self._figures)
        self.results = self._evaluate()
        self.last_time = LastTime(self)

    @property
    def place(self) -> Place:
        return Place(self.audit.id, self.framework.id, self.rating_set)

    def switch_framework(self, framework: str) -> None:
        """Shows the audit through another of its frameworks."""
        self.framework = self.frameworks[framework]
        self.results = self._evaluate()
        self.framework_switched.emit()
        self.results_changed.emit()

    # Answers

    def answer(self, checkpoint: str, value: AnswerValue | None) -> None:
        label = _("sign {checkpoint}") if self._is_sign(checkpoint) else _("answer {checkpoint}")
        self._do(label.format(checkpoint=checkpoint), edits.answer(self.audit, self.place, checkpoint, value))

    def _is_sign(self, checkpoint: str) -> bool:
        home = self.framework.criterion_of_checkpoint.get(checkpoint)
        return home is not None and any(point.id == checkpoint and point.sign for point in home.checkpoints)

    def remark(self, checkpoint: str, text: str) -> None:
        label = _("remark on {checkpoint}").format(checkpoint=checkpoint)
        self._type(label, ("remark", checkpoint), edits.remark(self.audit, self.place, checkpoint, text))

    def set_level(self, criterion: str, level: int | None, reason: str = "") -> None:
        label = _("level of {criterion}").format(criterion=criterion)
        self._do(label, edits.set_level(self.audit, self.place, criterion, level, reason))

    def write_note(self, criterion: str, text: str) -> None:
        label = _("note on {criterion}").format(criterion=criterion)
        self._type(label, ("note", criterion), edits.write_note(self.audit, self.place, criterion, text))

    def reserve(self, criterion: str, reservation: str) -> None:
        label = _("reservation on {criterion}").format(criterion=criterion)
        self._type(
            label, ("reservation", criterion), edits.reserve(self.audit, self.place, criterion, reservation)
        )

    def set_target(self, criterion: str, level: int | None) -> None:
        label = _("target of {criterion}").format(criterion=criterion)
        profile = self.results.profile.id
        self._do(label, edits.set_target(self.audit, self.place, profile, criterion, level))

    # Figures

    @property
    def figures_of(self) -> FiguresOf:
        """The figures that a series refers to, by their SHA-256."""
        return self._figures

    # Everything else

    def change(self, label: str, changes: Changes) -> None:
        """One edit, made by the domain's functions; `label` names it for Undo. No changes: no edit."""
        self._do(label, changes)

    def write(self, label: str, field: tuple[str, str], changes: Changes) -> None:
        """What was typed in a field, (kind of field, whose), so far; one edit until the field is left."""
        self._type(label, field, changes)

    def enter(self, label: str, changes: Changes) -> None:
        """What happened outside the audit and cannot be taken back: a file left, a version was signed.

        It is kept and in the journal like any edit, and Undo passes over it.
        """
        if changes:
            self._apply(changes, label, "")

    def switch_rating_set(self, rating_set: str) -> None:
        """Shows and takes the answers of another rating set; what the others say is out of sight."""
        self._spell = ("", "")
        self.rating_set = rating_set
        self.rating_set_switched.emit(rating_set)
        self.switch_framework(self.framework.id)

    @property
    def is_blind(self) -> bool:
        """Whether the agreed answers are out of sight."""
        return self.rating_set != AGREED

    # The programme

    def tick_task(self, task: str, done_on: date | None) -> None:
        """A task of the programme is done, on this day; None opens it again."""
        what = self.framework.tasks[task].what
        label = _("done: {task}") if done_on else _("open again: {task}")
        self._do(label.format(task=what), edits.tick_task(self.audit, self.place, task, done_on))

    def write_task_note(self, task: str, text: str) -> None:
        label = _("note on {task}").format(task=self.framework.tasks[task].what)
        self._type(label, ("task", task), edits.write_task_note(self.audit, self.place, task, text))

    # Evidence

    def add_evidence(self, items: Iterable[Evidence], criterion: str = "", checkpoint: str = "") -> None:
        """New items, linked to a criterion (and a checkpoint of it) where one is given.

        The items are numbered here, after those that the register holds.
        """
        first = edits.next_evidence_number(self.audit)
        numbered = [replace(item, number=first + place) for place, item in enumerate(items)]
        links = [self._link(item, criterion, checkpoint) for item in numbered] if criterion else []
        self._do(_("add evidence"), edits.add_evidence(self.audit, numbered, links))

    def change_evidence(self, item: Evidence) -> None:
        self._do(_("change {evidence}").format(evidence=item.label), edits.put(self.audit, item))

    def remove_evidence(self, item: Evidence) -> None:
        """Takes an item off the register; its file stays until nothing needs it, so this can be undone."""
        label = _("remove {evidence}").format(evidence=item.label)
        self._do(label, edits.remove_evidence(self.audit, item))

    def link_evidence(
        self, item: Evidence, criterion: str, checkpoint: str = "", contradicts: bool = False
    ) -> None:
        label = _("use {evidence} at {criterion}").format(evidence=item.label, criterion=criterion)
        link = replace(self._link(item, criterion, checkpoint), contradicts=contradicts)
        self._do(label, edits.put(self.audit, link))

    def use_evidence(
        self, item: Evidence, criterion: str, checkpoints: Iterable[str] = (), contradicts: bool = False
    ) -> None:
        """The item is used at the criterion in this way only: at these checkpoints, or at all of it."""
        label = _("use {evidence} at {criterion}").format(evidence=item.label, criterion=criterion)
        links = [
            replace(self._link(item, criterion, checkpoint), contradicts=contradicts)
            for checkpoint in tuple(checkpoints) or ("",)
        ]
        self._do(label, edits.use_evidence(self.audit, links))

    def unlink_evidence(self, item: Evidence, criterion: str) -> None:
        """The item stays in the register and is no longer used at the criterion or its checkpoints."""
        label = _("no longer use {evidence} at {criterion}").format(evidence=item.label, criterion=criterion)
        self._do(label, edits.unlink_evidence(self.audit, item, self.framework.id, criterion))

    def take_over(self, criterion: str, offer: Offer, items: Sequence[Evidence]) -> None:
        """These items of an offer are used at the criterion as well, where the pair says, as one edit."""
        label = ngettext(
            "use {count} item of evidence at {criterion}",
            "use {count} items of evidence at {criterion}",
            len(items),
        )
        if len(items) == 1:
            label = _("use {evidence} at {criterion}")
        label = label.format(evidence=items[0].label, count=len(items), criterion=criterion)
        links = (link for item in items for link in take_over(self.audit, self.place, criterion, item, offer))
        self._do(label, tuple(change for link in links for change in edits.put(self.audit, link)))

    def take_over_note(self, criterion: str, quote: str) -> None:
        """Words from a counterpart's note, below what is written at the criterion."""
        label = _("take over a note at {criterion}").format(criterion=criterion)
        note = with_quote(edits.note_at(self.audit, self.place, criterion).text, quote)
        self._do(label, edits.write_note(self.audit, self.place, criterion, note))

    def _link(self, item: Evidence, criterion: str, checkpoint: str) -> Link:
        return Link(self.audit.id, item.id, self.framework.id, criterion, checkpoint)

    # The audit itself

    def use_framework(self, framework: Framework, edition: str) -> None:
        """Takes a framework into the audit, or moves it to another edition; the library keeps both."""
        self._editions[edition] = framework
        known = framework.id in self.frameworks
        label = _("move to {framework}, {edition}") if known else _("add {framework}, {edition}")
        self._do(
            label.format(framework=framework.short_title, edition=framework.edition),
            edits.use_framework(self.audit, framework.id, edition),
        )
        self.switch_framework(framework.id)

    def end_spell(self) -> None:
        """The person has left the field: what is typed next is an edit of its own."""
        self._spell = ("", "")
        self.saving.flush()

    # How an edit takes its way

    def _do(self, label: str, changes: Changes) -> None:
        self._spell = ("", "")
        if changes:
            label = named(label, changes, self.audit, self.frameworks)
            again = partial(self._apply_again, self.rating_set)
            self.undo_stack.push(EditCommand(label, changes, self._apply, again))

    def _type(self, label: str, field: tuple[str, str], changes: Changes) -> None:
        name = ":".join(field)
        if self._spell[0] != name:
            self._spell = (name, new_key())
        if changes:
            label = named(label, changes, self.audit, self.frameworks)
            again = partial(self._apply_again, self.rating_set)
            self.undo_stack.push(EditCommand(label, changes, self._apply, again, self._spell[1]))

    def _apply(self, changes: Changes, label: str, spell: str) -> None:
        changes = joined(changes)
        if not spell:
            self._spell = ("", "")
        self.audit = self.audit.with_changes(changes)
        kinds = kinds_of(changes)
        if FrameworkUse in kinds:
            self._follow_uses()
        elif kinds & PROVING:
            self.results = self._evaluate()
        else:
            self.results = self._known.follow(self.results, self.audit, changes)
        edit = Edit(self.audit.id, label, changes, self.author, self.clock(), spell or new_key())
        self.saving.add(edit, typing=bool(spell))
        self.edited.emit(changes)
        self._tell([change.record for change in changes], kinds)
        if self.audit.get(RatingSet, self.audit.id, self.rating_set) is None:
            self.switch_rating_set(AGREED)

    def _apply_again(self, seen: str, changes: Changes, label: str) -> None:
        """Undoes or does again; a change at another framework or of another rating set is seen there.

        `seen` is the rating set that was in view: what came into another one from a file brings none there.
        """
        records = [change.record for change in changes]
        sets = places_of(records, "rating_set")
        if sets == {seen} and self.rating_set not in sets and RatingSet not in kinds_of(changes):
            self.switch_rating_set(sets.pop())
        self._apply(changes, label, "")
        homes = places_of(records, "framework")
        if len(homes) != 1 or self.framework.id in homes or not homes <= self.frameworks.keys():
            return
        self.switch_framework(homes.pop())
        home = next(filter(None, (home_of(record, self.framework) for record in records)), "")
        if home:
            self.brought_back.emit(home)

    def _follow_uses(self) -> None:
        """The audit's frameworks are those that its records name, in their editions."""
        uses = self.audit.framework_uses
        self.frameworks = {use.framework: self._editions[use.edition] for use in uses}
        self.framework = self.frameworks.get(self.framework.id) or self.frameworks[uses[0].framework]
        self.results = self._evaluate()

    def _tell(self, records: Sequence[Record], kinds: Kinds) -> None:
        if FrameworkUse in kinds:
            self.framework_switched.emit()
        for criterion in rated_in(records, self.frameworks):
            self.answer_changed.emit(criterion)
        for record in records:
            if isinstance(record, Note):
                self.note_changed.emit(record.criterion)
            elif isinstance(record, TaskState):
                self.programme_changed.emit(record.task)
        for told, signal in (
            (EVIDENCE, self.evidence_changed),
            (FIGURES, self.figures_changed),
            (SURVEYS, self.surveys_changed),
            (PARTICULARS, self.particulars_changed),
        ):
            if kinds & told:
                signal.emit()
        self.records_changed.emit(kinds)
        self.results_changed.emit()

    def all_results(self) -> tuple[Results, ...]:
        """The results of every framework of the audit, in its order."""
        return tuple(self.results_of(framework) for framework in self.frameworks)

    def results_of(self, framework: str, rating_set: str = "") -> Results:
        """The results of one of the audit's frameworks as the audit is now; of the rating set in view."""
        return self._known.of(self.audit, self.frameworks[framework], rating_set or self.rating_set)

    def _evaluate(self) -> Results:
        return self._known.of(self.audit, self.framework, self.rating_set)

    def agreed_results(self) -> tuple[Results, ...]:
        """The results of every framework from the agreed answers, whatever rating set is in view."""
        return tuple(self.results_of(framework, AGREED) for framework in self.frameworks)

    def _headlines(self) -> Headlines:
        return {self.audit.id: tuple(results.headline for results in self.agreed_results())}
