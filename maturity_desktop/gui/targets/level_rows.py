"""The levels that a profile wants, of all, by domain, by criterion; a digit sets what the list stands at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from gettext import gettext as _

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from maturity_desktop.domain.audit import Audit
from maturity_desktop.domain.framework import Framework, TargetProfile
from maturity_desktop.domain.target_profiles import levels_of
from maturity_desktop.gui.models.rows import Row
from maturity_desktop.gui.theme import ThemeSwitch
from maturity_desktop.gui.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Scope:
    """What a row stands for: its criteria; `name` tells it from the others."""

    name: str
    words: str
    criteria: tuple[str, ...]


def level_rows(audit: Audit, framework: Framework, profile: TargetProfile) -> Iterator[Row]:
    """All criteria, then each domain followed by its own."""
    wanted = levels_of(audit, framework, profile)
    everything = Scope("", _("All criteria"), tuple(wanted))
    yield Row(everything.words, mark=_span(wanted, everything.criteria), goal=everything)
    for domain in framework.domains:
        own = tuple(criterion.id for criterion in domain.criteria)
        if not own:
            continue
        title = _("{id} {title}").format(id=domain.id, title=domain.title)
        yield Row(title, heading=True)
        whole = Scope(f"domain {domain.id}", title, own)
        yield Row(_("All of “{domain}”").format(domain=domain.title), mark=_span(wanted, own), goal=whole)
        for criterion in domain.criteria:
            scope = Scope(criterion.id, criterion.title, (criterion.id,))
            mark = _mark(wanted[criterion.id], profile.target(criterion.id))
            yield Row(criterion.title, lead=criterion.id, mark=mark, goal=scope)


def _span(wanted: Mapping[str, int], criteria: Sequence[str]) -> str:
    levels = sorted({wanted[name] for name in criteria})
    if len(levels) == 1:
        return _("level {level}").format(level=levels[0])
    return _("levels {low} to {high}").format(low=levels[0], high=levels[-1])


def _mark(level: int, usual: int) -> str:
    if level == usual:
        return _("level {level}").format(level=level)
    return _("level {level}, not {usual} as in the profile").format(level=level, usual=usual)


class LevelRows(RowList):
    """The rows; a digit of the scale is what one wants of the current one."""

    level_typed = Signal(int)

    def __init__(self, theme: ThemeSwitch) -> None:
        super().__init__(theme, _("Levels wanted"))
        self.shows_choice = True
        self.setProperty("role", "framed")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isdecimal() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.level_typed.emit(int(typed))
        else:
            super().keyPressEvent(event)

    @property
    def scope(self) -> Scope | None:
        """What the list stands at."""
        index = self.currentIndex()
        goal = self.rows.rows[index.row()].goal if index.isValid() else None
        return goal if isinstance(goal, Scope) else None

    def show_levels(self, rows: Sequence[Row]) -> None:
        """Other levels; the list stays at what it stood at."""
        before, top = self.scope, self.verticalScrollBar().value()
        self.show_rows(rows)
        for place, row in enumerate(rows):
            if before is not None and isinstance(row.goal, Scope) and row.goal.name == before.name:
                self.setCurrentIndex(self.rows.index(place))
        self.verticalScrollBar().setValue(top)
