"""The target profiles of the open audit: which is in force, what each wants, and the audit's own."""

from __future__ import annotations

from collections.abc import Iterator
from gettext import gettext as _

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from maturity_desktop.domain import target_profiles as profiles
from maturity_desktop.domain.audit import AuditDetails, FrameworkUse, Target
from maturity_desktop.domain.changes import Changes
from maturity_desktop.domain.framework import TargetProfile
from maturity_desktop.domain.gaps import profile_in_force, profiles_of
from maturity_desktop.domain.improvement_records import OwnProfile
from maturity_desktop.domain.target_profiles import KeptProfile
from maturity_desktop.gui.ask import Ask
from maturity_desktop.gui.audit_session import AuditSession
from maturity_desktop.gui.calm_fields import choose_in_list, pass_wheel_on
from maturity_desktop.gui.measures.choice import Choice
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.targets.level_rows import LevelRows, level_rows
from maturity_desktop.gui.theme import ThemeSwitch, set_role
from maturity_desktop.gui.widgets.dialog_parts import calm_button
from maturity_desktop.gui.widgets.edit_marks import mark_edits
from maturity_desktop.gui.widgets.flow_layout import FlowLayout
from maturity_desktop.gui.widgets.labels import breakable, plain_label
from maturity_desktop.gui.widgets.row_list import RowList

SIZE = (780, 600)
LONGEST_TITLE = 120
TOLD = frozenset({OwnProfile, Target, AuditDetails, FrameworkUse})
"""The kinds of records that the dialog shows."""


