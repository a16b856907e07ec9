"""F6 goes from pane to pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def step_pane(panes: Sequence[QWidget], focused: QWidget | None, step: int) -> None:
    """Puts the keyboard into the next pane in sight (step 1) or the one before (-1)."""
    shown = [pane for pane in panes if pane.isVisible() and first_stop(pane) is not None]
    if not shown:
        return
    here = next((place for place, pane in enumerate(shown) if _holds(pane, focused)), None)
    place = (here + step) % len(shown) if here is not None else 0 if step > 0 else len(shown) - 1
    stop = first_stop(shown[place])
    assert stop is not None, "panes without a stop were left out"
    stop.setFocus(Qt.FocusReason.TabFocusReason)


def first_stop(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that takes the keyboard: the one that had it last, else by Tab."""
    before: QWidget | None = pane.focusWidget()
    if before is not None and before is not pane and _takes_tab(before):
        return before
    stops = (widget for widget in (pane, *pane.findChildren(QWidget)) if _takes_tab(widget))
    return next(stops, None)


def _takes_tab(widget: QWidget) -> bool:
    tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return tab and widget.isEnabled() and widget.isVisible()


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))
