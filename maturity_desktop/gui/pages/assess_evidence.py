"""What the assess page does with evidence: takes it in, shows it, says where it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from gettext import gettext as _
from gettext import ngettext
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from maturity_desktop.domain.audit import Evidence
from maturity_desktop.domain.crosswalk import Crosswalk, Offer
from maturity_desktop.domain.framework import Checkpoint, EvidenceKind
from maturity_desktop.domain.record import new_key
from maturity_desktop.domain.results import CriterionResult
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.dialogs.evidence_details import EvidenceDialog, Use, use_of
from maturity_desktop.gui.dialogs.pick import PickDialog
from maturity_desktop.gui.dialogs.preview import PreviewDialog
from maturity_desktop.gui.evidence_desk import EvidenceDesk
from maturity_desktop.gui.intake import local_files, title_of_text
from maturity_desktop.gui.models.offer_views import OfferView, offer_views, quote_words
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.pages.assess_removal import remove_from_register
from maturity_desktop.gui.sentences import day_words, kind_word
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.checkpoint_row import CheckpointRow
from maturity_desktop.gui.widgets.evidence_pane import EvidencePane
from maturity_desktop.gui.widgets.plain_editor import holdable

if TYPE_CHECKING:
    from maturity_desktop.gui.pages.assess_actions import AssessActions


class AssessEvidence(QObject):
    """Between the page, the evidence desk and the session."""

    visit_wanted = Signal(object)
    """The end of a pair to go to, in another model of the audit."""

    def __init__(
        self,
        page: QWidget,
        session: AuditSession,
        desk: EvidenceDesk,
        ask: Ask,
        theme: ThemeSwitch,
        pane: EvidencePane,
        act: AssessActions,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._session = session
        self._desk = desk
        self._ask = ask
        self._theme = theme
        self._pane = pane
        self._act = act
        self._result: CriterionResult | None = None
        self._checkpoint: Checkpoint | None = None
        self._crosswalk = Crosswalk()
        self._offered_to: tuple[object, ...] = ()
        shown = (act.preview, act.open_outside, act.details)
        pane.set_actions(act.adding, shown, (act.link, act.unlink, act.remove))
        self._connect()

    def _connect(self) -> None:
        act, pane, desk = self._act, self._pane, self._desk
        steps: tuple[tuple[QAction, Callable[[], None]], ...] = (
            (act.add_files, self._ask_for_files),
            (act.paste, lambda: self.take(QGuiApplication.clipboard().mimeData())),
            (act.add_note, self._write_note),
            (act.use_known, self._pick_known),
            (act.preview, self._preview),
            (act.open_outside, self._open_outside),
            (act.details, self._show_details),
            (act.link, self._link),
            (act.unlink, self._unlink),
            (act.remove, self._remove),
            (act.offers, pane.go_to_offers),
        )
        for action, step in steps:
            act.connect(action, step)
        pane.list.preview_wanted.connect(self._preview)
        # In the list Delete takes an item from the criterion only, which costs no other criterion anything.
        pane.list.addAction(act.unlink)
        pane.list.item_chosen.connect(self._offer)
        pane.cancel_wanted.connect(desk.cancel)
        desk.started.connect(self._show_work)
        desk.progressed.connect(pane.work.advance)
        desk.ended.connect(self._end_work)
        desk.refused.connect(pane.refusals.add)
        desk.added.connect(self._show_added)
        desk.proposed.connect(self._confirm_proposed)
        desk.bad_found.connect(self._show_again)
        pane.offers.use_wanted.connect(self._use_offered)
        pane.offers.note_wanted.connect(self._take_note)
        pane.offers.visit_wanted.connect(self.visit_wanted)

    # Showing

    def show(self, result: CriterionResult, checkpoint: Checkpoint | None) -> None:
        """The evidence of a criterion as it stands to a checkpoint."""
        self._result, self._checkpoint = result, checkpoint
        audit = self._session.audit
        had_keyboard = self._pane.list.hasFocus()
        cut_off, bad = audit.details.cut_off, self._desk.bad
        self._pane.show_result(result, checkpoint, self._session.framework, cut_off, bad)
        if had_keyboard and not result.items:
            self._pane.drop_zone.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()
        self._show_offers()

    def _show_again(self) -> None:
        if self._result is not None:
            self.show(self._result, self._checkpoint)

    def _offer(self) -> None:
        item = self._pane.list.chosen()
        for action in self._act.with_item:
            action.setEnabled(item is not None)
        self._act.open_outside.setEnabled(item is not None and bool(item.sha256))

    def focus(self) -> None:
        """To the list, or to the way in where there is nothing yet."""
        to = self._pane.list if self._pane.list.isVisible() else self._pane.drop_zone
        to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_work(self, words: str) -> None:
        self._pane.drop_zone.hide()
        self._pane.work.begin(words)
        self._pane.work.show()

    def _end_work(self) -> None:
        self._pane.work.end()
        self._pane.drop_zone.show()

    def _show_added(self, items: list[str]) -> None:
        self._pane.list.choose(items[-1])

    def _confirm_proposed(self, item: str) -> None:
        """Asks what it is while the person still knows, unless they have gone elsewhere meanwhile."""
        chosen = self._chosen()
        busy = QApplication.activeModalWidget() is not None or not self._page.isVisible()
        if chosen is not None and chosen.id == item and not busy:
            self._show_details()

    # From other models

    def show_crosswalk(self, crosswalk: Crosswalk) -> None:
        """What the audit's models have in common is known from now on."""
        self._crosswalk = crosswalk
        self._pane.offers.show_trouble("")
        if self._result is not None:
            self._show_offers()

    def show_crosswalk_trouble(self, words: str) -> None:
        """Why it is not known."""
        self._pane.offers.show_trouble(words)

    def _show_offers(self) -> None:
        session = self._session
        checkpoint = self._checkpoint.id if self._checkpoint else ""
        asked_of = (session.audit, session.framework, self._criterion, checkpoint, self._crosswalk)
        if self._offered_to == asked_of:
            return
        self._offered_to = asked_of
        several = len(session.frameworks) > 1
        self._pane.offers.setVisible(several)
        self._act.offers.setEnabled(several)
        if several:
            views = offer_views(session, self._crosswalk, self._criterion, checkpoint)
            self._pane.offers.show_views(views)

    def _use_offered(self, offer: Offer, items: Sequence[Evidence]) -> None:
        self._session.take_over(self._criterion, offer, items)

    def _take_note(self, view: OfferView) -> None:
        self._session.take_over_note(self._criterion, quote_words(view))

    # In

    @property
    def _criterion(self) -> str:
        assert self._result is not None, "the page shows a criterion"
        return self._result.criterion.id

    def _ask_for_files(self) -> None:
        self._take_files(self._ask.files(_("Evidence for {criterion}").format(criterion=self._criterion)))

    def _take_files(self, paths: list[Path], checkpoint: str = "") -> None:
        if paths:
            self._desk.take_files(paths, self._criterion, checkpoint, self._agree)

    def _agree(self, count: int) -> bool:
        return self._ask.confirm(
            ngettext("Add {count} file?", "Add {count} files?", count).format(count=count),
            _("Each becomes an item of evidence of {criterion}.").format(criterion=self._criterion),
            _("Add them"),
        )

    def take(self, data: QMimeData, checkpoint: str = "") -> None:
        """Takes what was pasted or dropped: files before a picture before words."""
        files = local_files(data.urls())
        if files:
            self._take_files(files, checkpoint)
            return
        if data.hasImage():
            image = data.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._desk.take_image(image, self._criterion, checkpoint)
                return
        if data.text().strip():
            self._write_note(holdable(data.text()), checkpoint)
            return
        self._pane.refusals.add(
            _("Nothing was added"), _("there are no files, no picture and no words to take")
        )

    # Dragging over the page

    def drag(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        data = event.mimeData()
        if not (data.hasUrls() or data.hasImage() or data.hasText()):
            return
        event.acceptProposedAction()
        checkpoint = self._checkpoint_at(event)
        if checkpoint:
            words = _("Drop to add it behind {checkpoint}").format(checkpoint=checkpoint)
        else:
            words = _("Drop to add it to {criterion}").format(criterion=self._criterion)
        self._pane.drop_zone.show_target(words)

    def end_drag(self) -> None:
        self._pane.drop_zone.show_target("")

    def drop(self, event: QDropEvent) -> None:
        self.end_drag()
        event.acceptProposedAction()
        self.take(event.mimeData(), self._checkpoint_at(event))

    def _checkpoint_at(self, event: QDropEvent) -> str:
        """The checkpoint under the pointer; empty elsewhere on the page."""
        widget = self._page.childAt(event.position().toPoint())
        while widget is not None and widget is not self._page:
            if isinstance(widget, CheckpointRow):
                return widget.checkpoint_id
            widget = widget.parentWidget()
        return ""

    # Items

    def _chosen(self) -> Evidence | None:
        return self._pane.list.chosen()

    def _preview(self) -> None:
        item = self._chosen()
        if item is None:
            return
        dialog = PreviewDialog(item, lambda: self._desk.reader(item), self._page.window())
        dialog.outside_wanted.connect(lambda: self._desk.open_outside(item))
        _open(dialog)

    def _open_outside(self) -> None:
        item = self._chosen()
        if item is not None and item.sha256:
            self._desk.open_outside(item)

    def _show_details(self) -> None:
        item, result = self._chosen(), self._result
        if item is None or result is None:
            return
        use = use_of(result, item)
        dialog = self._details_dialog(item, use)
        dialog.accepted.connect(lambda: self._change(item, use, dialog.item, dialog.use))
        _open(dialog)

    def _write_note(self, text: str = "", checkpoint: str = "") -> None:
        """A form for an item without a file, with the words that were pasted; its kind is to be chosen."""
        now = self._session.clock()
        item = Evidence(
            client=self._session.audit.client.id,
            id=new_key(),
            number=0,
            title=title_of_text(text) if text else "",
            kind=EvidenceKind.INTERVIEW,
            dated=now.date(),
            added_on=now.date(),
            added_by=self._session.author,
            text=text,
        )
        criterion = self._criterion
        dialog = self._details_dialog(item, Use((checkpoint,) if checkpoint else ()))
        dialog.accepted.connect(lambda: self._add_note(dialog.item, dialog.use, criterion))
        _open(dialog)

    def _details_dialog(self, item: Evidence, use: Use) -> EvidenceDialog:
        assert self._result is not None, "the page shows a criterion"
        session = self._session
        return EvidenceDialog(
            item, use, self._result, session.framework, session.audit, self._ask, self._page.window()
        )

    def _change(self, before: Evidence, used: Use, item: Evidence, use: Use) -> None:
        if (before, used) == (item, use):
            return
        stack = self._session.undo_stack
        stack.beginMacro(_("change {evidence}").format(evidence=item.label))
        if item != before:
            self._session.change_evidence(item)
        if use != used:
            self._session.use_evidence(item, self._criterion, use.checkpoints, use.contradicts)
        stack.endMacro()

    def _add_note(self, item: Evidence, use: Use, criterion: str) -> None:
        stack = self._session.undo_stack
        stack.beginMacro(_("add evidence"))
        self._session.add_evidence([item], criterion)
        numbered = self._session.audit.get(Evidence, item.client, item.id)
        if use != Use() and numbered is not None:
            self._session.use_evidence(numbered, criterion, use.checkpoints, use.contradicts)
        stack.endMacro()
        self._pane.list.choose(item.id)

    def _link(self) -> None:
        """Links the item to the checkpoint in hand, or takes that link back."""
        item, result, point = self._chosen(), self._result, self._checkpoint
        if item is None or result is None or point is None:
            return
        use = use_of(result, item)
        if point.id in use.checkpoints:
            left = tuple(other for other in use.checkpoints if other != point.id)
        else:
            left = (*use.checkpoints, point.id)
        self._session.use_evidence(item, result.criterion.id, left, use.contradicts)

    def _unlink(self) -> None:
        item = self._chosen()
        if item is not None:
            self._session.unlink_evidence(item, self._criterion)

    def _remove(self) -> None:
        item = self._chosen()
        if item is not None:
            remove_from_register(
                item, self._session, self._ask, self._desk.used_elsewhere, self._pane.refusals.add
            )

    def _pick_known(self) -> None:
        """An item of the register that this criterion does not use yet."""
        dialog = PickDialog(
            self._theme,
            _("Evidence from the register"),
            _("Title, number or source"),
            _("The register holds nothing that fits and is not used here yet."),
            self._known,
            self._page.window(),
        )
        criterion = self._criterion
        dialog.picked.connect(lambda item: self._use_known(item, criterion))
        _open(dialog)

    def _known(self, words: str) -> list[Row]:
        assert self._result is not None, "the page shows a criterion"
        used = {item.id for item in self._result.items}
        return [
            Row(item.title, item.label, f"{kind_word(item.kind)} · {day_words(item.dated)}", goal=item)
            for item in self._session.audit.evidence
            if item.id not in used and _fits(item, words)
        ]

    def _use_known(self, item: Evidence, criterion: str) -> None:
        self._session.link_evidence(item, criterion)
        self._pane.list.choose(item.id)


def _fits(item: Evidence, words: str) -> bool:
    searched = f"{item.label} {item.title} {item.source} {item.file_name}".casefold()
    return all(word in searched for word in words.casefold().split())


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
