"""Circles of garbage go in the window's thread, and in no other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from maturity_desktop.gui.rubbish import LIMITS, RubbishCollector


@pytest.fixture
def collector(qapp: Any) -> Iterator[RubbishCollector]:
    was_enabled = gc.isenabled()
    made = RubbishCollector()
    yield made
    made.deleteLater()
    if was_enabled:
        gc.enable()


class Circle:
    def __init__(self) -> None:
        self.widget = QWidget()
        self.me = self


def test_a_thread_that_allocates_much_deletes_no_widget(collector: RubbishCollector) -> None:
    circle = weakref.ref(Circle())
    heaps: list[list[object]] = []
    thread = threading.Thread(target=lambda: heaps.extend([[]] for _ in range(50 * LIMITS[0])))
    thread.start()
    thread.join()
    assert circle() is not None
    collector.collect_where_due()
    assert circle() is None


def test_nothing_is_looked_through_where_there_is_little(collector: RubbishCollector) -> None:
    gc.collect()
    assert collector.collect_where_due() == -1


def test_what_was_there_at_the_first_full_look_is_not_looked_at_again(
    collector: RubbishCollector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gc, "get_count", lambda: tuple(most + 1 for most in LIMITS))
    gc.unfreeze()
    assert collector.collect_where_due() == 2
    kept = gc.get_freeze_count()
    assert kept > len(LIMITS)
    later = weakref.ref(Circle())
    assert collector.collect_where_due() == 2
    assert later() is None
    assert gc.get_freeze_count() <= kept  # nothing is added by later looks
