"""What is done with actions: moved, dated, linked, drafted, noted; what is kept is one edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from gettext import gettext as _
from gettext import ngettext
from typing import TYPE_CHECKING

from maturity_desktop.domain import actions
from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.changes import Changes, put
from maturity_desktop.domain.evidence_register import Use
from maturity_desktop.domain.improvement_records import Action, ActionState, Finding
from maturity_desktop.domain.roadmap import Standing
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.evidence.uses_dialog import Place, places_of
from maturity_desktop.gui.findings.ticking_dialog import Ticking, TickingDialog
from maturity_desktop.gui.record_acts import RecordActs, Step, connect_acts
from maturity_desktop.gui.roadmap.dialogs import SettingsDialog
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.words import screen_words
from maturity_desktop.reports.sections.roadmap_words import draft_title
from maturity_desktop.reports.sections.wording import priority_words

if TYPE_CHECKING:
    from maturity_desktop.gui.improve.roadmap_page import RoadmapPage


class ActionActs(RecordActs):
    """Between the page and the session."""

    def __init__(self, page: RoadmapPage, session: AuditSession, ask: Ask, theme: ThemeSwitch) -> None:
        super().__init__(page, page.act.add, session, ask, theme)
        self._page = page
        act, board, detail = page.act, page.board, page.detail
        steps: tuple[Step, ...] = (
            (act.earlier, lambda: board.move_aside(-1)),
            (act.later, lambda: board.move_aside(1)),
            (act.up, lambda: board.move_along(-1)),
            (act.down, lambda: board.move_along(1)),
            (act.as_proposed, lambda: self._place_one("")),
            (act.done, partial(self._switch_state, ActionState.DONE)),
            (act.drop, partial(self._switch_state, ActionState.DROPPED)),
            (act.close, self._close),
            (act.answer, self._answer),
            (act.wait, self._wait),
            (act.prove, self._prove),
            (act.note, self._note),
            (act.remove, self._remove),
            (act.draft, self._draft),
            (act.add, self._add),
            (act.settings, self._settings),
            (act.reset, self._reset),
        )
        connect_acts(steps)
        board.placed.connect(self._place)
        detail.typed.connect(self._write)
        detail.wanted.connect(self._put)
        detail.state_wanted.connect(self._set_state)
        detail.wave_wanted.connect(self._place_one)
        detail.left.connect(session.end_spell)

    # The action in hand

    @property
    def _one(self) -> Action | None:
        audit = self._session.audit
        chosen = self._page.board.chosen
        return audit.get(Action, audit.id, chosen) if chosen else None

    def offer(self, own: Standing | None) -> None:
        """What can be done with this action."""
        act, audit = self._page.act, self._session.audit
        is_live = own is not None and own.action.state is not ActionState.DROPPED
        others = sum(1 for _other in audit.all(Action)) > 1
        possible = (
            (act.earlier, is_live), (act.later, is_live), (act.up, is_live), (act.down, is_live),
            (act.as_proposed, own is not None and own.placed),
            (act.done, own is not None), (act.drop, own is not None),
            (act.close, own is not None), (act.note, own is not None), (act.remove, own is not None),
            (act.answer, own is not None and any(True for _finding in audit.all(Finding))),
            (act.wait, own is not None and others),
            (act.prove, own is not None and bool(audit.evidence)),
        )  # fmt: skip
        self._allow(possible)
        if own is not None:
            is_done = own.action.state is ActionState.DONE
            act.done.setText(_("Open again") if is_done else _("D&one"))
            act.drop.setText(_("&Propose again") if not is_live else _("Dro&pped"))

    def _do(self, words: str, changes: Changes, own: Action) -> None:
        """`words` have a place for {action}."""
        self._session.change(words.format(action=own.label), changes)

    def _put(self, own: Action) -> None:
        self._do(_("change {action}"), put(self._session.audit, own), own)

    def _write(self, own: Action, field: str) -> None:
        label = _("change {action}").format(action=own.label)
        self._session.write(label, (f"action {field}", own.id), put(self._session.audit, own))

    # Where it stands, how far it is

    def _place(self, action: str, wave: str, order: Sequence[str]) -> None:
        audit = self._session.audit
        own = audit.get(Action, audit.id, action)
        if own is not None and self.may_edit:
            self._do(_("place {action}"), actions.place(audit, own, wave, order), own)

    def _place_one(self, wave: str) -> None:
        own = self._one
        if own is not None:
            held = [one.action.id for one in self._page.roadmap.in_wave(wave)] if wave else []
            order = [*(name for name in held if name != own.id), own.id]
            self._do(_("place {action}"), actions.place(self._session.audit, own, wave, order), own)

    def _reset(self) -> None:
        changes = actions.place_as_proposed(self._session.audit)
        self._session.change(_("place every action as proposed"), changes)

    def _set_state(self, state: ActionState) -> None:
        own = self._one
        if own is not None:
            self._do(
                _("state of {action}"), actions.set_state(self._session.audit, own, state, self.today), own
            )

    def _switch_state(self, state: ActionState) -> None:
        """Into a state; out of it, to what it is without: under way, or proposed."""
        own = self._one
        if own is not None and own.state is state:
            state = ActionState.UNDER_WAY if state is ActionState.DONE else ActionState.PROPOSED
        self._set_state(state)

    # What it is about

    def _close(self) -> None:
        own = self._one
        if own is None:
            return
        words = Ticking(
            _("What does it close?"), _about(own), _("Words of a criterion or a checkpoint"),
            _("Criteria and checkpoints"), _("&Keep"),
            _("A criterion stands for all that is missing to its target. Type words to see checkpoints."),
        )  # fmt: skip
        ticked = [
            (one.framework, one.criterion, one.checkpoint)
            for one in actions.checkpoints_of(self._session.audit, own.id)
        ]
        self._tick(words, places_of(self._session.frameworks), ticked, partial(self._keep_closed, own))

    def _keep_closed(self, own: Action, ticked: Sequence[Use]) -> None:
        wanted: list[Use] = []
        for framework, criterion, checkpoint in ticked:
            if checkpoint:
                wanted.append((framework, criterion, checkpoint))
                continue
            missing = self._session.results_of(framework).of(criterion).missing
            wanted += [(framework, criterion, point.id) for _level, point in missing]
        changes = actions.close_checkpoints(self._session.audit, own, wanted)
        self._do(_("checkpoints of {action}"), changes, own)

    def _answer(self) -> None:
        own = self._one
        if own is None:
            return
        standing = self._page.roadmap.of(own.id)
        known = standing.findings if standing is not None else ()
        found = sorted(self._session.audit.all(Finding), key=lambda one: (one.number, one.id))
        words = Ticking(
            _("Which findings does it answer?"), _about(own), _("Words of a finding"), _("Findings"),
            _("&Keep"),
        )  # fmt: skip
        places = [(one.id, _named(one.label, one.title)) for one in found]
        self._tick_named(
            words,
            places,
            [one.id for one in known],
            lambda names: self._do(
                _("findings of {action}"), actions.answer_findings(self._session.audit, own, names), own
            ),
        )

    def _wait(self) -> None:
        """Offers only actions that do not wait for this one themselves."""
        own = self._one
        if own is None:
            return
        audit = self._session.audit
        standing = self._page.roadmap.of(own.id)
        known = [one.id for one in standing.firsts] if standing is not None else []
        free = [one for one in actions.actions(audit) if not actions.would_cycle(audit, own.id, one.id)]
        words = Ticking(
            _("What comes before it?"), _about(own), _("Words of an action"), _("Actions"), _("&Keep"),
            _("Actions that wait for this one are not in the list."),
        )  # fmt: skip
        self._tick_named(
            words,
            [(one.id, _named(one.label, one.title)) for one in free],
            known,
            lambda names: self._do(
                _("what comes before {action}"), actions.wait_for(self._session.audit, own, names), own
            ),
        )

    def _prove(self) -> None:
        own = self._one
        if own is None:
            return
        audit = self._session.audit
        standing = self._page.roadmap.of(own.id)
        known = [item.id for item in standing.evidence] if standing is not None else []
        words = Ticking(
            _("What shows that it is done?"), _about(own), _("Number or words of the title"), _("Evidence"),
            _("&Keep"),
        )  # fmt: skip
        places = [(item.id, _named(item.label, item.title)) for item in reversed(audit.evidence)]
        self._tick_named(words, places, known, partial(self._keep_proof, own))

    def _keep_proof(self, own: Action, names: Sequence[str]) -> None:
        audit = self._session.audit
        found = (audit.get(Evidence, audit.client.id, name) for name in names)
        changes = actions.prove(audit, own, [item for item in found if item is not None])
        self._do(_("evidence of {action}"), changes, own)

    def _note(self) -> None:
        own = self._one
        if own is not None:
            self._ask_reason(
                _about(own),
                _("What is there to &note?"),
                _("Enter keeps it, Shift+Enter starts a new line."),
                "",
                partial(self._keep_note, own),
            )

    def _keep_note(self, own: Action, text: str) -> None:
        changes = actions.add_note(self._session.audit, own, text, self.today, self._session.author)
        self._do(_("note on {action}"), changes, own)

    def _tick(
        self,
        words: Ticking,
        places: tuple[Place, ...],
        ticked: Iterable[Use],
        then: Callable[[Sequence[Use]], object],
    ) -> None:
        dialog = TickingDialog(words, places, ticked, self._theme, self._ask, self._page)
        dialog.accepted.connect(lambda: then(dialog.ticked))
        self._open(dialog)

    def _tick_named(
        self,
        words: Ticking,
        named: Iterable[tuple[str, str]],
        ticked: Iterable[str],
        then: Callable[[Sequence[str]], object],
    ) -> None:
        """Things by id and words."""
        places = tuple(Place(("", name, ""), told) for name, told in named)
        self._tick(
            words, places, [("", name, "") for name in ticked], lambda uses: then([use[1] for use in uses])
        )

    # New ones

    def _draft(self) -> None:
        results = self._session.results
        found = {str(number): own for number, own in enumerate(actions.drafts(results))}
        if not found:
            self._ask.tell(
                _("There is nothing to draft"),
                _("No rated criterion misses its target, or actions close all that is missing."),
            )
            return
        told, words = screen_words(), _("{title} · {missing} · priority {priority}")
        places = []
        for name, own in found.items():
            gap = results.of(own.criterion).gap
            count = len(own.checkpoints)
            missing = ngettext("{count} checkpoint", "{count} checkpoints", count).format(count=count)
            priority = priority_words(gap.priority if gap else None, told)
            said = words.format(title=draft_title(own, told), missing=missing, priority=priority)
            places.append((name, said))
        self._tick_named(
            Ticking(
                _("Draft actions from gaps"),
                _("An action for each level of each gap, with the checkpoints that are missing"),
                _("Words of a criterion"),
                _("Actions to draft"),
                _("&Draft what is ticked"),
                _("Priority is the gap times weight and impact, divided by the effort: higher comes first."),
                together=True,
            ),
            places,
            found,
            lambda names: self._keep_drafts([found[name] for name in names]),
        )

    def _keep_drafts(self, chosen: Sequence[actions.Draft]) -> None:
        titles = [draft_title(own, screen_words()) for own in chosen]
        label = ngettext("draft {count} action", "draft {count} actions", len(chosen))
        changes = actions.add_drafts(self._session.audit, chosen, titles)
        self._session.change(label.format(count=len(chosen)), changes)
        self._page.to_board()

    def _add(self) -> None:
        """An action of the audit's own; its title is to be written next."""
        own, changes = actions.add(self._session.audit, _("New action"))
        self._do(_("add {action}"), changes, own)
        self._page.show_item(own.id)
        self._word_next(self._page.detail.title)

    def _remove(self) -> None:
        own = self._one
        if own is not None:
            self._do(_("remove {action}"), actions.remove(self._session.audit, own), own)

    def _settings(self) -> None:
        audit = self._session.audit
        settings, usual = actions.settings_of(audit), self._page.roadmap.plan.most_in_wave
        dialog = SettingsDialog(settings, usual, self.today, self._theme, self._ask, self._page)
        dialog.accepted.connect(
            lambda: self._session.change(
                _("settings of the roadmap"), put(self._session.audit, replace(dialog.settings))
            )
        )
        self._open(dialog)


def _about(own: Action) -> str:
    return _named(own.label, own.title)


def _named(number: str, title: str) -> str:
    return _("{number} {title}").format(number=number, title=title)
