"""Lists with heads between their rows: the keyboard goes past them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QListView

Action = QAbstractItemView.CursorAction
UPWARDS = (Action.MoveUp, Action.MovePageUp, Action.MoveLeft, Action.MovePrevious)


def past_heads(
    view: QListView, found: QModelIndex, action: Action, is_head: Callable[[int], bool]
) -> QModelIndex:
    """Where an arrow goes that would come to a head: on to the next row, else nowhere.

    Above the first row the head comes into sight.
    """
    model = view.model()
    count = model.rowCount()
    step = -1 if action in UPWARDS else 1
    place = found.row()
    while 0 <= place < count and is_head(place):
        place += step
    if 0 <= place < count:
        return model.index(place, 0)
    if step < 0:
        view.scrollToTop()
    return view.currentIndex()