class TargetsDialog(QDialog):
    """What it does is done at once, each act one thing to undo."""

    keep_wanted = Signal(object)
    """A KeptProfile that the firm is to keep for other audits."""
    firm_wanted = Signal()
    """A profile of the firm's is to be taken in."""

    def __init__(
        self, session: AuditSession, ask: Ask, theme: ThemeSwitch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._ask = session, ask
        self.setWindowTitle(_("Targets"))
        self.list = RowList(theme, _("Target profiles"), 0)
        self.list.shows_choice = True
        self.list.setProperty("role", "framed")
        self.levels = LevelRows(theme)
        self.level = Choice([(f"{step.level}  {step.title}", step.level) for step in session.framework.scale])
        choose_in_list(self.level)
        self.name = plain_label("", "heading", wraps=True)
        self.note = plain_label("", "quiet", wraps=True)
        self.trouble = plain_label("", "wrong", wraps=True)
        self._make_buttons()
        self._lay_out()
        self._wire()
        self._show(profile_in_force(session.audit, session.framework).id)
        pass_wheel_on(self)
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize()))
        self.list.setFocus()

    def _make_buttons(self) -> None:
        self.put_in_force = calm_button(_("Put in &force"), self._put_in_force)
        self.new = calm_button(_("&New…"), self._new)
        self.copy = calm_button(_("&Copy…"), self._copy)
        self.rename = calm_button(_("&Rename…"), self._rename)
        self.remove = calm_button(_("&Delete"), self._remove)
        self.keep = calm_button(_("&Keep for the firm"), self._keep)
        self.from_firm = calm_button(_("From the f&irm…"), self.firm_wanted.emit)
        self.set_level = calm_button(_("&Set"), lambda: self._want(self.level.value))
        self.reset = calm_button(_("&Back to the profile’s levels"), self._reset)
        self.close_button = calm_button(_("Close"), self.accept)
        set_role(self.put_in_force, "primary")
        mark_edits(
            self.put_in_force, self.new, self.copy, self.rename, self.remove, self.keep, self.from_firm,
            self.set_level, self.reset, self.level,
        )  # fmt: skip

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        buttons = (self.new, self.copy, self.rename, self.remove, self.keep, self.from_firm)
        left.addWidget(_flow(*buttons))
        label = plain_label(_("&Level"))
        label.setBuddy(self.level)
        self.level.setAccessibleName(_("Level of what the list stands at"))
        self.level.setMinimumContentsLength(18)
        label.setMinimumHeight(self.level.sizeHint().height())
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.put_in_force, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addLayout(head)
        right.addWidget(self.note)
        right.addWidget(self.levels, 1)
        right.addWidget(_flow(label, self.level, self.set_level, self.reset))
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(left, 4)
        across.addLayout(right, 7)
        foot = QHBoxLayout()
        foot.addWidget(self.trouble, 1)
        foot.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(across, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.list.chosen.connect(lambda _profile: self.levels.setFocus())
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_profile())
        self.levels.selectionModel().currentChanged.connect(lambda _new, _old: self._follow_scope())
        self.levels.level_typed.connect(self._want)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.list, self.remove.click)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._session.records_changed.connect(self._follow)

    # What is shown

    def _follow(self, kinds: frozenset[type]) -> None:
        if kinds & TOLD:
            self._show(self._current)

    def _show(self, current: str) -> None:
        """The profiles as they are now; the list stays where it stood, else goes to the one in force."""
        rows = tuple(self._rows())
        known = [str(row.goal) for row in rows]
        force = profile_in_force(self._session.audit, self._session.framework).id
        self.list.show_rows(rows)
        wanted = current if current in known else force
        if wanted in known:
            self.list.setCurrentIndex(self.list.rows.index(known.index(wanted)))
        self._show_profile()

    def _rows(self) -> Iterator[Row]:
        session = self._session
        force = profile_in_force(session.audit, session.framework).id
        for profile in profiles_of(session.audit, session.framework):
            own = profiles.own_profile(session.audit, session.framework, profile.id)
            whose = _("of this audit") if own is not None else _("of the model")
            if own is not None and own.source:
                whose = _("of this audit, from {source}").format(source=own.source)
            mark = _("in force") if profile.id == force else ""
            yield Row(profile.title or profile.id, detail=whose, mark=mark, goal=profile.id)

    @property
    def _current(self) -> str:
        index = self.list.currentIndex()
        return str(self.list.rows.rows[index.row()].goal) if index.isValid() else ""

    @property
    def profile(self) -> TargetProfile:
        """The profile that is looked at; the one in force where the model has none at all."""
        session = self._session
        try:
            return profiles.profile_called(session.audit, session.framework, self._current)
        except KeyError:
            return profile_in_force(session.audit, session.framework)

    def _show_profile(self) -> None:
        session, profile = self._session, self.profile
        audit, framework = session.audit, session.framework
        is_own = profiles.own_profile(audit, framework, profile.id) is not None
        in_force = profiles.is_in_force(audit, framework, profile.id)
        self.name.setText(breakable(profile.title or profile.id))
        self.note.setText(breakable(profile.note))
        self.note.setVisible(bool(profile.note))
        self.levels.show_levels(tuple(level_rows(audit, framework, profile)))
        self.put_in_force.setEnabled(not in_force)
        self.put_in_force.setText(_("In force") if in_force else _("Put in &force"))
        for button in (self.rename, self.remove):
            button.setEnabled(is_own)
        changed = bool(profiles.changed_targets(audit, framework, profile.id))
        self.reset.setEnabled(changed)
        self.trouble.setText("")
        self._follow_scope()

    def _follow_scope(self) -> None:
        """The field shows the level of what the list stands at, where that has one alone."""
        session, scope = self._session, self.levels.scope
        self.set_level.setEnabled(scope is not None)
        if scope is None:
            return
        wanted = profiles.levels_of(session.audit, session.framework, self.profile)
        levels = {wanted[name] for name in scope.criteria}
        if len(levels) == 1:
            self.level.choose(levels.pop())

    # What is done

    def _change(self, label: str, changes: Changes) -> None:
        self._session.change(label, changes)

    def _want(self, level: int) -> None:
        """A level of what the list stands at; a digit off the scale is told."""
        framework, scope, profile = self._session.framework, self.levels.scope, self.profile
        if scope is None:
            return
        if not framework.floor <= level <= framework.top:
            self.tell_trouble(
                _("The scale has levels {floor} to {top}.").format(floor=framework.floor, top=framework.top)
            )
            return
        audit = self._session.audit
        label = _("level {level} wanted of “{what}”").format(level=level, what=scope.words)
        if not scope.name:
            self._change(label, profiles.want_of_all(audit, framework, profile, level))
        else:
            self._change(label, profiles.want(audit, framework, profile, scope.criteria, level))

    def _reset(self) -> None:
        session, profile = self._session, self.profile
        label = _("own targets for “{profile}” taken back").format(profile=profile.title)
        self._change(label, profiles.reset(session.audit, session.framework, profile.id))

    def _put_in_force(self) -> None:
        label = _("profile “{profile}” in force").format(profile=self.profile.title)
        self._change(label, profiles.put_in_force(self._session.audit, self.profile.id))

    def _ask_title(self, title: str, initial: str, besides: str = "") -> str:
        """A name that no other profile has; empty where the person thought better of it."""
        reply = self._ask.text(title, _("What the profile is called"), initial)
        name = " ".join((reply or "").split())[:LONGEST_TITLE]
        session = self._session
        if name and profiles.is_title_taken(session.audit, session.framework, name, besides):
            self.tell_trouble(_("There is a profile of this name. Choose another one."))
            return ""
        return name

    def _new(self) -> None:
        session = self._session
        title = self._ask_title(_("New profile"), "")
        if title:
            level = self.profile.level
            name, changes = profiles.new_profile(session.audit, session.framework, title, level)
            self._change(_("new profile “{profile}”").format(profile=title), changes)
            self._show(name)

    def _copy(self) -> None:
        session, profile = self._session, self.profile
        title = self._ask_title(
            _("Copy the profile"), _("{profile}, for this client").format(profile=profile.title)
        )
        if title:
            name, changes = profiles.copy_profile(session.audit, session.framework, profile, title)
            self._change(_("copy of “{profile}”").format(profile=profile.title), changes)
            self._show(name)

    def _rename(self) -> None:
        session, profile = self._session, self.profile
        title = self._ask_title(_("Rename the profile"), profile.title, profile.id)
        if title:
            label = _("profile “{profile}” renamed").format(profile=profile.title)
            self._change(label, profiles.rename(session.audit, session.framework, profile.id, title))

    def _remove(self) -> None:
        session, profile = self._session, self.profile
        if self.remove.isEnabled():
            label = _("profile “{profile}” deleted").format(profile=profile.title)
            self._change(label, profiles.remove(session.audit, session.framework, profile.id))

    # The firm's

    def _keep(self) -> None:
        session = self._session
        self.keep_wanted.emit(profiles.kept_of(session.audit, session.framework, self.profile))

    def tell(self, words: str) -> None:
        """What came of an act that took a while."""
        set_role(self.trouble, "quiet")
        self.trouble.setText(breakable(words))

    def tell_trouble(self, words: str) -> None:
        """What did not work."""
        set_role(self.trouble, "wrong")
        self.trouble.setText(breakable(words))

    def take_in(self, kept: KeptProfile) -> None:
        """A profile of the firm's becomes one of the audit's own."""
        session = self._session
        name, changes = profiles.take_in(session.audit, session.framework, kept, _("the firm"))
        self._change(_("profile “{profile}” from the firm").format(profile=kept.title), changes)
        self._show(name)
        unknown = profiles.unknown_in(kept, session.framework)
        if unknown:
            words = _("Passed over, because this edition has not got them: {criteria}")
            self.tell_trouble(words.format(criteria=", ".join(unknown)))


def _flow(*parts: QWidget) -> QWidget:
    """Parts side by side, in as many rows as the width wants."""
    whole = QWidget()
    row = FlowLayout(whole, spacing=8)
    for part in parts:
        row.addWidget(part)
    return whole
