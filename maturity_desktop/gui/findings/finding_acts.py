"""What is done with findings: worded, agreed, disputed, closed, held against criteria, drafted from gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from maturity_desktop.domain import findings
from maturity_desktop.domain.activities import Spot
from maturity_desktop.domain.audit import AGREED
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.finding_proposals import Proposal, proposals
from maturity_desktop.domain.improvement_records import Finding, FindingState, Grade
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.message import MessageDialog
from maturity_desktop.gui.evidence.uses_dialog import Place, places_of
from maturity_desktop.gui.findings.adding import action_for, at_criterion
from maturity_desktop.gui.findings.finding_words import (
    Looked,
    about_findings,
    act_words,
    proposal_words,
    unready_lines,
)
from maturity_desktop.gui.findings.ticking_dialog import Ticking, TickingDialog
from maturity_desktop.gui.record_acts import RecordActs, Step, connect_acts
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.finding_drafts import drafted

if TYPE_CHECKING:
    from maturity_desktop.gui.improve.findings_page import FindingsPage

EVIDENCE = "evidence"
"""Stands for the framework where an item of evidence is ticked."""


class FindingActs(RecordActs):
    """Between the page and the session."""

    def __init__(self, page: FindingsPage, session: AuditSession, ask: Ask, theme: ThemeSwitch) -> None:
        super().__init__(page, page.act.add, session, ask, theme)
        self._page = page
        act, detail = page.act, page.detail
        steps: tuple[Step, ...] = (
            (act.agree, self._agree),
            (act.dispute, self._dispute),
            (act.close, self._close),
            (act.redraft, self._redraft),
            (act.aim, self._aim),
            (act.rest, self._rest),
            (act.go, self._go),
            (act.act, self._to_action),
            (act.next_fault, detail.go_to_next_fault),
            (act.draft, self._draft),
            (act.add, self._add),
            (act.remove, self._remove),
            *((action, partial(self._grade, grade)) for grade, action in act.grades.items()),
        )
        connect_acts(steps)
        detail.typed.connect(self._write)
        detail.grade_wanted.connect(self._grade)
        detail.places_wanted.connect(self._aim)
        detail.evidence_wanted.connect(self._rest)
        detail.action_wanted.connect(self._to_action)
        detail.left.connect(session.end_spell)

    # The findings in hand

    @property
    def _chosen(self) -> tuple[Finding, ...]:
        return self._page.table.chosen()

    @property
    def _one(self) -> Finding | None:
        chosen = self._chosen
        return chosen[0] if len(chosen) == 1 else None

    def offer(self, found: Sequence[Looked]) -> None:
        """What can be done with these findings."""
        act = self._page.act
        states = {own.finding.state for own in found}
        is_one = len(found) == 1
        possible = (
            (act.agree, bool(states - {FindingState.AGREED})),
            (act.dispute, is_one),
            (act.close, bool(states - {FindingState.CLOSED})),
            (act.redraft, bool(states - {FindingState.DRAFT})),
            (act.aim, is_one),
            (act.rest, is_one),
            (act.go, is_one and bool(found[0].standing.places)),
            (
                act.act,
                is_one and (bool(found[0].standing.actions) or (self.may_edit and found[0].may_be_answered)),
            ),
            (act.next_fault, is_one and bool(found[0].faults)),
            (act.remove, bool(found)),
            *((action, bool(found)) for action in act.grades.values()),
        )
        self._allow(possible)

    def _do(self, words: str, changes: Changes, chosen: Sequence[Finding]) -> None:
        self._session.change(act_words(words, chosen), changes)

    # Its state

    def _agree(self) -> None:
        chosen = self._chosen
        self._do(_("agreed: {findings}"), findings.agree(self._session.audit, chosen), chosen)

    def _redraft(self) -> None:
        chosen = self._chosen
        self._do(_("draft again: {findings}"), findings.redraft(self._session.audit, chosen), chosen)

    def _close(self) -> None:
        chosen, today = self._chosen, self.today
        ids = {own.id for own in chosen if own.state is not FindingState.CLOSED}
        wanting = unready_lines([own for own in self._page.table.rows.rows if own.finding.id in ids])
        question = _("Close {findings} all the same?").format(findings=about_findings(chosen))
        if len(chosen) == 1:
            question = _("Close {number} “{title}” all the same?").format(
                number=chosen[0].label, title=chosen[0].title
            )
        if wanting and not self._ask.confirm(question, wanting, _("Close")):
            return
        changes = findings.close(
            self._session.audit, [own for own in chosen if own.state is not FindingState.CLOSED], today
        )
        self._do(_("closed: {findings}"), changes, chosen)

    def _dispute(self) -> None:
        if (own := self._one) is None:
            return
        self._ask_reason(
            about_findings([own]),
            _("What does the client &answer?"),
            _("Without an answer nothing changes. Enter keeps it, Shift+Enter starts a new line."),
            own.answer,
            partial(self._keep_dispute, own),
        )

    def _keep_dispute(self, own: Finding, answer: str) -> None:
        changes = findings.dispute(self._session.audit, own, answer)
        self._do(_("disputed: {findings}"), changes, [own])

    def _grade(self, grade: Grade) -> None:
        chosen = self._chosen
        self._do(_("grade of {findings}"), findings.grade(self._session.audit, chosen, grade), chosen)

    # What it is about

    def _aim(self) -> None:
        if (own := self._one) is None:
            return
        ticked = [
            (place.framework, place.criterion, place.checkpoint)
            for place in findings.places_of(self._session.audit, own)
        ]
        words = Ticking(
            _("Held against which criteria?"),
            about_findings([own]),
            _("Words of a criterion or a checkpoint"),
            _("Criteria and checkpoints"),
            _("&Keep"),
            _("Type words of a checkpoint, or a criterion’s number, to see its checkpoints."),
        )
        offered = places_of(self._session.frameworks)
        known = {place.use for place in offered}
        resting = [use for use in ticked if use not in known]  # of another edition: they may come back
        dialog = self._ticking(words, offered, ticked)
        dialog.accepted.connect(lambda: self._keep_places(own, (*dialog.ticked, *resting)))

    def _keep_places(self, own: Finding, uses: Sequence[tuple[str, str, str]]) -> None:
        spots = [Spot(*use) for use in uses]
        self._do(_("criteria of {findings}"), findings.aim(self._session.audit, own, spots), [own])

    def _rest(self) -> None:
        if (own := self._one) is None:
            return
        audit = self._session.audit
        told = _("{label} {title}")
        items = tuple(
            Place((EVIDENCE, item.id, ""), told.format(label=item.label, title=item.title))
            for item in audit.evidence
        )
        ticked = [(EVIDENCE, link.evidence, "") for link in findings.evidence_of(audit, own)]
        words = Ticking(
            _("Which evidence does it rest on?"),
            about_findings([own]),
            _("Number or words of the title"),
            _("Evidence"),
            _("&Keep"),
        )
        dialog = self._ticking(words, items, ticked)
        dialog.accepted.connect(lambda: self._keep_evidence(own, dialog))

    def _keep_evidence(self, own: Finding, dialog: TickingDialog) -> None:
        items = [item for _kind, item, _nothing in dialog.ticked]
        self._do(_("evidence of {findings}"), findings.rest_on(self._session.audit, own, items), [own])

    def _ticking(
        self, words: Ticking, places: tuple[Place, ...], ticked: Sequence[tuple[str, str, str]]
    ) -> TickingDialog:
        dialog = TickingDialog(words, places, ticked, self._theme, self._ask, self._page)
        self._open(dialog)
        return dialog

    def _go(self) -> None:
        found = self._page.table.in_hand()
        if len(found) == 1 and found[0].standing.places:
            framework, criterion = found[0].standing.criteria[0]
            self._page.criterion_wanted.emit(criterion, framework)

    def _to_action(self) -> None:
        """To the first action that answers the finding; where none does, to a new one."""
        found = self._page.table.in_hand()
        if len(found) != 1:
            return
        if found[0].standing.actions:
            self._page.action_wanted.emit(found[0].standing.actions[0].id)
            return
        own = found[0].finding
        action, changes = action_for(self._session.audit, own)
        label = _("make {action} of {finding}").format(action=action.label, finding=own.label)
        self._session.change(label, changes)
        self._page.action_wanted.emit(action.id)

    # Coming and going

    def _draft(self) -> None:
        """Proposals of the model in view to choose from; those that no finding covers are ticked."""
        session = self._session
        own = proposals(session.results_of(session.framework.id, AGREED))
        by_use = {(session.framework.id, one.result.criterion.id, ""): one for one in own}
        if not by_use:
            about = _("No rated criterion is below its target, nearly at the next level or above its target.")
            self._open(MessageDialog(_("There is nothing to draft"), about, parent=self._page))
            return
        count = sum(bool(one.covered_by) for one in own)
        told = ngettext(
            "{count} criterion of {model} deserves a finding, {covered} has one already",
            "{count} criteria of {model} deserve a finding, {covered} have one already",
            len(own),
        )
        words = Ticking(
            _("Draft findings from gaps"),
            told.format(count=len(own), model=session.framework.short_title, covered=count),
            _("Words of a criterion, or a grade"),
            _("Criteria that deserve a finding"),
            _("&Draft what is ticked"),
            _(
                "Condition and recommendation are drafted from missing checkpoints and figures; the rest is "
                "yours to word."
            ),
            together=True,
        )
        places = tuple(Place(use, proposal_words(one)) for use, one in by_use.items())
        fresh = [use for use, one in by_use.items() if not one.covered_by]
        dialog = self._ticking(words, places, fresh)
        dialog.accepted.connect(lambda: self._keep_drafts([by_use[use] for use in dialog.ticked]))

    def _keep_drafts(self, chosen: Sequence[Proposal]) -> None:
        if not chosen:
            return
        session = self._session
        changes = drafted(session.audit, session.framework.id, chosen, self.today, screen_words())
        label = ngettext("draft {count} finding", "draft {count} findings", len(chosen))
        session.change(label.format(count=len(chosen)), changes)
        made = [change.new for change in changes if isinstance(change.new, Finding)]
        self._page.show_item(made[0].id)

    def _add(self) -> None:
        """A finding of the assessor's own; its title is to be written next."""
        self._begin(None)

    def add_at(self, framework: str, criterion: str) -> None:
        """A finding about a criterion, drafted where its results deserve one."""
        self._begin((framework, criterion))

    def _begin(self, criterion: tuple[str, str] | None) -> None:
        own, changes = at_criterion(self._session, criterion)
        self._do(_("add {findings}"), changes, [own])
        self._page.show_item(own.id)
        self._word_next(self._page.detail.title)

    def _remove(self) -> None:
        chosen = self._chosen
        made = (findings.remove(self._session.audit, own) for own in chosen)
        self._do(_("remove {findings}"), tuple(change for one in made for change in one), chosen)

    def _write(self, own: Finding, field: str) -> None:
        audit = self._session.audit
        there = audit.get(Finding, *own.key)
        if there is None:
            return
        # Only the field that was typed: the others are as the audit has them.
        written = replace(there, **{field: getattr(own, field)})
        label = act_words(_("change {findings}"), [written])
        self._session.write(label, (f"finding {field}", own.id), put(audit, written))
